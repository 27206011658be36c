//! Putting a person into the trash and taking them out again.
use axum::extract::State;

use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::form::{Fields, Url};
use crate::ids::PersonId;
use crate::page::{Answer, Visit, see_other};
use crate::people::store;
use crate::receipts;

/// POST /people/{id}/delete
pub async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), "/people", visit.now).await? {
        return Ok(see_other(&to));
    }
    let found = store::find(&mut tx, id).await?;
    store::delete(&mut tx, id, visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Deleted, Kind::Person, id, found.full_name());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    let undo = format!("/people/{id}/restore");
    Ok(visit.done_with_undo("/people", visit.w.common.deleted(found.full_name()), undo))
}

/// POST /people/{id}/restore
pub async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let to = format!("/people/{id}");
    let mut tx = app.db.write().await?;
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), &to, visit.now).await? {
        return Ok(see_other(&to));
    }
    let found = store::find(&mut tx, id).await?;
    store::restore(&mut tx, id, visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Restored, Kind::Person, id, found.full_name());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    Ok(visit.done(&to, visit.w.common.restored(found.full_name())))
}
