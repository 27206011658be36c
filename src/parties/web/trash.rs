//! Putting an organisation into the trash and taking it out again.
use axum::extract::State;

use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::form::{Fields, Url};
use crate::ids::OrganisationId;
use crate::page::{Answer, Visit};
use crate::parties::store;

/// POST /organisations/{id}/delete
pub async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<OrganisationId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = visit.claim(app.db.write().await?, form.id(), "/organisations").await?;
    let found = store::find(&mut tx, id).await?;
    if found.own {
        return Ok(visit.done(&format!("/organisations/{id}"), visit.w.parties.own_stays()));
    }
    store::delete(&mut tx, id, visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Deleted, Kind::Organisation, id, found.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    let undo = format!("/organisations/{id}/restore");
    tx.done_with_undo(visit.w.common.deleted(found.name), undo).await
}

/// POST /organisations/{id}/restore
pub async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<OrganisationId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let to = format!("/organisations/{id}");
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let found = store::find(&mut tx, id).await?;
    store::restore(&mut tx, id, visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Restored, Kind::Organisation, id, found.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.common.restored(found.name)).await
}
