//! What the needs are judged by: gathered from the records, judged without them.
use crate::ids::OrganisationId;

/// What is known of one party that binds itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyFacts {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether it approved the latest version of the draft.
    pub approved: bool,
    /// Whether it has a signatory whose post may sign.
    pub signatory_may_sign: bool,
    /// The version its standing signature is under.
    pub signed_version: Option<i64>,
}

/// What is known of an agreement when a step is judged. Supporters and witnesses are left out:
/// they neither approve nor sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether a user looks after it.
    pub has_owner: bool,
    /// The parties that bind themselves.
    pub parties: Vec<PartyFacts>,
    /// Whether a meeting about it was held and decided something.
    pub decided_in_meeting: bool,
    /// The number of the latest version of the draft.
    pub latest_version: Option<i64>,
    /// Whether the signed copy is attached.
    pub signed_copy: bool,
    /// How many actions of it are open.
    pub open_actions: i64,
    /// How many commitments would be left unkept if it ended today.
    pub open_commitments: i64,
}

impl Facts {
    /// The version that is being signed: the latest one that bears a standing signature.
    pub fn signed_version(&self) -> Option<i64> {
        self.parties.iter().filter_map(|party| party.signed_version).max()
    }
}
