//! Merging in the database: everything that points at one record is made to point at the other.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::likely::Named;
use super::{Detail, Mergeable, Written};
use crate::db::{Json, Result, StoreError, Tx};
use crate::ids::{OrganisationId, PersonId, UserId};
use crate::search::index::refresh_around;
use crate::{parties, people};

mod places;
mod posts;
mod rows;

pub use places::{OF_ORGANISATIONS, OF_PERSONS, OF_POSTS, count};
pub use posts::PostRow;
pub use rows::{AttendanceRow, PartyRow, VerdictRow};

/// A merge that was made.
#[derive(Clone, Debug)]
pub struct Merge {
    /// Its id.
    pub id: Uuid,
    /// Of what.
    pub kind: Mergeable,
    /// The record that stayed.
    pub kept: Uuid,
    /// The record that went into the trash.
    pub gone: Uuid,
    /// What must be known to undo it.
    pub detail: Detail,
}

/// What is written about a record, and its version; nothing when it is in the trash.
pub async fn written(tx: &mut Tx, kind: Mergeable, id: Uuid) -> Result<(Written, i64)> {
    let (written, version, deleted) = match kind {
        Mergeable::Organisation => {
            let found = parties::store::find(tx, OrganisationId::from(id)).await?;
            (Written::Organisation(found.written()), found.version, found.deleted)
        }
        Mergeable::Person => {
            let found = people::store::find(tx, PersonId::from(id)).await?;
            (Written::Person(found.written()), found.version, found.deleted)
        }
    };
    if deleted { Err(StoreError::NotFound) } else { Ok((written, version)) }
}

/// Makes one record of two: `gone` goes into the trash, what pointed at it points at `kept`, and of
/// `kept` is written what is told.
pub async fn merge(
    tx: &mut Tx,
    kind: Mergeable,
    [kept, gone]: [Uuid; 2],
    after: Written,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<Merge> {
    let (before, version) = written(tx, kind, kept).await?;
    let mut detail = Detail {
        before,
        after: after.clone(),
        moved: Vec::new(),
        parties: Vec::new(),
        verdicts: Vec::new(),
        attendances: Vec::new(),
        posts: Vec::new(),
        voided: Vec::new(),
    };
    if kind == Mergeable::Organisation {
        detail.parties = rows::join(tx, kept, gone).await?;
        detail.verdicts = rows::join(tx, kept, gone).await?;
        detail.voided = rows::void_second_signatures(tx, kept, gone, now).await?;
    } else {
        detail.attendances = rows::join(tx, kept, gone).await?;
    }
    detail.moved = places::point(tx, places::of(kind), gone, kept).await?;
    for post in posts::same(tx, kind, kept, &detail.moved).await? {
        detail.moved.extend(places::point(tx, places::OF_POSTS, post.gone.id, post.kept.id).await?);
        posts::replace(tx, &post.became).await?;
        posts::delete(tx, post.gone.id).await?;
        detail.posts.push(post);
    }
    remove(tx, kind, gone, now).await?;
    write(tx, kind, kept, version, &after, now).await?;
    refresh_around(tx, kind.doc(kept)).await?;
    let merge = Merge { id: Uuid::now_v7(), kind, kept, gone, detail };
    tx.run(
        "INSERT INTO merges (id, kind, kept_id, gone_id, detail, merged_by, merged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&merge.id, &kind, &kept, &gone, &Json(&merge.detail), &by, &now],
    )
    .await?;
    Ok(merge)
}

/// Parts two records again. What was changed since is left as it is.
pub async fn undo(tx: &mut Tx, merge: &Merge, now: DateTime<Utc>) -> Result<()> {
    tx.change("UPDATE merges SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL", &[&merge.id, &now]).await?;
    let Detail { before, after, moved, parties, verdicts, attendances, posts: same_posts, voided } = &merge.detail;
    restore(tx, merge.kind, merge.gone, now).await?;
    let (present, version) = written(tx, merge.kind, merge.kept).await?;
    if present == *after {
        write(tx, merge.kind, merge.kept, version, before, now).await?;
    }
    for post in same_posts {
        posts::insert(tx, &post.gone).await?;
        posts::replace(tx, &post.kept).await?;
    }
    places::point_back(tx, moved).await?;
    rows::part(tx, merge.kept, merge.gone, parties).await?;
    rows::part(tx, merge.kept, merge.gone, verdicts).await?;
    rows::part(tx, merge.kept, merge.gone, attendances).await?;
    rows::make_standing(tx, voided).await?;
    for id in [merge.kept, merge.gone] {
        refresh_around(tx, merge.kind.doc(id)).await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: Mergeable,
    kept_id: Uuid,
    gone_id: Uuid,
    detail: Json<Detail>,
}

impl From<Row> for Merge {
    fn from(row: Row) -> Merge {
        Merge { id: row.id, kind: row.kind, kept: row.kept_id, gone: row.gone_id, detail: row.detail.0 }
    }
}

macro_rules! merges {
    ($where:literal) => {
        concat!("SELECT id, kind, kept_id, gone_id, detail FROM merges WHERE undone_at IS NULL AND ", $where)
    };
}

/// A merge that stands.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Merge> {
    Ok(tx.one::<Row>(merges!("id = $1"), &[&id]).await?.into())
}

/// The merge by which a record went.
pub async fn of_gone(tx: &mut Tx, id: Uuid) -> Result<Option<Merge>> {
    let row: Option<Row> = tx.opt(merges!("gone_id = $1 ORDER BY merged_at DESC, id DESC LIMIT 1"), &[&id]).await?;
    Ok(row.map(Merge::from))
}

/// Every record of a kind, as records are compared.
pub async fn named(tx: &mut Tx, kind: Mergeable) -> Result<Vec<Named>> {
    let rows: Vec<(Uuid, String, String, String, String)> = tx
        .all(
            match kind {
                Mergeable::Organisation => {
                    "SELECT id, name, folded, short_name, national_id FROM organisations
                      WHERE deleted_at IS NULL ORDER BY sort_key, id"
                }
                Mergeable::Person => {
                    "SELECT id, name, folded, '', '' FROM persons WHERE deleted_at IS NULL ORDER BY sort_key, id"
                }
            },
            &[],
        )
        .await?;
    let named = |(id, name, folded, short_name, national_id): (Uuid, String, String, String, String)| {
        let others = if short_name.is_empty() { Vec::new() } else { vec![crate::persian::fold_org(&short_name)] };
        Named { id, name, folded, others, national_id }
    };
    Ok(rows.into_iter().map(named).collect())
}

/// The pairs of which somebody said that they are two, the lesser id first.
pub async fn distinct(tx: &mut Tx, kind: Mergeable) -> Result<Vec<(Uuid, Uuid)>> {
    tx.all("SELECT one_id, other_id FROM distinct_pairs WHERE kind = $1", &[&kind]).await
}

/// Keeps that two records are not the same.
pub async fn tell_apart(tx: &mut Tx, kind: Mergeable, [a, b]: [Uuid; 2], by: UserId, now: DateTime<Utc>) -> Result<()> {
    let (one, other) = (a.min(b), a.max(b));
    tx.run(
        "INSERT INTO distinct_pairs (kind, one_id, other_id, said_by, said_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (kind, one_id, other_id) DO NOTHING",
        &[&kind, &one, &other, &by, &now],
    )
    .await
    .map(|_| ())
}

/// Forgets that two records are not the same.
pub async fn forget_apart(tx: &mut Tx, kind: Mergeable, [a, b]: [Uuid; 2]) -> Result<()> {
    let (one, other) = (a.min(b), a.max(b));
    let sql = "DELETE FROM distinct_pairs WHERE kind = $1 AND one_id = $2 AND other_id = $3";
    tx.run(sql, &[&kind, &one, &other]).await.map(|_| ())
}

async fn write(tx: &mut Tx, kind: Mergeable, id: Uuid, version: i64, of: &Written, now: DateTime<Utc>) -> Result<()> {
    match (kind, of) {
        (Mergeable::Organisation, Written::Organisation(of)) => {
            parties::store::update(tx, id.into(), version, of, now).await
        }
        (Mergeable::Person, Written::Person(of)) => people::store::update(tx, id.into(), version, of, now).await,
        _ => Err(StoreError::Stale),
    }
}

async fn remove(tx: &mut Tx, kind: Mergeable, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    match kind {
        Mergeable::Organisation => parties::store::delete(tx, id.into(), now).await,
        Mergeable::Person => people::store::delete(tx, id.into(), now).await,
    }
}

async fn restore(tx: &mut Tx, kind: Mergeable, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    match kind {
        Mergeable::Organisation => parties::store::restore(tx, id.into(), now).await,
        Mergeable::Person => people::store::restore(tx, id.into(), now).await,
    }
}
