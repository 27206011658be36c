//! Press that shows that a commitment was kept. Such an item is about the agreement too, so that
//! whoever sees the commitment sees it.
use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, CommitmentId, CoverageId};

/// An item of press coverage, as a commitment names it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Proof {
    /// The item.
    pub id: CoverageId,
    /// Its headline.
    pub headline: String,
    /// The outlet's name.
    pub outlet: String,
    /// The day it was published.
    pub published_on: NaiveDate,
}

/// The press that is linked to a commitment, newest first. Whoever asks was let in to it.
pub async fn press(tx: &mut Tx, id: CommitmentId) -> Result<Vec<Proof>> {
    tx.all(
        "SELECT c.id, c.headline, o.name AS outlet, c.published_on
         FROM coverage_commitments l JOIN coverage c ON c.id = l.coverage_id JOIN outlets o ON o.id = c.outlet_id
         WHERE l.commitment_id = $1 AND c.deleted_at IS NULL ORDER BY c.published_on DESC, c.id DESC",
        &[&id],
    )
    .await
}

/// The press about its agreement that is not linked to it yet, newest first.
pub async fn linkable(tx: &mut Tx, id: CommitmentId, agreement: AgreementId) -> Result<Vec<Proof>> {
    tx.all(
        "SELECT c.id, c.headline, o.name AS outlet, c.published_on
         FROM coverage_agreements l JOIN coverage c ON c.id = l.coverage_id JOIN outlets o ON o.id = c.outlet_id
         WHERE l.agreement_id = $2 AND c.deleted_at IS NULL AND NOT EXISTS
               (SELECT 1 FROM coverage_commitments k WHERE k.coverage_id = c.id AND k.commitment_id = $1)
         ORDER BY c.published_on DESC, c.id DESC LIMIT 200",
        &[&id, &agreement],
    )
    .await
}

/// Links an item to a commitment and to its agreement; answers whether it was not linked before.
pub async fn link(tx: &mut Tx, item: CoverageId, commitment: CommitmentId) -> Result<bool> {
    let made = tx
        .run(
            "INSERT INTO coverage_commitments (coverage_id, commitment_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            &[&item, &commitment],
        )
        .await?;
    tx.run(
        "INSERT INTO coverage_agreements (coverage_id, agreement_id)
         SELECT $1, k.agreement_id FROM commitments k WHERE k.id = $2 ON CONFLICT DO NOTHING",
        &[&item, &commitment],
    )
    .await?;
    Ok(made == 1)
}

/// Takes a link away; answers whether there was one.
pub async fn unlink(tx: &mut Tx, item: CoverageId, commitment: CommitmentId) -> Result<bool> {
    let gone = tx
        .run("DELETE FROM coverage_commitments WHERE coverage_id = $1 AND commitment_id = $2", &[&item, &commitment])
        .await?;
    Ok(gone == 1)
}

/// Gives an item exactly these commitments, as far as they can be seen; hidden ones stay as they are.
pub async fn relink(tx: &mut Tx, item: CoverageId, to: &[CommitmentId], sight: &Sight) -> Result<()> {
    for (id, ..) in linked(tx, item, sight).await? {
        if !to.contains(&id) {
            unlink(tx, item, id).await?;
        }
    }
    for id in to {
        link(tx, item, *id).await?;
    }
    Ok(())
}

/// The visible commitments an item shows: id, text, and the title of the agreement.
pub async fn linked(tx: &mut Tx, item: CoverageId, sight: &Sight) -> Result<Vec<(CommitmentId, String, String)>> {
    let mut query = Query::new(
        "SELECT k.id, k.text, a.title FROM commitments k JOIN agreements a ON a.id = k.agreement_id
         JOIN coverage_commitments l ON l.commitment_id = k.id",
    );
    sight.commitments(&mut query);
    query.and("l.coverage_id = ?", &[&item]).push(" ORDER BY k.created_at, k.id", &[]);
    tx.select(&query).await
}

/// The visible commitments of an agreement that an item may show: id, text and the obligor's name.
pub async fn choices(tx: &mut Tx, of: AgreementId, sight: &Sight) -> Result<Vec<(CommitmentId, String, String)>> {
    let mut query = Query::new(
        "SELECT k.id, k.text, o.name FROM commitments k JOIN agreements a ON a.id = k.agreement_id
         JOIN organisations o ON o.id = k.organisation_id",
    );
    sight.commitments(&mut query);
    query.and("k.agreement_id = ?", &[&of]).push(" ORDER BY k.created_at, k.id", &[]);
    tx.select(&query).await
}
