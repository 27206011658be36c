//! Where each agreement stood at the end of the period and at its start, from its history.
use std::collections::HashMap;

use chrono::NaiveDate;

use super::Rows;
use super::missing::Known;
use super::waits::{Spent, With, spent};
use crate::agreements::Awaited;
use crate::agreements::health::{Condition, Health, Pulse};
use crate::agreements::lifecycle::Stage;
use crate::documents::Cell;
use crate::ids::AgreementId;
use crate::reports::Question;
use crate::reports::stood::{grouped, stage_on, stands_still};
use crate::reports::store::{AgreementRow, AwaitRow, EntryRow, TermRow};
use crate::settings::IdleLimits;

/// One agreement, seen from the day the report looks back from.
pub struct Standing<'a> {
    /// The agreement.
    pub row: &'a AgreementRow,
    /// The names of its parties.
    pub parties: Vec<String>,
    /// Its stage on that day.
    pub stage: Stage,
    /// The day it entered that stage.
    pub since: NaiveDate,
    /// Its stage on the day before the period; none when it did not exist yet.
    pub before: Option<Stage>,
    /// Whether it still stands where it stood: only then its next step belongs to that stage.
    pub is_current: bool,
    /// The stages it entered in the period; the first one of a new agreement among them.
    pub entered: Vec<&'a EntryRow>,
    /// The last held meeting about it.
    pub last_met: Option<NaiveDate>,
    /// Its period in force: the latest.
    pub term: Option<&'a TermRow>,
    /// What its next step still needs.
    pub missing: Vec<String>,
    /// How it did on that day. Of one that moved on since only its days in the stage are known: the
    /// next step it had then is not kept.
    pub health: Health,
    /// How many days of the period it lay with whom, while it was under way.
    pub spent: Spent,
}

impl Standing<'_> {
    /// Its title, leading to its file.
    pub fn link(&self) -> Cell {
        Cell::Link { text: self.row.title.clone(), href: format!("/agreements/{}", self.row.id) }
    }

    /// How it did on that day, in one word; nothing once it is over.
    pub fn condition(&self) -> Option<Condition> {
        let over = matches!(self.stage, Stage::Concluded | Stage::Halted);
        (self.is_current && !over).then(|| self.health.condition())
    }

    /// What was to be done next, and by when.
    pub fn next_step(&self) -> [Cell; 2] {
        if !self.is_current {
            return [Cell::Empty, Cell::Empty];
        }
        [Cell::text(self.row.next_step.clone()), Cell::day(self.row.next_due_on)]
    }

    fn judge(&self, as_of: NaiveDate, limits: &IdleLimits) -> Health {
        let pulse = Pulse {
            stage: self.stage,
            since: self.since,
            has_next_step: !self.is_current || !self.row.next_step.is_empty(),
            next_due_on: self.row.next_due_on.filter(|_| self.is_current),
            ends_on: self.term.and_then(|term| term.ends_on),
        };
        Health::of(&pulse, as_of, limits)
    }

    /// How many days are left of its period in force, if that one is under way.
    pub fn days_left(&self, as_of: NaiveDate) -> Option<i64> {
        let ends = self.term?.ends_on?;
        (self.stage == Stage::InForce).then(|| (ends - as_of).num_days())
    }

    /// Whom it awaits: who in general, and by name.
    pub fn awaited(&self, question: &Question) -> [Cell; 2] {
        let Some(awaited) = self.row.awaited.filter(|_| self.is_current) else {
            return [Cell::Empty, Cell::Empty];
        };
        let name = |name: &Option<String>| Cell::text(name.clone().unwrap_or_default());
        let who = match awaited {
            Awaited::Us => name(&self.row.owner),
            Awaited::Party => name(&self.row.awaited_party),
            Awaited::Person => name(&self.row.awaited_person),
        };
        [Cell::word(awaited.key(), question.asker.w.label(awaited)), who]
    }

    /// Its reference.
    pub fn reference(&self) -> Cell {
        Cell::Code(self.row.reference.clone())
    }
}

/// The agreements that existed on the day the report looks back from, in the stage asked for, with
/// all that the report tells about them.
pub fn all<'a>(question: &Question, rows: &'a Rows) -> Vec<Standing<'a>> {
    let mut parties = grouped(&rows.parties, |row| row.agreement_id);
    let facts = Known::new(rows);
    let met: HashMap<AgreementId, NaiveDate> = rows.met.iter().map(|row| (row.agreement_id, row.held_on)).collect();
    let history = grouped(&rows.history, |row| row.agreement_id);
    let awaits = grouped(&rows.awaits, |row| row.agreement_id);
    let mut standings = bare(question, rows);
    for standing in &mut standings {
        let id = standing.row.id;
        standing.parties =
            parties.remove(&id).unwrap_or_default().into_iter().map(|party| party.name.clone()).collect();
        standing.last_met = met.get(&id).copied();
        if standing.is_current {
            standing.missing = facts.missing(question.asker.w, id, standing.stage);
        }
        standing.spent = days(question, standing, history.get(&id), awaits.get(&id));
    }
    standings
}

/// The same agreements, with what the figures are counted from.
pub fn bare<'a>(question: &Question, rows: &'a Rows) -> Vec<Standing<'a>> {
    let mut history = grouped(&rows.history, |row| row.agreement_id);
    let mut terms = grouped(&rows.terms, |row| row.agreement_id);
    let standings = rows.agreements.iter().filter_map(|row| {
        let entries = history.remove(&row.id).unwrap_or_default();
        let mut standing = stood(question, row, &entries)?;
        standing.term = terms.remove(&row.id).unwrap_or_default().last().copied();
        standing.health = standing.judge(question.as_of(), &rows.limits);
        Some(standing)
    });
    standings.filter(|standing| question.stage.is_none_or(|stage| stage == standing.stage)).collect()
}

fn days(
    question: &Question,
    standing: &Standing<'_>,
    entries: Option<&Vec<&EntryRow>>,
    awaits: Option<&Vec<&AwaitRow>>,
) -> Spent {
    let mut stages: Vec<(NaiveDate, Stage)> =
        entries.into_iter().flatten().map(|entry| (entry.entered_on, entry.to_stage)).collect();
    if stages.is_empty() {
        stages.push((standing.since, standing.stage));
    }
    let with = |row: &AwaitRow| match (row.somebody, row.ours) {
        (false, _) => With::Nobody,
        (true, true) => With::Us,
        (true, false) => With::Them,
    };
    let waits: Vec<(NaiveDate, With)> = awaits.into_iter().flatten().map(|row| (row.since, with(row))).collect();
    spent(&stages, &waits, question.period.from(), question.as_of())
}

fn stood<'a>(question: &Question, row: &'a AgreementRow, entries: &[&'a EntryRow]) -> Option<Standing<'a>> {
    let as_of = question.as_of();
    let start = question.period.from();
    let (stage, since) = stage_on(row, entries, as_of)?;
    let before = start.pred_opt().and_then(|day| stage_on(row, entries, day)).map(|(stage, _)| stage);
    Some(Standing {
        row,
        parties: Vec::new(),
        stage,
        since,
        before,
        is_current: stands_still(entries, as_of),
        entered: entries.iter().filter(|entry| (start..=as_of).contains(&entry.entered_on)).copied().collect(),
        last_met: None,
        term: None,
        missing: Vec::new(),
        health: Health { days: 0, limit: None, holds: Vec::new(), ends_in: None },
        spent: Spent::default(),
    })
}
