//! From a template to a response.
use std::borrow::Cow;
use std::convert::Infallible;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::{Answer, Frame, Nav, Visit};
use crate::error::PageError;
use crate::form::Form;
use crate::form::conflict::Difference;
use crate::words::Words;

/// Renders a page with status 200.
pub fn show(page: &impl Template) -> Answer {
    show_with(StatusCode::OK, page)
}

/// Renders a page; 422 for a form with faults.
pub fn show_with(status: StatusCode, page: &impl Template) -> Answer {
    let html = page.render().map_err(PageError::internal)?;
    Ok((status, Html(html)).into_response())
}

/// The answer of a form that keeps itself: a line of text, shown beside it.
pub fn line(status: StatusCode, text: impl Into<String>) -> Response {
    (status, text.into()).into_response()
}

/// Shows a form again: 422, with what was typed and what is wrong.
pub fn show_again(page: &impl Template) -> Answer {
    show_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

#[derive(Template)]
#[template(path = "conflict.html")]
struct ConflictPage<'a> {
    w: Words,
    frame: Frame,
    action: &'a str,
    by: &'a str,
    hidden: Vec<(String, String)>,
    differences: Vec<Difference>,
}

/// The page on which the second of two people chooses between both texts: 409. `form` is what was
/// handed in with the version and the originals already brought up to date.
pub fn show_conflict(visit: &Visit, action: &str, by: &str, form: &Form, differences: Vec<Difference>) -> Answer {
    let asked = |name: &str| differences.iter().any(|d| d.name == name);
    let hidden = form.pairs().iter().filter(|(name, _)| !asked(name)).cloned().collect();
    let page = ConflictPage { w: visit.w, frame: visit.frame(Nav::None), action, by, hidden, differences };
    show_with(StatusCode::CONFLICT, &page)
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    w: Words,
    frame: Frame,
    title: &'static str,
    text: Cow<'static, str>,
    request_id: String,
    typed: Vec<(String, String)>,
}

/// The page for a failed request.
pub fn show_error(visit: &Visit, error: &PageError) -> Result<Html<String>, Infallible> {
    let (title, text) = error.words(visit.w);
    let typed = if error.keeps_typed_text() { visit.typed.pairs() } else { Vec::new() };
    let request_id = visit.request_id.clone();
    let page = ErrorPage { w: visit.w, frame: visit.frame(Nav::None), title, text, request_id, typed };
    Ok(Html(page.render().unwrap_or_else(|_| title.into())))
}
