//! The figures of the press report, and its months.
use std::collections::HashSet;

use super::Matter;
use crate::documents::{Block, Cell, Chart, Column, Fact, Section, Shape, Table};
use crate::press::{Licensed, Tone};
use crate::reports::{months, store};

/// The first part: what there was, in numbers.
pub fn section(matter: &Matter<'_>, [silent_agreements, silent_meetings]: &[Section; 2]) -> Section {
    let w = matter.question.asker.w;
    let words = w.press_report;
    let count = |of: &dyn Fn(&store::ItemRow) -> bool| matter.items.iter().filter(|item| of(item)).count();
    let outlets: HashSet<_> = matter.items.iter().map(|item| item.outlet_id).collect();
    let agreements: HashSet<_> = matter.items.iter().flat_map(|item| matter.about(item)).map(|row| row.id).collect();
    let republications = count(&|item| item.republished_from.is_some());
    let tone = |tone: Tone| count(&|item| item.tone == Some(tone));
    let figure = |key, label, n: usize| Fact { key, label, cell: Cell::Number(i64::try_from(n).unwrap_or(i64::MAX)) };
    let figures = vec![
        figure("items", words.all_items(), matter.items.len()),
        figure("originals", words.originals(), matter.items.len() - republications),
        figure("republications", words.republications(), republications),
        figure("outlets", words.outlets(), outlets.len()),
        figure("licensed", words.licensed_items(), count(&|item| item.licensed == Licensed::Yes)),
        figure("positive", w.label(Tone::Positive), tone(Tone::Positive)),
        figure("neutral", w.label(Tone::Neutral), tone(Tone::Neutral)),
        figure("negative", w.label(Tone::Negative), tone(Tone::Negative)),
        figure("not_judged", w.press.no_tone(), count(&|item| item.tone.is_none())),
        figure("covered", words.covered(), agreements.len()),
        figure("silent_agreements", words.silent_agreements(), silent_agreements.len()),
        figure("silent_meetings", words.silent_meetings(), silent_meetings.len()),
    ];
    Section::new("summary", w.reports.summary(), vec![Block::Figures(figures)])
}

/// How much was written in each month up to the end of the period.
pub fn months(matter: &Matter<'_>) -> Section {
    let w = matter.question.asker.w;
    let [month, period] = months::columns(w);
    let columns = vec![
        month,
        period,
        Column::number("originals", w.press_report.originals()),
        Column::number("republications", w.press_report.republications()),
        Column::number("items", w.press_report.all_items()),
    ];
    let rows = months::up_to(matter.question.as_of()).into_iter().map(|month| {
        let items: Vec<_> = matter.all.iter().filter(|item| month.contains(item.published_on)).collect();
        let again = items.iter().filter(|item| item.republished_from.is_some()).count();
        let [name, key] = months::cells(w, month);
        let numbers = [items.len() - again, again, items.len()];
        let numbers = numbers.map(|n| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX)));
        [name, key].into_iter().chain(numbers).collect()
    });
    let table = Table::new(columns, rows.collect(), w.reports.no_press());
    let chart = Chart {
        title: w.press_report.months_chart().to_owned(),
        shape: Shape::Columns,
        category: "month",
        series: vec!["originals", "republications"],
        limit: None,
        first: None,
    };
    Section::new("months", w.period_reports.months(), vec![Block::Chart(chart), Block::Table(table)])
}
