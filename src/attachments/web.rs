//! The files of an agreement, and the handler through which every file is read.
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};

use super::{AttachmentKind, AttachmentLine, Target, attach, keep, store};
use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement};
use crate::app::{App, Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::error::PageError;
use crate::form::{Fields, Form, Params, Url};
use crate::ids::{AgreementId, AttachmentId};
use crate::page::{Answer, Download, Frame, Nav, Visit, is_own_path, show, show_again};
use crate::signing;
use crate::users::allowance::Measure;
use crate::users::roles::Right;
use crate::users::session::Actor;
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/agreements/{id}/files", Right::Read, list),
        post("/agreements/{id}/files", Right::Record, create).with_upload(),
        get("/files/{id}", Right::Read, serve),
        post("/files/{id}/delete", Right::Record, delete),
        post("/files/{id}/restore", Right::Record, restore),
    ]
}

/// A file with what may be done with it.
struct FileRow {
    line: AttachmentLine,
    may_delete: bool,
}

#[derive(Template)]
#[template(path = "attachments/list.html")]
struct FilesPage {
    w: Words,
    frame: Frame,
    agreement: Agreement,
    files: Vec<FileRow>,
    form: Form,
    kinds: Vec<(String, &'static str)>,
    may_record: bool,
}

impl FilesPage {
    async fn load(app: &App, visit: &Visit, id: AgreementId, form: Form) -> Result<FilesPage, PageError> {
        let mut tx = app.db.read().await?;
        let agreement = agreements::store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
        let files = store::of_agreement(&mut tx, id).await?;
        let may_record = visit.may(Right::Record);
        let has_copy = files.iter().any(|file| file.kind == AttachmentKind::SignedCopy);
        let offered = |kind: &&AttachmentKind| {
            **kind != AttachmentKind::SignedCopy || signing::takes_signed_copy(agreement.stage(), has_copy)
        };
        let kinds =
            AttachmentKind::ALL.iter().filter(offered).map(|k| (k.key().to_owned(), visit.w.label(k))).collect();
        let row = |line: AttachmentLine| FileRow {
            may_delete: may_record && line.may_be_deleted(agreement.is_locked()),
            line,
        };
        let files = files.into_iter().map(row).collect();
        Ok(FilesPage { w: visit.w, frame: visit.frame(Nav::Agreements), agreement, files, form, kinds, may_record })
    }
}

async fn list(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>) -> Answer {
    let form = Form::empty(visit.w).with("kind", AttachmentKind::Letter.key());
    show(&FilesPage::load(&app, &visit, id, form).await?)
}

async fn create(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AgreementId>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    let kind = form.required_choice("kind", AttachmentKind::parse);
    if fields.upload.is_none() {
        form.reject("file", visit.w.faults.required());
    }
    let mut tx = app.db.read().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    let has_copy = signing::store::signed_copy(&mut tx, id).await?.is_some();
    drop(tx);
    if kind == Some(AttachmentKind::SignedCopy) && !signing::takes_signed_copy(agreement.stage(), has_copy) {
        form.reject("kind", visit.w.attachments.no_signed_copy_now());
    }
    let (Some(kind), Some(upload), true) = (kind, &fields.upload, form.is_valid()) else {
        return show_again(&FilesPage::load(&app, &visit, id, form).await?);
    };
    if let Err(fault) = keep(&app, upload, actor.id, Some(id)).await {
        fault.reject(&mut form, "file", visit.w)?;
        return show_again(&FilesPage::load(&app, &visit, id, form).await?);
    }
    let to = format!("/agreements/{id}/files");
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let file = attach(&app, &mut tx, upload, kind, Target::agreement(id), &actor, visit.now).await?;
    tx.done_with_undo(visit.w.attachments.attached(&upload.file_name), format!("/files/{file}/delete")).await
}

async fn serve(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AttachmentId>,
    params: Params,
) -> Answer {
    let mut tx = app.db.read().await?;
    let file = store::find(&mut tx, id, &Sight::of(&actor)).await?;
    drop(tx);
    app.spend(Measure::Files, &actor)?;
    if file.deleted_at.is_some() {
        return Err(PageError::NotFound);
    }
    let bytes = app.files.get(&file.sha256).await.map_err(PageError::internal)?;
    let inline = !params.get("inline").is_empty() && file.shows_inline();
    let mut tx = app.db.write().await?;
    note(&mut tx, &actor, Verb::Downloaded, &file, &visit).await?;
    tx.commit().await?;
    respond(&file, inline, bytes.into())
}

fn respond(file: &AttachmentLine, inline: bool, bytes: axum::body::Body) -> Answer {
    let ending = file.file_name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
    let (media_type, plain) = (file.media_type.as_str(), format!("file.{ending}"));
    let mut response = Download { media_type, plain: &plain, name: &file.file_name, inline }.of(bytes)?;
    // A browser does not start its PDF viewer in a sandboxed document.
    let policy = match inline && media_type == "application/pdf" {
        true => "default-src 'none'; frame-ancestors 'self'",
        false => "sandbox; default-src 'none'",
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size.max(0)));
    Ok(response)
}

/// Where to go on after deleting or restoring: where the form says, or where the file hangs.
fn onward(form: &Form, file: &AttachmentLine) -> String {
    let next = form.value("next");
    if is_own_path(next) { next.to_owned() } else { file.home() }
}

async fn delete(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AttachmentId>,
    fields: Fields,
) -> Answer {
    let form = fields.form(&visit);
    let sight = Sight::of(&actor);
    let mut tx = app.db.write().await?;
    let file = store::find(&mut tx, id, &sight).await?;
    let to = onward(&form, &file);
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let locked = match file.target.agreement {
        Some(agreement) => agreements::store::find(&mut tx, agreement, &sight).await?.is_locked(),
        None => false,
    };
    if !file.may_be_deleted(locked) {
        return Err(PageError::Conflict);
    }
    store::delete(&mut tx, id, visit.now).await?;
    note(&mut tx, &actor, Verb::Deleted, &file, &visit).await?;
    tx.done_with_undo(visit.w.common.deleted(&file.file_name), format!("/files/{id}/restore")).await
}

async fn restore(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AttachmentId>,
    fields: Fields,
) -> Answer {
    let form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let file = store::find(&mut tx, id, &Sight::of(&actor)).await?;
    let to = onward(&form, &file);
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    store::restore(&mut tx, id).await?;
    note(&mut tx, &actor, Verb::Restored, &file, &visit).await?;
    tx.done(visit.w.common.restored(&file.file_name)).await
}

async fn note(
    tx: &mut crate::db::Tx,
    actor: &Actor,
    verb: Verb,
    file: &AttachmentLine,
    visit: &Visit,
) -> Result<(), PageError> {
    let mut event = Event::new(actor, verb, Kind::Attachment, file.id, &file.file_name);
    event.agreement = store::agreement_of(tx, &file.target).await?;
    Ok(audit::store::append(tx, &event, visit.now).await?)
}
