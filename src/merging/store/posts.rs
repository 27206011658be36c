//! Posts that turn out to be one: the same person, at the same organisation, under the same title.
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::{Result, Tx};
use crate::merging::{Joined, Mergeable, Moved};
use crate::persian::fold;

/// A post of a person at an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct PostRow {
    /// Which post.
    pub id: Uuid,
    person_id: Uuid,
    organisation_id: Uuid,
    title: String,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    may_sign: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl PostRow {
    fn is_like(&self, other: &PostRow) -> bool {
        let of = |post: &PostRow| (post.person_id, post.organisation_id, fold(&post.title));
        self.id != other.id && of(self) == of(other) && self.overlaps(other)
    }

    /// Days that are not known do not part two posts.
    fn overlaps(&self, other: &PostRow) -> bool {
        let before = |a: Option<NaiveDate>, b: Option<NaiveDate>| matches!((a, b), (Some(a), Some(b)) if a < b);
        !before(self.ends_on, other.starts_on) && !before(other.ends_on, self.starts_on)
    }

    fn joined(&self, gone: &PostRow) -> PostRow {
        PostRow {
            starts_on: self.starts_on.into_iter().chain(gone.starts_on).min(),
            ends_on: self.ends_on.zip(gone.ends_on).map(|(a, b)| a.max(b)),
            may_sign: self.may_sign || gone.may_sign,
            ..self.clone()
        }
    }
}

macro_rules! posts {
    ($where:literal) => {
        concat!(
            "SELECT id, person_id, organisation_id, title, starts_on, ends_on, may_sign, created_at, updated_at, version
               FROM posts WHERE ",
            $where,
            " ORDER BY created_at, id"
        )
    };
}

/// The posts that came with the other record and are one that `kept` had already.
pub async fn same(tx: &mut Tx, kind: Mergeable, kept: Uuid, moved: &[Moved]) -> Result<Vec<Joined<PostRow>>> {
    let all: Vec<PostRow> = match kind {
        Mergeable::Organisation => tx.all(posts!("organisation_id = $1"), &[&kept]).await?,
        Mergeable::Person => tx.all(posts!("person_id = $1"), &[&kept]).await?,
    };
    let came = |post: &&PostRow| moved.iter().any(|one| one.place.starts_with("posts.") && one.key == post.id);
    let (came, own): (Vec<&PostRow>, Vec<&PostRow>) = all.iter().partition(came);
    let joined = came.into_iter().filter_map(|gone| {
        let kept = *own.iter().find(|own| own.is_like(gone))?;
        Some(Joined { kept: kept.clone(), gone: gone.clone(), became: kept.joined(gone) })
    });
    Ok(joined.collect())
}

/// Writes a post in the place of what stands under its id.
pub async fn replace(tx: &mut Tx, post: &PostRow) -> Result<()> {
    let PostRow { id, starts_on, ends_on, may_sign, updated_at, version, .. } = post;
    let sql = "UPDATE posts SET starts_on = $2, ends_on = $3, may_sign = $4, updated_at = $5, version = $6
                WHERE id = $1";
    tx.run(sql, &[id, starts_on, ends_on, may_sign, updated_at, version]).await?;
    Ok(())
}

/// Takes a post away that nothing points at any more.
pub async fn delete(tx: &mut Tx, id: Uuid) -> Result<()> {
    tx.run("DELETE FROM posts WHERE id = $1", &[&id]).await.map(|_| ())
}

/// Puts a post back.
pub async fn insert(tx: &mut Tx, post: &PostRow) -> Result<()> {
    let PostRow {
        id,
        person_id,
        organisation_id,
        title,
        starts_on,
        ends_on,
        may_sign,
        created_at,
        updated_at,
        version,
    } = post;
    tx.run(
        "INSERT INTO posts (id, person_id, organisation_id, title, starts_on, ends_on, may_sign, created_at,
                            updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[id, person_id, organisation_id, title, starts_on, ends_on, may_sign, created_at, updated_at, version],
    )
    .await
    .map(|_| ())
}
