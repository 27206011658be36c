//! A commitment as lists show it, on any page.
use chrono::NaiveDate;

use crate::commitments::{Every, Standing, State};
use crate::page::{Markup, icon};
use crate::words::Words;

/// A commitment in words.
pub struct Line {
    /// Where it is read.
    pub href: String,
    /// What was promised.
    pub text: String,
    /// The article of the text; may be empty.
    pub article: String,
    /// The party that owes it.
    pub obligor: String,
    /// The agreement's page and title.
    pub agreement: (String, String),
    /// How often and until when.
    pub measure: String,
    /// How often, for where the day it is due stands beside it.
    pub often: String,
    /// How it stands: class and icon of the badge, and the word.
    pub state: (&'static str, Markup, &'static str),
    /// The day it is due.
    pub due: Option<Markup>,
    /// How late it is.
    pub late: Option<String>,
    /// How many pieces are missing, where one can lack several.
    pub owed: Option<String>,
    /// How many pieces were done.
    pub done: String,
    /// Who follows it up; may be empty.
    pub owner: String,
}

impl Line {
    /// A commitment as it stands today.
    pub fn of(w: Words, one: &Standing, today: NaiveDate) -> Line {
        let (of, judged) = (&one.commitment, &one.judged);
        let (class, mark) = match judged.state {
            State::Overdue | State::Lapsed => ("bad", "triangle-alert"),
            State::Behind => ("warn", "triangle-alert"),
            State::OnTime | State::Fulfilled => ("ok", "circle-check"),
            State::Pending | State::Open | State::Waived => ("", "circle-dot"),
        };
        // What is owed once as a whole is late or not; it lacks no part.
        let is_single = of.terms.every == Every::Once && of.terms.times == 1;
        Line {
            href: format!("/commitments/{}", of.id),
            text: of.text.clone(),
            article: of.article.clone(),
            obligor: of.obligor_name.clone(),
            agreement: (format!("/agreements/{}", of.agreement), of.title.clone()),
            measure: w.measure(&of.terms),
            often: w.often(&of.terms),
            state: (class, icon(mark), w.label(judged.state)),
            due: judged.due.map(|day| w.day(day)),
            late: judged.days_late(today).map(|days| w.common.days_late(days)),
            owed: (judged.owed > 0 && !is_single).then(|| w.commitments.owed(judged.owed)),
            done: w.commitments.done(judged.done),
            owner: of.owner_name.clone(),
        }
    }
}

/// The commitments of an agreement: what we owe, and what the others owe.
pub struct Sides {
    /// Ours.
    pub ours: Vec<Line>,
    /// Theirs.
    pub theirs: Vec<Line>,
}

impl Sides {
    /// Sorts them out.
    pub fn of(w: Words, all: &[Standing], today: NaiveDate) -> Sides {
        let side = |ours: bool| {
            let of_side = all.iter().filter(|one| one.commitment.ours == ours);
            of_side.map(|one| Line::of(w, one, today)).collect()
        };
        Sides { ours: side(true), theirs: side(false) }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ours.is_empty() && self.theirs.is_empty()
    }
}
