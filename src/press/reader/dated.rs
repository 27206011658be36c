//! Which of the days in an article is that of its publication, and which that of the event.
use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::days::{Spot, Written, time};
use super::head::Head;
use super::lexicon::{COMING, ELSEWHERE, EVENTS, ITEM_CODE, LIMITS, PUBLISHED, UPDATED};
use super::text::Article;
use super::{Found, Warning};
use crate::persian::typed_day::{self, Lean};

/// Without a year, a day farther away than this is as likely one of another year.
const NEAR: i64 = 186;

/// The days of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Dated {
    /// The day of publication.
    pub published_on: Option<Found<NaiveDate>>,
    /// The time of publication, `HH:MM`, or empty.
    pub published_time: String,
    /// The day of what it reports.
    pub event_on: Option<Found<NaiveDate>>,
    /// What to look at.
    pub warnings: Vec<Warning>,
}

/// A day with the part it plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Told to be the day of publication.
    Published,
    /// Stands where sites put the day of publication.
    LikePublished,
    /// Stands above the headline, where sites put the day on which the page is opened.
    Header,
    /// Of what the item reports.
    Event,
    /// Of something else.
    Other,
}

/// Tells the days apart.
pub(super) fn tell(article: &Article, spots: &[Spot], head: &Head, url: &str, today: NaiveDate) -> Dated {
    let parts: Vec<(&Spot, Part)> = spots.iter().map(|spot| (spot, part(article, spot, head))).collect();
    let mut dated = Dated::default();
    published(article, &parts, url, today, &mut dated);
    let near = dated.published_on.as_ref().map_or(today, |found| found.value);
    event(article, &parts, near, today, &mut dated);
    dated
}

fn line_of(article: &Article, spot: &Spot) -> (usize, Range<usize>) {
    let n = article.tokens.get(spot.tokens.start).map_or(0, |token| token.line);
    (n, article.lines.get(n).map_or(0..0, |line| line.tokens.clone()))
}

fn part(article: &Article, spot: &Spot, head: &Head) -> Part {
    let (n, line) = line_of(article, spot);
    let words = article.lines.get(n).map_or(0, |line| article.length(line));
    let before = line.start..spot.tokens.start;
    let short = words <= 16;
    if short && article.holds(before.clone(), UPDATED) {
        return Part::Other;
    }
    let dated = |at: usize| article.word(at) == "تاریخ" && article.mark(at + 1) == Some(':');
    if short && (article.holds(before, PUBLISHED) || dated(line.start)) {
        return Part::Published;
    }
    let relative = matches!(spot.written, Written::Away(_) | Written::OnWeekday(_));
    if n < head.body && !relative && Some(n) != head.line && words <= 16 {
        let beside = article.lines.iter().take(head.body).skip(n.saturating_sub(1)).take(if n == 0 { 2 } else { 3 });
        let coded = beside.into_iter().any(|line| article.holds(line.tokens.clone(), ITEM_CODE));
        let below = head.line.is_some_and(|headline| n > headline);
        return match (coded, below) {
            (true, _) => Part::Published,
            (false, true) => Part::LikePublished,
            (false, false) => Part::Header,
        };
    }
    if n >= head.body && short && !relative && words <= 10 && article.holds(line.clone(), ITEM_CODE) {
        return Part::Published;
    }
    if is_dateline(article, spot, n, head) {
        return Part::LikePublished;
    }
    if is_elsewhere(article, spot) { Part::Other } else { Part::Event }
}

/// «کرج – ۲۸ اردیبهشت ۱۴۰۵ – …», `KARAJ, May 18 (…) –`: place and day before the first sentence.
fn is_dateline(article: &Article, spot: &Spot, n: usize, head: &Head) -> bool {
    let Some(line) = article.lines.get(n).filter(|_| n == head.body) else { return false };
    let lead = line.tokens.start..spot.tokens.start;
    let dashed = |at: usize| article.mark(at).is_some_and(|m| matches!(m, '-' | '،' | ',' | '(' | ')' | '/' | ':'));
    let words = lead.clone().filter(|at| article.mark(*at).is_none()).count();
    let opens = lead.clone().next_back().is_none_or(dashed);
    let closes = article.mark(spot.tokens.end).is_some_and(|m| matches!(m, '-' | '(' | ')' | ':'));
    words <= 4 && opens && closes && !matches!(spot.written, Written::Away(_))
}

/// Whether the words around say that it is not the day of the event.
fn is_elsewhere(article: &Article, spot: &Spot) -> bool {
    let sentence = article.sentence(spot.tokens.start);
    let start = spot.tokens.start;
    let mut lead = start;
    while lead > sentence.start && ["روز", "تاریخ", "مورخ", "ماه", "سال", "the"].contains(&article.word(lead - 1))
    {
        lead -= 1;
    }
    let limit = lead.checked_sub(1).filter(|at| *at >= sentence.start);
    let limited = limit.is_some_and(|at| LIMITS.contains(&article.word(at)));
    let around = start.saturating_sub(9).max(sentence.start)..(spot.tokens.end + 5).min(sentence.end);
    let own = spot.tokens.clone();
    let told = around.filter(|at| !own.contains(at)).any(|at| article.any(at, ELSEWHERE).is_some());
    limited || told
}

fn published(article: &Article, parts: &[(&Spot, Part)], url: &str, today: NaiveDate, dated: &mut Dated) {
    for part in [Part::Published, Part::LikePublished] {
        let of_part = parts.iter().filter(|(_, other)| *other == part);
        let mut days: Vec<(NaiveDate, &Spot, bool)> = Vec::new();
        for (spot, _) in of_part {
            let Some((day, sure)) = resolved(spot, today, false, &mut dated.warnings, article) else { continue };
            if day <= today && !days.iter().any(|(other, ..)| *other == day) {
                days.push((day, spot, sure && part == Part::Published));
            }
        }
        match days.as_slice() {
            [] => continue,
            [(day, spot, sure)] => {
                dated.published_on = Some(Found::new(*day, *sure, article.words(spot.tokens.clone())));
                dated.published_time = time(article, line_of(article, spot).1).unwrap_or_default();
            }
            several => dated.warnings.push(Warning::SeveralDays(several.iter().map(|(day, ..)| *day).collect())),
        }
        break;
    }
    if dated.published_on.is_none() {
        dated.published_on = in_address(url, today).or_else(|| this_morning(parts, today, article));
    }
    if dated.published_on.is_none()
        && let Some((spot, _)) = parts.iter().find(|(_, part)| *part == Part::Header)
        && let Some((day, _)) = resolved(spot, today, false, &mut Vec::new(), article)
    {
        dated.warnings.push(Warning::HeaderDay(day));
    }
}

/// The day in an address: `/1405/02/28/`.
fn in_address(url: &str, today: NaiveDate) -> Option<Found<NaiveDate>> {
    let path: Vec<&str> = url.split(['?', '#']).next()?.split('/').collect();
    path.windows(3).find_map(|three| {
        let digits = three.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        let written = three.join("/");
        let year_first = three.first().is_some_and(|year| year.len() == 4);
        let read = typed_day::read(&written, today, Lean::Past).ok().filter(|_| digits && year_first)?;
        (read.day <= today).then(|| Found::new(read.day, false, &written))
    })
}

/// «امروز دوشنبه ۲۸ اردیبهشت ۱۴۰۵»: the day of the event and of the report are one.
fn this_morning(parts: &[(&Spot, Part)], today: NaiveDate, article: &Article) -> Option<Found<NaiveDate>> {
    let beside = |spot: &Spot| {
        let near = spot.tokens.start.saturating_sub(2)..spot.tokens.start;
        near.into_iter().any(|at| matches!(article.word(at), "امروز" | "today"))
    };
    let (spot, _) = parts.iter().find(|(spot, part)| *part == Part::Event && beside(spot))?;
    let (day, _) = resolved(spot, today, false, &mut Vec::new(), article)?;
    (day <= today).then(|| Found::new(day, false, article.words(spot.tokens.clone())))
}

/// The day a spot stands for, as seen from `near`, and whether that is sure.
fn resolved(
    spot: &Spot,
    near: NaiveDate,
    coming: bool,
    warnings: &mut Vec<Warning>,
    article: &Article,
) -> Option<(NaiveDate, bool)> {
    let words = || article.words(spot.tokens.clone()).to_owned();
    match spot.written {
        Written::Whole { day, short_year } => {
            let is = day.weekday();
            let fits = spot.said.is_none_or(|said| said == is);
            if let Some(said) = spot.said.filter(|_| !fits) {
                warnings.push(Warning::WeekdayDoesNotFit { day, said, is });
            }
            Some((day, fits && !short_year))
        }
        Written::NoYear { .. } => {
            let days = (-12..=1).filter_map(|years| spot.written.in_year(near, years));
            let mut days: Vec<NaiveDate> = days.filter(|day| coming || *day <= near + Days::new(1)).collect();
            days.sort_by_key(|day| (*day - near).num_days().abs());
            let nearest = days.first().copied()?;
            let fits = |day: NaiveDate| spot.said.is_none_or(|said| said == day.weekday());
            let is_near = (nearest - near).num_days().abs() <= if coming { NEAR } else { 2 * NEAR };
            if fits(nearest) && is_near {
                warnings.push(Warning::YearAssumed(nearest));
                return Some((nearest, false));
            }
            let fitting = days.into_iter().filter(|day| fits(*day)).take(3).collect();
            warnings.push(Warning::YearUnclear { words: words(), fitting });
            None
        }
        Written::Away(_) | Written::OnWeekday(_) => None,
    }
}

fn event(article: &Article, parts: &[(&Spot, Part)], near: NaiveDate, today: NaiveDate, dated: &mut Dated) {
    let told = |spot: &Spot, words: &[&str]| article.holds(article.sentence(spot.tokens.start), words);
    let mut found: Vec<(NaiveDate, bool, bool, &Spot)> = Vec::new();
    let mut warnings = Vec::new();
    let dates = parts.iter().filter(|(_, part)| *part == Part::Event).map(|(spot, _)| *spot);
    for spot in dates.clone() {
        let coming = told(spot, COMING);
        let Some((day, sure)) = resolved(spot, near, coming, &mut warnings, article) else { continue };
        let reported = told(spot, EVENTS);
        let day_known = found.iter_mut().find(|(other, ..)| *other == day);
        match day_known {
            Some((_, other_sure, other_reported, _)) => {
                *other_sure |= sure;
                *other_reported |= reported;
            }
            None if spot.ends_span => warnings.push(Warning::SpanOfDays(article.words(spot.tokens.clone()).to_owned())),
            None => found.push((day, sure, reported, spot)),
        }
    }
    dated
        .warnings
        .extend(warnings.iter().filter(|warning| !dated.warnings.contains(warning)).cloned().collect::<Vec<_>>());
    let unclear =
        warnings.iter().any(|warning| matches!(warning, Warning::SpanOfDays(_) | Warning::YearUnclear { .. }));
    let reported: Vec<&(NaiveDate, bool, bool, &Spot)> = found.iter().filter(|(_, _, reported, _)| *reported).collect();
    dated.event_on = match (found.as_slice(), reported.as_slice()) {
        ([(day, sure, reported, spot)], _) => {
            Some(Found::new(*day, *sure && *reported, article.words(spot.tokens.clone())))
        }
        ([_, _, ..], [(day, _, _, spot)]) => Some(Found::new(*day, false, article.words(spot.tokens.clone()))),
        ([_, _, ..], _) => {
            dated.warnings.push(Warning::SeveralDays(found.iter().map(|(day, ..)| *day).collect()));
            None
        }
        ([], _) if unclear => None,
        ([], _) => dates.clone().find_map(|spot| by_distance(article, spot, dated, told(spot, COMING), today)),
    };
}

/// «دیروز», «روز دوشنبه»: only as good as the day of publication.
fn by_distance(
    article: &Article,
    spot: &Spot,
    dated: &Dated,
    coming: bool,
    today: NaiveDate,
) -> Option<Found<NaiveDate>> {
    let published = dated.published_on.as_ref().filter(|found| found.value <= today)?.value;
    if !article.holds(article.sentence(spot.tokens.start), EVENTS) {
        return None;
    }
    let day = match spot.written {
        Written::Away(days) => published.checked_add_signed(chrono::TimeDelta::try_days(days)?)?,
        Written::OnWeekday(weekday) => on_weekday(published, weekday, coming)?,
        Written::Whole { .. } | Written::NoYear { .. } => return None,
    };
    Some(Found::new(day, false, article.words(spot.tokens.clone())))
}

/// The last such weekday up to a day, or the first after it.
fn on_weekday(near: NaiveDate, weekday: Weekday, coming: bool) -> Option<NaiveDate> {
    if coming {
        let ahead = weekday.days_since(near.weekday());
        near.checked_add_days(Days::new(u64::from(if ahead == 0 { 7 } else { ahead })))
    } else {
        near.checked_sub_days(Days::new(u64::from(near.weekday().days_since(weekday))))
    }
}
