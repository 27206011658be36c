//! What a reader may see of what was done.
use uuid::Uuid;

use super::{Kind, Row};
use crate::agreements::sight::Sight;
use crate::audit::Entry;
use crate::db::{Query, Result, Tx};
use crate::ids::UserId;

/// The records, and the agreements they belong to, of the last so many acts of a user, latest first.
pub async fn touched_by(tx: &mut Tx, user: UserId, acts: i64) -> Result<Vec<Uuid>> {
    let mut query = Query::new("SELECT e.subject_id, e.agreement_id FROM events e");
    query.and("e.user_id = ?", &[&user]).push(" ORDER BY e.at DESC, e.id DESC LIMIT ?", &[&acts]);
    let rows: Vec<(Uuid, Option<Uuid>)> = tx.select(&query).await?;
    let mut touched = Vec::new();
    for id in rows.into_iter().flat_map(|(subject, agreement)| std::iter::once(subject).chain(agreement)) {
        if !touched.contains(&id) {
            touched.push(id);
        }
    }
    Ok(touched)
}

/// Which events a feed shows.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    /// Of one user.
    pub user: Option<UserId>,
    /// On one kind of record.
    pub kind: Option<Kind>,
    /// Also those of the installation itself, which are for administrators.
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
        query.and("e.subject_kind NOT IN ('user', 'setting', 'backup')", &[]);
    }
    query.and("e.verb NOT IN ('downloaded', 'refused')", &[]);
    sight.events(&mut query);
    query.push(" ORDER BY e.at DESC, e.id DESC LIMIT ? OFFSET ?", &[&limit, &offset]);
    let told = |told: ToldRow| {
        let about = told.about.filter(|about| *about != told.row.title).unwrap_or_default();
        Told { entry: told.row.into(), about }
    };
    Ok(tx.select::<ToldRow>(&query).await?.into_iter().map(told).collect())
}
