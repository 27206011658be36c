//! Dates with the month's name.

use super::super::day_fault::DayFault;
use super::super::jalali::Jalali;
use super::super::names::{is_gregorian_month, month_named};
use super::numeric::{GREGORIAN_YEARS, number, two_digit_year};
use super::tokens::Token::{self, Mark, Number, Word};
use super::{DayNote, Lean, Now, TypedDay};

/// Words around a month's name that add nothing: «۲۸م ماه … سال», "28th of".
const FILLERS: [&str; 9] = ["م", "ام", "ماه", "سال", "st", "nd", "rd", "th", "of"];

/// Reads day, month name and perhaps year. Words must not be missing; separators are ignored.
pub(super) fn read(tokens: &[Token], now: &Now) -> Result<TypedDay, DayFault> {
    let tokens: Vec<&Token> = tokens.iter().filter(|t| !matches!(t, Mark(_))).collect();
    match tokens.as_slice() {
        // The four-digit number is the year, on whichever side it stands.
        [Number(year), words @ .., Number(day)] if year.len() == 4 && day.len() <= 2 => {
            date(day, words, Some(year), now)
        }
        [Number(day), words @ .., Number(year)] => date(day, words, Some(year), now),
        [Number(day), words @ ..] => date(day, words, None, now),
        [words @ .., Number(day), Number(year)] => date(day, words, Some(year), now),
        [words @ .., Number(day)] => date(day, words, None, now),
        words => match month(words) {
            // A month without a day, or a word that has nothing to do with dates.
            Ok(_) => Err(DayFault::Incomplete),
            Err(DayFault::UnknownMonth(_)) => Err(DayFault::Unreadable),
            Err(fault) => Err(fault),
        },
    }
}

fn date(day: &str, words: &[&Token], year: Option<&String>, now: &Now) -> Result<TypedDay, DayFault> {
    let month = month(words)?;
    if year.is_none() && day.len() == 4 {
        // «اردیبهشت ۱۴۰۵» names a month of a year, not a day.
        return Err(DayFault::Incomplete);
    }
    if day.len() > 2 {
        return Err(DayFault::WrongDigits);
    }
    let day: u8 = number(day)?;
    let (year, note) = match year {
        None => (assumed_year(month, day, now), Some(DayNote::YearAssumed)),
        Some(year) if year.len() == 2 => (two_digit_year(year, now)?, Some(DayNote::TwoDigitYear)),
        Some(year) if year.len() == 4 => (number(year)?, None),
        Some(_) => return Err(DayFault::WrongDigits),
    };
    if GREGORIAN_YEARS.contains(&year) {
        return Err(DayFault::JalaliMonthWithGregorianYear);
    }
    let day = Jalali::new(year, month, day)?.to_gregorian();
    Ok(TypedDay { day, note })
}

/// The month the words name; its name may be typed in pieces («اردی بهشت»).
fn month(words: &[&Token]) -> Result<u8, DayFault> {
    let mut named = Vec::new();
    for token in words {
        match token {
            Word(word) if FILLERS.contains(&word.as_str()) => {}
            Word(word) => named.push(word.as_str()),
            Number(_) | Mark(_) => return Err(DayFault::Unreadable),
        }
    }
    let joined = named.concat();
    if joined.is_empty() {
        return Err(DayFault::Incomplete);
    }
    month_named(&joined).ok_or_else(|| {
        if is_gregorian_month(&joined) {
            DayFault::GregorianMonth(joined)
        } else {
            DayFault::UnknownMonth(named.join(" "))
        }
    })
}

/// The year that brings the day nearest to today on the side the field looks to.
///
/// Whether the year has such a day is not asked: «۳۰ اسفند» of a common year is more likely a slip
/// than a day five years away.
fn assumed_year(month: u8, day: u8, now: &Now) -> i32 {
    let today = Jalali::from(now.today);
    let (typed, current) = ((month, day), (today.month(), today.day()));
    match now.lean {
        Lean::Past if typed > current => today.year() - 1,
        Lean::Future if typed < current => today.year() + 1,
        Lean::Past | Lean::Future | Lean::CurrentYear => today.year(),
    }
}
