//! Press that shows that a commitment was kept.
use axum::extract::State;
use serde_json::json;

use super::evidence::tell;
use super::home;
use super::show::{blank, page};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::Verb;
use crate::commitments::store;
use crate::error::PageError;
use crate::form::{Fields, Url};
use crate::ids::{CommitmentId, CoverageId};
use crate::page::{Answer, Visit};
use crate::press;

/// Links an item that is about the agreement already.
pub async fn link(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>, fields: Fields) -> Answer {
    let (actor, mut form) = (visit.actor()?, fields.form(&visit));
    let mut tx = app.db.write().await?;
    let of = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let known = store::linkable(&mut tx, id, of.agreement).await?;
    let item = form.required_choice("item", |key| known.iter().find(|one| one.id.to_string() == key).map(|one| one.id));
    let Some(item) = item else {
        // The second of two clicks finds the item linked: that is what it asked for.
        drop(visit.claim(tx, form.id(), &home(id)).await?);
        form.complete(&blank(&visit));
        return page(&mut app.db.read().await?, &visit, id, form).await;
    };
    drop(tx);
    tie(&app, &visit, id, item, form.id()).await
}

/// Links an item again whose link was taken away.
pub async fn restore(
    State(app): State<App>,
    visit: Visit,
    Url((id, item)): Url<(CommitmentId, CoverageId)>,
    fields: Fields,
) -> Answer {
    let form = fields.form(&visit);
    tie(&app, &visit, id, item, form.id()).await
}

async fn tie(app: &App, visit: &Visit, id: CommitmentId, item: CoverageId, form: uuid::Uuid) -> Answer {
    let (actor, to) = (visit.actor()?, home(id));
    let sight = Sight::of(actor);
    let mut tx = app.db.write().await?;
    let of = store::find(&mut tx, id, &sight).await?;
    let line = press::store::find_line(&mut tx, item, &sight).await?.ok_or(PageError::NotFound)?;
    let mut tx = visit.claim(tx, form, &to).await?;
    if store::link(&mut tx, item, id).await? {
        let changes = json!({ "press": line.headline });
        tell(&mut tx, (actor, Verb::Created), item.uuid(), &of, changes, visit).await?;
    }
    let said = visit.w.commitment_page.linked(line.headline);
    tx.done_with_undo(said, format!("{to}/press/{item}/remove")).await
}

/// Takes the link to an item away; the item stays about the agreement.
pub async fn unlink(
    State(app): State<App>,
    visit: Visit,
    Url((id, item)): Url<(CommitmentId, CoverageId)>,
    fields: Fields,
) -> Answer {
    let (actor, form, to) = (visit.actor()?, fields.form(&visit), home(id));
    let sight = Sight::of(actor);
    let mut tx = app.db.write().await?;
    let of = store::find(&mut tx, id, &sight).await?;
    let line = press::store::find_line(&mut tx, item, &sight).await?.ok_or(PageError::NotFound)?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if !store::unlink(&mut tx, item, id).await? {
        return Err(PageError::NotFound);
    }
    let changes = json!({ "press": line.headline });
    tell(&mut tx, (actor, Verb::Deleted), item.uuid(), &of, changes, &visit).await?;
    let said = visit.w.commitment_page.unlinked(line.headline);
    tx.done_with_undo(said, format!("{to}/press/{item}/restore")).await
}
