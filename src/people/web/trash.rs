//! Putting a person into the trash and taking them out again.
use axum::extract::State;

use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::form::{Fields, Url};
use crate::ids::PersonId;
use crate::page::{Answer, Visit};
use crate::people::store;

/// POST /people/{id}/delete
pub async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = visit.claim(app.db.write().await?, form.id(), "/people").await?;
    let found = store::find(&mut tx, id).await?;
    store::delete(&mut tx, id, visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Deleted, Kind::Person, id, found.full_name());
    audit::store::append(&mut tx, &event, visit.now).await?;
    let undo = format!("/people/{id}/restore");
    tx.done_with_undo(visit.w.common.deleted(found.full_name()), undo).await
}

/// POST /people/{id}/restore
pub async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let to = format!("/people/{id}");
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let found = store::find(&mut tx, id).await?;
    store::restore(&mut tx, id, visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Restored, Kind::Person, id, found.full_name());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.common.restored(found.full_name())).await
}
