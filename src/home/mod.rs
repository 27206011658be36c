//! The desk: what is stuck and with whom, what is due, what is mine, what happened.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::agreements::Awaited;
use crate::agreements::health::{Health, Hold, Pulse};
use crate::agreements::lifecycle::Stage;
use crate::ids::{ActionId, AgreementId};
use crate::keyed;
use crate::settings::IdleLimits;

pub mod store;
pub mod web;

/// So many stuck agreements the desk shows.
pub const STUCK_ROWS: usize = 7;
/// So many days ahead are near.
pub const NEAR_DAYS: u64 = 14;

/// One stage in the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The stage.
    pub stage: Stage,
    /// How many agreements stand in it.
    pub count: i64,
    /// How many of them are stuck.
    pub stuck: i64,
    /// How many of them end soon.
    pub ending: i64,
    /// The day since which half of them have stood there, where staying long is a question.
    pub median_since: Option<NaiveDate>,
}

/// An agreement that may be stuck, with whoever it waits for.
#[derive(Clone, Debug)]
pub struct Case {
    /// Id.
    pub id: AgreementId,
    /// Title.
    pub title: String,
    /// Whether only some see it.
    pub confidential: bool,
    /// Where it stands.
    pub stage: Stage,
    /// Since which day.
    pub stage_since: NaiveDate,
    /// What is to be done next; may be empty.
    pub next_step: String,
    /// Until when.
    pub next_due_on: Option<NaiveDate>,
    /// The last day of the latest period.
    pub ends_on: Option<NaiveDate>,
    /// Whom the next step waits for.
    pub awaited: Option<Awaited>,
    /// The awaited organisation; empty when it is ours or none was named.
    pub organisation: String,
    /// The awaited person; the representative of the awaited party where none was named.
    pub person: String,
    /// The owner; empty without one.
    pub owner: String,
}

impl Case {
    /// How it does on `today`.
    pub fn health(&self, today: NaiveDate, limits: &IdleLimits) -> Health {
        let pulse = Pulse {
            stage: self.stage,
            since: self.stage_since,
            has_next_step: !self.next_step.is_empty(),
            next_due_on: self.next_due_on,
            ends_on: self.ends_on,
        };
        Health::of(&pulse, today, limits)
    }
}

/// The worst cases first: by the most days that anything is late, then by the days in the stage.
pub fn worst_first(cases: Vec<Case>, today: NaiveDate, limits: &IdleLimits) -> Vec<(Case, Health)> {
    let late = |health: &Health| {
        let days = health.holds.iter().map(|hold| match hold {
            Hold::OverLimit(days) | Hold::StepOverdue(days) | Hold::PeriodOver(days) => *days,
            Hold::NoNextStep => 0,
        });
        days.max().unwrap_or(0)
    };
    let mut stuck: Vec<(Case, Health)> = cases
        .into_iter()
        .map(|case| {
            let health = case.health(today, limits);
            (case, health)
        })
        .filter(|(_, health)| health.is_stuck())
        .collect();
    stuck.sort_by_key(|(case, health)| (-late(health), -health.days, case.id));
    stuck.dedup_by_key(|(case, _)| case.id);
    stuck.truncate(STUCK_ROWS);
    stuck
}

keyed! {
    /// What is due on a day.
    pub enum DueKind {
        /// The next step of an agreement.
        NextStep = "next_step",
        /// An action.
        Action = "action",
        /// The end of a period in force.
        PeriodEnd = "period_end",
        /// A meeting that is planned.
        Meeting = "meeting",
    }
}

/// Something due.
#[derive(Clone, Debug)]
pub struct Due {
    /// What it is.
    pub kind: DueKind,
    /// The agreement, the action or the meeting.
    pub id: Uuid,
    /// What is to be done, or the meeting's subject; empty for the end of a period.
    pub text: String,
    /// The agreement's title; may be empty.
    pub about: String,
    /// The agreement, if there is one.
    pub agreement: Option<AgreementId>,
    /// By when.
    pub day: NaiveDate,
}

impl Due {
    /// Where it is read.
    pub fn href(&self) -> String {
        match (self.kind, self.agreement) {
            (DueKind::Meeting, _) => format!("/meetings/{}", self.id),
            (_, Some(agreement)) => format!("/agreements/{agreement}"),
            (_, None) => format!("/actions#action-{}", self.id),
        }
    }
}

/// An action that the user has to do.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: ActionId,
    /// What is to be done.
    pub text: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The agreement it serves: id and title.
    pub agreement: Option<(AgreementId, String)>,
}

/// The next step of an agreement that the user owns.
#[derive(Clone, Debug)]
pub struct OwnStep {
    /// The agreement.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// What is to be done next.
    pub text: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(stage: Stage, since: &str, step: &str, due: Option<&str>) -> Case {
        Case {
            id: AgreementId::new(),
            title: String::new(),
            confidential: false,
            stage,
            stage_since: since.parse().unwrap(),
            next_step: step.into(),
            next_due_on: due.map(|day| day.parse().unwrap()),
            ends_on: None,
            awaited: None,
            organisation: String::new(),
            person: String::new(),
            owner: String::new(),
        }
    }

    #[test]
    fn the_worst_comes_first_and_each_case_once() {
        let today = "2026-05-18".parse().unwrap();
        let stepless = case(Stage::Drafting, "2026-05-17", "", None);
        let over = case(Stage::Signing, "2026-04-24", "x", None);
        let overdue = case(Stage::InForce, "2026-01-01", "x", Some("2026-04-18"));
        let fine = case(Stage::Drafting, "2026-05-10", "x", Some("2026-05-18"));
        let all = vec![stepless.clone(), over.clone(), overdue.clone(), fine, over.clone(), overdue.clone()];
        let found: Vec<_> =
            worst_first(all, today, &IdleLimits::default()).into_iter().map(|(case, _)| case.id).collect();
        assert_eq!(found, [overdue.id, over.id, stepless.id]);
    }
}
