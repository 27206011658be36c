//! An organisation named in the form of another record: found, asked about, or created on the way.
use chrono::{DateTime, Utc};

use super::{NewOrganisation, store};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::form::Form;
use crate::form::pick::Picked;
use crate::ids::OrganisationId;
use crate::persian::fold_org;
use crate::users::session::Actor;

/// The organisation that a combobox field means. One that nobody knows becomes a fault with a
/// question; one that is to be created is, in this transaction.
pub async fn pick(
    tx: &mut Tx,
    form: &mut Form,
    field: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Option<OrganisationId>> {
    let text = form.text(field, 300);
    if form.is_bad(field) {
        return Ok(None);
    }
    let ids = ["_id", ".meant"].map(|end| OrganisationId::parse(form.value(&format!("{field}{end}"))));
    let at_sight = store::of_name(tx, &text, ids).await?;
    let mut picked = form.picked(field, &at_sight, fold_org);
    if picked == Picked::Unclear {
        let all = store::candidates(tx).await?;
        picked = form.picked(field, &all, fold_org);
        if picked == Picked::Unclear {
            form.ask(field, &all, fold_org);
        }
    }
    Ok(match picked {
        Picked::Nothing | Picked::Unclear => None,
        Picked::Known(id) => Some(id.into()),
        Picked::New(name) => Some(create(tx, &NewOrganisation::named(name), actor, now).await?),
    })
}

/// Records an organisation and that it was recorded.
pub async fn create(tx: &mut Tx, of: &NewOrganisation, actor: &Actor, now: DateTime<Utc>) -> Result<OrganisationId> {
    let id = OrganisationId::new();
    create_as(tx, id, of, actor, now).await?;
    Ok(id)
}

/// The same under an id that is known before.
pub async fn create_as(
    tx: &mut Tx,
    id: OrganisationId,
    of: &NewOrganisation,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<()> {
    store::insert_as(tx, id, of, now).await?;
    let event = Event::new(actor, Verb::Created, Kind::Organisation, id, of.name.as_str());
    audit::store::append(tx, &event, now).await
}
