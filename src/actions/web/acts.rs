//! What is done to an action with one press of a button.
use axum::extract::State;
use serde_json::json;

use super::{back_from, note, undo_address};
use crate::actions::store;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{Verb, differences};
use crate::error::PageError;
use crate::form::{Fields, Params, Url};
use crate::ids::ActionId;
use crate::page::{Answer, Visit};
use crate::persian::Lean;

/// Ticks an action.
pub async fn done(
    State(app): State<App>,
    visit: Visit,
    Url(id): Url<ActionId>,
    params: Params,
    fields: Fields,
) -> Answer {
    let (w, actor, mut form) = (visit.w.actions, visit.actor()?, fields.form(&visit));
    let to = back_from(&form, &params);
    let said = form.text("done_note", 1000);
    if !form.is_valid() {
        return Err(PageError::Unreadable);
    }
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let action = store::find(&mut tx, id, &Sight::of(actor)).await?;
    if !store::mark_done(&mut tx, id, visit.today, &said, actor.id, visit.now).await? {
        return Ok(visit.done(&to, w.was_done_already(action.text)));
    }
    note(&mut tx, actor, Verb::Done, &action, json!({}), &visit).await?;
    let undo = undo_address(id, "undo", &to);
    tx.done_with_undo(w.was_done(action.text), undo).await
}

/// Takes the tick back.
pub async fn undo(
    State(app): State<App>,
    visit: Visit,
    Url(id): Url<ActionId>,
    params: Params,
    fields: Fields,
) -> Answer {
    let (actor, form) = (visit.actor()?, fields.form(&visit));
    let to = back_from(&form, &params);
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let action = store::find(&mut tx, id, &Sight::of(actor)).await?;
    if store::mark_undone(&mut tx, id, visit.now).await? {
        note(&mut tx, actor, Verb::Undone, &action, json!({}), &visit).await?;
    }
    tx.done(visit.w.actions.was_undone(action.text)).await
}

/// Gives an action another day.
pub async fn postpone(
    State(app): State<App>,
    visit: Visit,
    Url(id): Url<ActionId>,
    params: Params,
    fields: Fields,
) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let to = back_from(&form, &params);
    let due = form.required_day("due_on", visit.today, Lean::Future);
    let mut tx = app.db.write().await?;
    let action = store::find(&mut tx, id, &Sight::of(actor)).await?;
    if action.done_on.is_some() {
        form.reject("due_on", w.actions.is_done_already());
    }
    let Some(due) = due.filter(|_| form.is_valid()) else {
        // The whole form of the action, with the faulty day in it.
        let mut whole = super::edit::with_next(super::edit::form_of(w, &action), &to);
        whole.set("due_on", form.value("due_on").to_owned());
        for (field, why) in form.all_faults() {
            whole.reject(field, why.as_str());
        }
        return super::edit::show_form(&mut tx, &visit, whole, Some(&action)).await;
    };
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    store::postpone(&mut tx, &action, due, visit.now).await?;
    let day = |of: Option<chrono::NaiveDate>| of.map_or_else(String::new, |day| day.to_string());
    let changes = differences(&[("due_on", day(action.due_on))], &[("due_on", day(Some(due)))]);
    note(&mut tx, actor, Verb::Updated, &action, changes, &visit).await?;
    tx.done(w.actions.was_postponed(action.text, due)).await
}

/// Puts an action into the trash.
pub async fn delete(
    State(app): State<App>,
    visit: Visit,
    Url(id): Url<ActionId>,
    params: Params,
    fields: Fields,
) -> Answer {
    let (actor, form) = (visit.actor()?, fields.form(&visit));
    let to = back_from(&form, &params);
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let action = store::find(&mut tx, id, &Sight::of(actor)).await?;
    store::delete(&mut tx, &action, visit.now).await?;
    note(&mut tx, actor, Verb::Deleted, &action, json!({}), &visit).await?;
    let undo = undo_address(id, "restore", &to);
    tx.done_with_undo(visit.w.common.deleted(action.text), undo).await
}

/// Takes an action out of the trash.
pub async fn restore(
    State(app): State<App>,
    visit: Visit,
    Url(id): Url<ActionId>,
    params: Params,
    fields: Fields,
) -> Answer {
    let (actor, form) = (visit.actor()?, fields.form(&visit));
    let to = back_from(&form, &params);
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    store::restore(&mut tx, id, visit.now).await?;
    let action = store::find(&mut tx, id, &Sight::of(actor)).await?;
    note(&mut tx, actor, Verb::Restored, &action, json!({}), &visit).await?;
    tx.done(visit.w.common.restored(action.text)).await
}
