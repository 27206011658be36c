//! Organisations that no record knows, told by the word their names begin with.
use std::ops::Range;

use super::people::{is_given, post_at};
use super::terms::{COMPOUNDS, CROWD, FIELDS, HEADS, PROVINCES, STOPS, TITLES, WEAK_HEADS};
use super::text::{Article, Kind};

/// A name of more words than this is a sentence.
const LONGEST: usize = 11;

/// Where the name of an organisation ends that begins at `at`; nothing when its end cannot be told.
pub(super) fn organisation(article: &Article, at: usize) -> Option<Range<usize>> {
    let first = head(article, at)?;
    let mut end = first;
    loop {
        if let Some(after) = compound(article, end) {
            end = after;
            continue;
        }
        if let Some(after) = province(article, end) {
            end = after;
            break;
        }
        let Some(token) = article.tokens.get(end).filter(|_| article.same_line(at, end)) else { break };
        match token.kind {
            Kind::Mark => break,
            Kind::Number => return None,
            Kind::Word if token.folded == "و" => {
                if let Some(after) = field(article, end + 1) {
                    end = after;
                    continue;
                }
                if begins_other(article, end + 1) || COMPOUNDS.iter().any(|c| ends_with(article, at..end, c)) {
                    break;
                }
                return None;
            }
            // «وزارت کشور» is a name; after other names the word only says of which country.
            Kind::Word if token.folded == "کشور" && is_after_ministry(article, first, end) => end += 1,
            Kind::Word if binds(article, end) => end += 1,
            Kind::Word if is_stop(article, end) => break,
            Kind::Word if matches!(token.folded.as_str(), "ها" | "های" | "هایی") => return None,
            Kind::Word => end += 1,
        }
        if end - at > LONGEST {
            return None;
        }
    }
    (end > first).then_some(at..end)
}

/// The word that a name begins with, not after «این» and the like.
fn head(article: &Article, at: usize) -> Option<usize> {
    let end = article.any(at, HEADS).or_else(|| article.any(at, WEAK_HEADS))?;
    let before = at.checked_sub(1).filter(|i| article.same_line(*i, at)).map_or("", |i| article.word(i));
    let pointed = matches!(before, "این" | "ان" | "هر" | "هیچ" | "یک" | "همین" | "چند" | "دو" | "سه");
    (!pointed).then_some(end)
}

/// Whether the name begins with a word that tells nothing by itself.
pub(super) fn is_weak(article: &Article, at: usize) -> bool {
    article.any(at, HEADS).is_none()
}

/// Whether an organisation's name may begin here.
pub(super) fn is_head(article: &Article, at: usize) -> bool {
    article.any(at, HEADS).or_else(|| article.any(at, WEAK_HEADS)).is_some()
}

/// Whether a preposition belongs to the word before it: «حمایت از», «ارتباط با».
pub(super) fn binds(article: &Article, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| article.word(i));
    match article.word(at) {
        "از" => matches!(before, "حمایت" | "حفاظت" | "صیانت" | "پشتیبانی" | "پیشگیری"),
        "با" => matches!(before, "ارتباط" | "مبارزه" | "مقابله"),
        _ => false,
    }
}

/// Whether a word ends the name before it.
fn is_stop(article: &Article, at: usize) -> bool {
    article.any(at, STOPS).is_some() || post_at(article, at).is_some() || article.any(at, TITLES).is_some()
}

/// Whether after «و» something new begins: another organisation, a person, a verb.
fn begins_other(article: &Article, at: usize) -> bool {
    is_head(article, at) || is_stop(article, at) || article.any(at, CROWD).is_some() || is_given(article.word(at))
}

/// Where the field ends that goes on with a name after «و»: whose it is must follow.
fn field(article: &Article, at: usize) -> Option<usize> {
    article.any(at, FIELDS).filter(|after| article.same_line(at, *after) && article.any(*after, HEADS).is_some())
}

/// Whether a name goes on after «و» to say of which institution it is a part: no chance words do.
pub(super) fn tells_its_house(article: &Article, name: &Range<usize>) -> bool {
    name.clone().any(|at| article.word(at) == "و" && field(article, at + 1).is_some_and(|end| end < name.end))
}

fn is_after_ministry(article: &Article, first: usize, at: usize) -> bool {
    at == first || at.checked_sub(1).is_some_and(|before| article.word(before) == "وزارت")
}

/// A part of a name that holds «و» or commas.
pub(super) fn compound(article: &Article, at: usize) -> Option<usize> {
    COMPOUNDS.iter().filter_map(|phrase| spells(article, at, phrase)).max()
}

fn spells(article: &Article, at: usize, phrase: &str) -> Option<usize> {
    let (mut rest, mut end) = (phrase, at);
    while !rest.is_empty() {
        if end > at && matches!(article.mark(end), Some('،' | ',')) {
            end += 1;
            continue;
        }
        let word = article.word(end);
        if word.is_empty() || !article.same_line(at, end) {
            return None;
        }
        rest = rest.strip_prefix(word)?;
        end += 1;
    }
    Some(end)
}

fn ends_with(article: &Article, name: Range<usize>, phrase: &str) -> bool {
    name.clone().any(|at| spells(article, at, phrase) == Some(name.end))
}

/// «البرز», «استان البرز», «، استان البرز»: the province at the end of a name.
pub(super) fn province(article: &Article, at: usize) -> Option<usize> {
    let mut next = at;
    if article.mark(next) == Some('،') && article.word(next + 1) == "استان" {
        next += 1;
    }
    if article.word(next) == "استان" {
        next += 1;
    }
    // «مرکزی» is a word of many names; a province it is after «استان» alone.
    let adjective = article.word(next) == "مرکزی" && next == at;
    article.any(next, PROVINCES).filter(|_| article.same_line(at, next) && !adjective)
}

/// Whether two sides that do something together are being named here: «میان … و …».
pub(super) fn is_between(article: &Article, name: &Range<usize>) -> bool {
    let sentence = article.sentence(name.start);
    let start = name.start.saturating_sub(30).max(sentence.start);
    let between =
        (start..name.start).rev().find(|at| matches!(article.word(*at), "بین" | "میان" | "مابین" | "فیمابین"));
    let represented = article.any(name.end, &["بهنمایندگی"]).is_some();
    represented || between.is_some()
}
