//! Dates in numbers.

use chrono::NaiveDate;

use super::super::day_fault::DayFault;
use super::super::jalali::Jalali;
use super::tokens::Token::{self, Mark, Number};
use super::{DayNote, Now, TypedDay};

/// Years typed in this range are Gregorian; no supported Jalali year lies in it.
pub(super) const GREGORIAN_YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Reads three groups of digits, or eight digits together.
pub(super) fn read(tokens: &[Token], now: &Now) -> Result<TypedDay, DayFault> {
    match tokens {
        [Number(packed)] => unpack(packed).map(TypedDay::certain),
        [Number(a), Number(b), Number(c)] => groups(a, b, c, now),
        [Number(a), Mark(x), Number(b), Mark(y), Number(c)] if x == y => groups(a, b, c, now),
        [Number(_), Mark(_), Number(_), Mark(_), Number(_)]
        | [Number(_), Mark(_), Number(_), Number(_)]
        | [Number(_), Number(_), Mark(_), Number(_)] => Err(DayFault::MixedSeparators),
        [Number(_), Number(_)] | [Number(_), Mark(_), Number(_)] => Err(DayFault::Incomplete),
        _ => Err(DayFault::Unreadable),
    }
}

/// The day with a full year, in whichever calendar has that year.
fn full_date(year: &str, month: &str, day: &str) -> Result<NaiveDate, DayFault> {
    let year: i32 = number(year)?;
    let (month, day): (u8, u8) = (number(month)?, number(day)?);
    if GREGORIAN_YEARS.contains(&year) {
        NaiveDate::from_ymd_opt(year, month.into(), day.into()).ok_or(DayFault::NoSuchGregorianDay)
    } else {
        Ok(Jalali::new(year, month, day)?.to_gregorian())
    }
}

/// The year a two-digit one stands for: at most thirty years ahead, otherwise behind.
pub(super) fn two_digit_year(typed: &str, now: &Now) -> Result<i32, DayFault> {
    let this_year = Jalali::from(now.today).year();
    let year = this_year - this_year.rem_euclid(100) + number::<i32>(typed)?;
    Ok(if year > this_year + 30 { year - 100 } else { year })
}

/// The number, if it is short enough for its type.
pub(super) fn number<N: std::str::FromStr>(digits: &str) -> Result<N, DayFault> {
    digits.parse().map_err(|_| DayFault::WrongDigits)
}

fn unpack(packed: &str) -> Result<NaiveDate, DayFault> {
    match packed.len() {
        8 => {
            let (year, rest) = packed.split_at(4);
            let (month, day) = rest.split_at(2);
            full_date(year, month, day)
        }
        1..=4 => Err(DayFault::Incomplete),
        _ => Err(DayFault::WrongDigits),
    }
}

fn groups(a: &str, b: &str, c: &str, now: &Now) -> Result<TypedDay, DayFault> {
    match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => full_date(a, b, c).map(TypedDay::certain),
        (1..=2, 1..=2, 4) => full_date(c, b, a).map(TypedDay::certain),
        (1..=2, 1..=2, 1..=2) => short_groups(a, b, c, now),
        _ => Err(DayFault::WrongDigits),
    }
}

/// A date with a short year, which may stand first or last.
fn short_groups(a: &str, b: &str, c: &str, now: &Now) -> Result<TypedDay, DayFault> {
    let date = |year: &str, day: &str| -> Result<NaiveDate, DayFault> {
        let year = two_digit_year(year, now)?;
        Ok(Jalali::new(year, number(b)?, number(day)?)?.to_gregorian())
    };
    if cannot_be_day(a)? {
        return Ok(TypedDay::noted(date(a, c)?, DayNote::TwoDigitYear));
    }
    if cannot_be_day(c)? {
        return Ok(TypedDay::noted(date(c, a)?, DayNote::TwoDigitYear));
    }
    let (year_first, year_last) = (date(a, c), date(c, a));
    let mut readings: Vec<NaiveDate> =
        [&year_first, &year_last].into_iter().filter_map(|reading| reading.as_ref().ok().copied()).collect();
    readings.sort_unstable();
    readings.dedup();
    match year_first {
        // Neither reading is a day (month 13): the true reason helps more than an empty choice.
        Err(fault) if readings.is_empty() => Err(fault),
        _ => Err(DayFault::Ambiguous { readings }),
    }
}

fn cannot_be_day(group: &str) -> Result<bool, DayFault> {
    let value: u8 = number(group)?;
    Ok(group.len() == 2 && !(1..=31).contains(&value))
}
