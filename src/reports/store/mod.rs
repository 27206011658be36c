//! What reports read, from all tables; each row already as far as the one who asks may see.
use crate::db::{Query, Result, Tx};
use crate::ids::{OrganisationId, UserId};
use crate::persian::sort_key;

use super::Question;

mod actions;
mod agreements;
mod around;
mod awaits;
mod facts;
mod press;

pub use actions::{DutyRow, OtherRow, duties, duty_meetings, others};
pub use agreements::{
    AgreementRow, EntryRow, MetRow, NamedRow, PartyRow, TermRow, agreements, history, last_met, named, parties, terms,
};
pub use around::{
    ActionRow, CoverageRow, LinkRow, SignatureRow, SignedRow, coverage, coverage_links, meeting_links, overdue_actions,
    signatures, signed,
};
pub use awaits::{AwaitRow, awaits};
pub use facts::{FactsRow, PartyFactsRow, facts, party_facts};
pub use press::{
    HeldRow, ItemRow, OriginalRow, covered_agreements, covered_meetings, held, held_links, item_links, items, originals,
};

/// Rows of `agreements a` that the question is about, except for the stage: that one is known only
/// once the history is read.
fn chosen<'a>(question: &'a Question, query: &mut Query<'a>) {
    question.asker.sight.agreements(query);
    if let Some(party) = &question.party {
        query.and(
            "EXISTS (SELECT 1 FROM agreement_parties side
                      WHERE side.agreement_id = a.id AND side.organisation_id = ?)",
            &[party],
        );
    }
    if let Some(owner) = &question.owner {
        query.and("a.owner_id = ?", &[owner]);
    }
}

/// The organisation that runs this installation.
pub async fn own_name(tx: &mut Tx) -> Result<String> {
    let own: Option<(String,)> = tx
        .opt("SELECT name FROM organisations WHERE own AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1", &[])
        .await?;
    Ok(own.map_or_else(String::new, |(name,)| name))
}

/// The name of a party that was asked for.
pub async fn party_name(tx: &mut Tx, id: OrganisationId) -> Result<Option<String>> {
    let found: Option<(String,)> =
        tx.opt("SELECT name FROM organisations WHERE id = $1 AND deleted_at IS NULL", &[&id]).await?;
    Ok(found.map(|(name,)| name))
}

/// The name of an owner that was asked for.
pub async fn owner_name(tx: &mut Tx, id: UserId) -> Result<Option<String>> {
    let found: Option<(String,)> = tx.opt("SELECT name FROM users WHERE id = $1", &[&id]).await?;
    Ok(found.map(|(name,)| name))
}

/// The parties of the agreements that can be seen, by name.
pub async fn party_choices(tx: &mut Tx, question: &Question) -> Result<Vec<(OrganisationId, String)>> {
    let mut query = Query::new(
        "SELECT DISTINCT o.id, o.name, o.sort_key FROM organisations o
           JOIN agreement_parties side ON side.organisation_id = o.id JOIN agreements a ON a.id = side.agreement_id",
    );
    query.and("o.deleted_at IS NULL", &[]);
    question.asker.sight.agreements(&mut query);
    query.push(" ORDER BY o.sort_key, o.id", &[]);
    let rows: Vec<(OrganisationId, String, String)> = tx.select(&query).await?;
    Ok(rows.into_iter().map(|(id, name, _)| (id, name)).collect())
}

/// The owners of the agreements that can be seen.
pub async fn owner_choices(tx: &mut Tx, question: &Question) -> Result<Vec<(UserId, String)>> {
    let mut query = Query::new("SELECT DISTINCT u.id, u.name FROM users u JOIN agreements a ON a.owner_id = u.id");
    question.asker.sight.agreements(&mut query);
    let mut owners: Vec<(UserId, String)> = tx.select(&query).await?;
    owners.sort_by_cached_key(|(id, name)| (sort_key(name), *id));
    Ok(owners)
}
