//! Recording a signature and making one void.
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::json;

use super::{Shown, Warning, prefix_of, render};
use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement};
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{StoreError, Tx};
use crate::drafts::{self, Version};
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::ids::{AgreementId, OrganisationId, SignatureId};
use crate::page::{Answer, Visit};
use crate::people::{self, Post};
use crate::signing::forms::{self, Typed};
use crate::signing::{NewSignature, Unfit, store, takes_signatures, unfit};
use crate::users::roles::Right;
use crate::users::session::Actor;

/// What a signature is recorded on.
struct Scene {
    agreement: Agreement,
    version: Version,
    party: OrganisationId,
    party_name: String,
}

/// The agreement in sight, at signing, with a version and the party that signs. A hidden agreement
/// is not found, whatever else was sent.
async fn scene(tx: &mut Tx, id: AgreementId, party: &str, actor: &Actor) -> Result<Scene, PageError> {
    let agreement = agreements::store::find(tx, id, &Sight::of(actor)).await?;
    let party = OrganisationId::parse(party).ok_or(PageError::Unreadable)?;
    let parties = agreements::store::parties(tx, id).await?;
    let name = parties.into_iter().find(|p| p.organisation == party && p.role.binds()).map(|p| p.name);
    match (name, drafts::store::latest(tx, id).await?, takes_signatures(agreement.stage())) {
        (Some(party_name), Some(version), true) => Ok(Scene { agreement, version, party, party_name }),
        _ => Err(PageError::Conflict),
    }
}

pub(super) async fn record(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AgreementId>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let scene = scene(&mut tx, id, form.value("party"), &actor).await?;
    let (party, prefix) = (scene.party, prefix_of(&form)?);
    let Some(typed) = forms::signature(&mut form, &prefix, visit.today, visit.w) else {
        drop(tx);
        return render(&app, &visit, id, Shown::again(form)).await;
    };
    let warning = match people::store::post(&mut tx, typed.post).await {
        Ok(post) if post.organisation == party => check(&visit, &mut form, &prefix, &typed, &post),
        Ok(_) | Err(StoreError::NotFound) => {
            form.reject(&format!("{prefix}post"), visit.w.faults.unknown_choice());
            None
        }
        Err(other) => return Err(other.into()),
    };
    if !form.is_valid() {
        drop(tx);
        return render(&app, &visit, id, Shown { warning, ..Shown::again(form) }).await;
    }
    let new = NewSignature {
        agreement: id,
        organisation: party,
        draft: scene.version.id,
        post: typed.post,
        signed_on: typed.signed_on,
        place: typed.place,
        override_reason: if warning.is_some() { typed.override_reason } else { String::new() },
        recorded_by: actor.id,
    };
    let to = format!("/agreements/{id}/signing");
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    match write(&mut tx, &visit, &actor, &scene, new).await {
        Ok(made) => {
            let said = visit.w.signing.recorded(&scene.party_name);
            tx.done_with_undo(said, format!("{to}/signatures/{made}/void")).await
        }
        Err(StoreError::Duplicate) => {
            drop(tx);
            let shown = Shown { status: StatusCode::CONFLICT, conflict: Some(scene.party_name), ..Shown::again(form) };
            render(&app, &visit, id, shown).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Says what speaks against the post on that day. Whoever may pass it must say why; others are refused.
fn check(visit: &Visit, form: &mut Form, prefix: &str, typed: &Typed, post: &Post) -> Option<Warning> {
    let w = visit.w;
    let faults = unfit(post.was_held_on(typed.signed_on), post.may_sign);
    if faults.is_empty() {
        return None;
    }
    let may_override = visit.may(Right::Override);
    for fault in faults.iter().filter(|_| !may_override) {
        match fault {
            Unfit::NotHeld => form.reject(&format!("{prefix}signed_on"), w.signing.not_held()),
            Unfit::MayNotSign => form.reject(&format!("{prefix}post"), w.signing.may_not_sign()),
        }
    }
    if may_override && typed.override_reason.is_empty() {
        form.reject(&format!("{prefix}override_reason"), w.signing.say_why());
    }
    let words = |fault: &Unfit| match fault {
        Unfit::NotHeld => w.signing.not_held(),
        Unfit::MayNotSign => w.signing.may_not_sign(),
    };
    Some(Warning {
        party: post.organisation,
        lines: faults.iter().map(words).collect(),
        link: format!("/posts/{}/edit", post.id),
        may_override,
    })
}

async fn write(
    tx: &mut Tx,
    visit: &Visit,
    actor: &Actor,
    scene: &Scene,
    new: NewSignature,
) -> Result<SignatureId, StoreError> {
    let id = store::insert(tx, &new, visit.now).await?;
    let event = Event::new(actor, Verb::Signed, Kind::Signature, id, scene.party_name.clone())
        .on(new.agreement)
        .changing(json!({
            "agreement": scene.agreement.title(),
            "number": scene.version.number,
            "signed_on": new.signed_on,
            "place": new.place,
        }))
        .because(new.override_reason);
    audit::store::append(tx, &event, visit.now).await?;
    Ok(id)
}

pub(super) async fn void(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url((id, signature)): Url<(AgreementId, SignatureId)>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    // The form on the page asks why; taking back what was just recorded needs no explanation.
    let reason = if form.ticked("asked") { form.required("void_reason", 4000) } else { String::new() };
    if !form.is_valid() {
        return render(&app, &visit, id, Shown::again(form)).await;
    }
    let reason = if reason.is_empty() { visit.w.signing.taken_back().to_owned() } else { reason };
    let mut tx = app.db.write().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    let line = store::find(&mut tx, id, signature).await?;
    let to = format!("/agreements/{id}/signing");
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if !takes_signatures(agreement.stage()) {
        return Err(PageError::Conflict);
    }
    store::void_one(&mut tx, id, signature, &reason, visit.now).await?;
    let event = Event::new(&actor, Verb::Voided, Kind::Signature, signature, line.organisation_name.clone())
        .on(id)
        .because(reason);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.signing.voided(&line.organisation_name)).await
}
