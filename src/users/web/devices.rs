//! Where one is signed in: the browsers, and ending what goes on in any of them.
use askama::Template;
use axum::extract::State;
use axum::routing;
use serde_json::json;

use super::start::Origin;
use super::sure::own_password;
use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Form};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::users::session::Actor;
use crate::users::store::Device;
use crate::users::{agent, forms, store};
use crate::words::Words;

const PAGE: &str = "/me/devices";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", PAGE, Access::SignedIn, routing::get(list)),
        Route::new("POST", "/me/devices/end", Access::SignedIn, routing::post(end)),
    ]
}

#[derive(Template)]
#[template(path = "users/devices.html")]
struct DevicesPage {
    w: Words,
    frame: Frame,
    form: Form,
    devices: Vec<Device>,
    own: String,
}

impl DevicesPage {
    fn is_own(&self, device: &Device) -> bool {
        device.token_hash == self.own
    }

    fn has_others(&self) -> bool {
        self.devices.iter().any(|device| !self.is_own(device))
    }

    fn is_chosen(&self, device: &Device) -> bool {
        self.form.is("device", &device.id.to_string())
    }

    fn name(&self, device: &Device) -> String {
        agent::name(&device.agent)
    }
}

async fn devices_page(app: &App, visit: &Visit, form: Option<Form>) -> Result<DevicesPage, PageError> {
    let actor = visit.actor()?;
    let mut tx = app.db.read().await?;
    let devices = store::devices(&mut tx, actor.id, visit.onward).await?;
    let mut form = form.unwrap_or_else(|| {
        // Mostly it is all the others that somebody wants to end.
        let others = devices.iter().filter(|device| device.token_hash != actor.session);
        let mut form = Form::empty(visit.w);
        others.for_each(|device| form.push("device", device.id.to_string()));
        form
    });
    forms::hide_passwords(&mut form);
    Ok(DevicesPage { w: visit.w, frame: visit.frame(Nav::Me), form, devices, own: actor.session.clone() })
}

async fn list(State(app): State<App>, visit: Visit) -> Answer {
    show(&devices_page(&app, &visit, None).await?)
}

/// Ends sessions of one's own elsewhere, for whoever knows the password: a session that was left open or stolen is not
/// enough to put its owner out. Those of somebody else do not exist; to end this one there is signing out.
async fn end(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    if form.value("device").is_empty() {
        form.reject("device", visit.w.accounts.none_chosen());
    }
    own_password(&app, &visit, &origin, &mut form).await?;
    if !form.is_valid() {
        return show_again(&devices_page(&app, &visit, Some(form)).await?);
    }
    let mut tx = visit.claim(app.db.write().await?, form.id(), PAGE).await?;
    let mut ended = 0_usize;
    for device in store::devices(&mut tx, actor.id, visit.onward).await? {
        let is_other = device.token_hash != actor.session;
        if is_other
            && form.is("device", &device.id.to_string())
            && store::end_device(&mut tx, actor.id, device.id).await?
        {
            note(&mut tx, &visit, actor, &device.address).await?;
            ended += 1;
        }
    }
    tx.done(visit.w.accounts.devices_ended(ended)).await
}

async fn note(tx: &mut Tx, visit: &Visit, actor: &Actor, address: &str) -> Result<(), PageError> {
    let event = Event::new(actor, Verb::SessionsEnded, Kind::User, actor.id, actor.name.as_str());
    Ok(audit::store::append(tx, &event.changing(json!({ "address": address })), visit.now).await?)
}
