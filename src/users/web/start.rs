//! Starting a session, wherever it is done: at sign-in, set-up, from a link, with a new password.
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::response::Response;
use chrono::{DateTime, Utc};

use crate::app::App;
use crate::db::{Result, Tx};
use crate::users::session::{self, Actor};
use crate::users::{User, store, tokens};

/// Where a request comes from.
pub struct Origin {
    /// The peer's address.
    pub address: IpAddr,
    /// What the browser calls itself.
    agent: String,
    /// Hash of the token of a session that this browser has already.
    session: Option<String>,
}

impl FromRequestParts<App> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
        Ok(Origin {
            address: peer.map_or(Ipv4Addr::LOCALHOST.into(), |peer| peer.0.ip()),
            agent: agent.chars().take(200).collect(),
            session: session::token(&parts.headers, app.secure()).map(|token| tokens::hash(&token)),
        })
    }
}

/// A session that was started: who acts in it, and the token for the cookie.
pub struct Started {
    /// The user, as events name one.
    pub actor: Actor,
    token: String,
}

impl Started {
    /// Puts the session's cookie on the answer.
    pub fn on(self, app: &App, mut response: Response) -> Response {
        let (name, value) = session::start(&self.token, app.secure());
        response.headers_mut().append(name, value);
        response
    }
}

/// Starts a session with a token of its own, in place of the one this browser had.
pub async fn start(tx: &mut Tx, user: User, origin: &Origin, now: DateTime<Utc>) -> Result<Started> {
    if let Some(old) = &origin.session {
        store::end_session(tx, old).await?;
    }
    let token = tokens::new();
    let session = tokens::hash(&token);
    let address = origin.address.to_canonical().to_string();
    store::start_session(tx, user.id, &session, (&address, &origin.agent), now).await?;
    let User { id, name, post, role, language, theme, density, .. } = user;
    Ok(Started { actor: Actor { id, name, post, role, language, theme, density, session }, token })
}
