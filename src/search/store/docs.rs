//! The rows that say which record stands at which place.
use std::ops::Range;

use uuid::Uuid;

use crate::db::{Result, Tx};
use crate::search::index::Reference;
use crate::search::{Doc, Kind};

/// A record in the index.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its place.
    pub id: i64,
    /// The names by which others are found.
    pub names: String,
}

/// The row of a record, if it is in the index.
pub async fn find(tx: &mut Tx, kind: Kind, id: Uuid) -> Result<Option<Row>> {
    tx.opt("SELECT id, names FROM search_docs WHERE kind = $1 AND ref_id = $2", &[&kind, &id]).await
}

/// Gives a record the next free place of a day.
pub async fn add(tx: &mut Tx, day: Range<i64>, kind: Kind, id: Uuid, names: &str) -> Result<i64> {
    let (place,): (i64,) = tx
        .one(
            "INSERT INTO search_docs (id, kind, ref_id, names)
             VALUES ((SELECT COALESCE(max(id) + 1, $1) FROM search_docs WHERE id >= $1 AND id < $2), $3, $4, $5)
             RETURNING id",
            &[&day.start, &day.end, &kind, &id, &names],
        )
        .await?;
    Ok(place)
}

/// Writes down the names of a record anew.
pub async fn rename(tx: &mut Tx, place: i64, names: &str) -> Result<()> {
    tx.run("UPDATE search_docs SET names = $2 WHERE id = $1 AND names <> $2", &[&place, &names]).await.map(|_| ())
}

/// Takes a record out.
pub async fn remove(tx: &mut Tx, place: i64) -> Result<()> {
    tx.run("DELETE FROM search_docs WHERE id = $1", &[&place]).await.map(|_| ())
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

/// The records that are found by a name of this one.
pub async fn naming(tx: &mut Tx, doc: Doc) -> Result<Vec<Reference>> {
    let asked: &[(Kind, &'static str)] = match doc {
        Doc::Organisation(_) => &[
            (Kind::Agreement, "SELECT agreement_id FROM agreement_parties WHERE organisation_id = $1"),
            (Kind::Person, "SELECT DISTINCT person_id FROM posts WHERE organisation_id = $1"),
        ],
        Doc::Person(_) => &[(
            Kind::Meeting,
            "SELECT m.id FROM meetings m WHERE m.chair_id = $1 OR m.secretary_id = $1
                 OR EXISTS (SELECT 1 FROM attendances t WHERE t.meeting_id = m.id AND t.person_id = $1)",
        )],
        Doc::Outlet(_) => &[(Kind::Coverage, "SELECT id FROM coverage WHERE outlet_id = $1")],
        // A decision stands at the day of its meeting.
        Doc::Meeting(_) => &[(Kind::Decision, "SELECT id FROM decisions WHERE meeting_id = $1")],
        _ => &[],
    };
    let mut found = Vec::new();
    for (kind, sql) in asked {
        let ids: Vec<(Uuid,)> = tx.all(*sql, &[&doc.id()]).await?;
        found.extend(ids.into_iter().map(|(id,)| (*kind, id)));
    }
    Ok(found)
}
