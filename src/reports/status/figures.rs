//! The figures of the report, counted without writing up its tables.
use super::{Around, Standing, around, lists};
use crate::documents::{Cell, Fact};
use crate::reports::Question;

/// Counts what happened in the period and how things stand.
pub fn count(question: &Question, standings: &[Standing<'_>], around: &Around) -> Vec<Fact> {
    let w = question.asker.w.reports;
    let open = standings.iter().filter(|standing| standing.stage.is_under_way());
    let new = standings.iter().filter(|standing| standing.before.is_none());
    let stuck = standings.iter().filter(|standing| standing.health.is_stuck());
    let figure = |key, label, n: usize| Fact { key, label, cell: Cell::Number(i64::try_from(n).unwrap_or(i64::MAX)) };
    vec![
        figure("open", w.open(), open.count()),
        figure("new", w.newly(), new.count()),
        figure("moves", w.moves(), lists::moves(standings).len()),
        figure("stuck", w.stuck(), stuck.count()),
        figure("signatures", w.signatures(), lists::signatures(standings, &around.signatures).count()),
        figure("came_into_force", w.came_into_force(), lists::starts(standings).len()),
        figure("ending", w.ending_soon(), lists::ends(question, standings).len()),
        figure("overdue_actions", w.overdue_actions(), around::late(question, standings, around).count()),
        figure("press", w.press_items(), around::written(question, standings, around).count()),
    ]
}
