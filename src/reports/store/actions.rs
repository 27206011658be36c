//! Every action with its sides, for the report of actions.
use chrono::{DateTime, NaiveDate, Utc};

use crate::db::{Query, Result, Tx};
use crate::ids::{ActionId, AgreementId, MeetingId, OrganisationId};
use crate::reports::Question;

use super::{LinkRow, chosen};

/// An action.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct DutyRow {
    pub id: ActionId,
    pub text: String,
    pub responsible: Option<String>,
    pub ours: bool,
    pub organisation_id: Option<OrganisationId>,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub done_note: String,
    pub created_at: DateTime<Utc>,
    pub born_on: Option<NaiveDate>,
    pub agreement_id: Option<AgreementId>,
    pub meeting_id: Option<MeetingId>,
}

/// The actions that were open in the period or done in it, by their days. `ours` is said of users,
/// of our own organisation and of whoever holds a post there; `organisation_id` is the organisation
/// that owes it, itself or by one of its people.
pub async fn duties(tx: &mut Tx, question: &Question) -> Result<Vec<DutyRow>> {
    let (from, as_of) = (question.period.from(), question.as_of());
    let mut query = Query::with(
        "SELECT x.id, x.text, coalesce(u.name, p.name, o.name) AS responsible,
                (x.user_id IS NOT NULL
                 OR EXISTS (SELECT 1 FROM organisations us WHERE us.id = x.organisation_id AND us.own)
                 OR EXISTS (SELECT 1 FROM posts post JOIN organisations us ON us.id = post.organisation_id
                             WHERE post.person_id = x.person_id AND us.own
                               AND (post.ends_on IS NULL OR post.ends_on >= ?))) AS ours,
                coalesce(x.organisation_id,
                         (SELECT post.organisation_id FROM posts post
                           WHERE post.person_id = x.person_id AND (post.ends_on IS NULL OR post.ends_on >= ?)
                           ORDER BY post.created_at DESC, post.id DESC LIMIT 1)) AS organisation_id,
                x.due_on, x.done_on, x.done_note, x.created_at, m.held_on AS born_on, x.agreement_id, x.meeting_id
           FROM actions x
           LEFT JOIN users u ON u.id = x.user_id
           LEFT JOIN persons p ON p.id = x.person_id
           LEFT JOIN organisations o ON o.id = x.organisation_id
           LEFT JOIN meetings m ON m.id = x.meeting_id",
        &[&question.asker.today, &question.asker.today],
    );
    question.asker.sight.actions(&mut query);
    query.and("(x.done_on IS NULL OR x.done_on >= ? OR x.done_on > ?)", &[&from, &as_of]);
    query.push(" ORDER BY x.due_on NULLS LAST, x.created_at, x.id", &[]);
    tx.select(&query).await
}

/// Which meetings concern which agreements.
pub async fn duty_meetings(tx: &mut Tx, question: &Question) -> Result<Vec<LinkRow>> {
    let mut query = Query::new(
        "SELECT l.meeting_id AS record, l.agreement_id
           FROM meeting_agreements l
           JOIN agreements a ON a.id = l.agreement_id",
    );
    chosen(question, &mut query);
    query.and("EXISTS (SELECT 1 FROM actions x WHERE x.meeting_id = l.meeting_id)", &[]);
    query.push(" ORDER BY a.year, a.number", &[]);
    tx.select(&query).await
}

/// An organisation that binds itself in an agreement, ourselves left out.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct OtherRow {
    pub agreement_id: AgreementId,
    pub organisation_id: OrganisationId,
    pub name: String,
}

/// The other organisations of the agreements, by their names.
pub async fn others(tx: &mut Tx, question: &Question) -> Result<Vec<OtherRow>> {
    let mut query = Query::new(
        "SELECT l.agreement_id, l.organisation_id, o.name
           FROM agreement_parties l
           JOIN agreements a ON a.id = l.agreement_id
           JOIN organisations o ON o.id = l.organisation_id",
    );
    chosen(question, &mut query);
    query.and("NOT o.own", &[]);
    query.push(" ORDER BY o.sort_key, o.id, a.year, a.number", &[]);
    tx.select(&query).await
}
