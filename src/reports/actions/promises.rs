//! Commitments: what either side bound itself to and still owes, and what was kept in the period.
use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Rows, Side};
use crate::commitments::{Standing, State};
use crate::documents::{Cell, Column, Place, Section, Table, Tone};
use crate::ids::{AgreementId, OrganisationId};
use crate::reports::Question;

/// A commitment that the question is about.
pub struct Promise<'a> {
    standing: &'a Standing,
    /// Whether the last that was owed was done in the period.
    pub is_kept: bool,
}

impl Promise<'_> {
    /// Whether something is still to be done for it, in an agreement that binds.
    pub fn is_open(&self) -> bool {
        self.standing.judged.state.is_open() && self.standing.judged.state != State::Pending
    }

    /// Whether something is owed whose day has passed.
    pub fn is_overdue(&self) -> bool {
        self.standing.judged.state == State::Overdue
    }

    /// Whether we are bound by it ourselves.
    pub fn is_ours(&self) -> bool {
        self.standing.commitment.ours
    }

    /// The agreement it follows from.
    pub fn agreement(&self) -> AgreementId {
        self.standing.commitment.agreement
    }

    /// Who is bound by it.
    pub fn obligor(&self) -> OrganisationId {
        self.standing.commitment.obligor
    }

    fn days_late(&self, question: &Question) -> Option<i64> {
        self.standing.judged.days_late(question.as_of())
    }
}

/// The commitments of the agreements that the question is about.
pub fn of_question<'a>(question: &Question, rows: &'a Rows) -> Vec<Promise<'a>> {
    let agreements: HashMap<AgreementId, ()> = rows.agreements.iter().map(|row| (row.id, ())).collect();
    let meant = rows.commitments.iter().filter(|one| agreements.contains_key(&one.commitment.agreement));
    let promises = meant.map(|standing| {
        let kept = standing.judged.state == State::Fulfilled;
        let as_of = question.as_of();
        let last = standing.commitment.pieces.iter().map(|piece| piece.on).filter(|day| *day <= as_of).max();
        Promise { standing, is_kept: kept && last.is_some_and(|day| question.period.contains(day)) }
    });
    promises.collect()
}

/// What is still owed: by us first, then by them; in each the longest overdue first.
pub fn open(question: &Question, promises: &[Promise<'_>]) -> Section {
    let w = question.asker.w;
    let mut open: Vec<_> = promises.iter().filter(|one| one.is_open()).collect();
    open.sort_by_key(|one| {
        let due = one.standing.judged.due;
        (!one.is_ours(), Reverse(one.days_late(question)), due.is_none(), due)
    });
    let rows = open.into_iter().map(|one| row(question, one)).collect();
    let table = Table::new(columns(question), rows, w.actions_report.no_open_commitments());
    Section::of_table("open_commitments", w.actions_report.open_commitments(), table)
}

/// What was kept in the period.
pub fn kept(question: &Question, promises: &[Promise<'_>]) -> Section {
    let w = question.asker.w;
    let rows = promises.iter().filter(|one| one.is_kept).map(|one| row(question, one)).collect();
    let table = Table::new(columns(question), rows, w.actions_report.no_kept_commitments());
    Section::of_table("kept_commitments", w.actions_report.kept_commitments(), table)
}

fn columns(question: &Question) -> Vec<Column> {
    let w = question.asker.w;
    vec![
        Column::text("side", w.actions_report.side()),
        Column::text("obligor", w.actions_report.obligor()).placed(Place::Plain),
        Column::text("commitment", w.actions_report.commitment()),
        Column::text("article", w.documents.article()).placed(Place::Plain),
        Column::text("follow_up", w.actions_report.follow_up()).placed(Place::Under),
        Column::text("state", w.actions_report.state()),
        Column::day("due", w.reports.due()),
        Column::number("days_late", w.actions_report.late_by()),
        Column::text("reference", w.reports.agreement()),
    ]
}

fn row(question: &Question, one: &Promise<'_>) -> Vec<Cell> {
    let w = question.asker.w;
    let side = if one.is_ours() { Side::Us } else { Side::Them };
    let commitment = &one.standing.commitment;
    let state = one.standing.judged.state;
    let tone = match state {
        State::Overdue => Tone::Bad,
        State::Behind => Tone::Warning,
        State::Fulfilled | State::OnTime => Tone::Good,
        State::Pending | State::Open | State::Lapsed | State::Waived => Tone::Plain,
    };
    vec![
        Cell::word(side.key(), w.label(side)),
        Cell::text(commitment.obligor_name.clone()),
        Cell::text(commitment.text.clone()),
        Cell::text(commitment.article.clone()),
        Cell::text(commitment.owner_name.clone()),
        Cell::Word { key: state.key(), text: w.label(state), tone },
        Cell::day(one.standing.judged.due),
        Cell::number(one.days_late(question)),
        Cell::Code(commitment.reference.clone()),
    ]
}
