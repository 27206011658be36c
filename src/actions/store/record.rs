//! One action.
use chrono::{DateTime, NaiveDate, Utc};

use crate::actions::{Action, NewAction, Responsible};
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, StoreError, Tx};
use crate::ids::{ActionId, AgreementId, DecisionId, MeetingId, OrganisationId, PersonId, UserId};
use crate::search::Doc;
use crate::search::index::{refresh, refresh_all};

#[derive(sqlx::FromRow)]
struct Row {
    id: ActionId,
    text: String,
    user_id: Option<UserId>,
    person_id: Option<PersonId>,
    organisation_id: Option<OrganisationId>,
    responsible: String,
    due_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    done_note: String,
    agreement_id: Option<AgreementId>,
    title: Option<String>,
    meeting_id: Option<MeetingId>,
    subject: Option<String>,
    decision_id: Option<DecisionId>,
    version: i64,
}

impl From<Row> for Action {
    fn from(row: Row) -> Action {
        let responsible = (row.user_id.map(Responsible::User))
            .or(row.person_id.map(Responsible::Person))
            .or(row.organisation_id.map(Responsible::Organisation));
        Action {
            id: row.id,
            text: row.text,
            responsible,
            responsible_name: row.responsible,
            due_on: row.due_on,
            done_on: row.done_on,
            done_note: row.done_note,
            agreement: row.agreement_id.zip(row.title),
            meeting: row.meeting_id.zip(row.subject),
            decision: row.decision_id,
            version: row.version,
        }
    }
}

/// One action, if it can be seen.
pub async fn find(tx: &mut Tx, id: ActionId, sight: &Sight) -> Result<Action> {
    let mut query = Query::new(
        "SELECT x.id, x.text, x.user_id, x.person_id, x.organisation_id,
                COALESCE(u.name, p.name, o.name, '') AS responsible, x.due_on, x.done_on, x.done_note,
                x.agreement_id, a.title, x.meeting_id, m.subject, x.decision_id, x.version
         FROM actions x LEFT JOIN users u ON u.id = x.user_id LEFT JOIN persons p ON p.id = x.person_id
         LEFT JOIN organisations o ON o.id = x.organisation_id LEFT JOIN agreements a ON a.id = x.agreement_id
         LEFT JOIN meetings m ON m.id = x.meeting_id",
    );
    query.and("x.id = ?", &[&id]);
    sight.actions(&mut query);
    let row: Option<Row> = tx.select(&query).await?.pop();
    row.map(Action::from).ok_or(StoreError::NotFound)
}

/// Records an action.
pub async fn insert(tx: &mut Tx, new: &NewAction, now: DateTime<Utc>) -> Result<()> {
    let who = new.responsible;
    tx.run(
        "INSERT INTO actions (id, text, user_id, person_id, organisation_id, due_on, agreement_id, meeting_id,
                              decision_id, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)",
        &[
            &new.id,
            &new.text,
            &who.and_then(Responsible::user),
            &who.and_then(Responsible::person),
            &who.and_then(Responsible::organisation),
            &new.due_on,
            &new.agreement,
            &new.meeting,
            &new.decision,
            &new.created_by,
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Action(new.id)).await
}

/// Saves text, responsible, day and agreement, unless somebody was faster.
pub async fn update(tx: &mut Tx, version: i64, to: &NewAction, now: DateTime<Utc>) -> Result<()> {
    let who = to.responsible;
    tx.change(
        "UPDATE actions SET text = $3, user_id = $4, person_id = $5, organisation_id = $6, due_on = $7,
                agreement_id = $8, updated_at = $9, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[
            &to.id,
            &version,
            &to.text,
            &who.and_then(Responsible::user),
            &who.and_then(Responsible::person),
            &who.and_then(Responsible::organisation),
            &to.due_on,
            &to.agreement,
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Action(to.id)).await
}

/// Gives an open action another day.
pub async fn postpone(tx: &mut Tx, action: &Action, due_on: NaiveDate, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE actions SET due_on = $3, updated_at = $4, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL AND done_on IS NULL",
        &[&action.id, &action.version, &due_on, &now],
    )
    .await?;
    refresh(tx, Doc::Action(action.id)).await
}

/// Says that it is done; answers whether it was not before.
pub async fn mark_done(
    tx: &mut Tx,
    id: ActionId,
    on: NaiveDate,
    note: &str,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let changed = tx
        .run(
            "UPDATE actions SET done_on = $2, done_note = $3, done_by = $4, updated_at = $5, version = version + 1
             WHERE id = $1 AND done_on IS NULL AND deleted_at IS NULL",
            &[&id, &on, &note, &by, &now],
        )
        .await?;
    refresh(tx, Doc::Action(id)).await?;
    Ok(changed == 1)
}

/// Says that it is not done after all; answers whether it was before.
pub async fn mark_undone(tx: &mut Tx, id: ActionId, now: DateTime<Utc>) -> Result<bool> {
    let changed = tx
        .run(
            "UPDATE actions SET done_on = NULL, done_note = '', done_by = NULL, updated_at = $2, version = version + 1
             WHERE id = $1 AND done_on IS NOT NULL AND deleted_at IS NULL",
            &[&id, &now],
        )
        .await?;
    refresh(tx, Doc::Action(id)).await?;
    Ok(changed == 1)
}

/// Puts an action into the trash.
pub async fn delete(tx: &mut Tx, action: &Action, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE actions SET deleted_at = $3, updated_at = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[&action.id, &action.version, &now],
    )
    .await?;
    refresh(tx, Doc::Action(action.id)).await
}

/// Takes an action out of the trash.
pub async fn restore(tx: &mut Tx, id: ActionId, now: DateTime<Utc>) -> Result<()> {
    tx.run(
        "UPDATE actions SET deleted_at = NULL, updated_at = $2, version = version + 1
         WHERE id = $1 AND deleted_at IS NOT NULL",
        &[&id, &now],
    )
    .await?;
    refresh(tx, Doc::Action(id)).await
}

/// Puts the actions of a meeting into the trash, at the very moment the meeting goes there.
pub async fn delete_of_meeting(tx: &mut Tx, meeting: MeetingId, now: DateTime<Utc>) -> Result<()> {
    tx.run(
        "UPDATE actions SET deleted_at = $2, updated_at = $2, version = version + 1
         WHERE meeting_id = $1 AND deleted_at IS NULL",
        &[&meeting, &now],
    )
    .await?;
    refresh_of_meeting(tx, meeting).await
}

/// Takes those actions of a meeting out of the trash that went there at a moment.
pub async fn restore_of_meeting(
    tx: &mut Tx,
    meeting: MeetingId,
    deleted_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    tx.run(
        "UPDATE actions SET deleted_at = NULL, updated_at = $3, version = version + 1
         WHERE meeting_id = $1 AND deleted_at = $2",
        &[&meeting, &deleted_at, &now],
    )
    .await?;
    refresh_of_meeting(tx, meeting).await
}

async fn refresh_of_meeting(tx: &mut Tx, meeting: MeetingId) -> Result<()> {
    let born: Vec<(ActionId,)> = tx.all("SELECT id FROM actions WHERE meeting_id = $1", &[&meeting]).await?;
    let docs: Vec<Doc> = born.into_iter().map(|(id,)| Doc::Action(id)).collect();
    refresh_all(tx, &docs).await
}
