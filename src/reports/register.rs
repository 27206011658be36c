//! The register: every agreement there was up to the end of the period, one row each.
use std::collections::HashMap;

use chrono::NaiveDate;

use super::paper::Head;
use super::stood::{grouped, stage_on, stands_still};
use super::{Build, Question, store};
use crate::agreements::lifecycle::Stage;
use crate::db::{Result, Tx};
use crate::documents::{Cell, Column, Document, Paper, Place, Section, Table};
use crate::ids::AgreementId;
use crate::words::Words;

/// Its name in addresses, and that of its one part.
pub const KEY: &str = "register";

/// The rows of the register.
pub struct Rows {
    /// What the report says of itself.
    pub head: Head,
    /// The agreements.
    pub agreements: Vec<store::AgreementRow>,
    /// Every stage they entered, oldest first.
    pub history: Vec<store::EntryRow>,
    /// Their parties.
    pub parties: Vec<store::PartyRow>,
    /// When they were signed.
    pub signed: Vec<store::SignedRow>,
    /// Their periods in force.
    pub terms: Vec<store::TermRow>,
}

/// Reads the rows; what is answered writes them up.
pub async fn gather(tx: &mut Tx, question: Question) -> Result<Build> {
    let rows = Rows {
        head: Head::gather(tx, KEY, &question).await?,
        agreements: store::agreements(tx, &question).await?,
        history: store::history(tx, &question).await?,
        parties: store::parties(tx, &question).await?,
        signed: store::signed(tx, &question).await?,
        terms: store::terms(tx, &question).await?,
    };
    Ok(Box::new(move || document(&question, &rows)))
}

/// Writes the rows up.
pub fn document(question: &Question, rows: &Rows) -> Document {
    let w = question.asker.w;
    let table = Table::new(columns(w), lines(question, rows), w.reports.no_agreements());
    let section = Section::of_table(KEY, w.papers.register(), table).without_heading();
    let document = rows.head.document(question, KEY, KEY, w.papers.register(), vec![section]);
    Document { paper: Paper::Landscape, ..document }
}

fn columns(w: Words) -> Vec<Column> {
    let (r, p) = (w.reports, w.papers);
    vec![
        Column::number("row", p.row()),
        Column::text("reference", r.reference()).placed(Place::Over),
        Column::text("title", r.agreement()),
        Column::text("kind", p.kind()).placed(Place::Plain),
        Column::text("parties", r.parties()),
        Column::text("stage", r.stage()),
        Column::day("since", p.since()).placed(Place::Under),
        Column::text("outcome", p.outcome()).placed(Place::Plain),
        Column::text("owner", r.owner()),
        Column::text("letters", p.letters()),
        Column::day("signed_on", p.signed_on()),
        Column::day("starts_on", r.starts_on()),
        Column::day("ends_on", r.ends_on()),
        Column::text("term", r.term()).placed(Place::Plain),
    ]
}

/// The first day and the last of all periods of an agreement; no last day when the last is open-ended.
fn span(terms: &[&store::TermRow]) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let (first, last) = terms.first().zip(terms.last())?;
    Some((first.starts_on, last.ends_on))
}

fn lines(question: &Question, rows: &Rows) -> Vec<Vec<Cell>> {
    let (w, as_of) = (question.asker.w, question.as_of());
    let history = grouped(&rows.history, |row| row.agreement_id);
    let parties = grouped(&rows.parties, |row| row.agreement_id);
    let terms = grouped(&rows.terms, |row| row.agreement_id);
    let signed: HashMap<AgreementId, NaiveDate> =
        rows.signed.iter().map(|row| (row.agreement_id, row.signed_on)).collect();
    let of = rows.agreements.iter().filter_map(|row| {
        let entries = history.get(&row.id).map_or(&[][..], Vec::as_slice);
        let (stage, since) = stage_on(row, entries, as_of)?;
        question.stage.is_none_or(|asked| asked == stage).then_some((row, entries, stage, since))
    });
    let line = |(n, (row, entries, stage, since)): (i64, (&store::AgreementRow, &[&store::EntryRow], Stage, _))| {
        let term = span(terms.get(&row.id).map_or(&[][..], Vec::as_slice));
        let outcome = row.outcome.filter(|_| stands_still(entries, as_of));
        let names = parties.get(&row.id).into_iter().flatten().map(|party| party.name.clone());
        let is_open_ended = term.is_some_and(|(_, end)| end.is_none());
        vec![
            Cell::Number(n),
            Cell::Code(row.reference.clone()),
            Cell::Link { text: row.title.clone(), href: format!("/agreements/{}", row.id) },
            Cell::word(row.kind.key(), w.label(row.kind)),
            Cell::lines(names.collect()),
            Cell::Stage(stage),
            Cell::Day(since),
            outcome.map_or(Cell::Empty, |outcome| Cell::word(outcome.key(), w.label(outcome))),
            Cell::text(row.owner.clone().unwrap_or_default()),
            Cell::text(row.letters.clone()),
            Cell::day(signed.get(&row.id).copied()),
            Cell::day(term.map(|(start, _)| start)),
            Cell::day(term.and_then(|(_, end)| end)),
            if is_open_ended { Cell::word("open_ended", w.reports.open_ended()) } else { Cell::Empty },
        ]
    };
    (1..).zip(of).map(line).collect()
}
