//! Which figures rose or fell against the period before.
use super::lists::section;
use crate::documents::{Cell, Column, Fact, Section};
use crate::reports::Question;

/// The figures of both periods beside each other; `before` is none where there is no earlier period.
pub fn changes(question: &Question, now: &[Fact], before: Option<&[Fact]>) -> Section {
    let w = question.asker.w.period_reports;
    let columns = vec![
        Column::text("figure", w.figure()),
        Column::number("before", w.before()),
        Column::number("now", w.this_period()),
        Column::number("change", w.change()),
        Column::text("trend", w.trend()),
    ];
    let rows = now.iter().zip(before.unwrap_or_default()).filter_map(|(now, before)| {
        let (Cell::Number(new), Cell::Number(old)) = (&now.cell, &before.cell) else { return None };
        let trend = match new.cmp(old) {
            std::cmp::Ordering::Greater => Cell::word("rose", w.rose()),
            std::cmp::Ordering::Less => Cell::word("fell", w.fell()),
            std::cmp::Ordering::Equal => Cell::word("same", w.same()),
        };
        let name = Cell::word(now.key, now.label);
        Some(vec![name, Cell::Number(*old), Cell::Number(*new), Cell::Number(new - old), trend])
    });
    section("changes", w.changes(), w.no_change(), columns, rows.collect())
}
