//! Names out of our records, found in an article however they are spaced.
use std::collections::HashMap;
use std::ops::Range;

use super::text::Article;
use crate::ids::{OrganisationId, PersonId};
use crate::persian::{fold, fold_name, fold_org};

/// A name so short occurs in any text.
const SHORTEST: usize = 4;

/// An organisation of our records.
#[derive(Clone, Debug)]
pub struct KnownOrganisation {
    /// Id.
    pub id: OrganisationId,
    /// The full name.
    pub name: String,
    /// The name in daily use; may be empty.
    pub short_name: String,
    /// Whether it is the one that uses this program.
    pub own: bool,
}

/// A person of our records.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    /// Id.
    pub id: PersonId,
    /// The name without titles.
    pub name: String,
    /// The titles before the name.
    pub honorific: String,
}

/// What our records know by name.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Outlets.
    pub outlets: Vec<crate::press::Outlet>,
    /// Organisations.
    pub organisations: Vec<KnownOrganisation>,
    /// Persons.
    pub people: Vec<KnownPerson>,
}

/// A name that was found: its place in the records and its words in the article.
pub(super) struct Hit {
    /// Which of the names.
    pub of: usize,
    /// Where it stands.
    pub tokens: Range<usize>,
}

/// The organisations that are named, in the order of the article.
pub(super) fn organisations(article: &Article, known: &[KnownOrganisation]) -> Vec<Hit> {
    let names = known.iter().enumerate().flat_map(|(n, of)| [(n, &of.name), (n, &of.short_name)]);
    let names = names.map(|(n, name)| (n, without_province_word(name)));
    hits(article, names.filter(|(_, name)| name.chars().count() >= SHORTEST).collect())
}

/// The people who are named in full, in the order of the article.
pub(super) fn people(article: &Article, known: &[KnownPerson]) -> Vec<Hit> {
    let names = known.iter().enumerate().map(|(n, of)| (n, of, fold_name(&of.name)));
    // One word is a family name that many bear.
    let told = names.filter(|(_, of, name)| {
        let words = fold(&of.name).split(' ').count();
        words >= 2 && name.chars().count() >= 6
    });
    hits(article, told.map(|(n, _, name)| (n, name)).collect())
}

/// «اداره کل تعاون استان البرز» is «اداره کل تعاون البرز».
fn without_province_word(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let kept = words.iter().enumerate().filter(|(n, word)| **word != "استان" || *n == 0 || n + 1 == words.len());
    kept.map(|(_, word)| *word).collect()
}

/// The names that begin with a word of the article and end with one; where two overlap, the longer.
fn hits(article: &Article, names: Vec<(usize, String)>) -> Vec<Hit> {
    let mut by_start: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    for (of, name) in names {
        by_start.entry(start(&name)).or_default().push((of, name));
    }
    let mut found: Vec<(usize, Hit)> = Vec::new();
    for at in 0..article.tokens.len() {
        let text: String = (at..at + SHORTEST).map(|i| article.word(i)).collect();
        let Some(names) = by_start.get(&start(&text)) else { continue };
        let ends = names.iter().filter_map(|(of, name)| Some((*of, spells(article, at, name)?)));
        if let Some((of, end)) = ends.max_by_key(|(_, end)| *end) {
            found.push((end - at, Hit { of, tokens: at..end }));
        }
    }
    found.sort_by_key(|(length, hit)| (std::cmp::Reverse(*length), hit.tokens.start));
    let mut kept: Vec<Hit> = Vec::new();
    for (_, hit) in found {
        if kept.iter().all(|other| other.tokens.end <= hit.tokens.start || hit.tokens.end <= other.tokens.start) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| hit.tokens.start);
    kept
}

fn start(name: &str) -> String {
    name.chars().take(SHORTEST).collect()
}

/// Like [`Article::spells`], past commas and the word «استان» inside a name.
fn spells(article: &Article, at: usize, name: &str) -> Option<usize> {
    let (mut rest, mut end) = (name, at);
    while !rest.is_empty() {
        let inside = end > at && article.same_line(at, end);
        let word = article.word(end);
        if inside && (matches!(article.mark(end), Some('،' | ',' | '-')) || word == "استان") {
            end += 1;
            continue;
        }
        if word.is_empty() || !article.same_line(at, end) {
            return None;
        }
        rest = rest.strip_prefix(word)?;
        end += 1;
    }
    Some(end)
}

/// Whether two names of organisations are one.
pub(super) fn same_organisation(one: &str, other: &str) -> bool {
    let (one, other) = (without_province_word(one), without_province_word(other));
    one == other || fold_org(&one) == fold_org(&other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation(name: &str, short_name: &str) -> KnownOrganisation {
        let id = OrganisationId::new();
        KnownOrganisation { id, name: name.into(), short_name: short_name.into(), own: false }
    }

    fn named(text: &str) -> Vec<usize> {
        let known = [
            organisation("ادارهٔ کل تعاون، کار و رفاه اجتماعی استان البرز", "اداره کل تعاون البرز"),
            organisation("بنیاد مهر", ""),
            organisation("شبکهٔ رسانه‌ای پیک تعاون", "پیک تعاون"),
        ];
        organisations(&Article::of(text), &known).iter().map(|hit| hit.of).collect()
    }

    #[test]
    fn names_are_found_with_other_letters_spaces_and_commas() {
        assert_eq!(named("اداره كل تعاون، كار و رفاه اجتماعي البرز و شبكه رسانه اي پیک تعاون"), [0, 2]);
        assert_eq!(named("در اداره کل تعاون، استان البرز"), [0]);
        assert_eq!(named("پیک‌تعاون نوشت"), [2]);
    }

    #[test]
    fn a_name_inside_a_longer_word_is_none() {
        assert!(named("بنیاد مهرگان و شپیک تعاون").is_empty());
        assert_eq!(named("بنیاد مهر، بنیاد مهرگان"), [1]);
    }
}
