//! Agreements, their texts, and files.
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{among, days, parts};
use crate::clock::day_in_tehran;
use crate::db::{Result, Tx};
use crate::search::Kind;
use crate::search::document::Source;

#[derive(sqlx::FromRow)]
struct AgreementRow {
    id: Uuid,
    reference: String,
    title: String,
    subject: String,
    aims: String,
    next_step: String,
    letters: String,
    tags: String,
    stage_since: NaiveDate,
    next_due_on: Option<NaiveDate>,
    created_at: DateTime<Utc>,
    parties: Option<String>,
    dates: Option<String>,
}

impl From<AgreementRow> for Source {
    fn from(row: AgreementRow) -> Source {
        let mut dates = days(row.dates);
        dates.push(row.stage_since);
        dates.extend(row.next_due_on);
        let mut texts = vec![row.subject, row.aims, row.next_step, row.tags];
        texts.extend(parts(row.parties));
        Source {
            kind: Kind::Agreement,
            id: row.id,
            codes: vec![row.reference, row.letters],
            title: row.title,
            texts,
            day: day_in_tehran(row.created_at),
            days: dates,
            address: format!("/agreements/{}", row.id),
            names: String::new(),
        }
    }
}

/// Agreements. Our own organisation is in most of them and tells nothing.
pub(super) async fn agreements(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT a.id, a.reference, a.title, a.subject, a.aims, a.next_step, a.letters, a.tags, a.stage_since,
                a.next_due_on, a.created_at,
                (SELECT string_agg(o.name || ' · ' || o.short_name, '\u{1f}' ORDER BY p.position, o.id)
                 FROM agreement_parties p JOIN organisations o ON o.id = p.organisation_id
                 WHERE p.agreement_id = a.id AND NOT o.own) AS parties,
                (SELECT string_agg(d.day, '\u{1f}' ORDER BY d.day) FROM
                   (SELECT CAST(starts_on AS TEXT) AS day FROM periods WHERE agreement_id = a.id
                    UNION SELECT CAST(ends_on AS TEXT) FROM periods WHERE agreement_id = a.id
                    UNION SELECT CAST(signed_on AS TEXT) FROM signatures
                          WHERE agreement_id = a.id AND void_at IS NULL) d
                 WHERE d.day IS NOT NULL) AS dates
         FROM agreements a WHERE a.deleted_at IS NULL AND a.id",
        ids,
    );
    Ok(tx.select::<AgreementRow>(&query).await?.into_iter().map(Source::from).collect())
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    agreement_id: Uuid,
    title: String,
    number: i64,
    text: String,
    note: String,
    created_at: DateTime<Utc>,
}

impl From<DraftRow> for Source {
    fn from(row: DraftRow) -> Source {
        let day = day_in_tehran(row.created_at);
        Source {
            kind: Kind::Draft,
            id: row.agreement_id,
            title: row.title,
            codes: Vec::new(),
            texts: vec![row.text, row.note],
            day,
            days: vec![day],
            address: format!("/agreements/{}/drafts/{}", row.agreement_id, row.number),
            names: String::new(),
        }
    }
}

/// The latest versions of the texts of some agreements.
pub(super) async fn drafts(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT d.agreement_id, a.title, d.number, d.text, d.note, d.created_at
         FROM drafts d JOIN agreements a ON a.id = d.agreement_id
         WHERE d.number = (SELECT max(l.number) FROM drafts l WHERE l.agreement_id = d.agreement_id)
               AND d.agreement_id",
        ids,
    );
    Ok(tx.select::<DraftRow>(&query).await?.into_iter().map(Source::from).collect())
}

#[derive(sqlx::FromRow)]
struct FileRow {
    id: Uuid,
    file_name: String,
    created_at: DateTime<Utc>,
}

impl From<FileRow> for Source {
    fn from(row: FileRow) -> Source {
        let day = day_in_tehran(row.created_at);
        Source {
            kind: Kind::File,
            id: row.id,
            title: row.file_name,
            codes: Vec::new(),
            texts: Vec::new(),
            day,
            days: vec![day],
            address: format!("/files/{}", row.id),
            names: String::new(),
        }
    }
}

/// Files, by their names.
pub(super) async fn files(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query =
        among("SELECT f.id, f.file_name, f.created_at FROM attachments f WHERE f.deleted_at IS NULL AND f.id", ids);
    Ok(tx.select::<FileRow>(&query).await?.into_iter().map(Source::from).collect())
}
