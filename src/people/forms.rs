//! The forms of a person and of a post.
use chrono::NaiveDate;

use super::{NewPerson, NewPost, Person, Post};
use crate::form::Form;
use crate::ids::{OrganisationId, PersonId};
use crate::persian::{Lean, to_ascii};
use crate::words::Words;

/// The fields of a person's form with their names for people, in the order of the page.
pub fn labels(w: &Words) -> Vec<(&'static str, &'static str)> {
    let w = w.people;
    vec![
        ("name", w.name()),
        ("honorific", w.honorific()),
        ("phone", w.phone()),
        ("email", w.email()),
        ("note", w.note()),
    ]
}

/// The form filled in from a person.
pub fn filled(w: Words, of: &Person) -> Form {
    written(w, &of.written()).with("version", of.version.to_string())
}

/// The form filled in from what is written down.
pub fn written(w: Words, of: &NewPerson) -> Form {
    Form::empty(w)
        .with("honorific", of.honorific.as_str())
        .with("name", of.name.as_str())
        .with("phone", w.code(&of.phone))
        .with("email", of.email.as_str())
        .with("note", of.note.as_str())
}

/// What the form says; faults are recorded in it.
pub fn read(form: &mut Form, w: &Words) -> NewPerson {
    let name = form.required("name", 200);
    let honorific = form.text("honorific", 100);
    // Titles typed into the name are titles all the same.
    let told = NewPerson::named(&name);
    let (name, honorific) = match honorific.is_empty() && !told.honorific.is_empty() {
        true => (told.name, told.honorific),
        false => (name, honorific),
    };
    NewPerson {
        name,
        honorific,
        phone: to_ascii(&form.text("phone", 100)),
        email: email(form, w),
        note: form.text("note", 4000),
    }
}

fn email(form: &mut Form, w: &Words) -> String {
    let typed = form.text("email", 200);
    let is_email = typed.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    });
    if !typed.is_empty() && (!is_email || typed.contains(char::is_whitespace)) {
        form.reject("email", w.people.email_fault());
    }
    typed
}

/// The fields of a post's form with their names for people, in the order of the page.
pub fn post_labels(w: &Words) -> Vec<(&'static str, &'static str)> {
    let w = w.people;
    vec![
        ("organisation", w.organisation()),
        ("title", w.post_title()),
        ("starts_on", w.starts_on()),
        ("ends_on", w.ends_on()),
        ("may_sign", w.may_sign()),
    ]
}

/// The form filled in from a post.
pub fn filled_post(w: Words, of: &Post) -> Form {
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| w.day_full(day));
    Form::empty(w)
        .with("organisation", of.organisation_name.as_str())
        .with("organisation_id", of.organisation.to_string())
        .with("title", of.title.as_str())
        .with("starts_on", day(of.starts_on))
        .with("ends_on", day(of.ends_on))
        .with("may_sign", if of.may_sign { "1" } else { "" })
        .with("version", of.version.to_string())
}

/// What the form of a post says beside the organisation.
#[derive(Clone, Debug)]
pub struct PostText {
    /// As what.
    pub title: String,
    /// The first day, if known.
    pub starts_on: Option<NaiveDate>,
    /// The last day, if it ended.
    pub ends_on: Option<NaiveDate>,
    /// Whether the holder may sign for the organisation.
    pub may_sign: bool,
}

impl PostText {
    /// As the post of a person at an organisation.
    pub fn at(self, organisation: OrganisationId, person: PersonId) -> NewPost {
        let PostText { title, starts_on, ends_on, may_sign } = self;
        NewPost { person, organisation, title, starts_on, ends_on, may_sign }
    }
}

/// What the form says; faults are recorded in it.
pub fn read_post(form: &mut Form, w: &Words, today: NaiveDate) -> PostText {
    if form.value("organisation").is_empty() {
        form.reject("organisation", w.faults.required());
    }
    let text = PostText {
        title: form.required("title", 200),
        starts_on: form.day("starts_on", today, Lean::Past),
        ends_on: form.day("ends_on", today, Lean::CurrentYear),
        may_sign: form.ticked("may_sign"),
    };
    if let (Some(first), Some(last)) = (text.starts_on, text.ends_on)
        && last < first
    {
        form.reject("ends_on", w.people.ends_before_start());
    }
    text
}
