//! Which outlet an article is of: by its address, by «به گزارش …،», by its name in the head.
use std::ops::Range;

use super::head::Head;
use super::lexicon::{AGENCIES, OUTLET_KINDS, REPORT};
use super::text::Article;
use super::{Found, Warning};
use crate::ids::OutletId;
use crate::persian::fold_org;
use crate::press::Outlet;
use crate::press::address;

/// An outlet that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOutlet {
    /// Its record, where there is one.
    pub id: Option<OutletId>,
    /// Its name.
    pub name: String,
}

/// The outlets there are, with the folded names under which each is told.
pub(super) struct Outlets<'a> {
    all: &'a [Outlet],
    names: Vec<(String, &'a Outlet)>,
}

impl<'a> Outlets<'a> {
    /// With each name also without the word for its kind: «البرزنگار» for «خبرگزاری البرزنگار».
    pub fn of(all: &'a [Outlet]) -> Outlets<'a> {
        let mut names = Vec::new();
        for outlet in all {
            let name = fold_org(&outlet.name);
            let bare = OUTLET_KINDS.iter().filter_map(|kind| name.strip_prefix(kind)).min_by_key(|bare| bare.len());
            names.extend(bare.filter(|bare| bare.chars().count() >= 4).map(|bare| (bare.to_owned(), outlet)));
            names.push((name, outlet));
        }
        names.retain(|(name, _)| name.chars().count() >= 3);
        Outlets { all, names }
    }

    /// Whether a part of a page's title is the name of a site.
    pub fn is_site(&self, part: &str) -> bool {
        let folded = fold_org(part);
        let kind = OUTLET_KINDS.iter().any(|kind| folded.starts_with(kind)) && part.split_whitespace().count() <= 5;
        let agency = AGENCIES.iter().any(|(_, name, _, _)| *name == folded);
        kind || agency || self.names.iter().any(|(name, _)| *name == folded)
    }

    fn named(&self, folded: &str) -> Option<ReadOutlet> {
        let known = self.names.iter().find(|(name, _)| name == folded).map(|(_, outlet)| read(outlet));
        known.or_else(|| agency(folded).map(|name| self.agency(name)))
    }

    /// An agency known by one word; its record, if it has one.
    fn agency(&self, name: &str) -> ReadOutlet {
        let (name, word) = AGENCIES.iter().find(|(_, word, _, _)| *word == name).map_or((name, name), |a| (a.0, a.1));
        let folded = fold_org(name);
        let fits = |known: &str| known == folded || known == word || known.strip_prefix("خبرگزاری") == Some(word);
        let known = self.names.iter().find(|(known, _)| fits(known)).map(|(_, outlet)| read(outlet));
        known.unwrap_or_else(|| ReadOutlet { id: None, name: name.to_owned() })
    }

    /// The outlet whose name is somewhere in the words; the longest.
    fn within(&self, article: &Article, words: Range<usize>) -> Option<ReadOutlet> {
        let fits =
            |at: usize| self.names.iter().filter_map(move |(name, of)| Some((article.spells(at, name)?, name, of)));
        let found = words.clone().flat_map(fits).filter(|(end, _, _)| *end <= words.end);
        found.max_by_key(|(_, name, _)| name.len()).map(|(_, _, outlet)| read(outlet))
    }
}

fn read(outlet: &Outlet) -> ReadOutlet {
    ReadOutlet { id: Some(outlet.id), name: outlet.name.clone() }
}

/// The agency whose word stands alone.
fn agency(folded: &str) -> Option<&'static str> {
    AGENCIES.iter().find(|(_, word, _, double)| *word == folded && !double).map(|(_, word, ..)| *word)
}

/// Whether the site of an address is that of an agency.
fn agency_at(url: &str) -> Option<&'static str> {
    let host = address::host(url)?;
    let at = |site: &str| host == site || host.ends_with(&format!(".{site}"));
    AGENCIES.iter().find(|(_, _, site, _)| at(site)).map(|(_, word, ..)| *word)
}

/// Finds the outlet.
pub(super) fn find(
    article: &Article,
    head: &Head,
    (url, title): (&str, &str),
    outlets: &Outlets,
    warnings: &mut Vec<Warning>,
) -> Option<Found<ReadOutlet>> {
    let told =
        by_title(title, outlets).or_else(|| by_head(article, head, outlets)).or_else(|| by_cue(article, outlets));
    let Some(host) = address::host(url).filter(|_| address::is_address(url)) else { return told };
    let at_home = address::outlet_at(url, outlets.all).map(read).or_else(|| agency_at(url).map(|a| outlets.agency(a)));
    if let Some(outlet) = at_home {
        if let Some(other) = told.filter(|told| told.value != outlet && told.value.id.is_some()) {
            warnings.push(Warning::AnotherSource(other.value.name));
        }
        return Some(Found::new(outlet, true, &host));
    }
    // A site writes of itself by its own name, of others when it repeats them.
    match told {
        Some(told) if told.value.id.is_none() && agency(&fold_org(&told.value.name)).is_none() => Some(told),
        Some(told) if outlets.all.iter().any(|outlet| Some(outlet.id) == told.value.id && outlet.site.is_empty()) => {
            Some(told)
        }
        told => {
            warnings.extend(told.map(|told| Warning::AnotherSource(told.value.name)));
            Some(Found::new(ReadOutlet { id: None, name: host.clone() }, false, &host))
        }
    }
}

/// A part of the page's title.
fn by_title(title: &str, outlets: &Outlets) -> Option<Found<ReadOutlet>> {
    let parts = title.split(['|', '–', '—']).flat_map(|part| part.split(" - ")).map(str::trim);
    parts
        .skip_while(|part| part.is_empty())
        .find_map(|part| Some(Found::new(outlets.named(&fold_org(part))?, true, part)))
}

/// A line of the head that says nothing else.
fn by_head(article: &Article, head: &Head, outlets: &Outlets) -> Option<Found<ReadOutlet>> {
    let lines = article.lines.iter().take(head.body);
    let mut parts = lines.flat_map(|line| line.text.split(['|', '–', '—']).flat_map(|part| part.split(" - ")));
    parts.find_map(|part| Some(Found::new(outlets.named(&fold_org(part))?, true, part.trim())))
}

/// The longest name after «به گزارش».
const LONGEST: usize = 12;

fn by_cue(article: &Article, outlets: &Outlets) -> Option<Found<ReadOutlet>> {
    let cues = (0..article.tokens.len()).filter_map(|at| article.any(at, REPORT));
    cues.filter_map(|start| after_cue(article, start, outlets))
        .next()
        .or_else(|| in_brackets(article, head_end(article), outlets))
}

fn head_end(article: &Article) -> usize {
    article.lines.iter().take(4).next_back().map_or(0, |line| line.tokens.start + 20)
}

/// `(IRNA)` or «(ایسنا)» in a dateline.
fn in_brackets(article: &Article, end: usize, outlets: &Outlets) -> Option<Found<ReadOutlet>> {
    (0..end).filter(|at| article.mark(*at) == Some('(')).find_map(|at| {
        let close = (at + 1..at + 6).find(|i| article.mark(*i) == Some(')'))?;
        let folded: String = (at + 1..close).map(|i| article.word(i)).collect();
        Some(Found::new(outlets.named(&folded)?, true, article.words(at + 1..close)))
    })
}

fn after_cue(article: &Article, start: usize, outlets: &Outlets) -> Option<Found<ReadOutlet>> {
    let line_end = article.tokens.get(start).and_then(|token| article.lines.get(token.line))?.tokens.end;
    let stops = |at: &usize| {
        let quoted = article.spells(*at, "بهنقلاز").is_some() || article.word(*at) == "از";
        quoted || article.mark(*at).is_some_and(|mark| mark != '-' && mark != '«')
    };
    let end = (start..line_end).find(stops).unwrap_or(line_end);
    // Without an end in sight the name cannot be told from the sentence.
    if end == start || end - start > LONGEST {
        return None;
    }
    let words = start..end;
    if article.holds(words.clone(), &["روابطعمومی", "publicrelations"]) {
        return None;
    }
    let found = |outlet: ReadOutlet| Some(Found::new(outlet, true, article.words(words.clone())));
    if let Some(outlet) = outlets.within(article, words.clone()) {
        return found(outlet);
    }
    let last = article.word(end - 1);
    let led = end.checked_sub(2).filter(|at| *at >= start).map_or("", |at| article.word(at));
    let agencies = AGENCIES.iter().filter(|(_, word, ..)| *word == last);
    let fits = |double: bool| !double || end - start == 1 || matches!(led, "خبرگزاری" | "خبرنگار" | "سایت");
    if let Some((_, word, ..)) = agencies.into_iter().find(|(.., double)| fits(*double)) {
        return found(outlets.agency(word));
    }
    let first = words.clone().find(|at| article.any(*at, OUTLET_KINDS).is_some())?;
    let kind_end = article.any(first, OUTLET_KINDS)?;
    let leads = (start..first).all(|at| matches!(article.word(at), "خبرنگار" | "سرویس" | "گروه" | "استانها"));
    let named = kind_end < end && end - first <= 7 && leads;
    let name = article.words(first..end);
    named.then(|| Found::new(ReadOutlet { id: None, name: name.to_owned() }, true, article.words(words.clone())))
}
