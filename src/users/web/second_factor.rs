//! Signing in in two steps: setting it up, its recovery codes, ending it.
use askama::Template;
use axum::extract::State;
use axum::routing;

use super::code::secret;
use super::start::{Origin, start};
use super::sure::own_password;
use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Form};
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_again};
use crate::settings;
use crate::users::second_factor::{Code, SET_UP, SetUp, new_recovery_codes, new_secret, read_code, step};
use crate::users::store::Factor;
use crate::users::vault::Vault;
use crate::users::{forms, store, tokens};
use crate::words::Words;

/// The page.
pub const PAGE: &str = "/me/second-factor";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", PAGE, Access::SignedIn, routing::get(present)),
        Route::new("POST", PAGE, Access::SignedIn, routing::post(begin)),
        Route::new("POST", "/me/second-factor/confirm", Access::SignedIn, routing::post(confirm)),
        Route::new("POST", "/me/second-factor/codes", Access::SignedIn, routing::post(renew_codes)),
        Route::new("POST", "/me/second-factor/off", Access::SignedIn, routing::post(turn_off)),
    ]
}

/// How far somebody is.
enum Progress {
    /// Not begun.
    Off,
    /// Begun: what the phone has to know.
    Begun(SetUp),
    /// In use, with so many recovery codes left.
    On(Factor, i64),
}

#[derive(Template)]
#[template(path = "users/second_factor.html")]
struct FactorPage {
    w: Words,
    frame: Frame,
    form: Form,
    state: Progress,
    must: bool,
}

async fn factor_page(tx: &mut Tx, visit: &Visit, mut form: Form) -> Result<FactorPage, PageError> {
    forms::hide_passwords(&mut form);
    form.set("code", "");
    let actor = visit.actor()?;
    let state = match store::factor(tx, actor.id).await? {
        Some(factor) if factor.confirmed_at.is_some() => {
            Progress::On(factor, store::recovery_codes_left(tx, actor.id).await?)
        }
        Some(factor) if factor.created_at + SET_UP > visit.onward => {
            let username = store::find(tx, actor.id).await?.username;
            let secret = secret(tx, actor.id).await?;
            secret.and_then(|secret| SetUp::of(&secret, &username)).map_or(Progress::Off, Progress::Begun)
        }
        _ => Progress::Off,
    };
    let must = settings::store::second_factor(tx).await?.covers(actor.role);
    Ok(FactorPage { w: visit.w, frame: visit.frame(Nav::Me), form, state, must })
}

async fn present(State(app): State<App>, visit: Visit) -> Answer {
    let mut tx = app.db.read().await?;
    show(&factor_page(&mut tx, &visit, Form::empty(visit.w)).await?)
}

async fn again(app: &App, visit: &Visit, form: Form) -> Answer {
    let mut tx = app.db.read().await?;
    show_again(&factor_page(&mut tx, visit, form).await?)
}

/// Draws a secret for the phone; nothing is asked for at sign-in until a code of it was shown to fit.
async fn begin(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    own_password(&app, &visit, &origin, &mut form).await?;
    if !form.is_valid() {
        return again(&app, &visit, form).await;
    }
    let mut tx = app.db.write().await?;
    if store::has_factor(&mut tx, actor.id).await? {
        return Ok(see_other(PAGE));
    }
    let sealed = Vault::of(tx.key()).seal(actor.id.uuid().as_bytes(), &new_secret());
    let sealed = sealed.ok_or_else(|| PageError::internal("a secret could not be sealed"))?;
    store::begin_factor(&mut tx, actor.id, &sealed, visit.onward).await?;
    tx.commit().await?;
    Ok(see_other(PAGE))
}

/// The page that shows recovery codes, this one time.
#[derive(Template)]
#[template(path = "users/recovery_codes.html")]
struct CodesPage {
    w: Words,
    frame: Frame,
    codes: Vec<String>,
}

/// Gives the actor new recovery codes.
async fn give_codes(tx: &mut Tx, visit: &Visit) -> Result<CodesPage, PageError> {
    let codes = new_recovery_codes();
    let plain = codes.iter().filter_map(|code| match read_code(code) {
        Some(Code::Recovery(plain)) => Some(tokens::hash(&plain)),
        _ => None,
    });
    store::set_recovery_codes(tx, visit.actor()?.id, &plain.collect::<Vec<_>>()).await?;
    Ok(CodesPage { w: visit.w, frame: visit.frame(Nav::Me), codes })
}

async fn note(tx: &mut Tx, visit: &Visit, verb: Verb) -> Result<(), PageError> {
    let actor = visit.actor()?;
    let event = Event::new(actor, verb, Kind::User, actor.id, actor.name.as_str());
    Ok(audit::store::append(tx, &event, visit.now).await?)
}

async fn confirm(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    let typed = form.required("code", 60);
    let mut tx = app.db.write().await?;
    let begun = store::factor(&mut tx, actor.id).await?;
    if !begun.is_some_and(|factor| factor.confirmed_at.is_none() && factor.created_at + SET_UP > visit.onward) {
        return Ok(see_other(PAGE));
    }
    let secret = secret(&mut tx, actor.id).await?;
    let found = match (secret, read_code(&typed)) {
        (Some(secret), Some(Code::Timed(code))) => step(&secret, &code, visit.now),
        _ => None,
    };
    if found.is_none() && form.is_valid() {
        form.reject("code", visit.w.second_factor.first_code_wrong());
    }
    let Some(step) = found else {
        drop(tx);
        return again(&app, &visit, form).await;
    };
    store::confirm_factor(&mut tx, actor.id, step, visit.now).await?;
    let codes = give_codes(&mut tx, &visit).await?;
    let user = store::find(&mut tx, actor.id).await?;
    let started = start(&mut tx, user, &origin, visit.onward).await?;
    note(&mut tx, &visit, Verb::FactorOn).await?;
    tx.commit().await?;
    Ok(started.on(&app, show(&codes)?))
}

async fn renew_codes(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    own_password(&app, &visit, &origin, &mut form).await?;
    if !form.is_valid() {
        return again(&app, &visit, form).await;
    }
    let mut tx = app.db.write().await?;
    if !store::has_factor(&mut tx, visit.actor()?.id).await? {
        return Ok(see_other(PAGE));
    }
    let codes = give_codes(&mut tx, &visit).await?;
    note(&mut tx, &visit, Verb::CodesMade).await?;
    tx.commit().await?;
    show(&codes)
}

async fn turn_off(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    own_password(&app, &visit, &origin, &mut form).await?;
    let mut tx = app.db.write().await?;
    if settings::store::second_factor(&mut tx).await?.covers(actor.role) {
        form.reject("present_password", visit.w.second_factor.must_stay());
    }
    if !form.is_valid() {
        drop(tx);
        return again(&app, &visit, form).await;
    }
    if !store::has_factor(&mut tx, actor.id).await? {
        return Ok(see_other(PAGE));
    }
    store::remove_factor(&mut tx, actor.id).await?;
    let user = store::find(&mut tx, actor.id).await?;
    let started = start(&mut tx, user, &origin, visit.onward).await?;
    note(&mut tx, &visit, Verb::FactorOff).await?;
    tx.commit().await?;
    Ok(started.on(&app, visit.done(PAGE, visit.w.second_factor.turned_off())))
}
