//! The second step of signing in: a code from the phone, or one of those on paper.
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing;
use chrono::{DateTime, Utc};
use serde_json::json;
use tracing::error;

use super::attempt::Attempt;
use super::sign_in::next;
use super::start::{Origin, start};
use crate::app::{Access, App, Route};
use crate::audit;
use crate::db::{Result, Tx};
use crate::error::PageError;
use crate::form::{Fields, Form, Params};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_again};
use crate::users::second_factor::{Code, SECOND_STEP, read_code, step};
use crate::users::vault::Vault;
use crate::users::{session, store, tokens};
use crate::words::Words;

const PAGE: &str = "/sign-in/code";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", PAGE, Access::Anyone, routing::get(ask)),
        Route::new("POST", PAGE, Access::Anyone, routing::post(enter)),
    ]
}

/// After the first step: notes it, and leads to the page that asks for the second.
pub async fn begin(mut tx: Tx, app: &App, user: UserId, to: &str, now: DateTime<Utc>) -> Answer {
    let token = tokens::new();
    store::begin_sign_in(&mut tx, user, &tokens::hash(&token), now).await?;
    tx.commit().await?;
    let to: String = form_urlencoded::byte_serialize(to.as_bytes()).collect();
    let mut response = see_other(&format!("{PAGE}?next={to}"));
    let (name, value) = session::begin(&token, SECOND_STEP, app.secure());
    response.headers_mut().append(name, value);
    Ok(response)
}

#[derive(Template)]
#[template(path = "users/code.html")]
struct CodePage {
    w: Words,
    frame: Frame,
    form: Form,
}

fn page(visit: &Visit, form: Form) -> CodePage {
    CodePage { w: visit.w, frame: visit.frame(Nav::None), form }
}

async fn ask(State(app): State<App>, visit: Visit, origin: Origin, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    match begun(&mut tx, &origin, visit.onward).await? {
        Some(_) => show(&page(&visit, Form::empty(visit.w).with("next", next(params.get("next"))))),
        None => Ok(see_other("/")),
    }
}

/// Who took the first step in this browser.
async fn begun(tx: &mut Tx, origin: &Origin, now: DateTime<Utc>) -> Result<Option<(UserId, String)>> {
    let Some(token) = origin.begun() else { return Ok(None) };
    Ok(store::begun_sign_in(tx, &token, now).await?.map(|user| (user, token)))
}

async fn enter(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let w = visit.w;
    app.throttle.admit(origin.address).map_err(PageError::TooMany)?;
    let typed = form.required("code", 60);
    let mut tx = app.db.write().await?;
    let Some((user, token)) = begun(&mut tx, &origin, visit.onward).await? else {
        return Ok(visit.done("/", w.second_factor.too_late()));
    };
    if !form.is_valid() {
        return show_again(&page(&visit, form));
    }
    let attempt = Attempt::by(&mut tx, &origin, user, visit.onward).await?;
    let spent = spend(&mut tx, user, &typed, visit.now).await?;
    let Some(spent) = spent else {
        attempt.fail(&mut tx, &origin, visit.now).await?;
        tx.commit().await?;
        form.reject("code", w.second_factor.code_wrong());
        form.set("code", "");
        return show_again(&page(&visit, form));
    };
    store::end_sign_in(&mut tx, &token).await?;
    succeed(tx, &app, &visit, &origin, &attempt, (user, spent, next(form.value("next")))).await
}

async fn succeed(
    mut tx: Tx,
    app: &App,
    visit: &Visit,
    origin: &Origin,
    attempt: &Attempt,
    (user, spent, to): (UserId, Spent, &str),
) -> Answer {
    attempt.forgive(&mut tx).await?;
    let user = store::find(&mut tx, user).await?;
    let started = start(&mut tx, user, origin, visit.onward).await?;
    let mut event = started.signed_in(origin);
    let mut response: Response = see_other(to);
    if let Spent::Recovery = spent {
        event.changes = json!({ "address": origin.address.to_string(), "with": "recovery_code" });
        let left = store::recovery_codes_left(&mut tx, started.actor.id).await?;
        response = visit.done(to, Words::of(started.actor.language).second_factor.recovery_used(left));
    }
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    let (name, value) = session::begin("", chrono::TimeDelta::zero(), app.secure());
    response.headers_mut().append(name, value);
    Ok(started.on(app, response))
}

/// What a code was that fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spent {
    /// One from the phone.
    Timed,
    /// One on paper.
    Recovery,
}

/// Checks a code of a user who signs in in two steps, and spends it: none is good twice.
async fn spend(tx: &mut Tx, user: UserId, typed: &str, now: DateTime<Utc>) -> Result<Option<Spent>> {
    match read_code(typed) {
        Some(Code::Timed(code)) => {
            let fits = secret(tx, user).await?.and_then(|secret| step(&secret, &code, now));
            let Some(step) = fits else { return Ok(None) };
            Ok(store::spend_step(tx, user, step).await?.then_some(Spent::Timed))
        }
        Some(Code::Recovery(code)) => {
            let hash = tokens::hash(&code);
            Ok(store::spend_recovery_code(tx, user, &hash, now).await?.then_some(Spent::Recovery))
        }
        None => Ok(None),
    }
}

/// The secret that a user shares with the phone.
pub async fn secret(tx: &mut Tx, user: UserId) -> Result<Option<Vec<u8>>> {
    let Some(factor) = store::factor(tx, user).await? else { return Ok(None) };
    let secret = Vault::of(tx.key()).open(user.uuid().as_bytes(), &factor.secret);
    if secret.is_none() {
        error!(%user, "the secret of a second factor cannot be opened: it was sealed with another key");
    }
    Ok(secret)
}
