//! Persian days, periods and spelling, seen from outside.

mod any_text;
mod calendar;
mod periods;
mod spelling;
mod typed_days;
mod typed_distances;

use chrono::NaiveDate;
use tafahom::persian::Jalali;

/// The stored day of Jalali numbers.
fn jalali(year: i32, month: u8, day: u8) -> NaiveDate {
    Jalali::new(year, month, day).unwrap_or_else(|fault| panic!("{year}/{month}/{day}: {fault:?}")).to_gregorian()
}

/// The stored day of Gregorian numbers.
fn gregorian(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a Gregorian day")
}
