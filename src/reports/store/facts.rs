//! What is there for the next step, of all agreements at once; the same facts as `agreements::facts`.
use crate::agreements::PartyRole;
use crate::attachments::AttachmentKind;
use crate::db::{Query, Result, Tx};
use crate::drafts::Answer;
use crate::ids::{AgreementId, OrganisationId};
use crate::reports::Question;

use super::chosen;

/// What is there for an agreement as a whole.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct FactsRow {
    pub agreement_id: AgreementId,
    pub has_owner: bool,
    pub decided_in_meeting: bool,
    pub latest_version: Option<i64>,
    pub signed_copy: bool,
}

/// The agreements that are on their way to being signed, and what is there for them.
pub async fn facts(tx: &mut Tx, question: &Question) -> Result<Vec<FactsRow>> {
    let mut query = Query::with(
        "SELECT a.id AS agreement_id, a.owner_id IS NOT NULL AS has_owner,
                EXISTS (SELECT 1 FROM decisions d JOIN meetings m ON m.id = d.meeting_id
                         WHERE d.agreement_id = a.id AND m.state = 'held' AND m.deleted_at IS NULL) AS decided_in_meeting,
                (SELECT max(v.number) FROM drafts v WHERE v.agreement_id = a.id) AS latest_version,
                EXISTS (SELECT 1 FROM attachments f WHERE f.agreement_id = a.id AND f.kind = ?
                           AND f.deleted_at IS NULL) AS signed_copy
           FROM agreements a",
        &[&AttachmentKind::SignedCopy],
    );
    chosen(question, &mut query);
    query.and("a.stage IN ('meeting', 'drafting', 'signing')", &[]);
    tx.select(&query).await
}

/// What is there for an agreement from one of the parties that bind themselves.
#[derive(Clone, Debug, sqlx::FromRow)]
#[allow(missing_docs)]
pub struct PartyFactsRow {
    pub agreement_id: AgreementId,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub approved: bool,
    pub signatory_may_sign: bool,
    pub signed_version: Option<i64>,
}

/// The parties of the agreements that are on their way to being signed, in their order.
pub async fn party_facts(tx: &mut Tx, question: &Question) -> Result<Vec<PartyFactsRow>> {
    let mut query = Query::with(
        "SELECT l.agreement_id, l.organisation_id, o.name,
                EXISTS (SELECT 1 FROM verdicts v JOIN drafts d ON d.id = v.draft_id
                         WHERE d.agreement_id = a.id AND v.organisation_id = l.organisation_id AND v.verdict = ?
                           AND d.number = (SELECT max(n.number) FROM drafts n WHERE n.agreement_id = a.id)) AS approved,
                coalesce(p.may_sign, FALSE) AS signatory_may_sign,
                (SELECT d.number FROM signatures g JOIN drafts d ON d.id = g.draft_id
                  WHERE g.agreement_id = a.id AND g.organisation_id = l.organisation_id
                    AND g.void_at IS NULL) AS signed_version
           FROM agreement_parties l
           JOIN agreements a ON a.id = l.agreement_id
           JOIN organisations o ON o.id = l.organisation_id
           LEFT JOIN posts p ON p.id = l.signatory_id",
        &[&Answer::Approved],
    );
    chosen(question, &mut query);
    query.and("a.stage IN ('meeting', 'drafting', 'signing')", &[]);
    query.and("l.role IN (?, ?)", &[&PartyRole::FirstParty, &PartyRole::Party]);
    query.push(" ORDER BY l.position, o.sort_key, o.id", &[]);
    tx.select(&query).await
}
