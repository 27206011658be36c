//! What the press wrote and what it left out, for the press report.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, CoverageId, MeetingId, OutletId};
use crate::press::{Licensed, OutletKind, Tone};
use crate::reports::Question;

use super::{LinkRow, chosen};

/// An item of coverage with its outlet.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct ItemRow {
    pub id: CoverageId,
    pub outlet_id: OutletId,
    pub outlet: String,
    pub kind: OutletKind,
    pub licensed: Licensed,
    pub headline: String,
    pub url: String,
    pub published_on: NaiveDate,
    pub reporter: String,
    pub tone: Option<Tone>,
    pub republished_from: Option<CoverageId>,
}

/// What was published from one day to another, both included, earliest first.
pub async fn items(tx: &mut Tx, question: &Question, from: NaiveDate, to: NaiveDate) -> Result<Vec<ItemRow>> {
    let mut query = Query::new(
        "SELECT c.id, c.outlet_id, o.name AS outlet, o.kind, o.licensed, c.headline, c.url, c.published_on, c.reporter,
                c.tone, c.republished_from
           FROM coverage c
           JOIN outlets o ON o.id = c.outlet_id",
    );
    question.asker.sight.coverage(&mut query);
    query.and("c.published_on >= ? AND c.published_on <= ?", &[&from, &to]);
    query.push(" ORDER BY c.published_on, c.published_time, c.id", &[]);
    tx.select(&query).await
}

/// Which of these items concern which agreements.
pub async fn item_links(tx: &mut Tx, question: &Question, from: NaiveDate, to: NaiveDate) -> Result<Vec<LinkRow>> {
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

/// An item that others repeat.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct OriginalRow {
    pub id: CoverageId,
    pub outlet: String,
    pub headline: String,
}

/// The items that those of the period repeat, whenever they were published.
pub async fn originals(tx: &mut Tx, question: &Question) -> Result<Vec<OriginalRow>> {
    let (from, to) = (question.period.from(), question.period.to());
    let mut query = Query::new(
        "SELECT c.id, o.name AS outlet, c.headline
           FROM coverage c
           JOIN outlets o ON o.id = c.outlet_id",
    );
    question.asker.sight.coverage(&mut query);
    query.and(
        "EXISTS (SELECT 1 FROM coverage again WHERE again.republished_from = c.id AND again.deleted_at IS NULL
                    AND again.published_on >= ? AND again.published_on <= ?)",
        &[&from, &to],
    );
    tx.select(&query).await
}

/// A meeting that was held.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct HeldRow {
    pub id: MeetingId,
    pub subject: String,
    pub held_on: NaiveDate,
    pub place: String,
}

/// The meetings held in the period, up to the day the report looks back from.
pub async fn held(tx: &mut Tx, question: &Question) -> Result<Vec<HeldRow>> {
    let (from, as_of) = (question.period.from(), question.as_of());
    let mut query = Query::new("SELECT m.id, m.subject, m.held_on, m.place FROM meetings m");
    question.asker.sight.meetings(&mut query);
    query.and("m.state = 'held' AND m.held_on >= ? AND m.held_on <= ?", &[&from, &as_of]);
    query.push(" ORDER BY m.held_on, m.starts_at, m.id", &[]);
    tx.select(&query).await
}

/// Which of these meetings concern which agreements.
pub async fn held_links(tx: &mut Tx, question: &Question) -> Result<Vec<LinkRow>> {
    let (from, as_of) = (question.period.from(), question.as_of());
    let mut query = Query::new(
        "SELECT l.meeting_id AS record, l.agreement_id
           FROM meeting_agreements l
           JOIN meetings m ON m.id = l.meeting_id
           JOIN agreements a ON a.id = l.agreement_id",
    );
    chosen(question, &mut query);
    query.and("m.held_on >= ? AND m.held_on <= ?", &[&from, &as_of]);
    query.push(" ORDER BY a.year, a.number", &[]);
    tx.select(&query).await
}

/// Every meeting that the press wrote about, whenever it did.
pub async fn covered_meetings(tx: &mut Tx, question: &Question) -> Result<Vec<Uuid>> {
    let mut query = Query::new(
        "SELECT DISTINCT k.meeting_id AS id
           FROM coverage_meetings k
           JOIN coverage c ON c.id = k.coverage_id",
    );
    question.asker.sight.coverage(&mut query);
    let rows: Vec<(Uuid,)> = tx.select(&query).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Every agreement that the press wrote about, whenever it did.
pub async fn covered_agreements(tx: &mut Tx, question: &Question) -> Result<Vec<AgreementId>> {
    let mut query = Query::new(
        "SELECT DISTINCT l.agreement_id AS id
           FROM coverage_agreements l
           JOIN coverage c ON c.id = l.coverage_id",
    );
    question.asker.sight.coverage(&mut query);
    let rows: Vec<(AgreementId,)> = tx.select(&query).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
