//! Recording an item.
use axum::extract::State;

use super::form::{FormPage, page};
use super::reading::{fill, findings, item, recorded, seen};
use super::{names, read};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentKind, Target};
use crate::audit::{self, Event, Kind, Verb};
use crate::commitments::{self, store::Filter};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::upload::Upload;
use crate::form::{Fields, Form, Params};
use crate::ids::{AgreementId, CommitmentId, CoverageId, MeetingId};
use crate::page::{Answer, Visit, show, show_again};
use crate::press::{NewCoverage, forms, pick, store};
use crate::words::Words;

/// A new item, filled in from the address: what a bookmark, a phone or another page sends along.
pub(super) async fn new(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let sight = Sight::of(visit.actor()?);
    let mut form = Form::empty(visit.w)
        .with("title", params.get("title"))
        .with("headline", params.get("title"))
        .with("read.headline", params.get("title"))
        .with("url", params.get("url"))
        .with("kept_text", params.get("text"))
        .with("republished", params.get("republished"));
    for name in ["agreement", "meeting", "commitment"] {
        for value in params.0.iter().filter(|(n, _)| n == name) {
            form.push(name, value.1.as_str());
        }
    }
    read::take_address(&mut form);
    let mut tx = app.db.read().await?;
    let found = findings(&mut tx, item(&form), "", visit.today, &sight).await?;
    fill(visit.w, &mut form, &found, visit.today);
    drop_told_day(&mut form);
    if !found.recorded.is_empty() {
        let seen = seen(&form);
        form.set("known", seen);
    }
    show(&page(&app, &mut tx, &visit, form, None, found, &sight).await?)
}

/// The first line that the bookmark writes tells the day of publication; it is no part of the text.
fn drop_told_day(form: &mut Form) {
    let text = form.value("kept_text");
    if let Some((first, rest)) = text.split_once('\n')
        && first.starts_with("published: ")
    {
        let rest = rest.to_owned();
        form.set("kept_text", rest);
    }
}

/// The form as it is typed so far, with what its text says.
async fn again(app: &App, visit: &Visit, form: Form, sight: &Sight) -> Result<FormPage, PageError> {
    let mut tx = app.db.read().await?;
    let found = findings(&mut tx, item(&form), form.value("excerpt"), visit.today, sight).await?;
    Ok(page(app, &mut tx, visit, form, None, found, sight).await?)
}

pub(super) async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let sight = Sight::of(actor);
    let mut form = fields.form(&visit);
    let make = forms::read_coverage(w, &mut form, visit.today);
    if let Some(upload) = &fields.upload
        && let Err(fault) = attachments::keep(&app, upload, actor.id, None).await
    {
        fault.reject(&mut form, "file", w)?;
    }
    let id = CoverageId::new();
    let home = format!("/press/{id}");
    let then_meeting = form.value("then") == "meeting";
    let to = if then_meeting { format!("/meetings/new?press={id}") } else { home };
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let url = form.value("url").to_owned();
    let outlet = pick::pick(&mut tx, &mut form, "outlet", &url, actor, visit.now).await?;
    check_links(&mut tx, w, &mut form, &sight).await?;
    let same = match form.value("known") == seen(&form) {
        true => Vec::new(),
        false => recorded(&mut tx, &url, form.value("kept_text"), &sight).await?,
    };
    let made = outlet.and_then(make).filter(|_| form.is_valid() && same.is_empty());
    let Some(made) = made else {
        drop(tx);
        if !same.is_empty() {
            let seen = seen(&form);
            form.set("known", seen);
        }
        return show_again(&again(&app, &visit, form, &sight).await?);
    };
    names::create(&mut tx, &form, actor, &visit).await?;
    record(&mut tx, &app, &visit, id, &made, fields.upload.as_ref()).await?;
    commitments::store::relink(&mut tx, id, &shown(&form), &sight).await?;
    tx.done(w.press.item_recorded()).await
}

/// Writes the item down with its clipping, and that it was recorded.
async fn record(
    tx: &mut Tx,
    app: &App,
    visit: &Visit,
    id: CoverageId,
    made: &NewCoverage,
    upload: Option<&Upload>,
) -> Result<(), PageError> {
    let actor = visit.actor()?;
    store::insert_as(tx, id, made, actor.id, visit.now).await?;
    let mut event = Event::new(actor, Verb::Created, Kind::Coverage, id, made.headline.as_str());
    event.agreement = store::event_agreement(tx, id).await?;
    audit::store::append(tx, &event, visit.now).await?;
    if let Some(upload) = upload {
        let target = Target::coverage(id);
        attachments::attach(app, tx, upload, AttachmentKind::PressCopy, target, actor, visit.now).await?;
    }
    Ok(())
}

/// The commitments that an item is said to show.
pub(super) fn shown(form: &Form) -> Vec<CommitmentId> {
    form.values("commitment").filter_map(CommitmentId::parse).collect()
}

/// Whatever is linked must be there for the one who links it.
pub(super) async fn check_links(tx: &mut Tx, w: Words, form: &mut Form, sight: &Sight) -> Result<(), PageError> {
    let mut lost = Vec::new();
    for id in form.values("agreement").filter_map(AgreementId::parse) {
        if store::visible_agreement(tx, id, sight).await?.is_none() {
            lost.push("agreement");
        }
    }
    for id in form.values("meeting").filter_map(MeetingId::parse) {
        if store::visible_meeting(tx, id, sight).await?.is_none() {
            lost.push("meeting");
        }
    }
    for id in shown(form) {
        let filter = Filter { id: Some(id), ..Filter::default() };
        if commitments::store::list(tx, &filter, sight).await?.is_empty() {
            lost.push("commitment");
        }
    }
    if let Some(id) = CoverageId::parse(form.value("republished"))
        && store::find_line(tx, id, sight).await?.is_none()
    {
        lost.push("republished");
    }
    for name in lost {
        form.reject(name, w.press.unknown_record());
    }
    Ok(())
}
