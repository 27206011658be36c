//! The organisations and people of an article, those of our records and others.
use std::ops::Range;

use super::institutions::{is_between, is_weak, organisation, tells_its_house};
use super::known::{self, Hit, Known, same_organisation};
use super::lexicon::REPORT;
use super::outlet::ReadOutlet;
use super::people::{self, Mention, Names};
use super::text::Article;
use super::{ReadOrganisation, ReadPerson};
use crate::persian::fold_org;

/// Finds them; the outlet itself is none of them.
pub(super) fn find(
    article: &Article,
    known: &Known,
    outlet: Option<&ReadOutlet>,
) -> (Vec<ReadOrganisation>, Vec<ReadPerson>) {
    let hits = known::organisations(article, &known.organisations);
    let people_hits = known::people(article, &known.people);
    let names = Names { people: &people_hits, known: &known.people, organisations: &hits };
    let mentions = people::find(article, &names);
    let organisations = organisations(article, known, &hits, &mentions, outlet);
    let mut people: Vec<ReadPerson> =
        mentions.into_iter().map(|mention| person(article, known, &hits, mention)).collect();
    people.sort_by_key(|person| person.id.is_none());
    (organisations, people)
}

/// The record whose name stands in these words.
fn record<'a>(known: &'a Known, hits: &[Hit], words: &Range<usize>) -> Option<&'a known::KnownOrganisation> {
    let hit = hits.iter().find(|hit| hit.tokens == *words)?;
    known.organisations.get(hit.of)
}

fn person(article: &Article, known: &Known, hits: &[Hit], mention: Mention) -> ReadPerson {
    let record_of_person = known.people.iter().find(|person| Some(person.id) == mention.id);
    let organisation = mention.organisation.map_or_else(String::new, |words| {
        record(known, hits, &words).map_or_else(|| article.words(words).to_owned(), |of| of.name.clone())
    });
    let (honorific, name) = match record_of_person {
        Some(of) => (of.honorific.clone(), of.name.clone()),
        None => (mention.honorific, mention.name),
    };
    ReadPerson { id: mention.id, honorific, name, post: mention.post, organisation }
}

fn organisations(
    article: &Article,
    known: &Known,
    hits: &[Hit],
    mentions: &[Mention],
    outlet: Option<&ReadOutlet>,
) -> Vec<ReadOrganisation> {
    let mut found: Vec<ReadOrganisation> = Vec::new();
    for hit in hits.iter().filter(|hit| !is_reporting(article, hit)) {
        let Some(of) = known.organisations.get(hit.of) else { continue };
        if !found.iter().any(|other| other.id == Some(of.id)) {
            let words = article.words(hit.tokens.clone()).to_owned();
            found.push(ReadOrganisation { id: Some(of.id), name: of.name.clone(), words });
        }
    }
    let unknown = unknown(article, hits, mentions);
    let is_new = |name: &str| !known.organisations.iter().any(|of| same_organisation(&of.name, name));
    let is_outlet = |name: &str| outlet.is_some_and(|outlet| fold_org(&outlet.name) == fold_org(name));
    for words in unknown {
        let name = article.words(words);
        let folded = fold_org(name);
        let known_already = found.iter().any(|other| fold_org(&other.name) == folded);
        if !known_already && is_new(name) && !is_outlet(name) {
            found.push(ReadOrganisation { id: None, name: name.to_owned(), words: name.to_owned() });
        }
    }
    found
}

/// Whether a name stands in «به گزارش …»: who tells of a thing is no side of it.
fn is_reporting(article: &Article, hit: &Hit) -> bool {
    let start = hit.tokens.start;
    (start.saturating_sub(7)..start).any(|at| {
        let named = article.any(at, REPORT).filter(|end| *end <= start && article.same_line(at, start));
        // A public relations office tells of its own house.
        let office = article.holds(at..start, &["روابطعمومی"]);
        named.is_some_and(|end| !office && (end..start).all(|between| article.mark(between).is_none()))
    })
}

/// The names of organisations in no record that can be told whole, each once, the fuller of two.
fn unknown(article: &Article, hits: &[Hit], mentions: &[Mention]) -> Vec<Range<usize>> {
    let free =
        |words: &Range<usize>| !hits.iter().any(|hit| hit.tokens.start < words.end && words.start < hit.tokens.end);
    let of_people: Vec<Range<usize>> = mentions.iter().filter_map(|one| one.organisation.clone()).collect();
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < article.tokens.len() {
        match organisation(article, at) {
            Some(words) => {
                at = words.end;
                all.push(words);
            }
            None => at += 1,
        }
    }
    let spelled = |words: &Range<usize>| fold_org(article.words(words.clone()));
    let told = |words: &&Range<usize>| {
        let weak = is_weak(article, words.start);
        let borne_out = of_people.contains(words) || is_between(article, words) || tells_its_house(article, words);
        free(words) && (!weak || borne_out)
    };
    let mut names: Vec<Range<usize>> = all.iter().filter(told).cloned().collect();
    names.extend(of_people.iter().filter(|words| free(words) && !all.contains(words)).cloned());
    let fuller = |words: &Range<usize>| {
        let name = spelled(words);
        names.iter().any(|other| spelled(other).len() > name.len() && spelled(other).starts_with(&name))
    };
    let mut kept: Vec<Range<usize>> = Vec::new();
    for words in &names {
        if !fuller(words) && !kept.iter().any(|other| spelled(other) == spelled(words)) {
            kept.push(words.clone());
        }
    }
    kept
}
