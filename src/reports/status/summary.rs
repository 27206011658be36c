//! The figures on top: counts by stage now and at the start, and how long each list is.
use super::Standing;
use crate::agreements::lifecycle::Stage;
use crate::documents::{Block, Cell, Column, Fact, Section, Table};
use crate::reports::Question;

/// The first part of the report.
pub fn section(question: &Question, standings: &[Standing<'_>], lists: &[Section]) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::text("stage", w.stage()),
        Column::number("at_start", w.at_start()),
        Column::number("at_end", if question.as_of() < question.period.to() { w.now() } else { w.at_end() }),
    ];
    let table = Table::new(columns, counts(question, standings), w.no_agreements());
    let blocks = vec![Block::Figures(figures(question, standings, lists)), Block::Table(table)];
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

fn figures(question: &Question, standings: &[Standing<'_>], lists: &[Section]) -> Vec<Fact> {
    let w = question.asker.w.reports;
    let length = |key: &str| lists.iter().find(|list| list.key == key).map_or(0, Section::len);
    let open = standings.iter().filter(|s| matches!(s.stage, Stage::Meeting | Stage::Drafting | Stage::Signing));
    let new = standings.iter().filter(|standing| standing.before.is_none());
    let figure = |key, label, n: usize| Fact { key, label, cell: Cell::Number(n as i64) };
    vec![
        figure("open", w.open(), open.count()),
        figure("new", w.newly(), new.count()),
        figure("moves", w.moves(), length("moved")),
        figure("stuck", w.stuck(), length("stuck")),
        figure("signatures", w.signatures(), length("signed")),
        figure("came_into_force", w.came_into_force(), length("came_into_force")),
        figure("ending", w.ending_soon(), length("ending")),
        figure("overdue_actions", w.overdue_actions(), length("overdue_actions")),
        figure("press", w.press_items(), length("press")),
    ]
}
