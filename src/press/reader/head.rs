//! The head of an article: which line is the headline, and where its text begins.
use super::days::{self, Spot, Written};
use super::lexicon::{ITEM_CODE, REPORT};
use super::text::{Article, Line};
use super::{Found, Warning};
use crate::persian::{fold, fold_org};

/// A line of so many words is text, not a headline.
const PARAGRAPH: usize = 25;
/// A line of so many words is text when it ends like a sentence.
const SENTENCE: usize = 12;
/// Fewer words name a section of a site.
const HEADLINE: usize = 4;

/// Words of a site's frame that stand beside a headline in the title of a page.
const FRAME: &[&str] = &[
    "نمایش محتوای خبر",
    "نمایش خبر",
    "صفحه خبر",
    "خبر",
    "اخبار",
    "متن خبر",
    "جزییات خبر",
    "news",
    "news detail",
    "home",
];

/// What the head of an article says.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The headline.
    pub headline: Option<Found<String>>,
    /// The line in which it stands.
    pub line: Option<usize>,
    /// The first line of the text itself.
    pub body: usize,
    /// What to look at.
    pub warning: Option<Warning>,
}

/// Finds the headline by the text and the title of its page; `is_site` knows the names of outlets.
pub(super) fn find(article: &Article, spots: &[Spot], title: &str, is_site: &dyn Fn(&str) -> bool) -> Head {
    let body = article.lines.iter().position(|line| is_paragraph(article, line)).unwrap_or(article.lines.len());
    let title = without_site(title, is_site);
    let candidates: Vec<(usize, &Line)> = article.lines.iter().enumerate().take(body).collect();
    let candidates: Vec<(usize, &Line)> =
        candidates.into_iter().filter(|(n, line)| may_be_headline(article, spots, *n, line)).collect();
    let chosen = chosen(article, &candidates, &title);
    let head = match chosen {
        Some((line, sure)) => {
            let words = candidates.iter().find(|(n, _)| *n == line).map_or("", |(_, line)| line.text);
            let value = without_site(words, is_site);
            Head { headline: Some(Found::new(value, sure, words)), line: Some(line), body, warning: None }
        }
        None if !title.is_empty() => {
            Head { headline: Some(Found::new(title.clone(), true, &title)), line: None, body, warning: None }
        }
        None => Head { body, ..Head::default() },
    };
    mended(article, head)
}

/// The line that is the headline, and whether that is sure.
fn chosen(article: &Article, candidates: &[(usize, &Line)], title: &str) -> Option<(usize, bool)> {
    let folded: Vec<(usize, String)> = candidates.iter().map(|(n, line)| (*n, fold_org(line.text))).collect();
    let title = fold_org(title);
    if !title.is_empty() {
        // The title of the page holds the headline, perhaps cut short or with the site's name.
        let fits = |text: &str| title.starts_with(text) || text.starts_with(&title);
        return folded.iter().find(|(_, text)| fits(text)).map(|(n, _)| (*n, true));
    }
    if let Some((n, _)) = candidates.iter().find(|(_, line)| line.heading) {
        return Some((*n, true));
    }
    // Given twice: once as the title of the page, with the site's words after it.
    let given_twice = folded.iter().find(|(n, text)| {
        folded
            .iter()
            .any(|(other, longer)| other != n && longer.starts_with(text.as_str()) && longer.len() >= text.len())
    });
    if let Some((n, _)) = given_twice {
        return Some((*n, true));
    }
    let long: Vec<usize> =
        candidates.iter().filter(|(_, line)| article.length(line) >= HEADLINE).map(|(n, _)| *n).collect();
    match (long.as_slice(), candidates) {
        ([only], _) => Some((*only, true)),
        ([first, ..], _) => Some((*first, false)),
        ([], [(only, _)]) => Some((*only, false)),
        ([], _) => None,
    }
}

/// Whether a line is part of the text and not of its head.
fn is_paragraph(article: &Article, line: &Line) -> bool {
    let words = article.length(line);
    let ends = line.text.ends_with(['.', '؛']) || line.text.ends_with('»') && line.text.contains('.');
    let reports = article.any(line.tokens.start, REPORT).is_some();
    !line.heading && (words >= PARAGRAPH || (words >= SENTENCE && ends) || (reports && words >= HEADLINE))
}

/// Whether a line of the head may be the headline: not a date, a code, a path through the site.
fn may_be_headline(article: &Article, spots: &[Spot], n: usize, line: &Line) -> bool {
    let dated = spots.iter().any(|spot| {
        let whole = matches!(spot.written, Written::Whole { .. } | Written::NoYear { .. });
        whole && article.tokens.get(spot.tokens.start).is_some_and(|token| token.line == n)
    });
    let words = article.length(line);
    // A headline may tell a day, but then it has words of its own.
    let is_date = dated && words < 10;
    let label = line.text.contains(':') && words < 4 || line.text.ends_with(':');
    let menu = line.text.matches('|').count() >= 2 && words < 10;
    let path = menu || line.text.contains(" > ") || line.text.contains(" / ") || line.text.contains(" » ");
    let coded = article.holds(line.tokens.clone(), ITEM_CODE) || is_code(article, line);
    let timed = days::time(article, line.tokens.clone()).is_some() && words < 10;
    words >= 2 && !is_date && !label && !path && !coded && !timed && line.text.chars().count() <= 300
}

fn is_code(article: &Article, line: &Line) -> bool {
    article.word(line.tokens.start) == "کد" && article.length(line) <= 3
}

/// A title without the names of the site around it.
fn without_site(title: &str, is_site: &dyn Fn(&str) -> bool) -> String {
    let frame = |part: &str| FRAME.contains(&fold(part).as_str()) || is_site(part);
    let mut rest = title.trim();
    while let Some((text, last)) = split_last(rest).filter(|(_, last)| frame(last)) {
        (rest, _) = (text, last);
    }
    while let Some((_, text)) = split_first(rest).filter(|(first, _)| frame(first)) {
        rest = text;
    }
    rest.to_owned()
}

const BETWEEN: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", "|"];

fn split_last(text: &str) -> Option<(&str, &str)> {
    let places = BETWEEN.iter().filter_map(|mark| Some((text.rfind(mark)?, mark.len())));
    let (at, length) = places.max()?;
    Some((text.get(..at)?.trim(), text.get(at + length..)?.trim()))
}

fn split_first(text: &str) -> Option<(&str, &str)> {
    let places = BETWEEN.iter().filter_map(|mark| Some((text.find(mark)?, mark.len())));
    let (at, length) = places.min()?;
    Some((text.get(..at)?.trim(), text.get(at + length..)?.trim()))
}

/// A headline whose first letter was lost on the way gets it back, when the text has the whole word
/// and never the rest alone. Only «ا»: without another letter a word may well stand for itself.
fn mended(article: &Article, mut head: Head) -> Head {
    let Some(headline) = &head.headline else { return head };
    let first = fold(&headline.value).split(' ').next().unwrap_or("").to_owned();
    let whole = format!("ا{first}");
    let start = article.lines.get(head.body).map_or(article.tokens.len(), |line| line.tokens.start);
    let in_text = |word: &str| article.tokens.iter().skip(start).any(|token| token.folded == word);
    if first.chars().count() >= 4 && in_text(&whole) && !in_text(&first) {
        let words = headline.words.clone();
        let value = format!("ا{}", headline.value);
        head.warning = Some(Warning::FirstLetterLost(value.clone()));
        head.headline = Some(Found { value, sure: false, words });
    }
    head
}
