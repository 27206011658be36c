//! The actions themselves: open, and done in the period.
use std::cmp::Reverse;

use super::{Duty, Side};
use crate::documents::{Cell, Column, Place, Section, Table, Tone};
use crate::reports::Question;

/// What is open: ours first, then theirs; in each the longest overdue first.
pub fn open(question: &Question, duties: &[Duty<'_>]) -> Section {
    let w = question.asker.w;
    let columns = vec![
        Column::text("side", w.actions_report.side()),
        Column::text("responsible", w.reports.responsible()).placed(Place::Plain),
        Column::text("action", w.reports.action()),
        Column::day("due", w.reports.due()),
        Column::text("state", w.actions_report.state()).placed(Place::Hidden),
        Column::number("days_late", w.actions_report.late_by()),
        Column::text("agreements", w.reports.agreements()),
    ];
    let mut open: Vec<_> = duties.iter().filter(|duty| duty.is_open()).collect();
    let place = |side: Side| Side::ALL.iter().position(|other| *other == side);
    open.sort_by_key(|duty| (place(duty.side), Reverse(duty.late())));
    let rows = open.into_iter().map(|duty| {
        let state = match duty.late() {
            Some(_) => Cell::Word { key: "overdue", text: w.actions_report.overdue(), tone: Tone::Bad },
            None => Cell::word("open", w.actions_report.open()),
        };
        vec![
            Cell::word(duty.side.key(), w.label(duty.side)),
            Cell::text(duty.row.responsible.clone().unwrap_or_default()),
            Cell::text(duty.row.text.clone()),
            Cell::day(duty.row.due_on),
            state,
            Cell::number(duty.late()),
            references(duty),
        ]
    });
    let table = Table::new(columns, rows.collect(), w.actions_report.no_open());
    Section::of_table("open", w.actions_report.open_actions(), table)
}

/// What was done in the period, by day.
pub fn done(question: &Question, duties: &[Duty<'_>]) -> Section {
    let w = question.asker.w;
    let columns = vec![
        Column::day("done_on", w.actions_report.done_on()),
        Column::text("side", w.actions_report.side()),
        Column::text("responsible", w.reports.responsible()).placed(Place::Plain),
        Column::text("action", w.reports.action()),
        Column::text("note", w.actions_report.done_note()).placed(Place::Under),
        Column::day("due", w.reports.due()),
        Column::text("agreements", w.reports.agreements()),
    ];
    let mut done: Vec<_> = duties.iter().filter(|duty| !duty.is_open()).collect();
    done.sort_by_key(|duty| duty.row.done_on);
    let rows = done.into_iter().map(|duty| {
        vec![
            Cell::day(duty.row.done_on),
            Cell::word(duty.side.key(), w.label(duty.side)),
            Cell::text(duty.row.responsible.clone().unwrap_or_default()),
            Cell::text(duty.row.text.clone()),
            Cell::text(duty.row.done_note.clone()),
            Cell::day(duty.row.due_on),
            references(duty),
        ]
    });
    let table = Table::new(columns, rows.collect(), w.actions_report.no_done());
    Section::of_table("done", w.actions_report.done_actions(), table)
}

fn references(duty: &Duty<'_>) -> Cell {
    Cell::codes(duty.of.iter().map(|row| row.reference.clone()).collect())
}
