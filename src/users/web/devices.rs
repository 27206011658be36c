//! Where one is signed in: the browsers, and ending what goes on in any of them.
use askama::Template;
use axum::extract::State;
use axum::routing;
use serde_json::json;

use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Url};
use crate::ids::SessionId;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::users::session::Actor;
use crate::users::store::Device;
use crate::users::{agent, store};
use crate::words::Words;

const PAGE: &str = "/me/devices";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", PAGE, Access::SignedIn, routing::get(list)),
        Route::new("POST", "/me/devices/end", Access::SignedIn, routing::post(end_others)),
        Route::new("POST", "/me/devices/{id}/end", Access::SignedIn, routing::post(end)),
    ]
}

#[derive(Template)]
#[template(path = "users/devices.html")]
struct DevicesPage {
    w: Words,
    frame: Frame,
    devices: Vec<Device>,
    own: String,
}

impl DevicesPage {
    fn is_own(&self, device: &Device) -> bool {
        device.token_hash == self.own
    }

    fn name(&self, device: &Device) -> String {
        agent::name(&device.agent)
    }
}

async fn list(State(app): State<App>, visit: Visit) -> Answer {
    let actor = visit.actor()?;
    let mut tx = app.db.read().await?;
    let devices = store::devices(&mut tx, actor.id, visit.now).await?;
    show(&DevicesPage { w: visit.w, frame: visit.frame(Nav::Me), devices, own: actor.session.clone() })
}

/// Ends one of one's own sessions; that of somebody else does not exist.
async fn end(State(app): State<App>, visit: Visit, Url(id): Url<SessionId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let mut tx = visit.claim(app.db.write().await?, fields.form(&visit).id(), PAGE).await?;
    let devices = store::devices(&mut tx, actor.id, visit.now).await?;
    let device = devices.into_iter().find(|device| device.id == id).ok_or(PageError::NotFound)?;
    store::end_device(&mut tx, actor.id, id).await?;
    note(&mut tx, &visit, actor, &device.address).await?;
    tx.done(visit.w.accounts.device_ended()).await
}

async fn end_others(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let mut tx = visit.claim(app.db.write().await?, fields.form(&visit).id(), PAGE).await?;
    if store::end_other_devices(&mut tx, actor.id, &actor.session).await? > 0 {
        note(&mut tx, &visit, actor, "").await?;
    }
    tx.done(visit.w.accounts.others_ended()).await
}

async fn note(tx: &mut Tx, visit: &Visit, actor: &Actor, address: &str) -> Result<(), PageError> {
    let event = Event::new(actor, Verb::SessionsEnded, Kind::User, actor.id, actor.name.as_str());
    let event = if address.is_empty() { event } else { event.changing(json!({ "address": address })) };
    Ok(audit::store::append(tx, &event, visit.now).await?)
}
