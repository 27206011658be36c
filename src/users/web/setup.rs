//! The first administrator, from the link that the program printed when it started.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing;

use super::start::{Origin, start};
use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::documents::Letterhead;
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_with};
use crate::parties::{self, NewOrganisation, OrganisationKind};
use crate::settings;
use crate::users::password::FEWEST;
use crate::users::roles::Role;
use crate::users::session::Actor;
use crate::users::{LinkKind, User, forms, store};
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/setup/{token}", Access::Anyone, routing::get(ask)),
        Route::new("POST", "/setup/{token}", Access::Anyone, routing::post(set_up)),
    ]
}

#[derive(Template)]
#[template(path = "users/setup.html")]
struct SetupPage {
    w: Words,
    frame: Frame,
    form: Form,
    fewest: usize,
}

impl SetupPage {
    fn new(visit: &Visit, mut form: Form) -> SetupPage {
        forms::hide_passwords(&mut form);
        SetupPage { w: visit.w, frame: visit.frame(Nav::None), form, fewest: FEWEST }
    }
}

#[derive(Template)]
#[template(path = "users/spent.html")]
struct SpentPage {
    w: Words,
    frame: Frame,
}

/// The page for a link that opens nothing, or nothing any more.
pub fn show_spent(visit: &Visit) -> Answer {
    show_with(StatusCode::NOT_FOUND, &SpentPage { w: visit.w, frame: visit.frame(Nav::None) })
}

async fn is_open(app: &App, visit: &Visit, token: &str) -> Result<bool, PageError> {
    let mut tx = app.db.read().await?;
    let link = store::look_up_link(&mut tx, token, visit.onward).await?;
    Ok(link.is_some_and(|link| link.kind == LinkKind::Setup) && store::is_empty(&mut tx).await?)
}

/// Shows the form. Looking spends nothing: programs look at links too.
async fn ask(State(app): State<App>, visit: Visit, Url(token): Url<String>) -> Answer {
    if !is_open(&app, &visit, &token).await? {
        return show_spent(&visit);
    }
    show(&SetupPage::new(&visit, Form::empty(visit.w)))
}

async fn set_up(
    State(app): State<App>,
    visit: Visit,
    origin: Origin,
    Url(token): Url<String>,
    fields: Fields,
) -> Answer {
    if !is_open(&app, &visit, &token).await? {
        return show_spent(&visit);
    }
    let mut form = fields.form(&visit);
    let organisation = form.required("organisation", 300);
    let name = form.required("name", 200);
    let post = form.text("post", 200);
    let username = forms::username(visit.w, &mut form);
    let about = [name.clone(), username.clone(), organisation.clone()];
    let password = forms::new_password(visit.w, &mut form, &about);
    if !form.is_valid() {
        return show_again(&SetupPage::new(&visit, form));
    }
    let hash = app.throttle.hasher.hash(&password).await?;
    let mut user = User::new(&username, &name, &post, Role::Admin);
    user.language = visit.w.lang;
    let mut tx = app.db.write().await?;
    let link = store::spend_link(&mut tx, &token, visit.onward).await?;
    if link.is_none_or(|link| link.kind != LinkKind::Setup) || !store::is_empty(&mut tx).await? {
        return show_spent(&visit);
    }
    store::insert(&mut tx, &user, visit.now).await?;
    store::set_password(&mut tx, user.id, Some(hash), visit.now).await?;
    let started = start(&mut tx, user, &origin, visit.onward).await?;
    record(&mut tx, &visit, &started.actor, organisation).await?;
    tx.commit().await?;
    Ok(started.on(&app, visit.done("/", visit.w.users.setup_done())))
}

/// Records the organisation, its name above reports, and what was done.
async fn record(tx: &mut Tx, visit: &Visit, actor: &Actor, organisation: String) -> Result<(), PageError> {
    let own =
        NewOrganisation { own: true, kind: OrganisationKind::PublicBody, ..NewOrganisation::named(&organisation) };
    let id = parties::store::insert(tx, &own, visit.now).await?;
    let letterhead = Letterhead { organisation: organisation.clone(), ..settings::store::letterhead(tx).await? };
    settings::store::save_letterhead(tx, &letterhead).await?;
    for event in [
        Event::new(actor, Verb::Created, Kind::User, actor.id, actor.name.as_str()),
        Event::new(actor, Verb::Created, Kind::Organisation, id, organisation),
        Event::new(actor, Verb::SignedIn, Kind::User, actor.id, actor.name.as_str()),
    ] {
        audit::store::append(tx, &event, visit.now).await?;
    }
    Ok(())
}
