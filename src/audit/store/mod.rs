//! Events in the database.
use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use super::{Entry, Kind, Verb};
use crate::db::{Query, Result, Tx};
use crate::ids::AgreementId;

mod chain;
mod feed;
mod trail;

pub use chain::{append, head, key_fits, since, walk};
pub use feed::{Feed, Told, recent, touched_by};
pub use trail::{Line, Trail, count, lines};

#[derive(sqlx::FromRow)]
struct Row {
    at: DateTime<Utc>,
    actor_name: String,
    actor_post: String,
    verb: Verb,
    subject_kind: Kind,
    subject_id: Uuid,
    title: String,
    agreement_id: Option<AgreementId>,
    changes: String,
    reason: String,
}

impl From<Row> for Entry {
    fn from(row: Row) -> Entry {
        Entry {
            at: row.at,
            actor_name: row.actor_name,
            actor_post: row.actor_post,
            verb: row.verb,
            kind: row.subject_kind,
            subject: row.subject_id,
            title: row.title,
            agreement: row.agreement_id,
            changes: serde_json::from_str(&row.changes).unwrap_or(Value::Null),
            reason: row.reason,
        }
    }
}

/// What was only read changed nothing: it is for the audit trail alone.
const NOT_READING: &str = "e.verb NOT IN ('exported', 'downloaded', 'refused')";

const SELECT: &str = "SELECT e.at, e.actor_name, e.actor_post, e.verb, e.subject_kind, e.subject_id, e.title,
                             e.agreement_id, e.changes, e.reason FROM events e";

/// The events of one agreement, newest first.
pub async fn of_agreement(tx: &mut Tx, agreement: AgreementId, limit: i64) -> Result<Vec<Entry>> {
    let mut query = Query::new(SELECT);
    query
        .and("e.agreement_id = ?", &[&agreement])
        .and(NOT_READING, &[])
        .push(" ORDER BY e.at DESC, e.id DESC LIMIT ?", &[&limit]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(Entry::from).collect())
}

/// The events of one record, newest first.
pub async fn of_subject(tx: &mut Tx, subject: Uuid, limit: i64) -> Result<Vec<Entry>> {
    let mut query = Query::new(SELECT);
    query.and("e.subject_id = ?", &[&subject]).push(" ORDER BY e.at DESC, e.id DESC LIMIT ?", &[&limit]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(Entry::from).collect())
}

/// The name of whoever last did something to a record, for the page on which two texts meet.
pub async fn last_actor(tx: &mut Tx, subject: Uuid) -> Result<String> {
    let last: Option<(String,)> = tx
        .opt(
            "SELECT actor_name FROM events
             WHERE subject_id = $1 AND verb NOT IN ('exported', 'downloaded', 'refused')
             ORDER BY at DESC, id DESC LIMIT 1",
            &[&subject],
        )
        .await?;
    Ok(last.map_or_else(String::new, |(name,)| name))
}
