//! Meetings, decisions and actions.
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{among, parts};
use crate::clock::day_in_tehran;
use crate::db::{Result, Tx};
use crate::meetings::decision_code;
use crate::search::Kind;
use crate::search::document::Source;

#[derive(sqlx::FromRow)]
struct MeetingRow {
    id: Uuid,
    subject: String,
    held_on: NaiveDate,
    place: String,
    cancel_reason: String,
    agenda: String,
    minutes: String,
    people: Option<String>,
}

impl From<MeetingRow> for Source {
    fn from(row: MeetingRow) -> Source {
        let mut texts = vec![row.minutes, row.agenda, row.place, row.cancel_reason];
        texts.extend(parts(row.people));
        Source {
            kind: Kind::Meeting,
            id: row.id,
            title: row.subject,
            codes: Vec::new(),
            texts,
            day: row.held_on,
            days: vec![row.held_on],
            address: format!("/meetings/{}", row.id),
            names: row.held_on.to_string(),
        }
    }
}

/// Meetings with the names of those who were invited.
pub(super) async fn meetings(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT m.id, m.subject, m.held_on, m.place, m.cancel_reason, m.agenda, m.minutes,
                (SELECT string_agg(one.name, '\u{1f}' ORDER BY one.name) FROM
                   (SELECT p.name FROM persons p WHERE p.id = m.chair_id OR p.id = m.secretary_id
                    UNION SELECT p.name FROM attendances t JOIN persons p ON p.id = t.person_id
                          WHERE t.meeting_id = m.id
                    UNION SELECT t.represented_by FROM attendances t WHERE t.meeting_id = m.id) one) AS people
         FROM meetings m WHERE m.deleted_at IS NULL AND m.id",
        ids,
    );
    Ok(tx.select::<MeetingRow>(&query).await?.into_iter().map(Source::from).collect())
}

#[derive(sqlx::FromRow)]
struct DecisionRow {
    id: Uuid,
    meeting_id: Uuid,
    year: i64,
    number: i64,
    text: String,
    held_on: NaiveDate,
}

impl From<DecisionRow> for Source {
    fn from(row: DecisionRow) -> Source {
        Source {
            kind: Kind::Decision,
            id: row.id,
            title: row.text,
            codes: vec![decision_code(row.year, row.number)],
            texts: Vec::new(),
            day: row.held_on,
            days: vec![row.held_on],
            address: format!("/meetings/{}", row.meeting_id),
            names: String::new(),
        }
    }
}

/// Decisions.
pub(super) async fn decisions(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT d.id, d.meeting_id, d.year, d.number, d.text, m.held_on
         FROM decisions d JOIN meetings m ON m.id = d.meeting_id WHERE d.id",
        ids,
    );
    Ok(tx.select::<DecisionRow>(&query).await?.into_iter().map(Source::from).collect())
}

#[derive(sqlx::FromRow)]
struct ActionRow {
    id: Uuid,
    text: String,
    done_note: String,
    due_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    agreement_id: Option<Uuid>,
    meeting_id: Option<Uuid>,
    created_at: DateTime<Utc>,
}

impl From<ActionRow> for Source {
    fn from(row: ActionRow) -> Source {
        let (id, tab) = (row.id, if row.done_on.is_some() { "done" } else { "all" });
        let address = match (row.meeting_id, row.agreement_id, row.done_on) {
            (Some(meeting), ..) => format!("/meetings/{meeting}"),
            (None, Some(agreement), None) => format!("/agreements/{agreement}#action-{id}"),
            _ => format!("/actions?tab={tab}#action-{id}"),
        };
        Source {
            kind: Kind::Action,
            id,
            title: row.text,
            codes: Vec::new(),
            texts: vec![row.done_note],
            day: day_in_tehran(row.created_at),
            days: row.due_on.into_iter().chain(row.done_on).collect(),
            address,
            names: String::new(),
        }
    }
}

/// Actions, open or done.
pub(super) async fn actions(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Source>> {
    let query = among(
        "SELECT x.id, x.text, x.done_note, x.due_on, x.done_on, x.agreement_id, x.meeting_id, x.created_at
         FROM actions x WHERE x.deleted_at IS NULL AND x.id",
        ids,
    );
    Ok(tx.select::<ActionRow>(&query).await?.into_iter().map(Source::from).collect())
}
