//! The rows that say which record stands at which place.
use std::collections::HashMap;
use std::ops::Range;

use uuid::Uuid;

use crate::db::{Query, Result, Rows, Tx};
use crate::search::Kind;
use crate::search::document::Source;
use crate::search::index::Reference;

/// A record in the index.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its place.
    pub id: i64,
    /// The record.
    pub ref_id: Uuid,
    /// The names by which others are found.
    pub names: String,
}

/// The rows of those records of a kind that are in the index, by their ids.
pub async fn find(tx: &mut Tx, kind: Kind, ids: &[Uuid]) -> Result<HashMap<Uuid, Row>> {
    let mut query = Query::new("SELECT id, ref_id, names FROM search_docs");
    query.and("kind = ?", &[&kind]).and("ref_id", &[]).list(ids);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(|row| (row.ref_id, row)).collect())
}

/// The next free place of a day.
pub async fn next(tx: &mut Tx, day: &Range<i64>) -> Result<i64> {
    let sql = "SELECT COALESCE(max(id) + 1, $1) FROM search_docs WHERE id >= $1 AND id < $2";
    let (place,): (i64,) = tx.one(sql, &[&day.start, &day.end]).await?;
    Ok(place)
}

/// Gives records their places.
pub async fn add(tx: &mut Tx, settled: &[(i64, &Source)]) -> Result<()> {
    let mut rows = Rows::of("INSERT INTO search_docs (id, kind, ref_id, names) VALUES (?, ?, ?, ?)");
    for (place, source) in settled {
        rows.add(&[place, &source.kind, &source.id, &source.names]);
    }
    tx.insert(&rows).await
}

/// Writes down the names of a record anew.
pub async fn rename(tx: &mut Tx, place: i64, names: &str) -> Result<()> {
    tx.run("UPDATE search_docs SET names = $2 WHERE id = $1", &[&place, &names]).await.map(|_| ())
}

/// Takes out what is at some places.
pub async fn remove(tx: &mut Tx, places: &[i64]) -> Result<()> {
    tx.run_among("DELETE FROM search_docs WHERE id", places).await.map(|_| ())
}

/// Takes out every record and every word.
pub async fn clear(tx: &mut Tx) -> Result<()> {
    tx.run("DELETE FROM search_docs", &[]).await?;
    tx.run("DELETE FROM search_words", &[]).await?;
    tx.run("DELETE FROM search_grams", &[]).await.map(|_| ())
}

/// The ids of every record of a kind, deleted ones among them.
pub async fn records(tx: &mut Tx, kind: Kind) -> Result<Vec<Uuid>> {
    let sql = match kind {
        Kind::Agreement => "SELECT id FROM agreements ORDER BY id",
        Kind::Organisation => "SELECT id FROM organisations ORDER BY id",
        Kind::Person => "SELECT id FROM persons ORDER BY id",
        Kind::Meeting => "SELECT id FROM meetings ORDER BY id",
        Kind::Decision => "SELECT id FROM decisions ORDER BY id",
        Kind::Action => "SELECT id FROM actions ORDER BY id",
        Kind::Commitment => "SELECT id FROM commitments ORDER BY id",
        Kind::Draft => "SELECT DISTINCT agreement_id FROM drafts ORDER BY agreement_id",
        Kind::Coverage => "SELECT id FROM coverage ORDER BY id",
        Kind::Outlet => "SELECT id FROM outlets ORDER BY id",
        Kind::File => "SELECT id FROM attachments ORDER BY id",
    };
    Ok(tx.all::<(Uuid,)>(sql, &[]).await?.into_iter().map(|(id,)| id).collect())
}

/// The records that are found by a name of one of these.
pub async fn naming(tx: &mut Tx, kind: Kind, ids: &[Uuid]) -> Result<Vec<Reference>> {
    let asked: &[(Kind, &'static str)] = match kind {
        Kind::Organisation => &[
            (Kind::Agreement, "SELECT agreement_id FROM agreement_parties WHERE organisation_id"),
            (Kind::Person, "SELECT person_id FROM posts WHERE organisation_id"),
        ],
        Kind::Person => &[
            (Kind::Meeting, "SELECT id FROM meetings WHERE chair_id"),
            (Kind::Meeting, "SELECT id FROM meetings WHERE secretary_id"),
            (Kind::Meeting, "SELECT meeting_id FROM attendances WHERE person_id"),
        ],
        Kind::Outlet => &[(Kind::Coverage, "SELECT id FROM coverage WHERE outlet_id")],
        // A decision stands at the day of its meeting.
        Kind::Meeting => &[(Kind::Decision, "SELECT id FROM decisions WHERE meeting_id")],
        _ => &[],
    };
    let mut found = Vec::new();
    for (kind, head) in asked {
        let mut query = Query::within(head, &[]);
        query.list(ids);
        let ids: Vec<(Uuid,)> = tx.select(&query).await?;
        found.extend(ids.into_iter().map(|(id,)| (*kind, id)));
    }
    Ok(found)
}
