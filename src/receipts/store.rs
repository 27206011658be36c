//! Receipts in the database.
use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::Answered;
use crate::db::{Result, Tx};

#[derive(FromRow)]
struct ReceiptRow {
    location: String,
    text: String,
    undo: Option<String>,
}

/// Takes a receipt for a form in the transaction of its act. Answers how the first handing-in was
/// answered if there was one: then nothing more is to be done.
pub async fn claim(tx: &mut Tx, form: Uuid, location: &str, now: DateTime<Utc>) -> Result<Option<Answered>> {
    let first = tx
        .run(
            "INSERT INTO receipts (form_id, location, at) VALUES ($1, $2, $3) ON CONFLICT (form_id) DO NOTHING",
            &[&form, &location, &now],
        )
        .await?;
    if first == 1 {
        return Ok(None);
    }
    let row: ReceiptRow = tx.one("SELECT location, text, undo FROM receipts WHERE form_id = $1", &[&form]).await?;
    Ok(Some(Answered { to: row.location, text: row.text, undo: row.undo }))
}

/// Writes on the receipt how the form was answered.
pub async fn note(tx: &mut Tx, form: Uuid, said: &Answered) -> Result<()> {
    let sql = "UPDATE receipts SET location = $1, text = $2, undo = $3 WHERE form_id = $4";
    tx.change(sql, &[&said.to, &said.text, &said.undo, &form]).await
}
