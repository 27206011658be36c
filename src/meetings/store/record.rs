//! One meeting, and the agreements it concerns.
use chrono::{DateTime, NaiveDate, Utc};

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, StoreError, Tx};
use crate::ids::{AgreementId, MeetingId, PersonId, UserId};
use crate::meetings::{Meeting, MeetingState, MeetingText, NewMeeting};
use crate::persian::fold_org;
use crate::search::{Doc, index::refresh};

#[derive(sqlx::FromRow)]
struct Row {
    id: MeetingId,
    subject: String,
    held_on: NaiveDate,
    starts_at: String,
    ends_at: String,
    place: String,
    state: MeetingState,
    cancel_reason: String,
    chair_id: Option<PersonId>,
    chair_name: Option<String>,
    secretary_id: Option<PersonId>,
    secretary_name: Option<String>,
    agenda: String,
    minutes: String,
    finalised_at: Option<DateTime<Utc>>,
    finalised_by: Option<String>,
    created_by: String,
    version: i64,
}

impl From<Row> for Meeting {
    fn from(row: Row) -> Meeting {
        Meeting {
            id: row.id,
            subject: row.subject,
            held_on: row.held_on,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            place: row.place,
            state: row.state,
            cancel_reason: row.cancel_reason,
            chair: row.chair_id.zip(row.chair_name),
            secretary: row.secretary_id.zip(row.secretary_name),
            agenda: row.agenda,
            minutes: row.minutes,
            finalised: row.finalised_at.map(|at| (at, row.finalised_by.unwrap_or_default())),
            created_by: row.created_by,
            version: row.version,
        }
    }
}

/// One meeting, if it can be seen.
pub async fn find(tx: &mut Tx, id: MeetingId, sight: &Sight) -> Result<Meeting> {
    let mut query = Query::new(
        "SELECT m.id, m.subject, m.held_on, m.starts_at, m.ends_at, m.place, m.state, m.cancel_reason, m.chair_id,
                chair.name AS chair_name, m.secretary_id, secretary.name AS secretary_name, m.agenda, m.minutes,
                m.finalised_at, closer.name AS finalised_by, maker.name AS created_by, m.version
         FROM meetings m
         JOIN users maker ON maker.id = m.created_by
         LEFT JOIN users closer ON closer.id = m.finalised_by
         LEFT JOIN persons chair ON chair.id = m.chair_id
         LEFT JOIN persons secretary ON secretary.id = m.secretary_id",
    );
    query.and("m.id = ?", &[&id]);
    sight.meetings(&mut query);
    let row: Option<Row> = tx.select(&query).await?.pop();
    row.map(Meeting::from).ok_or(StoreError::NotFound)
}

/// What a search looks in: without spaces, so that no spelling of a compound is missed.
fn folded(text: &MeetingText) -> String {
    fold_org(&format!("{} {} {} {}", text.subject, text.place, text.agenda, text.minutes))
}

/// Records a meeting.
pub async fn insert(tx: &mut Tx, new: &NewMeeting, now: DateTime<Utc>) -> Result<()> {
    let text = &new.text;
    tx.run(
        "INSERT INTO meetings (id, subject, held_on, starts_at, ends_at, place, state, chair_id, secretary_id, agenda,
                               minutes, folded, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)",
        &[
            &new.id,
            &text.subject,
            &text.held_on,
            &text.starts_at,
            &text.ends_at,
            &text.place,
            &new.state,
            &text.chair,
            &text.secretary,
            &text.agenda,
            &text.minutes,
            &folded(text),
            &new.created_by,
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Meeting(new.id)).await
}

/// Saves what a form says, unless somebody was faster or the minutes are final.
pub async fn update(tx: &mut Tx, id: MeetingId, version: i64, text: &MeetingText, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE meetings SET subject = $3, held_on = $4, starts_at = $5, ends_at = $6, place = $7, chair_id = $8,
                secretary_id = $9, agenda = $10, minutes = $11, folded = $12, updated_at = $13, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL AND finalised_at IS NULL",
        &[
            &id,
            &version,
            &text.subject,
            &text.held_on,
            &text.starts_at,
            &text.ends_at,
            &text.place,
            &text.chair,
            &text.secretary,
            &text.agenda,
            &text.minutes,
            &folded(text),
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Meeting(id)).await
}

/// Says whether it took place; why, when it was called off.
pub async fn set_state(
    tx: &mut Tx,
    meeting: &Meeting,
    state: MeetingState,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    tx.change(
        "UPDATE meetings SET state = $3, cancel_reason = $4, updated_at = $5, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL AND finalised_at IS NULL",
        &[&meeting.id, &meeting.version, &state, &reason, &now],
    )
    .await?;
    refresh(tx, Doc::Meeting(meeting.id)).await
}

/// Makes the minutes final.
pub async fn finalise(tx: &mut Tx, meeting: &Meeting, by: UserId, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE meetings SET finalised_at = $3, finalised_by = $4, updated_at = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL AND finalised_at IS NULL AND state = 'held'",
        &[&meeting.id, &meeting.version, &now, &by],
    )
    .await
}

/// Opens final minutes again.
pub async fn reopen(tx: &mut Tx, meeting: &Meeting, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE meetings SET finalised_at = NULL, finalised_by = NULL, updated_at = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL AND finalised_at IS NOT NULL",
        &[&meeting.id, &meeting.version, &now],
    )
    .await
}

/// Puts a meeting into the trash, together with the actions born in it.
pub async fn delete(tx: &mut Tx, meeting: &Meeting, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE meetings SET deleted_at = $3, updated_at = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL AND finalised_at IS NULL",
        &[&meeting.id, &meeting.version, &now],
    )
    .await?;
    crate::actions::store::delete_of_meeting(tx, meeting.id, now).await?;
    refresh(tx, Doc::Meeting(meeting.id)).await
}

/// Takes a meeting out of the trash, with the actions that went there with it.
pub async fn restore(tx: &mut Tx, id: MeetingId, now: DateTime<Utc>) -> Result<()> {
    let (deleted_at,): (Option<DateTime<Utc>>,) =
        tx.one("SELECT deleted_at FROM meetings WHERE id = $1", &[&id]).await?;
    let Some(deleted_at) = deleted_at else { return Ok(()) };
    crate::actions::store::restore_of_meeting(tx, id, deleted_at, now).await?;
    tx.change(
        "UPDATE meetings SET deleted_at = NULL, updated_at = $2, version = version + 1
         WHERE id = $1 AND deleted_at IS NOT NULL",
        &[&id, &now],
    )
    .await?;
    refresh(tx, Doc::Meeting(id)).await
}

/// The agreements a meeting concerns that can be seen: id, reference, title.
pub async fn agreements(tx: &mut Tx, id: MeetingId, sight: &Sight) -> Result<Vec<(AgreementId, String, String)>> {
    let mut query = Query::new(
        "SELECT a.id, a.reference, a.title FROM meeting_agreements l JOIN agreements a ON a.id = l.agreement_id",
    );
    query.and("l.meeting_id = ?", &[&id]);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.year, a.number", &[]);
    tx.select(&query).await
}

/// Says that a meeting concerns an agreement.
pub async fn link(tx: &mut Tx, id: MeetingId, agreement: AgreementId) -> Result<()> {
    tx.run(
        "INSERT INTO meeting_agreements (meeting_id, agreement_id) VALUES ($1, $2)
         ON CONFLICT (meeting_id, agreement_id) DO NOTHING",
        &[&id, &agreement],
    )
    .await
    .map(|_| ())
}

/// Says that a meeting does not concern an agreement after all.
pub async fn unlink(tx: &mut Tx, id: MeetingId, agreement: AgreementId) -> Result<()> {
    tx.run("DELETE FROM meeting_agreements WHERE meeting_id = $1 AND agreement_id = $2", &[&id, &agreement])
        .await
        .map(|_| ())
}

/// The agreement in whose timeline an event on the meeting belongs: one that everybody sees, if
/// there is one, since then everybody sees the meeting too.
pub async fn event_agreement(tx: &mut Tx, id: MeetingId) -> Result<Option<AgreementId>> {
    let first: Option<(AgreementId,)> = tx
        .opt(
            "SELECT a.id FROM meeting_agreements l JOIN agreements a ON a.id = l.agreement_id
             WHERE l.meeting_id = $1 AND a.deleted_at IS NULL ORDER BY a.confidential, a.year, a.number LIMIT 1",
            &[&id],
        )
        .await?;
    Ok(first.map(|(agreement,)| agreement))
}
