//! The tables of what surrounds the agreements: overdue actions and press.
use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::lists::section;
use super::{Around, Standing};
use crate::documents::{Cell, Column, Place, Section};
use crate::ids::AgreementId;
use crate::reports::Question;
use crate::reports::store::{ActionRow, CoverageRow, LinkRow};

/// The references of the agreements a record concerns.
struct References<'a> {
    by_id: HashMap<AgreementId, &'a str>,
    of: HashMap<Uuid, Vec<&'a str>>,
}

impl<'a> References<'a> {
    fn new(standings: &'a [Standing<'_>], links: &[LinkRow]) -> References<'a> {
        let by_id: HashMap<AgreementId, &str> =
            standings.iter().map(|standing| (standing.row.id, standing.row.reference.as_str())).collect();
        let mut of: HashMap<Uuid, Vec<&str>> = HashMap::new();
        for link in links {
            if let Some(reference) = by_id.get(&link.agreement_id) {
                of.entry(link.record).or_default().push(reference);
            }
        }
        References { by_id, of }
    }

    /// Those of a record, each once.
    fn of(&self, own: Option<AgreementId>, record: Option<Uuid>) -> Vec<String> {
        let own = own.and_then(|id| self.by_id.get(&id)).copied();
        let linked = record.and_then(|record| self.of.get(&record)).into_iter().flatten().copied();
        let mut seen = HashSet::new();
        own.into_iter().chain(linked).filter(|reference| seen.insert(*reference)).map(str::to_owned).collect()
    }
}

/// The actions past their day that the question is about, with the agreements they serve.
pub fn late<'a>(
    question: &Question,
    standings: &'a [Standing<'_>],
    around: &'a Around,
) -> impl Iterator<Item = (&'a ActionRow, Vec<String>)> {
    let references = References::new(standings, &around.meetings);
    let is_filtered = question.is_filtered();
    around.actions.iter().filter_map(move |action| {
        let of = references.of(action.agreement_id, action.meeting_id.map(Uuid::from));
        (!is_filtered || !of.is_empty()).then_some((action, of))
    })
}

/// What the press wrote that the question is about, with the agreements it wrote about.
pub fn written<'a>(
    question: &Question,
    standings: &'a [Standing<'_>],
    around: &'a Around,
) -> impl Iterator<Item = (&'a CoverageRow, Vec<String>)> {
    let references = References::new(standings, &around.coverage_of);
    let is_filtered = question.is_filtered();
    around.coverage.iter().filter_map(move |item| {
        let of = references.of(None, Some(item.id.into()));
        (!is_filtered || !of.is_empty()).then_some((item, of))
    })
}

/// Actions past their day, longest overdue first.
pub fn actions(question: &Question, standings: &[Standing<'_>], around: &Around) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::text("action", w.action()),
        Column::text("responsible", w.responsible()),
        Column::day("due", w.due()),
        Column::number("days_late", w.days_late()),
        Column::text("agreements", w.agreements()),
    ];
    let rows = late(question, standings, around).map(|(action, of)| {
        vec![
            Cell::text(action.text.clone()),
            Cell::text(action.responsible.clone().unwrap_or_default()),
            Cell::Day(action.due_on),
            Cell::Number((question.as_of() - action.due_on).num_days()),
            Cell::codes(of),
        ]
    });
    section("overdue_actions", w.overdue_actions(), w.nothing_overdue(), columns, rows.collect())
}

/// What the press wrote in the period.
pub fn press(question: &Question, standings: &[Standing<'_>], around: &Around) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::day("day", w.day()),
        Column::text("outlet", w.outlet()),
        Column::text("headline", w.headline()),
        Column::text("agreements", w.agreements()),
        Column::text("url", w.url()).placed(Place::Hidden),
    ];
    let rows = written(question, standings, around).map(|(item, of)| {
        vec![
            Cell::Day(item.published_on),
            Cell::text(item.outlet.clone()),
            Cell::Link { text: item.headline.clone(), href: format!("/press/{}", item.id) },
            Cell::codes(of),
            Cell::text(item.url.clone()),
        ]
    });
    section("press", w.press(), w.no_press(), columns, rows.collect())
}
