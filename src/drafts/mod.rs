//! Drafts of the text: versions that never change once saved, the working copy that does, what each
//! party says about a version, and the word-by-word comparison of two.
use chrono::{DateTime, NaiveDate, Utc};

use crate::agreements::lifecycle::Stage;
use crate::ids::{AgreementId, DraftId, OrganisationId, UserId};
use crate::keyed;

pub mod compare;
pub mod cover;
pub mod forms;
pub mod outline;
pub mod returned;
pub mod store;
pub mod template;
pub mod web;

/// The longest text of a draft, in characters.
pub const MAX_TEXT: usize = 500_000;
/// The longest note on a version.
pub const MAX_NOTE: usize = 2000;

keyed! {
    /// What a party says about a version.
    pub enum Answer {
        /// The party agrees to this text.
        Approved = "approved",
        /// The party sends it back with its remarks.
        Returned = "returned",
    }
}

keyed! {
    /// Why a party returned a version.
    pub enum ReturnReason {
        /// It does not fit the law or the statutes.
        Legal = "legal",
        /// Money, budget, obligations with a cost.
        Financial = "financial",
        /// What the cooperation covers.
        Scope = "scope",
        /// How it is written.
        Wording = "wording",
        /// Who may sign or decide.
        Authority = "authority",
        /// Anything else.
        Other = "other",
    }
}

/// What one party said about one version.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The party.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// What it said.
    pub answer: Answer,
    /// Who said so for the party, as written down.
    pub given_by: String,
    /// The day it was said.
    pub given_on: NaiveDate,
    /// Why it was returned.
    pub reason_code: Option<ReturnReason>,
    /// The remarks.
    pub reason: String,
    /// Who recorded it here.
    pub recorded_by: String,
    /// For optimistic locking.
    pub version: i64,
}

impl Verdict {
    /// The day it was said.
    pub fn day(&self) -> NaiveDate {
        self.given_on
    }

    /// Whether the party agrees.
    pub fn is_approval(&self) -> bool {
        self.answer == Answer::Approved
    }
}

/// A saved version, without its text.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its id.
    pub id: DraftId,
    /// Its number within the agreement, from 1.
    pub number: i64,
    /// What changed, in the author's words.
    pub note: String,
    /// The name of the author.
    pub author: String,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
    /// What the parties said, in their order of time.
    pub verdicts: Vec<Verdict>,
}

impl Version {
    /// When it was saved.
    pub fn at(&self) -> DateTime<Utc> {
        self.created_at
    }

    /// The verdicts that approve.
    pub fn approvals(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts.iter().filter(|verdict| verdict.is_approval())
    }

    /// The verdicts that return it.
    pub fn returns(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts.iter().filter(|verdict| !verdict.is_approval())
    }

    /// What a party said.
    pub fn verdict_of(&self, organisation: OrganisationId) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.organisation == organisation)
    }

    /// Whether every one of `parties` approves.
    pub fn is_approved_by_all(&self, parties: &[OrganisationId]) -> bool {
        !parties.is_empty() && parties.iter().all(|id| self.verdict_of(*id).is_some_and(Verdict::is_approval))
    }
}

/// A version to be saved.
#[derive(Clone, Debug)]
pub struct NewVersion {
    /// Whose text it is.
    pub agreement: AgreementId,
    /// The whole text.
    pub text: String,
    /// What changed.
    pub note: String,
    /// Who saves it.
    pub author: UserId,
}

/// A verdict to be recorded; a later one of the same party takes its place.
#[derive(Clone, Debug)]
pub struct NewVerdict {
    /// The party.
    pub organisation: OrganisationId,
    /// What it says.
    pub answer: Answer,
    /// Who says so.
    pub given_by: String,
    /// On which day.
    pub given_on: NaiveDate,
    /// Why it is returned.
    pub reason_code: Option<ReturnReason>,
    /// The remarks.
    pub reason: String,
}

/// The text that is being worked on; each agreement has at most one.
#[derive(Clone, Debug)]
pub struct WorkingCopy {
    /// The text.
    pub text: String,
    /// The name of whoever saved it last.
    pub updated_by: String,
    /// When.
    pub updated_at: DateTime<Utc>,
    /// For optimistic locking.
    pub version: i64,
}

impl WorkingCopy {
    /// When it was saved.
    pub fn at(&self) -> DateTime<Utc> {
        self.updated_at
    }
}

/// Whether the text of an agreement may be worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextState {
    /// It may.
    Open,
    /// It lies with the signatories; to change it, the agreement goes back to drafting.
    AtSigning,
    /// The agreement is halted and is to be resumed first.
    Halted,
    /// It is signed: only an addendum changes it.
    Signed,
}

impl TextState {
    /// What the stage of the agreement allows.
    pub fn at(stage: Stage) -> TextState {
        match stage {
            Stage::Meeting | Stage::Drafting => TextState::Open,
            Stage::Signing => TextState::AtSigning,
            Stage::Halted => TextState::Halted,
            Stage::InForce | Stage::Concluded => TextState::Signed,
        }
    }

    /// Whether a new text may be saved.
    pub fn takes_text(self) -> bool {
        self == TextState::Open
    }

    /// Whether verdicts may be recorded: a late letter of approval may come while signing.
    pub fn takes_verdicts(self) -> bool {
        matches!(self, TextState::Open | TextState::AtSigning)
    }
}
