//! Who wrote how much, in numbers and shares: by kind of outlet, outlet, tone and agreement.
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

use super::Matter;
use crate::documents::{Cell, Column, Place, Section, Table};
use crate::ids::AgreementId;
use crate::press::{Licensed, OutletKind, Tone};
use crate::reports::store::ItemRow;

/// How many items there are of each, the most first; of those alike, the one met first.
fn counted<'a, K: Eq + Hash + Copy>(
    items: &[&'a ItemRow],
    of: impl Fn(&ItemRow) -> K,
) -> Vec<(K, &'a ItemRow, Vec<&'a ItemRow>)> {
    let mut at: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<(K, &'a ItemRow, Vec<&'a ItemRow>)> = Vec::new();
    for item in items {
        let key = of(item);
        match at.get(&key).and_then(|at| groups.get_mut(*at)) {
            Some((.., group)) => group.push(item),
            None => {
                at.insert(key, groups.len());
                groups.push((key, item, vec![item]));
            }
        }
    }
    groups.sort_by_key(|(.., group)| Reverse(group.len()));
    groups
}

/// Number and share of a group, and how many of it are republications.
fn numbers(matter: &Matter<'_>, group: &[&ItemRow]) -> [Cell; 3] {
    let again = group.iter().filter(|item| item.republished_from.is_some()).count();
    [number(group.len()), number(again), number(percent(group.len(), matter.items.len()))]
}

fn number(n: usize) -> Cell {
    Cell::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A share in whole percent, halves upwards.
fn percent(part: usize, whole: usize) -> usize {
    if whole == 0 { 0 } else { (part * 200 + whole) / (whole * 2) }
}

fn number_columns(matter: &Matter<'_>) -> [Column; 3] {
    let w = matter.question.asker.w.press_report;
    [
        Column::number("items", w.items()),
        Column::number("republications", w.republications()),
        Column::number("share", w.share()),
    ]
}

fn part(
    matter: &Matter<'_>,
    key: &'static str,
    heading: &'static str,
    first: Vec<Column>,
    rows: Vec<Vec<Cell>>,
) -> Section {
    let columns = first.into_iter().chain(number_columns(matter)).collect();
    Section::of_table(key, heading, Table::new(columns, rows, matter.question.asker.w.reports.no_press()))
}

/// By kind of outlet.
pub fn by_kind(matter: &Matter<'_>) -> Section {
    let w = matter.question.asker.w;
    let rows = counted(&matter.items, |item| item.kind).into_iter().map(|(kind, _, group)| {
        let outlets = counted(&group, |item| item.outlet_id).len();
        let first = [kind_cell(matter, kind), number(outlets)];
        first.into_iter().chain(numbers(matter, &group)).collect()
    });
    let columns =
        vec![Column::text("kind", w.press_report.kind()), Column::number("outlets", w.press_report.outlets())];
    part(matter, "by_kind", w.press_report.by_kind(), columns, rows.collect())
}

/// By outlet, with its rank.
pub fn by_outlet(matter: &Matter<'_>) -> Section {
    let w = matter.question.asker.w;
    let rows = (1..).zip(counted(&matter.items, |item| item.outlet_id)).map(|(rank, (_, one, group))| {
        let licensed = match one.licensed {
            Licensed::No => Cell::Word {
                key: one.licensed.key(),
                text: w.label(one.licensed),
                tone: crate::documents::Tone::Warning,
            },
            Licensed::Yes | Licensed::Unknown => Cell::word(one.licensed.key(), w.label(one.licensed)),
        };
        let first = [Cell::Number(rank), Cell::text(one.outlet.clone()), kind_cell(matter, one.kind), licensed];
        first.into_iter().chain(numbers(matter, &group)).collect()
    });
    let columns = vec![
        Column::number("rank", w.press_report.rank()),
        Column::text("outlet", w.reports.outlet()),
        Column::text("kind", w.press_report.kind()).placed(Place::Plain),
        Column::text("licensed", w.press_report.licensed()),
    ];
    part(matter, "by_outlet", w.press_report.by_outlet(), columns, rows.collect())
}

/// By tone, those that nobody judged among them.
pub fn by_tone(matter: &Matter<'_>) -> Section {
    let w = matter.question.asker.w;
    let rows = counted(&matter.items, |item| item.tone).into_iter().map(|(tone, _, group)| {
        let first = [tone_cell(matter, tone)];
        first.into_iter().chain(numbers(matter, &group)).collect()
    });
    let columns = vec![Column::text("tone", w.press_report.tone())];
    part(matter, "by_tone", w.press_report.by_tone(), columns, rows.collect())
}

/// By agreement; an item about several counts for each.
pub fn by_agreement(matter: &Matter<'_>) -> Section {
    let w = matter.question.asker.w;
    let mut groups: HashMap<AgreementId, Vec<&ItemRow>> = HashMap::new();
    for item in &matter.items {
        for agreement in matter.about(item) {
            groups.entry(agreement.id).or_default().push(item);
        }
    }
    let mut groups: Vec<_> =
        matter.rows.agreements.iter().filter_map(|row| Some((row, groups.remove(&row.id)?))).collect();
    groups.sort_by_key(|(_, group)| Reverse(group.len()));
    let rows = groups.into_iter().map(|(agreement, group)| {
        let first = [
            Cell::Code(agreement.reference.clone()),
            Cell::Link { text: agreement.title.clone(), href: format!("/agreements/{}", agreement.id) },
            Cell::day(group.iter().map(|item| item.published_on).max()),
        ];
        first.into_iter().chain(numbers(matter, &group)).collect()
    });
    let columns = vec![
        Column::text("reference", w.reports.reference()).placed(Place::Over),
        Column::text("title", w.reports.agreement()),
        Column::day("last_day", w.press_report.last_day()),
    ];
    let mut part = part(matter, "by_agreement", w.press_report.by_agreement(), columns, rows.collect());
    if let Some(crate::documents::Block::Table(table)) = part.blocks.first_mut() {
        table.empty = w.press_report.no_agreement();
    }
    part
}

fn kind_cell(matter: &Matter<'_>, kind: OutletKind) -> Cell {
    Cell::word(kind.key(), matter.question.asker.w.label(kind))
}

/// The word for a tone.
pub fn tone_cell(matter: &Matter<'_>, tone: Option<Tone>) -> Cell {
    let w = matter.question.asker.w;
    match tone {
        Some(tone) => Cell::word(tone.key(), w.label(tone)),
        None => Cell::word("not_judged", w.press.no_tone()),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_whole_percents() {
        assert_eq!((percent(1, 3), percent(2, 3), percent(1, 8), percent(3, 3)), (33, 67, 13, 100));
        assert_eq!(percent(0, 0), 0);
    }
}
