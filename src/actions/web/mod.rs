//! The pages of actions.
use serde_json::Value;

use crate::actions::{Action, NewAction, store};
use crate::app::{Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::form::{Form, Params};
use crate::ids::{ActionId, AgreementId};
use crate::meetings;
use crate::page::{Visit, is_own_path};
use crate::users::roles::Right;
use crate::users::session::Actor;
use crate::words::Words;

mod acts;
mod edit;
mod list;
mod options;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/actions", Right::Read, list::list),
        get("/actions/new", Right::Record, edit::new),
        get("/actions/responsibles", Right::Record, options::options),
        post("/actions", Right::Record, edit::create),
        get("/actions/{id}/edit", Right::Record, edit::edit),
        post("/actions/{id}", Right::Record, edit::update),
        post("/actions/{id}/done", Right::Record, acts::done),
        post("/actions/{id}/undo", Right::Record, acts::undo),
        post("/actions/{id}/postpone", Right::Record, acts::postpone),
        post("/actions/{id}/delete", Right::Record, acts::delete),
        post("/actions/{id}/restore", Right::Record, acts::restore),
    ]
}

/// The agreements to choose from, as a form shows them.
pub fn agreement_options(w: Words, titles: &[(AgreementId, String)], none: &str) -> Vec<(String, String)> {
    let shown = |title: &String| match title.split_once(" — ") {
        Some((reference, title)) => format!("{} — {title}", w.code(reference)),
        None => title.clone(),
    };
    let first = (String::new(), none.to_owned());
    std::iter::once(first).chain(titles.iter().map(|(id, title)| (id.to_string(), shown(title)))).collect()
}

/// Where to go after an act: where it was asked for, if that is a page of this site.
fn back(wanted: &str) -> String {
    if is_own_path(wanted) { wanted.to_owned() } else { "/actions".to_owned() }
}

fn back_from(form: &Form, params: &Params) -> String {
    let typed = form.value("next");
    back(if typed.is_empty() { params.get("next") } else { typed })
}

/// The address that takes an act back and returns to `next`.
fn undo_address(id: ActionId, act: &str, next: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("/actions/{id}/{act}?next={next}")
}

/// Writes down what was done to an action, in the timeline of its agreement or of its meeting's.
async fn note(tx: &mut Tx, actor: &Actor, verb: Verb, action: &Action, changes: Value, visit: &Visit) -> Result<()> {
    let mut event = Event::new(actor, verb, Kind::Action, action.id, action.text.as_str()).changing(changes);
    event.agreement = match (&action.agreement, &action.meeting) {
        (Some((agreement, _)), _) => Some(*agreement),
        (None, Some((meeting, _))) => meetings::store::event_agreement(tx, *meeting).await?,
        (None, None) => None,
    };
    audit::store::append(tx, &event, visit.now).await
}

/// Records an action and that it was recorded; also for those born in meetings.
pub async fn record(tx: &mut Tx, new: &NewAction, actor: &Actor, visit: &Visit) -> Result<()> {
    store::insert(tx, new, visit.now).await?;
    let mut event = Event::new(actor, Verb::Created, Kind::Action, new.id, new.text.as_str());
    event.agreement = match (new.agreement, new.meeting) {
        (None, Some(meeting)) => meetings::store::event_agreement(tx, meeting).await?,
        (agreement, _) => agreement,
    };
    audit::store::append(tx, &event, visit.now).await
}
