//! The agreements of a report, with their history, parties, meetings and terms.
use chrono::NaiveDate;

use crate::agreements::lifecycle::{Outcome, Stage};
use crate::agreements::{AgreementKind, Awaited};
use crate::db::{Query, Result, Tx};
use crate::ids::AgreementId;
use crate::reports::Question;

use super::chosen;

/// An agreement as it is now.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct AgreementRow {
    pub id: AgreementId,
    pub reference: String,
    pub title: String,
    pub kind: AgreementKind,
    pub letters: String,
    pub outcome: Option<Outcome>,
    pub stage: Stage,
    pub stage_since: NaiveDate,
    pub next_step: String,
    pub next_due_on: Option<NaiveDate>,
    pub awaited: Option<Awaited>,
    pub awaited_party: Option<String>,
    pub awaited_person: Option<String>,
    pub owner: Option<String>,
}

/// The agreements, in the order of their references.
pub async fn agreements(tx: &mut Tx, question: &Question) -> Result<Vec<AgreementRow>> {
    let mut query = Query::new(
        "SELECT a.id, a.reference, a.title, a.kind, a.letters, a.outcome, a.stage, a.stage_since, a.next_step,
                a.next_due_on, a.awaited, o.name AS awaited_party, p.name AS awaited_person, u.name AS owner
           FROM agreements a
           LEFT JOIN organisations o ON o.id = a.awaited_party_id
           LEFT JOIN persons p ON p.id = a.awaited_person_id
           LEFT JOIN users u ON u.id = a.owner_id",
    );
    chosen(question, &mut query);
    query.push(" ORDER BY a.year, a.number", &[]);
    tx.select(&query).await
}

/// A stage that was entered.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct EntryRow {
    pub agreement_id: AgreementId,
    pub from_stage: Option<Stage>,
    pub to_stage: Stage,
    pub entered_on: NaiveDate,
    pub reason: String,
    pub unmet: String,
    pub by_name: String,
}

/// Every stage the agreements entered, oldest first.
pub async fn history(tx: &mut Tx, question: &Question) -> Result<Vec<EntryRow>> {
    let mut query = Query::new(
        "SELECT s.agreement_id, s.from_stage, s.to_stage, s.entered_on, s.reason, s.unmet, u.name AS by_name
           FROM stage_history s
           JOIN agreements a ON a.id = s.agreement_id
           JOIN users u ON u.id = s.by_user",
    );
    chosen(question, &mut query);
    query.push(" ORDER BY s.entered_on, s.at, s.id", &[]);
    tx.select(&query).await
}

/// A party of an agreement.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct PartyRow {
    pub agreement_id: AgreementId,
    pub name: String,
}

/// The parties of the agreements, first party first.
pub async fn parties(tx: &mut Tx, question: &Question) -> Result<Vec<PartyRow>> {
    let mut query = Query::new(
        "SELECT l.agreement_id, o.name
           FROM agreement_parties l
           JOIN agreements a ON a.id = l.agreement_id
           JOIN organisations o ON o.id = l.organisation_id",
    );
    chosen(question, &mut query);
    query.push(" ORDER BY l.position, o.sort_key, o.id", &[]);
    tx.select(&query).await
}

/// When an agreement was last met about.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct MetRow {
    pub agreement_id: AgreementId,
    pub held_on: NaiveDate,
}

/// The last held meeting about each agreement, up to the day the report looks back from.
pub async fn last_met(tx: &mut Tx, question: &Question) -> Result<Vec<MetRow>> {
    let as_of = question.as_of();
    let mut query = Query::new(
        "SELECT l.agreement_id, max(m.held_on) AS held_on
           FROM meeting_agreements l
           JOIN meetings m ON m.id = l.meeting_id
           JOIN agreements a ON a.id = l.agreement_id",
    );
    chosen(question, &mut query);
    query.and("m.deleted_at IS NULL AND m.state = 'held' AND m.held_on <= ?", &[&as_of]);
    query.push(" GROUP BY l.agreement_id", &[]);
    tx.select(&query).await
}

/// A period in force.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct TermRow {
    pub agreement_id: AgreementId,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub decision_due_on: Option<NaiveDate>,
}

/// The periods in force, earliest first.
pub async fn terms(tx: &mut Tx, question: &Question) -> Result<Vec<TermRow>> {
    let mut query = Query::new(
        "SELECT t.agreement_id, t.starts_on, t.ends_on, t.decision_due_on
           FROM periods t
           JOIN agreements a ON a.id = t.agreement_id",
    );
    chosen(question, &mut query);
    query.push(" ORDER BY t.starts_on, t.id", &[]);
    tx.select(&query).await
}

/// An agreement by its names, with its stage on the day the report looks back from.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct NamedRow {
    pub id: AgreementId,
    pub reference: String,
    pub title: String,
    pub stage: Option<Stage>,
}

/// The agreements that the question is about, in the order of their references.
pub async fn named(tx: &mut Tx, question: &Question) -> Result<Vec<NamedRow>> {
    let as_of = question.as_of();
    let mut query = Query::with(
        "SELECT a.id, a.reference, a.title,
                (SELECT s.to_stage FROM stage_history s WHERE s.agreement_id = a.id AND s.entered_on <= ?
                  ORDER BY s.entered_on DESC, s.at DESC, s.id DESC LIMIT 1) AS stage
           FROM agreements a",
        &[&as_of],
    );
    chosen(question, &mut query);
    query.push(" ORDER BY a.year, a.number", &[]);
    let rows: Vec<NamedRow> = tx.select(&query).await?;
    Ok(rows.into_iter().filter(|row| question.stage.is_none() || question.stage == row.stage).collect())
}
