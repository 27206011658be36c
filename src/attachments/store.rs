//! Attachments in the database.
use chrono::{DateTime, Utc};

use super::{AttachmentKind, AttachmentLine, Target};
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, StoreError, Tx};
use crate::ids::{AgreementId, AttachmentId, CoverageId, DraftId, MeetingId, UserId};
use crate::search::{Doc, index::refresh};

#[derive(sqlx::FromRow)]
struct Row {
    id: AttachmentId,
    kind: AttachmentKind,
    file_name: String,
    media_type: String,
    size: i64,
    sha256: String,
    agreement_id: Option<AgreementId>,
    draft_id: Option<DraftId>,
    meeting_id: Option<MeetingId>,
    coverage_id: Option<CoverageId>,
    uploaded_by: String,
    created_at: DateTime<Utc>,
    deleted_at: Option<DateTime<Utc>>,
}

impl From<Row> for AttachmentLine {
    fn from(row: Row) -> AttachmentLine {
        AttachmentLine {
            id: row.id,
            kind: row.kind,
            file_name: row.file_name,
            media_type: row.media_type,
            size: row.size,
            sha256: row.sha256,
            target: Target {
                agreement: row.agreement_id,
                draft: row.draft_id,
                meeting: row.meeting_id,
                coverage: row.coverage_id,
            },
            uploaded_by: row.uploaded_by,
            created_at: row.created_at,
            deleted_at: row.deleted_at,
        }
    }
}

const SELECT: &str = "SELECT f.id, f.kind, f.file_name, f.media_type, f.size, f.sha256, f.agreement_id, f.draft_id,
                             f.meeting_id, f.coverage_id, u.name AS uploaded_by, f.created_at, f.deleted_at
                      FROM attachments f JOIN users u ON u.id = f.uploaded_by";

async fn list(tx: &mut Tx, mut query: Query<'_>) -> Result<Vec<AttachmentLine>> {
    query.and("f.deleted_at IS NULL", &[]).push(" ORDER BY f.created_at DESC, f.id DESC", &[]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(AttachmentLine::from).collect())
}

/// The files of an agreement and of the versions of its text, newest first.
pub async fn of_agreement(tx: &mut Tx, id: AgreementId) -> Result<Vec<AttachmentLine>> {
    let mut query = Query::new(SELECT);
    query.and("f.agreement_id = ?", &[&id]);
    list(tx, query).await
}

/// The files of a version, newest first.
pub async fn of_draft(tx: &mut Tx, id: DraftId) -> Result<Vec<AttachmentLine>> {
    let mut query = Query::new(SELECT);
    query.and("f.draft_id = ?", &[&id]);
    list(tx, query).await
}

/// The files of a meeting, newest first.
pub async fn of_meeting(tx: &mut Tx, id: MeetingId) -> Result<Vec<AttachmentLine>> {
    let mut query = Query::new(SELECT);
    query.and("f.meeting_id = ?", &[&id]);
    list(tx, query).await
}

/// The files of an item of press coverage, newest first.
pub async fn of_coverage(tx: &mut Tx, id: CoverageId) -> Result<Vec<AttachmentLine>> {
    let mut query = Query::new(SELECT);
    query.and("f.coverage_id = ?", &[&id]);
    list(tx, query).await
}

/// One file, in the trash or not, for those who may see every record it hangs on.
pub async fn find(tx: &mut Tx, id: AttachmentId, sight: &Sight) -> Result<AttachmentLine> {
    let mut query = Query::new(SELECT);
    query.and("f.id = ?", &[&id]);
    sight.files(&mut query);
    tx.select::<Row>(&query).await?.pop().map(AttachmentLine::from).ok_or(StoreError::NotFound)
}

/// A file to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct NewAttachment<'a> {
    /// What it is.
    pub kind: AttachmentKind,
    /// Its name.
    pub file_name: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// Its length in bytes.
    pub size: i64,
    /// SHA-256 in hexadecimal; its bytes are kept already.
    pub sha256: &'a str,
    /// Where it hangs.
    pub target: Target,
    /// Who attaches it.
    pub uploaded_by: UserId,
}

/// Records a file whose bytes are kept already.
pub async fn insert(tx: &mut Tx, new: &NewAttachment<'_>, now: DateTime<Utc>) -> Result<AttachmentId> {
    let id = AttachmentId::new();
    let Target { agreement, draft, meeting, coverage } = new.target;
    tx.run(
        "INSERT INTO attachments (id, kind, file_name, media_type, size, sha256, agreement_id, draft_id, meeting_id,
                                  coverage_id, uploaded_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &id,
            &new.kind,
            &new.file_name,
            &new.media_type,
            &new.size,
            &new.sha256,
            &agreement,
            &draft,
            &meeting,
            &coverage,
            &new.uploaded_by,
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::File(id)).await?;
    Ok(id)
}

/// Puts a file into the trash.
pub async fn delete(tx: &mut Tx, id: AttachmentId, now: DateTime<Utc>) -> Result<()> {
    tx.change("UPDATE attachments SET deleted_at = $2 WHERE id = $1 AND deleted_at IS NULL", &[&id, &now]).await?;
    refresh(tx, Doc::File(id)).await
}

/// Takes a file out of the trash.
pub async fn restore(tx: &mut Tx, id: AttachmentId) -> Result<()> {
    tx.change("UPDATE attachments SET deleted_at = NULL WHERE id = $1 AND deleted_at IS NOT NULL", &[&id]).await?;
    refresh(tx, Doc::File(id)).await
}

/// The agreement whose confidentiality covers what hangs on `target`: of several, an open one, as
/// then the meeting or the coverage itself is open too.
pub async fn agreement_of(tx: &mut Tx, target: &Target) -> Result<Option<AgreementId>> {
    if target.agreement.is_some() {
        return Ok(target.agreement);
    }
    let found: Option<(AgreementId,)> = tx
        .opt(
            "SELECT a.id FROM agreements a
             WHERE EXISTS (SELECT 1 FROM meeting_agreements l WHERE l.agreement_id = a.id AND l.meeting_id = $1)
                OR EXISTS (SELECT 1 FROM coverage_agreements l WHERE l.agreement_id = a.id AND l.coverage_id = $2)
                OR EXISTS (SELECT 1 FROM drafts d WHERE d.agreement_id = a.id AND d.id = $3)
             ORDER BY a.confidential, a.id LIMIT 1",
            &[&target.meeting, &target.coverage, &target.draft],
        )
        .await?;
    Ok(found.map(|(id,)| id))
}

/// How many files there are, and how many bytes they are together, those in the trash among them.
pub async fn total(tx: &mut Tx) -> Result<(i64, i64)> {
    tx.one("SELECT count(*), COALESCE(CAST(sum(size) AS BIGINT), 0) FROM attachments", &[]).await
}

/// The bytes of the files that a user brought since a moment.
pub async fn brought_by(tx: &mut Tx, user: UserId, since: DateTime<Utc>) -> Result<i64> {
    let sql =
        "SELECT COALESCE(CAST(sum(size) AS BIGINT), 0) FROM attachments WHERE uploaded_by = $1 AND created_at > $2";
    let (bytes,): (i64,) = tx.one(sql, &[&user, &since]).await?;
    Ok(bytes)
}

/// The bytes of the files that hang on an agreement.
pub async fn hanging_on(tx: &mut Tx, agreement: AgreementId) -> Result<i64> {
    let sql = "SELECT COALESCE(CAST(sum(size) AS BIGINT), 0) FROM attachments WHERE agreement_id = $1";
    let (bytes,): (i64,) = tx.one(sql, &[&agreement]).await?;
    Ok(bytes)
}
