//! Saving the working copy, by hand or by itself, and saving it as a version.
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::edit::{show_closed, show_faults};
use super::returned;
use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement};
use crate::app::App;
use crate::attachments::{self, AttachmentKind, Target};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, StoreError, Tx};
use crate::drafts::{NewVersion, TextState, forms, store};
use crate::error::PageError;
use crate::form::conflict::{Difference, apply_choices};
use crate::form::upload::Upload;
use crate::form::{Fields, Form, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Visit, line, show_conflict};
use crate::users::session::Actor;

/// Saves the working copy at the version the form was filled in from. Whoever typed the very text
/// that is saved already is not asked to choose.
async fn keep_copy(tx: &mut Tx, agreement: AgreementId, form: &Form, actor: &Actor, visit: &Visit) -> Result<i64> {
    let text = form.value("text");
    let mut version = form.version();
    if let Some(copy) = store::working_copy(tx, agreement).await?
        && copy.text == text
    {
        version = copy.version;
    }
    store::save_working_copy(tx, agreement, text, (actor.id, version), visit.now).await
}

/// Both texts, for the second of two people to choose.
async fn ask(app: &App, visit: &Visit, agreement: AgreementId, action: &str, mut form: Form) -> Answer {
    let mut tx = app.db.read().await?;
    let copy = store::working_copy(&mut tx, agreement).await?.ok_or(PageError::Conflict)?;
    drop(tx);
    let difference = Difference {
        name: "text".into(),
        label: visit.w.drafts.text().into(),
        mine: form.value("text").to_owned(),
        theirs: copy.text.clone(),
        shown: None,
    };
    form.set("version", copy.version.to_string());
    show_conflict(visit, action, &copy.updated_by, &form, vec![difference])
}

pub(super) async fn autosave(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AgreementId>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    forms::text(&mut form);
    if let Some((_, fault)) = form.all_faults().first() {
        return Ok(line(StatusCode::UNPROCESSABLE_ENTITY, fault.as_str()));
    }
    let mut tx = app.db.write().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    if !TextState::at(agreement.stage()).takes_text() {
        return Ok(line(StatusCode::CONFLICT, visit.w.drafts.not_saved_closed()));
    }
    match keep_copy(&mut tx, id, &form, &actor, &visit).await {
        Ok(version) => {
            tx.commit().await?;
            let mut saved = line(StatusCode::OK, visit.saved_at());
            saved.headers_mut().insert("x-version", version.into());
            Ok(saved)
        }
        Err(StoreError::Stale) => {
            let by = store::working_copy(&mut tx, id).await?.map_or_else(String::new, |copy| copy.updated_by);
            Ok(line(StatusCode::CONFLICT, visit.w.drafts.not_saved_conflict(by)))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn save(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AgreementId>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    apply_choices(&mut form);
    forms::text(&mut form);
    let mut tx = app.db.write().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    if !TextState::at(agreement.stage()).takes_text() {
        drop(tx);
        return show_closed(&visit, agreement, form.value("text"), StatusCode::CONFLICT);
    }
    if !form.is_valid() {
        drop(tx);
        return show_faults(&app, &visit, agreement, form).await;
    }
    let to = format!("/agreements/{id}/drafts/edit");
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    match keep_copy(&mut tx, id, &form, &actor, &visit).await {
        Ok(_) => tx.done(visit.saved_at()).await,
        Err(StoreError::Stale) => {
            drop(tx);
            ask(&app, &visit, id, &format!("/agreements/{id}/drafts/working-copy"), form).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn create(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AgreementId>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    apply_choices(&mut form);
    // A Word file without a text: the text is the one in the file.
    if form.value("text").is_empty() && fields.upload.as_ref().is_some_and(is_word) {
        return returned::take(&app, &visit, &actor, id, form, fields.upload).await;
    }
    let (text, note) = forms::version(&mut form);
    let mut tx = app.db.read().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    drop(tx);
    if !TextState::at(agreement.stage()).takes_text() {
        return show_closed(&visit, agreement, form.value("text"), StatusCode::CONFLICT);
    }
    if let (Some(upload), true) = (&fields.upload, form.is_valid())
        && let Err(fault) = attachments::keep(&app, upload, actor.id, Some(id)).await
    {
        fault.reject(&mut form, "file", visit.w)?;
    }
    if !form.is_valid() {
        return show_faults(&app, &visit, agreement, form).await;
    }
    let new = NewVersion { agreement: id, text, note, author: actor.id };
    match record(&app, &visit, &actor, &form, new, fields.upload.as_ref()).await {
        Err(Failed::Stale) => ask(&app, &visit, id, &format!("/agreements/{id}/drafts"), form).await,
        Err(Failed::Closed(agreement)) => show_closed(&visit, *agreement, form.value("text"), StatusCode::CONFLICT),
        Err(Failed::Other(fault)) => Err(fault),
        Ok(done) => Ok(done),
    }
}

fn is_word(upload: &Upload) -> bool {
    let name = upload.file_name.to_lowercase();
    name.ends_with(".docx") || name.ends_with(".doc")
}

/// Why a version was not saved.
pub(super) enum Failed {
    /// Somebody saved another text meanwhile.
    Stale,
    /// The text was closed meanwhile.
    Closed(Box<Agreement>),
    Other(PageError),
}

impl<E: Into<PageError>> From<E> for Failed {
    fn from(fault: E) -> Failed {
        Failed::Other(fault.into())
    }
}

/// The one transaction: working copy, version, file, event.
async fn record(
    app: &App,
    visit: &Visit,
    actor: &Actor,
    form: &Form,
    new: NewVersion,
    upload: Option<&Upload>,
) -> Result<Response, Failed> {
    let id = new.agreement;
    let mut tx = app.db.write().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(actor)).await?;
    if !TextState::at(agreement.stage()).takes_text() {
        return Err(Failed::Closed(Box::new(agreement)));
    }
    let number = store::next_number(&mut tx, id).await?;
    let to = format!("/agreements/{id}/drafts/{number}");
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    keep_copy(&mut tx, id, form, actor, visit).await.map_err(|fault| match fault {
        StoreError::Stale => Failed::Stale,
        other => other.into(),
    })?;
    insert(app, &mut tx, visit, actor, &agreement, &new, upload).await?;
    Ok(tx.done(visit.w.drafts.version_saved(number)).await?)
}

/// The version with its file, and the event.
pub(super) async fn insert(
    app: &App,
    tx: &mut Tx,
    visit: &Visit,
    actor: &Actor,
    agreement: &Agreement,
    new: &NewVersion,
    upload: Option<&Upload>,
) -> Result<(), PageError> {
    let (draft, number) = store::insert(tx, new, visit.now).await?;
    if let Some(upload) = upload {
        let to = Target::draft(new.agreement, draft);
        attachments::attach(app, tx, upload, AttachmentKind::DraftFile, to, actor, visit.now).await?;
    }
    let event = Event::new(actor, Verb::Saved, Kind::Draft, draft, agreement.title())
        .on(new.agreement)
        .changing(json!({ "number": number, "note": new.note }));
    Ok(audit::store::append(tx, &event, visit.now).await?)
}
