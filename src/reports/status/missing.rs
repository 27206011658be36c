//! What the next step of an agreement still needs, by the checklist of the lifecycle.
use std::collections::HashMap;

use super::Rows;
use crate::agreements::facts::{Facts, PartyFacts};
use crate::agreements::lifecycle::{Stage, next_step_of};
use crate::agreements::needs::checklist;
use crate::ids::AgreementId;
use crate::words::Words;

/// The facts of the agreements that are on their way to being signed.
pub struct Known(HashMap<AgreementId, Facts>);

impl Known {
    /// From the rows.
    pub fn new(rows: &Rows) -> Known {
        let facts = rows.facts.iter().map(|row| {
            let facts = Facts {
                has_owner: row.has_owner,
                parties: Vec::new(),
                decided_in_meeting: row.decided_in_meeting,
                latest_version: row.latest_version,
                signed_copy: row.signed_copy,
                // No step before the signature asks for it.
                open_actions: 0,
                open_commitments: 0,
            };
            (row.agreement_id, facts)
        });
        let mut known: HashMap<AgreementId, Facts> = facts.collect();
        for row in &rows.party_facts {
            if let Some(facts) = known.get_mut(&row.agreement_id) {
                facts.parties.push(PartyFacts {
                    organisation: row.organisation_id,
                    name: row.name.clone(),
                    approved: row.approved,
                    signatory_may_sign: row.signatory_may_sign,
                    signed_version: row.signed_version,
                });
            }
        }
        Known(known)
    }

    /// The unmet lines of the checklist, in words.
    pub fn missing(&self, w: Words, agreement: AgreementId, stage: Stage) -> Vec<String> {
        let next = next_step_of(stage).filter(|_| stage.is_under_way());
        let Some((facts, rule)) = self.0.get(&agreement).zip(next) else { return Vec::new() };
        let lines = checklist(rule.needs, facts).into_iter().filter(|line| !line.met);
        lines.map(|line| w.need_line(&line)).collect()
    }
}
