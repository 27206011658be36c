//! Where a record stands among all that can be found: one number that says its kind, its day and its
//! order on that day, so that the newest of a kind, or those of a year, are one range of numbers.
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Kind;
use crate::persian::Period;

const KIND: u32 = 56;
const DAY: u32 = 36;

fn of_day(kind: Kind, day: NaiveDate) -> i64 {
    let number = Kind::ALL.iter().position(|one| *one == kind).unwrap_or_default() as i64 + 1;
    // Days before the first year have no place of their own.
    (number << KIND) + (i64::from(day.num_days_from_ce().max(0)) << DAY)
}

/// The places of a kind on one day.
pub fn on(kind: Kind, day: NaiveDate) -> Range<i64> {
    let first = of_day(kind, day);
    first..first + (1 << DAY)
}

/// The places of a kind, in one Jalali year if one is asked for. What belongs to no day is in no year.
pub fn range(kind: Kind, year: Option<i32>) -> Range<i64> {
    let first = of_day(kind, NaiveDate::MIN);
    let period = year.and_then(|year| Period::parse(&year.to_string()).ok());
    match (year, period) {
        (None, _) => first..first + (1 << KIND),
        (Some(_), Some(period)) if kind.is_dated() => of_day(kind, period.from())..on(kind, period.to()).end,
        _ => first..first,
    }
}
