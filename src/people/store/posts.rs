//! Posts in the database.
use chrono::{DateTime, NaiveDate, Utc};

use crate::db::{Query, Result, Rows, StoreError, Tx};
use crate::ids::{OrganisationId, PersonId, PostId};
use crate::people::{NewPost, Post, full_name};
use crate::search::Doc;
use crate::search::index::{refresh, refresh_all};

#[derive(sqlx::FromRow)]
struct Row {
    id: PostId,
    person_id: PersonId,
    name: String,
    honorific: String,
    organisation_id: OrganisationId,
    organisation: String,
    title: String,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    may_sign: bool,
    version: i64,
}

impl From<Row> for Post {
    fn from(row: Row) -> Post {
        Post {
            id: row.id,
            person: row.person_id,
            person_name: full_name(&row.honorific, &row.name),
            organisation: row.organisation_id,
            organisation_name: row.organisation,
            title: row.title,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            may_sign: row.may_sign,
            version: row.version,
        }
    }
}

const SELECT: &str = "SELECT h.id, h.person_id, p.name, p.honorific, h.organisation_id, o.name AS organisation,
                             h.title, h.starts_on, h.ends_on, h.may_sign, h.version
                      FROM posts h JOIN persons p ON p.id = h.person_id
                      JOIN organisations o ON o.id = h.organisation_id";

async fn select(tx: &mut Tx, query: &Query<'_>) -> Result<Vec<Post>> {
    Ok(tx.select::<Row>(query).await?.into_iter().map(Post::from).collect())
}

/// One post.
pub async fn post(tx: &mut Tx, id: PostId) -> Result<Post> {
    let mut query = Query::new(SELECT);
    query.and("h.id = ?", &[&id]);
    select(tx, &query).await?.into_iter().next().ok_or(StoreError::NotFound)
}

/// The posts of a person, the present ones and then the latest first.
pub async fn posts_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Post>> {
    let mut query = Query::new(SELECT);
    query.and("h.person_id = ?", &[&person]);
    query.push(" ORDER BY h.ends_on DESC NULLS FIRST, h.starts_on DESC NULLS LAST, h.id DESC", &[]);
    select(tx, &query).await
}

/// Every post of those who are not in the trash, the first ones of each first.
pub async fn all_posts(tx: &mut Tx) -> Result<Vec<Post>> {
    let mut query = Query::new(SELECT);
    query.and("p.deleted_at IS NULL", &[]);
    query.push(" ORDER BY h.person_id, h.starts_on NULLS FIRST, h.id", &[]);
    select(tx, &query).await
}

/// The posts at an organisation, present and past, by the holder's name.
pub async fn posts_at(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Post>> {
    let mut query = Query::new(SELECT);
    query.and("h.organisation_id = ?", &[&organisation]).and("p.deleted_at IS NULL", &[]);
    query.push(" ORDER BY p.sort_key, p.id, h.ends_on DESC NULLS FIRST, h.starts_on DESC NULLS LAST, h.id DESC", &[]);
    select(tx, &query).await
}

/// The posts that some people hold today, the latest first.
pub async fn present_posts(tx: &mut Tx, people: &[PersonId], today: NaiveDate) -> Result<Vec<Post>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = Query::new(SELECT);
    query.and("(h.ends_on IS NULL OR h.ends_on >= ?)", &[&today]).and("h.person_id", &[]).list(people);
    query.push(" ORDER BY h.starts_on DESC NULLS LAST, h.id DESC", &[]);
    select(tx, &query).await
}

/// How many people hold a post today at each organisation that has any.
pub async fn heads(tx: &mut Tx, today: NaiveDate) -> Result<Vec<(OrganisationId, i64)>> {
    tx.all(
        "SELECT h.organisation_id, count(DISTINCT h.person_id) FROM posts h JOIN persons p ON p.id = h.person_id
         WHERE p.deleted_at IS NULL AND (h.ends_on IS NULL OR h.ends_on >= $1) GROUP BY h.organisation_id",
        &[&today],
    )
    .await
}

/// The post that a person held on a day; of several, the one begun last.
pub async fn post_on(tx: &mut Tx, person: PersonId, day: NaiveDate) -> Result<Option<PostId>> {
    let row: Option<(PostId,)> = tx
        .opt(
            "SELECT id FROM posts WHERE person_id = $1 AND (starts_on IS NULL OR starts_on <= $2)
                    AND (ends_on IS NULL OR ends_on >= $2)
             ORDER BY starts_on DESC NULLS LAST, id DESC LIMIT 1",
            &[&person, &day],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Records a post.
pub async fn insert_post(tx: &mut Tx, of: &NewPost, now: DateTime<Utc>) -> Result<PostId> {
    let id = PostId::new();
    insert_posts(tx, &[(id, of)], now).await?;
    Ok(id)
}

/// Records posts under ids that are known before.
pub async fn insert_posts(tx: &mut Tx, all: &[(PostId, &NewPost)], now: DateTime<Utc>) -> Result<()> {
    let mut rows = Rows::of(
        "INSERT INTO posts (id, person_id, organisation_id, title, starts_on, ends_on, may_sign, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for (id, of) in all {
        rows.add(&[id, &of.person, &of.organisation, &of.title, &of.starts_on, &of.ends_on, &of.may_sign, &now, &now]);
    }
    tx.insert(&rows).await?;
    let docs: Vec<Doc> = all.iter().map(|(_, of)| Doc::Person(of.person)).collect();
    refresh_all(tx, &docs).await
}

/// Takes posts out for good, as if they had never been recorded; with each comes its holder.
pub async fn erase_posts(tx: &mut Tx, all: &[(PostId, PersonId)]) -> Result<()> {
    let ids: Vec<PostId> = all.iter().map(|(id, _)| *id).collect();
    tx.run_among("DELETE FROM posts WHERE id", &ids).await?;
    let docs: Vec<Doc> = all.iter().map(|(_, person)| Doc::Person(*person)).collect();
    refresh_all(tx, &docs).await
}

/// Writes a post anew. It stays the post of the same person.
pub async fn update_post(tx: &mut Tx, id: PostId, version: i64, of: &NewPost, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE posts SET organisation_id = $1, title = $2, starts_on = $3, ends_on = $4, may_sign = $5,
                updated_at = $6, version = version + 1
         WHERE id = $7 AND version = $8",
        &[&of.organisation, &of.title, &of.starts_on, &of.ends_on, &of.may_sign, &now, &id, &version],
    )
    .await?;
    refresh(tx, Doc::Person(of.person)).await
}

/// Sets the last day of a post, or with none takes it away again.
pub async fn end_post(tx: &mut Tx, id: PostId, last: Option<NaiveDate>, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE posts SET ends_on = $1, updated_at = $2, version = version + 1 WHERE id = $3",
        &[&last, &now, &id],
    )
    .await
}
