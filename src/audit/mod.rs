//! Who did what, on what, what changed and why: append-only, written in the act's own transaction.
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::ids::AgreementId;
use crate::keyed;
use crate::users::session::Actor;

pub mod chain;
pub mod commands;
pub mod heads;
pub mod keeper;
pub mod store;
pub mod web;

keyed! {
    /// What a record is, in events.
    pub enum Kind {
        /// An agreement.
        Agreement = "agreement",
        /// An organisation.
        Organisation = "organisation",
        /// A person.
        Person = "person",
        /// A post.
        Post = "post",
        /// A meeting.
        Meeting = "meeting",
        /// An action.
        Action = "action",
        /// A version of a draft.
        Draft = "draft",
        /// A party's verdict on a version.
        Verdict = "verdict",
        /// A signature.
        Signature = "signature",
        /// A period in force.
        Period = "period",
        /// An outlet.
        Outlet = "outlet",
        /// An item of press coverage.
        Coverage = "coverage",
        /// A file.
        Attachment = "attachment",
        /// A commitment.
        Commitment = "commitment",
        /// A note, file or press item that shows that a commitment was kept.
        Evidence = "evidence",
        /// A user.
        User = "user",
        /// A report.
        Report = "report",
        /// A setting.
        Setting = "setting",
        /// A backup of everything.
        Backup = "backup",
        /// A list that was brought in.
        Import = "import",
    }
}

keyed! {
    /// What was done. Steps of the lifecycle have the words of their own table.
    pub enum Verb {
        /// Recorded.
        Created = "created",
        /// Changed.
        Updated = "updated",
        /// Put into the trash.
        Deleted = "deleted",
        /// Taken out of the trash.
        Restored = "restored",
        /// A step of the lifecycle was taken; `changes.step` names it.
        Stepped = "stepped",
        /// Minutes made final.
        Finalised = "finalised",
        /// Minutes opened again.
        Reopened = "reopened",
        /// Called off.
        Cancelled = "cancelled",
        /// An action done.
        Done = "done",
        /// An action not done after all.
        Undone = "undone",
        /// A version saved.
        Saved = "saved",
        /// A version approved by a party.
        Approved = "approved",
        /// A version returned by a party.
        Returned = "returned",
        /// Signed.
        Signed = "signed",
        /// A signature made void.
        Voided = "voided",
        /// A commitment given up.
        Waived = "waived",
        /// A file attached.
        Attached = "attached",
        /// Signed in.
        SignedIn = "signed_in",
        /// Signed out.
        SignedOut = "signed_out",
        /// A sign-in that failed.
        SignInFailed = "sign_in_failed",
        /// Sessions of a user ended.
        SessionsEnded = "sessions_ended",
        /// A user whose sign-in was closed after too many failures let in again.
        Allowed = "allowed",
        /// The second step of signing in switched on.
        FactorOn = "second_factor_on",
        /// The second step of signing in switched off.
        FactorOff = "second_factor_off",
        /// New recovery codes made.
        CodesMade = "recovery_codes_made",
        /// A user linked with an identity elsewhere.
        Linked = "identity_linked",
        /// A user parted from an identity elsewhere.
        Unlinked = "identity_unlinked",
        /// A user disabled.
        Disabled = "disabled",
        /// A user enabled.
        Enabled = "enabled",
        /// A one-time link given out.
        Invited = "invited",
        /// A password set.
        PasswordSet = "password_set",
        /// Another record merged into it.
        Merged = "merged",
        /// Parted again from the record it was merged into.
        Parted = "parted",
        /// A report exported.
        Exported = "exported",
        /// A file read or taken out.
        Downloaded = "downloaded",
        /// From here on events are sealed under another key.
        Rekeyed = "rekeyed",
        /// Asked for what the role does not include, or sent by another site; `changes` tells what.
        Refused = "refused",
        /// A list brought in.
        Imported = "imported",
        /// A list that was brought in taken back.
        TakenBack = "taken_back",
    }
}

impl Kind {
    /// Whether it belongs to the installation itself, which is for administrators.
    pub fn is_internal(self) -> bool {
        matches!(self, Kind::User | Kind::Setting | Kind::Backup)
    }
}

/// An event to be written.
#[derive(Clone, Debug)]
pub struct Event {
    /// Who, with the post held then; nobody for an act of the program itself.
    pub actor: Option<Actor>,
    /// What was done.
    pub verb: Verb,
    /// On what kind of record.
    pub kind: Kind,
    /// On which record.
    pub subject: Uuid,
    /// The record's name at the time.
    pub title: String,
    /// The agreement in whose timeline it belongs; its confidentiality covers the event.
    pub agreement: Option<AgreementId>,
    /// Old and new values by field.
    pub changes: Value,
    /// Why, in the actor's words.
    pub reason: String,
}

impl Event {
    /// `actor` did `verb` on the record `subject`, named `title`.
    pub fn new(actor: &Actor, verb: Verb, kind: Kind, subject: impl Into<Uuid>, title: impl Into<String>) -> Event {
        Event {
            actor: Some(actor.clone()),
            verb,
            kind,
            subject: subject.into(),
            title: title.into(),
            agreement: None,
            changes: json!({}),
            reason: String::new(),
        }
    }

    /// The program itself did `verb`: nobody is signed in at the console.
    pub fn by_program(verb: Verb, kind: Kind, subject: Uuid, title: impl Into<String>) -> Event {
        Event {
            actor: None,
            verb,
            kind,
            subject,
            title: title.into(),
            agreement: None,
            changes: json!({}),
            reason: String::new(),
        }
    }

    /// In the timeline of an agreement.
    pub fn on(mut self, agreement: AgreementId) -> Event {
        self.agreement = Some(agreement);
        self
    }

    /// With what changed.
    pub fn changing(mut self, changes: Value) -> Event {
        self.changes = changes;
        self
    }

    /// With the reason given.
    pub fn because(mut self, reason: impl Into<String>) -> Event {
        self.reason = reason.into();
        self
    }
}

/// What differs between two versions of a record: `{"field": {"old": …, "new": …}}`.
pub fn differences(old: &[(&str, String)], new: &[(&str, String)]) -> Value {
    let changed = old.iter().zip(new).filter(|((_, was), (_, is))| was != is);
    let fields: Map<String, Value> =
        changed.map(|((name, was), (_, is))| ((*name).to_owned(), json!({ "old": was, "new": is }))).collect();
    Value::Object(fields)
}

/// An event as it is read back.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor_name: String,
    /// The post held then.
    pub actor_post: String,
    /// What was done.
    pub verb: Verb,
    /// On what kind of record.
    pub kind: Kind,
    /// On which record.
    pub subject: Uuid,
    /// The record's name at the time.
    pub title: String,
    /// The agreement it belongs to.
    pub agreement: Option<AgreementId>,
    /// Old and new values.
    pub changes: Value,
    /// Why.
    pub reason: String,
}

impl Entry {
    /// Where the record is read; what was put into the trash has no page.
    pub fn href(&self) -> Option<String> {
        let (id, agreement) = (self.subject, self.agreement.map(|id| format!("/agreements/{id}")));
        match (self.verb, self.kind) {
            (Verb::Deleted | Verb::SignInFailed | Verb::Refused, _) => None,
            (_, Kind::Agreement) => Some(format!("/agreements/{id}")),
            (_, Kind::Organisation) => Some(format!("/organisations/{id}")),
            (_, Kind::Person) => Some(format!("/people/{id}")),
            (_, Kind::Meeting) => Some(format!("/meetings/{id}")),
            (_, Kind::Coverage) => Some(format!("/press/{id}")),
            (_, Kind::Outlet) => Some(format!("/press?outlet={id}")),
            (_, Kind::Commitment) => Some(format!("/commitments/{id}")),
            (_, Kind::Evidence) => agreement.map(|page| format!("{page}#commitments")),
            (_, Kind::Action) => agreement.or_else(|| Some("/actions".into())),
            (_, Kind::Draft | Kind::Verdict | Kind::Signature | Kind::Period | Kind::Attachment) => agreement,
            (_, Kind::Report) => Some("/reports".into()),
            (_, Kind::Backup) => Some("/backups".into()),
            // The page of an import is for those who bring lists in.
            (_, Kind::Post | Kind::User | Kind::Setting | Kind::Import) => None,
        }
    }
}
