//! The way to the provider, to sign in.
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing;
use tracing::warn;

use super::{cookie, provider, refused, way_back};
use crate::app::{Access, App, Route};
use crate::form::Params;
use crate::page::{Answer, Visit, see_other};
use crate::users::oidc::{Flow, Purpose};
use crate::users::web::sign_in::next;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", "/sign-in/oidc", Access::Anyone, routing::get(go))]
}

/// Nothing is kept of those who go: only of those who come back.
async fn go(State(app): State<App>, visit: Visit, headers: HeaderMap, params: Params) -> Answer {
    let provider = provider(&app)?;
    let next = next(params.get("next"));
    if visit.actor.is_some() {
        return Ok(see_other(next));
    }
    if headers.get("sec-fetch-site").is_some_and(|site| site.as_bytes().ends_with(b"-site")) {
        // Another site does not sign anybody in: that is for a click of their own.
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        return Ok(see_other(&format!("/sign-in?next={next}")));
    }
    let flow = Flow::begin(Purpose::SignIn, next, visit.now);
    match provider.way(&flow, &way_back(&app), visit.now).await {
        Ok(way) => {
            let (name, value) = cookie(&app, &flow)?;
            let mut response = see_other(way.as_str());
            response.headers_mut().append(name, value);
            Ok(response)
        }
        Err(fault) => {
            warn!(%fault, "the provider cannot be asked to sign anybody in");
            refused(&app, &visit, fault.why, None)
        }
    }
}
