//! What happened: stages, meetings, decisions, actions.
use super::Rows;
use crate::actions::ActionLine;
use crate::agreements::store::HistoryRow;
use crate::documents::{Cell, Column, Place, Section, Table, Tone};
use crate::reports::Asker;
use crate::words::Words;

/// Every stage entered, with the reason, and the needs that were passed over.
pub fn stages(w: Words, rows: &Rows) -> Section {
    let r = w.reports;
    let columns = vec![
        Column::day("day", r.day()),
        Column::text("from", r.from_stage()),
        Column::text("to", r.to_stage()),
        Column::text("by", r.by()),
        Column::text("reason", r.reason()),
        Column::text("passed", w.dossier.passed()).placed(Place::Under),
    ];
    let line = |row: &HistoryRow| {
        let entry = &row.entry;
        let passed = entry.unmet.iter().map(|need| w.need_unmet(*need).to_owned());
        vec![
            Cell::Day(entry.entered_on),
            entry.from.map_or(Cell::Empty, Cell::Stage),
            Cell::Stage(entry.to),
            Cell::text(row.by_name.clone()),
            Cell::text(if row.imported { w.import_check.imported().to_owned() } else { entry.reason.clone() }),
            Cell::lines(passed.collect()),
        ]
    };
    let lines = rows.history.iter().map(line).collect();
    Section::of_table("stages", w.dossier.stages(), Table::new(columns, lines, w.dossier.no_stages()))
}

/// The meetings about it, held or not.
pub fn meetings(w: Words, rows: &Rows) -> Section {
    let (d, m) = (w.dossier, w.meetings);
    let columns = vec![
        Column::day("day", m.day()),
        Column::text("title", m.subject()),
        Column::text("place", m.place()).placed(Place::Under),
        Column::text("state", m.state()),
        Column::number("present", d.n_present()),
        Column::number("decisions", d.n_decisions()),
    ];
    let lines = rows.meetings.iter().map(|line| {
        vec![
            Cell::Day(line.held_on),
            Cell::Link { text: line.subject.clone(), href: format!("/meetings/{}", line.id) },
            Cell::text(line.place.clone()),
            Cell::word(line.state.key(), w.label(line.state)),
            Cell::Number(line.n_present),
            Cell::Number(line.n_decisions),
        ]
    });
    Section::of_table("meetings", d.meetings(), Table::new(columns, lines.collect(), d.no_meetings()))
}

/// What was decided about it.
pub fn decisions(w: Words, rows: &Rows) -> Section {
    let (d, m) = (w.dossier, w.meetings);
    let columns = vec![
        Column::text("number", m.number()),
        Column::text("text", m.text()),
        Column::day("day", m.day()),
        Column::text("meeting", d.meeting()).placed(Place::Under),
    ];
    let lines = rows.decisions.iter().map(|line| {
        vec![
            Cell::Code(line.code()),
            Cell::text(line.text.clone()),
            Cell::Day(line.held_on),
            Cell::text(line.subject.clone()),
        ]
    });
    Section::of_table("decisions", d.decisions(), Table::new(columns, lines.collect(), d.no_decisions()))
}

/// What was to be done, and whether it is.
pub fn actions(asker: &Asker, rows: &Rows) -> Section {
    let w = asker.w;
    let (d, r) = (w.dossier, w.reports);
    let columns = vec![
        Column::text("text", r.action()),
        Column::text("responsible", r.responsible()),
        Column::day("due", r.due()),
        Column::day("done_on", d.done_on()),
        Column::text("state", d.state()),
    ];
    let state = |line: &ActionLine| match (line.is_done(), line.days_late(asker.today)) {
        (true, _) => Cell::Word { key: "done", text: d.is_done(), tone: Tone::Good },
        (false, Some(_)) => Cell::Word { key: "late", text: d.is_late(), tone: Tone::Bad },
        (false, None) => Cell::word("open", d.is_open()),
    };
    let lines = rows.actions.iter().map(|line| {
        vec![
            Cell::text(line.text.clone()),
            Cell::text(line.responsible.clone()),
            Cell::day(line.due_on),
            Cell::day(line.done_on),
            state(line),
        ]
    });
    Section::of_table("actions", d.actions(), Table::new(columns, lines.collect(), d.no_actions()))
}
