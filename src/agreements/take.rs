//! Taking a step: the one place where an agreement changes its stage.
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::Agreement;
use super::facts::Facts;
use super::lifecycle::{Ask, Outcome, Rule, Stage, Step, rule};
use super::needs::{Need, unmet};
use crate::audit::{Event, Kind, Verb};
use crate::clock::day_in_tehran;
use crate::drafts::ReturnReason;
use crate::ids::UserId;
use crate::users::roles::Right;
use crate::users::session::Actor;

/// What was given for a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The day it comes into force.
    pub starts_on: Option<NaiveDate>,
    /// The day it ends.
    pub ends_on: Option<NaiveDate>,
    /// The reason as a code.
    pub reason_code: Option<ReturnReason>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The day it happened.
    pub day: Option<NaiveDate>,
    /// The reason in words.
    pub reason: String,
    /// Why unmet needs are passed over.
    pub pass_reason: String,
}

/// Why a step was not taken. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The step does not leave the stage it stands in.
    WrongStage,
    /// The role does not include it.
    NotYours,
    /// These must be given.
    Missing(Vec<Ask>),
    /// It would end before it starts.
    EndsBeforeStart,
    /// It cannot have happened on a day to come.
    InTheFuture,
    /// These needs are not met, and nobody who may passed them with a reason.
    Unmet(Vec<Need>),
}

/// A stage entered: a row of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageEntry {
    /// By which step; none when the agreement was recorded.
    pub step: Option<Step>,
    /// From which stage.
    pub from: Option<Stage>,
    /// To which stage.
    pub to: Stage,
    /// On which day.
    pub entered_on: NaiveDate,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: UserId,
    /// Why, in words.
    pub reason: String,
    /// The needs that were passed over.
    pub unmet: Vec<Need>,
}

/// A step that was taken: what is to be saved, all of it together.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The agreement as it is now.
    pub agreement: Agreement,
    /// The row of its history.
    pub entry: StageEntry,
    /// The event.
    pub event: Event,
}

impl Agreement {
    /// Takes a step, as `actor`, with what was given; the facts decide whether its needs are met.
    pub fn take(
        &self,
        step: Step,
        actor: &Actor,
        facts: &Facts,
        given: &Given,
        now: DateTime<Utc>,
    ) -> Result<Taken, Refusal> {
        let rule = rule(step).filter(|rule| rule.from.contains(&self.stage)).ok_or(Refusal::WrongStage)?;
        if !actor.role.may(rule.who) {
            return Err(Refusal::NotYours);
        }
        let today = day_in_tehran(now);
        self.check_given(rule, given, today)?;
        let open = unmet(rule.needs_for(given.outcome), facts);
        if !open.is_empty() && (given.pass_reason.is_empty() || !actor.role.may(Right::Override)) {
            return Err(Refusal::Unmet(open));
        }
        let entry = StageEntry {
            step: Some(step),
            from: Some(self.stage),
            to: rule.target(self.halted_from),
            // A day told late is kept in the event; the days of the history never run backwards.
            entered_on: given.day.filter(|_| rule.asks.contains(&Ask::Day)).unwrap_or(today).max(self.stage_since),
            at: now,
            by: actor.id,
            reason: reasons(given, &open),
            unmet: open,
        };
        let agreement = Agreement {
            stage: entry.to,
            stage_since: entry.entered_on,
            halted_from: Some(self.stage).filter(|_| entry.to == Stage::Halted),
            outcome: given.outcome.filter(|outcome| rule.outcomes.contains(outcome)),
            updated_at: now,
            version: self.version + 1,
            ..self.clone()
        };
        let event = self.event(rule, actor, given, &entry);
        Ok(Taken { agreement, entry, event })
    }

    fn check_given(&self, rule: &Rule, given: &Given, today: NaiveDate) -> Result<(), Refusal> {
        let lacking = |ask: &Ask| match ask {
            Ask::StartsOn => given.starts_on.is_none(),
            Ask::EndsOn => false,
            Ask::ReasonCode => given.reason_code.is_none(),
            Ask::Outcome => !given.outcome.is_some_and(|outcome| rule.outcomes.contains(&outcome)),
            Ask::Day => given.day.is_none(),
            Ask::Reason => given.reason.is_empty(),
        };
        let missing: Vec<Ask> = rule.asks.iter().copied().filter(lacking).collect();
        if !missing.is_empty() {
            return Err(Refusal::Missing(missing));
        }
        if given.starts_on.zip(given.ends_on).is_some_and(|(start, end)| end < start) {
            return Err(Refusal::EndsBeforeStart);
        }
        match given.day.filter(|_| rule.asks.contains(&Ask::Day)) {
            Some(day) if day > today => Err(Refusal::InTheFuture),
            _ => Ok(()),
        }
    }

    fn event(&self, rule: &Rule, actor: &Actor, given: &Given, entry: &StageEntry) -> Event {
        let mut changes = json!({
            "step": rule.step,
            "from": self.stage,
            "to": entry.to,
            "unmet": entry.unmet,
        });
        let extras = [
            (Ask::StartsOn, "starts_on", given.starts_on.map(|day| day.to_string())),
            (Ask::EndsOn, "ends_on", given.ends_on.map(|day| day.to_string())),
            (Ask::ReasonCode, "reason_code", given.reason_code.map(|code| code.key().to_owned())),
            (Ask::Outcome, "outcome", given.outcome.map(|outcome| outcome.key().to_owned())),
            (Ask::Day, "day", given.day.map(|day| day.to_string())),
        ];
        for (ask, name, value) in extras {
            if let (true, Some(value), Some(fields)) = (rule.asks.contains(&ask), value, changes.as_object_mut()) {
                fields.insert(name.into(), value.into());
            }
        }
        Event::new(actor, Verb::Stepped, Kind::Agreement, self.id, self.title())
            .on(self.id)
            .changing(changes)
            .because(&*entry.reason)
    }
}

/// The reason for the step and, where needs were passed over, the reason for that.
fn reasons(given: &Given, passed: &[Need]) -> String {
    let passing = if passed.is_empty() { "" } else { given.pass_reason.as_str() };
    [given.reason.as_str(), passing].into_iter().filter(|reason| !reason.is_empty()).collect::<Vec<_>>().join("\n")
}
