//! The administrator's page on the state of the system, and the metrics on their own address.
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};

use super::tally::Counts;
use super::{Checkpoint, Sizes, Space, metrics};
use crate::app::{App, Route, get};
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::users;
use crate::users::roles::Right;
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get("/system", Right::Administer, state)]
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
}

impl StatePage {
    fn is_short(&self) -> bool {
        self.space.is_some_and(|space| space.is_short(self.least))
    }

    fn size(&self, bytes: &u64) -> String {
        self.w.file_size(i64::try_from(*bytes).unwrap_or(i64::MAX))
    }
}

async fn state(State(app): State<App>, visit: Visit) -> Answer {
    let mut tx = app.db.read().await?;
    let sizes = tx.sizes().await?;
    let files = crate::attachments::store::total(&mut tx).await?;
    let sessions = users::store::live_sessions(&mut tx, visit.now).await?;
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
    })
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
