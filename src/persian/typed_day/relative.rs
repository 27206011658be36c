//! Days told by their distance from today: «فردا», «۷ روز بعد», «شنبه».

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::super::day_fault::DayFault;
use super::super::jalali::Jalali;
use super::super::names::weekday_named;
use super::tokens::Token::{self, Word};
use super::{Lean, Now};

/// Words that introduce a date and add nothing.
const LEADS: [&str; 9] = ["روز", "مورخ", "مورخه", "به", "در", "تاریخ", "on", "dated", "the"];

/// Counts written as words, from one.
const COUNTS_FA: [&str; 10] = ["یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده"];
const COUNTS_EN: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// Reads the whole text as a distance from today; `None` if it is something else.
pub(super) fn read(tokens: &[Token], now: &Now) -> Option<Result<NaiveDate, DayFault>> {
    // A separator never belongs to a distance: «+۷» and `2-3` are not read as one.
    let words: Vec<&str> = tokens.iter().map(Token::text).collect::<Option<_>>()?;
    let phrase = words.concat();
    if let Some(days) = named_distance(&phrase) {
        return Some(days_away(now.today, days));
    }
    if is_end_of_month(&phrase) {
        return Some(Ok(Jalali::from(now.today).month_end().to_gregorian()));
    }
    counted(&words, now.today).or_else(|| weekday_alone(tokens, now))
}

/// The weekday a written date begins with, if any, and the tokens after it.
pub(super) fn strip_lead(tokens: &[Token]) -> (Option<Weekday>, &[Token]) {
    let mut said = None;
    let mut rest = tokens;
    loop {
        match rest {
            [Word(word), tail @ ..] if LEADS.contains(&word.as_str()) => rest = tail,
            _ => match take_weekday(rest) {
                Some((weekday, tail)) if said.is_none() => (said, rest) = (Some(weekday), tail),
                _ => return (said, rest),
            },
        }
    }
}

fn take_weekday(tokens: &[Token]) -> Option<(Weekday, &[Token])> {
    // Two words first: «یک شنبه» must not be taken for a stray «یک».
    if let [Word(first), Word(second), rest @ ..] = tokens
        && let Some(weekday) = weekday_named(&format!("{first}{second}"))
    {
        return Some((weekday, rest));
    }
    match tokens {
        [Word(word), rest @ ..] => Some((weekday_named(word)?, rest)),
        _ => None,
    }
}

/// «دوشنبه», «دوشنبهٔ آینده», "next Monday". It is never today: whoever means today says so.
fn weekday_alone(tokens: &[Token], now: &Now) -> Option<Result<NaiveDate, DayFault>> {
    let (before, tokens) = match tokens {
        [Word(word), rest @ ..] if direction(word).is_some() => (direction(word), rest),
        _ => (None, tokens),
    };
    let (weekday, rest) = match strip_lead(tokens) {
        (Some(weekday), rest) => (weekday, rest),
        (None, _) => return None,
    };
    let side = match rest {
        [] => before.unwrap_or(if now.lean == Lean::Past { -1 } else { 1 }),
        [Word(word)] if before.is_none() => direction(word)?,
        _ => return None,
    };
    let today = now.today.weekday();
    let away = if side < 0 { -distance(weekday, today) } else { distance(today, weekday) };
    Some(days_away(now.today, away))
}

/// Days from one weekday forward to another, 1 to 7.
fn distance(from: Weekday, to: Weekday) -> i64 {
    match to.days_since(from) {
        0 => 7,
        days => i64::from(days),
    }
}

fn counted(words: &[&str], today: NaiveDate) -> Option<Result<NaiveDate, DayFault>> {
    let (count, unit, side) = match words {
        ["in", n, u] | [n, u, "from", "now" | "today"] => (count(n)?, unit(u)?, 1),
        [n, u, way] => (count(n)?, unit(u)?, direction(way)?),
        [a, b] => match (unit(a), unit(b)) {
            (Some(unit), None) => (Ok(1), unit, direction(b)?),
            (None, Some(unit)) => (Ok(1), unit, direction(a)?),
            _ => return None,
        },
        _ => return None,
    };
    Some(count.and_then(|count| step(today, side * count, unit)))
}

fn step(today: NaiveDate, count: i32, unit: Unit) -> Result<NaiveDate, DayFault> {
    let today_jalali = Jalali::from(today);
    match unit {
        Unit::Day => days_away(today, count.into()),
        Unit::Week => days_away(today, i64::from(count) * 7),
        Unit::Month => today_jalali.add_months(count).map(Jalali::to_gregorian),
        Unit::Year => today_jalali.add_years(count).map(Jalali::to_gregorian),
    }
}

fn days_away(today: NaiveDate, days: i64) -> Result<NaiveDate, DayFault> {
    TimeDelta::try_days(days).and_then(|distance| today.checked_add_signed(distance)).ok_or(DayFault::YearOutOfRange)
}

/// The count a word or number gives; a number beyond all calendars is a count all the same.
fn count(word: &str) -> Option<Result<i32, DayFault>> {
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return Some(word.parse().map_err(|_| DayFault::YearOutOfRange));
    }
    let mut numbers = COUNTS_FA.into_iter().zip(1..);
    let mut latin = COUNTS_EN.into_iter().zip(1..).chain([("a", 1), ("an", 1)]);
    let is_word = |(name, _): &(&str, i32)| *name == word;
    let (_, value) = numbers.find(is_word).or_else(|| latin.find(is_word))?;
    Some(Ok(value))
}

fn named_distance(phrase: &str) -> Option<i64> {
    match phrase {
        "امروز" | "today" => Some(0),
        "فردا" | "tomorrow" => Some(1),
        "دیروز" | "yesterday" => Some(-1),
        "پسفردا" | "dayaftertomorrow" | "thedayaftertomorrow" => Some(2),
        "پریروز" | "daybeforeyesterday" | "thedaybeforeyesterday" => Some(-2),
        _ => None,
    }
}

fn is_end_of_month(phrase: &str) -> bool {
    matches!(
        phrase,
        "اخرماه"
            | "اخراینماه"
            | "پایانماه"
            | "پایاناینماه"
            | "monthend"
            | "endofmonth"
            | "endofthemonth"
            | "endofthismonth"
    )
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "روز" | "day" | "days" => Some(Unit::Day),
        "هفته" | "هفتهی" | "week" | "weeks" => Some(Unit::Week),
        "ماه" | "month" | "months" => Some(Unit::Month),
        "سال" | "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

/// Forward (1) or back (-1).
fn direction(word: &str) -> Option<i32> {
    match word {
        "بعد" | "بعدی" | "دیگر" | "اینده" | "later" | "next" => Some(1),
        "پیش" | "قبل" | "قبلی" | "گذشته" | "ago" | "last" | "previous" => Some(-1),
        _ => None,
    }
}
