//! What an item may be linked to, through somebody's eyes.
use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, CoverageId, MeetingId, OrganisationId};
use crate::press::suggest::Known;

#[derive(sqlx::FromRow)]
struct KnownRow {
    id: AgreementId,
    reference: String,
    title: String,
}

impl From<KnownRow> for Known {
    fn from(row: KnownRow) -> Known {
        Known { id: row.id, reference: row.reference, title: row.title }
    }
}

/// The visible agreements of a party, the latest first.
pub async fn agreements_with(tx: &mut Tx, party: OrganisationId, sight: &Sight, limit: i64) -> Result<Vec<Known>> {
    let mut query = Query::new(
        "SELECT a.id, a.reference, a.title FROM agreements a JOIN agreement_parties p ON p.agreement_id = a.id",
    );
    sight.agreements(&mut query);
    query.and("p.organisation_id = ?", &[&party]).push(" ORDER BY a.updated_at DESC, a.id DESC LIMIT ?", &[&limit]);
    Ok(tx.select::<KnownRow>(&query).await?.into_iter().map(Known::from).collect())
}

/// The visible agreements that were worked on last.
pub async fn latest_agreements(tx: &mut Tx, sight: &Sight, limit: i64) -> Result<Vec<Known>> {
    let mut query = Query::new("SELECT a.id, a.reference, a.title FROM agreements a");
    sight.agreements(&mut query);
    query.push(" ORDER BY a.updated_at DESC, a.id DESC LIMIT ?", &[&limit]);
    Ok(tx.select::<KnownRow>(&query).await?.into_iter().map(Known::from).collect())
}

/// The visible agreements that somebody wrote about, for the filter.
pub async fn agreements_covered(tx: &mut Tx, sight: &Sight, limit: i64) -> Result<Vec<Known>> {
    let mut query = Query::new("SELECT a.id, a.reference, a.title FROM agreements a");
    sight.agreements(&mut query);
    query
        .and(
            "EXISTS (SELECT 1 FROM coverage_agreements l JOIN coverage c ON c.id = l.coverage_id
                     WHERE l.agreement_id = a.id AND c.deleted_at IS NULL)",
            &[],
        )
        .push(" ORDER BY a.sort_key, a.id LIMIT ?", &[&limit]);
    Ok(tx.select::<KnownRow>(&query).await?.into_iter().map(Known::from).collect())
}

/// One visible agreement.
pub async fn visible_agreement(tx: &mut Tx, id: AgreementId, sight: &Sight) -> Result<Option<Known>> {
    let mut query = Query::new("SELECT a.id, a.reference, a.title FROM agreements a");
    sight.agreements(&mut query);
    query.and("a.id = ?", &[&id]);
    Ok(tx.select::<KnownRow>(&query).await?.into_iter().next().map(Known::from))
}

/// The latest visible meetings: id, subject, day.
pub async fn latest_meetings(tx: &mut Tx, sight: &Sight, limit: i64) -> Result<Vec<(MeetingId, String, NaiveDate)>> {
    let mut query = Query::new("SELECT m.id, m.subject, m.held_on FROM meetings m");
    sight.meetings(&mut query);
    query.and("m.state = 'held'", &[]).push(" ORDER BY m.held_on DESC, m.id DESC LIMIT ?", &[&limit]);
    tx.select(&query).await
}

/// Every visible meeting, the first one first: id, day, subject.
pub async fn all_meetings(tx: &mut Tx, sight: &Sight) -> Result<Vec<(MeetingId, NaiveDate, String)>> {
    let mut query = Query::new("SELECT m.id, m.held_on, m.subject FROM meetings m");
    sight.meetings(&mut query);
    query.push(" ORDER BY m.held_on, m.id", &[]);
    tx.select(&query).await
}

/// One visible meeting.
pub async fn visible_meeting(
    tx: &mut Tx,
    id: MeetingId,
    sight: &Sight,
) -> Result<Option<(MeetingId, String, NaiveDate)>> {
    let mut query = Query::new("SELECT m.id, m.subject, m.held_on FROM meetings m");
    sight.meetings(&mut query);
    query.and("m.id = ?", &[&id]);
    Ok(tx.select(&query).await?.into_iter().next())
}

/// The agreement whose confidentiality covers the events of an item: one that everybody sees, if
/// there is one.
pub async fn event_agreement(tx: &mut Tx, id: CoverageId) -> Result<Option<AgreementId>> {
    let first: Option<(AgreementId,)> = tx
        .opt(
            "SELECT a.id FROM coverage_agreements l JOIN agreements a ON a.id = l.agreement_id
             WHERE l.coverage_id = $1 AND a.deleted_at IS NULL ORDER BY a.confidential, a.year, a.number LIMIT 1",
            &[&id],
        )
        .await?;
    Ok(first.map(|(id,)| id))
}
