//! Keeping a form that is being typed, and throwing one away.
use axum::extract::State;
use axum::http::StatusCode;

use super::{LARGEST, Place, store};
use crate::app::{App, Route, post, put};
use crate::error::PageError;
use crate::form::{Fields, Params};
use crate::page::{Answer, Visit, line};
use crate::users::roles::Right;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![put("/unfinished", Right::Record, keep), post("/unfinished/discard", Right::Record, discard)]
}

/// PUT /unfinished?at=…: the answer is one line of text, shown beside the form.
async fn keep(State(app): State<App>, visit: Visit, params: Params, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let place = Place::parse(params.get("at")).ok_or(PageError::NotFound)?;
    let size: usize = form.pairs().iter().map(|(name, value)| name.len() + value.len()).sum();
    if size > LARGEST {
        return Ok(line(StatusCode::PAYLOAD_TOO_LARGE, visit.w.unfinished.too_long()));
    }
    let mut tx = app.db.write().await?;
    store::keep(&mut tx, visit.actor()?.id, place, &form, visit.now).await?;
    tx.commit().await?;
    Ok(line(StatusCode::OK, visit.saved_at()))
}

/// POST /unfinished/discard
async fn discard(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let place = Place::parse(form.value("at")).ok_or(PageError::NotFound)?;
    let mut tx = app.db.write().await?;
    store::forget(&mut tx, visit.actor()?.id, place).await?;
    tx.commit().await?;
    Ok(visit.done(&place.address(), visit.w.unfinished.discarded()))
}
