//! The text, what the parties said of it, who signed it, and how long it holds.
use super::Rows;
use crate::clock::day_in_tehran;
use crate::commitments::{Standing, State};
use crate::documents::{Cell, Column, Place, Section, Table, Tone};
use crate::drafts::Verdict;
use crate::signing::{Period, SignatureLine};
use crate::words::Words;

/// The versions of the text.
pub fn versions(w: Words, rows: &Rows) -> Section {
    let d = w.drafts;
    let columns = vec![
        Column::number("version", d.version()),
        Column::day("saved_on", d.saved_on()),
        Column::text("author", d.author()),
        Column::text("note", d.note()),
    ];
    let lines = rows.versions.iter().map(|version| {
        vec![
            Cell::Number(version.number),
            Cell::Day(day_in_tehran(version.created_at)),
            Cell::text(version.author.clone()),
            Cell::text(version.note.clone()),
        ]
    });
    let table = Table::new(columns, lines.collect(), w.dossier.no_versions());
    Section::of_table("versions", w.dossier.versions(), table)
}

/// What each party said of each version.
pub fn verdicts(w: Words, rows: &Rows) -> Section {
    let d = w.dossier;
    let columns = vec![
        Column::number("version", w.drafts.version()),
        Column::text("name", w.reports.party()),
        Column::text("given_by", d.given_by()).placed(Place::Plain),
        Column::text("verdict", d.verdict()),
        Column::day("day", w.reports.day()),
        Column::text("cause", d.cause()),
        Column::text("reason", d.remarks()).placed(Place::Plain),
    ];
    let line = |number: i64, verdict: &Verdict| {
        let tone = if verdict.is_approval() { Tone::Good } else { Tone::Warning };
        let cause = verdict.reason_code.map_or(Cell::Empty, |code| Cell::word(code.key(), w.label(code)));
        vec![
            Cell::Number(number),
            Cell::text(verdict.organisation_name.clone()),
            Cell::text(verdict.given_by.clone()),
            Cell::Word { key: verdict.answer.key(), text: w.label(verdict.answer), tone },
            Cell::Day(verdict.given_on),
            cause,
            Cell::text(verdict.reason.clone()),
        ]
    };
    let lines = rows.versions.iter().flat_map(|version| version.verdicts.iter().map(|one| line(version.number, one)));
    Section::of_table("verdicts", d.verdicts(), Table::new(columns, lines.collect(), d.no_verdicts()))
}

/// Who signed, and what became of it.
pub fn signatures(w: Words, rows: &Rows) -> Section {
    let d = w.dossier;
    let columns = vec![
        Column::text("name", w.reports.party()),
        Column::text("signatory", w.reports.signatory()).placed(Place::Plain),
        Column::number("version", w.drafts.version()),
        Column::day("signed_on", w.papers.signed_on()),
        Column::text("place", w.reports.place()),
        Column::text("state", d.state()),
        Column::text("remarks", d.remarks()).placed(Place::Plain),
    ];
    let line = |line: &SignatureLine| {
        let state = match line.void_at {
            None => Cell::Word { key: "stands", text: d.stands(), tone: Tone::Good },
            Some(_) => Cell::Word { key: "void", text: d.void(), tone: Tone::Bad },
        };
        let remarks = [&line.override_reason, &line.void_reason].into_iter().filter(|text| !text.is_empty());
        vec![
            Cell::text(line.organisation_name.clone()),
            Cell::text(line.signatory.clone()),
            Cell::Number(line.draft_number),
            Cell::Day(line.signed_on),
            Cell::text(line.place.clone()),
            state,
            Cell::lines(remarks.cloned().collect()),
        ]
    };
    let lines = rows.signatures.iter().map(line).collect();
    Section::of_table("signatures", d.signatures(), Table::new(columns, lines, d.no_signatures()))
}

/// The periods in force.
pub fn terms(w: Words, rows: &Rows) -> Section {
    let r = w.reports;
    let columns = vec![
        Column::day("starts_on", r.starts_on()),
        Column::day("ends_on", r.ends_on()),
        Column::text("term", r.term()).placed(Place::Plain),
        Column::day("decision_due", r.decision_due()),
    ];
    let line = |period: &Period| {
        let is_open_ended = period.span.ends_on.is_none();
        vec![
            Cell::Day(period.span.starts_on),
            Cell::day(period.span.ends_on),
            if is_open_ended { Cell::word("open_ended", r.open_ended()) } else { Cell::Empty },
            Cell::day(period.decision_due_on),
        ]
    };
    let lines = rows.periods.iter().map(line).collect();
    Section::of_table("terms", w.dossier.terms(), Table::new(columns, lines, w.dossier.no_terms()))
}

/// What each party bound itself to, and whether it kept to it.
pub fn commitments(w: Words, rows: &Rows) -> Section {
    let c = w.commitments;
    let columns = vec![
        Column::text("title", c.commitment()),
        Column::text("article", c.article()).placed(Place::Under),
        Column::text("obligor", c.obligor()),
        Column::text("owner", c.owner()).placed(Place::Under),
        Column::text("measure", c.measure()),
        Column::day("due", c.due()),
        Column::text("state", c.state()),
        Column::number("done", w.dossier.n_done()),
        Column::number("owed", w.dossier.n_owed()),
    ];
    let line = |one: &Standing| {
        let (what, judged) = (&one.commitment, &one.judged);
        vec![
            Cell::text(what.text.clone()),
            Cell::text(what.article.clone()),
            Cell::text(what.obligor_name.clone()),
            Cell::text(what.owner_name.clone()),
            Cell::text(w.measure(&what.terms)),
            Cell::day(judged.due),
            Cell::Word { key: judged.state.key(), text: w.label(judged.state), tone: tone(judged.state) },
            Cell::Number(judged.done),
            Cell::Number(judged.owed),
        ]
    };
    let lines = rows.commitments.iter().map(line).collect();
    Section::of_table("commitments", c.title(), Table::new(columns, lines, w.dossier.no_commitments()))
}

fn tone(state: State) -> Tone {
    match state {
        State::Overdue | State::Lapsed => Tone::Bad,
        State::Behind => Tone::Warning,
        State::OnTime | State::Fulfilled => Tone::Good,
        State::Pending | State::Open | State::Waived => Tone::Plain,
    }
}
