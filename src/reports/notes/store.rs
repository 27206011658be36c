//! The director's paragraphs in the database.
use chrono::{DateTime, Utc};

use super::Note;
use crate::clock::day_in_tehran;
use crate::db::{Result, StoreError, Tx};
use crate::ids::UserId;

#[derive(sqlx::FromRow)]
struct Row {
    text: String,
    author: String,
    post: String,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl From<Row> for Note {
    fn from(row: Row) -> Note {
        let Row { text, author, post, updated_at, version } = row;
        Note { text, author, post, written_on: day_in_tehran(updated_at), version }
    }
}

/// What was said in the report `report` about the period `period`, both by their keys.
pub async fn find(tx: &mut Tx, report: &str, period: &str) -> Result<Option<Note>> {
    let row: Option<Row> = tx
        .opt(
            "SELECT n.text, u.name AS author, u.post, n.updated_at, n.version
               FROM report_notes n JOIN users u ON u.id = n.author_id
              WHERE n.report = $1 AND n.period = $2",
            &[&report, &period],
        )
        .await?;
    Ok(row.map(Note::from))
}

/// Keeps what is said, if nobody saved since version `was` was read; nought when there was none.
pub async fn save(
    tx: &mut Tx,
    (report, period): (&str, &str),
    text: &str,
    was: i64,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<()> {
    if was > 0 {
        return tx
            .change(
                "UPDATE report_notes SET text = $4, author_id = $5, updated_at = $6, version = version + 1
                  WHERE report = $1 AND period = $2 AND version = $3",
                &[&report, &period, &was, &text, &by, &now],
            )
            .await;
    }
    let kept = tx
        .run(
            "INSERT INTO report_notes (report, period, text, author_id, updated_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (report, period) DO NOTHING",
            &[&report, &period, &text, &by, &now],
        )
        .await?;
    if kept == 1 { Ok(()) } else { Err(StoreError::Stale) }
}
