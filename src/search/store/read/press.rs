//! Outlets and what they wrote.
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::among;
use crate::clock::day_in_tehran;
use crate::db::{Result, Tx};
use crate::search::Kind;
use crate::search::document::Source;

#[derive(sqlx::FromRow)]
struct CoverageRow {
    id: Uuid,
    headline: String,
    outlet: String,
    url: String,
    published_on: NaiveDate,
    reporter: String,
    excerpt: String,
    kept_text: String,
}

impl From<CoverageRow> for Source {
    fn from(row: CoverageRow) -> Source {
        Source {
            kind: Kind::Coverage,
            id: row.id,
            title: row.headline,
            codes: Vec::new(),
            texts: vec![row.excerpt, row.kept_text, row.reporter, row.outlet, row.url],
            day: row.published_on,
            days: vec![row.published_on],
            address: format!("/press/{}", row.id),
            names: String::new(),
        }
    }
}

/// Items of press coverage.
pub(super) async fn coverage(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT c.id, c.headline, o.name AS outlet, c.url, c.published_on, c.reporter, c.excerpt, c.kept_text
         FROM coverage c JOIN outlets o ON o.id = c.outlet_id WHERE c.deleted_at IS NULL AND c.id",
        ids,
    );
    Ok(tx.select::<CoverageRow>(&query).await?.into_iter().map(Source::from).collect())
}

#[derive(sqlx::FromRow)]
struct OutletRow {
    id: Uuid,
    name: String,
    site: String,
    note: String,
    created_at: DateTime<Utc>,
}

impl From<OutletRow> for Source {
    fn from(row: OutletRow) -> Source {
        Source {
            kind: Kind::Outlet,
            id: row.id,
            names: row.name.clone(),
            title: row.name,
            codes: Vec::new(),
            texts: vec![row.site, row.note],
            day: day_in_tehran(row.created_at),
            days: Vec::new(),
            address: format!("/press?outlet={}", row.id),
        }
    }
}

/// Outlets.
pub(super) async fn outlets(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT o.id, o.name, o.site, o.note, o.created_at FROM outlets o WHERE o.deleted_at IS NULL AND o.id",
        ids,
    );
    Ok(tx.select::<OutletRow>(&query).await?.into_iter().map(Source::from).collect())
}
