//! Organisations and persons.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{among, parts};
use crate::clock::day_in_tehran;
use crate::db::{Result, Tx};
use crate::people::full_name;
use crate::search::Kind;
use crate::search::document::Source;

#[derive(sqlx::FromRow)]
struct OrganisationRow {
    id: Uuid,
    name: String,
    short_name: String,
    own: bool,
    national_id: String,
    province: String,
    address: String,
    phone: String,
    site: String,
    note: String,
    created_at: DateTime<Utc>,
}

impl From<OrganisationRow> for Source {
    fn from(row: OrganisationRow) -> Source {
        Source {
            kind: Kind::Organisation,
            id: row.id,
            // Agreements are not found by our own name, so whether it is ours belongs to the names.
            names: format!("{}\n{}\n{}", row.name, row.short_name, row.own),
            title: row.name,
            codes: vec![row.short_name, row.national_id],
            texts: vec![row.province, row.address, row.phone, row.site, row.note],
            day: day_in_tehran(row.created_at),
            days: Vec::new(),
            address: format!("/organisations/{}", row.id),
        }
    }
}

/// Organisations.
pub(super) async fn organisations(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT o.id, o.name, o.short_name, o.own, o.national_id, o.province, o.address, o.phone, o.site, o.note,
                o.created_at
         FROM organisations o WHERE o.deleted_at IS NULL AND o.id",
        ids,
    );
    Ok(tx.select::<OrganisationRow>(&query).await?.into_iter().map(Source::from).collect())
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    name: String,
    honorific: String,
    phone: String,
    email: String,
    note: String,
    created_at: DateTime<Utc>,
    posts: Option<String>,
}

impl From<PersonRow> for Source {
    fn from(row: PersonRow) -> Source {
        let mut texts = parts(row.posts);
        texts.extend([row.phone, row.email, row.note]);
        Source {
            kind: Kind::Person,
            id: row.id,
            title: full_name(&row.honorific, &row.name),
            names: row.name,
            codes: Vec::new(),
            texts,
            day: day_in_tehran(row.created_at),
            days: Vec::new(),
            address: format!("/people/{}", row.id),
        }
    }
}

/// Persons with every post they hold or held.
pub(super) async fn persons(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT p.id, p.name, p.honorific, p.phone, p.email, p.note, p.created_at,
                (SELECT string_agg(h.title || ' · ' || o.name || ' · ' || o.short_name, '\u{1f}' ORDER BY h.id)
                 FROM posts h JOIN organisations o ON o.id = h.organisation_id WHERE h.person_id = p.id) AS posts
         FROM persons p WHERE p.deleted_at IS NULL AND p.id",
        ids,
    );
    Ok(tx.select::<PersonRow>(&query).await?.into_iter().map(Source::from).collect())
}
