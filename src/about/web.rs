//! The page about the program, and the notices as text.
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing;

use super::{LICENCE, NOTICES, VERSION};
use crate::app::{Access, App, Route};
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::users::roles::Role;
use crate::users::{User, store};
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/about", Access::SignedIn, routing::get(about)),
        Route::new("GET", "/about/notices", Access::SignedIn, routing::get(notices)),
    ]
}

#[derive(Template)]
#[template(path = "about/show.html")]
struct AboutPage {
    w: Words,
    frame: Frame,
    version: &'static str,
    licence: &'static str,
    /// Who is asked for help.
    admins: Vec<User>,
}

async fn about(State(app): State<App>, visit: Visit) -> Answer {
    let users = store::list(&mut app.db.read().await?).await?;
    let admins = users.into_iter().filter(|user| user.active && user.role == Role::Admin).collect();
    show(&AboutPage { w: visit.w, frame: visit.frame(Nav::None), version: VERSION, licence: LICENCE, admins })
}

async fn notices() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], NOTICES)
}
