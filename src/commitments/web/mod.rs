//! The pages of commitments.
use serde_json::Value;

use crate::app::{Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::commitments::Commitment;
use crate::db::{Result, Tx};
use crate::page::Visit;
use crate::users::roles::Right;
use crate::users::session::Actor;

mod acts;
mod edit;
mod evidence;
pub mod line;
mod list;
mod press;
mod show;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/commitments", Right::Read, list::list),
        get("/agreements/{id}/commitments/new", Right::Record, edit::new),
        post("/agreements/{id}/commitments", Right::Record, edit::create),
        get("/commitments/{id}", Right::Read, show::show),
        get("/commitments/{id}/edit", Right::Record, edit::edit),
        post("/commitments/{id}", Right::Record, edit::update),
        post("/commitments/{id}/delete", Right::Record, acts::delete),
        post("/commitments/{id}/restore", Right::Record, acts::restore),
        post("/commitments/{id}/waive", Right::Override, acts::waive),
        post("/commitments/{id}/reopen", Right::Override, acts::reopen),
        post("/commitments/{id}/evidence", Right::Record, evidence::add).with_upload(),
        post("/commitments/{id}/evidence/{evidence}/remove", Right::Record, evidence::remove),
        post("/commitments/{id}/evidence/{evidence}/restore", Right::Record, evidence::restore),
        post("/commitments/{id}/press", Right::Record, press::link),
        post("/commitments/{id}/press/{item}/remove", Right::Record, press::unlink),
        post("/commitments/{id}/press/{item}/restore", Right::Record, press::restore),
    ]
}

/// Writes down what was done to a commitment, in the timeline of its agreement.
async fn note(tx: &mut Tx, actor: &Actor, verb: Verb, of: &Commitment, changes: Value, visit: &Visit) -> Result<()> {
    let event = Event::new(actor, verb, Kind::Commitment, of.id, of.text.as_str()).on(of.agreement);
    audit::store::append(tx, &event.changing(changes), visit.now).await
}

/// The page of a commitment.
fn home(id: crate::ids::CommitmentId) -> String {
    format!("/commitments/{id}")
}
