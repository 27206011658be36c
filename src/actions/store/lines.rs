//! Actions as the pages of other records list them.
use chrono::NaiveDate;

use crate::actions::ActionLine;
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{ActionId, AgreementId, DecisionId, MeetingId, OrganisationId, PersonId, UserId};

#[derive(sqlx::FromRow)]
struct Row {
    id: ActionId,
    text: String,
    responsible: String,
    due_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    agreement_id: Option<AgreementId>,
    title: Option<String>,
    meeting_id: Option<MeetingId>,
    decision_id: Option<DecisionId>,
    version: i64,
}

impl From<Row> for ActionLine {
    fn from(row: Row) -> ActionLine {
        ActionLine {
            id: row.id,
            text: row.text,
            responsible: row.responsible,
            due_on: row.due_on,
            done_on: row.done_on,
            agreement: row.agreement_id.zip(row.title),
            meeting: row.meeting_id,
            decision: row.decision_id,
            version: row.version,
        }
    }
}

pub(super) const LINES: &str = "SELECT x.id, x.text, COALESCE(u.name, p.name, o.name, '') AS responsible, x.due_on,
        x.done_on, x.agreement_id, a.title, x.meeting_id, x.decision_id, x.version
     FROM actions x LEFT JOIN users u ON u.id = x.user_id LEFT JOIN persons p ON p.id = x.person_id
     LEFT JOIN organisations o ON o.id = x.organisation_id LEFT JOIN agreements a ON a.id = x.agreement_id";

const SOONEST_FIRST: &str = " ORDER BY x.due_on NULLS LAST, x.created_at, x.id";

pub(super) async fn select(tx: &mut Tx, query: &Query<'_>) -> Result<Vec<ActionLine>> {
    Ok(tx.select::<Row>(query).await?.into_iter().map(ActionLine::from).collect())
}

/// The open actions of an agreement that the reader may see already.
pub async fn open_of_agreement(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<ActionLine>> {
    let mut query = Query::new(LINES);
    query.and("x.agreement_id = ? AND x.done_on IS NULL AND x.deleted_at IS NULL", &[&agreement]);
    query.push(SOONEST_FIRST, &[]);
    select(tx, &query).await
}

/// Every action of an agreement, open or done, by its day.
pub async fn of_agreement(tx: &mut Tx, agreement: AgreementId, sight: &Sight) -> Result<Vec<ActionLine>> {
    let mut query = Query::new(LINES);
    query.and("x.agreement_id = ?", &[&agreement]);
    sight.actions(&mut query);
    query.push(SOONEST_FIRST, &[]);
    select(tx, &query).await
}

/// The open actions of an organisation and of those who hold a post there.
pub async fn open_of_organisation(tx: &mut Tx, organisation: OrganisationId, sight: &Sight) -> Result<Vec<ActionLine>> {
    let mut query = Query::new(LINES);
    query.and("x.done_on IS NULL", &[]).and(
        "(x.organisation_id = ? OR EXISTS (SELECT 1 FROM posts post
            WHERE post.person_id = x.person_id AND post.organisation_id = ? AND post.ends_on IS NULL))",
        &[&organisation, &organisation],
    );
    sight.actions(&mut query);
    query.push(SOONEST_FIRST, &[]);
    select(tx, &query).await
}

/// The open actions of a person.
pub async fn open_of_person(tx: &mut Tx, person: PersonId, sight: &Sight) -> Result<Vec<ActionLine>> {
    let mut query = Query::new(LINES);
    query.and("x.done_on IS NULL AND x.person_id = ?", &[&person]);
    sight.actions(&mut query);
    query.push(SOONEST_FIRST, &[]);
    select(tx, &query).await
}

/// The open actions of a user.
pub async fn of_user(tx: &mut Tx, user: UserId, sight: &Sight) -> Result<Vec<ActionLine>> {
    let mut query = Query::new(LINES);
    query.and("x.done_on IS NULL AND x.user_id = ?", &[&user]);
    sight.actions(&mut query);
    query.push(SOONEST_FIRST, &[]);
    select(tx, &query).await
}

/// Every open action whose day has passed, the most late first.
pub async fn overdue(tx: &mut Tx, today: NaiveDate, sight: &Sight) -> Result<Vec<ActionLine>> {
    let mut query = Query::new(LINES);
    query.and("x.done_on IS NULL AND x.due_on < ?", &[&today]);
    sight.actions(&mut query);
    query.push(SOONEST_FIRST, &[]);
    select(tx, &query).await
}

/// Every action born in a meeting, open or done, in the order they were written.
pub async fn of_meeting(tx: &mut Tx, meeting: MeetingId, sight: &Sight) -> Result<Vec<ActionLine>> {
    let mut query = Query::new(LINES);
    query.and("x.meeting_id = ?", &[&meeting]);
    sight.actions(&mut query);
    query.push(" ORDER BY x.created_at, x.id", &[]);
    select(tx, &query).await
}
