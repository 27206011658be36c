//! The figures on top, and the counts by stage now and at the start.
use super::Standing;
use crate::agreements::lifecycle::Stage;
use crate::documents::{Block, Cell, Chart, Column, Fact, Section, Shape, Table};
use crate::reports::Question;

/// The first part of the report.
pub fn section(question: &Question, standings: &[Standing<'_>], figures: Vec<Fact>) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::text("stage", w.stage()),
        Column::number("at_start", w.at_start()),
        Column::number("at_end", if question.as_of() < question.period.to() { w.now() } else { w.at_end() }),
    ];
    let table = Table::new(columns, counts(question, standings), w.no_agreements());
    let chart = Chart {
        title: question.asker.w.period_reports.stages_chart().to_owned(),
        shape: Shape::Columns,
        category: "stage",
        series: vec!["at_start", "at_end"],
        limit: None,
        // The sum would dwarf the stages.
        first: Some(Stage::ALL.len()),
    };
    let blocks = vec![Block::Figures(figures), Block::Table(table), Block::Chart(chart)];
    Section::new("summary", w.summary(), blocks)
}

fn counts(question: &Question, standings: &[Standing<'_>]) -> Vec<Vec<Cell>> {
    let count = |of: &dyn Fn(&Standing<'_>) -> bool| {
        Cell::Number(standings.iter().filter(|standing| of(standing)).count() as i64)
    };
    let mut rows: Vec<Vec<Cell>> = Stage::ALL
        .iter()
        .map(|stage| {
            let before = count(&|standing| standing.before == Some(*stage));
            vec![Cell::Stage(*stage), before, count(&|standing| standing.stage == *stage)]
        })
        .collect();
    let total = Cell::word("total", question.asker.w.reports.total());
    rows.push(vec![total, count(&|standing| standing.before.is_some()), count(&|_| true)]);
    rows
}
