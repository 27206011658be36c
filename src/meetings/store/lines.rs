//! Meetings as the pages of other records list them.
use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, MeetingId, OrganisationId, PersonId};
use crate::meetings::MeetingState;

/// A meeting as lists show it.
#[derive(Clone, Debug)]
pub struct MeetingLine {
    /// Its id.
    pub id: MeetingId,
    /// What it was about.
    pub subject: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From, `HH:MM`, or empty.
    pub starts_at: String,
    /// Where.
    pub place: String,
    /// Whether it took place.
    pub state: MeetingState,
    /// Whether the minutes are final.
    pub is_final: bool,
    /// How many were there.
    pub n_present: i64,
    /// How many decisions it took.
    pub n_decisions: i64,
    /// How many of the actions born in it are open.
    pub n_open: i64,
    /// The agreements it concerns, with their titles.
    pub agreements: Vec<(AgreementId, String)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: MeetingId,
    subject: String,
    held_on: NaiveDate,
    starts_at: String,
    place: String,
    state: MeetingState,
    is_final: bool,
    n_present: i64,
}

pub(super) const LINES: &str = "SELECT m.id, m.subject, m.held_on, m.starts_at, m.place, m.state,
        m.finalised_at IS NOT NULL AS is_final,
        (SELECT count(*) FROM attendances t WHERE t.meeting_id = m.id AND t.state IN ('present', 'represented'))
          AS n_present
     FROM meetings m";

const LATEST_FIRST: &str = " ORDER BY m.held_on DESC, m.starts_at DESC, m.id DESC";

/// The meetings that concern an agreement, latest first.
pub async fn of_agreement(tx: &mut Tx, agreement: AgreementId, sight: &Sight) -> Result<Vec<MeetingLine>> {
    let mut query = Query::new(LINES);
    query.and(
        "EXISTS (SELECT 1 FROM meeting_agreements l WHERE l.meeting_id = m.id AND l.agreement_id = ?)",
        &[&agreement],
    );
    sight.meetings(&mut query);
    query.push(LATEST_FIRST, &[]);
    select(tx, &query, sight).await
}

/// The meetings that people of an organisation were invited to, latest first.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId, sight: &Sight) -> Result<Vec<MeetingLine>> {
    let mut query = Query::new(LINES);
    query.and(
        "EXISTS (SELECT 1 FROM attendances t JOIN posts p ON p.id = t.post_id
                 WHERE t.meeting_id = m.id AND p.organisation_id = ?)",
        &[&organisation],
    );
    sight.meetings(&mut query);
    query.push(LATEST_FIRST, &[]);
    select(tx, &query, sight).await
}

/// The meetings that a person was invited to, latest first.
pub async fn of_person(tx: &mut Tx, person: PersonId, sight: &Sight) -> Result<Vec<MeetingLine>> {
    let mut query = Query::new(LINES);
    query.and("EXISTS (SELECT 1 FROM attendances t WHERE t.meeting_id = m.id AND t.person_id = ?)", &[&person]);
    sight.meetings(&mut query);
    query.push(LATEST_FIRST, &[]);
    select(tx, &query, sight).await
}

/// Runs a query that begins with `LINES` and completes its rows with what `sight` may see of them.
pub(super) async fn select(tx: &mut Tx, query: &Query<'_>, sight: &Sight) -> Result<Vec<MeetingLine>> {
    let rows: Vec<Row> = tx.select(query).await?;
    let ids: Vec<MeetingId> = rows.iter().map(|row| row.id).collect();
    let agreements: Vec<(MeetingId, AgreementId, String)> = agreements_of(tx, &ids, sight).await?;
    let decisions = decisions_of(tx, &ids, sight).await?;
    let open = open_actions_of(tx, &ids, sight).await?;
    let number = |of: &[(MeetingId, i64)], id| of.iter().find(|(meeting, _)| *meeting == id).map_or(0, |(_, n)| *n);
    let complete = |row: Row| MeetingLine {
        n_decisions: number(&decisions, row.id),
        n_open: number(&open, row.id),
        agreements: agreements.iter().filter(|(m, ..)| *m == row.id).map(|(_, a, t)| (*a, t.clone())).collect(),
        id: row.id,
        subject: row.subject,
        held_on: row.held_on,
        starts_at: row.starts_at,
        place: row.place,
        state: row.state,
        is_final: row.is_final,
        n_present: row.n_present,
    };
    Ok(rows.into_iter().map(complete).collect())
}

/// Adds `COLUMN IN (…)`, whose first half is `head`; nothing is in an empty list.
fn within<'a>(query: &mut Query<'a>, head: &'static str, ids: &'a [MeetingId]) {
    let Some((first, rest)) = ids.split_first() else {
        query.and("1 = 0", &[]);
        return;
    };
    query.and(head, &[first]);
    for id in rest {
        query.push(", ?", &[id]);
    }
    query.push(")", &[]);
}

async fn agreements_of(tx: &mut Tx, ids: &[MeetingId], sight: &Sight) -> Result<Vec<(MeetingId, AgreementId, String)>> {
    let mut query = Query::new(
        "SELECT l.meeting_id, a.id, a.title FROM meeting_agreements l JOIN agreements a ON a.id = l.agreement_id",
    );
    within(&mut query, "l.meeting_id IN (?", ids);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.year, a.number", &[]);
    tx.select(&query).await
}

async fn decisions_of(tx: &mut Tx, ids: &[MeetingId], sight: &Sight) -> Result<Vec<(MeetingId, i64)>> {
    let mut query = Query::new("SELECT d.meeting_id, count(*) FROM decisions d");
    within(&mut query, "d.meeting_id IN (?", ids);
    sight.decisions(&mut query);
    query.push(" GROUP BY d.meeting_id", &[]);
    tx.select(&query).await
}

async fn open_actions_of(tx: &mut Tx, ids: &[MeetingId], sight: &Sight) -> Result<Vec<(MeetingId, i64)>> {
    let mut query = Query::new("SELECT x.meeting_id, count(*) FROM actions x");
    within(&mut query, "x.meeting_id IN (?", ids);
    query.and("x.done_on IS NULL", &[]);
    sight.actions(&mut query);
    query.push(" GROUP BY x.meeting_id", &[]);
    tx.select(&query).await
}
