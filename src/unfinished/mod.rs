//! What somebody is typing and has not handed in yet: long forms keep themselves every few seconds, so
//! that neither a closed tab nor a power cut costs more than a sentence. Nobody but its writer sees it.
use chrono::{DateTime, Utc};

use crate::form::Form;
use crate::ids::MeetingId;
use crate::words::Words;

pub mod store;
pub mod web;

/// The most that one form may hold, in bytes.
pub const LARGEST: usize = 100_000;

/// A form that keeps itself, by the address of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A meeting that is being recorded.
    NewMeeting,
    /// A meeting that is being changed.
    Meeting(MeetingId),
}

impl Place {
    /// The form on the page at an address.
    pub fn parse(address: &str) -> Option<Place> {
        if address == "/meetings/new" {
            return Some(Place::NewMeeting);
        }
        let id = address.strip_prefix("/meetings/")?.strip_suffix("/edit")?;
        MeetingId::parse(id).map(Place::Meeting)
    }

    /// The form of a meeting; a new one without an id.
    pub fn of_meeting(id: Option<MeetingId>) -> Place {
        id.map_or(Place::NewMeeting, Place::Meeting)
    }

    /// The address of its page.
    pub fn address(&self) -> String {
        match self {
            Place::NewMeeting => "/meetings/new".into(),
            Place::Meeting(id) => format!("/meetings/{id}/edit"),
        }
    }

    /// Where the page keeps it.
    pub fn autosave(&self) -> String {
        let place: String = form_urlencoded::byte_serialize(self.address().as_bytes()).collect();
        format!("/unfinished?at={place}")
    }

    /// The field by which a list names it.
    fn title_field(&self) -> &'static str {
        match self {
            Place::NewMeeting | Place::Meeting(_) => "subject",
        }
    }
}

/// One that was kept.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// Where it goes on.
    pub place: Place,
    /// How it is called so far; may be empty.
    pub title: String,
    /// When it was kept last.
    pub saved_at: DateTime<Utc>,
    fields: Vec<(String, String)>,
}

impl Unfinished {
    /// The form as it was.
    pub fn form(self, w: Words) -> Form {
        Form::new(w, self.fields)
    }

    /// Where it goes on.
    pub fn resume(&self) -> String {
        format!("{}?unfinished=1", self.place.address())
    }
}
