//! Signing in and out.
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing;
use chrono::{DateTime, Utc};
use serde_json::json;
use tracing::warn;
use uuid::Uuid;

use super::looks::language_cookie;
use super::start::{Origin, start};
use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Form, Params, Url};
use crate::page::{Answer, Frame, Nav, Visit, is_own_path, see_other, show, show_again};
use crate::users::hashing::Checked;
use crate::users::store::{self, Credentials};
use crate::users::{LinkKind, User, fold_username, forms, session};
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/sign-in", Access::Anyone, routing::get(form)),
        Route::new("POST", "/sign-in", Access::Anyone, routing::post(sign_in)),
        Route::new("POST", "/sign-out", Access::SignedIn, routing::post(sign_out)),
        Route::new("GET", "/demo/{token}", Access::Anyone, routing::get(demo)),
    ]
}

#[derive(Template)]
#[template(path = "users/sign_in.html")]
struct SignInPage {
    w: Words,
    frame: Frame,
    form: Form,
}

/// Where to go on, if that is a page of ours.
fn next(typed: &str) -> &str {
    if is_own_path(typed) { typed } else { "/" }
}

async fn form(visit: Visit, params: Params) -> Answer {
    let next = next(params.get("next"));
    if visit.actor.is_some() {
        return Ok(see_other(next));
    }
    let form = Form::empty(visit.w).with("next", next);
    show(&SignInPage { w: visit.w, frame: visit.frame(Nav::None), form })
}

async fn sign_in(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    app.throttle.admit(origin.address).map_err(PageError::TooMany)?;
    let username = fold_username(&form.required("username", 200));
    let password = form.value("password").to_owned();
    if password.is_empty() {
        form.reject("password", visit.w.faults.required());
    }
    if form.is_valid() {
        let mut tx = app.db.read().await?;
        let known = store::credentials(&mut tx, &username).await?;
        drop(tx);
        may_try(&app, &username, known.as_ref(), visit.now)?;
        let stored = known.as_ref().and_then(|known| known.password_hash.as_deref());
        let checked = app.throttle.hasher.check(&password, stored).await?;
        let mut tx = app.db.write().await?;
        // Others may have tried at the same time: what they missed counts for this try too.
        let present = store::credentials(&mut tx, &username).await?;
        may_try(&app, &username, present.as_ref(), visit.now)?;
        let unchanged = present.as_ref().and_then(|present| present.password_hash.as_deref()) == stored;
        if let Some(known) = known.as_ref().filter(|_| checked.fits && unchanged) {
            return succeed(&app, tx, &visit, known, checked, &origin, next(form.value("next"))).await;
        }
        fail(&app, &mut tx, &username, present.as_ref(), &origin, visit.now).await?;
        tx.commit().await?;
        form.reject("username", visit.w.users.sign_in_wrong());
    }
    forms::hide_passwords(&mut form);
    show_again(&SignInPage { w: visit.w, frame: visit.frame(Nav::None), form })
}

/// Refuses a try that comes too soon after the failures before it.
fn may_try(app: &App, username: &str, known: Option<&Credentials>, now: DateTime<Utc>) -> Result<(), PageError> {
    let failures = known.map_or_else(|| app.throttle.stranger(username), |known| known.failures);
    failures.wait(now).map_or(Ok(()), |seconds| Err(PageError::TooMany(seconds)))
}

async fn succeed(
    app: &App,
    mut tx: Tx,
    visit: &Visit,
    known: &Credentials,
    checked: Checked,
    origin: &Origin,
    next: &str,
) -> Answer {
    store::note_success(&mut tx, known.user, checked.stronger).await?;
    let user = store::find(&mut tx, known.user).await?;
    let started = start(&mut tx, user, origin, visit.now).await?;
    let actor = &started.actor;
    let event = Event::new(actor, Verb::SignedIn, Kind::User, actor.id, actor.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    Ok(started.on(app, see_other(next)))
}

/// Notes a failure. What was typed as user name is not kept: people type passwords there by mistake.
async fn fail(
    app: &App,
    tx: &mut Tx,
    username: &str,
    known: Option<&Credentials>,
    origin: &Origin,
    now: DateTime<Utc>,
) -> Result<(), PageError> {
    store::note_failure(tx, username, now).await?;
    let title = match known {
        Some(known) => store::find(tx, known.user).await?.name,
        None => {
            app.throttle.note_stranger(username, now);
            String::new()
        }
    };
    let event = Event {
        actor: None,
        verb: Verb::SignInFailed,
        kind: Kind::User,
        subject: known.map_or(Uuid::nil(), |known| known.user.uuid()),
        title,
        agreement: None,
        changes: json!({ "address": origin.address.to_canonical().to_string() }),
        reason: String::new(),
    };
    warn!(address = %origin.address, known = known.is_some(), "a sign-in failed");
    audit::store::append(tx, &event, now).await?;
    Ok(())
}

async fn sign_out(State(app): State<App>, visit: Visit) -> Answer {
    let actor = visit.actor()?;
    let mut tx = app.db.write().await?;
    store::end_session(&mut tx, &actor.session).await?;
    let event = Event::new(actor, Verb::SignedOut, Kind::User, actor.id, actor.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    let mut response = visit.done("/sign-in", visit.w.users.signed_out());
    let (name, value) = session::end(app.secure());
    let headers = response.headers_mut();
    headers.append(name, value);
    // The sign-in page stays in the language of the one who left; nothing else of theirs stays.
    headers.append(header::SET_COOKIE, language_cookie(visit.w.lang));
    headers.insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// Into the sample data, as one of its users. Only a server that was started for it does this.
async fn demo(State(app): State<App>, visit: Visit, origin: Origin, Url(token): Url<String>) -> Answer {
    if !app.demo {
        return Err(PageError::NotFound);
    }
    let mut tx = app.db.write().await?;
    let link = store::look_up_link(&mut tx, &token, visit.now).await?.filter(|link| link.kind == LinkKind::Demo);
    let user: User = match link.and_then(|link| link.user_id) {
        Some(id) => store::find(&mut tx, id).await?,
        None => return Err(PageError::NotFound),
    };
    let started = start(&mut tx, user, &origin, visit.now).await?;
    tx.commit().await?;
    Ok(started.on(&app, see_other("/")))
}
