//! The editor of the working copy.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::{Closed, closed};
use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement};
use crate::app::App;
use crate::drafts::template::standard_text;
use crate::drafts::{TextState, store};
use crate::error::PageError;
use crate::form::{Form, Params, Url};
use crate::ids::AgreementId;
use crate::keyed;
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_with};
use crate::words::{Lang, Words};

keyed! {
    /// What a text can be started from.
    pub enum Start {
        /// What was saved as the working copy.
        Copy = "copy",
        /// The last version.
        Last = "last",
        /// The standard text in Persian.
        Persian = "fa",
        /// The standard text in English.
        English = "en",
        /// Nothing.
        Empty = "empty",
    }
}

/// A link that starts the text anew.
struct StartLink {
    href: String,
    words: &'static str,
    current: bool,
}

#[derive(Template)]
#[template(path = "drafts/edit.html")]
struct EditPage {
    w: Words,
    frame: Frame,
    agreement: Agreement,
    form: Form,
    status: String,
    starts: Vec<StartLink>,
    next_number: i64,
}

#[derive(Template)]
#[template(path = "drafts/closed.html")]
struct ClosedPage {
    w: Words,
    frame: Frame,
    agreement: Agreement,
    closed: Closed,
    typed: String,
}

pub(super) async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    if !TextState::at(agreement.stage()).takes_text() {
        return show_closed(&visit, agreement, "", StatusCode::OK);
    }
    let copy = store::working_copy(&mut tx, id).await?;
    let latest = store::latest(&mut tx, id).await?;
    let usual = match (&copy, &latest) {
        (Some(_), _) => Start::Copy,
        (None, Some(_)) => Start::Last,
        (None, None) => visit.w.lang.pick(Start::Persian, Start::English),
    };
    let start = Start::parse(params.get("from")).unwrap_or(usual);
    let text = match (start, &copy, &latest) {
        (Start::Copy, Some(copy), _) => copy.text.clone(),
        (Start::Last, _, Some(version)) => store::text(&mut tx, version.id).await?,
        (Start::Persian, ..) => standard_text(Lang::Fa, &store::facts(&mut tx, id).await?),
        (Start::English, ..) => standard_text(Lang::En, &store::facts(&mut tx, id).await?),
        (Start::Empty | Start::Copy | Start::Last, ..) => String::new(),
    };
    drop(tx);
    let version = copy.as_ref().map_or(0, |copy| copy.version);
    let form = Form::empty(visit.w).with("text", text).with("version", version.to_string());
    let status = match (&copy, start) {
        (Some(copy), Start::Copy) => visit.w.drafts.last_saved(visit.w.moment_text(copy.updated_at), &copy.updated_by),
        _ => visit.w.drafts.not_saved_yet().to_owned(),
    };
    let there = |start: &&Start| match start {
        Start::Copy => copy.is_some(),
        Start::Last => latest.is_some(),
        Start::Persian | Start::English | Start::Empty => true,
    };
    let link = |of: &Start| StartLink {
        href: format!("/agreements/{id}/drafts/edit?from={}", of.key()),
        words: visit.w.label(of),
        current: *of == start,
    };
    let starts = Start::ALL.iter().filter(there).map(link).collect();
    let next_number = latest.map_or(0, |version| version.number) + 1;
    let frame = visit.frame(Nav::Agreements);
    show(&EditPage { w: visit.w, frame, agreement, form, status, starts, next_number })
}

/// The editor again, with what was typed and what is wrong with it.
pub(super) async fn show_faults(app: &App, visit: &Visit, agreement: Agreement, form: Form) -> Answer {
    let mut tx = app.db.read().await?;
    let next_number = store::next_number(&mut tx, agreement.id()).await?;
    drop(tx);
    let (frame, status) = (visit.frame(Nav::Agreements), visit.w.drafts.not_saved_yet().to_owned());
    show_again(&EditPage { w: visit.w, frame, agreement, form, status, starts: Vec::new(), next_number })
}

/// Why the text cannot be worked on; what was typed meanwhile is there to be copied.
pub(super) fn show_closed(visit: &Visit, agreement: Agreement, typed: &str, status: StatusCode) -> Answer {
    let closed = closed(visit, &agreement).ok_or(PageError::Conflict)?;
    let page =
        ClosedPage { w: visit.w, frame: visit.frame(Nav::Agreements), agreement, closed, typed: typed.to_owned() };
    show_with(status, &page)
}
