//! `/healthz` for whoever watches the server, `/dates/echo` for whoever types a day.
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing;
use serde_json::json;

use super::{Access, App, Route};
use crate::form::Params;
use crate::page::Visit;
use crate::persian::typed_day::{self, Lean};

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/healthz", Access::Anyone, routing::get(health)),
        Route::new("GET", "/dates/echo", Access::Anyone, routing::get(echo)),
    ]
}

async fn health(State(app): State<App>) -> Response {
    let state = match app.db.read().await {
        Ok(mut tx) => tx.one::<(i64,)>("SELECT count(*) FROM settings", &[]).await.is_ok(),
        Err(_) => false,
    };
    let status = if state { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let word = if state { "ok" } else { "unreachable" };
    let body = json!({ "status": word, "version": env!("CARGO_PKG_VERSION"), "database": { "engine": app.db.engine(), "state": word } });
    (status, Json(body)).into_response()
}

async fn echo(visit: Visit, params: Params) -> Response {
    let lean = match params.get("lean") {
        "past" => Lean::Past,
        "future" => Lean::Future,
        _ => Lean::CurrentYear,
    };
    let body = match typed_day::read(params.get("q"), visit.today, lean) {
        Ok(read) => json!({
            "day": read.day.to_string(),
            "text": visit.w.day_full(read.day),
            "note": read.note.as_ref().map(|note| visit.w.day_note(note)),
        }),
        Err(fault) => json!({ "error": visit.w.day_fault(&fault) }),
    };
    Json(body).into_response()
}
