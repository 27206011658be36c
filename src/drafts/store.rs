//! Versions, verdicts and the working copy in the database.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::template::{Facts, Side};
use super::{Answer, NewVerdict, NewVersion, ReturnReason, Verdict, Version, WorkingCopy};
use crate::db::{Query, Result, StoreError, Tx};
use crate::ids::{AgreementId, DraftId, OrganisationId, UserId};
use crate::people::full_name;
use crate::search::{Doc, index::refresh};

#[derive(sqlx::FromRow)]
struct VersionRow {
    id: DraftId,
    number: i64,
    note: String,
    author: String,
    created_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct VerdictRow {
    draft_id: DraftId,
    organisation_id: OrganisationId,
    organisation_name: String,
    verdict: Answer,
    given_by: String,
    given_on: NaiveDate,
    reason_code: Option<ReturnReason>,
    reason: String,
    recorded_by: String,
    version: i64,
}

const VERSIONS: &str = "SELECT d.id, d.number, d.note, u.name AS author, d.created_at
                        FROM drafts d JOIN users u ON u.id = d.author_id";

const VERDICTS: &str = "SELECT v.draft_id, v.organisation_id, o.name AS organisation_name, v.verdict, v.given_by,
                               v.given_on, v.reason_code, v.reason, u.name AS recorded_by, v.version
                        FROM verdicts v JOIN drafts d ON d.id = v.draft_id
                             JOIN organisations o ON o.id = v.organisation_id JOIN users u ON u.id = v.recorded_by";

impl From<VerdictRow> for Verdict {
    fn from(row: VerdictRow) -> Verdict {
        Verdict {
            organisation: row.organisation_id,
            organisation_name: row.organisation_name,
            answer: row.verdict,
            given_by: row.given_by,
            given_on: row.given_on,
            reason_code: row.reason_code,
            reason: row.reason,
            recorded_by: row.recorded_by,
            version: row.version,
        }
    }
}

async fn gather(tx: &mut Tx, versions: &Query<'_>, verdicts: &Query<'_>) -> Result<Vec<Version>> {
    let rows: Vec<VersionRow> = tx.select(versions).await?;
    let mut said: HashMap<DraftId, Vec<Verdict>> = HashMap::new();
    for row in tx.select::<VerdictRow>(verdicts).await? {
        said.entry(row.draft_id).or_default().push(row.into());
    }
    let version = |row: VersionRow| {
        let verdicts = said.remove(&row.id).unwrap_or_default();
        let VersionRow { id, number, note, author, created_at } = row;
        Version { id, number, note, author, created_at, verdicts }
    };
    Ok(rows.into_iter().map(version).collect())
}

/// Every saved version of an agreement, newest first.
pub async fn versions(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<Version>> {
    let mut versions = Query::new(VERSIONS);
    versions.and("d.agreement_id = ?", &[&agreement]).push(" ORDER BY d.number DESC", &[]);
    let mut verdicts = Query::new(VERDICTS);
    verdicts.and("d.agreement_id = ?", &[&agreement]).push(" ORDER BY v.recorded_at, v.organisation_id", &[]);
    gather(tx, &versions, &verdicts).await
}

/// The newest version, if any was saved.
pub async fn latest(tx: &mut Tx, agreement: AgreementId) -> Result<Option<Version>> {
    let (number,): (Option<i64>,) =
        tx.one("SELECT max(number) FROM drafts WHERE agreement_id = $1", &[&agreement]).await?;
    match number {
        Some(number) => find(tx, agreement, number).await.map(Some),
        None => Ok(None),
    }
}

/// One version by its number.
pub async fn find(tx: &mut Tx, agreement: AgreementId, number: i64) -> Result<Version> {
    let mut versions = Query::new(VERSIONS);
    versions.and("d.agreement_id = ?", &[&agreement]).and("d.number = ?", &[&number]);
    let mut verdicts = Query::new(VERDICTS);
    verdicts.and("d.agreement_id = ?", &[&agreement]).and("d.number = ?", &[&number]);
    verdicts.push(" ORDER BY v.recorded_at, v.organisation_id", &[]);
    gather(tx, &versions, &verdicts).await?.pop().ok_or(StoreError::NotFound)
}

/// Who approved a version.
pub async fn approved_by(tx: &mut Tx, draft: DraftId) -> Result<Vec<OrganisationId>> {
    let rows: Vec<(OrganisationId,)> = tx
        .all(
            "SELECT organisation_id FROM verdicts WHERE draft_id = $1 AND verdict = $2 ORDER BY organisation_id",
            &[&draft, &Answer::Approved],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The text of a version.
pub async fn text(tx: &mut Tx, draft: DraftId) -> Result<String> {
    let (text,): (String,) = tx.one("SELECT text FROM drafts WHERE id = $1", &[&draft]).await?;
    Ok(text)
}

/// The number the next version will have.
pub async fn next_number(tx: &mut Tx, agreement: AgreementId) -> Result<i64> {
    let (last,): (Option<i64>,) =
        tx.one("SELECT max(number) FROM drafts WHERE agreement_id = $1", &[&agreement]).await?;
    Ok(last.unwrap_or(0) + 1)
}

/// Saves a version under the next number.
pub async fn insert(tx: &mut Tx, new: &NewVersion, now: DateTime<Utc>) -> Result<(DraftId, i64)> {
    let (id, number) = (DraftId::new(), next_number(tx, new.agreement).await?);
    tx.run(
        "INSERT INTO drafts (id, agreement_id, number, text, note, author_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &new.agreement, &number, &new.text, &new.note, &new.author, &now],
    )
    .await?;
    refresh(tx, Doc::Draft(new.agreement)).await?;
    Ok((id, number))
}

#[derive(sqlx::FromRow)]
struct WorkingRow {
    text: String,
    updated_by: String,
    updated_at: DateTime<Utc>,
    version: i64,
}

/// The working copy, if anybody began one.
pub async fn working_copy(tx: &mut Tx, agreement: AgreementId) -> Result<Option<WorkingCopy>> {
    let row: Option<WorkingRow> = tx
        .opt(
            "SELECT c.text, u.name AS updated_by, c.updated_at, c.version
             FROM working_copies c JOIN users u ON u.id = c.updated_by WHERE c.agreement_id = $1",
            &[&agreement],
        )
        .await?;
    Ok(row.map(|WorkingRow { text, updated_by, updated_at, version }| WorkingCopy {
        text,
        updated_by,
        updated_at,
        version,
    }))
}

/// Saves the working copy that was read at `version`, 0 when there was none; answers its new version.
///
/// The row stays when a version is saved, so that whoever still has the older text open is told.
pub async fn save_working_copy(
    tx: &mut Tx,
    agreement: AgreementId,
    text: &str,
    (by, version): (UserId, i64),
    now: DateTime<Utc>,
) -> Result<i64> {
    if version == 0 {
        tx.change(
            "INSERT INTO working_copies (agreement_id, text, updated_by, updated_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (agreement_id) DO NOTHING",
            &[&agreement, &text, &by, &now],
        )
        .await?;
    } else {
        tx.change(
            "UPDATE working_copies SET text = $2, updated_by = $3, updated_at = $4, version = version + 1
             WHERE agreement_id = $1 AND version = $5",
            &[&agreement, &text, &by, &now, &version],
        )
        .await?;
    }
    Ok(version + 1)
}

/// Records what a party says about a version; `version` is that of its verdict so far, 0 for none.
pub async fn record_verdict(
    tx: &mut Tx,
    draft: DraftId,
    new: &NewVerdict,
    (by, version): (UserId, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    tx.change(
        "INSERT INTO verdicts (draft_id, organisation_id, verdict, given_by, given_on, reason_code, reason,
                               recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (draft_id, organisation_id) DO UPDATE
         SET verdict = excluded.verdict, given_by = excluded.given_by, given_on = excluded.given_on,
             reason_code = excluded.reason_code, reason = excluded.reason, recorded_by = excluded.recorded_by,
             recorded_at = excluded.recorded_at, version = verdicts.version + 1
         WHERE verdicts.version = $10",
        &[
            &draft,
            &new.organisation,
            &new.answer,
            &new.given_by,
            &new.given_on,
            &new.reason_code,
            &new.reason,
            &by,
            &now,
            &version,
        ],
    )
    .await
}

#[derive(sqlx::FromRow)]
struct SideRow {
    name: String,
    national_id: String,
    address: String,
    phone: String,
    representative: Option<String>,
    representative_honorific: Option<String>,
    representative_post: Option<String>,
    signatory: Option<String>,
    signatory_honorific: Option<String>,
    signatory_post: Option<String>,
}

/// What the standard text of an agreement is filled in with.
pub async fn facts(tx: &mut Tx, agreement: AgreementId) -> Result<Facts> {
    let (title, subject, aims): (String, String, String) =
        tx.one("SELECT title, subject, aims FROM agreements WHERE id = $1", &[&agreement]).await?;
    let rows: Vec<SideRow> = tx
        .all(
            "SELECT o.name, o.national_id, o.address, o.phone,
                    rp.name AS representative, rp.honorific AS representative_honorific, r.title AS representative_post,
                    sp.name AS signatory, sp.honorific AS signatory_honorific, s.title AS signatory_post
             FROM agreement_parties p JOIN organisations o ON o.id = p.organisation_id
                  LEFT JOIN posts r ON r.id = p.representative_id LEFT JOIN persons rp ON rp.id = r.person_id
                  LEFT JOIN posts s ON s.id = p.signatory_id LEFT JOIN persons sp ON sp.id = s.person_id
             WHERE p.agreement_id = $1 ORDER BY p.position, p.organisation_id",
            &[&agreement],
        )
        .await?;
    let person = |name: Option<String>, honorific: Option<String>, post: Option<String>| {
        name.map(|name| (full_name(&honorific.unwrap_or_default(), &name), post.unwrap_or_default()))
    };
    let side = |row: SideRow| Side {
        name: row.name,
        national_id: row.national_id,
        address: row.address,
        phone: row.phone,
        representative: person(row.representative, row.representative_honorific, row.representative_post),
        signatory: person(row.signatory, row.signatory_honorific, row.signatory_post),
    };
    Ok(Facts { title, subject, aims, sides: rows.into_iter().map(side).collect() })
}
