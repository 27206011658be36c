//! One of each: records that turn out to be the same organisation or the same person become one,
//! with everything that pointed at either, and can be parted again.
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::audit::Kind;
use crate::keyed;
use crate::parties::NewOrganisation;
use crate::people::NewPerson;
use crate::search::Doc;

pub mod likely;
pub mod store;
pub mod web;

keyed! {
    /// What can be merged.
    pub enum Mergeable {
        /// Organisations.
        Organisation = "organisation",
        /// Persons.
        Person = "person",
    }
}

impl Mergeable {
    /// Where such records are listed.
    pub fn path(self) -> &'static str {
        match self {
            Mergeable::Organisation => "/organisations",
            Mergeable::Person => "/people",
        }
    }

    /// Such a record, for searching.
    pub fn doc(self, id: Uuid) -> Doc {
        match self {
            Mergeable::Organisation => Doc::Organisation(id.into()),
            Mergeable::Person => Doc::Person(id.into()),
        }
    }

    /// What they are in events.
    pub fn kind(self) -> Kind {
        match self {
            Mergeable::Organisation => Kind::Organisation,
            Mergeable::Person => Kind::Person,
        }
    }
}

/// What is written down about a record of either kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    /// About an organisation.
    Organisation(NewOrganisation),
    /// About a person.
    Person(NewPerson),
}

impl Written {
    /// The name.
    pub fn name(&self) -> String {
        match self {
            Written::Organisation(of) => of.name.clone(),
            Written::Person(of) => of.full_name(),
        }
    }
}

/// A row that pointed at the record that went, and points at the one that stayed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Table and column.
    pub place: String,
    /// Which row.
    pub key: Uuid,
    /// Where it pointed.
    pub from: Uuid,
    /// Where it points.
    pub to: Uuid,
}

/// Two rows of which there may be only one, and the one they became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined<T> {
    /// That of the record that stayed.
    pub kept: T,
    /// That of the record that went.
    pub gone: T,
    /// What they became.
    pub became: T,
}

/// All that must be known to part two records again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// What was written about the one that stayed.
    pub before: Written,
    /// What is written about it since.
    pub after: Written,
    /// The rows that point elsewhere.
    pub moved: Vec<Moved>,
    /// Both were parties of the same agreement.
    pub parties: Vec<Joined<store::PartyRow>>,
    /// Both had judged the same version.
    pub verdicts: Vec<Joined<store::VerdictRow>>,
    /// Both were at the same meeting.
    pub attendances: Vec<Joined<store::AttendanceRow>>,
    /// The same person in the same post at the same organisation.
    pub posts: Vec<Joined<store::PostRow>>,
    /// Signatures that became void because the other had signed the same agreement.
    pub voided: Vec<Uuid>,
}
