//! The audit trail: every event, with what it was sealed with.
use chrono::{DateTime, Utc};

use super::Row;
use crate::agreements::sight::Sight;
use crate::audit::{Entry, Kind, Verb};
use crate::db::{Query, Result, Tx};
use crate::ids::UserId;

/// Which events are looked for.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// Of one user.
    pub user: Option<UserId>,
    /// One thing done.
    pub verb: Option<Verb>,
    /// On one kind of record.
    pub kind: Option<Kind>,
    /// At this moment or later.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub before: Option<DateTime<Utc>>,
    /// With this in the name of a record or a person, in the reason or in what changed: a pattern of LIKE in
    /// small letters, with `!` for an escape.
    pub text: Option<String>,
}

/// An event with its place in the chain.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number.
    pub seq: i64,
    /// The session in which it was done.
    pub session: String,
    /// Its seal.
    pub seal: Vec<u8>,
    /// The event.
    pub entry: Entry,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    seq: i64,
    session: String,
    seal: Vec<u8>,
    #[sqlx(flatten)]
    row: Row,
}

fn narrow<'a>(query: &mut Query<'a>, trail: &'a Trail, sight: &'a Sight) {
    if let Some(user) = &trail.user {
        query.and("e.user_id = ?", &[user]);
    }
    if let Some(verb) = &trail.verb {
        query.and("e.verb = ?", &[verb]);
    }
    if let Some(kind) = &trail.kind {
        query.and("e.subject_kind = ?", &[kind]);
    }
    if let Some(from) = &trail.from {
        query.and("e.at >= ?", &[from]);
    }
    if let Some(before) = &trail.before {
        query.and("e.at < ?", &[before]);
    }
    if let Some(text) = &trail.text {
        query.and(
            "(LOWER(e.title) LIKE ? ESCAPE '!' OR LOWER(e.actor_name) LIKE ? ESCAPE '!'
              OR LOWER(e.reason) LIKE ? ESCAPE '!' OR LOWER(e.changes) LIKE ? ESCAPE '!')",
            &[text, text, text, text],
        );
    }
    sight.trail(query);
}

/// How many events there are of those that may be seen.
pub async fn count(tx: &mut Tx, trail: &Trail, sight: &Sight) -> Result<i64> {
    let mut query = Query::new("SELECT count(*) FROM events e");
    narrow(&mut query, trail, sight);
    tx.count(&query).await
}

/// The events that may be seen, the last first.
pub async fn lines(tx: &mut Tx, trail: &Trail, sight: &Sight, limit: i64, offset: i64) -> Result<Vec<Line>> {
    let mut query = Query::new(
        "SELECT e.seq, e.session, e.seal, e.at, e.actor_name, e.actor_post, e.verb, e.subject_kind, e.subject_id,
                e.title, e.agreement_id, e.changes, e.reason
         FROM events e",
    );
    narrow(&mut query, trail, sight);
    query.push(" ORDER BY e.seq DESC LIMIT ? OFFSET ?", &[&limit, &offset]);
    let line = |line: LineRow| Line { seq: line.seq, session: line.session, seal: line.seal, entry: line.row.into() };
    Ok(tx.select::<LineRow>(&query).await?.into_iter().map(line).collect())
}
