//! The chain of events, written and walked.
use chrono::{DateTime, SubsecRound, Utc};
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgTypeInfo, PgValueRef, Postgres};
use sqlx::sqlite::{Sqlite, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Type};
use uuid::Uuid;

use crate::audit::Event;
use crate::audit::chain::{Break, Head, Link, Walk, written};
use crate::db::{Result, StoreError, Tx};
use crate::ids::EventId;

/// So many rows are read at a time.
const PAGE: i64 = 1000;

/// Writes an event, in the transaction of the act it tells of. There is one writer at a time, so the head
/// that is read here is still the head when the row is written.
pub async fn append(tx: &mut Tx, event: &Event, now: DateTime<Utc>) -> Result<()> {
    let (link, at) = (link(event, now, head(tx).await?), now.trunc_subsecs(6));
    let seal = link.seal(tx.key()).to_vec();
    tx.run(
        "INSERT INTO events (seq, id, at, user_id, session, actor_name, actor_post, verb, subject_kind, subject_id,
                             title, agreement_id, changes, reason, prev, seal)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        &[
            &link.seq,
            &link.id,
            &at,
            &link.user,
            &link.session,
            &link.actor_name,
            &link.actor_post,
            &link.verb,
            &link.kind,
            &link.subject,
            &link.title,
            &link.agreement,
            &link.changes,
            &link.reason,
            &link.prev,
            &seal,
        ],
    )
    .await
    .map(|_| ())
}

fn link(event: &Event, now: DateTime<Utc>, head: Head) -> Link {
    let actor = event.actor.as_ref();
    Link {
        seq: head.seq + 1,
        id: EventId::new().uuid(),
        at: written(now.trunc_subsecs(6)),
        user: actor.map(|actor| actor.id.uuid()),
        // Enough to tell one session from another.
        session: actor.map_or_else(String::new, |actor| actor.session.chars().take(16).collect()),
        actor_name: actor.map_or_else(String::new, |actor| actor.name.clone()),
        actor_post: actor.map_or_else(String::new, |actor| actor.post.clone()),
        verb: event.verb.key().into(),
        kind: event.kind.key().into(),
        subject: event.subject,
        title: event.title.clone(),
        agreement: event.agreement.map(|id| id.uuid()),
        changes: event.changes.to_string(),
        reason: event.reason.clone(),
        prev: head.seal,
    }
}

/// The last event.
pub async fn head(tx: &mut Tx) -> Result<Head> {
    let last: Option<(i64, Vec<u8>)> = tx.opt("SELECT seq, seal FROM events ORDER BY seq DESC LIMIT 1", &[]).await?;
    Ok(last.map_or_else(Head::of_nothing, |(seq, seal)| Head { seq, seal }))
}

/// A moment, read back to the letter where the engine keeps letters.
struct Moment(String);

impl Type<Sqlite> for Moment {
    fn type_info() -> SqliteTypeInfo {
        <DateTime<Utc> as Type<Sqlite>>::type_info()
    }
    fn compatible(info: &SqliteTypeInfo) -> bool {
        <String as Type<Sqlite>>::compatible(info)
    }
}

impl<'r> Decode<'r, Sqlite> for Moment {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Moment(<String as Decode<Sqlite>>::decode(value)?))
    }
}

impl Type<Postgres> for Moment {
    fn type_info() -> PgTypeInfo {
        <DateTime<Utc> as Type<Postgres>>::type_info()
    }
}

impl<'r> Decode<'r, Postgres> for Moment {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Moment(written(<DateTime<Utc> as Decode<Postgres>>::decode(value)?)))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    id: Uuid,
    at: Moment,
    user_id: Option<Uuid>,
    session: String,
    actor_name: String,
    actor_post: String,
    verb: String,
    subject_kind: String,
    subject_id: Uuid,
    title: String,
    agreement_id: Option<Uuid>,
    changes: String,
    reason: String,
    prev: Vec<u8>,
    seal: Vec<u8>,
}

impl From<Row> for (Link, Vec<u8>) {
    fn from(row: Row) -> (Link, Vec<u8>) {
        let link = Link {
            seq: row.seq,
            id: row.id,
            at: row.at.0,
            user: row.user_id,
            session: row.session,
            actor_name: row.actor_name,
            actor_post: row.actor_post,
            verb: row.verb,
            kind: row.subject_kind,
            subject: row.subject_id,
            title: row.title,
            agreement: row.agreement_id,
            changes: row.changes,
            reason: row.reason,
            prev: row.prev,
        };
        (link, row.seal)
    }
}

/// Rows after a number, by their numbers.
async fn page(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<(Link, Vec<u8>)>> {
    let sql = "SELECT seq, id, at, user_id, session, actor_name, actor_post, verb, subject_kind, subject_id, title,
                      agreement_id, changes, reason, prev, seal
               FROM events WHERE seq > $1 ORDER BY seq LIMIT $2";
    Ok(tx.all::<Row>(sql, &[&after, &limit]).await?.into_iter().map(Into::into).collect())
}

/// The number of the event since which another key seals the events; 0 when it always was the same.
pub async fn since(tx: &mut Tx) -> Result<i64> {
    let (since,): (Option<i64>,) = tx.one("SELECT max(seq) FROM events WHERE verb = 'rekeyed'", &[]).await?;
    Ok(since.unwrap_or(0))
}

/// Walks along the whole chain: how far it holds, and where it breaks, if it does. What stood at the `known`
/// heads must stand there still.
pub async fn walk(tx: &mut Tx, known: &[Head]) -> Result<(Head, Option<Break>)> {
    let (key, since) = (tx.key().clone(), since(tx).await?);
    let mut walk = Walk::new(&key, known).since(since);
    let (mut after, mut limit) = (i64::MIN, PAGE);
    let broken = loop {
        let links = match page(tx, after, limit).await {
            Ok(links) => links,
            // A row among these says what no row can say: they are read one by one to find it.
            Err(StoreError::Driver(_)) if limit > 1 => {
                limit = 1;
                continue;
            }
            Err(StoreError::Driver(fault)) if is_row(&fault) => break Some(Break::Unreadable(walk.head().seq + 1)),
            Err(fault) => return Err(fault),
        };
        let Some((last, _)) = links.last() else { break walk.end().err() };
        after = last.seq;
        if let Err(found) = links.into_iter().try_for_each(|(link, seal)| walk.step(&link, seal)) {
            break Some(found);
        }
    };
    let head = walk.head().clone();
    match broken {
        Some(Break::Changed(seq)) if seq <= since.max(1) && !key_fits(tx).await? => Ok((head, Some(Break::OtherKey))),
        broken => Ok((head, broken)),
    }
}

/// Whether what was read is at fault, and not the reading.
fn is_row(fault: &sqlx::Error) -> bool {
    matches!(fault, sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_))
}

/// Whether the key is that of the chain: the first event that it should have sealed, or the last, bears its seal.
pub async fn key_fits(tx: &mut Tx) -> Result<bool> {
    let last = head(tx).await?.seq;
    if last == 0 {
        return Ok(true);
    }
    for after in [since(tx).await? - 1, last - 1] {
        match page(tx, after, 1).await {
            Ok(links) if links.iter().any(|(link, seal)| link.bears(tx.key(), seal)) => return Ok(true),
            Ok(_) => {}
            Err(StoreError::Driver(fault)) if is_row(&fault) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(false)
}
