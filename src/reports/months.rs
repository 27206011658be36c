//! The Jalali months that a report looks back over.
use chrono::NaiveDate;

use super::Question;
use crate::documents::{Cell, Column, Place};
use crate::persian::Period;
use crate::words::Words;

/// How many months a report looks back over.
const MONTHS: usize = 12;

/// The twelve months up to the one of a day, the earliest first.
pub fn up_to(day: NaiveDate) -> Vec<Period> {
    let mut months: Vec<Period> =
        std::iter::successors(Some(Period::month_of(day)), |month| month.previous()).take(MONTHS).collect();
    months.reverse();
    months
}

/// The first of the days that a report looks back over, month by month.
pub fn start(question: &Question) -> NaiveDate {
    up_to(question.as_of()).first().map_or(question.period.from(), |month| month.from())
}

/// The columns that name a month: for people, and for machines.
pub fn columns(w: Words) -> [Column; 2] {
    [Column::text("month", w.period_reports.month()), Column::text("period", w.reports.part()).placed(Place::Hidden)]
}

/// The cells that name a month.
pub fn cells(w: Words, month: Period) -> [Cell; 2] {
    [Cell::text(w.month_of(month.from())), Cell::Code(month.key())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_end_with_the_one_of_the_day() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 18).unwrap_or_default();
        let keys: Vec<String> = up_to(day).into_iter().map(Period::key).collect();
        assert_eq!(keys.len(), 12);
        assert_eq!((keys[0].as_str(), keys[11].as_str()), ("1404-03", "1405-02"));
    }
}
