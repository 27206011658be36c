//! The paper that documents are written on.
use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::{Labels, State, came_with, catch_up, changes, choose, note, originals};
use crate::documents::Emblem;
use crate::error::PageError;
use crate::form::conflict::apply_choices;
use crate::form::upload::Upload;
use crate::form::{Fields, Form};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::settings::emblem::{self, EmblemFault};
use crate::settings::{forms, store};
use crate::words::Words;

/// The page.
pub const PAGE: &str = "/settings/letterhead";
/// The picture.
pub const EMBLEM: &str = "/letterhead/emblem";

#[derive(Template)]
#[template(path = "settings/letterhead.html")]
struct EditPage {
    w: Words,
    frame: Frame,
    form: Form,
    originals: Vec<(String, String)>,
    has_emblem: bool,
}

impl EditPage {
    fn new(visit: &Visit, form: Form, originals: Vec<(String, String)>, has_emblem: bool) -> EditPage {
        EditPage { w: visit.w, frame: visit.frame(Nav::Settings), form, originals, has_emblem }
    }
}

fn labels(w: Words) -> Labels {
    let w = w.settings;
    vec![
        ("organisation", w.organisation().into()),
        ("unit", w.unit().into()),
        ("signatories", w.signatories().into()),
        ("margin_top", w.margin_top().into()),
        ("margin_start", w.margin_start().into()),
        ("margin_bottom", w.margin_bottom().into()),
        ("margin_end", w.margin_end().into()),
    ]
}

/// GET /settings/letterhead
pub async fn edit(state: State, visit: Visit) -> Answer {
    let mut tx = state.db.read().await?;
    let letterhead = store::letterhead(&mut tx).await?;
    let form = forms::filled_letterhead(visit.w, &letterhead);
    let originals = originals(&labels(visit.w), &form);
    show(&EditPage::new(&visit, form, originals, letterhead.emblem.is_some()))
}

/// GET /letterhead/emblem
pub async fn emblem(state: State) -> Answer {
    let mut tx = state.db.read().await?;
    let emblem = store::emblem(&mut tx).await?.ok_or(PageError::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "image/png")], emblem.png.to_vec()).into_response())
}

/// POST /settings/letterhead
pub async fn update(state: State, visit: Visit, mut fields: Fields) -> Answer {
    let (w, labels) = (visit.w, labels(visit.w));
    let upload = fields.upload.take();
    let mut form = fields.form(&visit);
    apply_choices(&mut form);
    let picture = picture(w, &mut form, upload.as_ref())?;
    let mut tx = visit.claim(state.db.write().await?, form.id(), PAGE).await?;
    let before = store::letterhead(&mut tx).await?;
    let stored = forms::filled_letterhead(w, &before);
    let sent = came_with(w, &labels, &form);
    let differences = catch_up(&labels, &mut form, &stored);
    let letterhead = forms::read_letterhead(w, &mut form);
    if !form.is_valid() {
        return show_again(&EditPage::new(&visit, form, sent, before.emblem.is_some()));
    }
    if !differences.is_empty() {
        return choose(&mut tx, &visit, PAGE, &form, differences).await;
    }
    store::save_letterhead(&mut tx, &letterhead).await?;
    let mut changed = changes(&labels, &stored, &forms::filled_letterhead(w, &letterhead));
    let is_removed = picture.is_none() && form.ticked("remove_emblem");
    if picture.is_some() || is_removed {
        store::set_emblem(&mut tx, picture.as_ref(), visit.now).await?;
        add(&mut changed, before.emblem.as_ref(), picture.as_ref());
    }
    note(&mut tx, &visit, "letterhead", changed).await?;
    tx.done(w.common.changes_saved()).await
}

/// The emblem that was sent along, if one was; what cannot be one is a fault of its field.
fn picture(w: Words, form: &mut Form, upload: Option<&Upload>) -> Result<Option<Emblem>, PageError> {
    let Some(upload) = upload.filter(|upload| upload.size > 0) else { return Ok(None) };
    if upload.size > emblem::MOST_BYTES {
        form.reject("emblem", w.settings.emblem_too_large());
        return Ok(None);
    }
    let bytes = std::fs::read(upload.bytes.path()).map_err(PageError::internal)?;
    match emblem::read(bytes) {
        Ok(emblem) => Ok(Some(emblem)),
        Err(fault) => {
            form.reject(
                "emblem",
                match fault {
                    EmblemFault::NoPicture => w.settings.emblem_no_picture(),
                    EmblemFault::TooLarge => w.settings.emblem_too_large(),
                },
            );
            Ok(None)
        }
    }
}

/// Adds the emblem, by its size in pixels, to what changed.
fn add(changes: &mut Value, old: Option<&Emblem>, new: Option<&Emblem>) {
    let size = |emblem: Option<&Emblem>| emblem.map_or_else(String::new, |e| format!("{}×{}", e.width, e.height));
    if let Some(changes) = changes.as_object_mut() {
        changes.insert("emblem".into(), json!({ "old": size(old), "new": size(new) }));
    }
}
