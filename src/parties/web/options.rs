//! What a combobox offers for what was typed so far.
use askama::Template;
use axum::extract::State;

use crate::app::App;
use crate::form::Params;
use crate::form::pick::{Candidate, offered};
use crate::page::{Answer, Visit, show};
use crate::parties::store;
use crate::persian::fold_org;

#[derive(Template)]
#[template(path = "parties/options.html")]
struct Options {
    options: Vec<Candidate>,
}

/// GET /organisations/options
pub async fn options(State(app): State<App>, _visit: Visit, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let all = store::candidates(&mut tx).await?;
    show(&Options { options: offered(params.get("q"), all, fold_org) })
}

/// The same list for the options of another kind of record.
pub fn show_options(options: Vec<Candidate>) -> Answer {
    show(&Options { options })
}
