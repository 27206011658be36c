//! Agreements: what they hold, where they stand, who sees them.
use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::{AgreementId, OrganisationId, PersonId, PostId, UserId};
use crate::keyed;

pub mod facts;
pub mod filter;
pub mod forms;
pub mod health;
pub mod imported;
pub mod lifecycle;
pub mod needs;
pub mod sight;
pub mod store;
pub mod take;
pub mod timeline;
pub mod web;

use lifecycle::{Outcome, Stage};

keyed! {
    /// What kind of paper it is.
    pub enum AgreementKind {
        /// A memorandum of understanding.
        Mou = "mou",
        /// An agreement: more binding in tone.
        Agreement = "agreement",
        /// Changes a signed one.
        Addendum = "addendum",
        /// A letter of intent.
        LetterOfIntent = "letter_of_intent",
    }
}

keyed! {
    /// Whom the next step waits for.
    pub enum Awaited {
        /// Ourselves.
        Us = "us",
        /// A party.
        Party = "party",
        /// A person.
        Person = "person",
    }
}

keyed! {
    /// What an organisation is in an agreement.
    pub enum PartyRole {
        /// The first party, named first in the text.
        FirstParty = "first_party",
        /// A party.
        Party = "party",
        /// Helps, without binding itself.
        Supporter = "supporter",
        /// Attests the signatures.
        Witness = "witness",
    }
}

impl PartyRole {
    /// Whether it binds itself: approves the text and signs it.
    pub fn binds(self) -> bool {
        matches!(self, PartyRole::FirstParty | PartyRole::Party)
    }
}

keyed! {
    /// What an agreement is to an earlier one.
    pub enum Relation {
        /// Changes it: an addendum.
        Amends = "amends",
        /// Goes on with it for another term.
        Renews = "renews",
        /// Takes its place.
        Supersedes = "supersedes",
        /// Has to do with it.
        Related = "related",
    }
}

/// What is to be done next, until when, and who is awaited.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NextStep {
    /// What.
    pub text: String,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// Who is awaited.
    pub awaited: Option<Awaited>,
    /// The awaited party.
    pub party: Option<OrganisationId>,
    /// The awaited person.
    pub person: Option<PersonId>,
}

impl NextStep {
    /// Whether it lies with the same people as another.
    pub fn awaits_the_same(&self, other: &NextStep) -> bool {
        (self.awaited, self.party, self.person) == (other.awaited, other.party, other.person)
    }
}

/// What people write about an agreement.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Content {
    /// Title.
    pub title: String,
    /// Kind of paper.
    pub kind: AgreementKind,
    /// Subject.
    pub subject: String,
    /// Aims, a line each.
    pub aims: String,
    /// Who looks after it.
    pub owner: Option<UserId>,
    /// Whether only owner, team and managers see it.
    pub confidential: bool,
    /// The next step.
    pub next: NextStep,
    /// Numbers and dates of the secretariat's letters, free text.
    pub letters: String,
    /// Tags, separated by commas.
    pub tags: String,
    /// The earlier agreement it refers to, and as what.
    pub relates_to: Option<(Relation, AgreementId)>,
    /// The named team.
    pub team: Vec<UserId>,
}

/// An agreement. Only its store makes one, from a row.
#[derive(Clone, Debug)]
pub struct Agreement {
    id: AgreementId,
    reference: String,
    content: Content,
    owner_name: String,
    awaited_party_name: String,
    awaited_person_name: String,
    stage: Stage,
    stage_since: NaiveDate,
    halted_from: Option<Stage>,
    outcome: Option<Outcome>,
    created_by: UserId,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl Agreement {
    /// Id.
    pub fn id(&self) -> AgreementId {
        self.id
    }
    /// The reference, as `1405-0012`: Jalali year and number.
    pub fn reference(&self) -> &str {
        &self.reference
    }
    /// What people wrote about it, all of it.
    pub fn content(&self) -> &Content {
        &self.content
    }
    /// Title.
    pub fn title(&self) -> &str {
        &self.content.title
    }
    /// Kind of paper.
    pub fn kind(&self) -> AgreementKind {
        self.content.kind
    }
    /// Subject.
    pub fn subject(&self) -> &str {
        &self.content.subject
    }
    /// Aims.
    pub fn aims(&self) -> &str {
        &self.content.aims
    }
    /// Who looks after it.
    pub fn owner(&self) -> Option<UserId> {
        self.content.owner
    }
    /// The owner's name; empty without one.
    pub fn owner_name(&self) -> &str {
        &self.owner_name
    }
    /// Whether only owner, team and managers see it.
    pub fn confidential(&self) -> bool {
        self.content.confidential
    }
    /// The named team.
    pub fn team(&self) -> &[UserId] {
        &self.content.team
    }
    /// The next step.
    pub fn next(&self) -> &NextStep {
        &self.content.next
    }
    /// The name of the party the next step waits for; empty when it is another.
    pub fn awaited_party_name(&self) -> &str {
        &self.awaited_party_name
    }
    /// The name of the person the next step waits for, there or with us; empty when nobody is named.
    pub fn awaited_person_name(&self) -> &str {
        &self.awaited_person_name
    }
    /// The secretariat's letters.
    pub fn letters(&self) -> &str {
        &self.content.letters
    }
    /// The tags, one by one.
    pub fn tags(&self) -> Vec<&str> {
        self.content.tags.split(['،', ',']).map(str::trim).filter(|tag| !tag.is_empty()).collect()
    }
    /// The earlier agreement it refers to, and as what.
    pub fn relates_to(&self) -> Option<(Relation, AgreementId)> {
        self.content.relates_to
    }
    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.stage
    }
    /// Since which day.
    pub fn stage_since(&self) -> NaiveDate {
        self.stage_since
    }
    /// How many days it has stood there.
    pub fn days_in_stage(&self, today: NaiveDate) -> i64 {
        (today - self.stage_since).num_days()
    }
    /// The stage it was halted in.
    pub fn halted_from(&self) -> Option<Stage> {
        self.halted_from
    }
    /// How it ended.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }
    /// Whether text and parties are settled, so that only an addendum changes them.
    pub fn is_locked(&self) -> bool {
        self.stage.is_locked()
    }
    /// Who recorded it.
    pub fn created_by(&self) -> UserId {
        self.created_by
    }
    /// When it was recorded.
    pub fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
    /// When it was last changed.
    pub fn updated_at(&self) -> DateTime<Utc> {
        self.updated_at
    }
    /// For optimistic locking.
    pub fn version(&self) -> i64 {
        self.version
    }
}

/// A post as a party's representative or signatory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyPost {
    /// The post.
    pub id: PostId,
    /// The person's name.
    pub name: String,
    /// The title of the post.
    pub title: String,
    /// Whether the post may sign.
    pub may_sign: bool,
}

/// An organisation in an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether it is our own organisation.
    pub own: bool,
    /// Its place in the order, from 1.
    pub position: i64,
    /// What it is in the agreement.
    pub role: PartyRole,
    /// Who speaks for it.
    pub representative: Option<PartyPost>,
    /// Who signs for it.
    pub signatory: Option<PartyPost>,
}
