//! Days written in running text, in numbers, with the name of a month, or by their distance.
use std::ops::Range;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};

use super::gregorian::gregorian;
use super::lexicon::{LEADS, ORDINALS};
use super::text::{Article, Kind};
use crate::persian::typed_day::{self, DayNote, Lean};
use crate::persian::{DayFault, Jalali, WEEKDAYS_EN, WEEKDAYS_FA, fold_org};

const WEEK: [Weekday; 7] =
    [Weekday::Sat, Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Whole; the year perhaps with two digits.
    Whole {
        /// The day.
        day: NaiveDate,
        /// Whether the century had to be assumed.
        short_year: bool,
    },
    /// Day and month only.
    NoYear {
        /// In the Gregorian calendar.
        gregorian: bool,
        /// The month, from 1.
        month: u8,
        /// The day of the month.
        day: u8,
    },
    /// So many days from the day of publication.
    Away(i64),
    /// A weekday alone.
    OnWeekday(Weekday),
}

/// A day found in a text.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Its words, a weekday before it included.
    pub tokens: Range<usize>,
    /// How it is written.
    pub written: Written,
    /// The weekday beside it.
    pub said: Option<Weekday>,
    /// Whether it ends a span of several days: «۲۷ و ۲۸ اردیبهشت».
    pub ends_span: bool,
}

/// The days of a text, in its order, and what was written like a day and is none.
pub(super) fn find(article: &Article, today: NaiveDate) -> (Vec<Spot>, Vec<String>) {
    let (mut spots, mut faulty) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < article.tokens.len() {
        let found = numeric(article, at, today).or_else(|| named(article, at, today));
        match found.or_else(|| gregorian(article, at).map(Ok)).or_else(|| relative(article, at).map(Ok)) {
            Some(Ok((end, written))) => {
                spots.push(spot(article, at..end, written));
                at = end;
            }
            Some(Err(end)) => {
                faulty.push(article.words(at..end).to_owned());
                at = end;
            }
            None => at += 1,
        }
    }
    // A weekday that leads a whole date is no day of its own.
    let leads: Vec<Range<usize>> =
        spots.iter().filter(|spot| is_dated(spot.written)).map(|spot| spot.tokens.clone()).collect();
    spots.retain(|spot| {
        is_dated(spot.written) || !leads.iter().any(|date| date.contains(&spot.tokens.end.saturating_sub(1)))
    });
    (spots, faulty)
}

fn is_dated(written: Written) -> bool {
    matches!(written, Written::Whole { .. } | Written::NoYear { .. })
}

/// Where the day ends and what it is; or where something ends that looks like a day and is none.
type Tried = Option<Result<(usize, Written), usize>>;

/// «۱۴۰۵/۲/۲۸», `28-02-1405`, `2026.05.18`.
fn numeric(article: &Article, at: usize, today: NaiveDate) -> Tried {
    let mark = article.mark(at + 1).filter(|mark| matches!(mark, '/' | '-' | '.'))?;
    let groups = [article.number(at)?, article.number(at + 2)?, article.number(at + 4)?];
    let glued = (at + 1..at + 5).all(|i| article.tokens.get(i).is_some_and(|token| token.glued));
    let longer = article.mark(at + 5) == Some(mark) && article.number(at + 6).is_some();
    let continued = at > 0 && article.mark(at - 1) == Some(mark) && article.tokens.get(at).is_some_and(|t| t.glued);
    let has_year = groups.iter().any(|group| group.len() == 4);
    if article.mark(at + 3) != Some(mark) || longer || continued || !(glued || (mark == '/' && has_year)) {
        return None;
    }
    if !has_year && mark != '/' {
        return None;
    }
    match typed_day::read(&groups.join("/"), today, Lean::Past) {
        Ok(read) => {
            let short_year = read.note == Some(DayNote::TwoDigitYear);
            Some(Ok((at + 5, Written::Whole { day: read.day, short_year })))
        }
        Err(
            DayFault::NotLeap { .. }
            | DayFault::NoSuchDay { .. }
            | DayFault::NoSuchMonth
            | DayFault::NoSuchGregorianDay,
        ) if has_year => Some(Err(at + 5)),
        Err(_) => None,
    }
}

/// «۲۸ اردیبهشت ۱۴۰۵», «بیست و هشتم اردیبهشت‌ماه», `28 Ordibehesht`.
fn named(article: &Article, at: usize, today: NaiveDate) -> Tried {
    let (day, mut next) = match article.number(at) {
        Some(digits) if digits.len() <= 2 => (digits.parse::<u8>().ok()?, at + 1),
        Some(_) => return None,
        None => ordinal(article, at)?,
    };
    next = article.any(next, &["م", "ام"]).unwrap_or(next);
    let month = [1, 2].into_iter().find_map(|count| {
        let words: String = (next..next + count).map(|i| article.word(i)).collect();
        let letters = !words.is_empty() && words.chars().all(char::is_alphabetic);
        let read = typed_day::read(&format!("{day} {words}"), today, Lean::CurrentYear);
        let is_month = letters && !matches!(read, Err(DayFault::UnknownMonth(_) | DayFault::GregorianMonth(_)));
        let is_month = is_month && !matches!(read, Err(DayFault::Unreadable | DayFault::Incomplete));
        is_month.then_some((words, next + count))
    });
    let (month, mut end) = month.filter(|(_, end)| article.same_line(at, end - 1))?;
    end = article.any(end, &["ماه"]).unwrap_or(end);
    let mut year_at = end;
    while article.any(year_at, &["سال"]).is_some() || article.mark(year_at).is_some_and(|m| matches!(m, '،' | ','))
    {
        year_at += 1;
    }
    let is_time = article.mark(year_at + 1) == Some(':');
    let year = article.number(year_at).filter(|year| article.same_line(at, year_at) && !is_time && is_year(year));
    match year {
        Some(year) => match typed_day::read(&format!("{day} {month} {year}"), today, Lean::Past) {
            Ok(read) => {
                let short_year = read.note == Some(DayNote::TwoDigitYear);
                Some(Ok((year_at + 1, Written::Whole { day: read.day, short_year })))
            }
            Err(_) => Some(Err(year_at + 1)),
        },
        None => {
            let read = typed_day::read(&format!("{day} {month}"), today, Lean::CurrentYear);
            let Ok(read) = read else { return Some(Err(end)) };
            let read = Jalali::from(read.day);
            Some(Ok((end, Written::NoYear { gregorian: false, month: read.month(), day: read.day() })))
        }
    }
}

/// Four digits, or two that cannot be anything else beside a month.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 || (digits.len() == 2 && digits.parse::<u8>().is_ok_and(|n| n > 31))
}

/// «بیست و هشتم», «یکم»: the number, and where the words end.
fn ordinal(article: &Article, at: usize) -> Option<(u8, usize)> {
    let found = ORDINALS.iter().filter_map(|(word, n)| Some((*n, article.spells(at, word)?)));
    found.max_by_key(|(_, end)| *end)
}

/// «امروز», «روز گذشته», «روز دوشنبه».
fn relative(article: &Article, at: usize) -> Option<(usize, Written)> {
    let known =
        [("امروز", 0), ("today", 0), ("دیروز", -1), ("روزگذشته", -1), ("yesterday", -1), ("فردا", 1), ("tomorrow", 1)];
    if let Some((end, days)) = known.iter().find_map(|(word, days)| Some((article.spells(at, word)?, *days))) {
        return Some((end, Written::Away(days)));
    }
    let begins = at > 0 && matches!(article.word(at - 1), "روز" | "on");
    let (weekday, end) = weekday(article, at).filter(|_| begins)?;
    Some((end, Written::OnWeekday(weekday)))
}

/// The weekdays in both languages, folded.
static WEEKDAYS: LazyLock<Vec<(String, Weekday)>> = LazyLock::new(|| {
    let names = WEEKDAYS_FA.iter().zip(WEEK).chain(WEEKDAYS_EN.iter().zip(WEEK));
    names.map(|(name, day)| (fold_org(name), day)).collect()
});

/// The weekday that begins at `at`, and where it ends.
fn weekday(article: &Article, at: usize) -> Option<(Weekday, usize)> {
    let found = WEEKDAYS.iter().filter_map(|(name, day)| Some((*day, article.spells(at, name)?)));
    found.max_by_key(|(_, end)| *end)
}

fn spot(article: &Article, date: Range<usize>, written: Written) -> Spot {
    let before = date.start.checked_sub(2).filter(|i| article.same_line(*i, date.start));
    let joins = |i: usize| matches!(article.word(i), "و" | "تا" | "الی") || article.mark(i) == Some('-');
    let short = |i: usize| article.number(i).is_some_and(|digits| digits.len() <= 2);
    let ends_span = before.is_some_and(|first| short(first) && joins(first + 1)) && is_dated(written);
    let mut spot = Spot { tokens: date.clone(), written, said: None, ends_span };
    if let Some((said, start)) = weekday_before(article, date.start) {
        spot.said = Some(said);
        spot.tokens.start = start;
    } else if article.mark(date.end) == Some('(') {
        spot.said = weekday(article, date.end + 1).map(|(said, _)| said);
    }
    if !is_dated(written) {
        spot.said = None;
        spot.tokens = date;
    }
    spot
}

/// The weekday that leads to a date, past commas and words such as «مورخ».
fn weekday_before(article: &Article, date: usize) -> Option<(Weekday, usize)> {
    let mut end = date;
    for _ in 0..4 {
        let last = end.checked_sub(1).filter(|last| article.same_line(*last, date))?;
        let pair = last.checked_sub(1).and_then(|first| weekday(article, first).map(|found| (found, first)));
        if let Some(((said, _), first)) = pair.filter(|((_, stop), _)| *stop == end) {
            return Some((said, first));
        }
        if let Some((said, _)) = weekday(article, last) {
            return Some((said, last));
        }
        let passes = article.mark(last).is_some_and(|m| matches!(m, '،' | ',' | '/' | '(' | '-'));
        if !passes && !LEADS.contains(&article.word(last)) {
            return None;
        }
        end = last;
    }
    None
}

impl Written {
    /// The day in the year that lies `years` from that of `near`.
    pub fn in_year(self, near: NaiveDate, years: i32) -> Option<NaiveDate> {
        match self {
            Written::NoYear { gregorian: true, month, day } => {
                NaiveDate::from_ymd_opt(near.year() + years, month.into(), day.into())
            }
            Written::NoYear { gregorian: false, month, day } => {
                Jalali::new(Jalali::from(near).year() + years, month, day).ok().map(Jalali::to_gregorian)
            }
            Written::Whole { day, .. } => Some(day),
            Written::Away(_) | Written::OnWeekday(_) => None,
        }
    }
}

/// Whether a line holds a time of day, and which: `HH:MM`.
pub(super) fn time(article: &Article, line: Range<usize>) -> Option<String> {
    line.into_iter().find_map(|at| {
        let (hour, minute) = (article.number(at)?, article.number(at + 2)?);
        let is_time = article.mark(at + 1) == Some(':') && minute.len() == 2 && hour.len() <= 2;
        let alone = at == 0 || article.mark(at - 1) != Some(':') || !article.tokens.get(at).is_some_and(|t| t.glued);
        let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
        let fits = is_time && alone && hour < 24 && minute < 60;
        let kinds = article.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
        (fits && kinds).then(|| format!("{hour:02}:{minute:02}"))
    })
}
