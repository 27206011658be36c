//! What staff type in a date field, read as a day.
//!
//! Nothing is guessed silently: what had to be assumed is noted, and what could mean two days is
//! refused together with both of them.

mod named;
mod numeric;
mod relative;
mod tokens;

use chrono::{Datelike, NaiveDate, Weekday};

use super::day_fault::DayFault;
use super::jalali::Jalali;
use tokens::Token;

/// Which way a field looks when the year is missing, or when only a weekday is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// Something that has happened: the nearest such day up to today.
    Past,
    /// Something still to come: the nearest such day from today on.
    Future,
    /// Neither: the current Jalali year; a weekday is the coming one.
    CurrentYear,
}

/// A day that was read, and what the reader should be told about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedDay {
    /// The day.
    pub day: NaiveDate,
    /// What was assumed or does not fit; the weightier one if there are two.
    pub note: Option<DayNote>,
}

/// Something to tell beside a day that was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayNote {
    /// No year was typed.
    YearAssumed,
    /// The year was typed with two digits.
    TwoDigitYear,
    /// The weekday that was typed is not that day's.
    WeekdayDoesNotFit {
        /// The weekday typed.
        said: Weekday,
        /// The weekday of the day.
        is: Weekday,
    },
}

/// What the reading of a day depends on besides the text.
struct Now {
    today: NaiveDate,
    lean: Lean,
}

/// Reads a day as staff type it, in Persian or English.
///
/// Understood are Jalali and Gregorian numbers («۱۴۰۵/۲/۲۸», «۲۸/۲/۱۴۰۵», `2026-05-18`), month
/// names («۲۸ اردیبهشت», `28 Ordibehesht 1405`), weekdays, and distances («فردا», «۷ روز بعد»,
/// «آخر ماه», `in 2 weeks`). Whatever [`Jalali`] writes is read back as the same day.
pub fn read(typed: &str, today: NaiveDate, lean: Lean) -> Result<TypedDay, DayFault> {
    let tokens = tokens::split(typed)?;
    if tokens.is_empty() {
        return Err(DayFault::Empty);
    }
    let now = Now { today, lean };
    let found = match relative::read(&tokens, &now) {
        Some(day) => TypedDay::certain(day?),
        None => written(&tokens, &now)?,
    };
    // Gregorian years and distances can lead out of the years that can be written back.
    if Jalali::from(found.day).is_supported() { Ok(found) } else { Err(DayFault::YearOutOfRange) }
}

/// A date written out, perhaps with its weekday before it.
fn written(tokens: &[Token], now: &Now) -> Result<TypedDay, DayFault> {
    let (said, date) = relative::strip_lead(tokens);
    let found = if date.iter().any(|token| matches!(token, Token::Word(_))) {
        named::read(date, now)?
    } else {
        numeric::read(date, now)?
    };
    let is = found.day.weekday();
    Ok(match said {
        Some(said) if said != is => TypedDay { note: Some(DayNote::WeekdayDoesNotFit { said, is }), ..found },
        _ => found,
    })
}

impl TypedDay {
    fn certain(day: NaiveDate) -> Self {
        Self { day, note: None }
    }

    fn noted(day: NaiveDate, note: DayNote) -> Self {
        Self { day, note: Some(note) }
    }
}
