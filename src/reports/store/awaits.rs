//! With whom the agreements lay.
use chrono::NaiveDate;

use crate::db::{Query, Result, Tx};
use crate::ids::AgreementId;
use crate::reports::Question;

use super::chosen;

/// That an agreement came to await somebody.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct AwaitRow {
    pub agreement_id: AgreementId,
    pub since: NaiveDate,
    pub somebody: bool,
    pub ours: bool,
}

/// Whom the agreements awaited, oldest first. Our own organisation and whoever holds a post in it
/// are ourselves, however they were named.
pub async fn awaits(tx: &mut Tx, question: &Question) -> Result<Vec<AwaitRow>> {
    let mut query = Query::new(
        "SELECT t.agreement_id, t.since, t.awaited IS NOT NULL AS somebody,
                (coalesce(t.awaited, '') = 'us'
                 OR EXISTS (SELECT 1 FROM organisations us WHERE us.id = t.party_id AND us.own)
                 OR EXISTS (SELECT 1 FROM posts post JOIN organisations us ON us.id = post.organisation_id
                             WHERE post.person_id = t.person_id AND us.own
                               AND (post.ends_on IS NULL OR post.ends_on >= t.since))) AS ours
           FROM awaits t
           JOIN agreements a ON a.id = t.agreement_id",
    );
    chosen(question, &mut query);
    query.push(" ORDER BY t.since, t.at, t.id", &[]);
    tx.select(&query).await
}
