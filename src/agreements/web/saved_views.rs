//! Saved views: a filtered list under a name.
use axum::extract::State;

use super::list::{Asked, show_list};
use crate::agreements::filter::query;
use crate::agreements::store::saved_views::{self, SavedView};
use crate::app::{App, Route, post};
use crate::error::PageError;
use crate::form::{Fields, Url};
use crate::ids::ViewId;
use crate::page::{Answer, Visit};
use crate::users::roles::Right;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        post("/agreements/views", Right::Read, create),
        post("/agreements/views/{view}", Right::Read, update),
        post("/agreements/views/{view}/delete", Right::Read, delete),
        post("/agreements/views/{view}/restore", Right::Read, restore),
    ]
}

async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let actor = visit.actor()?;
    let asked = Asked::written(form.value("query"));
    let view = SavedView {
        id: ViewId::new(),
        user_id: actor.id,
        name: form.required("name", 100),
        query: query(&asked.filter, asked.order),
        pinned: form.ticked("pinned"),
        shared: form.ticked("shared"),
        version: 1,
    };
    if !form.is_valid() {
        return show_list(&app, &visit, asked, form).await;
    }
    let mut tx = visit.claim(app.db.write().await?, form.id(), &view.address()).await?;
    saved_views::insert_view(&mut tx, &view, visit.now).await?;
    tx.done(visit.w.agreement_views.view_saved(&view.name)).await
}

async fn update(State(app): State<App>, visit: Visit, Url(id): Url<ViewId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let actor = visit.actor()?;
    let asked = Asked::written(form.value("query"));
    let mut tx = app.db.write().await?;
    let view = saved_views::find_view(&mut tx, id, actor.id).await?;
    if view.user_id != actor.id {
        return Err(PageError::Forbidden);
    }
    let changed = SavedView { query: query(&asked.filter, asked.order), version: form.version(), ..view };
    let mut tx = visit.claim(tx, form.id(), &changed.address()).await?;
    saved_views::update_view(&mut tx, &changed, &changed.query).await?;
    tx.done(visit.w.agreement_views.view_updated(&changed.name)).await
}

async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<ViewId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let actor = visit.actor()?;
    let mut tx = visit.claim(app.db.write().await?, form.id(), "/agreements").await?;
    let name = saved_views::delete_view(&mut tx, id, actor.id, Some(visit.now)).await?;
    let undo = format!("/agreements/views/{id}/restore");
    tx.done_with_undo(visit.w.common.deleted(name), undo).await
}

async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<ViewId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let actor = visit.actor()?;
    let mut tx = app.db.write().await?;
    let name = saved_views::delete_view(&mut tx, id, actor.id, None).await?;
    let view = saved_views::find_view(&mut tx, id, actor.id).await?;
    let tx = visit.claim(tx, form.id(), &view.address()).await?;
    tx.done(visit.w.common.restored(name)).await
}
