//! Every item of the period, each with its republications under it.
use std::collections::HashMap;

use super::{Matter, shares};
use crate::documents::{Cell, Column, Place, Section, Table};
use crate::ids::CoverageId;
use crate::reports::store::ItemRow;

/// The items by their days; what repeats one of them stands under it.
pub fn section(matter: &Matter<'_>) -> Section {
    let w = matter.question.asker.w;
    let columns = vec![
        Column::day("day", w.reports.day()),
        Column::text("outlet", w.reports.outlet()),
        Column::text("reporter", w.press_report.reporter()).placed(Place::Under),
        Column::text("what", w.press_report.what()).placed(Place::Over),
        Column::text("headline", w.reports.headline()),
        Column::text("repeats", w.press_report.repeats()).placed(Place::Under),
        Column::number("republications", w.press_report.republications()),
        Column::text("tone", w.press_report.tone()),
        Column::text("agreements", w.reports.agreements()),
        Column::text("url", w.reports.url()).placed(Place::Hidden),
    ];
    let mut under: HashMap<CoverageId, Vec<&ItemRow>> = HashMap::new();
    for item in &matter.items {
        let root = matter.root(item);
        if root != item.id {
            under.entry(root).or_default().push(item);
        }
    }
    let mut rows = Vec::new();
    for item in &matter.items {
        if matter.root(item) == item.id {
            let again = under.remove(&item.id).unwrap_or_default();
            rows.push(row(matter, item, Some(again.len())));
            rows.extend(again.into_iter().map(|item| row(matter, item, None)));
        }
    }
    Section::of_table("items", w.press_report.all_items(), Table::new(columns, rows, w.reports.no_press()))
}

fn row(matter: &Matter<'_>, item: &ItemRow, again: Option<usize>) -> Vec<Cell> {
    let w = matter.question.asker.w;
    let what = match item.republished_from {
        Some(_) => Cell::word("republication", w.press_report.is_republication()),
        None => Cell::word("original", w.press_report.is_original()),
    };
    let repeated = item.republished_from.and_then(|id| matter.rows.originals.iter().find(|row| row.id == id));
    vec![
        Cell::Day(item.published_on),
        Cell::text(item.outlet.clone()),
        Cell::text(item.reporter.clone()),
        what,
        Cell::Link { text: item.headline.clone(), href: format!("/press/{}", item.id) },
        repeated.map_or(Cell::Empty, |row| Cell::text(format!("{}: {}", row.outlet, row.headline))),
        Cell::number(again.and_then(|n| i64::try_from(n).ok())),
        shares::tone_cell(matter, item.tone),
        Cell::codes(matter.about(item).iter().map(|row| row.reference.clone()).collect()),
        Cell::text(item.url.clone()),
    ]
}
