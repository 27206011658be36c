//! How long the open agreements take, and how the months went: the parts that are drawn.
use std::collections::HashSet;

use super::lists::section;
use super::{Rows, Standing};
use crate::agreements::lifecycle::Stage;
use crate::documents::{Block, Cell, Chart, Column, Place, Section, Shape};
use crate::reports::{Question, months};

/// More bars than this are no picture.
const DRAWN: usize = 12;

/// The open agreements by their days in the stage, the longest first.
pub fn longest(question: &Question, standings: &[Standing<'_>]) -> Section {
    let w = question.asker.w;
    let columns = vec![
        Column::text("reference", w.reports.reference()).placed(Place::Over),
        Column::text("title", w.reports.agreement()),
        Column::text("stage", w.reports.stage()),
        Column::number("days_in_stage", w.reports.days_in_stage()),
        Column::number("limit", w.period_reports.limit()),
        Column::number("days_with_us", w.period_reports.with_us()),
        Column::number("days_with_them", w.period_reports.with_them()),
        Column::number("days_with_nobody", w.period_reports.unsaid()),
    ];
    let mut open: Vec<_> = standings.iter().filter(|standing| standing.stage.is_under_way()).collect();
    open.sort_by_key(|standing| std::cmp::Reverse(standing.health.days));
    let rows = open.into_iter().map(|standing| {
        vec![
            standing.reference(),
            standing.link(),
            Cell::Stage(standing.stage),
            Cell::Number(standing.health.days),
            Cell::number(standing.health.limit),
            Cell::Number(standing.spent.us),
            Cell::Number(standing.spent.them),
            Cell::Number(standing.spent.nobody),
        ]
    });
    let mut part = section("longest", w.period_reports.longest(), w.period_reports.no_open(), columns, rows.collect());
    let chart = Chart {
        title: w.period_reports.longest_chart().to_owned(),
        shape: Shape::Bars,
        category: "title",
        series: vec!["days_in_stage"],
        limit: Some("limit"),
        first: Some(DRAWN),
    };
    part.blocks.insert(0, Block::Chart(chart));
    part
}

/// What was signed, came into force and ended in each month up to the end of the period.
pub fn months(question: &Question, standings: &[Standing<'_>], rows: &Rows) -> Section {
    let w = question.asker.w;
    let [month, period] = months::columns(w);
    let columns = vec![
        month,
        period,
        Column::number("signed", w.period_reports.month_signed()),
        Column::number("came_into_force", w.period_reports.month_in_force()),
        Column::number("ended", w.period_reports.month_ended()),
    ];
    let there: HashSet<_> = standings.iter().map(|standing| standing.row.id).collect();
    let as_of = question.as_of();
    let lines = months::up_to(as_of).into_iter().map(|month| {
        let signed =
            rows.signed.iter().filter(|row| month.contains(row.signed_on) && there.contains(&row.agreement_id)).count();
        let entered = |stage: Stage| {
            let entries = rows.history.iter().filter(|entry| {
                entry.to_stage == stage
                    && entry.entered_on <= as_of
                    && month.contains(entry.entered_on)
                    && there.contains(&entry.agreement_id)
            });
            entries.count()
        };
        let [name, key] = months::cells(w, month);
        let numbers = [signed, entered(Stage::InForce), entered(Stage::Concluded)];
        let numbers = numbers.map(|n| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX)));
        [name, key].into_iter().chain(numbers).collect()
    });
    let mut part = section("months", w.period_reports.months(), w.reports.no_agreements(), columns, lines.collect());
    let chart = Chart {
        title: w.period_reports.months_chart().to_owned(),
        shape: Shape::Columns,
        category: "month",
        series: vec!["signed", "ended"],
        limit: None,
        first: None,
    };
    part.blocks.insert(0, Block::Chart(chart));
    part
}
