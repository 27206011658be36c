//! Ending the second step of somebody who lost the phone: asked for with the administrator's own password.
use askama::Template;
use axum::extract::State;

use super::start::Origin;
use super::sure::own_password;
use crate::app::{App, Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_again};
use crate::users::roles::Right;
use crate::users::{User, forms, store};
use crate::words::Words;

const PATH: &str = "/users/{id}/second-factor";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get(PATH, Right::Administer, ask), post(PATH, Right::Administer, remove)]
}

#[derive(Template)]
#[template(path = "users/factor_reset.html")]
struct ResetPage {
    w: Words,
    frame: Frame,
    form: Form,
    user: User,
}

fn page(visit: &Visit, mut form: Form, user: User) -> ResetPage {
    forms::hide_passwords(&mut form);
    ResetPage { w: visit.w, frame: visit.frame(Nav::Users), form, user }
}

async fn ask(State(app): State<App>, visit: Visit, Url(id): Url<UserId>) -> Answer {
    let mut tx = app.db.read().await?;
    let user = store::find(&mut tx, id).await?;
    show(&page(&visit, Form::empty(visit.w), user))
}

async fn remove(State(app): State<App>, visit: Visit, origin: Origin, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let to = format!("/users/{id}");
    let mut form = fields.form(&visit);
    let mut tx = app.db.read().await?;
    let user = store::find(&mut tx, id).await?;
    drop(tx);
    if id == actor.id {
        // One's own is ended where it was begun, by the rules that hold there.
        return Err(PageError::Forbidden);
    }
    own_password(&app, &visit, &origin, &mut form).await?;
    if !form.is_valid() {
        return show_again(&page(&visit, form, user));
    }
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    if !store::has_factor(&mut tx, id).await? {
        return Ok(see_other(&to));
    }
    store::remove_factor(&mut tx, id).await?;
    let event = Event::new(actor, Verb::FactorOff, Kind::User, id, user.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.second_factor.removed(&user.name)).await
}
