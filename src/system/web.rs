//! The administrator's page on the state of the system, and the metrics on their own address.
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};

use super::tally::Counts;
use super::{Checkpoint, Sizes, Space, metrics};
use crate::app::{App, Route, get, post};
use crate::backup;
use crate::form::Fields;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::users;
use crate::users::allowance::{Held, Measure};
use crate::users::roles::Right;
use crate::verify::store::Looked;
use crate::verify::{self, rounds};
use crate::words::Words;

/// The page.
pub const PAGE: &str = "/system";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get(PAGE, Right::Administer, state), post("/system/files", Right::Administer, look_again)]
}

#[derive(Template)]
#[template(path = "system/state.html")]
struct StatePage {
    w: Words,
    frame: Frame,
    engine: &'static str,
    version: &'static str,
    up_days: i64,
    up_hours: i64,
    counts: Counts,
    requests: u64,
    exports: u64,
    space: Option<Space>,
    least: u64,
    sizes: Sizes,
    files: (i64, i64),
    sessions: i64,
    checkpoint: Option<Checkpoint>,
    shares: Vec<Share>,
    looked: Looked,
}

/// Each user's share of an hour.
struct Share {
    measure: Measure,
    most: u32,
    held: u64,
    last: Option<Held>,
}

impl StatePage {
    fn is_short(&self) -> bool {
        self.space.is_some_and(|space| space.is_short(self.least))
    }

    fn size(&self, bytes: &u64) -> String {
        self.w.file_size(i64::try_from(*bytes).unwrap_or(i64::MAX))
    }
}

fn shares(app: &App) -> Vec<Share> {
    let share = |measure: &Measure| {
        let (held, last) = app.limits.allowances.held(*measure);
        Share { measure: *measure, most: app.config.hourly.of(*measure), held, last }
    };
    Measure::ALL.iter().map(share).collect()
}

async fn state(State(app): State<App>, visit: Visit) -> Answer {
    let mut tx = app.db.read().await?;
    let sizes = tx.sizes().await?;
    let files = crate::attachments::store::total(&mut tx).await?;
    let looked = verify::store::looked(&mut tx).await?;
    let sessions = users::store::live_sessions(&mut tx, visit.onward).await?;
    drop(tx);
    let hours = i64::try_from(app.limits.tally.up().as_secs() / 3600).unwrap_or_default();
    show(&StatePage {
        w: visit.w,
        frame: visit.frame(Nav::Settings),
        engine: app.db.engine(),
        version: env!("CARGO_PKG_VERSION"),
        up_days: hours / 24,
        up_hours: hours % 24,
        counts: app.limits.tally.counts(),
        requests: app.limits.requests_under_way(),
        exports: app.limits.exports_under_way(),
        space: Space::of(&app.config.data).ok(),
        least: app.config.min_free,
        sizes,
        files,
        sessions,
        checkpoint: app.limits.watched.checkpoint(),
        shares: shares(&app),
        looked,
    })
}

/// Looks over the damaged files again, after somebody put them back.
async fn look_again(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let form = fields.form(&visit).id();
    let tx = visit.claim(app.db.write().await?, form, backup::web::PAGE).await?;
    // Looking over writes for itself, file by file.
    let answer = tx.done(visit.w.verify.looked_again()).await?;
    rounds::look_again(&app).await?;
    Ok(answer)
}

/// What the metrics are, for those who fetch them.
const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What is served on the address for metrics.
pub fn metrics_router(app: App) -> Router {
    Router::new().route("/metrics", routing::get(serve_metrics)).with_state(app)
}

async fn serve_metrics(State(app): State<App>) -> Response {
    match metrics::text(&app).await {
        Ok(text) => ([(header::CONTENT_TYPE, MEDIA_TYPE)], text).into_response(),
        Err(fault) => fault.status().into_response(),
    }
}
