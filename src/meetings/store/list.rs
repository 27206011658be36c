//! The list of meetings: what is to come, then what was.
use chrono::NaiveDate;

use super::lines::{LINES, MeetingLine, select};
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::meetings::MeetingState;
use crate::persian::fold;

/// Meetings on one page of the past.
pub const PER_PAGE: i64 = 50;

/// Which meetings are asked for.
#[derive(Clone, Debug)]
pub struct Filter {
    patterns: Vec<String>,
    state: Option<MeetingState>,
    today: NaiveDate,
}

impl Filter {
    /// Those that hold every word of `text`, in one state, as seen on the day `today`.
    pub fn new(text: &str, state: Option<MeetingState>, today: NaiveDate) -> Filter {
        let patterns = fold(text).split(' ').filter(|word| !word.is_empty()).map(|word| format!("%{word}%")).collect();
        Filter { patterns, state, today }
    }

    fn apply<'a>(&'a self, query: &mut Query<'a>, to_come: bool) {
        let when = if to_come {
            "m.state = 'planned' AND m.held_on >= ?"
        } else {
            "NOT (m.state = 'planned' AND m.held_on >= ?)"
        };
        query.and(when, &[&self.today]);
        if let Some(state) = &self.state {
            query.and("m.state = ?", &[state]);
        }
        for pattern in &self.patterns {
            query.and(
                "(m.folded LIKE ? OR EXISTS (SELECT 1 FROM meeting_agreements l
                     JOIN agreements a ON a.id = l.agreement_id
                     WHERE l.meeting_id = m.id AND NOT a.confidential AND a.folded LIKE ?))",
                &[pattern, pattern],
            );
        }
    }
}

/// Every planned meeting from today on, the nearest first.
pub async fn upcoming(tx: &mut Tx, filter: &Filter, sight: &Sight) -> Result<Vec<MeetingLine>> {
    let mut query = Query::new(LINES);
    filter.apply(&mut query, true);
    sight.meetings(&mut query);
    query.push(" ORDER BY m.held_on, m.starts_at, m.id LIMIT 200", &[]);
    select(tx, &query, sight).await
}

/// One page, counted from 1, of all other meetings, latest first.
pub async fn past(tx: &mut Tx, filter: &Filter, page: i64, sight: &Sight) -> Result<Vec<MeetingLine>> {
    let offset = (page - 1).max(0).saturating_mul(PER_PAGE);
    let mut query = Query::new(LINES);
    filter.apply(&mut query, false);
    sight.meetings(&mut query);
    query.push(" ORDER BY m.held_on DESC, m.starts_at DESC, m.id DESC LIMIT ? OFFSET ?", &[&PER_PAGE, &offset]);
    select(tx, &query, sight).await
}

/// How many meetings there are besides those to come.
pub async fn count(tx: &mut Tx, filter: &Filter, sight: &Sight) -> Result<i64> {
    let mut query = Query::new("SELECT count(*) FROM meetings m");
    filter.apply(&mut query, false);
    sight.meetings(&mut query);
    tx.count(&query).await
}
