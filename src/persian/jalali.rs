//! A day of the Jalali (Solar Hijri) calendar.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use icu_calendar::{Date, cal::Persian, types::RataDie};

use super::day_fault::DayFault;
use super::digits::to_persian;
use super::names::{MONTHS_EN, MONTHS_FA, month_in, weekday_en, weekday_fa};

/// The years for which the official table of leap years is published, and so the years accepted.
pub const SUPPORTED_YEARS: RangeInclusive<i32> = 1206..=1498;

/// One day, in Jalali numbers.
///
/// [`Jalali::new`] and the arithmetic give only [`SUPPORTED_YEARS`]. Any `NaiveDate` can be
/// converted for display, also one outside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jalali {
    year: i32,
    month: u8,
    day: u8,
    // Kept beside the Jalali numbers so that going back needs no conversion and cannot fail.
    gregorian: NaiveDate,
}

impl Jalali {
    /// The day with these numbers, or why there is none.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, DayFault> {
        if !SUPPORTED_YEARS.contains(&year) {
            return Err(DayFault::YearOutOfRange);
        }
        let days = days_in_month(year, month).ok_or(DayFault::NoSuchMonth)?;
        if month == 12 && day == 30 && days == 29 {
            return Err(DayFault::NotLeap { year });
        }
        if !(1..=days).contains(&day) {
            return Err(DayFault::NoSuchDay { year, month, days });
        }
        let gregorian = to_naive(year, month, day).ok_or(DayFault::YearOutOfRange)?;
        Ok(Self { year, month, day, gregorian })
    }

    /// The year, such as 1405.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 (Farvardin) to 12 (Esfand).
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The same day as it is stored.
    pub fn to_gregorian(self) -> NaiveDate {
        self.gregorian
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.gregorian.weekday()
    }

    /// Whether the year is one of [`SUPPORTED_YEARS`].
    pub fn is_supported(self) -> bool {
        SUPPORTED_YEARS.contains(&self.year)
    }

    /// The same day so many months later (or earlier, if negative).
    ///
    /// Where the other month is shorter its last day is taken: 31 Shahrivar and one month is
    /// 30 Mehr.
    pub fn add_months(self, months: i32) -> Result<Self, DayFault> {
        let count = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months);
        let year = i32::try_from(count.div_euclid(12)).map_err(|_| DayFault::YearOutOfRange)?;
        let month = count.rem_euclid(12) as u8 + 1;
        let days = days_in_month(year, month).ok_or(DayFault::YearOutOfRange)?;
        Self::new(year, month, self.day.min(days))
    }

    /// The same day so many years later (or earlier); 30 Esfand becomes 29 where it must.
    pub fn add_years(self, years: i32) -> Result<Self, DayFault> {
        let months = years.checked_mul(12).ok_or(DayFault::YearOutOfRange)?;
        self.add_months(months)
    }

    /// The first day of this month.
    pub fn first_of_month(self) -> Self {
        shift(self.gregorian, 1 - i64::from(self.day)).into()
    }

    /// The last day of this month.
    pub fn month_end(self) -> Self {
        let days = to_persian_date(self.gregorian).days_in_month();
        shift(self.gregorian, i64::from(days) - i64::from(self.day)).into()
    }

    /// Year and month as one number, such as 140502, for grouping and for comparing months.
    pub fn period(self) -> i64 {
        i64::from(self.year) * 100 + i64::from(self.month)
    }

    /// The month's name in Persian.
    pub fn month_fa(self) -> &'static str {
        month_in(&MONTHS_FA, self.month)
    }

    /// The month's name in Latin letters.
    pub fn month_en(self) -> &'static str {
        month_in(&MONTHS_EN, self.month)
    }

    /// `1405/02/28`: ASCII digits, sorts as text, and keeps its order inside Persian sentences.
    pub fn numeric(self) -> String {
        format!("{:04}/{:02}/{:02}", self.year, self.month, self.day)
    }

    /// «دوشنبه ۲۸ اردیبهشت ۱۴۰۵»
    pub fn words_fa(self) -> String {
        format!("{} {}", weekday_fa(self.weekday()), self.short_fa())
    }

    /// «۲۸ اردیبهشت ۱۴۰۵»
    pub fn short_fa(self) -> String {
        let month = self.month_fa();
        to_persian(&format!("{} {month} {}", self.day, self.year))
    }

    /// `Monday 28 Ordibehesht 1405`
    pub fn words_en(self) -> String {
        format!("{} {}", weekday_en(self.weekday()), self.short_en())
    }

    /// `28 Ordibehesht 1405`
    pub fn short_en(self) -> String {
        format!("{} {} {}", self.day, self.month_en(), self.year)
    }
}

impl From<NaiveDate> for Jalali {
    fn from(gregorian: NaiveDate) -> Self {
        let date = to_persian_date(gregorian);
        Self { year: date.year().extended_year(), month: date.month().ordinal, day: date.day_of_month().0, gregorian }
    }
}

/// Whether Esfand of the year has 30 days.
pub fn is_leap_year(year: i32) -> bool {
    Date::try_new_persian(year, 1, 1).is_ok_and(|first| first.is_in_leap_year())
}

/// How many days the month has; `None` if there is no such month.
pub fn days_in_month(year: i32, month: u8) -> Option<u8> {
    match month {
        1..=6 => Some(31),
        7..=11 => Some(30),
        12 if is_leap_year(year) => Some(30),
        12 => Some(29),
        _ => None,
    }
}

/// The day so many days away; at the far ends of what `NaiveDate` can hold it stays at the end.
pub(super) fn shift(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(distance).unwrap_or(NaiveDate::MIN)
    } else {
        day.checked_add_days(distance).unwrap_or(NaiveDate::MAX)
    }
}

// Both libraries count days from 1 January of year 1, so the count is the bridge between them.

fn to_persian_date(day: NaiveDate) -> Date<Persian> {
    Date::from_rata_die(RataDie::new(i64::from(day.num_days_from_ce())), Persian)
}

fn to_naive(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    let date = Date::try_new_persian(year, month, day).ok()?;
    let count = i32::try_from(date.to_rata_die().to_i64_date()).ok()?;
    NaiveDate::from_num_days_from_ce_opt(count)
}
