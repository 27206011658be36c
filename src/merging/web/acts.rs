//! Making one record of two, and two of one again.
use axum::extract::State;
use serde_json::json;
use uuid::Uuid;

use super::compare::{fields, is_own};
use crate::app::App;
use crate::audit::{self, Event, Verb};
use crate::db::StoreError;
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::merging::{Mergeable, Written, store};
use crate::page::{Answer, Visit};
use crate::words::Words;
use crate::{parties, people};

/// POST /organisations/{id}/merge: the record of the address stays.
pub async fn merge(
    kind: Mergeable,
    State(app): State<App>,
    visit: Visit,
    Url(kept): Url<Uuid>,
    form: Fields,
) -> Answer {
    let form = form.form(&visit);
    let gone = Uuid::try_parse(form.value("with")).map_err(|_| PageError::Unreadable)?;
    let to = format!("{}/{kept}", kind.path());
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let (ours, version) = store::written(&mut tx, kind, kept).await?;
    let (theirs, other_version) = store::written(&mut tx, kind, gone).await?;
    if kept == gone || is_own(&theirs) {
        return Err(PageError::Unreadable);
    }
    // The choice was made between the texts as they stood on the page.
    if form.version() != version || form.value("other_version") != other_version.to_string() {
        return Err(StoreError::Stale.into());
    }
    let after = chosen(visit.w, &form, &ours, &theirs);
    let actor = visit.actor()?;
    let merge = store::merge(&mut tx, kind, [kept, gone], after, actor.id, visit.now).await?;
    let changes = json!({ "merged": { "old": theirs.name(), "new": ours.name() } });
    let event = Event::new(actor, Verb::Merged, kind.kind(), kept, merge.detail.after.name()).changing(changes);
    audit::store::append(&mut tx, &event, visit.now).await?;
    let said = visit.w.merging.merged(theirs.name(), merge.detail.after.name());
    tx.done_with_undo(said, format!("/merges/{}/undo", merge.id)).await
}

/// What is to be written: of each field the text that was chosen.
fn chosen(w: Words, form: &Form, ours: &Written, theirs: &Written) -> Written {
    let takes = |name: &str| form.value(&format!("keep.{name}")) == "gone";
    let taken: Vec<_> = fields(w, ours, theirs).into_iter().filter(|field| takes(field.name)).collect();
    match ours {
        Written::Organisation(of) => {
            let mut filled = parties::forms::written(w, of);
            taken.iter().for_each(|field| filled.set(field.name, field.gone.as_str()));
            Written::Organisation(parties::NewOrganisation { own: of.own, ..parties::forms::read(&mut filled, &w) })
        }
        Written::Person(of) => {
            let mut filled = people::forms::written(w, of);
            taken.iter().for_each(|field| filled.set(field.name, field.gone.as_str()));
            Written::Person(people::forms::read(&mut filled, &w))
        }
    }
}

/// POST /merges/{id}/undo
pub async fn undo(State(app): State<App>, visit: Visit, Url(id): Url<Uuid>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let merge = store::find(&mut tx, id).await?;
    let to = format!("{}/{}", merge.kind.path(), merge.gone);
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    store::undo(&mut tx, &merge, visit.now).await?;
    let (written, _) = store::written(&mut tx, merge.kind, merge.gone).await?;
    let event = Event::new(visit.actor()?, Verb::Parted, merge.kind.kind(), merge.gone, written.name());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.merging.parted(written.name())).await
}
