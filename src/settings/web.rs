//! The settings page.
use askama::Template;
use axum::extract::State;
use serde_json::Value;
use uuid::Uuid;

use super::{Settings, forms, store};
use crate::agreements::lifecycle::Stage;
use crate::app::{App, Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, Merge};
use crate::form::{Fields, Form};
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_again, show_conflict};
use crate::receipts;
use crate::users::roles::Right;
use crate::words::Words;

/// The one record that all settings are together, in events.
const SETTINGS: Uuid = Uuid::from_u128(0x5e77_1265);

const PAGE: &str = "/settings";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get(PAGE, Right::Administer, edit), post(PAGE, Right::Administer, update)]
}

#[derive(Template)]
#[template(path = "settings/edit.html")]
struct EditPage {
    w: Words,
    frame: Frame,
    form: Form,
    originals: Vec<(String, String)>,
}

impl EditPage {
    fn new(visit: &Visit, form: Form, originals: Vec<(String, String)>) -> EditPage {
        EditPage { w: visit.w, frame: visit.frame(Nav::Settings), form, originals }
    }

    fn meeting(&self) -> String {
        self.limit(Stage::Meeting)
    }

    fn drafting(&self) -> String {
        self.limit(Stage::Drafting)
    }

    fn signing(&self) -> String {
        self.limit(Stage::Signing)
    }

    fn limit(&self, stage: Stage) -> String {
        self.w.settings.idle_days(self.w.label(stage))
    }
}

/// The fields that two people may have changed, with their names.
fn labels(w: Words) -> [(&'static str, String); 4] {
    let limit = |stage: Stage| w.settings.idle_days(w.label(stage));
    [
        ("letterhead", w.settings.letterhead().into()),
        ("idle_meeting", limit(Stage::Meeting)),
        ("idle_drafting", limit(Stage::Drafting)),
        ("idle_signing", limit(Stage::Signing)),
    ]
}

async fn edit(State(app): State<App>, visit: Visit) -> Answer {
    let mut tx = app.db.read().await?;
    let form = forms::filled(visit.w, &store::all(&mut tx).await?);
    let labels = labels(visit.w);
    let labels = labels.each_ref().map(|(name, label)| (*name, label.as_str()));
    let originals = conflict::originals(&labels, &form);
    show(&EditPage::new(&visit, form, originals))
}

async fn update(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let w = visit.w;
    let labels = labels(w);
    let labels = labels.each_ref().map(|(name, label)| (*name, label.as_str()));
    let mut form = fields.form(&visit);
    conflict::apply_choices(&mut form);
    forms::read(w, &mut form);
    let was = conflict::read_originals(&labels, &form, Form::empty(w));
    if !form.is_valid() {
        let originals = conflict::originals(&labels, &was);
        return show_again(&EditPage::new(&visit, form, originals));
    }
    let mut tx = app.db.write().await?;
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), PAGE, visit.now).await? {
        return Ok(see_other(&to));
    }
    let before = store::all(&mut tx).await?;
    let stored = forms::filled(w, &before);
    let Merge { values, differences } = conflict::merge(&labels, &was, &form, &stored);
    if !differences.is_empty() {
        for (name, value) in values.into_iter().chain(conflict::originals(&labels, &stored)) {
            form.set(&name, value);
        }
        let by = last_editor(&mut tx, w).await?;
        return show_conflict(&visit, PAGE, &by, &form, differences);
    }
    let mut merged = Form::new(w, values);
    let after = forms::read(w, &mut merged);
    store::save(&mut tx, &after).await?;
    let changes = changes(&before, &after);
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::Setting, SETTINGS, "settings").changing(changes);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    Ok(visit.done(PAGE, w.common.changes_saved()))
}

fn changes(before: &Settings, after: &Settings) -> Value {
    let fields = |s: &Settings| {
        [
            ("organisation.name", s.letterhead.clone()),
            ("idle.meeting", s.idle.meeting.to_string()),
            ("idle.drafting", s.idle.drafting.to_string()),
            ("idle.signing", s.idle.signing.to_string()),
        ]
    };
    audit::differences(&fields(before), &fields(after))
}

async fn last_editor(tx: &mut Tx, w: Words) -> Result<String, PageError> {
    let last = audit::store::of_subject(tx, SETTINGS, 1).await?;
    Ok(last.into_iter().next().map_or_else(|| w.settings.somebody().into(), |event| event.actor_name))
}
