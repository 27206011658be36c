//! When agreements count as stuck.
use askama::Template;

use super::{Labels, State, came_with, catch_up, changes, choose, note, originals};
use crate::agreements::lifecycle::Stage;
use crate::form::conflict::apply_choices;
use crate::form::{Fields, Form};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::settings::{forms, store};
use crate::words::Words;

/// The page.
pub const PAGE: &str = "/settings";

#[derive(Template)]
#[template(path = "settings/edit.html")]
struct EditPage {
    w: Words,
    frame: Frame,
    form: Form,
    labels: Labels,
    originals: Vec<(String, String)>,
}

impl EditPage {
    fn new(visit: &Visit, form: Form, originals: Vec<(String, String)>) -> EditPage {
        EditPage { w: visit.w, frame: visit.frame(Nav::Settings), form, labels: labels(visit.w), originals }
    }
}

fn labels(w: Words) -> Labels {
    let limit = |stage: Stage| w.settings.idle_days(w.label(stage));
    vec![
        ("idle_meeting", limit(Stage::Meeting)),
        ("idle_drafting", limit(Stage::Drafting)),
        ("idle_signing", limit(Stage::Signing)),
    ]
}

/// GET /settings
pub async fn edit(state: State, visit: Visit) -> Answer {
    let mut tx = state.db.read().await?;
    let form = forms::filled_limits(visit.w, &store::idle_limits(&mut tx).await?);
    let originals = originals(&labels(visit.w), &form);
    show(&EditPage::new(&visit, form, originals))
}

/// POST /settings
pub async fn update(state: State, visit: Visit, fields: Fields) -> Answer {
    let (w, labels) = (visit.w, labels(visit.w));
    let mut form = fields.form(&visit);
    apply_choices(&mut form);
    let mut tx = visit.claim(state.db.write().await?, form.id(), PAGE).await?;
    let stored = forms::filled_limits(w, &store::idle_limits(&mut tx).await?);
    let sent = came_with(w, &labels, &form);
    let differences = catch_up(&labels, &mut form, &stored);
    let limits = forms::read_limits(w, &mut form);
    if !form.is_valid() {
        return show_again(&EditPage::new(&visit, form, sent));
    }
    if !differences.is_empty() {
        return choose(&mut tx, &visit, PAGE, &form, differences).await;
    }
    store::save_idle_limits(&mut tx, &limits).await?;
    note(&mut tx, &visit, "settings", changes(&labels, &stored, &forms::filled_limits(w, &limits))).await?;
    tx.done(w.common.changes_saved()).await
}
