//! What was refused to somebody who is signed in is kept in the audit trail.
use axum::http::Method;
use serde_json::json;
use tracing::warn;

use super::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Result;
use crate::error::PageError;
use crate::page::Visit;

/// Notes that `visit` was answered with `fault`, if that is one about rights. The one who asks gets the same
/// answer whether it could be noted or not.
pub async fn note(app: &App, visit: &Visit, method: &Method, fault: &PageError) {
    let why = match fault {
        PageError::Forbidden => "role",
        PageError::CrossSite => "other_site",
        _ => return,
    };
    if let Err(fault) = write(app, visit, method, why).await {
        warn!(%fault, "a refusal was not noted");
    }
}

async fn write(app: &App, visit: &Visit, method: &Method, why: &str) -> Result<()> {
    let Some(actor) = &visit.actor else { return Ok(()) };
    // What stood behind the question mark may have been anything, such as a sentence about somebody.
    let path: String = visit.path.split('?').next().unwrap_or("/").chars().take(200).collect();
    let event = Event::new(actor, Verb::Refused, Kind::User, actor.id, format!("{method} {path}"));
    let mut tx = app.db.write().await?;
    audit::store::append(&mut tx, &event.changing(json!({ "why": { "old": "", "new": why } })), visit.now).await?;
    tx.commit().await
}
