//! Renewing: one more period in force.
use axum::extract::State;
use serde_json::json;

use super::{Shown, render};
use crate::agreements;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::error::PageError;
use crate::form::{Fields, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Visit};
use crate::signing::{forms, store, takes_renewal};
use crate::users::session::Actor;

pub(super) async fn renew(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AgreementId>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    // Claimed first: the period that a first handing-in added would overlap itself.
    let to = format!("/agreements/{id}/signing");
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if !takes_renewal(agreement.stage()) {
        return Err(PageError::Conflict);
    }
    let there = store::periods(&mut tx, id).await?;
    let Some(new) = forms::period(&mut form, visit.today, &there, visit.w) else {
        drop(tx);
        return render(&app, &visit, id, Shown::again(form)).await;
    };
    let period = store::add_period(&mut tx, id, &new, actor.id, visit.now).await?;
    let event = Event::new(&actor, Verb::Created, Kind::Period, period, agreement.title()).on(id).changing(
        json!({ "starts_on": new.span.starts_on, "ends_on": new.span.ends_on, "decision_due_on": new.decision_due_on }),
    );
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.signing.renewed(visit.w.span(new.span))).await
}
