//! Settings of one's own: how the pages look, and the password.
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::routing;

use super::looks::language_cookie;
use super::names;
use super::start::{Origin, start};
use super::sure::own_password;
use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::error::PageError;
use crate::form::{Fields, Form};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::users::password::FEWEST;
use crate::users::session::Actor;
use crate::users::{Density, Theme, forms, oidc, store};
use crate::words::{Lang, Words};

const PAGE: &str = "/me";
const PASSWORD: &str = "/me/password";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", PAGE, Access::SignedIn, routing::get(show_looks)),
        Route::new("POST", PAGE, Access::SignedIn, routing::post(save_looks)),
        Route::new("GET", PASSWORD, Access::SignedIn, routing::get(ask_password)),
        Route::new("POST", PASSWORD, Access::SignedIn, routing::post(change_password)),
    ]
}

#[derive(Template)]
#[template(path = "users/me.html")]
struct MePage {
    w: Words,
    frame: Frame,
    form: Form,
    actor: Actor,
    username: String,
    languages: Vec<(String, String)>,
    themes: Vec<(String, String)>,
    densities: Vec<(String, String)>,
    /// What the provider is called whose account can be linked.
    provider: Option<String>,
}

async fn me_page(app: &App, visit: &Visit, form: Form) -> Result<MePage, PageError> {
    let w = visit.w;
    let actor = visit.actor()?.clone();
    let mut tx = app.db.read().await?;
    Ok(MePage {
        w,
        frame: visit.frame(Nav::Me),
        form,
        username: store::find(&mut tx, actor.id).await?.username,
        actor,
        languages: forms::options(w, Lang::ALL, Lang::key),
        themes: forms::options(w, Theme::ALL, Theme::key),
        densities: forms::options(w, Density::ALL, Density::key),
        provider: oidc::name(app.config.oidc.as_ref(), w),
    })
}

async fn show_looks(State(app): State<App>, visit: Visit) -> Answer {
    let actor = visit.actor()?;
    let form = Form::empty(visit.w)
        .with("language", actor.language.key())
        .with("theme", actor.theme.key())
        .with("density", actor.density.key());
    show(&me_page(&app, &visit, form).await?)
}

async fn save_looks(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let Some(looks) = forms::looks(&mut form) else {
        return show_again(&me_page(&app, &visit, form).await?);
    };
    let mut tx = app.db.write().await?;
    store::set_looks(&mut tx, visit.actor()?.id, looks).await?;
    tx.commit().await?;
    let mut response = visit.done(PAGE, Words::of(looks.0).common.changes_saved());
    response.headers_mut().append(header::SET_COOKIE, language_cookie(looks.0));
    Ok(response)
}

#[derive(Template)]
#[template(path = "users/password.html")]
struct PasswordPage {
    w: Words,
    frame: Frame,
    form: Form,
    username: String,
    fewest: usize,
}

async fn password_page(app: &App, visit: &Visit, mut form: Form) -> Result<PasswordPage, PageError> {
    forms::hide_passwords(&mut form);
    let mut tx = app.db.read().await?;
    let username = store::find(&mut tx, visit.actor()?.id).await?.username;
    Ok(PasswordPage { w: visit.w, frame: visit.frame(Nav::Me), form, username, fewest: FEWEST })
}

async fn ask_password(State(app): State<App>, visit: Visit) -> Answer {
    show(&password_page(&app, &visit, Form::empty(visit.w)).await?)
}

async fn change_password(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let w = visit.w;
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    let mut tx = app.db.read().await?;
    let user = store::find(&mut tx, actor.id).await?;
    let stored = store::password_hash(&mut tx, actor.id).await?;
    let about = names(&mut tx, &user).await?;
    drop(tx);
    let chosen = forms::new_password(w, &mut form, &about);
    if form.is_valid() || form.value("present_password").is_empty() {
        own_password(&app, &visit, &origin, &mut form).await?;
    }
    if !form.is_valid() {
        return show_again(&password_page(&app, &visit, form).await?);
    }
    let hash = app.throttle.hasher.hash(&chosen).await?;
    let mut tx = visit.claim(app.db.write().await?, form.id(), PAGE).await?;
    if store::password_hash(&mut tx, actor.id).await? != stored {
        return Err(PageError::Conflict);
    }
    store::set_password(&mut tx, actor.id, Some(hash), visit.now).await?;
    let started = start(&mut tx, user, &origin, visit.onward).await?;
    let event = Event::new(actor, Verb::PasswordSet, Kind::User, actor.id, actor.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    Ok(started.on(&app, tx.done(w.users.password_changed()).await?))
}
