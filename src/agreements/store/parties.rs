//! The organisations in an agreement.
use std::collections::HashMap;

use crate::agreements::{Party, PartyPost, PartyRole};
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, OrganisationId, PostId};
use crate::search::{Doc, index::refresh};

#[derive(sqlx::FromRow)]
struct Row {
    agreement_id: AgreementId,
    organisation_id: OrganisationId,
    name: String,
    own: bool,
    position: i64,
    role: PartyRole,
    representative_id: Option<PostId>,
    representative_name: Option<String>,
    representative_title: Option<String>,
    representative_may_sign: Option<bool>,
    signatory_id: Option<PostId>,
    signatory_name: Option<String>,
    signatory_title: Option<String>,
    signatory_may_sign: Option<bool>,
}

macro_rules! select {
    ($end:literal) => {
        concat!(
            "SELECT q.agreement_id, q.organisation_id, g.name, g.own, q.position, q.role,
                    q.representative_id, rn.name AS representative_name, rp.title AS representative_title,
                    rp.may_sign AS representative_may_sign,
                    q.signatory_id, sn.name AS signatory_name, sp.title AS signatory_title,
                    sp.may_sign AS signatory_may_sign
             FROM agreement_parties q
             JOIN organisations g ON g.id = q.organisation_id
             LEFT JOIN posts rp ON rp.id = q.representative_id
             LEFT JOIN persons rn ON rn.id = rp.person_id
             LEFT JOIN posts sp ON sp.id = q.signatory_id
             LEFT JOIN persons sn ON sn.id = sp.person_id ",
            $end
        )
    };
}

impl From<Row> for Party {
    fn from(row: Row) -> Party {
        let post = |id: Option<PostId>, name: Option<String>, title: Option<String>, may_sign: Option<bool>| {
            id.map(|id| PartyPost {
                id,
                name: name.unwrap_or_default(),
                title: title.unwrap_or_default(),
                may_sign: may_sign.unwrap_or(false),
            })
        };
        Party {
            organisation: row.organisation_id,
            name: row.name,
            own: row.own,
            position: row.position,
            role: row.role,
            representative: post(
                row.representative_id,
                row.representative_name,
                row.representative_title,
                row.representative_may_sign,
            ),
            signatory: post(row.signatory_id, row.signatory_name, row.signatory_title, row.signatory_may_sign),
        }
    }
}

/// The parties of an agreement, in their order.
pub async fn parties(tx: &mut Tx, id: AgreementId) -> Result<Vec<Party>> {
    let rows: Vec<Row> =
        tx.all(select!("WHERE q.agreement_id = $1 ORDER BY q.position, g.sort_key, g.id"), &[&id]).await?;
    Ok(rows.into_iter().map(Party::from).collect())
}

/// The parties of several agreements, by agreement: for pages that show many. Which ones may be
/// shown is for the caller to know.
pub async fn parties_of(tx: &mut Tx, shown: &[AgreementId]) -> Result<HashMap<AgreementId, Vec<Party>>> {
    let mut found: HashMap<AgreementId, Vec<Party>> = HashMap::new();
    if shown.is_empty() {
        return Ok(found);
    }
    let mut query = Query::new(select!("WHERE q.agreement_id"));
    query.list(shown).push(" ORDER BY q.position, g.sort_key, g.id", &[]);
    for row in tx.select::<Row>(&query).await? {
        found.entry(row.agreement_id).or_default().push(row.into());
    }
    Ok(found)
}

/// Adds an organisation after the others; nothing happens when it is there already.
pub async fn add_party(tx: &mut Tx, id: AgreementId, organisation: OrganisationId, role: PartyRole) -> Result<bool> {
    let added = tx
        .run(
            "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role)
             SELECT $1, $2, COALESCE(max(position), 0) + 1, $3 FROM agreement_parties WHERE agreement_id = $1
             ON CONFLICT (agreement_id, organisation_id) DO NOTHING",
            &[&id, &organisation, &role],
        )
        .await?;
    refresh(tx, Doc::Agreement(id)).await?;
    Ok(added == 1)
}

/// Saves place, role and people of a party.
pub async fn update_party(
    tx: &mut Tx,
    id: AgreementId,
    organisation: OrganisationId,
    (position, role): (i64, PartyRole),
    (representative, signatory): (Option<PostId>, Option<PostId>),
) -> Result<()> {
    tx.change(
        "UPDATE agreement_parties SET position = $3, role = $4, representative_id = $5, signatory_id = $6
         WHERE agreement_id = $1 AND organisation_id = $2",
        &[&id, &organisation, &position, &role, &representative, &signatory],
    )
    .await?;
    refresh(tx, Doc::Agreement(id)).await
}

/// Takes an organisation out of an agreement.
pub async fn remove_party(tx: &mut Tx, id: AgreementId, organisation: OrganisationId) -> Result<()> {
    tx.change("DELETE FROM agreement_parties WHERE agreement_id = $1 AND organisation_id = $2", &[&id, &organisation])
        .await?;
    refresh(tx, Doc::Agreement(id)).await
}
