//! The list of actions.
use chrono::NaiveDate;

use super::lines::{LINES, select};
use crate::actions::{ActionLine, Tab};
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::UserId;

/// Actions on one page.
pub const PER_PAGE: i64 = 100;

/// That whoever is responsible belongs to us: a user, our own organisation, or somebody with a post
/// in it; what has no responsible yet is ours to give to somebody. One value: the day.
macro_rules! ours {
    () => {
        "(x.user_id IS NOT NULL OR (x.person_id IS NULL AND x.organisation_id IS NULL)
          OR EXISTS (SELECT 1 FROM organisations us WHERE us.id = x.organisation_id AND us.own)
          OR EXISTS (SELECT 1 FROM posts post JOIN organisations us ON us.id = post.organisation_id
                     WHERE post.person_id = x.person_id AND us.own
                       AND (post.ends_on IS NULL OR post.ends_on >= ?)))"
    };
}

/// Which actions are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// The tab.
    pub tab: Tab,
    /// Who reads.
    pub reader: UserId,
    /// Today.
    pub today: NaiveDate,
}

impl Filter {
    fn apply<'a>(&'a self, query: &mut Query<'a>) {
        match self.tab {
            Tab::Done => query.and("x.done_on IS NOT NULL", &[]),
            _ => query.and("x.done_on IS NULL", &[]),
        };
        match self.tab {
            Tab::Mine => query.and("x.user_id = ?", &[&self.reader]),
            Tab::Ours => query.and(ours!(), &[&self.today]),
            Tab::Theirs => query.and(concat!("NOT ", ours!()), &[&self.today]),
            Tab::Overdue => query.and("x.due_on < ?", &[&self.today]),
            Tab::All | Tab::Done => query,
        };
    }
}

/// One page, counted from 1: open actions by their day, done ones latest first.
pub async fn list(tx: &mut Tx, filter: &Filter, page: i64, sight: &Sight) -> Result<Vec<ActionLine>> {
    let offset = (page - 1).max(0).saturating_mul(PER_PAGE);
    let mut query = Query::new(LINES);
    filter.apply(&mut query);
    sight.actions(&mut query);
    let order = match filter.tab {
        Tab::Done => " ORDER BY x.done_on DESC, x.updated_at DESC, x.id LIMIT ? OFFSET ?",
        _ => " ORDER BY x.due_on NULLS LAST, x.created_at, x.id LIMIT ? OFFSET ?",
    };
    query.push(order, &[&PER_PAGE, &offset]);
    select(tx, &query).await
}

/// How many there are.
pub async fn count(tx: &mut Tx, filter: &Filter, sight: &Sight) -> Result<i64> {
    let mut query = Query::new("SELECT count(*) FROM actions x");
    filter.apply(&mut query);
    sight.actions(&mut query);
    tx.count(&query).await
}
