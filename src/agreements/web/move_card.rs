//! A card moved on the board: taken at once when nothing is asked and nothing is missing, else the
//! page of the step says what it takes.
use axum::extract::State;

use super::list::Asked;
use super::{gather, steps};
use crate::agreements::filter::{Filter, Order, query};
use crate::agreements::lifecycle::{Stage, open_steps};
use crate::agreements::needs::unmet;
use crate::agreements::sight::Sight;
use crate::agreements::store;
use crate::agreements::take::Given;
use crate::app::{App, Route, post};
use crate::form::{Fields, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Visit, see_other};
use crate::users::roles::Right;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![post("/agreements/{id}/move", Right::Advance, take)]
}

async fn take(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let actor = visit.actor()?;
    let mut tx = visit.claim(app.db.write().await?, form.id(), "/agreements/board").await?;
    let agreement = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let to = Stage::parse(form.value("stage"));
    let shown = Asked::written(form.value("query")).filter;
    let target = |stage: Stage| {
        let filter = Filter { stage: Some(stage), ..shown.clone() };
        format!("/agreements/board?{}#card-{id}", query(&filter, Order::default()))
    };
    let mut open = open_steps(agreement.stage(), actor.role);
    let Some(rule) = open.find(|rule| Some(rule.target(agreement.halted_from())) == to) else {
        return Ok(visit.done(&target(agreement.stage()), visit.w.agreement_views.away()));
    };
    let facts = gather::facts(&mut tx, &agreement, &Sight::of(actor), visit.today).await?;
    if !rule.is_plain() || !unmet(rule.needs, &facts).is_empty() {
        return Ok(see_other(&format!("/agreements/{id}/steps/{}", rule.step.key())));
    }
    let stage = rule.target(agreement.halted_from());
    let Ok(taken) = agreement.take(rule.step, actor, &facts, &Given::default(), visit.now) else {
        return Ok(see_other(&format!("/agreements/{id}/steps/{}", rule.step.key())));
    };
    steps::save(&mut tx, &agreement, &taken, &Given::default()).await?;
    tx.leading_to(&target(stage)).done(visit.w.agreement_views.moved(agreement.title(), visit.w.label(stage))).await
}
