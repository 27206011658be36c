//! Periods that move with the day: this month, the quarter before this one.
use chrono::NaiveDate;

use super::Period;
use crate::keyed;

keyed! {
    /// A period told by where it lies from today.
    pub enum Moving {
        /// The month before this one.
        LastMonth = "last-month",
        /// This month.
        ThisMonth = "this-month",
        /// The quarter before this one.
        LastQuarter = "last-quarter",
        /// The half-year before this one.
        LastHalf = "last-half",
        /// This half-year.
        ThisHalf = "this-half",
        /// This year.
        ThisYear = "this-year",
        /// The year before this one.
        LastYear = "last-year",
    }
}

impl Moving {
    /// The period it is on a day.
    pub fn on(self, today: NaiveDate) -> Period {
        let before = |period: Period| period.previous().unwrap_or(period);
        match self {
            Moving::LastMonth => before(Period::month_of(today)),
            Moving::ThisMonth => Period::month_of(today),
            Moving::LastQuarter => before(Period::quarter_of(today)),
            Moving::LastHalf => before(Period::half_of(today)),
            Moving::ThisHalf => Period::half_of(today),
            Moving::ThisYear => Period::year_of(today),
            Moving::LastYear => before(Period::year_of(today)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moving_period_is_reckoned_from_today() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 22).unwrap(); // 2 Farvardin 1405
        let keys: Vec<String> = Moving::ALL.iter().map(|moving| moving.on(today).key()).collect();
        assert_eq!(keys, ["1404-12", "1405-01", "1404-q4", "1404-h2", "1405-h1", "1405", "1404"]);
    }
}
