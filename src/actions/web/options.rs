//! What the field for the responsible offers while one types.
use askama::Template;
use axum::extract::State;

use crate::actions::pick::Everybody;
use crate::app::App;
use crate::form::Params;
use crate::form::pick::Candidate;
use crate::page::{Answer, Visit, show};

const OFFERED: usize = 8;

#[derive(Template)]
#[template(path = "actions/options.html")]
struct Options {
    found: Vec<Candidate>,
}

/// The options as a list.
pub async fn options(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let everybody = Everybody::read(&mut tx, visit.now).await?;
    show(&Options { found: everybody.suggest(params.get("q"), OFFERED) })
}
