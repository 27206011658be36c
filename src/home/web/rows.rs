//! What the desk shows, row by row, in words.
use chrono::NaiveDate;

use crate::agreements::Awaited;
use crate::agreements::health::Health;
use crate::agreements::lifecycle::Stage;
use crate::agreements::web::marks::{Age, holds};
use crate::home::{Case, Due, DueKind, OwnStep, Standing, Task};
use crate::page::{Markup, stage_mark};
use crate::words::Words;

/// One stage of the strip.
pub(super) struct Tile {
    pub(super) key: &'static str,
    pub(super) mark: Markup,
    pub(super) count: String,
    pub(super) note: String,
    pub(super) stuck: String,
    pub(super) calm: &'static str,
}

impl Tile {
    pub(super) fn of(w: Words, standing: &Standing, today: NaiveDate) -> Tile {
        let Standing { stage, count, stuck, ending, median_since } = standing;
        let in_force = *stage == Stage::InForce;
        let note = match median_since.filter(|_| *count > 0) {
            Some(since) => w.home.median((today - since).num_days()),
            None if in_force && *ending > 0 => w.home.ending(*ending),
            None if in_force && *count > 0 => w.home.none_ending().into(),
            None => String::new(),
        };
        Tile {
            key: stage.key(),
            mark: stage_mark(&w, stage),
            count: w.num(*count),
            note,
            stuck: if *stuck > 0 { w.home.stuck_here(*stuck) } else { String::new() },
            calm: if median_since.is_some() && *count > 0 { w.home.none_stuck() } else { "" },
        }
    }
}

/// One agreement that is stuck.
pub(super) struct Stuck {
    pub(super) case: Case,
    pub(super) mark: Markup,
    pub(super) age: Age,
    pub(super) reasons: Vec<String>,
    pub(super) whose: String,
    pub(super) person: String,
}

impl Stuck {
    pub(super) fn of(w: Words, case: Case, health: &Health) -> Stuck {
        let v = w.agreement_views;
        let or = |name: &str, other: &str| if name.is_empty() { other.to_owned() } else { name.to_owned() };
        let (whose, person) = match case.awaited {
            Some(Awaited::Us) => (v.us().to_owned(), case.owner.clone()),
            Some(Awaited::Party) => (or(&case.organisation, v.the_party()), case.person.clone()),
            Some(Awaited::Person) => (or(&case.organisation, v.a_person()), case.person.clone()),
            None => (String::new(), String::new()),
        };
        Stuck {
            mark: stage_mark(&w, &case.stage),
            age: Age::of(w, health),
            reasons: holds(w, health),
            whose,
            person,
            case,
        }
    }
}

/// One thing due.
pub(super) struct Deadline {
    pub(super) class: &'static str,
    pub(super) day: Markup,
    pub(super) left: String,
    pub(super) href: String,
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) about: String,
}

impl Deadline {
    pub(super) fn of(w: Words, due: Due, today: NaiveDate) -> Deadline {
        let href = due.href();
        let (kind, text, about) = match due.kind {
            DueKind::PeriodEnd => (w.home.period_end(), due.about, String::new()),
            DueKind::Meeting => (w.home.planned_meeting(), due.text, due.about),
            DueKind::NextStep => (w.home.next_step(), due.text, due.about),
            DueKind::Action => ("", due.text, due.about),
        };
        let (class, left) = until(w, due.day, today);
        Deadline { class, day: w.weekday(due.day), left, href, kind, text, about }
    }
}

/// How far a day is, in words, and whether that is late or soon.
fn until(w: Words, day: NaiveDate, today: NaiveDate) -> (&'static str, String) {
    match (day - today).num_days() {
        days @ ..0 => ("late", w.common.days_late(-days)),
        0 => ("soon", w.common.today().into()),
        1 => ("soon", w.common.tomorrow().into()),
        days @ 2..=3 => ("soon", w.common.days_left(days)),
        days => ("", w.common.days_left(days)),
    }
}

/// One action of the user's own.
pub(super) struct Todo {
    pub(super) task: Task,
    pub(super) by: String,
    pub(super) class: &'static str,
    pub(super) left: String,
}

impl Todo {
    pub(super) fn of(w: Words, task: Task, today: NaiveDate) -> Todo {
        let (class, left) = task.due_on.map_or(("", String::new()), |day| until(w, day, today));
        let by = task.due_on.map_or_else(String::new, |day| w.home.due(w.day_text(day)));
        Todo { task, by, class, left }
    }
}

/// The next step of an agreement of the user's own.
pub(super) struct Mine {
    pub(super) step: OwnStep,
    pub(super) by: String,
    pub(super) class: &'static str,
    pub(super) left: String,
}

impl Mine {
    pub(super) fn of(w: Words, step: OwnStep, today: NaiveDate) -> Mine {
        let (class, left) = step.due_on.map_or(("", String::new()), |day| until(w, day, today));
        let by = step.due_on.map_or_else(String::new, |day| w.home.due(w.day_text(day)));
        Mine { step, by, class, left }
    }
}
