//! Signatures and periods in the database.
use chrono::{DateTime, NaiveDate, Utc};

use super::{NewPeriod, NewSignature, Period, SignatureLine, Span};
use crate::attachments::{AttachmentKind, AttachmentLine};
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, DraftId, OrganisationId, PeriodId, PostId, SignatureId, UserId};
use crate::people::full_name;
use crate::search::{Doc, index::refresh};

#[derive(sqlx::FromRow)]
struct Row {
    id: SignatureId,
    organisation_id: OrganisationId,
    organisation_name: String,
    draft_id: DraftId,
    draft_number: i64,
    post_id: PostId,
    honorific: String,
    person_name: String,
    post_title: String,
    signed_on: NaiveDate,
    place: String,
    override_reason: String,
    recorded_by: String,
    recorded_at: DateTime<Utc>,
    void_at: Option<DateTime<Utc>>,
    void_reason: String,
}

/// Name and post; a post of which only the organisation is known has no title.
fn label(name: String, title: &str) -> String {
    match (title.is_empty(), name.is_ascii()) {
        (true, _) => name,
        (false, true) => format!("{name}, {title}"),
        (false, false) => format!("{name}، {title}"),
    }
}

impl From<Row> for SignatureLine {
    fn from(row: Row) -> SignatureLine {
        SignatureLine {
            id: row.id,
            organisation: row.organisation_id,
            organisation_name: row.organisation_name,
            draft: row.draft_id,
            draft_number: row.draft_number,
            post: row.post_id,
            signatory: label(full_name(&row.honorific, &row.person_name), &row.post_title),
            signed_on: row.signed_on,
            place: row.place,
            override_reason: row.override_reason,
            recorded_by: row.recorded_by,
            recorded_at: row.recorded_at,
            void_at: row.void_at,
            void_reason: row.void_reason,
        }
    }
}

const SELECT: &str =
    "SELECT s.id, s.organisation_id, o.name AS organisation_name, s.draft_id, d.number AS draft_number,
                             s.post_id, p.honorific, p.name AS person_name, t.title AS post_title, s.signed_on, s.place,
                             s.override_reason, u.name AS recorded_by, s.recorded_at, s.void_at, s.void_reason
                      FROM signatures s JOIN organisations o ON o.id = s.organisation_id
                           JOIN drafts d ON d.id = s.draft_id JOIN posts t ON t.id = s.post_id
                           JOIN persons p ON p.id = t.person_id JOIN users u ON u.id = s.recorded_by";

/// The signatures that stand, in the order of the days they were given.
pub async fn standing(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<SignatureLine>> {
    let mut query = Query::new(SELECT);
    query.and("s.agreement_id = ?", &[&agreement]).and("s.void_at IS NULL", &[]);
    query.push(" ORDER BY s.signed_on, s.id", &[]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(SignatureLine::from).collect())
}

/// The signatures that were made void, newest first.
pub async fn void(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<SignatureLine>> {
    let mut query = Query::new(SELECT);
    query.and("s.agreement_id = ?", &[&agreement]).and("s.void_at IS NOT NULL", &[]);
    query.push(" ORDER BY s.void_at DESC, s.id DESC", &[]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(SignatureLine::from).collect())
}

/// One signature of an agreement, standing or void.
pub async fn find(tx: &mut Tx, agreement: AgreementId, id: SignatureId) -> Result<SignatureLine> {
    let mut query = Query::new(SELECT);
    query.and("s.agreement_id = ?", &[&agreement]).and("s.id = ?", &[&id]);
    let row = tx.select::<Row>(&query).await?.pop();
    row.map(SignatureLine::from).ok_or(crate::db::StoreError::NotFound)
}

/// Records a signature; a party whose signature stands already is a duplicate.
pub async fn insert(tx: &mut Tx, new: &NewSignature, now: DateTime<Utc>) -> Result<SignatureId> {
    let id = SignatureId::new();
    tx.run(
        "INSERT INTO signatures (id, agreement_id, organisation_id, draft_id, post_id, signed_on, place,
                                 override_reason, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &new.agreement,
            &new.organisation,
            &new.draft,
            &new.post,
            &new.signed_on,
            &new.place,
            &new.override_reason,
            &new.recorded_by,
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Agreement(new.agreement)).await?;
    Ok(id)
}

/// Makes one standing signature void; it stays in the history.
pub async fn void_one(
    tx: &mut Tx,
    agreement: AgreementId,
    id: SignatureId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    tx.change(
        "UPDATE signatures SET void_at = $3, void_reason = $4
         WHERE agreement_id = $1 AND id = $2 AND void_at IS NULL",
        &[&agreement, &id, &now, &reason],
    )
    .await?;
    refresh(tx, Doc::Agreement(agreement)).await
}

/// Makes every standing signature void; answers how many there were.
pub async fn void_all(tx: &mut Tx, agreement: AgreementId, reason: &str, now: DateTime<Utc>) -> Result<u64> {
    let voided = tx
        .run(
            "UPDATE signatures SET void_at = $2, void_reason = $3 WHERE agreement_id = $1 AND void_at IS NULL",
            &[&agreement, &now, &reason],
        )
        .await?;
    refresh(tx, Doc::Agreement(agreement)).await?;
    Ok(voided)
}

#[derive(sqlx::FromRow)]
struct PeriodRow {
    id: PeriodId,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    decision_due_on: Option<NaiveDate>,
}

/// The periods in force, the first one first.
pub async fn periods(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<Period>> {
    let rows: Vec<PeriodRow> = tx
        .all(
            "SELECT id, starts_on, ends_on, decision_due_on FROM periods WHERE agreement_id = $1
             ORDER BY starts_on, id",
            &[&agreement],
        )
        .await?;
    let period = |row: PeriodRow| Period {
        id: row.id,
        span: Span { starts_on: row.starts_on, ends_on: row.ends_on },
        decision_due_on: row.decision_due_on,
    };
    Ok(rows.into_iter().map(period).collect())
}

/// Adds a period. That it overlaps none is checked before, in the same transaction.
pub async fn add_period(
    tx: &mut Tx,
    agreement: AgreementId,
    new: &NewPeriod,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<PeriodId> {
    let id = PeriodId::new();
    tx.run(
        "INSERT INTO periods (id, agreement_id, starts_on, ends_on, decision_due_on, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &agreement, &new.span.starts_on, &new.span.ends_on, &new.decision_due_on, &by, &now],
    )
    .await?;
    refresh(tx, Doc::Agreement(agreement)).await?;
    Ok(id)
}

/// The signed copy that was attached last.
pub async fn signed_copy(tx: &mut Tx, agreement: AgreementId) -> Result<Option<AttachmentLine>> {
    let files = crate::attachments::store::of_agreement(tx, agreement).await?;
    Ok(files.into_iter().find(|file| file.kind == AttachmentKind::SignedCopy))
}
