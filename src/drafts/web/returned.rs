//! A text that the other side sends back as a Word file: read, kept as a version, and compared with
//! the version that was sent.
use std::fs::File;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use tokio::task::spawn_blocking;

use super::edit::show_closed;
use super::save::{Failed, insert};
use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement};
use crate::app::App;
use crate::attachments;
use crate::db::Tx;
use crate::documents::word::{self, Aside, Reading};
use crate::drafts::returned::shaped_as;
use crate::drafts::{MAX_TEXT, NewVersion, TextState, forms, store};
use crate::error::PageError;
use crate::form::upload::Upload;
use crate::form::{Fields, Form, Params, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::users::session::Actor;
use crate::words::Words;

#[derive(Template)]
#[template(path = "drafts/returned.html")]
struct ReturnedPage {
    w: Words,
    frame: Frame,
    agreement: Agreement,
    form: Form,
    /// The versions that may have been sent, the newest first.
    sent: Vec<(String, String)>,
}

/// What the file is read against.
struct Sent {
    agreement: Agreement,
    /// The numbers of all versions, the newest first.
    numbers: Vec<i64>,
    /// The version that was sent, with its text.
    version: Option<(i64, String)>,
    /// The text of the newest version.
    latest: String,
}

pub(super) async fn ask(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let mut form = params.form(&visit);
    let sent = sent(&mut tx, &visit, id, &mut form).await?;
    drop(tx);
    if !TextState::at(sent.agreement.stage()).takes_text() {
        return show_closed(&visit, sent.agreement, "", StatusCode::OK);
    }
    if let Some((number, _)) = &sent.version {
        form.set("sent", number.to_string());
    }
    show(&page(&visit, sent, form))
}

pub(super) async fn create(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AgreementId>,
    fields: Fields,
) -> Answer {
    let form = fields.form(&visit);
    take(&app, &visit, &actor, id, form, fields.upload).await
}

/// Reads the file and keeps its text as the next version.
pub(super) async fn take(
    app: &App,
    visit: &Visit,
    actor: &Actor,
    id: AgreementId,
    mut form: Form,
    upload: Option<Upload>,
) -> Answer {
    let mut tx = app.db.read().await?;
    let sent = sent(&mut tx, visit, id, &mut form).await?;
    drop(tx);
    if !TextState::at(sent.agreement.stage()).takes_text() {
        return show_closed(visit, sent.agreement, "", StatusCode::CONFLICT);
    }
    let note = forms::note(&mut form);
    let read = match &upload {
        Some(upload) => read(app, visit, id, &mut form, upload).await?,
        None => {
            form.reject("file", visit.w.returned.choose_file());
            None
        }
    };
    let (Some(upload), Some(read), true) = (upload, read, form.is_valid()) else {
        return show_again(&page(visit, sent, form));
    };
    let against = sent.version.as_ref().map_or("", |(_, text)| text.as_str());
    let text = shaped_as(against, &read.text);
    let new = NewVersion { agreement: id, text, note, author: actor.id };
    match record(app, visit, actor, &form, (new, read.aside), (&sent, &upload)).await {
        Err(Failed::Closed(agreement)) => show_closed(visit, *agreement, "", StatusCode::CONFLICT),
        Err(Failed::Stale) => Err(PageError::Conflict),
        Err(Failed::Other(fault)) => Err(fault),
        Ok(done) => Ok(done),
    }
}

async fn sent(tx: &mut Tx, visit: &Visit, id: AgreementId, form: &mut Form) -> Result<Sent, PageError> {
    let agreement = agreements::store::find(tx, id, &Sight::of(visit.actor()?)).await?;
    let numbers: Vec<i64> = store::versions(tx, id).await?.iter().map(|version| version.number).collect();
    let asked = form.number("sent").filter(|number| numbers.contains(number));
    let version = match asked.or(numbers.first().copied()) {
        Some(number) => Some((number, text_of(tx, id, number).await?)),
        None => None,
    };
    let latest = match numbers.first() {
        Some(number) => text_of(tx, id, *number).await?,
        None => String::new(),
    };
    Ok(Sent { agreement, numbers, version, latest })
}

async fn text_of(tx: &mut Tx, id: AgreementId, number: i64) -> Result<String, PageError> {
    let version = store::find(tx, id, number).await?;
    Ok(store::text(tx, version.id).await?)
}

fn page(visit: &Visit, sent: Sent, form: Form) -> ReturnedPage {
    let w = visit.w;
    let choice = |number: &i64| (number.to_string(), w.drafts.version_n(*number));
    let choices = sent.numbers.iter().map(choice).collect();
    ReturnedPage { w, frame: visit.frame(Nav::Agreements), agreement: sent.agreement, form, sent: choices }
}

/// The text of the file; what is wrong with it is said at its field.
async fn read(
    app: &App,
    visit: &Visit,
    id: AgreementId,
    form: &mut Form,
    upload: &Upload,
) -> Result<Option<Reading>, PageError> {
    let file = File::open(upload.bytes.path()).map_err(PageError::internal)?;
    let read = spawn_blocking(move || word::read(file)).await.map_err(PageError::internal)?;
    let w = visit.w;
    match read {
        Err(fault) => form.reject("file", w.unread(fault)),
        Ok(read) if read.text.chars().count() > MAX_TEXT => form.reject("file", w.returned.too_long(MAX_TEXT)),
        Ok(read) => match attachments::keep(app, upload, visit.actor()?.id, Some(id)).await {
            Ok(()) => return Ok(Some(read)),
            Err(fault) => fault.reject(form, "file", w)?,
        },
    }
    Ok(None)
}

/// The one transaction. The working copy follows only where nobody has gone on writing in it.
async fn record(
    app: &App,
    visit: &Visit,
    actor: &Actor,
    form: &Form,
    (new, aside): (NewVersion, Aside),
    (sent, upload): (&Sent, &Upload),
) -> Result<Response, Failed> {
    let id = new.agreement;
    let mut tx = app.db.write().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(actor)).await?;
    if !TextState::at(agreement.stage()).takes_text() {
        return Err(Failed::Closed(Box::new(agreement)));
    }
    let number = store::next_number(&mut tx, id).await?;
    let is_known = new.text == sent.latest;
    let to = match &sent.version {
        _ if is_known => format!("/agreements/{id}/drafts/{}", number - 1),
        Some((before, _)) => format!("/agreements/{id}/drafts/compare?a={before}&b={number}"),
        None => format!("/agreements/{id}/drafts/{number}"),
    };
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if is_known {
        return Ok(tx.done(visit.w.returned.same()).await?);
    }
    let copy = store::working_copy(&mut tx, id).await?;
    if let Some(copy) = copy.filter(|copy| copy.text == sent.latest) {
        store::save_working_copy(&mut tx, id, &new.text, (actor.id, copy.version), visit.now).await?;
    }
    insert(app, &mut tx, visit, actor, &agreement, &new, Some(upload)).await?;
    Ok(tx.done(told(visit.w, number, aside)).await?)
}

/// That it is saved, and what its text does not show.
fn told(w: Words, number: i64, aside: Aside) -> String {
    let said = &w.returned;
    let mut told = vec![said.saved(number)];
    let counts: [(usize, &dyn Fn(usize) -> String); 5] = [
        (aside.insertions, &|n| said.insertions(n)),
        (aside.deletions, &|n| said.deletions(n)),
        (aside.comments, &|n| said.comments(n)),
        (aside.notes, &|n| said.notes(n)),
        (aside.pictures, &|n| said.pictures(n)),
    ];
    told.extend(counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, say)| say(n)));
    told.join(" ")
}
