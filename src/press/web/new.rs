//! Recording an item.
use axum::extract::State;

use super::form::{FormPage, best, page, suggestions};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentKind, Target};
use crate::audit::{self, Event, Kind, Verb};
use crate::commitments::{self, store::Filter};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Form, Params};
use crate::ids::{AgreementId, CommitmentId, CoverageId, MeetingId};
use crate::page::{Answer, Visit, see_other, show, show_again};
use crate::press::{CoverageLine, address, forms, pick, store};
use crate::receipts;
use crate::words::Words;

/// A new item, filled in from the address: what a bookmark, a phone or another page sends along.
pub(super) async fn new(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let sight = Sight::of(visit.actor()?);
    let (mut url, mut text) = (params.get("url").to_owned(), params.get("text").to_owned());
    if url.is_empty()
        && let Some((found, rest)) = address::first_in(&text)
    {
        (url, text) = (found, rest);
    }
    let mut form = Form::empty(visit.w)
        .with("headline", params.get("title"))
        .with("url", url.as_str())
        .with("kept_text", text)
        .with("published_on", visit.w.day_full(visit.today))
        .with("republished", params.get("republished"));
    for name in ["agreement", "meeting", "commitment"] {
        for value in params.0.iter().filter(|(n, _)| n == name) {
            form.push(name, value.1.as_str());
        }
    }
    let mut tx = app.db.read().await?;
    guess_outlet(&mut tx, &mut form).await?;
    let found = suggestions(&mut tx, &form, &sight).await?;
    if form.value("agreement").is_empty()
        && let Some(best) = best(&found)
    {
        form.push("agreement", best.id.to_string());
    }
    let same = store::with_address(&mut tx, &address::spellings(&url), &sight).await?;
    if !same.is_empty() {
        form.set("known", url);
    }
    show(&page(&mut tx, &visit, form, None, Vec::new(), (found, same), &sight).await?)
}

/// The outlet on whose site the address lies; a site nobody knows yet becomes an outlet of that name.
async fn guess_outlet(tx: &mut Tx, form: &mut Form) -> Result<(), PageError> {
    let url = form.value("url").to_owned();
    if !form.value("outlet").is_empty() || !address::is_address(&url) {
        return Ok(());
    }
    let outlets = store::outlets(tx).await?;
    match address::outlet_at(&url, &outlets) {
        Some(outlet) => {
            form.set("outlet", outlet.name.as_str());
            form.set("outlet_id", outlet.id.to_string());
        }
        None => {
            let host = address::host(&url).unwrap_or_default();
            form.set("outlet_id", format!("new:{host}"));
            form.set("outlet", host);
        }
    }
    Ok(())
}

/// The form with what the text suggests, as it is typed so far.
async fn again(
    app: &App,
    visit: &Visit,
    form: Form,
    same: Vec<CoverageLine>,
    sight: &Sight,
) -> Result<FormPage, PageError> {
    let mut tx = app.db.read().await?;
    let found = suggestions(&mut tx, &form, sight).await?;
    Ok(page(&mut tx, visit, form, None, Vec::new(), (found, same), sight).await?)
}

pub(super) async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let sight = Sight::of(actor);
    let mut form = fields.form(&visit);
    if form.ticked("suggest") {
        let mut tx = app.db.read().await?;
        guess_outlet(&mut tx, &mut form).await?;
        drop(tx);
        return show(&again(&app, &visit, form, Vec::new(), &sight).await?);
    }
    let make = forms::read_coverage(w, &mut form, visit.today);
    if let Some(upload) = &fields.upload
        && let Err(fault) = attachments::keep(&app, upload).await
    {
        fault.reject(&mut form, "file", w)?;
    }
    let id = CoverageId::new();
    let home = format!("/press/{id}");
    let mut tx = app.db.write().await?;
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), &home, visit.now).await? {
        return Ok(see_other(&to));
    }
    let url = form.value("url").to_owned();
    let outlet = pick::pick(&mut tx, &mut form, "outlet", &url, actor, visit.now).await?;
    check_links(&mut tx, w, &mut form, &sight).await?;
    let same = match form.value("known") == url {
        true => Vec::new(),
        false => store::with_address(&mut tx, &address::spellings(&url), &sight).await?,
    };
    let item = outlet.and_then(make).filter(|_| form.is_valid() && same.is_empty());
    let Some(item) = item else {
        drop(tx);
        if !same.is_empty() {
            form.set("known", url);
        }
        return show_again(&again(&app, &visit, form, same, &sight).await?);
    };
    store::insert_as(&mut tx, id, &item, actor.id, visit.now).await?;
    commitments::store::relink(&mut tx, id, &shown(&form), &sight).await?;
    let mut event = Event::new(actor, Verb::Created, Kind::Coverage, id, item.headline.as_str());
    event.agreement = store::event_agreement(&mut tx, id).await?;
    audit::store::append(&mut tx, &event, visit.now).await?;
    if let Some(upload) = &fields.upload {
        let target = Target::coverage(id);
        attachments::attach(&app, &mut tx, upload, AttachmentKind::PressCopy, target, actor, visit.now).await?;
    }
    tx.commit().await?;
    Ok(visit.done(&home, w.press.item_recorded()))
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
