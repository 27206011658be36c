//! What is done to a commitment with one press of a button.
use axum::extract::State;
use serde_json::json;

use super::show::{blank, page};
use super::{home, note};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::commitments::store;
use crate::form::{Fields, Url};
use crate::ids::CommitmentId;
use crate::page::{Answer, Visit};

/// Puts a commitment into the trash.
pub async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>, fields: Fields) -> Answer {
    let (actor, form) = (visit.actor()?, fields.form(&visit));
    let mut tx = visit.claim(app.db.write().await?, form.id(), &home(id)).await?;
    let of = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let to = format!("/agreements/{}", of.agreement);
    store::delete(&mut tx, &of, visit.now).await?;
    note(&mut tx, actor, Verb::Deleted, &of, json!({}), &visit).await?;
    tx.leading_to(&to).done_with_undo(visit.w.common.deleted(of.text), format!("{}/restore", home(id))).await
}

/// Takes a commitment out of the trash.
pub async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>, fields: Fields) -> Answer {
    let (actor, form) = (visit.actor()?, fields.form(&visit));
    let to = home(id);
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    store::restore(&mut tx, id, visit.now).await?;
    // Only what this user may see comes back; otherwise nothing is kept of this.
    let of = store::find(&mut tx, id, &Sight::of(actor)).await?;
    note(&mut tx, actor, Verb::Restored, &of, json!({}), &visit).await?;
    tx.done(visit.w.common.restored(of.text)).await
}

/// Gives a commitment up, with a reason that stays in the history.
pub async fn waive(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>, fields: Fields) -> Answer {
    let (w, actor, mut form) = (visit.w.commitment_page, visit.actor()?, fields.form(&visit));
    let to = home(id);
    let reason = form.required("reason", 2000);
    let mut tx = app.db.write().await?;
    let of = store::find(&mut tx, id, &Sight::of(actor)).await?;
    if !form.is_valid() {
        drop(tx);
        form.complete(&blank(&visit));
        return page(&mut app.db.read().await?, &visit, id, form).await;
    }
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    store::waive(&mut tx, &of, (visit.today, &reason), actor.id, visit.now).await?;
    let event = Event::new(actor, Verb::Waived, Kind::Commitment, id, of.text).on(of.agreement).because(reason);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done_with_undo(w.was_waived(), format!("{to}/reopen")).await
}

/// Takes up again what was given up.
pub async fn reopen(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>, fields: Fields) -> Answer {
    let (actor, form) = (visit.actor()?, fields.form(&visit));
    let to = home(id);
    let mut tx = app.db.write().await?;
    let of = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if store::reopen(&mut tx, id, visit.now).await? {
        note(&mut tx, actor, Verb::Undone, &of, json!({}), &visit).await?;
    }
    tx.done(visit.w.commitment_page.was_reopened()).await
}
