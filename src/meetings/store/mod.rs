//! Meetings in the database.
mod attendance;
mod contacts;
mod decisions;
mod last;
mod lines;
mod list;
mod next;
mod record;

pub use attendance::{attendance, drop_attendee, last_attendance, put_attendee};
pub use contacts::{Contact, known_to, named, recently_met};
pub use decisions::{
    DecisionLine, add_decision, decisions, decisions_of_agreement, drop_decision, has_held_with_decision,
    update_decision,
};
pub use last::last_contacts;
pub use lines::{MeetingLine, of_agreement, of_organisation, of_person};
pub use list::{Filter, PER_PAGE, count, past, upcoming};
pub use next::{NextMeeting, next_about};
pub use record::{
    agreements, delete, event_agreement, finalise, find, insert, link, reopen, restore, set_state, unlink, update,
};
