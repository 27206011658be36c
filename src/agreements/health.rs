//! Whether an agreement moves: how long it has stood in its stage, and what keeps it, in days.
use chrono::{Days, NaiveDate};

use super::lifecycle::Stage;
use crate::keyed;
use crate::settings::IdleLimits;

/// The limits set by the administrator.
pub use crate::settings::IdleLimits as Limits;

/// So many days before the end of its period an agreement is ending.
pub const ENDING_DAYS: u64 = 90;

/// What decides whether an agreement moves.
#[derive(Clone, Copy, Debug)]
pub struct Pulse {
    /// Where it stands.
    pub stage: Stage,
    /// Since which day.
    pub since: NaiveDate,
    /// Whether a next step is written down.
    pub has_next_step: bool,
    /// The day by which the next step is due.
    pub next_due_on: Option<NaiveDate>,
    /// The last day of the latest period in force; none when it is open-ended.
    pub ends_on: Option<NaiveDate>,
}

/// Why an agreement is stuck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// So many days longer in its stage than the limit.
    OverLimit(i64),
    /// The next step was due so many days ago.
    StepOverdue(i64),
    /// No next step is written down.
    NoNextStep,
    /// The period in force ended so many days ago.
    PeriodOver(i64),
}

keyed! {
    /// How an agreement does, in one word.
    pub enum Condition {
        /// Nothing keeps it.
        OnTrack = "on_track",
        /// Somebody should look at it.
        Attention = "attention",
        /// It is late.
        AtRisk = "at_risk",
    }
}

/// How an agreement does on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Days in the stage.
    pub days: i64,
    /// The limit of the stage.
    pub limit: Option<i64>,
    /// Everything that keeps it; empty when it is not stuck.
    pub holds: Vec<Hold>,
    /// Days until the period in force ends, when that is soon.
    pub ends_in: Option<i64>,
}

impl Health {
    /// How an agreement does on `today`. The same rule stands in SQL in `store::list`.
    pub fn of(pulse: &Pulse, today: NaiveDate, limits: &IdleLimits) -> Health {
        let days = (today - pulse.since).num_days();
        let limit = limits.of(pulse.stage);
        let late = |day: Option<NaiveDate>| day.map(|day| (today - day).num_days()).filter(|late| *late > 0);
        let running = limit.is_some() || pulse.stage == Stage::InForce;
        let mut holds = Vec::new();
        if let Some(over) = limit.map(|limit| days - limit).filter(|over| *over > 0) {
            holds.push(Hold::OverLimit(over));
        }
        if let Some(late) = late(pulse.next_due_on).filter(|_| running) {
            holds.push(Hold::StepOverdue(late));
        }
        if limit.is_some() && !pulse.has_next_step {
            holds.push(Hold::NoNextStep);
        }
        let in_force = pulse.stage == Stage::InForce;
        if let Some(late) = late(pulse.ends_on).filter(|_| in_force) {
            holds.push(Hold::PeriodOver(late));
        }
        let soon = today.checked_add_days(Days::new(ENDING_DAYS)).unwrap_or(NaiveDate::MAX);
        let ends = pulse.ends_on.filter(|day| in_force && (today..=soon).contains(day));
        Health { days, limit, holds, ends_in: ends.map(|day| (day - today).num_days()) }
    }

    /// Whether anything keeps the agreement.
    pub fn is_stuck(&self) -> bool {
        !self.holds.is_empty()
    }

    /// Whether it is late by days, not only short of a next step.
    pub fn is_late(&self) -> bool {
        self.holds.iter().any(|hold| *hold != Hold::NoNextStep)
    }

    /// Whether three quarters of the stage's limit are used up.
    pub fn is_near_limit(&self) -> bool {
        self.limit.is_some_and(|limit| self.days * 4 >= limit * 3)
    }

    /// How it does in one word.
    pub fn condition(&self) -> Condition {
        if self.is_late() {
            Condition::AtRisk
        } else if self.is_stuck() || self.is_near_limit() || self.ends_in.is_some() {
            Condition::Attention
        } else {
            Condition::OnTrack
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn health(stage: Stage, since: &str, step: bool, due: Option<&str>, ends: Option<&str>) -> Health {
        let (next_due_on, ends_on) = (due.map(day), ends.map(day));
        let pulse = Pulse { stage, since: day(since), has_next_step: step, next_due_on, ends_on };
        Health::of(&pulse, day("2026-05-18"), &IdleLimits::default())
    }

    #[test]
    fn the_limit_itself_is_still_in_time_and_the_day_after_is_not() {
        let on_it = health(Stage::Drafting, "2026-04-18", true, None, None);
        assert_eq!((on_it.days, on_it.is_stuck()), (30, false));
        let after = health(Stage::Drafting, "2026-04-17", true, None, None);
        assert_eq!(after.holds, [Hold::OverLimit(1)]);
        assert_eq!(health(Stage::Signing, "2026-05-01", true, None, None).holds, [Hold::OverLimit(3)]);
    }

    #[test]
    fn a_step_due_today_is_in_time_and_one_due_yesterday_is_late() {
        assert!(!health(Stage::Meeting, "2026-05-10", true, Some("2026-05-18"), None).is_stuck());
        let late = health(Stage::Meeting, "2026-05-10", true, Some("2026-05-17"), None);
        assert_eq!(late.holds, [Hold::StepOverdue(1)]);
    }

    #[test]
    fn no_next_step_holds_only_what_is_not_signed_yet() {
        for (stage, holds) in [
            (Stage::Meeting, true),
            (Stage::Drafting, true),
            (Stage::Signing, true),
            (Stage::InForce, false),
            (Stage::Concluded, false),
            (Stage::Halted, false),
        ] {
            let found = health(stage, "2026-05-17", false, None, None).holds == [Hold::NoNextStep];
            assert_eq!(found, holds, "{stage:?}");
        }
    }

    #[test]
    fn in_force_goes_by_its_deadlines_and_what_is_over_by_nothing() {
        let over = health(Stage::InForce, "2020-01-01", false, None, Some("2026-05-16"));
        assert_eq!(over.holds, [Hold::PeriodOver(2)]);
        let ending = health(Stage::InForce, "2020-01-01", false, None, Some("2026-06-18"));
        assert_eq!((ending.is_stuck(), ending.ends_in), (false, Some(31)));
        assert_eq!(ending.condition(), Condition::Attention);
        let halted = health(Stage::Halted, "2020-01-01", false, Some("2021-01-01"), Some("2021-01-01"));
        assert_eq!((halted.is_stuck(), halted.condition()), (false, Condition::OnTrack));
    }

    #[test]
    fn near_its_limit_an_agreement_wants_attention_before_it_is_late() {
        assert_eq!(health(Stage::Drafting, "2026-04-26", true, None, None).condition(), Condition::OnTrack);
        assert_eq!(health(Stage::Drafting, "2026-04-25", true, None, None).condition(), Condition::Attention);
        assert_eq!(health(Stage::Drafting, "2026-03-01", true, None, None).condition(), Condition::AtRisk);
    }
}
