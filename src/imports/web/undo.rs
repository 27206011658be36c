//! Taking an import back.
use axum::extract::State;
use uuid::Uuid;

use super::{PAGE, show};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{self, Verb};
use crate::form::{Fields, Url};
use crate::imports::bring::event;
use crate::imports::store::{self, Hand};
use crate::page::{Answer, Visit};

/// So many records that stay as they are, are named.
const NAMED: usize = 10;

/// POST /import/{id}/undo
pub async fn undo(State(app): State<App>, visit: Visit, Url(id): Url<Uuid>, fields: Fields) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let to = format!("{PAGE}/{id}");
    let mut tx = visit.claim(app.db.write().await?, fields.form(&visit).id(), &to).await?;
    let import = store::find(&mut tx, id).await?;
    let hand = Hand { by: actor.id, sight: Sight::of(actor), now: visit.now };
    let undone = store::undo(&mut tx, &import, hand).await?;
    if !undone.refused.is_empty() {
        drop(tx);
        return show::show_refused(&app, &visit, import, undone.refused).await;
    }
    audit::store::append(&mut tx, &event(&import, actor, Verb::TakenBack), visit.now).await?;
    let mut said = w.import_check.undone(&import.file_name);
    if !undone.left.is_empty() {
        let names: Vec<String> = undone.left.iter().take(NAMED).map(|name| w.common.quoted(name)).collect();
        said = [said, w.import_check.left(undone.left.len()), names.join(w.common.list_separator())].join(" ");
    }
    tx.done(said).await
}
