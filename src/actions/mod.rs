//! Actions: what somebody has to do by some day, whether it was decided in a meeting or not.
use chrono::{Days, NaiveDate, Weekday};
use uuid::Uuid;

use crate::ids::{ActionId, AgreementId, DecisionId, MeetingId, OrganisationId, PersonId, UserId};
use crate::keyed;
use crate::persian::Jalali;

pub mod forms;
pub mod pick;
pub mod store;
pub mod web;

keyed! {
    /// The ways of looking at the actions.
    pub enum Tab {
        /// Open ones of the reader.
        Mine = "mine",
        /// Open ones of us: users, our own organisation and its people.
        Ours = "ours",
        /// Open ones of other organisations and their people.
        Theirs = "theirs",
        /// Open ones whose day has passed.
        Overdue = "overdue",
        /// Open ones.
        All = "all",
        /// Done ones.
        Done = "done",
    }
}

keyed! {
    /// How near the day of an open action is.
    pub enum Nearness {
        /// It has passed.
        Overdue = "overdue",
        /// Until the end of this week, which goes from Saturday to Friday.
        ThisWeek = "this_week",
        /// After that.
        Later = "later",
        /// It has none.
        Undated = "undated",
    }
}

impl Nearness {
    /// How near `due` is on `today`.
    pub fn of(due: Option<NaiveDate>, today: NaiveDate) -> Nearness {
        match due {
            None => Nearness::Undated,
            Some(due) if due < today => Nearness::Overdue,
            Some(due) if due <= end_of_week(today) => Nearness::ThisWeek,
            Some(_) => Nearness::Later,
        }
    }
}

/// The Friday that ends the week in which a day lies.
pub fn end_of_week(day: NaiveDate) -> NaiveDate {
    let gone = Jalali::from(day).weekday().days_since(Weekday::Sat);
    day.checked_add_days(Days::new(u64::from(6 - gone))).unwrap_or(day)
}

/// Who has to do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Responsible {
    /// A user of the program.
    User(UserId),
    /// A person.
    Person(PersonId),
    /// An organisation as a whole.
    Organisation(OrganisationId),
}

impl Responsible {
    /// The bare id, which is one among all three kinds.
    pub fn uuid(self) -> Uuid {
        match self {
            Responsible::User(id) => id.uuid(),
            Responsible::Person(id) => id.uuid(),
            Responsible::Organisation(id) => id.uuid(),
        }
    }

    /// The user, if it is one.
    pub fn user(self) -> Option<UserId> {
        if let Responsible::User(id) = self { Some(id) } else { None }
    }

    /// The person, if it is one.
    pub fn person(self) -> Option<PersonId> {
        if let Responsible::Person(id) = self { Some(id) } else { None }
    }

    /// The organisation, if it is one.
    pub fn organisation(self) -> Option<OrganisationId> {
        if let Responsible::Organisation(id) = self { Some(id) } else { None }
    }
}

/// An action to be recorded.
#[derive(Clone, Debug)]
pub struct NewAction {
    /// Its id.
    pub id: ActionId,
    /// What is to be done.
    pub text: String,
    /// Who has to do it.
    pub responsible: Option<Responsible>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The agreement it serves.
    pub agreement: Option<AgreementId>,
    /// The meeting it was born in.
    pub meeting: Option<MeetingId>,
    /// The decision it was born from.
    pub decision: Option<DecisionId>,
    /// Who records it.
    pub created_by: UserId,
}

/// An action.
#[derive(Clone, Debug)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// What is to be done.
    pub text: String,
    /// Who has to do it.
    pub responsible: Option<Responsible>,
    /// The name of who has to do it, or empty.
    pub responsible_name: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// What was said about it then.
    pub done_note: String,
    /// The agreement it serves.
    pub agreement: Option<(AgreementId, String)>,
    /// The meeting it was born in.
    pub meeting: Option<(MeetingId, String)>,
    /// The decision it was born from.
    pub decision: Option<DecisionId>,
    /// For the lock.
    pub version: i64,
}

/// An action as lists show it.
#[derive(Clone, Debug)]
pub struct ActionLine {
    /// Its id.
    pub id: ActionId,
    /// What is to be done.
    pub text: String,
    /// The name of who has to do it, or empty.
    pub responsible: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// The agreement it serves, with its title.
    pub agreement: Option<(AgreementId, String)>,
    /// The meeting it was born in.
    pub meeting: Option<MeetingId>,
    /// The decision it was born from.
    pub decision: Option<DecisionId>,
    /// For the lock.
    pub version: i64,
}

impl ActionLine {
    /// Whether it is done.
    pub fn is_done(&self) -> bool {
        self.done_on.is_some()
    }

    /// Days by which an open action is late; nothing when it is not.
    pub fn days_late(&self, today: NaiveDate) -> Option<i64> {
        let due = self.due_on.filter(|due| !self.is_done() && *due < today)?;
        Some((today - due).num_days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn the_week_ends_on_friday() {
        // 2026-05-18 is a Monday; its Friday is the 22nd; Saturday the 23rd begins a new week.
        assert_eq!(end_of_week(day("2026-05-18")), day("2026-05-22"));
        assert_eq!(end_of_week(day("2026-05-22")), day("2026-05-22"));
        assert_eq!(end_of_week(day("2026-05-23")), day("2026-05-29"));
    }

    #[test]
    fn nearness_has_its_edges_at_today_and_friday() {
        let today = day("2026-05-18");
        let of = |due: &str| Nearness::of(Some(day(due)), today);
        assert_eq!(of("2026-05-17"), Nearness::Overdue);
        assert_eq!(of("2026-05-18"), Nearness::ThisWeek);
        assert_eq!(of("2026-05-22"), Nearness::ThisWeek);
        assert_eq!(of("2026-05-23"), Nearness::Later);
        assert_eq!(Nearness::of(None, today), Nearness::Undated);
    }
}
