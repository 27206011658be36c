//! Commitments as search sees them.
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::among;
use crate::clock::day_in_tehran;
use crate::db::{Result, Tx};
use crate::search::Kind;
use crate::search::document::Source;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    text: String,
    article: String,
    waived_reason: String,
    until_on: Option<NaiveDate>,
    created_at: DateTime<Utc>,
}

impl From<Row> for Source {
    fn from(row: Row) -> Source {
        Source {
            kind: Kind::Commitment,
            id: row.id,
            title: row.text,
            codes: Vec::new(),
            texts: vec![row.article, row.waived_reason],
            day: day_in_tehran(row.created_at),
            days: row.until_on.into_iter().collect(),
            address: format!("/commitments/{}", row.id),
            names: String::new(),
        }
    }
}

/// Commitments, open or not.
pub(super) async fn commitments(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT k.id, k.text, k.article, k.waived_reason, k.until_on, k.created_at
         FROM commitments k WHERE k.deleted_at IS NULL AND k.id",
        ids,
    );
    Ok(tx.select::<Row>(&query).await?.into_iter().map(Source::from).collect())
}
