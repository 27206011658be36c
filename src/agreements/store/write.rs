//! Recording and changing an agreement.
use chrono::{DateTime, Utc};

use super::steps::enter;
use crate::agreements::lifecycle::Stage;
use crate::agreements::take::StageEntry;
use crate::agreements::{Agreement, Content, NextStep};
use crate::clock::day_in_tehran;
use crate::db::{Result, Rows, StoreError, Tx};
use crate::ids::{AgreementId, AwaitId, UserId};
use crate::persian::{Jalali, fold, sort_key};
use crate::search::{Doc, index::refresh};

/// Records an agreement in its first stage and gives it the next reference of the Jalali year.
pub async fn insert(tx: &mut Tx, new: &Content, by: UserId, now: DateTime<Utc>) -> Result<AgreementId> {
    let id = AgreementId::new();
    insert_as(tx, id, new, by, now).await?;
    Ok(id)
}

/// The same under an id that was given out already.
pub async fn insert_as(tx: &mut Tx, id: AgreementId, new: &Content, by: UserId, now: DateTime<Utc>) -> Result<()> {
    let today = day_in_tehran(now);
    let jalali = Jalali::from(today);
    let year = i64::from(jalali.year());
    // Writers take turns, so that the number read here is still free below.
    let (number,): (i64,) =
        tx.one("SELECT COALESCE(max(number), 0) + 1 FROM agreements WHERE year = $1", &[&year]).await?;
    let reference = format!("{year}-{number:04}");
    tx.run(
        "INSERT INTO agreements (id, reference, year, number, title, kind, subject, aims, owner_id, confidential,
             stage, stage_since, next_step, next_due_on, awaited, awaited_party_id, awaited_person_id, letters, tags,
             amends_id, relation, period, folded, sort_key, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
             $23, $24, $25, $26, $26)",
        &[
            &id,
            &reference,
            &year,
            &number,
            &new.title,
            &new.kind,
            &new.subject,
            &new.aims,
            &new.owner,
            &new.confidential,
            &Stage::Meeting,
            &today,
            &new.next.text,
            &new.next.due_on,
            &new.next.awaited,
            &new.next.party,
            &new.next.person,
            &new.letters,
            &new.tags,
            &new.relates_to.map(|(_, id)| id),
            &new.relates_to.map(|(relation, _)| relation),
            &jalali.period(),
            &folded(&reference, new),
            &sort_key(&new.title),
            &by,
            &now,
        ],
    )
    .await?;
    set_team(tx, id, &new.team).await?;
    if new.next.awaited.is_some() {
        await_from(tx, &[(id, &new.next)], now).await?;
    }
    let (reason, unmet) = (String::new(), Vec::new());
    let recorded =
        StageEntry { step: None, from: None, to: Stage::Meeting, entered_on: today, at: now, by, reason, unmet };
    enter(tx, id, &recorded).await?;
    refresh(tx, Doc::Agreement(id)).await
}

/// Saves what people wrote, if nobody saved since `was` was read.
pub async fn update(tx: &mut Tx, was: &Agreement, new: &Content, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE agreements SET title = $3, kind = $4, subject = $5, aims = $6, owner_id = $7, confidential = $8,
             next_step = $9, next_due_on = $10, awaited = $11, awaited_party_id = $12, awaited_person_id = $13,
             letters = $14, tags = $15, amends_id = $16, relation = $17, folded = $18, sort_key = $19,
             updated_at = $20, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[
            &was.id,
            &was.version,
            &new.title,
            &new.kind,
            &new.subject,
            &new.aims,
            &new.owner,
            &new.confidential,
            &new.next.text,
            &new.next.due_on,
            &new.next.awaited,
            &new.next.party,
            &new.next.person,
            &new.letters,
            &new.tags,
            &new.relates_to.map(|(_, id)| id),
            &new.relates_to.map(|(relation, _)| relation),
            &folded(&was.reference, new),
            &sort_key(&new.title),
            &now,
        ],
    )
    .await?;
    if !was.content.next.awaits_the_same(&new.next) {
        await_from(tx, &[(was.id, &new.next)], now).await?;
    }
    set_team(tx, was.id, &new.team).await?;
    refresh(tx, Doc::Agreement(was.id)).await
}

/// Notes whom agreements await from today on.
pub(super) async fn await_from(tx: &mut Tx, all: &[(AgreementId, &NextStep)], now: DateTime<Utc>) -> Result<()> {
    let (ids, today): (Vec<AwaitId>, _) = (all.iter().map(|_| AwaitId::new()).collect(), day_in_tehran(now));
    let mut rows = Rows::of(
        "INSERT INTO awaits (id, agreement_id, awaited, party_id, person_id, since, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    for ((agreement, next), id) in all.iter().zip(&ids) {
        rows.add(&[id, agreement, &next.awaited, &next.party, &next.person, &today, &now]);
    }
    tx.insert(&rows).await
}

async fn set_team(tx: &mut Tx, id: AgreementId, team: &[UserId]) -> Result<()> {
    tx.run("DELETE FROM agreement_team WHERE agreement_id = $1", &[&id]).await?;
    let mut rows =
        Rows::of("INSERT INTO agreement_team (agreement_id, user_id) VALUES (?, ?)").ending(" ON CONFLICT DO NOTHING");
    team.iter().for_each(|user| rows.add(&[&id, user]));
    tx.insert(&rows).await
}

/// What the text filter of the list looks in.
pub(super) fn folded(reference: &str, content: &Content) -> String {
    let parts = [reference, &content.title, &content.subject, &content.aims, &content.tags, &content.letters];
    fold(&parts.join("\n"))
}

/// Notes that something belonging to the agreement changed, such as its parties, if nobody saved
/// since `was` was read.
pub async fn touch(tx: &mut Tx, was: &Agreement, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE agreements SET updated_at = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[&was.id, &was.version, &now],
    )
    .await
}

/// Puts an agreement into the trash.
pub async fn delete(tx: &mut Tx, was: &Agreement, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE agreements SET deleted_at = $3, updated_at = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[&was.id, &was.version, &now],
    )
    .await?;
    refresh(tx, Doc::Agreement(was.id)).await
}

/// Takes an agreement out of the trash.
pub async fn restore(tx: &mut Tx, id: AgreementId, now: DateTime<Utc>) -> Result<()> {
    let restored = tx
        .run(
            "UPDATE agreements SET deleted_at = NULL, updated_at = $2, version = version + 1
             WHERE id = $1 AND deleted_at IS NOT NULL",
            &[&id, &now],
        )
        .await?;
    if restored == 0 {
        return Err(StoreError::NotFound);
    }
    refresh(tx, Doc::Agreement(id)).await
}
