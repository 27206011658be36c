//! Saved reports in the database.
use chrono::{DateTime, Utc};

use super::SavedReport;
use crate::db::{Result, Tx};
use crate::ids::{SavedReportId, UserId};

#[derive(sqlx::FromRow)]
struct Row {
    id: SavedReportId,
    user_id: UserId,
    name: String,
    report: String,
    format: String,
    query: String,
    shared: bool,
}

impl From<Row> for SavedReport {
    fn from(row: Row) -> SavedReport {
        let Row { id, user_id, name, report, format, query, shared } = row;
        SavedReport { id, user_id, name, report, format, query, shared }
    }
}

/// The reports that a user has: their own and everybody's, oldest first.
pub async fn of_user(tx: &mut Tx, user: UserId) -> Result<Vec<SavedReport>> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT r.id, r.user_id, r.name, r.report, r.format, r.query, r.shared FROM saved_reports r
              WHERE r.deleted_at IS NULL AND (r.user_id = $1 OR r.shared) ORDER BY r.created_at, r.id",
            &[&user],
        )
        .await?;
    Ok(rows.into_iter().map(SavedReport::from).collect())
}

/// Saves a report.
pub async fn insert(tx: &mut Tx, saved: &SavedReport, now: DateTime<Utc>) -> Result<()> {
    let SavedReport { id, user_id, name, report, format, query, shared } = saved;
    tx.run(
        "INSERT INTO saved_reports (id, user_id, name, report, format, query, shared, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[id, user_id, name, report, format, query, shared, &now],
    )
    .await
    .map(|_| ())
}

/// Puts a report of the user's own into the trash, or takes it out again. Answers its name.
pub async fn set_deleted(
    tx: &mut Tx,
    id: SavedReportId,
    user: UserId,
    deleted_at: Option<DateTime<Utc>>,
) -> Result<String> {
    let (name,): (String,) =
        tx.one("SELECT name FROM saved_reports WHERE id = $1 AND user_id = $2", &[&id, &user]).await?;
    tx.change("UPDATE saved_reports SET deleted_at = $3 WHERE id = $1 AND user_id = $2", &[&id, &user, &deleted_at])
        .await?;
    Ok(name)
}
