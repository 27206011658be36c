//! The report of actions and commitments: who owes what, what is late and what was done; two-sided,
//! what we owe and what they owe.
use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::clock::day_in_tehran;
use crate::commitments;
use crate::db::{Result, Tx};
use crate::documents::Document;
use crate::ids::AgreementId;
use crate::keyed;
use crate::reports::paper::Head;
use crate::reports::{Build, Question, store};

mod counts;
mod lists;
mod promises;

/// Its name in addresses.
pub const KEY: &str = "actions";

keyed! {
    /// Who owes an action.
    pub enum Side {
        /// We ourselves.
        Us = "us",
        /// Another organisation, or one of its people.
        Them = "them",
        /// Nobody was named yet.
        Nobody = "nobody",
    }
}

/// The rows of the report.
#[derive(Default)]
pub struct Rows {
    /// What stands around the parts.
    pub head: Head,
    /// The agreements that the question is about.
    pub agreements: Vec<store::NamedRow>,
    /// The actions that were open in the period or done in it.
    pub duties: Vec<store::DutyRow>,
    /// Which agreements their meetings concern.
    pub meetings: Vec<store::LinkRow>,
    /// The other organisations of the agreements.
    pub others: Vec<store::OtherRow>,
    /// The commitments, as they stand on the day the report looks back from.
    pub commitments: Vec<commitments::Standing>,
}

/// Reads the rows; what is answered writes them up.
pub async fn gather(tx: &mut Tx, question: Question) -> Result<Build> {
    let rows = Rows {
        head: Head::gather(tx, KEY, &question).await?,
        agreements: store::named(tx, &question).await?,
        duties: store::duties(tx, &question).await?,
        meetings: store::duty_meetings(tx, &question).await?,
        others: store::others(tx, &question).await?,
        commitments: commitments::store::standing(tx, &question.asker.sight, question.as_of()).await?,
    };
    Ok(Box::new(move || document(&question, &rows)))
}

/// Writes the rows up.
pub fn document(question: &Question, rows: &Rows) -> Document {
    let duties = duties(question, rows);
    let promises = promises::of_question(question, rows);
    let sections = vec![
        counts::summary(question, &duties, &promises),
        counts::by_responsible(question, &duties),
        counts::by_party(question, rows, &duties, &promises),
        lists::open(question, &duties),
        lists::done(question, &duties),
        promises::open(question, &promises),
        promises::kept(question, &promises),
    ];
    rows.head.document(question, KEY, "open", question.asker.w.actions_report.title(), sections)
}

/// An action as it stood on the day the report looks back from.
struct Duty<'a> {
    row: &'a store::DutyRow,
    side: Side,
    state: State,
    /// The agreements it serves: its own, and those of the meeting it was born in.
    of: Vec<&'a store::NamedRow>,
}

/// How an action stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// To be done; so many days late, if it was.
    Open { late: Option<i64> },
    /// Done in the period.
    Done,
}

impl Duty<'_> {
    fn is_open(&self) -> bool {
        self.state != State::Done
    }

    fn late(&self) -> Option<i64> {
        if let State::Open { late } = self.state { late } else { None }
    }
}

impl Side {
    fn of(row: &store::DutyRow) -> Side {
        match (&row.responsible, row.ours) {
            (None, _) => Side::Nobody,
            (Some(_), true) => Side::Us,
            (Some(_), false) => Side::Them,
        }
    }
}

/// The actions that the question is about.
fn duties<'a>(question: &Question, rows: &'a Rows) -> Vec<Duty<'a>> {
    let agreements: HashMap<AgreementId, &store::NamedRow> = rows.agreements.iter().map(|row| (row.id, row)).collect();
    let mut met: HashMap<Uuid, Vec<&store::NamedRow>> = HashMap::new();
    for link in &rows.meetings {
        if let Some(agreement) = agreements.get(&link.agreement_id) {
            met.entry(link.record).or_default().push(agreement);
        }
    }
    let duties = rows.duties.iter().filter_map(|row| {
        let mut of: Vec<&store::NamedRow> =
            row.agreement_id.and_then(|id| agreements.get(&id)).copied().into_iter().collect();
        let born = row.meeting_id.and_then(|id| met.get(&id.uuid())).into_iter().flatten();
        for agreement in born {
            if of.iter().all(|other| other.id != agreement.id) {
                of.push(agreement);
            }
        }
        if question.is_filtered() && of.is_empty() {
            return None;
        }
        Some(Duty { row, side: Side::of(row), state: state(question, row)?, of })
    });
    duties.collect()
}

/// How an action stood on the day the report looks back from; nothing when it did not exist yet or
/// was done before the period.
fn state(question: &Question, row: &store::DutyRow) -> Option<State> {
    let as_of = question.as_of();
    if let Some(done) = row.done_on.filter(|done| *done <= as_of) {
        return (done >= question.period.from()).then_some(State::Done);
    }
    let late = row.due_on.map(|due| (as_of - due).num_days()).filter(|days| *days > 0);
    // What was due by then was owed by then, even if somebody wrote it down later.
    (late.is_some() || begun(row) <= as_of).then_some(State::Open { late })
}

/// The day an action came up: in its meeting, or when it was recorded.
fn begun(row: &store::DutyRow) -> NaiveDate {
    let recorded = day_in_tehran(row.created_at);
    row.born_on.map_or(recorded, |day| day.min(recorded))
}
