//! What the press left without a word: agreements signed and meetings held in the period.
use std::collections::HashSet;

use super::{Matter, linked};
use crate::documents::{Cell, Column, Place, Section, Table};

/// The agreements signed in the period that the press never wrote about.
pub fn agreements(matter: &Matter<'_>) -> Section {
    let w = matter.question.asker.w;
    let columns = vec![
        Column::text("reference", w.reports.reference()).placed(Place::Over),
        Column::text("title", w.reports.agreement()),
        Column::day("signed_on", w.press_report.signed_on()),
    ];
    let covered: HashSet<_> = matter.rows.covered_agreements.iter().copied().collect();
    let mut silent: Vec<_> = matter
        .rows
        .signed
        .iter()
        .filter(|row| matter.question.period.contains(row.signed_on) && !covered.contains(&row.agreement_id))
        .filter_map(|row| Some((row.signed_on, *matter.agreements.get(&row.agreement_id)?)))
        .collect();
    silent.sort_by_key(|(day, agreement)| (*day, agreement.id));
    let rows = silent.into_iter().map(|(day, agreement)| {
        vec![
            Cell::Code(agreement.reference.clone()),
            Cell::Link { text: agreement.title.clone(), href: format!("/agreements/{}", agreement.id) },
            Cell::Day(day),
        ]
    });
    let table = Table::new(columns, rows.collect(), w.press_report.no_gap_agreements());
    Section::of_table("silent_agreements", w.press_report.gaps_agreements(), table)
}

/// The meetings held in the period that the press never wrote about.
pub fn meetings(matter: &Matter<'_>) -> Section {
    let w = matter.question.asker.w;
    let columns = vec![
        Column::day("held_on", w.press_report.held_on()),
        Column::text("title", w.press_report.meeting()),
        Column::text("place", w.press_report.held_at()),
        Column::text("agreements", w.reports.agreements()),
    ];
    let covered: HashSet<_> = matter.rows.covered_meetings.iter().copied().collect();
    let about = linked(&matter.rows.held_links, &matter.agreements);
    let silent = matter.rows.held.iter().filter(|meeting| {
        let is_meant = !matter.question.is_filtered() || about.contains_key(&meeting.id.uuid());
        is_meant && !covered.contains(&meeting.id.uuid())
    });
    let rows = silent.map(|meeting| {
        let of = about.get(&meeting.id.uuid()).into_iter().flatten().map(|row| row.reference.clone());
        vec![
            Cell::Day(meeting.held_on),
            Cell::Link { text: meeting.subject.clone(), href: format!("/meetings/{}", meeting.id) },
            Cell::text(meeting.place.clone()),
            Cell::codes(of.collect()),
        ]
    });
    let table = Table::new(columns, rows.collect(), w.press_report.no_gap_meetings());
    Section::of_table("silent_meetings", w.press_report.gaps_meetings(), table)
}
