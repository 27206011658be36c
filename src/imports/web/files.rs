//! Empty lists to be filled in, and lists of what is recorded.
use axum::extract::State;
use serde_json::json;
use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::PAGE;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::error::PageError;
use crate::imports::export::{self, ListFormat};
use crate::imports::{ImportKind, kinds, store, template};
use crate::page::{Answer, Download, Visit};
use crate::reports::web::place;

/// Where the empty list of a kind lies.
pub(super) fn template_path(kind: ImportKind) -> String {
    format!("{PAGE}/{}.xlsx", kind.key())
}

/// Where the list of what is recorded lies.
pub(super) fn list_path(kind: ImportKind, format: ListFormat) -> String {
    format!("/lists/{}.{}", kind.key(), format.key())
}

/// GET /import/organisations.xlsx
pub async fn template(kind: ImportKind, visit: Visit) -> Answer {
    let w = visit.w;
    let bytes = spawn_blocking(move || template::empty(w, kind)).await.map_err(PageError::internal)?;
    let name = w.import_pages.template_of(w.label(kind));
    let plain = format!("tafahom-{}-empty", kind.key());
    file((&plain, &name), ListFormat::Xlsx, bytes.map_err(PageError::internal)?)
}

/// GET /lists/organisations.xlsx
pub async fn list((kind, format): (ImportKind, ListFormat), State(app): State<App>, visit: Visit) -> Answer {
    let (w, actor, today) = (visit.w, visit.actor()?, visit.today);
    let place = place(&app, &visit).await?;
    let mut tx = app.db.read().await?;
    let known = store::known(&mut tx, kind, &Sight::of(actor)).await?;
    drop(tx);
    let written = spawn_blocking(move || {
        let _place = place;
        export::write(w, kind, format, &kinds::rows(&known, today))
    });
    let bytes = written.await.map_err(PageError::internal)?.map_err(PageError::internal)?;
    let changes = json!({ "format": { "old": "", "new": format.key() } });
    let event = Event::new(actor, Verb::Exported, Kind::Import, Uuid::nil(), kind.key()).changing(changes);
    let mut tx = app.db.write().await?;
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    file((&format!("tafahom-{}", kind.key()), w.label(kind)), format, bytes)
}

fn file((plain, name): (&str, &str), format: ListFormat, bytes: Vec<u8>) -> Answer {
    let [plain, name] = [plain, name].map(|name| format!("{name}.{}", format.key()));
    Download { media_type: format.media_type(), plain: &plain, name: &name, inline: false }.of(bytes)
}
