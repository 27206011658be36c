//! Recording what a party says of a version.
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::json;

use super::show::{Shown, prefix_of, render};
use crate::agreements;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::StoreError;
use crate::drafts::{Answer as Said, TextState, forms, store};
use crate::error::PageError;
use crate::form::{Fields, Url};
use crate::ids::{AgreementId, OrganisationId};
use crate::page::{Answer, Visit};
use crate::users::session::Actor;

pub(super) async fn record(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url((id, number)): Url<(AgreementId, i64)>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    let prefix = prefix_of(&form)?;
    let party = OrganisationId::parse(form.value("party")).ok_or(PageError::Unreadable)?;
    let mut tx = app.db.write().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    let version = store::find(&mut tx, id, number).await?;
    let parties = agreements::store::parties(&mut tx, id).await?;
    let name = parties.into_iter().find(|p| p.organisation == party && p.role.binds()).map(|p| p.name);
    let (Some(name), true) = (name, TextState::at(agreement.stage()).takes_verdicts()) else {
        return Err(PageError::Conflict);
    };
    let Some(new) = forms::verdict(&mut form, &prefix, party, visit.today, visit.w) else {
        drop(tx);
        let again = Shown { status: StatusCode::UNPROCESSABLE_ENTITY, typed: Some(form), conflict: None };
        return render(&app, &visit, id, number, again).await;
    };
    let to = format!("/agreements/{id}/drafts/{number}#party");
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    match store::record_verdict(&mut tx, version.id, &new, (actor.id, form.version()), visit.now).await {
        Ok(()) => {}
        Err(StoreError::Stale) => {
            drop(tx);
            let by = version.verdict_of(party).map(|verdict| verdict.recorded_by.clone()).unwrap_or_default();
            let again = Shown { status: StatusCode::CONFLICT, typed: Some(form), conflict: Some(by) };
            return render(&app, &visit, id, number, again).await;
        }
        Err(other) => return Err(other.into()),
    }
    let (verb, words) = match new.answer {
        Said::Approved => (Verb::Approved, visit.w.drafts.approval_recorded(&name)),
        Said::Returned => (Verb::Returned, visit.w.drafts.return_recorded(&name)),
    };
    let event = Event::new(&actor, verb, Kind::Draft, version.id, agreement.title())
        .on(id)
        .changing(json!({ "number": number, "party": name, "reason_code": new.reason_code }))
        .because(new.reason);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(words).await
}
