//! Agreements that come from a list kept elsewhere, and all of them together for such a list.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::steps::enter_imported;
use super::write::{await_from, folded};
use super::{Row, SELECT};
use crate::agreements::imported::{Course, Imported, ImportedParty, read_code};
use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::agreements::take::StageEntry;
use crate::agreements::{PartyRole, Relation};
use crate::clock::day_in_tehran;
use crate::db::{Query, Result, Rows, Tx};
use crate::ids::{AgreementId, OrganisationId, PeriodId, PostId, UserId};
use crate::persian::{Jalali, sort_key};
use crate::search::Doc;
use crate::search::index::{refresh, refresh_all};

/// Records agreements where they stand, with the stages they went through.
pub async fn insert_imported(
    tx: &mut Tx,
    all: &[(AgreementId, &Imported)],
    by: UserId,
    now: DateTime<Utc>,
) -> Result<()> {
    let copies: Vec<Copies> = all.iter().map(|(_, new)| Copies::of(new, now)).collect();
    let mut rows = Rows::of(
        "INSERT INTO agreements (id, reference, year, number, title, kind, subject, aims, owner_id, confidential,
             stage, stage_since, halted_from, outcome, next_step, next_due_on, awaited, awaited_party_id,
             awaited_person_id, letters, tags, amends_id, relation, period, folded, sort_key, created_by, created_at,
             updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for ((id, new), copies) in all.iter().zip(&copies) {
        let content = &new.content;
        rows.add(&[
            id,
            &copies.reference,
            &new.reference.0,
            &new.reference.1,
            &content.title,
            &content.kind,
            &content.subject,
            &content.aims,
            &content.owner,
            &content.confidential,
            &copies.stage,
            &copies.since,
            &copies.halted_from,
            &new.course.outcome,
            &content.next.text,
            &content.next.due_on,
            &content.next.awaited,
            &content.next.party,
            &content.next.person,
            &content.letters,
            &content.tags,
            &copies.earlier,
            &copies.relation,
            &copies.period,
            &copies.folded,
            &copies.sort_key,
            &by,
            &now,
            &now,
        ]);
    }
    tx.insert(&rows).await?;
    add_around(tx, all, by, now).await?;
    let docs: Vec<Doc> = all.iter().map(|(id, _)| Doc::Agreement(*id)).collect();
    refresh_all(tx, &docs).await
}

/// What follows from what a list says of an agreement.
struct Copies {
    reference: String,
    stage: Stage,
    since: NaiveDate,
    halted_from: Option<Stage>,
    earlier: Option<AgreementId>,
    relation: Option<Relation>,
    period: i64,
    folded: String,
    sort_key: String,
}

impl Copies {
    fn of(new: &Imported, now: DateTime<Utc>) -> Copies {
        let today = day_in_tehran(now);
        let (stage, since) = new.course.now().unwrap_or((Stage::Meeting, today));
        let first = new.course.entered.first().map_or(today, |(_, day)| *day);
        let reference = new.code();
        let (relation, earlier) = new.content.relates_to.unzip();
        Copies {
            folded: folded(&reference, &new.content),
            reference,
            stage,
            since,
            halted_from: new.course.halted_from(),
            earlier,
            relation,
            period: Jalali::from(first).period(),
            sort_key: sort_key(&new.content.title),
        }
    }
}

/// What belongs to agreements and is kept beside them.
async fn add_around(tx: &mut Tx, all: &[(AgreementId, &Imported)], by: UserId, now: DateTime<Utc>) -> Result<()> {
    let mut team = Rows::of("INSERT INTO agreement_team (agreement_id, user_id) VALUES (?, ?)");
    let mut parties = Vec::new();
    let mut stages = Vec::new();
    let mut periods = Vec::new();
    let mut awaits = Vec::new();
    for (id, new) in all {
        new.content.team.iter().for_each(|user| team.add(&[id, user]));
        parties.extend(new.parties.iter().zip(1_i64..).map(|(party, position)| (*id, position, party)));
        stages.extend(entries(&new.course, by, now).into_iter().map(|entry| (*id, entry)));
        periods.extend(new.course.in_force.map(|(first, last)| (PeriodId::new(), *id, first, last)));
        awaits.extend(new.content.next.awaited.map(|_| (*id, &new.content.next)));
    }
    tx.insert(&team).await?;
    add_parties(tx, &parties).await?;
    enter_imported(tx, &stages).await?;
    await_from(tx, &awaits, now).await?;
    let mut rows = Rows::of(
        "INSERT INTO periods (id, agreement_id, starts_on, ends_on, created_by, created_at)
         VALUES (?, ?, ?, ?, ?, ?)",
    );
    for (period, id, first, last) in &periods {
        rows.add(&[period, id, first, last, &by, &now]);
    }
    tx.insert(&rows).await
}

/// The rows of the history of a course.
fn entries(course: &Course, by: UserId, now: DateTime<Utc>) -> Vec<StageEntry> {
    let before = std::iter::once(None).chain(course.entered.iter().map(|(stage, _)| Some(*stage)));
    let entry = |((to, entered_on), from): (&(Stage, NaiveDate), Option<Stage>)| {
        let (reason, unmet) = (String::new(), Vec::new());
        StageEntry { step: None, from, to: *to, entered_on: *entered_on, at: now, by, reason, unmet }
    };
    course.entered.iter().zip(before).map(entry).collect()
}

async fn add_parties(tx: &mut Tx, all: &[(AgreementId, i64, &ImportedParty)]) -> Result<()> {
    let mut rows = Rows::of(
        "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role, representative_id, signatory_id)
         VALUES (?, ?, ?, ?, ?, ?)",
    );
    for (id, position, of) in all {
        rows.add(&[id, &of.organisation, position, &of.role, &of.representative, &of.signatory]);
    }
    tx.insert(&rows).await
}

/// Adds the parties that are new, takes out those that are no longer among them, and names for the others
/// who speaks and who signs; they keep their place.
pub async fn set_parties(tx: &mut Tx, id: AgreementId, was: &[ImportedParty], is: &[ImportedParty]) -> Result<()> {
    let same = |one: &ImportedParty, other: &ImportedParty| one.organisation == other.organisation;
    for party in was.iter().filter(|party| !is.iter().any(|other| same(party, other))) {
        tx.change(
            "DELETE FROM agreement_parties WHERE agreement_id = $1 AND organisation_id = $2",
            &[&id, &party.organisation],
        )
        .await?;
    }
    for party in is.iter().filter(|party| was.iter().any(|other| same(party, other) && other != *party)) {
        tx.change(
            "UPDATE agreement_parties SET role = $3, representative_id = $4, signatory_id = $5
             WHERE agreement_id = $1 AND organisation_id = $2",
            &[&id, &party.organisation, &party.role, &party.representative, &party.signatory],
        )
        .await?;
    }
    let (last,): (i64,) =
        tx.one("SELECT COALESCE(max(position), 0) FROM agreement_parties WHERE agreement_id = $1", &[&id]).await?;
    let new = is.iter().filter(|party| !was.iter().any(|other| same(party, other)));
    let new: Vec<(AgreementId, i64, &ImportedParty)> = new.zip(last + 1..).map(|(party, at)| (id, at, party)).collect();
    add_parties(tx, &new).await?;
    refresh(tx, Doc::Agreement(id)).await
}

/// Takes agreements out for good, as if they had never been recorded, with what was recorded in the same
/// act: parties, stages, days in force.
pub async fn erase_all(tx: &mut Tx, ids: &[AgreementId]) -> Result<()> {
    for sql in [
        "DELETE FROM agreement_team WHERE agreement_id",
        "DELETE FROM agreement_parties WHERE agreement_id",
        "DELETE FROM stage_history WHERE agreement_id",
        "DELETE FROM periods WHERE agreement_id",
        "DELETE FROM awaits WHERE agreement_id",
    ] {
        tx.run_among(sql, ids).await?;
    }
    // One may refer to another: first they let go of each other.
    tx.run_among("UPDATE agreements SET amends_id = NULL, relation = NULL WHERE amends_id IS NOT NULL AND id", ids)
        .await?;
    tx.run_among("DELETE FROM agreements WHERE id", ids).await?;
    let docs: Vec<Doc> = ids.iter().copied().map(Doc::Agreement).collect();
    refresh_all(tx, &docs).await
}

/// Takes out what was noted, at some moments, of whom an agreement awaits: the act of that moment is taken back.
pub async fn erase_awaits(tx: &mut Tx, id: AgreementId, at: [DateTime<Utc>; 2]) -> Result<()> {
    let [made, taken_back] = at;
    tx.run("DELETE FROM awaits WHERE agreement_id = $1 AND (at = $2 OR at = $3)", &[&id, &made, &taken_back])
        .await
        .map(|_| ())
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

#[derive(sqlx::FromRow)]
struct PartyRow {
    agreement_id: AgreementId,
    organisation_id: OrganisationId,
    role: PartyRole,
    representative_id: Option<PostId>,
    signatory_id: Option<PostId>,
}

async fn parties(tx: &mut Tx) -> Result<HashMap<AgreementId, Vec<ImportedParty>>> {
    let rows: Vec<PartyRow> = tx
        .all(
            "SELECT agreement_id, organisation_id, role, representative_id, signatory_id FROM agreement_parties
             ORDER BY position, organisation_id",
            &[],
        )
        .await?;
    let party = |row: PartyRow| {
        let (representative, signatory) = (row.representative_id, row.signatory_id);
        (
            row.agreement_id,
            ImportedParty { organisation: row.organisation_id, role: row.role, representative, signatory },
        )
    };
    Ok(by_agreement(rows.into_iter().map(party).collect()))
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
