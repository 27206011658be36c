//! Receipts in the database.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::{Result, Tx};

/// Takes a receipt for a form in the transaction of its act. Answers where the first handing-in
/// led to if there was one: then nothing more is to be done.
pub async fn claim(tx: &mut Tx, form: Uuid, location: &str, now: DateTime<Utc>) -> Result<Option<String>> {
    let first = tx
        .run(
            "INSERT INTO receipts (form_id, location, at) VALUES ($1, $2, $3) ON CONFLICT (form_id) DO NOTHING",
            &[&form, &location, &now],
        )
        .await?;
    if first == 1 {
        return Ok(None);
    }
    let (location,): (String,) = tx.one("SELECT location FROM receipts WHERE form_id = $1", &[&form]).await?;
    Ok(Some(location))
}
