//! Persons, and the posts they hold and held: records keep the post of their own day.
use chrono::NaiveDate;

use crate::ids::{OrganisationId, PersonId, PostId};
use crate::persian::fold;

pub mod forms;
pub mod pick;
pub mod store;
pub mod web;

/// What is written down about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewPerson {
    /// Given and family name, without titles.
    pub name: String,
    /// The titles before the name: «دکتر», «سرکار خانم مهندس».
    pub honorific: String,
    /// Telephone numbers, in ASCII digits.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Anything else.
    pub note: String,
}

/// What stands before a name and is a title, after folding. «سید» is not among them: it is part of
/// many names.
const TITLES: &[&str] =
    &["جناب", "سرکار", "اقای", "اقا", "خانم", "دکتر", "مهندس", "استاد", "حاج", "mr", "mrs", "ms", "dr", "eng", "prof"];

impl NewPerson {
    /// A person of whom only the name is known, written with or without titles.
    pub fn named(text: &str) -> NewPerson {
        let words: Vec<&str> = text.split_whitespace().collect();
        let titles = words.iter().take(5).take_while(|word| TITLES.contains(&fold(word).as_str())).count();
        // Whoever is known only as «مهندس» is still somebody.
        let titles = titles.min(words.len().saturating_sub(1));
        let (before, name) = words.split_at_checked(titles).unwrap_or((&[], &words));
        NewPerson { name: name.join(" "), honorific: before.join(" "), ..NewPerson::default() }
    }

    /// The name as people say it.
    pub fn full_name(&self) -> String {
        full_name(&self.honorific, &self.name)
    }

    /// What is written down, field by field, as lists and events tell it.
    pub fn told(&self) -> [(&'static str, String); 5] {
        [
            ("name", self.name.clone()),
            ("honorific", self.honorific.clone()),
            ("phone", self.phone.clone()),
            ("email", self.email.clone()),
            ("note", self.note.clone()),
        ]
    }
}

/// The name as people say it: titles before the name.
pub fn full_name(honorific: &str, name: &str) -> String {
    format!("{honorific} {name}").trim().to_owned()
}

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    /// Id.
    pub id: PersonId,
    /// Given and family name, without titles.
    pub name: String,
    /// The titles before the name.
    pub honorific: String,
    /// Telephone numbers.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Anything else.
    pub note: String,
    /// Whether the person is in the trash; records that name them still lead there.
    pub deleted: bool,
    /// For optimistic locking.
    pub version: i64,
}

impl Person {
    /// The name as people say it.
    pub fn full_name(&self) -> String {
        full_name(&self.honorific, &self.name)
    }

    /// What is written down about them, field by field.
    pub fn written(&self) -> NewPerson {
        NewPerson {
            name: self.name.clone(),
            honorific: self.honorific.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            note: self.note.clone(),
        }
    }
}

/// What is written down about a post.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewPost {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub organisation: OrganisationId,
    /// As what; empty when only the organisation was told.
    pub title: String,
    /// The first day, if known.
    pub starts_on: Option<NaiveDate>,
    /// The last day, if it ended.
    pub ends_on: Option<NaiveDate>,
    /// Whether the holder may sign for the organisation.
    pub may_sign: bool,
}

/// A post that a person holds or held.
#[derive(Clone, Debug)]
pub struct Post {
    /// Id.
    pub id: PostId,
    /// Who.
    pub person: PersonId,
    /// Their name, with titles.
    pub person_name: String,
    /// Where.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// As what; empty when only the organisation was told.
    pub title: String,
    /// The first day, if known.
    pub starts_on: Option<NaiveDate>,
    /// The last day, if it ended.
    pub ends_on: Option<NaiveDate>,
    /// Whether the holder may sign for the organisation.
    pub may_sign: bool,
    /// For optimistic locking.
    pub version: i64,
}

impl Post {
    /// Whether it was held on a day. A post without a first day was held ever since.
    pub fn was_held_on(&self, day: NaiveDate) -> bool {
        self.starts_on.is_none_or(|first| first <= day) && self.ends_on.is_none_or(|last| day <= last)
    }

    /// Name and title; the organisation where no title was told.
    pub fn label(&self) -> String {
        let role = if self.title.is_empty() { &self.organisation_name } else { &self.title };
        let comma = if self.person_name.is_ascii() { ", " } else { "، " };
        format!("{}{comma}{role}", self.person_name)
    }

    /// What is written down about it, field by field.
    pub fn written(&self) -> NewPost {
        NewPost {
            person: self.person,
            organisation: self.organisation,
            title: self.title.clone(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            may_sign: self.may_sign,
        }
    }
}

/// What a combobox text says of a person: «نام», «نام — سازمان» or «نام — سمت — سازمان».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The name, with titles.
    pub name: String,
    /// The title of the post.
    pub title: String,
    /// The organisation.
    pub organisation: String,
}

impl Introduction {
    /// Reads the text.
    pub fn read(text: &str) -> Introduction {
        let parts: Vec<&str> = text.split(['—', '–']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let (name, title, organisation) = match parts.as_slice() {
            [name, organisation] => (*name, "", *organisation),
            [name, title, organisation, ..] => (*name, *title, *organisation),
            _ => (text.trim(), "", ""),
        };
        Introduction { name: name.into(), title: title.into(), organisation: organisation.into() }
    }

    /// As lists show a person.
    pub fn label(name: &str, organisation: Option<&str>) -> String {
        match organisation {
            Some(organisation) => format!("{name} — {organisation}"),
            None => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_kept_apart_from_the_name() {
        let person = NewPerson::named("سرکار خانم دکتر مریم نوری");
        assert_eq!((person.honorific.as_str(), person.name.as_str()), ("سرکار خانم دکتر", "مریم نوری"));
        assert_eq!(person.full_name(), "سرکار خانم دکتر مریم نوری");
        assert_eq!(NewPerson::named("مهندس").name, "مهندس");
        assert_eq!(NewPerson::named("سید رضا حسینی").honorific, "");
    }

    #[test]
    fn an_introduction_tells_name_title_and_organisation() {
        let told = Introduction::read("رضا نوری — معاون تعاون – ادارهٔ کل البرز");
        assert_eq!(told.name, "رضا نوری");
        assert_eq!(told.title, "معاون تعاون");
        assert_eq!(told.organisation, "ادارهٔ کل البرز");
        assert_eq!(Introduction::read("رضا نوری").organisation, "");
    }
}
