//! Agreements that come from a list kept elsewhere, and all of them together for such a list.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::steps::enter_imported;
use super::write::{folded, set_team};
use super::{Row, SELECT};
use crate::agreements::PartyRole;
use crate::agreements::imported::{Course, Imported, read_code};
use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::agreements::take::StageEntry;
use crate::clock::day_in_tehran;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, OrganisationId, PeriodId, UserId};
use crate::persian::{Jalali, sort_key};
use crate::search::{Doc, index::refresh};

/// Records an agreement where it stands, with the stages it went through.
pub async fn insert_imported(
    tx: &mut Tx,
    id: AgreementId,
    new: &Imported,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<()> {
    let today = day_in_tehran(now);
    let (stage, since) = new.course.now().unwrap_or((Stage::Meeting, today));
    let first = new.course.entered.first().map_or(today, |(_, day)| *day);
    let (content, (year, number)) = (&new.content, new.reference);
    tx.run(
        "INSERT INTO agreements (id, reference, year, number, title, kind, subject, aims, owner_id, confidential,
             stage, stage_since, halted_from, outcome, next_step, next_due_on, awaited, awaited_party_id,
             awaited_person_id, letters, tags, amends_id, relation, period, folded, sort_key, created_by, created_at,
             updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
             $23, $24, $25, $26, $27, $28, $28)",
        &[
            &id,
            &new.code(),
            &year,
            &number,
            &content.title,
            &content.kind,
            &content.subject,
            &content.aims,
            &content.owner,
            &content.confidential,
            &stage,
            &since,
            &new.course.halted_from(),
            &new.course.outcome,
            &content.next.text,
            &content.next.due_on,
            &content.next.awaited,
            &content.next.party,
            &content.next.person,
            &content.letters,
            &content.tags,
            &content.relates_to.map(|(_, id)| id),
            &content.relates_to.map(|(relation, _)| relation),
            &Jalali::from(first).period(),
            &folded(&new.code(), content),
            &sort_key(&content.title),
            &by,
            &now,
        ],
    )
    .await?;
    set_team(tx, id, &content.team).await?;
    add_parties(tx, id, &new.parties).await?;
    enter_course(tx, id, &new.course, by, now).await?;
    refresh(tx, Doc::Agreement(id)).await
}

async fn enter_course(tx: &mut Tx, id: AgreementId, course: &Course, by: UserId, now: DateTime<Utc>) -> Result<()> {
    let mut from = None;
    for (to, entered_on) in &course.entered {
        let (reason, unmet) = (String::new(), Vec::new());
        let entry = StageEntry { step: None, from, to: *to, entered_on: *entered_on, at: now, by, reason, unmet };
        enter_imported(tx, id, &entry).await?;
        from = Some(*to);
    }
    let Some((starts_on, ends_on)) = course.in_force else { return Ok(()) };
    tx.run(
        "INSERT INTO periods (id, agreement_id, starts_on, ends_on, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&PeriodId::new(), &id, &starts_on, &ends_on, &by, &now],
    )
    .await
    .map(|_| ())
}

async fn add_parties(tx: &mut Tx, id: AgreementId, parties: &[(OrganisationId, PartyRole)]) -> Result<()> {
    for (organisation, role) in parties {
        tx.run(
            "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role)
             SELECT $1, $2, COALESCE(max(position), 0) + 1, $3 FROM agreement_parties WHERE agreement_id = $1",
            &[&id, organisation, role],
        )
        .await?;
    }
    Ok(())
}

/// Adds the parties that are new and takes out those that are no longer among them; the others keep
/// their place and their people.
pub async fn set_parties(
    tx: &mut Tx,
    id: AgreementId,
    was: &[(OrganisationId, PartyRole)],
    is: &[(OrganisationId, PartyRole)],
) -> Result<()> {
    for (organisation, role) in was.iter().filter(|party| !is.contains(party)) {
        tx.change(
            "DELETE FROM agreement_parties WHERE agreement_id = $1 AND organisation_id = $2 AND role = $3",
            &[&id, organisation, role],
        )
        .await?;
    }
    let new: Vec<(OrganisationId, PartyRole)> = is.iter().filter(|party| !was.contains(party)).copied().collect();
    add_parties(tx, id, &new).await?;
    refresh(tx, Doc::Agreement(id)).await
}

/// Takes an agreement out for good, as if it had never been recorded, with what was recorded in the same
/// act: its parties, stages and days in force.
pub async fn erase(tx: &mut Tx, id: AgreementId) -> Result<()> {
    for sql in [
        "DELETE FROM agreement_team WHERE agreement_id = $1",
        "DELETE FROM agreement_parties WHERE agreement_id = $1",
        "DELETE FROM stage_history WHERE agreement_id = $1",
        "DELETE FROM periods WHERE agreement_id = $1",
        "DELETE FROM awaits WHERE agreement_id = $1",
    ] {
        tx.run(sql, &[&id]).await?;
    }
    tx.change("DELETE FROM agreements WHERE id = $1", &[&id]).await?;
    refresh(tx, Doc::Agreement(id)).await
}

/// Every agreement in sight with its version, by year and number.
pub async fn all_imported(tx: &mut Tx, sight: &Sight) -> Result<Vec<(AgreementId, i64, Imported)>> {
    let mut query = Query::new(SELECT);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.year, a.number", &[]);
    let rows: Vec<Row> = tx.select(&query).await?;
    let mut teams =
        by_agreement(tx.all("SELECT agreement_id, user_id FROM agreement_team ORDER BY user_id", &[]).await?);
    let mut parties = parties(tx).await?;
    let mut stages = stages(tx).await?;
    let mut periods = periods(tx).await?;
    let mut found = Vec::new();
    for row in rows {
        let agreement = row.into_agreement(Vec::new());
        let id = agreement.id;
        let mut content = agreement.content;
        content.team = teams.remove(&id).unwrap_or_default();
        let mut history = stages.remove(&id).unwrap_or_default();
        history.push((agreement.stage, agreement.stage_since));
        let in_force = periods.remove(&id).and_then(|periods| periods.last().copied());
        let course = Course { entered: Course::straight(&history), outcome: agreement.outcome, in_force };
        let reference = read_code(&agreement.reference).unwrap_or_default();
        let parties = parties.remove(&id).unwrap_or_default();
        found.push((id, agreement.version, Imported { reference, content, parties, course }));
    }
    Ok(found)
}

fn by_agreement<T>(rows: Vec<(AgreementId, T)>) -> HashMap<AgreementId, Vec<T>> {
    let mut found: HashMap<AgreementId, Vec<T>> = HashMap::new();
    for (agreement, row) in rows {
        found.entry(agreement).or_default().push(row);
    }
    found
}

async fn parties(tx: &mut Tx) -> Result<HashMap<AgreementId, Vec<(OrganisationId, PartyRole)>>> {
    let rows: Vec<(AgreementId, OrganisationId, PartyRole)> = tx
        .all(
            "SELECT agreement_id, organisation_id, role FROM agreement_parties ORDER BY position, organisation_id",
            &[],
        )
        .await?;
    Ok(by_agreement(rows.into_iter().map(|(agreement, party, role)| (agreement, (party, role))).collect()))
}

async fn stages(tx: &mut Tx) -> Result<HashMap<AgreementId, Vec<(Stage, NaiveDate)>>> {
    let rows: Vec<(AgreementId, Stage, NaiveDate)> =
        tx.all("SELECT agreement_id, to_stage, entered_on FROM stage_history ORDER BY at, id", &[]).await?;
    Ok(by_agreement(rows.into_iter().map(|(agreement, stage, day)| (agreement, (stage, day))).collect()))
}

async fn periods(tx: &mut Tx) -> Result<HashMap<AgreementId, Vec<(NaiveDate, Option<NaiveDate>)>>> {
    let rows: Vec<(AgreementId, NaiveDate, Option<NaiveDate>)> =
        tx.all("SELECT agreement_id, starts_on, ends_on FROM periods ORDER BY starts_on, id", &[]).await?;
    Ok(by_agreement(rows.into_iter().map(|(agreement, first, last)| (agreement, (first, last))).collect()))
}

/// The last number given out in each year.
pub async fn last_numbers(tx: &mut Tx) -> Result<Vec<(i64, i64)>> {
    tx.all("SELECT year, max(number) FROM agreements GROUP BY year", &[]).await
}

/// The years and numbers of agreements in the trash.
pub async fn trashed(tx: &mut Tx) -> Result<Vec<(i64, i64)>> {
    tx.all("SELECT year, number FROM agreements WHERE deleted_at IS NOT NULL", &[]).await
}
