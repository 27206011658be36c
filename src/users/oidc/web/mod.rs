//! Signing in with the account of a provider, linking it, and parting from it.
use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::json;

use super::client::Provider;
use super::{AWAY, Flow, Why, store};
use crate::app::{App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, show_with};
use crate::users::vault::Vault;
use crate::users::{session, store as users};
use crate::words::Words;

mod admin;
mod back;
mod own;
mod sign_in;

/// Where the provider sends people back to.
const BACK: &str = "/sign-in/oidc/back";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    [sign_in::routes(), back::routes(), own::routes(), admin::routes()].into_iter().flatten().collect()
}

/// The provider; where none is set there are no pages about one.
fn provider(app: &App) -> Result<&Provider, PageError> {
    app.provider.as_deref().ok_or(PageError::NotFound)
}

/// What the pages call it.
fn name(app: &App, w: Words) -> String {
    super::name(app.config.oidc.as_ref(), w).unwrap_or_default()
}

/// Where the provider sends people back to, in full.
fn way_back(app: &App) -> String {
    format!("{}{BACK}", app.base_url())
}

/// `Set-Cookie` with which somebody goes to the provider.
fn cookie(app: &App, flow: &Flow) -> Result<(HeaderName, HeaderValue), PageError> {
    let sealed =
        flow.seal(&Vault::of(app.db.key())).ok_or_else(|| PageError::internal("a flow could not be sealed"))?;
    Ok(session::leave(&sealed, AWAY, app.secure()))
}

#[derive(Template)]
#[template(path = "users/oidc/refused.html")]
struct RefusedPage {
    w: Words,
    frame: Frame,
    text: String,
    /// Whom the provider named, for whom nobody is known here.
    subject: Option<String>,
    /// Where to try again, or otherwise.
    to: &'static str,
}

/// Says to somebody why they were not let in.
fn refused(app: &App, visit: &Visit, why: Why, subject: Option<String>) -> Answer {
    let (w, name) = (visit.w, name(app, visit.w));
    let (status, text) = match why {
        Why::Stray => (StatusCode::BAD_REQUEST, w.provider.stray().to_owned()),
        Why::Unsound => (StatusCode::BAD_REQUEST, w.provider.unsound(&name)),
        Why::Unreachable => (StatusCode::SERVICE_UNAVAILABLE, w.provider.unreachable(&name)),
        Why::Declined => (StatusCode::FORBIDDEN, w.provider.declined(&name)),
        Why::NoFactor => (StatusCode::FORBIDDEN, w.provider.no_factor(&name)),
        Why::Unknown => (StatusCode::FORBIDDEN, w.provider.unknown(&name)),
        Why::Disabled => (StatusCode::FORBIDDEN, w.provider.disabled().to_owned()),
        Why::Taken => (StatusCode::FORBIDDEN, w.provider.taken(&name)),
    };
    let to = if visit.actor.is_some() { own::PAGE } else { "/sign-in" };
    // Not the address that was asked for: what the provider sent along is good no more.
    let frame = Frame { path: to.into(), ..visit.frame(Nav::None) };
    show_with(status, &RefusedPage { w, frame, text, subject, to })
}

/// Takes the cookie of a flow back.
fn forget(app: &App, mut response: Response) -> Response {
    let (name, value) = session::leave("", chrono::TimeDelta::zero(), app.secure());
    response.headers_mut().append(name, value);
    response
}

/// Links a user with an identity, and writes it down.
async fn link(
    tx: &mut Tx,
    visit: &Visit,
    (user, called): (UserId, &str),
    issuer: &str,
    subject: &str,
) -> Result<(), PageError> {
    store::link(tx, user, issuer, subject, visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Linked, Kind::User, user, called);
    let event = event.changing(json!({ "identity": { "old": "", "new": subject } }));
    Ok(audit::store::append(tx, &event, visit.now).await?)
}

/// Parts a user from their identity, ends every session that may have begun with it, and writes it
/// down. Answers whether there was one.
async fn unlink(tx: &mut Tx, visit: &Visit, (user, called): (UserId, &str), issuer: &str) -> Result<bool, PageError> {
    let Some(old) = store::linked(tx, user, issuer).await? else { return Ok(false) };
    store::unlink(tx, user, issuer).await?;
    users::end_all(tx, user).await?;
    let event = Event::new(visit.actor()?, Verb::Unlinked, Kind::User, user, called);
    let event = event.changing(json!({ "identity": { "old": old.subject, "new": "" } }));
    audit::store::append(tx, &event, visit.now).await?;
    Ok(true)
}
