//! What surrounds it: press, files, other agreements, what the next step needs.
use super::Rows;
use crate::agreements::lifecycle::next_step_of;
use crate::agreements::needs::checklist;
use crate::clock::day_in_tehran;
use crate::documents::{Cell, Column, Place, Section, Table, Tone};
use crate::words::Words;

/// What the press wrote.
pub fn press(w: Words, rows: &Rows) -> Section {
    let (a, r) = (w.dossier_around, w.reports);
    let columns = vec![
        Column::day("day", r.day()),
        Column::text("outlet", r.outlet()),
        Column::text("title", r.headline()),
        Column::text("tone", a.tone()),
        Column::text("url", r.url()).placed(Place::Hidden),
    ];
    let lines = rows.coverage.iter().map(|line| {
        vec![
            Cell::Day(line.published_on),
            Cell::text(line.outlet.clone()),
            Cell::Link { text: line.headline.clone(), href: format!("/press/{}", line.id) },
            line.tone.map_or(Cell::Empty, |tone| Cell::word(tone.key(), w.label(tone))),
            Cell::text(line.url.clone()),
        ]
    });
    Section::of_table("press", a.press(), Table::new(columns, lines.collect(), a.no_press()))
}

/// The files, each with the fingerprint by which a copy is known to be the same.
pub fn files(w: Words, rows: &Rows) -> Section {
    let a = w.dossier_around;
    let columns = vec![
        Column::text("title", a.file()),
        Column::text("sha256", a.fingerprint()).placed(Place::Under),
        Column::text("kind", w.papers.kind()),
        Column::number("bytes", a.bytes()),
        Column::text("attached_by", a.attached_by()),
        Column::day("day", w.reports.day()).placed(Place::Plain),
    ];
    let lines = rows.files.iter().map(|file| {
        vec![
            Cell::Link { text: file.file_name.clone(), href: file.href() },
            // Text, because its digits are compared letter by letter in any language.
            Cell::text(file.sha256.clone()),
            Cell::word(file.kind.key(), w.label(file.kind)),
            Cell::Number(file.size),
            Cell::text(file.uploaded_by.clone()),
            Cell::Day(day_in_tehran(file.created_at)),
        ]
    });
    Section::of_table("files", a.files(), Table::new(columns, lines.collect(), a.no_files()))
}

/// The agreements it has to do with.
pub fn related(w: Words, rows: &Rows) -> Section {
    let a = w.dossier_around;
    let columns = vec![Column::text("relation", a.relation()), Column::text("title", w.reports.agreement())];
    let lines = rows.related.iter().map(|one| {
        let words = if one.is_later { w.turned(one.relation) } else { w.label(one.relation) };
        vec![
            Cell::word(one.relation.key(), words),
            Cell::Link { text: one.name.clone(), href: format!("/agreements/{}", one.id) },
        ]
    });
    Section::of_table("related", a.related(), Table::new(columns, lines.collect(), a.no_related()))
}

/// What the main way on from here needs, met or not.
pub fn needs(w: Words, rows: &Rows) -> Section {
    let a = w.dossier_around;
    let columns = vec![Column::text("title", a.need()), Column::text("state", w.dossier.state())];
    let rule = next_step_of(rows.agreement.stage());
    let heading = match rule {
        Some(rule) => a.needs_for(w.label(rule.target(rows.agreement.halted_from()))),
        None => a.needs().to_owned(),
    };
    let lines = rule.map_or_else(Vec::new, |rule| checklist(rule.needs, &rows.facts));
    let lines = lines.iter().map(|line| {
        let state = match line.met {
            true => Cell::Word { key: "met", text: a.met(), tone: Tone::Good },
            false => Cell::Word { key: "needed", text: a.unmet(), tone: Tone::Warning },
        };
        vec![Cell::text(w.need_line(line)), state]
    });
    Section::of_table("needs", heading, Table::new(columns, lines.collect(), a.no_needs()))
}
