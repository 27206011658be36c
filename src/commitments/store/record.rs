//! Recording and changing one commitment.
use chrono::{DateTime, NaiveDate, Utc};

use crate::commitments::{Commitment, Content};
use crate::db::{Result, Tx};
use crate::ids::{AgreementId, CommitmentId, UserId};
use crate::search::{Doc, index::refresh};

/// Records a commitment.
pub async fn insert(
    tx: &mut Tx,
    (agreement, id): (AgreementId, CommitmentId),
    new: &Content,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<()> {
    tx.run(
        "INSERT INTO commitments (id, agreement_id, organisation_id, text, article, decision_id, every, times, from_on,
                                  until_on, owner_id, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)",
        &[
            &id,
            &agreement,
            &new.obligor,
            &new.text,
            &new.article,
            &new.decision,
            &new.terms.every,
            &new.terms.times,
            &new.terms.from,
            &new.terms.until,
            &new.owner,
            &by,
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Commitment(id)).await
}

/// Saves what is written about a commitment, unless somebody was faster.
pub async fn update(tx: &mut Tx, was: &Commitment, to: &Content, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE commitments SET organisation_id = $3, text = $4, article = $5, decision_id = $6, every = $7, times = $8,
                from_on = $9, until_on = $10, owner_id = $11, updated_at = $12, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[
            &was.id,
            &was.version,
            &to.obligor,
            &to.text,
            &to.article,
            &to.decision,
            &to.terms.every,
            &to.terms.times,
            &to.terms.from,
            &to.terms.until,
            &to.owner,
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Commitment(was.id)).await
}

/// Gives a commitment up, with a reason.
pub async fn waive(
    tx: &mut Tx,
    was: &Commitment,
    (on, reason): (NaiveDate, &str),
    by: UserId,
    now: DateTime<Utc>,
) -> Result<()> {
    tx.change(
        "UPDATE commitments SET waived_on = $3, waived_reason = $4, waived_by = $5, updated_at = $6,
                version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL AND waived_on IS NULL",
        &[&was.id, &was.version, &on, &reason, &by, &now],
    )
    .await?;
    refresh(tx, Doc::Commitment(was.id)).await
}

/// Takes up again what was given up; answers whether it was.
pub async fn reopen(tx: &mut Tx, id: CommitmentId, now: DateTime<Utc>) -> Result<bool> {
    let changed = tx
        .run(
            "UPDATE commitments SET waived_on = NULL, waived_reason = '', waived_by = NULL, updated_at = $2,
                    version = version + 1
             WHERE id = $1 AND deleted_at IS NULL AND waived_on IS NOT NULL",
            &[&id, &now],
        )
        .await?;
    refresh(tx, Doc::Commitment(id)).await?;
    Ok(changed == 1)
}

/// Puts a commitment into the trash.
pub async fn delete(tx: &mut Tx, was: &Commitment, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE commitments SET deleted_at = $3, updated_at = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[&was.id, &was.version, &now],
    )
    .await?;
    refresh(tx, Doc::Commitment(was.id)).await
}

/// Takes a commitment out of the trash.
pub async fn restore(tx: &mut Tx, id: CommitmentId, now: DateTime<Utc>) -> Result<()> {
    tx.run(
        "UPDATE commitments SET deleted_at = NULL, updated_at = $2, version = version + 1
         WHERE id = $1 AND deleted_at IS NOT NULL",
        &[&id, &now],
    )
    .await?;
    refresh(tx, Doc::Commitment(id)).await
}
