//! Changing an item, also when somebody else does at the same time.
use axum::extract::State;
use uuid::Uuid;

use super::form::page;
use super::new::{check_links, shown};
use super::reading::{findings, item};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentKind, Target};
use crate::audit::{self, Event, Kind, Verb};
use crate::commitments;
use crate::db::{Result, StoreError, Tx};
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Url};
use crate::ids::CoverageId;
use crate::page::{Answer, Visit, show, show_again, show_conflict};
use crate::press::{Coverage, Tone, forms, pick, store};
use crate::words::Words;

pub(super) async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<CoverageId>) -> Answer {
    let sight = Sight::of(visit.actor()?);
    let mut tx = app.db.read().await?;
    let stored = stored(&mut tx, &visit, id, &sight).await?;
    let mut form = stored.form.clone();
    stored.fill_links(&mut form);
    let found = findings(&mut tx, item(&form), form.value("excerpt"), visit.today, &sight).await?;
    let originals = stored.originals(&visit);
    show(&page(&app, &mut tx, &visit, form, Some((id, originals)), found, &sight).await?)
}

/// An item as it stands, as a form and with its visible links.
struct Stored {
    item: Coverage,
    form: Form,
    links: Vec<(&'static str, Uuid)>,
}

async fn stored(tx: &mut Tx, visit: &Visit, id: CoverageId, sight: &Sight) -> Result<Stored, PageError> {
    let item = store::find(tx, id, sight).await?;
    let mut links = Vec::new();
    links.extend(store::agreements(tx, id, sight).await?.into_iter().map(|(id, _, _)| ("agreement", id.uuid())));
    links.extend(store::meetings(tx, id, sight).await?.into_iter().map(|(id, _, _)| ("meeting", id.uuid())));
    let shown = commitments::store::linked(tx, id, sight).await?.into_iter();
    links.extend(shown.map(|(id, ..)| ("commitment", id.uuid())));
    Ok(Stored { form: forms::coverage_filled(visit.w, &item), item, links })
}

impl Stored {
    fn fill_links(&self, form: &mut Form) {
        for (name, id) in &self.links {
            form.push(name, id.to_string());
        }
    }

    /// The hidden copy of what the form is filled in from.
    fn originals(&self, visit: &Visit) -> Vec<(String, String)> {
        let mut all = conflict::originals(&forms::coverage_labels(visit.w), &self.form);
        all.extend(self.links.iter().map(|(name, id)| (format!("was.{name}"), id.to_string())));
        all
    }

    /// Brings the form up to date with what others saved meanwhile; answers where a person must choose.
    fn merge(&self, visit: &Visit, form: &mut Form) -> Vec<Difference> {
        let w = visit.w;
        let labels = forms::coverage_labels(w);
        self.merge_links(form);
        let differences = conflict::catch_up(&labels, form, &self.form);
        let tone = |key: &str| Tone::parse(key).map_or(w.press.no_tone(), |tone| w.label(tone)).to_owned();
        let shown = |of: Difference| if of.name == "tone" { of.shown_as(tone) } else { of };
        differences.into_iter().map(shown).collect()
    }

    /// The links as they are now, with those that this user cut or made meanwhile.
    fn merge_links(&self, form: &mut Form) {
        for name in ["agreement", "meeting", "commitment"] {
            let was: Vec<String> = form.values(&format!("was.{name}")).map(str::to_owned).collect();
            let mine: Vec<String> = form.values(name).filter(|id| !id.is_empty()).map(str::to_owned).collect();
            let now = self.links.iter().filter(|(of, _)| *of == name).map(|(_, id)| id.to_string());
            let kept = now.filter(|id| !was.contains(id) || mine.contains(id));
            let mut all: Vec<String> = kept.collect();
            for id in &mine {
                if !was.contains(id) && !all.contains(id) {
                    all.push(id.clone());
                }
            }
            form.set(name, "");
            for id in all {
                form.push(name, id);
            }
            // Whatever is asked next starts from what is stored now.
            let was = format!("was.{name}");
            form.set(&was, "");
            for (_, id) in self.links.iter().filter(|(of, _)| *of == name) {
                form.push(&was, id.to_string());
            }
        }
    }
}

/// The item that another repeats is chosen, not written: it is shown by its headline.
async fn with_headlines(tx: &mut Tx, w: Words, sight: &Sight, all: Vec<Difference>) -> Result<Vec<Difference>> {
    let mut told = Vec::new();
    for mut of in all {
        if of.name == "republished" {
            let headline = async |tx: &mut Tx, key: &str| {
                let line = match CoverageId::parse(key) {
                    Some(id) => store::find_line(tx, id, sight).await?,
                    None => None,
                };
                Ok::<_, StoreError>(line.map_or_else(|| w.press.original().to_owned(), |line| line.headline))
            };
            of.shown = Some((headline(tx, &of.mine).await?, headline(tx, &of.theirs).await?));
        }
        told.push(of);
    }
    Ok(told)
}

pub(super) async fn update(State(app): State<App>, visit: Visit, Url(id): Url<CoverageId>, fields: Fields) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let sight = Sight::of(actor);
    let mut form = fields.form(&visit);
    conflict::apply_choices(&mut form);
    let home = format!("/press/{id}");
    let kept = match &fields.upload {
        Some(upload) => attachments::keep(&app, upload, actor.id, None).await,
        None => Ok(()),
    };
    let mut tx = visit.claim(app.db.write().await?, form.id(), &home).await?;
    let stored = stored(&mut tx, &visit, id, &sight).await?;
    let differences = stored.merge(&visit, &mut form);
    if !differences.is_empty() {
        let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
        let differences = with_headlines(&mut tx, w, &sight, differences).await?;
        return show_conflict(&visit, &home, &by, &form, differences);
    }
    let make = forms::read_coverage(w, &mut form, visit.today);
    if let Err(fault) = kept {
        fault.reject(&mut form, "file", w)?;
    }
    let url = form.value("url").to_owned();
    let outlet = pick::pick(&mut tx, &mut form, "outlet", &url, actor, visit.now).await?;
    check_links(&mut tx, w, &mut form, &sight).await?;
    let Some(made) = outlet.and_then(make).filter(|_| form.is_valid()) else {
        drop(tx);
        let mut tx = app.db.read().await?;
        let found = findings(&mut tx, item(&form), form.value("excerpt"), visit.today, &sight).await?;
        let originals = stored.originals(&visit);
        return show_again(&page(&app, &mut tx, &visit, form, Some((id, originals)), found, &sight).await?);
    };
    store::update(&mut tx, id, stored.item.version, &made, &sight, visit.now).await?;
    commitments::store::relink(&mut tx, id, &shown(&form), &sight).await?;
    let after = store::find(&mut tx, id, &sight).await;
    let changes = after.map_or_else(|_| serde_json::json!({}), |after| changes(&stored.item, &after));
    let mut event = Event::new(actor, Verb::Updated, Kind::Coverage, id, made.headline.as_str()).changing(changes);
    event.agreement = store::event_agreement(&mut tx, id).await?;
    audit::store::append(&mut tx, &event, visit.now).await?;
    if let Some(upload) = &fields.upload {
        let target = Target::coverage(id);
        attachments::attach(&app, &mut tx, upload, AttachmentKind::PressCopy, target, actor, visit.now).await?;
    }
    tx.done(w.common.changes_saved()).await
}

fn changes(before: &Coverage, after: &Coverage) -> serde_json::Value {
    let facts = |item: &Coverage| {
        [
            ("outlet", item.outlet.clone()),
            ("headline", item.headline.clone()),
            ("url", item.url.clone()),
            ("published_on", item.published_on.to_string()),
            ("published_time", item.published_time.clone()),
            ("reporter", item.reporter.clone()),
            ("tone", item.tone.map_or("", Tone::key).to_owned()),
            ("excerpt", item.excerpt.clone()),
            ("kept_text", item.kept_text.clone()),
        ]
    };
    audit::differences(&facts(before), &facts(after))
}
