//! Starting a session, wherever it is done: at sign-in, set-up, from a link, with a new password.
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde_json::json;

use crate::app::App;
use crate::audit::{Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::ids::UserId;
use crate::users::session::{self, Actor};
use crate::users::{User, address, store, tokens};

/// What proxies add the address of the one before them to.
const FORWARDED: &str = "x-forwarded-for";

/// Where a request comes from.
pub struct Origin {
    /// The address of whoever asks, as far as proxies that are trusted say so.
    pub address: IpAddr,
    headers: HeaderMap,
    secure: bool,
}

impl Origin {
    /// What the browser calls itself.
    fn agent(&self) -> String {
        let agent = self.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
        agent.chars().take(200).collect()
    }

    /// Hash of the token of a session that this browser has already.
    fn session(&self) -> Option<String> {
        session::token(&self.headers, self.secure).map(|token| tokens::hash(&token))
    }

    /// Hash of the token of a sign-in that is half way in this browser.
    pub fn begun(&self) -> Option<String> {
        session::begun_token(&self.headers, self.secure).map(|token| tokens::hash(&token))
    }

    /// What this browser took along to the provider.
    #[cfg(feature = "oidc")]
    pub fn away(&self) -> Option<String> {
        session::away(&self.headers, self.secure)
    }

    /// Hash of the token by which this browser is known to a user.
    pub fn browser(&self, user: UserId) -> Option<String> {
        session::browser_token(&self.headers, user, self.secure).map(|token| tokens::hash(&token))
    }
}

impl FromRequestParts<App> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(Ipv4Addr::LOCALHOST.into(), |peer| peer.0.ip());
        let lines = parts.headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok());
        let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
        Ok(Origin {
            address: address::of_client(peer, hops.into_iter(), &app.config.trusted_proxies),
            headers: parts.headers.clone(),
            secure: app.secure(),
        })
    }
}

/// A session that was started: who acts in it, and the token for the cookie.
pub struct Started {
    /// The user, as events name one.
    pub actor: Actor,
    token: String,
    browser: String,
}

impl Started {
    /// The event of a sign-in.
    pub fn signed_in(&self, origin: &Origin) -> Event {
        let actor = &self.actor;
        let event = Event::new(actor, Verb::SignedIn, Kind::User, actor.id, actor.name.as_str());
        event.changing(json!({ "address": origin.address.to_string() }))
    }

    /// Puts the session's cookie on the answer.
    pub fn on(self, app: &App, mut response: Response) -> Response {
        let secure = app.secure();
        for (name, value) in [session::start(&self.token, secure), session::know(self.actor.id, &self.browser, secure)]
        {
            response.headers_mut().append(name, value);
        }
        response
    }
}

/// Starts a session with a token of its own, in place of the one this browser had. The user knows
/// the browser from now on, by a token that is new too.
pub async fn start(tx: &mut Tx, user: User, origin: &Origin, now: DateTime<Utc>) -> Result<Started> {
    if let Some(old) = &origin.session() {
        store::end_session(tx, old).await?;
    }
    let (token, browser) = (tokens::new(), tokens::new());
    let session = tokens::hash(&token);
    store::start_session(tx, user.id, &session, (&origin.address.to_string(), &origin.agent()), now).await?;
    store::keep_browser(tx, user.id, &tokens::hash(&browser), origin.browser(user.id).as_deref(), now).await?;
    let User { id, name, post, role, language, theme, density, .. } = user;
    Ok(Started { actor: Actor { id, name, post, role, language, theme, density, session }, token, browser })
}
