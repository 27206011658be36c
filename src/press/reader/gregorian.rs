//! Days with the name of a Gregorian month, as English and now and then Persian items have them.
use chrono::NaiveDate;

use super::days::Written;
use super::text::Article;
use crate::persian::Jalali;
use crate::persian::names::{GREGORIAN_EN, GREGORIAN_FA};

/// `18 May 2026`, `May 18, 2026`, «۱۸ مه ۲۰۲۶».
pub(super) fn gregorian(article: &Article, at: usize) -> Option<(usize, Written)> {
    let number = |i: usize| article.number(i).filter(|digits| digits.len() <= 2)?.parse::<u8>().ok();
    let suffix = |i: usize| article.any(i, &["st", "nd", "rd", "th"]).unwrap_or(i);
    let (month, day, end) = match (number(at), latin_month(article, at)) {
        (Some(day), _) => {
            let next = suffix(at + 1);
            let next = article.any(next, &["of"]).unwrap_or(next);
            (latin_month(article, next).or_else(|| persian_month(article, next))?, day, next + 1)
        }
        (None, Some(month)) => (month, number(at + 1)?, suffix(at + 2)),
        (None, None) => return None,
    };
    let year_at = if article.mark(end) == Some(',') { end + 1 } else { end };
    let year = article.number(year_at).filter(|year| year.len() == 4).and_then(|year| year.parse::<i32>().ok());
    let written = match year {
        Some(year) => {
            let day = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
            Jalali::from(day).is_supported().then_some((year_at + 1, Written::Whole { day, short_year: false }))?
        }
        None => {
            NaiveDate::from_ymd_opt(2024, month.into(), day.into())?;
            (end, Written::NoYear { gregorian: true, month, day })
        }
    };
    article.same_line(at, written.0 - 1).then_some(written)
}

/// An English month; small letters may be another word («may»).
fn latin_month(article: &Article, at: usize) -> Option<u8> {
    let word = article.word(at);
    let capital = article.words(at..at + 1).starts_with(|c: char| c.is_ascii_uppercase());
    let fits = |name: &&str| **name == *word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word));
    let place = GREGORIAN_EN.iter().position(fits)?;
    u8::try_from(place + 1).ok().filter(|_| capital)
}

/// A Gregorian month in Persian, with a Gregorian year after it: «می» and «مه» are other words too.
fn persian_month(article: &Article, at: usize) -> Option<u8> {
    let word = article.word(at);
    let (_, month) = GREGORIAN_FA.iter().find(|(name, _)| *name == word)?;
    article.number(at + 1).filter(|year| year.len() == 4 && year.starts_with('2')).map(|_| *month)
}
