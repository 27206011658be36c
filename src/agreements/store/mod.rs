//! Agreements in the database.
use chrono::{DateTime, NaiveDate, Utc};

use super::lifecycle::{Outcome, Stage};
use super::sight::Sight;
use super::{Agreement, AgreementKind, Awaited, Content, NextStep, Relation};
use crate::db::{Query, Result, StoreError, Tx};
use crate::ids::{AgreementId, OrganisationId, PersonId, UserId};
use crate::persian::to_ascii;

mod imported;
pub mod list;
mod of_party;
mod parties;
pub(crate) mod rules;
pub mod saved_views;
mod steps;
mod write;

pub use imported::{all_imported, erase_all, erase_awaits, insert_imported, last_numbers, set_parties, trashed};
pub use of_party::{AgreementLine, counts_by_organisation, of_organisation, of_person};
pub use parties::{add_party, parties, parties_of, remove_party, update_party};
pub use saved_views::pinned_views;
pub use steps::{HistoryRow, advance, history};
pub use write::{delete, insert, insert_as, restore, touch, update};

#[derive(sqlx::FromRow)]
struct Row {
    id: AgreementId,
    reference: String,
    title: String,
    kind: AgreementKind,
    subject: String,
    aims: String,
    owner_id: Option<UserId>,
    owner_name: Option<String>,
    confidential: bool,
    stage: Stage,
    stage_since: NaiveDate,
    halted_from: Option<Stage>,
    outcome: Option<Outcome>,
    next_step: String,
    next_due_on: Option<NaiveDate>,
    awaited: Option<Awaited>,
    awaited_party_id: Option<OrganisationId>,
    awaited_party_name: Option<String>,
    awaited_person_id: Option<PersonId>,
    awaited_person_name: Option<String>,
    letters: String,
    tags: String,
    amends_id: Option<AgreementId>,
    relation: Option<Relation>,
    created_by: UserId,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i64,
}

const SELECT: &str = "SELECT a.id, a.reference, a.title, a.kind, a.subject, a.aims, a.owner_id, o.name AS owner_name,
        a.confidential, a.stage, a.stage_since, a.halted_from, a.outcome, a.next_step, a.next_due_on, a.awaited,
        a.awaited_party_id, p.name AS awaited_party_name, a.awaited_person_id, h.name AS awaited_person_name,
        a.letters, a.tags, a.amends_id, a.relation, a.created_by, a.created_at, a.updated_at, a.version
     FROM agreements a
     LEFT JOIN users o ON o.id = a.owner_id
     LEFT JOIN organisations p ON p.id = a.awaited_party_id
     LEFT JOIN persons h ON h.id = a.awaited_person_id";

impl Row {
    fn into_agreement(self, team: Vec<UserId>) -> Agreement {
        let next = NextStep {
            text: self.next_step,
            due_on: self.next_due_on,
            awaited: self.awaited,
            party: self.awaited_party_id,
            person: self.awaited_person_id,
        };
        let content = Content {
            title: self.title,
            kind: self.kind,
            subject: self.subject,
            aims: self.aims,
            owner: self.owner_id,
            confidential: self.confidential,
            next,
            letters: self.letters,
            tags: self.tags,
            relates_to: self.amends_id.map(|id| (self.relation.unwrap_or(Relation::Related), id)),
            team,
        };
        Agreement {
            id: self.id,
            reference: self.reference,
            content,
            owner_name: self.owner_name.unwrap_or_default(),
            awaited_party_name: self.awaited_party_name.unwrap_or_default(),
            awaited_person_name: self.awaited_person_name.unwrap_or_default(),
            stage: self.stage,
            stage_since: self.stage_since,
            halted_from: self.halted_from,
            outcome: self.outcome,
            created_by: self.created_by,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

/// The agreement with a reference, seen or not.
pub async fn id_of(tx: &mut Tx, reference: &str) -> Result<Option<AgreementId>> {
    let found: Option<(AgreementId,)> =
        tx.opt("SELECT id FROM agreements WHERE reference = $1 AND deleted_at IS NULL", &[&reference]).await?;
    Ok(found.map(|(id,)| id))
}

/// One agreement; one that `sight` does not reach does not exist.
pub async fn find(tx: &mut Tx, id: AgreementId, sight: &Sight) -> Result<Agreement> {
    let mut query = Query::new(SELECT);
    query.and("a.id = ?", &[&id]);
    sight.agreements(&mut query);
    let row: Option<Row> = tx.select(&query).await?.pop();
    let team = team(tx, id).await?;
    row.map(|row| row.into_agreement(team.into_iter().map(|(user, _)| user).collect())).ok_or(StoreError::NotFound)
}

/// The named team, by name.
pub async fn team(tx: &mut Tx, id: AgreementId) -> Result<Vec<(UserId, String)>> {
    tx.all(
        "SELECT u.id, u.name FROM agreement_team t JOIN users u ON u.id = t.user_id
         WHERE t.agreement_id = $1 ORDER BY u.name, u.id",
        &[&id],
    )
    .await
}

#[derive(sqlx::FromRow)]
struct TitleRow {
    id: AgreementId,
    reference: String,
    title: String,
}

/// Every agreement in sight as «reference — title», the newest first: for choosing one.
pub async fn titles(tx: &mut Tx, sight: &Sight) -> Result<Vec<(AgreementId, String)>> {
    let mut query = Query::new("SELECT a.id, a.reference, a.title FROM agreements a");
    sight.agreements(&mut query);
    query.push(" ORDER BY a.year DESC, a.number DESC", &[]);
    let rows: Vec<TitleRow> = tx.select(&query).await?;
    Ok(rows.into_iter().map(|row| (row.id, format!("{} — {}", row.reference, row.title))).collect())
}

/// The agreements in sight that refer to this one, and as what: its addenda, its renewal.
pub async fn referring(tx: &mut Tx, id: AgreementId, sight: &Sight) -> Result<Vec<(Relation, AgreementId, String)>> {
    #[derive(sqlx::FromRow)]
    struct Referring {
        relation: Relation,
        id: AgreementId,
        reference: String,
        title: String,
    }
    let mut query = Query::new("SELECT a.relation, a.id, a.reference, a.title FROM agreements a");
    query.and("a.amends_id = ? AND a.relation IS NOT NULL", &[&id]);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.year, a.number", &[]);
    let rows: Vec<Referring> = tx.select(&query).await?;
    Ok(rows.into_iter().map(|row| (row.relation, row.id, format!("{} — {}", row.reference, row.title))).collect())
}

/// The agreement in sight with this reference, in any digits.
pub async fn of_reference(tx: &mut Tx, reference: &str, sight: &Sight) -> Result<Option<AgreementId>> {
    let mut query = Query::new("SELECT a.id FROM agreements a");
    let reference = to_ascii(reference);
    query.and("a.reference = ?", &[&reference]);
    sight.agreements(&mut query);
    Ok(tx.select::<(AgreementId,)>(&query).await?.pop().map(|(id,)| id))
}

/// The reference of an agreement, for those who may know of it; empty for the others.
pub async fn reference_of(tx: &mut Tx, id: AgreementId, sight: &Sight) -> Result<String> {
    let mut query = Query::new("SELECT a.reference FROM agreements a");
    query.and("a.id = ?", &[&id]);
    sight.agreements(&mut query);
    Ok(tx.select::<(String,)>(&query).await?.pop().map(|(reference,)| reference).unwrap_or_default())
}
