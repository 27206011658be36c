//! What a step needs, as lines of a checklist: met or not, and where each is mended.
use super::facts::{Facts, PartyFacts};
use crate::ids::{AgreementId, OrganisationId};
use crate::keyed;

keyed! {
    /// Something that must be there before a step.
    pub enum Need {
        /// A user looks after it.
        Owner = "owner",
        /// Two parties or more.
        TwoParties = "two_parties",
        /// A meeting was held and decided something about it.
        DecidedInMeeting = "decided_in_meeting",
        /// A version of the draft.
        DraftVersion = "draft_version",
        /// Every party approved the latest version.
        ApprovedByAll = "approved_by_all",
        /// Every party has a signatory whose post may sign.
        Signatories = "signatories",
        /// Every party signed the same version.
        SignedByAll = "signed_by_all",
        /// The signed copy is attached.
        SignedCopy = "signed_copy",
        /// No action of it is open.
        NothingOpen = "nothing_open",
        /// Every commitment was kept or given up.
        CommitmentsKept = "commitments_kept",
    }
}

/// One line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The need.
    pub need: Need,
    /// Whether it is met.
    pub met: bool,
    /// The party it fails with, where the need is one of every party.
    pub party: Option<(OrganisationId, String)>,
    /// A number that belongs to it: the version, the open actions or commitments.
    pub count: Option<i64>,
}

/// The lines of some needs; a need of every party has a line for each party it fails with.
pub fn checklist(needs: &[Need], facts: &Facts) -> Vec<Line> {
    needs.iter().flat_map(|need| check(*need, facts)).collect()
}

/// The needs that are not met.
pub fn unmet(needs: &[Need], facts: &Facts) -> Vec<Need> {
    needs.iter().copied().filter(|need| !is_met(*need, facts)).collect()
}

/// Whether a need is met.
pub fn is_met(need: Need, facts: &Facts) -> bool {
    check(need, facts).iter().all(|line| line.met)
}

/// The lines of one need.
pub fn check(need: Need, facts: &Facts) -> Vec<Line> {
    match need {
        Need::Owner => one(need, facts.has_owner, None),
        Need::TwoParties => one(need, facts.parties.len() >= 2, None),
        Need::DecidedInMeeting => one(need, facts.decided_in_meeting, None),
        Need::DraftVersion => one(need, facts.latest_version.is_some(), facts.latest_version),
        Need::ApprovedByAll => of_each(need, facts, facts.latest_version, |party| party.approved),
        Need::Signatories => of_each(need, facts, None, |party| party.signatory_may_sign),
        Need::SignedByAll => {
            let version = facts.signed_version();
            of_each(need, facts, version, |party| version.is_some() && party.signed_version == version)
        }
        Need::SignedCopy => one(need, facts.signed_copy, None),
        Need::NothingOpen => one(need, facts.open_actions == 0, Some(facts.open_actions)),
        Need::CommitmentsKept => one(need, facts.open_commitments == 0, Some(facts.open_commitments)),
    }
}

fn one(need: Need, met: bool, count: Option<i64>) -> Vec<Line> {
    vec![Line { need, met, party: None, count }]
}

/// Nothing is met by an agreement without parties, so that it fails with no party in particular.
fn of_each(need: Need, facts: &Facts, count: Option<i64>, met: impl Fn(&PartyFacts) -> bool) -> Vec<Line> {
    let failing = facts.parties.iter().filter(|party| !met(party));
    let lines: Vec<Line> = failing
        .map(|party| Line { need, met: false, party: Some((party.organisation, party.name.clone())), count })
        .collect();
    if lines.is_empty() { one(need, !facts.parties.is_empty(), count) } else { lines }
}

impl Line {
    /// Where it is mended: the very field or the page of the act.
    pub fn link(&self, agreement: AgreementId) -> String {
        let part = self.party.as_ref().map_or_else(String::new, |(id, _)| format!("-{id}"));
        let party = self.party.as_ref().map_or_else(String::new, |(id, _)| format!("/{id}#signatory"));
        match self.need {
            Need::Owner => format!("/agreements/{agreement}/edit#owner"),
            Need::TwoParties => format!("/agreements/{agreement}/parties#organisation"),
            Need::DecidedInMeeting => format!("/meetings/new?agreement={agreement}"),
            Need::DraftVersion => format!("/agreements/{agreement}/drafts"),
            Need::ApprovedByAll => format!("/agreements/{agreement}/drafts#party{part}"),
            Need::Signatories => format!("/agreements/{agreement}/parties{party}"),
            Need::SignedByAll => format!("/agreements/{agreement}/signing#party{part}"),
            Need::SignedCopy => format!("/agreements/{agreement}/signing#signed_copy"),
            Need::NothingOpen => format!("/agreements/{agreement}#actions"),
            Need::CommitmentsKept => format!("/agreements/{agreement}#commitments"),
        }
    }
}
