//! Why something is not a day.

use chrono::NaiveDate;

/// The reason a day was refused.
///
/// It carries facts only; each language chooses its own words for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// Nothing was typed.
    Empty,
    /// 30 Esfand of a year in which Esfand has 29 days.
    NotLeap {
        /// The Jalali year that is not leap.
        year: i32,
    },
    /// The month exists but has no such day.
    NoSuchDay {
        /// The Jalali year.
        year: i32,
        /// The Jalali month, 1 to 12.
        month: u8,
        /// How many days that month has.
        days: u8,
    },
    /// A month number that is not 1 to 12.
    NoSuchMonth,
    /// A year outside the calendars' supported years.
    YearOutOfRange,
    /// A two-digit year that could stand at either end.
    Ambiguous {
        /// The days it may mean, earliest first; none of them was chosen.
        readings: Vec<NaiveDate>,
    },
    /// A word where a month name was expected, in its folded spelling.
    UnknownMonth(String),
    /// A month of the Gregorian calendar by name, such as "28 May".
    GregorianMonth(String),
    /// A Jalali month name beside a Gregorian year.
    JalaliMonthWithGregorianYear,
    /// Numbers of the Gregorian calendar that make no day, such as month 18.
    NoSuchGregorianDay,
    /// Two different separators in one date, such as `1405/02-28`.
    MixedSeparators,
    /// The day, or the month, is missing, such as `1405/2`.
    Incomplete,
    /// A group of digits too long or too short for its place, such as `14052/2/8`.
    WrongDigits,
    /// Nothing a day is written with.
    Unreadable,
}
