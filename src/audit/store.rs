//! Events in the database.
use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use super::{Entry, Event, Kind, Verb};
use crate::agreements::sight::Sight;
use crate::db::{Json, Query, Result, Tx};
use crate::ids::{AgreementId, EventId, UserId};

/// Writes an event, in the transaction of the act it tells of.
pub async fn append(tx: &mut Tx, event: &Event, now: DateTime<Utc>) -> Result<()> {
    let user = event.actor.as_ref().map(|actor| actor.id);
    let (name, post) = event.actor.as_ref().map_or(("", ""), |actor| (actor.name.as_str(), actor.post.as_str()));
    tx.run(
        "INSERT INTO events (id, at, user_id, actor_name, actor_post, verb, subject_kind, subject_id, title,
                             agreement_id, changes, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &EventId::new(),
            &now,
            &user,
            &name,
            &post,
            &event.verb,
            &event.kind,
            &event.subject,
            &event.title,
            &event.agreement,
            &Json(&event.changes),
            &event.reason,
        ],
    )
    .await
    .map(|_| ())
}

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
    changes: Json<Value>,
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
            changes: row.changes.0,
            reason: row.reason,
        }
    }
}

const SELECT: &str = "SELECT e.at, e.actor_name, e.actor_post, e.verb, e.subject_kind, e.subject_id, e.title,
                             e.agreement_id, e.changes, e.reason FROM events e";

/// The events of one agreement, newest first.
pub async fn of_agreement(tx: &mut Tx, agreement: AgreementId, limit: i64) -> Result<Vec<Entry>> {
    let mut query = Query::new(SELECT);
    query.and("e.agreement_id = ?", &[&agreement]).push(" ORDER BY e.at DESC, e.id DESC LIMIT ?", &[&limit]);
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
        .opt("SELECT actor_name FROM events WHERE subject_id = $1 ORDER BY at DESC, id DESC LIMIT 1", &[&subject])
        .await?;
    Ok(last.map_or_else(String::new, |(name,)| name))
}

/// Which events a feed shows.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    /// Of one user.
    pub user: Option<UserId>,
    /// On one kind of record.
    pub kind: Option<Kind>,
    /// Also those of users and settings, which are for administrators.
    pub internal: bool,
}

/// An event with the title of the agreement it belongs to.
#[derive(Clone, Debug)]
pub struct Told {
    /// The event.
    pub entry: Entry,
    /// The agreement's title; empty without one, and where the event names it itself.
    pub about: String,
}

#[derive(sqlx::FromRow)]
struct ToldRow {
    #[sqlx(flatten)]
    row: Row,
    about: Option<String>,
}

/// What a reader may see of what was done, newest first.
pub async fn recent(tx: &mut Tx, feed: &Feed, sight: &Sight, limit: i64, offset: i64) -> Result<Vec<Told>> {
    let mut query = Query::new(
        "SELECT e.at, e.actor_name, e.actor_post, e.verb, e.subject_kind, e.subject_id, e.title, e.agreement_id,
                e.changes, e.reason, about.title AS about
         FROM events e LEFT JOIN agreements about ON about.id = e.agreement_id AND e.subject_kind <> 'agreement'",
    );
    if let Some(user) = &feed.user {
        query.and("e.user_id = ?", &[user]);
    }
    if let Some(kind) = &feed.kind {
        query.and("e.subject_kind = ?", &[kind]);
    }
    if !feed.internal {
        query.and("e.subject_kind NOT IN ('user', 'setting')", &[]);
    }
    sight.events(&mut query);
    query.push(" ORDER BY e.at DESC, e.id DESC LIMIT ? OFFSET ?", &[&limit, &offset]);
    let told = |told: ToldRow| {
        let about = told.about.filter(|about| *about != told.row.title).unwrap_or_default();
        Told { entry: told.row.into(), about }
    };
    Ok(tx.select::<ToldRow>(&query).await?.into_iter().map(told).collect())
}
