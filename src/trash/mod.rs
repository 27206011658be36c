//! The trash: whatever a click removed in the last thirty days, with the way back. Nothing is ever
//! wiped out by itself: what is older is still there for the administrator to bring back.
use chrono::{DateTime, Days, Utc};
use uuid::Uuid;

use crate::keyed;

pub mod store;
pub mod web;

/// So many days everybody who records can look back.
pub const KEPT_IN_SIGHT: u64 = 30;

keyed! {
    /// What can lie in the trash.
    pub enum Kind {
        /// An agreement.
        Agreement = "agreement",
        /// A meeting, with the actions born in it.
        Meeting = "meeting",
        /// An action.
        Action = "action",
        /// A commitment.
        Commitment = "commitment",
        /// A note or file that shows that a commitment was kept.
        Evidence = "evidence",
        /// A press item.
        Coverage = "coverage",
        /// An outlet.
        Outlet = "outlet",
        /// An organisation.
        Organisation = "organisation",
        /// A person.
        Person = "person",
        /// A file.
        File = "file",
        /// A view of the list of agreements that somebody saved.
        View = "view",
        /// A report that somebody saved.
        Report = "report",
    }
}

/// One thing in the trash.
#[derive(Clone, Debug)]
pub struct Discarded {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// The record it hangs on, where its address names it.
    pub of: Option<Uuid>,
    /// How it is called.
    pub title: String,
    /// When it was put there.
    pub at: DateTime<Utc>,
    /// By whom; empty where nothing is written of it, because it is the reader's own.
    pub by: String,
}

impl Discarded {
    /// Where a POST takes it out again.
    pub fn restore(&self) -> String {
        let id = self.id;
        match (self.kind, self.of) {
            (Kind::Agreement, _) => format!("/agreements/{id}/restore"),
            (Kind::Meeting, _) => format!("/meetings/{id}/restore"),
            (Kind::Action, _) => format!("/actions/{id}/restore"),
            (Kind::Commitment, _) => format!("/commitments/{id}/restore"),
            (Kind::Evidence, of) => format!("/commitments/{}/evidence/{id}/restore", of.unwrap_or_default()),
            (Kind::Coverage, _) => format!("/press/{id}/restore"),
            (Kind::Outlet, _) => format!("/press/outlets/{id}/restore"),
            (Kind::Organisation, _) => format!("/organisations/{id}/restore"),
            (Kind::Person, _) => format!("/people/{id}/restore"),
            (Kind::File, _) => format!("/files/{id}/restore"),
            (Kind::View, _) => format!("/agreements/views/{id}/restore"),
            (Kind::Report, _) => format!("/reports/saved/{id}/restore"),
        }
    }
}

/// The moment from which on somebody sees what was put into the trash; the administrator sees it all.
pub fn since(now: DateTime<Utc>, sees_all: bool) -> DateTime<Utc> {
    if sees_all { DateTime::UNIX_EPOCH } else { now - Days::new(KEPT_IN_SIGHT) }
}
