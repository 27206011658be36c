//! Meetings: who met whom, when and where, what was said and what was decided.
use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::{AgreementId, DecisionId, MeetingId, PersonId, PostId, UserId};
use crate::keyed;

pub mod forms;
pub mod store;
pub mod web;

keyed! {
    /// Whether a meeting took place.
    pub enum MeetingState {
        /// Still to come.
        Planned = "planned",
        /// It took place.
        Held = "held",
        /// Called off.
        Cancelled = "cancelled",
    }
}

keyed! {
    /// Whether somebody invited was there.
    pub enum AttendanceState {
        /// Was there.
        Present = "present",
        /// Was not.
        Absent = "absent",
        /// Was not, and had said so.
        Excused = "excused",
        /// Sent somebody else.
        Represented = "represented",
    }
}

keyed! {
    /// What is done to a meeting as a whole.
    pub enum MeetingAct {
        /// Change its text.
        Edit = "edit",
        /// Say that it took place.
        Hold = "hold",
        /// Say that it is still to come.
        Plan = "plan",
        /// Call it off.
        Cancel = "cancel",
        /// Make the minutes final.
        Finalise = "finalise",
        /// Open final minutes again.
        Reopen = "reopen",
        /// Put it into the trash.
        Delete = "delete",
    }
}

/// A meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// What it was about.
    pub subject: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From, `HH:MM`, or empty.
    pub starts_at: String,
    /// Until, `HH:MM`, or empty.
    pub ends_at: String,
    /// Where.
    pub place: String,
    /// Whether it took place.
    pub state: MeetingState,
    /// Why it was called off.
    pub cancel_reason: String,
    /// Who was in the chair.
    pub chair: Option<(PersonId, String)>,
    /// Who wrote the minutes.
    pub secretary: Option<(PersonId, String)>,
    /// What was to be talked about.
    pub agenda: String,
    /// What was said.
    pub minutes: String,
    /// When and by whom the minutes were made final.
    pub finalised: Option<(DateTime<Utc>, String)>,
    /// Who recorded it.
    pub created_by: String,
    /// For the lock.
    pub version: i64,
}

impl Meeting {
    /// Whether the minutes are final: nothing about the meeting changes any more.
    pub fn is_final(&self) -> bool {
        self.finalised.is_some()
    }

    /// Whether an act makes sense in the state the meeting is in.
    pub fn allows(&self, act: MeetingAct) -> bool {
        use MeetingState::{Cancelled, Held, Planned};
        match act {
            MeetingAct::Reopen => self.is_final(),
            _ if self.is_final() => false,
            MeetingAct::Edit | MeetingAct::Delete => true,
            MeetingAct::Hold => matches!(self.state, Planned | Cancelled),
            MeetingAct::Plan => matches!(self.state, Held | Cancelled),
            MeetingAct::Cancel => self.state == Planned,
            MeetingAct::Finalise => self.state == Held,
        }
    }
}

/// What a form says about a meeting; everything but its people and decisions.
#[derive(Clone, Debug)]
pub struct MeetingText {
    /// What it is about.
    pub subject: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From, `HH:MM`, or empty.
    pub starts_at: String,
    /// Until, `HH:MM`, or empty.
    pub ends_at: String,
    /// Where.
    pub place: String,
    /// Who is in the chair.
    pub chair: Option<PersonId>,
    /// Who writes the minutes.
    pub secretary: Option<PersonId>,
    /// What is to be talked about.
    pub agenda: String,
    /// What was said.
    pub minutes: String,
}

/// A meeting to be recorded.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    /// Its id.
    pub id: MeetingId,
    /// What the form says.
    pub text: MeetingText,
    /// Planned or held.
    pub state: MeetingState,
    /// Who records it.
    pub created_by: UserId,
}

/// Somebody's attendance, with the post held on the day.
#[derive(Clone, Debug)]
pub struct Attendance {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The form of address before the name.
    pub honorific: String,
    /// The post held on the day.
    pub post: Option<PostId>,
    /// The title of that post, or empty.
    pub post_title: String,
    /// The organisation of that post, or empty.
    pub organisation: String,
    /// Whether they were there.
    pub state: AttendanceState,
    /// Who came instead.
    pub represented_by: String,
}

impl Attendance {
    /// The name with the form of address.
    pub fn full_name(&self) -> String {
        if self.honorific.is_empty() { self.name.clone() } else { format!("{} {}", self.honorific, self.name) }
    }

    /// Whether somebody sat there: the person, or whoever came instead.
    pub fn was_there(&self) -> bool {
        matches!(self.state, AttendanceState::Present | AttendanceState::Represented)
    }
}

/// A decision of a meeting (مصوبه).
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// The Jalali year of its number.
    pub year: i64,
    /// Its number in that year.
    pub number: i64,
    /// What was decided.
    pub text: String,
    /// The agreement it is about.
    pub agreement: Option<(AgreementId, String)>,
}

impl Decision {
    /// Year and number, as `1405/12`.
    pub fn code(&self) -> String {
        decision_code(self.year, self.number)
    }
}

/// Year and number of a decision, as `1405/12`.
pub fn decision_code(year: i64, number: i64) -> String {
    format!("{year}/{number}")
}

/// A decision to be recorded.
#[derive(Clone, Debug)]
pub struct NewDecision {
    /// The meeting that took it.
    pub meeting: MeetingId,
    /// The agreement it is about.
    pub agreement: Option<AgreementId>,
    /// The Jalali year of its number.
    pub year: i64,
    /// Its place among the decisions of the meeting.
    pub position: i64,
    /// What was decided.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(state: MeetingState) -> Meeting {
        Meeting {
            id: MeetingId::new(),
            subject: "s".into(),
            held_on: NaiveDate::default(),
            starts_at: String::new(),
            ends_at: String::new(),
            place: String::new(),
            state,
            cancel_reason: String::new(),
            chair: None,
            secretary: None,
            agenda: String::new(),
            minutes: String::new(),
            finalised: None,
            created_by: String::new(),
            version: 1,
        }
    }

    #[test]
    fn final_minutes_can_only_be_opened_again() {
        let mut held = meeting(MeetingState::Held);
        assert!(held.allows(MeetingAct::Finalise) && held.allows(MeetingAct::Edit) && !held.allows(MeetingAct::Reopen));
        held.finalised = Some((DateTime::default(), String::new()));
        let open: Vec<MeetingAct> = MeetingAct::ALL.iter().copied().filter(|act| held.allows(*act)).collect();
        assert_eq!(open, [MeetingAct::Reopen]);
    }

    #[test]
    fn only_a_meeting_to_come_is_called_off_and_only_a_held_one_made_final() {
        assert!(meeting(MeetingState::Planned).allows(MeetingAct::Cancel));
        assert!(!meeting(MeetingState::Held).allows(MeetingAct::Cancel));
        assert!(!meeting(MeetingState::Planned).allows(MeetingAct::Finalise));
        assert!(meeting(MeetingState::Cancelled).allows(MeetingAct::Hold));
    }
}
