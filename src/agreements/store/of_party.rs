//! Agreements as the pages of organisations and people list them.
use chrono::NaiveDate;

use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, OrganisationId, PersonId};

/// An agreement as other records list it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AgreementLine {
    /// Its id.
    pub id: AgreementId,
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// Since which day.
    pub stage_since: NaiveDate,
}

const LINES: &str = "SELECT a.id, a.reference, a.title, a.stage, a.stage_since FROM agreements a";

/// The agreements that an organisation is in, the latest in its stage first.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId, sight: &Sight) -> Result<Vec<AgreementLine>> {
    let mut query = Query::new(LINES);
    query.and(
        "EXISTS (SELECT 1 FROM agreement_parties q WHERE q.agreement_id = a.id AND q.organisation_id = ?)",
        &[&organisation],
    );
    select(tx, query, sight).await
}

/// The agreements in which a person represents or signs for a party, the latest in its stage first.
pub async fn of_person(tx: &mut Tx, person: PersonId, sight: &Sight) -> Result<Vec<AgreementLine>> {
    let mut query = Query::new(LINES);
    query.and(
        "EXISTS (SELECT 1 FROM agreement_parties q JOIN posts h ON h.id = q.representative_id OR h.id = q.signatory_id
                 WHERE q.agreement_id = a.id AND h.person_id = ?)",
        &[&person],
    );
    select(tx, query, sight).await
}

async fn select<'a>(tx: &mut Tx, mut query: Query<'a>, sight: &'a Sight) -> Result<Vec<AgreementLine>> {
    sight.agreements(&mut query);
    query.push(" ORDER BY a.stage_since DESC, a.id DESC", &[]);
    tx.select(&query).await
}

/// How many agreements each organisation is in.
pub async fn counts_by_organisation(tx: &mut Tx, sight: &Sight) -> Result<Vec<(OrganisationId, i64)>> {
    let mut query = Query::new(
        "SELECT q.organisation_id, count(*) FROM agreements a JOIN agreement_parties q ON q.agreement_id = a.id",
    );
    sight.agreements(&mut query);
    query.push(" GROUP BY q.organisation_id", &[]);
    tx.select(&query).await
}
