//! Notes and files that show that a commitment was kept.
use chrono::{DateTime, NaiveDate, Utc};

use crate::db::{Result, Tx};
use crate::ids::{AttachmentId, CommitmentId, EvidenceId, UserId};

/// A note or file, with the name of who recorded it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// The day it was done.
    pub done_on: NaiveDate,
    /// How many pieces.
    pub pieces: i64,
    /// What is said about it; may be empty.
    pub note: String,
    /// The file that shows it.
    pub attachment_id: Option<AttachmentId>,
    /// The name of that file, or empty.
    pub file_name: String,
    /// Who recorded it.
    pub recorded_by: String,
}

/// A note or file to be recorded.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    /// The day it was done.
    pub done_on: NaiveDate,
    /// How many pieces.
    pub pieces: i64,
    /// What is said about it.
    pub note: String,
    /// The file that shows it.
    pub file: Option<AttachmentId>,
}

/// What was recorded for a commitment, newest first. Whoever asks was let in to it.
pub async fn evidence(tx: &mut Tx, id: CommitmentId) -> Result<Vec<Evidence>> {
    tx.all(
        "SELECT e.id, e.done_on, e.pieces, e.note, f.id AS attachment_id, COALESCE(f.file_name, '') AS file_name,
                u.name AS recorded_by
         FROM commitment_evidence e JOIN users u ON u.id = e.recorded_by
         LEFT JOIN attachments f ON f.id = e.attachment_id AND f.deleted_at IS NULL
         WHERE e.commitment_id = $1 AND e.deleted_at IS NULL ORDER BY e.done_on DESC, e.id DESC",
        &[&id],
    )
    .await
}

/// Records a note or file.
pub async fn add_evidence(
    tx: &mut Tx,
    commitment: CommitmentId,
    new: &NewEvidence,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<EvidenceId> {
    let id = EvidenceId::new();
    tx.run(
        "INSERT INTO commitment_evidence (id, commitment_id, done_on, pieces, note, attachment_id, recorded_by,
                                          recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&id, &commitment, &new.done_on, &new.pieces, &new.note, &new.file, &by, &now],
    )
    .await?;
    Ok(id)
}

/// Puts one into the trash; not found when it is not one of this commitment's.
pub async fn drop_evidence(tx: &mut Tx, of: CommitmentId, id: EvidenceId, now: DateTime<Utc>) -> Result<()> {
    let changed = tx
        .run(
            "UPDATE commitment_evidence SET deleted_at = $3
             WHERE id = $1 AND commitment_id = $2 AND deleted_at IS NULL",
            &[&id, &of, &now],
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(crate::db::StoreError::NotFound) }
}

/// Takes one out of the trash.
pub async fn restore_evidence(tx: &mut Tx, of: CommitmentId, id: EvidenceId) -> Result<()> {
    let changed = tx
        .run(
            "UPDATE commitment_evidence SET deleted_at = NULL
             WHERE id = $1 AND commitment_id = $2 AND deleted_at IS NOT NULL",
            &[&id, &of],
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(crate::db::StoreError::NotFound) }
}
