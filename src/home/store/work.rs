//! What is due, and what the user has to do.
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::agreements::store::list::Reader;
use crate::db::{Query, Result, Tx};
use crate::home::{Due, DueKind, NEAR_DAYS, OwnStep, Task};
use crate::ids::{ActionId, AgreementId};

/// So many of each kind are looked at.
const EACH: i64 = 10;
/// So many things of one's own the desk shows.
const OWN: i64 = 6;

#[derive(sqlx::FromRow)]
struct Row {
    kind: DueKind,
    id: Uuid,
    text: String,
    about: Option<String>,
    agreement_id: Option<AgreementId>,
    day: NaiveDate,
}

impl From<Row> for Due {
    fn from(row: Row) -> Due {
        Due {
            kind: row.kind,
            id: row.id,
            text: row.text,
            about: row.about.unwrap_or_default(),
            agreement: row.agreement_id,
            day: row.day,
        }
    }
}

/// The parts of the statement: what is due, on a day that is to be narrowed.
macro_rules! part {
    ($join:literal, $inner:literal, $when:literal) => {
        concat!($join, "SELECT d.kind, d.id, d.text, d.about, d.agreement_id, d.day FROM (", $inner, $when)
    };
}

macro_rules! steps {
    ($join:literal, $when:literal) => {
        part!(
            $join,
            "SELECT 'next_step' AS kind, a.id, a.next_step AS text, a.title AS about, a.id AS agreement_id,
                    a.next_due_on AS day
             FROM agreements a
             WHERE a.stage IN ('meeting', 'drafting', 'signing', 'in_force') AND a.next_step <> ''
               AND a.next_due_on ",
            $when
        )
    };
}

macro_rules! actions {
    ($join:literal, $when:literal) => {
        part!(
            $join,
            "SELECT 'action' AS kind, x.id, x.text, g.title AS about, x.agreement_id, x.due_on AS day
             FROM actions x LEFT JOIN agreements g ON g.id = x.agreement_id WHERE x.done_on IS NULL AND x.due_on ",
            $when
        )
    };
}

macro_rules! meetings {
    ($join:literal, $when:literal) => {
        part!(
            $join,
            "SELECT 'meeting' AS kind, m.id, m.subject AS text, m.place AS about, CAST(NULL AS UUID) AS agreement_id,
                    m.held_on AS day
             FROM meetings m WHERE m.state = 'planned' AND m.held_on ",
            $when
        )
    };
}

macro_rules! periods {
    ($join:literal, $when:literal) => {
        part!(
            $join,
            "SELECT 'period_end' AS kind, a.id, '' AS text, a.title AS about, a.id AS agreement_id, q.ends_on AS day
             FROM periods q JOIN agreements a ON a.id = q.agreement_id
             WHERE a.stage = 'in_force' AND NOT EXISTS
               (SELECT 1 FROM periods later WHERE later.agreement_id = a.id AND later.starts_on > q.starts_on)
               AND q.ends_on ",
            $when
        )
    };
}

/// What is longest overdue of each kind, by its day. A period that is over is among the stuck and
/// not said again.
pub async fn overdue(tx: &mut Tx, reader: &Reader) -> Result<Vec<Due>> {
    let (today, sight) = (&reader.today, &reader.sight);
    let mut query = Query::within(steps!("", "< ?"), &[today]);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.next_due_on LIMIT ?) d", &[&EACH]);
    query.push(actions!(" UNION ALL ", "< ?"), &[today]);
    sight.actions(&mut query);
    query.push(" ORDER BY x.due_on LIMIT ?) d", &[&EACH]);
    query.push(meetings!(" UNION ALL ", "< ?"), &[today]);
    sight.meetings(&mut query);
    query.push(" ORDER BY m.held_on LIMIT ?) d ORDER BY day, id", &[&EACH]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(Due::from).collect())
}

/// What is due from today on within the next days, by its day.
pub async fn coming(tx: &mut Tx, reader: &Reader) -> Result<Vec<Due>> {
    let (today, sight) = (&reader.today, &reader.sight);
    let until = today.checked_add_days(Days::new(NEAR_DAYS)).unwrap_or(*today);
    let mut query = Query::within(steps!("", "BETWEEN ? AND ?"), &[today, &until]);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.next_due_on LIMIT ?) d", &[&EACH]);
    query.push(actions!(" UNION ALL ", "BETWEEN ? AND ?"), &[today, &until]);
    sight.actions(&mut query);
    query.push(" ORDER BY x.due_on LIMIT ?) d", &[&EACH]);
    query.push(meetings!(" UNION ALL ", "BETWEEN ? AND ?"), &[today, &until]);
    sight.meetings(&mut query);
    query.push(" ORDER BY m.held_on LIMIT ?) d", &[&EACH]);
    query.push(periods!(" UNION ALL ", "BETWEEN ? AND ?"), &[today, &until]);
    sight.agreements(&mut query);
    query.push(" ORDER BY q.ends_on LIMIT ?) d ORDER BY day, id", &[&EACH]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(Due::from).collect())
}

#[derive(sqlx::FromRow)]
struct TaskRow {
    id: ActionId,
    text: String,
    due_on: Option<NaiveDate>,
    agreement_id: Option<AgreementId>,
    title: Option<String>,
}

/// The user's open actions, the most urgent first.
pub async fn tasks(tx: &mut Tx, reader: &Reader) -> Result<Vec<Task>> {
    let mut query = Query::new(
        "SELECT x.id, x.text, x.due_on, x.agreement_id, g.title
         FROM actions x LEFT JOIN agreements g ON g.id = x.agreement_id",
    );
    query.and("x.user_id = ? AND x.done_on IS NULL", &[&reader.user]);
    reader.sight.actions(&mut query);
    query.push(" ORDER BY x.due_on NULLS LAST, x.id LIMIT ?", &[&OWN]);
    let rows: Vec<TaskRow> = tx.select(&query).await?;
    let task = |row: TaskRow| Task {
        id: row.id,
        text: row.text,
        due_on: row.due_on,
        agreement: row.agreement_id.zip(row.title),
    };
    Ok(rows.into_iter().map(task).collect())
}

#[derive(sqlx::FromRow)]
struct StepRow {
    id: AgreementId,
    title: String,
    next_step: String,
    next_due_on: Option<NaiveDate>,
}

/// The next steps of the user's agreements, the most urgent first.
pub async fn own_steps(tx: &mut Tx, reader: &Reader) -> Result<Vec<OwnStep>> {
    let mut query = Query::new("SELECT a.id, a.title, a.next_step, a.next_due_on FROM agreements a");
    query.and(
        "a.owner_id = ? AND a.stage IN ('meeting', 'drafting', 'signing', 'in_force') AND a.next_step <> ''",
        &[&reader.user],
    );
    reader.sight.agreements(&mut query);
    query.push(" ORDER BY a.next_due_on NULLS LAST, a.id LIMIT ?", &[&OWN]);
    let rows: Vec<StepRow> = tx.select(&query).await?;
    let step = |row: StepRow| OwnStep { id: row.id, title: row.title, text: row.next_step, due_on: row.next_due_on };
    Ok(rows.into_iter().map(step).collect())
}
