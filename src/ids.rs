//! One id type per table, so that no meeting is ever looked up among the agreements.
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id (UUIDv7): ids sort by the time they were made.
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// The id written in `text`, if it is one.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }

            /// The bare UUID, for tables that point at records of any kind.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A user of the program.
    UserId
    /// A session: a browser in which somebody is signed in.
    SessionId
    /// An organisation that is or may become a party.
    OrganisationId
    /// A person.
    PersonId
    /// A post that a person holds or held at an organisation.
    PostId
    /// An agreement.
    AgreementId
    /// A stage entered by an agreement.
    StageEntryId
    /// That an agreement came to await somebody.
    AwaitId
    /// A period in force.
    PeriodId
    /// A saved view of a list.
    ViewId
    /// A saved report.
    SavedReportId
    /// A meeting.
    MeetingId
    /// A decision of a meeting.
    DecisionId
    /// An action.
    ActionId
    /// A saved version of a draft.
    DraftId
    /// A signature.
    SignatureId
    /// A news outlet.
    OutletId
    /// An item of press coverage.
    CoverageId
    /// A commitment.
    CommitmentId
    /// A note or file that shows that a commitment was kept.
    EvidenceId
    /// A file that hangs on a record.
    AttachmentId
    /// An event of the audit trail.
    EventId
}
