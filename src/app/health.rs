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
use crate::system::Space;
use crate::verify;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/healthz", Access::Anyone, routing::get(health)),
        Route::new("GET", "/dates/echo", Access::Anyone, routing::get(echo)),
    ]
}

/// Words only: how much room there is, is nobody's business who is not signed in.
async fn health(State(app): State<App>) -> Response {
    let database = database(&app).await;
    let disk = match Space::of(&app.config.data) {
        Ok(space) if space.is_short(app.config.min_free) => "short",
        Ok(_) => "ok",
        Err(_) => "unknown",
    };
    let files = files(&app).await;
    let (status, word) = match database {
        None => (StatusCode::SERVICE_UNAVAILABLE, "unreachable"),
        Some("ok") if disk == "ok" && files != "damaged" => (StatusCode::OK, "ok"),
        Some(_) => (StatusCode::OK, "degraded"),
    };
    let body = json!({
        "status": word,
        "version": env!("CARGO_PKG_VERSION"),
        "database": { "engine": app.db.engine(), "state": database.unwrap_or("unreachable") },
        "disk": disk,
        "files": files,
    });
    (status, Json(body)).into_response()
}

/// How the database is; nothing when it does not answer.
async fn database(app: &App) -> Option<&'static str> {
    let mut tx = app.db.read().await.ok()?;
    tx.one::<(i64,)>("SELECT count(*) FROM settings", &[]).await.ok()?;
    let sizes = tx.sizes().await.ok()?;
    Some(if sizes.log_is_long() { "long log" } else { "ok" })
}

/// What was found when the files were looked over last.
async fn files(app: &App) -> &'static str {
    let Ok(mut tx) = app.db.read().await else { return "unknown" };
    match verify::store::looked(&mut tx).await {
        Ok(looked) if looked.damaged > 0 => "damaged",
        Ok(_) => "ok",
        Err(_) => "unknown",
    }
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
