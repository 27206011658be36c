//! The facts by which the needs of an agreement are judged, gathered from the stores that know them.
use chrono::NaiveDate;

use crate::agreements::facts::{Facts, PartyFacts};
use crate::agreements::sight::Sight;
use crate::agreements::{Agreement, store};
use crate::commitments::{self, store::Filter};
use crate::db::{Result, Tx};
use crate::{actions, drafts, meetings, signing};

/// What is known of an agreement now.
pub async fn facts(tx: &mut Tx, agreement: &Agreement, sight: &Sight, today: NaiveDate) -> Result<Facts> {
    let id = agreement.id();
    let latest = drafts::store::latest(tx, id).await?;
    let standing = signing::store::standing(tx, id).await?;
    let parties = store::parties(tx, id).await?.into_iter().filter(|party| party.role.binds());
    let parties = parties.map(|party| {
        let verdict = latest.as_ref().and_then(|version| version.verdict_of(party.organisation));
        let signature = standing.iter().find(|signature| signature.organisation == party.organisation);
        PartyFacts {
            organisation: party.organisation,
            approved: verdict.is_some_and(drafts::Verdict::is_approval),
            signatory_may_sign: party.signatory.is_some_and(|post| post.may_sign),
            signed_version: signature.map(|signature| signature.draft_number),
            name: party.name,
        }
    });
    let commitments = commitments::store::list(tx, &Filter::of(id), sight).await?;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Ok(Facts {
        has_owner: agreement.owner().is_some(),
        parties: parties.collect(),
        decided_in_meeting: meetings::store::has_held_with_decision(tx, id).await?,
        latest_version: latest.map(|version| version.number),
        signed_copy: signing::store::signed_copy(tx, id).await?.is_some(),
        open_actions: count(actions::store::open_of_agreement(tx, id).await?.len()),
        open_commitments: count(commitments.iter().filter(|one| !one.is_kept_if_ended(today)).count()),
    })
}
