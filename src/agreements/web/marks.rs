//! What several pages show of an agreement in the same way: its age, what keeps it, pages of a list.
use crate::agreements::Awaited;
use crate::agreements::health::{Condition, Health, Hold};
use crate::agreements::store::list::Row;
use crate::words::{Lang, Words};

/// Days in the stage as a bar with a tick at the stage's limit, drawn from the line's start.
pub struct Age {
    /// The days in words.
    pub text: String,
    /// `soon`, `late` or nothing.
    pub class: &'static str,
    /// Where the bar begins, of 100.
    pub x: i64,
    /// Its length, of 100; the limit stands at 50.
    pub width: i64,
    /// Whether there is a limit to draw it against.
    pub has_limit: bool,
}

impl Age {
    /// The age of an agreement that does so.
    pub fn of(w: Words, health: &Health) -> Age {
        let over = health.holds.iter().any(|hold| matches!(hold, Hold::OverLimit(_)));
        let width = health.limit.map_or(0, |limit| (health.days * 50 / limit.max(1)).clamp(0, 100));
        Age {
            text: w.common.days(health.days),
            class: match over {
                true => "late",
                false if health.is_near_limit() => "soon",
                false => "",
            },
            x: if w.lang == Lang::Fa { 100 - width } else { 0 },
            width,
            has_limit: health.limit.is_some(),
        }
    }
}

/// What keeps an agreement, in words, each with its days.
pub fn holds(w: Words, health: &Health) -> Vec<String> {
    let v = w.agreement_views;
    let words = |hold: &Hold| match hold {
        Hold::OverLimit(days) => v.over_limit(*days),
        Hold::StepOverdue(days) => v.step_overdue(*days),
        Hold::NoNextStep => v.no_next_step().into(),
        Hold::PeriodOver(days) => v.period_over(*days),
    };
    health.holds.iter().map(words).collect()
}

/// That the period in force ends soon, in words.
pub fn ending(w: Words, health: &Health) -> Option<String> {
    health.ends_in.map(|days| match days {
        0 => w.agreement_views.ends_today().into(),
        days => w.agreement_views.ends_in(days),
    })
}

/// The class of the badge of a condition.
pub fn badge(condition: Condition) -> &'static str {
    match condition {
        Condition::OnTrack => "ok",
        Condition::Attention => "warn",
        Condition::AtRisk => "bad",
    }
}

/// Whom the next step waits for, in words; empty when nobody was named.
pub fn awaited(w: Words, who: Option<Awaited>, party: &str, person: &str) -> String {
    let v = w.agreement_views;
    let whom = match who {
        Some(Awaited::Us) => v.us(),
        Some(Awaited::Party) if party.is_empty() => v.the_party(),
        Some(Awaited::Party) => party,
        Some(Awaited::Person) if person.is_empty() => v.a_person(),
        Some(Awaited::Person) | None => return person.to_owned(),
    };
    if person.is_empty() { whom.to_owned() } else { v.awaited_with(whom, person) }
}

/// Whom the next step of a row waits for, in words.
pub fn awaited_of(w: Words, row: &Row) -> String {
    awaited(w, row.awaited, &row.awaited_party, &row.awaited_person)
}

/// One entry of a pager.
pub struct Leaf {
    /// The number, in figures of the language; empty for a gap.
    pub text: String,
    /// Where it leads.
    pub link: String,
    /// Whether it is the page shown.
    pub current: bool,
}

/// The pages of a list.
pub struct Pager {
    /// The page before.
    pub previous: Option<String>,
    /// The pages to choose from.
    pub leaves: Vec<Leaf>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// The pager of a list of `pages` pages at `page`; none when there is only one. `link` makes the
    /// address of a page.
    pub fn of(w: Words, page: i64, pages: i64, link: impl Fn(i64) -> String) -> Option<Pager> {
        if pages <= 1 {
            return None;
        }
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut before = 0;
        for n in (1..=pages).filter(|n| *n == 1 || *n == pages || (n - page).abs() <= 1) {
            if n > before + 1 {
                leaves.push(Leaf { text: String::new(), link: String::new(), current: false });
            }
            leaves.push(Leaf { text: w.num(n), link: link(n), current: n == page });
            before = n;
        }
        let previous = (page > 1).then(|| link(page - 1));
        let next = (page < pages).then(|| link(page + 1));
        Some(Pager { previous, leaves, next })
    }
}

/// A filter that is set, with the address of the list without it.
pub struct Chip {
    /// What it says.
    pub text: String,
    /// The list without it.
    pub link: String,
}
