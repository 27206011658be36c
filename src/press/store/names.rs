//! The names in our records by which an article is read.
use super::outlets;
use crate::db::{Result, Tx};
use crate::ids::{OrganisationId, PersonId};
use crate::press::reader::{Known, KnownOrganisation, KnownPerson};

#[derive(sqlx::FromRow)]
struct OrganisationRow {
    id: OrganisationId,
    name: String,
    short_name: String,
    own: bool,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: PersonId,
    name: String,
    honorific: String,
}

/// Every outlet, organisation and person by name.
pub async fn known_names(tx: &mut Tx) -> Result<Known> {
    let organisations: Vec<OrganisationRow> =
        tx.all("SELECT id, name, short_name, own FROM organisations WHERE deleted_at IS NULL ORDER BY id", &[]).await?;
    let people: Vec<PersonRow> =
        tx.all("SELECT id, name, honorific FROM persons WHERE deleted_at IS NULL ORDER BY id", &[]).await?;
    let organisation = |row: OrganisationRow| {
        let OrganisationRow { id, name, short_name, own } = row;
        KnownOrganisation { id, name, short_name, own }
    };
    let person = |row: PersonRow| {
        let PersonRow { id, name, honorific } = row;
        KnownPerson { id, name, honorific }
    };
    Ok(Known {
        outlets: outlets(tx).await?,
        organisations: organisations.into_iter().map(organisation).collect(),
        people: people.into_iter().map(person).collect(),
    })
}
