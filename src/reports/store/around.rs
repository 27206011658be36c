//! What surrounds the agreements in a report: signatures, actions, press.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::agreements::PartyRole;
use crate::db::{Query, Result, Tx};
use crate::ids::{ActionId, AgreementId, CoverageId, MeetingId};
use crate::reports::Question;

use super::chosen;

/// A signature that stands.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct SignatureRow {
    pub agreement_id: AgreementId,
    pub organisation: String,
    pub signatory: String,
    pub post: String,
    pub signed_on: NaiveDate,
    pub place: String,
}

/// The signatures of the period.
pub async fn signatures(tx: &mut Tx, question: &Question) -> Result<Vec<SignatureRow>> {
    let (from, to) = (question.period.from(), question.period.to());
    let mut query = Query::new(
        "SELECT g.agreement_id, o.name AS organisation, h.name AS signatory, p.title AS post, g.signed_on, g.place
           FROM signatures g
           JOIN agreements a ON a.id = g.agreement_id
           JOIN organisations o ON o.id = g.organisation_id
           JOIN posts p ON p.id = g.post_id
           JOIN persons h ON h.id = p.person_id",
    );
    chosen(question, &mut query);
    query.and("g.void_at IS NULL AND g.signed_on >= ? AND g.signed_on <= ?", &[&from, &to]);
    query.push(" ORDER BY g.signed_on, a.year, a.number, o.sort_key, g.id", &[]);
    tx.select(&query).await
}

/// The day an agreement was signed.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct SignedRow {
    pub agreement_id: AgreementId,
    pub signed_on: NaiveDate,
}

/// When the agreements were signed, up to the day the report looks back from: the day of the last
/// signature, once everybody signed who binds himself.
pub async fn signed(tx: &mut Tx, question: &Question) -> Result<Vec<SignedRow>> {
    let as_of = question.as_of();
    let mut query = Query::new(
        "SELECT g.agreement_id, max(g.signed_on) AS signed_on
           FROM signatures g
           JOIN agreements a ON a.id = g.agreement_id",
    );
    chosen(question, &mut query);
    query.and("g.void_at IS NULL AND g.signed_on <= ?", &[&as_of]);
    query.push(
        " GROUP BY g.agreement_id
         HAVING count(DISTINCT g.organisation_id) >= (SELECT count(*) FROM agreement_parties l
                    WHERE l.agreement_id = g.agreement_id AND l.role IN (?, ?))",
        &[&PartyRole::FirstParty, &PartyRole::Party],
    );
    tx.select(&query).await
}

/// An action past its day.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct ActionRow {
    pub id: ActionId,
    pub text: String,
    pub responsible: Option<String>,
    pub due_on: NaiveDate,
    pub agreement_id: Option<AgreementId>,
    pub meeting_id: Option<MeetingId>,
}

/// The actions that were overdue on the day the report looks back from, longest overdue first.
pub async fn overdue_actions(tx: &mut Tx, question: &Question) -> Result<Vec<ActionRow>> {
    let as_of = question.as_of();
    let mut query = Query::new(
        "SELECT x.id, x.text, coalesce(u.name, p.name, o.name) AS responsible, x.due_on, x.agreement_id, x.meeting_id
           FROM actions x
           LEFT JOIN users u ON u.id = x.user_id
           LEFT JOIN persons p ON p.id = x.person_id
           LEFT JOIN organisations o ON o.id = x.organisation_id",
    );
    question.asker.sight.actions(&mut query);
    query.and("x.due_on < ? AND (x.done_on IS NULL OR x.done_on > ?)", &[&as_of, &as_of]);
    query.push(" ORDER BY x.due_on, x.id", &[]);
    tx.select(&query).await
}

/// An item of press coverage.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct CoverageRow {
    pub id: CoverageId,
    pub outlet: String,
    pub headline: String,
    pub url: String,
    pub published_on: NaiveDate,
}

/// What the press wrote in the period.
pub async fn coverage(tx: &mut Tx, question: &Question) -> Result<Vec<CoverageRow>> {
    let (from, to) = (question.period.from(), question.period.to());
    let mut query = Query::new(
        "SELECT c.id, o.name AS outlet, c.headline, c.url, c.published_on
           FROM coverage c
           JOIN outlets o ON o.id = c.outlet_id",
    );
    question.asker.sight.coverage(&mut query);
    query.and("c.published_on >= ? AND c.published_on <= ?", &[&from, &to]);
    query.push(" ORDER BY c.published_on, c.published_time, c.id", &[]);
    tx.select(&query).await
}

/// That a meeting or a press item concerns an agreement.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct LinkRow {
    pub record: Uuid,
    pub agreement_id: AgreementId,
}

/// Which press items of the period concern which of the agreements.
pub async fn coverage_links(tx: &mut Tx, question: &Question) -> Result<Vec<LinkRow>> {
    let (from, to) = (question.period.from(), question.period.to());
    let mut query = Query::new(
        "SELECT l.coverage_id AS record, l.agreement_id
           FROM coverage_agreements l
           JOIN coverage c ON c.id = l.coverage_id
           JOIN agreements a ON a.id = l.agreement_id",
    );
    chosen(question, &mut query);
    query.and("c.published_on >= ? AND c.published_on <= ?", &[&from, &to]);
    query.push(" ORDER BY a.year, a.number", &[]);
    tx.select(&query).await
}

/// Which meetings with open actions concern which of the agreements.
pub async fn meeting_links(tx: &mut Tx, question: &Question) -> Result<Vec<LinkRow>> {
    let as_of = question.as_of();
    let mut query = Query::new(
        "SELECT l.meeting_id AS record, l.agreement_id
           FROM meeting_agreements l
           JOIN agreements a ON a.id = l.agreement_id",
    );
    chosen(question, &mut query);
    query.and(
        "EXISTS (SELECT 1 FROM actions x WHERE x.meeting_id = l.meeting_id AND x.due_on < ?
                    AND (x.done_on IS NULL OR x.done_on > ?))",
        &[&as_of, &as_of],
    );
    query.push(" ORDER BY a.year, a.number", &[]);
    tx.select(&query).await
}
