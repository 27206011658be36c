//! Who asks: the cookie of a session, and the user behind it.
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::CookieJar;
use chrono::TimeDelta;

use super::roles::Role;
use super::store::KNOWN;
use super::{Density, Theme};
use crate::error::PageError;
use crate::ids::UserId;
use crate::page::Visit;
use crate::words::Lang;

/// A session ends after so long without a request …
pub const IDLE: TimeDelta = TimeDelta::minutes(60);
/// … and after so long in any case.
pub const LONGEST: TimeDelta = TimeDelta::hours(12);

/// The signed-in user of a request.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Id of the user.
    pub id: UserId,
    /// The name people know.
    pub name: String,
    /// The post; kept with every event.
    pub post: String,
    /// What the user may do.
    pub role: Role,
    /// Language of the pages.
    pub language: Lang,
    /// Theme of the pages.
    pub theme: Theme,
    /// Density of the rows.
    pub density: Density,
    /// Hash of the session's token, to end it.
    pub session: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let visit = Visit::from_request_parts(parts, state).await?;
        visit.actor.ok_or(PageError::Forbidden)
    }
}

/// The name of the session's cookie. Over https the browser itself guards where it came from.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

/// The name of the cookie by which a browser is known to one user; it does not say to whom.
fn browser_cookie(user: UserId, secure: bool) -> String {
    let id = user.uuid().simple().to_string();
    let mark: String = id.chars().skip(20).collect();
    format!("{}known-{mark}", if secure { "__Host-" } else { "" })
}

/// The token that the browser sent.
pub fn token(headers: &HeaderMap, secure: bool) -> Option<String> {
    value(headers, cookie_name(secure))
}

/// The name of the cookie of a sign-in that is half way.
fn begun_cookie(secure: bool) -> &'static str {
    if secure { "__Host-sign-in" } else { "sign-in" }
}

/// The token of a sign-in that is half way in this browser.
pub fn begun_token(headers: &HeaderMap, secure: bool) -> Option<String> {
    value(headers, begun_cookie(secure))
}

/// The name of the cookie of somebody who went to the provider.
fn away_cookie(secure: bool) -> &'static str {
    if secure { "__Host-away" } else { "away" }
}

/// What somebody took along who went to the provider, sealed.
pub fn away(headers: &HeaderMap, secure: bool) -> Option<String> {
    value(headers, away_cookie(secure))
}

/// The token by which the browser says that this user signed in with it before.
pub fn browser_token(headers: &HeaderMap, user: UserId, secure: bool) -> Option<String> {
    value(headers, &browser_cookie(user, secure))
}

fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    CookieJar::from_headers(headers).get(name).map(|cookie| cookie.value().to_owned())
}

/// `Set-Cookie` that starts a session.
pub fn start(token: &str, secure: bool) -> (header::HeaderName, HeaderValue) {
    set(&format!("{}={token}; Max-Age={}", cookie_name(secure), LONGEST.num_seconds()), secure)
}

/// `Set-Cookie` by which this browser is known to the user from now on.
pub fn know(user: UserId, token: &str, secure: bool) -> (header::HeaderName, HeaderValue) {
    set(&format!("{}={token}; Max-Age={}", browser_cookie(user, secure), KNOWN.num_seconds()), secure)
}

/// `Set-Cookie` of a sign-in that waits for its second step; without time it ends.
pub fn begin(token: &str, time: TimeDelta, secure: bool) -> (header::HeaderName, HeaderValue) {
    set(&format!("{}={token}; Max-Age={}", begun_cookie(secure), time.num_seconds()), secure)
}

/// `Set-Cookie` of somebody who goes to the provider, for so long; without time it ends.
pub fn leave(sealed: &str, time: TimeDelta, secure: bool) -> (header::HeaderName, HeaderValue) {
    set(&format!("{}={sealed}; Max-Age={}", away_cookie(secure), time.num_seconds()), secure)
}

/// `Set-Cookie` that ends it.
pub fn end(secure: bool) -> (header::HeaderName, HeaderValue) {
    set(&format!("{}=; Max-Age=0", cookie_name(secure)), secure)
}

// Lax, so that a link in a letter or a Word file opens signed in; forged requests are stopped elsewhere.
fn set(cookie: &str, secure: bool) -> (header::HeaderName, HeaderValue) {
    let guard = if secure { "; Secure" } else { "" };
    let value = format!("{cookie}; Path=/; HttpOnly; SameSite=Lax{guard}");
    (header::SET_COOKIE, HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("")))
}
