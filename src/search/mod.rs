//! Search over everything a person may see: what the index holds of a record, and how what was typed is
//! looked up in it.
//!
//! The index keeps folded copies only ([`document`]); what is shown is read from the records themselves and
//! marked there ([`mark`]). Whoever writes a record calls [`index::refresh`] in the same transaction.
use uuid::Uuid;

use crate::ids::{
    ActionId, AgreementId, AttachmentId, CommitmentId, CoverageId, DecisionId, MeetingId, OrganisationId, OutletId,
    PersonId,
};
use crate::keyed;

pub mod ask;
pub mod commands;
pub mod document;
mod engine;
pub mod find;
pub mod index;
pub mod mark;
pub mod place;
mod postgres;
mod spelling;
mod sqlite;
pub mod store;
mod tokens;
pub mod upkeep;
pub mod web;

keyed! {
    /// What a hit is, in the order of the results.
    pub enum Kind {
        /// An agreement.
        Agreement = "agreement",
        /// An organisation.
        Organisation = "organisation",
        /// A person with the posts held.
        Person = "person",
        /// A meeting with its minutes.
        Meeting = "meeting",
        /// A decision.
        Decision = "decision",
        /// An action.
        Action = "action",
        /// A commitment.
        Commitment = "commitment",
        /// The latest text of an agreement.
        Draft = "draft",
        /// An item of press coverage.
        Coverage = "coverage",
        /// An outlet.
        Outlet = "outlet",
        /// A file, by its name.
        File = "file",
    }
}

impl Kind {
    /// Whether its records belong to a day, and so to a year.
    pub fn is_dated(self) -> bool {
        !matches!(self, Kind::Organisation | Kind::Person | Kind::Outlet)
    }
}

/// One thing that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doc {
    /// An agreement with its parties, letters and periods.
    Agreement(AgreementId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A person with the posts held.
    Person(PersonId),
    /// A meeting with those who were there.
    Meeting(MeetingId),
    /// A decision.
    Decision(DecisionId),
    /// An action.
    Action(ActionId),
    /// A commitment.
    Commitment(CommitmentId),
    /// The latest text of an agreement.
    Draft(AgreementId),
    /// An item of press coverage.
    Coverage(CoverageId),
    /// An outlet.
    Outlet(OutletId),
    /// A file.
    File(AttachmentId),
}

impl Doc {
    /// What it is.
    pub fn kind(self) -> Kind {
        match self {
            Doc::Agreement(_) => Kind::Agreement,
            Doc::Organisation(_) => Kind::Organisation,
            Doc::Person(_) => Kind::Person,
            Doc::Meeting(_) => Kind::Meeting,
            Doc::Decision(_) => Kind::Decision,
            Doc::Action(_) => Kind::Action,
            Doc::Commitment(_) => Kind::Commitment,
            Doc::Draft(_) => Kind::Draft,
            Doc::Coverage(_) => Kind::Coverage,
            Doc::Outlet(_) => Kind::Outlet,
            Doc::File(_) => Kind::File,
        }
    }

    /// The id of its record.
    pub fn id(self) -> Uuid {
        match self {
            Doc::Agreement(id) | Doc::Draft(id) => id.uuid(),
            Doc::Organisation(id) => id.uuid(),
            Doc::Person(id) => id.uuid(),
            Doc::Meeting(id) => id.uuid(),
            Doc::Decision(id) => id.uuid(),
            Doc::Action(id) => id.uuid(),
            Doc::Commitment(id) => id.uuid(),
            Doc::Coverage(id) => id.uuid(),
            Doc::Outlet(id) => id.uuid(),
            Doc::File(id) => id.uuid(),
        }
    }
}
