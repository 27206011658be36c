//! The application: what every handler can reach, the table of routes, and the router made of it.
use std::borrow::Cow;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::error::PageError;
use crate::form::upload::MAX_READ;
use crate::page::{Visit, see_other};
use crate::users::allowance::Measure;
use crate::users::roles::Right;
use crate::users::session::Actor;
use crate::users::throttle::Throttle;
use crate::users::web::SECOND_FACTOR;

mod bodies;
mod csrf;
mod dress;
mod headers;
mod health;
mod open;
pub mod refusals;

pub use dress::Limits;
pub use open::Unopened;

/// What every handler can reach. Cheap to copy.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The settings.
    pub config: Arc<Config>,
    /// What time it is.
    pub clock: Clock,
    /// The bytes of attachments.
    pub files: crate::attachments::Files,
    /// Who tried to sign in, how often.
    pub throttle: Arc<Throttle>,
    /// With whose accounts people may sign in too.
    #[cfg(feature = "oidc")]
    pub provider: Option<Arc<crate::users::oidc::client::Provider>>,
    /// How much work is done at once.
    pub limits: Arc<Limits>,
    /// Whether sign-in links of the sample data are honoured.
    pub demo: bool,
}

impl App {
    /// The address of this installation, without a slash at the end.
    pub fn base_url(&self) -> String {
        match &self.config.base_url {
            Some(url) => url.as_str().trim_end_matches('/').to_owned(),
            None if self.config.tls.is_some() => format!("https://{}", self.config.listen),
            None => format!("http://{}", self.config.listen),
        }
    }

    /// Counts one of an hour's share for whoever asks; an error when there is none left.
    pub fn spend(&self, measure: Measure, actor: &Actor) -> Result<(), PageError> {
        self.limits.allowances.spend(&self.config.hourly, measure, actor, self.clock.now())
    }

    /// Whether people come over https, so that cookies can be bound to it.
    pub fn secure(&self) -> bool {
        match &self.config.base_url {
            Some(url) => url.scheme() == "https",
            None => self.config.tls.is_some(),
        }
    }
}

/// Who may use a route. There is no route without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever has the right.
    With(Right),
}

/// One row of the table of routes.
pub struct Route {
    /// The method.
    pub method: &'static str,
    /// The path, with `{parameters}`.
    pub path: Cow<'static, str>,
    /// Who may.
    pub access: Access,
    handler: MethodRouter<App>,
}

impl Route {
    /// A route whose handler was wrapped for its method already.
    pub fn new(
        method: &'static str,
        path: impl Into<Cow<'static, str>>,
        access: Access,
        handler: MethodRouter<App>,
    ) -> Route {
        Route { method, path: path.into(), access, handler }
    }

    /// The same, taking a file along. The form itself keeps to the limits of files and fields.
    pub fn with_upload(mut self) -> Route {
        self.handler = self.handler.layer(DefaultBodyLimit::max(MAX_READ));
        self
    }
}

/// A page to read.
pub fn get<T: 'static>(path: impl Into<Cow<'static, str>>, right: Right, handler: impl Handler<T, App>) -> Route {
    Route::new("GET", path, Access::With(right), on(MethodFilter::GET, handler))
}

/// An act.
pub fn post<T: 'static>(path: impl Into<Cow<'static, str>>, right: Right, handler: impl Handler<T, App>) -> Route {
    Route::new("POST", path, Access::With(right), on(MethodFilter::POST, handler))
}

/// An autosave.
pub fn put<T: 'static>(path: &'static str, right: Right, handler: impl Handler<T, App>) -> Route {
    Route::new("PUT", path, Access::With(right), on(MethodFilter::PUT, handler))
}

/// Every route there is: the router is built from this table, and the tests walk it.
pub fn routes() -> Vec<Route> {
    let parts = [
        crate::assets::routes(),
        crate::about::web::routes(),
        health::routes(),
        crate::users::web::routes(),
        crate::settings::web::routes(),
        crate::audit::web::routes(),
        crate::backup::web::routes(),
        crate::parties::web::routes(),
        crate::people::web::routes(),
        crate::merging::web::routes(),
        crate::imports::web::routes(),
        crate::agreements::web::routes(),
        crate::meetings::web::routes(),
        crate::actions::web::routes(),
        crate::commitments::web::routes(),
        crate::drafts::web::routes(),
        crate::signing::web::routes(),
        crate::attachments::web::routes(),
        crate::press::web::routes(),
        crate::home::web::routes(),
        crate::reports::web::routes(),
        crate::search::web::routes(),
        crate::trash::web::routes(),
        crate::system::web::routes(),
        crate::unfinished::web::routes(),
    ];
    parts.into_iter().flatten().collect()
}

/// The router of the whole program.
pub fn router(app: App) -> Router {
    router_of(app, routes())
}

/// A router: the routes, each behind its guard, inside the layers every request passes.
pub fn router_of(app: App, routes: Vec<Route>) -> Router {
    let mut router = Router::new();
    for Route { path, access, handler, .. } in routes {
        let guarded =
            handler.layer(middleware::from_fn(move |request: Request, next: Next| guard(access, request, next)));
        router = router.route(&path, guarded);
    }
    router
        .fallback(async || PageError::NotFound)
        .method_not_allowed_fallback(async || PageError::NotFound)
        .layer(middleware::from_fn(finish_writes))
        .layer(middleware::from_fn_with_state(app.clone(), csrf::refuse_cross_site))
        .layer(middleware::from_fn_with_state(app.clone(), dress::dress))
        .layer(middleware::from_fn_with_state(app.clone(), headers::add))
        .with_state(app)
}

/// Lets a request through to its handler only for those who may; nobody is sent to the sign-in page.
async fn guard(access: Access, request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>();
    let actor = visit.and_then(|visit| visit.actor.as_ref());
    match (access, actor) {
        (Access::Anyone, None) if bodies::is_large(&request) => PageError::TooLarge.into_response(),
        (Access::Anyone, _) | (Access::SignedIn, Some(_)) => next.run(request).await,
        (Access::With(_), Some(_)) if visit.is_some_and(|visit| visit.must_enrol) => see_other(SECOND_FACTOR),
        (Access::With(right), Some(actor)) if actor.role.may(right) => next.run(request).await,
        (_, Some(_)) => PageError::Forbidden.into_response(),
        (_, None) => {
            let path = visit.map_or("/", |visit| &visit.path);
            let back = if request.method() == Method::GET { path } else { "/" };
            let next: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
            see_other(&format!("/sign-in?next={next}"))
        }
    }
}

/// An act goes on to its end even when the one who asked has left: half-done is worse than unseen.
async fn finish_writes(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(fault) => PageError::internal(fault).into_response(),
    }
}
