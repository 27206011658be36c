//! An outlet named in the form of an item: found, asked about, or created on the way.
use chrono::{DateTime, Utc};

use super::address::host;
use super::{NewOutlet, store};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::form::Form;
use crate::form::pick::{Candidate, Picked};
use crate::ids::OutletId;
use crate::persian::fold_org;
use crate::users::session::Actor;

/// The outlet that a combobox field means. One that nobody knows becomes a fault with a question;
/// one that is to be created is, in this transaction, with the site on which the item lies.
pub async fn pick(
    tx: &mut Tx,
    form: &mut Form,
    field: &str,
    address: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Option<OutletId>> {
    form.text(field, 200);
    if form.is_bad(field) {
        return Ok(None);
    }
    let outlets = store::outlets(tx).await?;
    let candidates: Vec<Candidate> = outlets
        .into_iter()
        .map(|outlet| Candidate { id: outlet.id.uuid(), names: vec![outlet.name.clone()], label: outlet.name })
        .collect();
    Ok(match form.picked(field, &candidates, fold_org) {
        Picked::Nothing => None,
        Picked::Unclear => {
            form.ask(field, &candidates, fold_org);
            None
        }
        Picked::Known(id) => Some(id.into()),
        Picked::New(name) => {
            let site = host(address).unwrap_or_default();
            Some(create(tx, &NewOutlet { site, ..NewOutlet::named(&name) }, actor, now).await?)
        }
    })
}

/// Records an outlet and that it was recorded.
pub async fn create(tx: &mut Tx, outlet: &NewOutlet, actor: &Actor, now: DateTime<Utc>) -> Result<OutletId> {
    let id = store::insert_outlet(tx, outlet, now).await?;
    let event = Event::new(actor, Verb::Created, Kind::Outlet, id, outlet.name.as_str());
    audit::store::append(tx, &event, now).await?;
    Ok(id)
}
