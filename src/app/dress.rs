//! Around every request: who asks and in which language, limits on time and crowd, and afterwards
//! the page for whatever went wrong.
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use chrono::TimeDelta;
use futures_util::FutureExt;
use tokio::sync::Semaphore;
use tracing::{error, info, warn};
use uuid::Uuid;

use super::headers::cookie_name;
use super::refusals::{self, Refusals};
use super::{App, bodies};
use crate::error::PageError;
use crate::form::Fields;
use crate::imports::room::Room;
use crate::page::{FLASH_COOKIE, Flash, Typed, Visit, show_error};
use crate::settings;
use crate::system::{Tally, Watched};
use crate::users::allowance::{Allowances, Measure};
use crate::users::session::{self, Actor};
use crate::users::web::SIGN_OUT;
use crate::users::{store, tokens};
use crate::words::{Lang, Words};

/// How long a request may take.
const LONGEST: Duration = Duration::from_secs(30);

/// How old the note of a session's last use may be.
const NOTED: TimeDelta = TimeDelta::minutes(1);

/// Requests that are worked on at once.
const REQUESTS: usize = 128;
/// Documents that are made at once.
const EXPORTS: usize = 2;

/// How much is worked on at once, and what came of it.
pub struct Limits {
    requests: Semaphore,
    /// Reports being written to files; the others wait their turn.
    pub exports: Arc<Semaphore>,
    /// What each user spent of an hour's share.
    pub allowances: Allowances,
    /// What was refused to whom.
    pub refusals: Refusals,
    /// What was answered.
    pub tally: Tally,
    /// What the watch over the disk saw.
    pub watched: Watched,
    /// Backups being made: one.
    pub backups: Semaphore,
    /// Lists being brought in.
    pub imports: Arc<Room>,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            requests: Semaphore::new(REQUESTS),
            exports: Arc::new(Semaphore::new(EXPORTS)),
            allowances: Allowances::default(),
            refusals: Refusals::default(),
            tally: Tally::default(),
            watched: Watched::default(),
            backups: Semaphore::new(1),
            imports: Arc::default(),
        }
    }
}

impl Limits {
    /// Requests being answered.
    pub fn requests_under_way(&self) -> u64 {
        REQUESTS.saturating_sub(self.requests.available_permits()) as u64
    }

    /// Documents being made.
    pub fn exports_under_way(&self) -> u64 {
        EXPORTS.saturating_sub(self.exports.available_permits()) as u64
    }

    /// The same, with files read by a program that lies elsewhere than this one.
    pub fn reading_with(program: &str) -> Limits {
        Limits { imports: Arc::new(Room::with_reader(program)), ..Limits::default() }
    }
}

/// The middleware.
pub async fn dress(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let method = request.method().clone();
    let visit = match visit(&app, request.headers(), request.uri(), path).await {
        Ok(visit) => visit,
        Err((visit, fault)) => return page(&visit, fault.clone().into_response(), fault),
    };
    request.extensions_mut().insert(visit.clone());
    let shows_flash = visit.flash.is_some() && is_navigation(request.headers());
    let mut response = match bodies::gather(request).await {
        Ok(request) => run(&app, request, next).await,
        Err(fault) => fault.into_response(),
    };
    if let Some(fault) = response.extensions_mut().remove::<PageError>() {
        refusals::note(&app, &visit, &method, &fault).await;
        response = page(&visit, response, fault);
    }
    if shows_flash && is_html(&response) {
        let gone = format!("{FLASH_COOKIE}=; Path=/; Max-Age=0");
        if let Ok(value) = HeaderValue::from_str(&gone) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    app.limits.tally.answered(response.status().as_u16(), begun.elapsed());
    info!(request = visit.request_id, %method, path = loggable(&visit.path), status = response.status().as_u16());
    response
}

async fn run(app: &App, request: Request, next: Next) -> Response {
    let Ok(_place) = app.limits.requests.try_acquire() else {
        app.limits.tally.shed.inc();
        return PageError::Busy(format!("{REQUESTS} requests are under way")).into_response();
    };
    let request = match within_share(app, request).await {
        Ok(request) => request,
        Err(fault) => return fault.into_response(),
    };
    match tokio::time::timeout(LONGEST, AssertUnwindSafe(next.run(request)).catch_unwind()).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => {
            app.limits.tally.panics.inc();
            PageError::internal("a handler panicked").into_response()
        }
        Err(_) => {
            app.limits.tally.late.inc();
            PageError::Busy("a request took longer than 30 s".into()).into_response()
        }
    }
}

/// Counts a form that somebody hands in. Of one that is over an hour's share the text is kept for the page that says so;
/// one may leave at any time.
async fn within_share(app: &App, request: Request) -> Result<Request, PageError> {
    let visit = request.extensions().get::<Visit>();
    let Some(actor) = visit.and_then(|visit| visit.actor.as_ref()) else { return Ok(request) };
    if request.method() != Method::POST || request.uri().path() == SIGN_OUT {
        return Ok(request);
    }
    if let Err(fault) = app.spend(Measure::Acts, actor) {
        Fields::from_request(request, &()).await.ok();
        return Err(fault);
    }
    Ok(request)
}

/// Reads who asks. Without the database the page still comes in the visitor's language.
async fn visit(app: &App, headers: &HeaderMap, uri: &Uri, path: String) -> Result<Visit, (Visit, PageError)> {
    let cookies = CookieJar::from_headers(headers);
    let cookie = |name: &str| cookies.get(&cookie_name(name, app.secure())).map(|cookie| cookie.value().to_owned());
    let asked = form_urlencoded::parse(uri.query().unwrap_or("").as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, value)| Lang::parse(&value));
    let now = app.clock.now();
    let mut visit = Visit {
        actor: None,
        must_enrol: false,
        w: Words::of(asked.or_else(|| cookie("lang").and_then(|l| Lang::parse(&l))).unwrap_or(Lang::Fa)),
        now,
        onward: app.clock.onward(),
        today: app.clock.today(),
        path,
        flash: cookie(FLASH_COOKIE).and_then(|value| Flash::decode(&value)),
        request_id: Uuid::now_v7().simple().to_string(),
        typed: Typed::default(),
    };
    if uri.path().starts_with("/assets/") {
        return Ok(visit);
    }
    match session::token(headers, app.secure()) {
        None => Ok(visit),
        Some(token) => match actor(app, &tokens::hash(&token)).await {
            Ok(None) => Ok(visit),
            Ok(Some((actor, must_enrol))) => {
                if asked.is_none() {
                    visit.w = Words::of(actor.language);
                }
                (visit.actor, visit.must_enrol) = (Some(actor), must_enrol);
                Ok(visit)
            }
            Err(fault) => Err((visit, fault)),
        },
    }
}

/// Who has the session, and whether they first have to set up the second step of signing in.
async fn actor(app: &App, token_hash: &str) -> Result<Option<(Actor, bool)>, PageError> {
    let mut tx = app.db.read().await?;
    let found = store::actor(&mut tx, token_hash, app.clock.onward()).await?;
    let Some((actor, last_seen)) = found else { return Ok(None) };
    // Another server on the same database may be ahead.
    let now = app.clock.witness(last_seen);
    let asked = settings::store::second_factor(&mut tx).await?.covers(actor.role);
    let must_enrol =
        asked && !store::has_factor(&mut tx, actor.id).await? && !store::factor_noted(&mut tx, token_hash).await?;
    drop(tx);
    // A session that cannot be noted down as used (a full disk) is still good for reading.
    if now - last_seen > NOTED
        && let Ok(mut tx) = app.db.write().await
        && store::touch_session(&mut tx, token_hash, now).await.is_ok()
        && let Err(fault) = tx.commit().await
    {
        warn!(%fault, "a session's use was not noted");
    }
    Ok(Some((actor, must_enrol)))
}

fn page(visit: &Visit, bare: Response, fault: PageError) -> Response {
    match &fault {
        PageError::Internal(cause) => error!(request = visit.request_id, path = loggable(&visit.path), cause),
        PageError::Busy(cause) => warn!(request = visit.request_id, path = loggable(&visit.path), cause),
        _ => {}
    }
    let Ok(html) = show_error(visit, &fault);
    let mut response = html.into_response();
    *response.status_mut() = bare.status();
    if let Some(wait) = bare.headers().get(header::RETRY_AFTER) {
        response.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    response
}

/// The path without the secret of a one-time link or of an answer: whoever reads the log must not be able to use it.
fn loggable(path: &str) -> &str {
    for secret in ["/setup/", "/invite/", "/demo/", "/sign-in/oidc/back"] {
        if path.starts_with(secret) {
            return secret;
        }
    }
    path
}

/// Whether a page was asked for, and not a piece of one by the script.
fn is_navigation(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_none_or(|dest| dest.as_bytes() == b"document")
}

fn is_html(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}
