//! Commitments: what a party bound itself to, once or again and again, and whether it kept to it.
use chrono::NaiveDate;

use crate::ids::{AgreementId, CommitmentId, DecisionId, OrganisationId, UserId};
use crate::keyed;

pub mod forms;
mod judge;
pub mod store;
pub mod web;

pub use judge::{Judged, Life, Piece, Tally, Terms, judge};

keyed! {
    /// How often it is owed.
    pub enum Every {
        /// By a day, or some time.
        Once = "once",
        /// In each Jalali month.
        Month = "month",
        /// In each quarter of the Jalali year.
        Quarter = "quarter",
        /// In each Jalali year.
        Year = "year",
    }
}

keyed! {
    /// How a commitment stands on a day.
    pub enum State {
        /// Its agreement is not in force, so that it binds nobody yet.
        Pending = "pending",
        /// To be done; its day has not passed.
        Open = "open",
        /// Owed regularly, and kept so far.
        OnTime = "on_time",
        /// Kept so far, but the running period lags behind its pace.
        Behind = "behind",
        /// Something is owed whose day has passed.
        Overdue = "overdue",
        /// Done.
        Fulfilled = "fulfilled",
        /// Its agreement ended with something still owed.
        Lapsed = "lapsed",
        /// Given up, with a reason.
        Waived = "waived",
    }
}

impl State {
    /// Whether something may still be done for it.
    pub fn is_open(self) -> bool {
        !matches!(self, State::Fulfilled | State::Lapsed | State::Waived)
    }
}

keyed! {
    /// What became of one period of a regular commitment.
    pub enum Mark {
        /// Enough was done in it.
        Met = "met",
        /// What it lacked was made up for later.
        MadeUp = "made_up",
        /// It lacks something.
        Missed = "missed",
        /// It is not over.
        Running = "running",
        /// Nothing falls due in it.
        Nothing = "nothing",
    }
}

keyed! {
    /// The ways of looking at the commitments.
    pub enum View {
        /// Open ones that the reader follows up.
        Mine = "mine",
        /// Those with something owed whose day has passed.
        Overdue = "overdue",
        /// Open ones of our own organisation.
        Ours = "ours",
        /// Open ones of the others.
        Theirs = "theirs",
        /// Open ones.
        All = "all",
        /// Kept, given up or ended unkept.
        Closed = "closed",
    }
}

impl View {
    /// Whether a commitment in this state belongs here.
    pub fn holds(self, one: &Standing, reader: UserId) -> bool {
        let state = one.judged.state;
        match self {
            View::Mine => state.is_open() && one.commitment.owner == Some(reader),
            View::Overdue => state == State::Overdue,
            View::Ours => state.is_open() && one.commitment.ours,
            View::Theirs => state.is_open() && !one.commitment.ours,
            View::All => state.is_open(),
            View::Closed => !state.is_open(),
        }
    }
}

/// What people write about a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The party that bound itself.
    pub obligor: OrganisationId,
    /// To what.
    pub text: String,
    /// The article of the text it stands in, as «ماده ۶»; may be empty.
    pub article: String,
    /// The decision it comes from.
    pub decision: Option<DecisionId>,
    /// How often and until when.
    pub terms: Terms,
    /// Who of ours follows it up.
    pub owner: Option<UserId>,
}

/// A commitment with what shows that it was kept.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// The agreement it follows from.
    pub agreement: AgreementId,
    /// The agreement's reference.
    pub reference: String,
    /// The agreement's title.
    pub title: String,
    /// The party that bound itself.
    pub obligor: OrganisationId,
    /// Its name.
    pub obligor_name: String,
    /// Whether that is our own organisation.
    pub ours: bool,
    /// To what.
    pub text: String,
    /// The article of the text it stands in; may be empty.
    pub article: String,
    /// The decision it comes from.
    pub decision: Option<DecisionId>,
    /// How often and until when.
    pub terms: Terms,
    /// When its agreement binds.
    pub life: Life,
    /// Who of ours follows it up.
    pub owner: Option<UserId>,
    /// The name of that user, or empty.
    pub owner_name: String,
    /// When and why it was given up.
    pub waived: Option<(NaiveDate, String)>,
    /// What was done for it, in the order of the days.
    pub pieces: Vec<Piece>,
    /// For the lock.
    pub version: i64,
}

impl Commitment {
    /// How it stands on a day, by what was done up to then.
    pub fn judge(&self, on: NaiveDate) -> Judged {
        let waived = self.waived.as_ref().is_some_and(|(day, _)| *day <= on);
        judge(&self.terms, &self.life, waived, &self.pieces, on)
    }

    /// Whether it would be kept if its agreement ended on a day.
    pub fn is_kept_if_ended(&self, on: NaiveDate) -> bool {
        let ended = Life { ended_on: Some(self.life.ended_on.map_or(on, |day| day.min(on))), ..self.life };
        let judged = judge(&self.terms, &ended, self.waived.is_some(), &self.pieces, on);
        matches!(judged.state, State::Fulfilled | State::Waived)
    }
}

/// A commitment, and how it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The commitment.
    pub commitment: Commitment,
    /// How it stands.
    pub judged: Judged,
}

impl Standing {
    /// How a commitment stands on a day.
    pub fn of(commitment: Commitment, on: NaiveDate) -> Standing {
        Standing { judged: commitment.judge(on), commitment }
    }
}

/// The most urgent first: by the day it is due, those without one last.
pub fn most_urgent_first(all: &mut [Standing]) {
    all.sort_by_key(|one| (one.judged.due.is_none(), one.judged.due, one.commitment.id));
}
