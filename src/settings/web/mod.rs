//! The pages of settings: each a form over one record that two may change at a time.
use serde_json::Value;
use uuid::Uuid;

use crate::app::{App, Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::Form;
use crate::form::conflict::{self, Difference};
use crate::page::{Answer, Visit, show_conflict};
use crate::users::roles::Right;
use crate::words::Words;

mod accounts;
mod letterhead;
mod limits;

/// The one record that all settings are together, in events.
const SETTINGS: Uuid = Uuid::from_u128(0x5e77_1265);

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get(limits::PAGE, Right::Administer, limits::edit),
        post(limits::PAGE, Right::Administer, limits::update),
        get(accounts::PAGE, Right::Administer, accounts::edit),
        post(accounts::PAGE, Right::Administer, accounts::update),
        get(letterhead::PAGE, Right::Administer, letterhead::edit),
        post(letterhead::PAGE, Right::Administer, letterhead::update).with_upload(),
        get(letterhead::EMBLEM, Right::Read, letterhead::emblem),
    ]
}

/// What the handlers of these pages take.
type State = axum::extract::State<App>;

/// The fields of a form, by name, with their names for people.
type Labels = Vec<(&'static str, String)>;

/// What the conflict functions ask for.
fn borrowed(labels: &Labels) -> Vec<(&str, &str)> {
    labels.iter().map(|(name, label)| (*name, label.as_str())).collect()
}

/// The hidden copy of what a form is filled in from.
fn originals(labels: &Labels, form: &Form) -> Vec<(String, String)> {
    conflict::originals(&borrowed(labels), form)
}

/// Merges what was typed with what is stored now; answers where a person must choose.
fn catch_up(labels: &Labels, form: &mut Form, stored: &Form) -> Vec<Difference> {
    conflict::catch_up(&borrowed(labels), form, stored)
}

/// The page on which both texts stand.
async fn choose(tx: &mut Tx, visit: &Visit, page: &str, form: &Form, differences: Vec<Difference>) -> Answer {
    let by = audit::store::last_actor(tx, SETTINGS).await?;
    let by = if by.is_empty() { visit.w.settings.somebody().into() } else { by };
    show_conflict(visit, page, &by, form, differences)
}

/// Writes down what changed.
async fn note(tx: &mut Tx, visit: &Visit, title: &str, changes: Value) -> Result<(), PageError> {
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::Setting, SETTINGS, title).changing(changes);
    Ok(audit::store::append(tx, &event, visit.now).await?)
}

/// The hidden copy that came back with a form.
fn came_with(w: Words, labels: &Labels, form: &Form) -> Vec<(String, String)> {
    let labels = borrowed(labels);
    conflict::originals(&labels, &conflict::read_originals(&labels, form, Form::empty(w)))
}

/// The event's old and new values of a form's fields.
fn changes(labels: &Labels, before: &Form, after: &Form) -> Value {
    let values = |form: &Form| -> Vec<(&'static str, String)> {
        labels.iter().map(|(name, _)| (*name, form.value(name).to_owned())).collect()
    };
    audit::differences(&values(before), &values(after))
}
