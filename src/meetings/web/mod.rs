//! The pages of meetings.
use serde_json::Value;

use crate::app::{Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::ids::MeetingId;
use crate::meetings::store;
use crate::page::Visit;
use crate::users::roles::Right;
use crate::users::session::Actor;

mod acts;
mod attendance;
mod edit;
mod form;
mod list;
mod save;
mod show;

/// The routes of this part. Whoever records may make minutes final; opening them again is a decision.
pub fn routes() -> Vec<Route> {
    vec![
        get("/meetings", Right::Read, list::list),
        get("/meetings/new", Right::Record, edit::new),
        post("/meetings", Right::Record, edit::create),
        get("/meetings/{id}", Right::Read, show::show),
        get("/meetings/{id}/edit", Right::Record, edit::edit),
        post("/meetings/{id}", Right::Record, edit::update),
        get("/meetings/{id}/attendance", Right::Record, attendance::edit),
        post("/meetings/{id}/attendance", Right::Record, attendance::update),
        post("/meetings/{id}/hold", Right::Record, acts::hold),
        post("/meetings/{id}/plan", Right::Record, acts::plan),
        post("/meetings/{id}/cancel", Right::Record, acts::cancel),
        post("/meetings/{id}/finalise", Right::Record, acts::finalise),
        post("/meetings/{id}/reopen", Right::Decide, acts::reopen),
        post("/meetings/{id}/delete", Right::Record, acts::delete),
        post("/meetings/{id}/restore", Right::Record, acts::restore),
        post("/meetings/{id}/files", Right::Record, acts::attach).with_upload(),
    ]
}

/// Writes down what was done to a meeting.
async fn note(
    tx: &mut Tx,
    actor: &Actor,
    verb: Verb,
    of: (MeetingId, &str),
    changes: Value,
    reason: &str,
    visit: &Visit,
) -> Result<()> {
    let (id, subject) = of;
    let mut event = Event::new(actor, verb, Kind::Meeting, id, subject).changing(changes).because(reason);
    event.agreement = store::event_agreement(tx, id).await?;
    audit::store::append(tx, &event, visit.now).await
}
