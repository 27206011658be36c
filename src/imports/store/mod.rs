//! Imports in the database: what is recorded already, what is written, and what was.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{ImportKind, Record};
use crate::audit::Kind;
use crate::db::{Json, Result, Tx};
use crate::ids::UserId;

mod known;
mod undo;
mod write;

pub use known::{Known, known};
pub use undo::{HANGING, Hanging, Obstacle, Undone, undo};
pub use write::{Hand, carry_out};

/// A file that was brought in.
#[derive(Clone, Debug)]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// What it was a list of.
    pub kind: ImportKind,
    /// The name of the file.
    pub file_name: String,
    /// How many records it made.
    pub created: i64,
    /// How many it changed.
    pub updated: i64,
    /// How many rows were recorded already.
    pub unchanged: i64,
    /// Who brought it in.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was taken back, if it was.
    pub undone_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: ImportKind,
    file_name: String,
    created: i64,
    updated: i64,
    unchanged: i64,
    imported_by_name: String,
    imported_at: DateTime<Utc>,
    undone_at: Option<DateTime<Utc>>,
}

impl From<Row> for Import {
    fn from(row: Row) -> Import {
        Import {
            id: row.id,
            kind: row.kind,
            file_name: row.file_name,
            created: row.created,
            updated: row.updated,
            unchanged: row.unchanged,
            by: row.imported_by_name,
            at: row.imported_at,
            undone_at: row.undone_at,
        }
    }
}

macro_rules! select {
    ($end:literal) => {
        concat!(
            "SELECT i.id, i.kind, i.file_name, i.created, i.updated, i.unchanged, u.name AS imported_by_name,
                    i.imported_at, i.undone_at
             FROM imports i JOIN users u ON u.id = i.imported_by ",
            $end
        )
    };
}

/// One import.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Import> {
    Ok(tx.one::<Row>(select!("WHERE i.id = $1"), &[&id]).await?.into())
}

/// The latest imports.
pub async fn list(tx: &mut Tx, limit: i64) -> Result<Vec<Import>> {
    let rows: Vec<Row> = tx.all(select!("ORDER BY i.imported_at DESC, i.id DESC LIMIT $1"), &[&limit]).await?;
    Ok(rows.into_iter().map(Import::from).collect())
}

/// Keeps that a file was brought in.
pub async fn insert(tx: &mut Tx, import: &Import, by: UserId) -> Result<()> {
    tx.run(
        "INSERT INTO imports (id, kind, file_name, created, updated, unchanged, imported_by, imported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &import.id,
            &import.kind,
            &import.file_name,
            &import.created,
            &import.updated,
            &import.unchanged,
            &by,
            &import.at,
        ],
    )
    .await
    .map(|_| ())
}

/// A record that an import wrote.
#[derive(Clone, Debug)]
pub struct Written {
    /// The row of the file.
    pub line: i64,
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// What it was called.
    pub name: String,
    /// Whether it was made; otherwise it was changed.
    pub is_new: bool,
}

#[derive(sqlx::FromRow)]
struct WrittenRow {
    line: i64,
    kind: Kind,
    record_id: Uuid,
    name: String,
    is_new: bool,
}

/// The records that an import wrote, in the order of the file.
pub async fn written(tx: &mut Tx, import: Uuid, limit: i64, offset: i64) -> Result<Vec<Written>> {
    let rows: Vec<WrittenRow> = tx
        .all(
            "SELECT line, kind, record_id, name, before IS NULL AS is_new FROM import_records
             WHERE import_id = $1 AND kind <> 'post' ORDER BY line, place LIMIT $2 OFFSET $3",
            &[&import, &limit, &offset],
        )
        .await?;
    let written = |row: WrittenRow| Written {
        line: row.line,
        kind: row.kind,
        id: row.record_id,
        name: row.name,
        is_new: row.is_new,
    };
    Ok(rows.into_iter().map(written).collect())
}

/// How many there are.
pub async fn count_written(tx: &mut Tx, import: Uuid) -> Result<i64> {
    let sql = "SELECT count(*) FROM import_records WHERE import_id = $1 AND kind <> 'post'";
    let (count,): (i64,) = tx.one(sql, &[&import]).await?;
    Ok(count)
}

/// A record that was written, with all that is needed to take it back.
#[derive(sqlx::FromRow)]
struct Stored {
    record_id: Uuid,
    name: String,
    version: i64,
    before: Option<Json<Record>>,
    after: Json<Record>,
}

/// Those of an import, the last one first: what points at others comes before them.
async fn stored(tx: &mut Tx, import: Uuid) -> Result<Vec<Stored>> {
    tx.all(
        "SELECT record_id, name, version, before, after FROM import_records WHERE import_id = $1 ORDER BY place DESC",
        &[&import],
    )
    .await
}
