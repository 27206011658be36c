//! Outlets: the list, the form, the options of the combobox.
use askama::Template;
use axum::extract::State;

use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict;
use crate::form::{Fields, Form, Params, Url};
use crate::ids::OutletId;
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_conflict};
use crate::persian::fold_org;
use crate::press::{Licensed, NewOutlet, Outlet, OutletKind, address, forms, pick, store};
use crate::words::Words;

const LIST: &str = "/press/outlets";
/// So many options are enough to choose from.
const OPTIONS: usize = 8;

#[derive(Template)]
#[template(path = "press/outlets.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    rows: Vec<Row>,
}

/// An outlet with what it published about us.
struct Row {
    outlet: Outlet,
    items: i64,
    latest: Option<chrono::NaiveDate>,
}

impl Row {
    fn site_href(&self) -> Option<String> {
        let site = &self.outlet.site;
        if address::is_address(site) {
            return Some(site.clone());
        }
        let with_scheme = format!("https://{site}");
        address::is_address(&with_scheme).then_some(with_scheme)
    }
}

pub(super) async fn list(State(app): State<App>, visit: Visit) -> Answer {
    let sight = Sight::of(visit.actor()?);
    let mut tx = app.db.read().await?;
    let counts = store::outlet_counts(&mut tx, &sight).await?;
    let rows = store::outlets(&mut tx).await?.into_iter().map(|outlet| {
        let counted = counts.iter().find(|(id, _, _)| *id == outlet.id);
        Row { items: counted.map_or(0, |(_, n, _)| *n), latest: counted.map(|(_, _, day)| *day), outlet }
    });
    show(&ListPage { w: visit.w, frame: visit.frame(Nav::Press), rows: rows.collect() })
}

#[derive(Template)]
#[template(path = "press/outlet_options.html")]
struct OptionsPart {
    outlets: Vec<Outlet>,
}

pub(super) async fn options(State(app): State<App>, params: Params) -> Answer {
    let sought = fold_org(params.get("q"));
    let mut tx = app.db.read().await?;
    let mut outlets = store::outlets(&mut tx).await?;
    outlets.retain(|outlet| fold_org(&outlet.name).contains(&sought));
    outlets.sort_by_key(|outlet| !fold_org(&outlet.name).starts_with(&sought));
    outlets.truncate(OPTIONS);
    show(&OptionsPart { outlets })
}

#[derive(Template)]
#[template(path = "press/outlet_form.html")]
struct FormPage {
    w: Words,
    frame: Frame,
    form: Form,
    id: Option<OutletId>,
    originals: Vec<(String, String)>,
    title: String,
}

impl FormPage {
    fn new(visit: &Visit, form: Form, id: Option<OutletId>, originals: Vec<(String, String)>) -> FormPage {
        let w = visit.w;
        let title = match id {
            Some(_) => w.press.edit_outlet(form.value("name")),
            None => w.press.new_outlet().into(),
        };
        FormPage { w, frame: visit.frame(Nav::Press), form, id, originals, title }
    }

    fn action(&self) -> String {
        self.id.map_or_else(|| LIST.into(), |id| format!("{LIST}/{id}"))
    }

    fn kinds(&self) -> Vec<(String, String)> {
        OutletKind::ALL.iter().map(|kind| (kind.key().into(), self.w.label(kind).into())).collect()
    }

    fn licences(&self) -> Vec<(String, String)> {
        Licensed::ALL.iter().rev().map(|of| (of.key().into(), self.w.label(of).into())).collect()
    }
}

pub(super) async fn new(visit: Visit, params: Params) -> Answer {
    let form = Form::empty(visit.w)
        .with("name", params.get("name"))
        .with("kind", OutletKind::NewsSite.key())
        .with("licensed", Licensed::Unknown.key());
    show(&FormPage::new(&visit, form, None, Vec::new()))
}

/// Reads the form and looks whether another outlet has the name.
async fn read(tx: &mut Tx, w: Words, form: &mut Form, id: Option<OutletId>) -> Result<Option<NewOutlet>, PageError> {
    let outlet = forms::read_outlet(w, form);
    if let Some(outlet) = &outlet
        && form.is_valid()
        && store::outlet_named(tx, &outlet.name, id).await?.is_some()
    {
        form.reject("name", w.press.outlet_exists(&outlet.name));
    }
    Ok(outlet.filter(|_| form.is_valid()))
}

pub(super) async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let mut tx = visit.claim(app.db.write().await?, form.id(), LIST).await?;
    let Some(outlet) = read(&mut tx, visit.w, &mut form, None).await? else {
        return show_again(&FormPage::new(&visit, form, None, Vec::new()));
    };
    pick::create(&mut tx, &outlet, visit.actor()?, visit.now).await?;
    tx.done(visit.w.common.recorded()).await
}

pub(super) async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<OutletId>) -> Answer {
    let mut tx = app.db.read().await?;
    let form = forms::outlet_filled(visit.w, &store::find_outlet(&mut tx, id).await?);
    let originals = conflict::originals(&forms::outlet_labels(visit.w), &form);
    show(&FormPage::new(&visit, form, Some(id), originals))
}

pub(super) async fn update(State(app): State<App>, visit: Visit, Url(id): Url<OutletId>, fields: Fields) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let labels = forms::outlet_labels(w);
    let mut form = fields.form(&visit);
    conflict::apply_choices(&mut form);
    let mut tx = visit.claim(app.db.write().await?, form.id(), LIST).await?;
    let before = store::find_outlet(&mut tx, id).await?;
    let differences = conflict::catch_up(&labels, &mut form, &forms::outlet_filled(w, &before));
    if !differences.is_empty() {
        let differences = differences.into_iter().map(|of| match of.name.as_str() {
            "kind" => of.shown_as(|key| OutletKind::parse(key).map_or("", |kind| w.label(kind)).to_owned()),
            "licensed" => of.shown_as(|key| Licensed::parse(key).map_or("", |of| w.label(of)).to_owned()),
            _ => of,
        });
        let differences = differences.collect();
        let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
        return show_conflict(&visit, &format!("{LIST}/{id}"), &by, &form, differences);
    }
    let Some(after) = read(&mut tx, w, &mut form, Some(id)).await? else {
        let originals = conflict::originals(&labels, &forms::outlet_filled(w, &before));
        return show_again(&FormPage::new(&visit, form, Some(id), originals));
    };
    store::update_outlet(&mut tx, id, before.version, &after, visit.now).await?;
    let changes = audit::differences(&before.written().told(), &after.told());
    let event = Event::new(actor, Verb::Updated, Kind::Outlet, id, after.name.as_str()).changing(changes);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(w.common.changes_saved()).await
}

pub(super) async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<OutletId>, fields: Fields) -> Answer {
    let mut tx = visit.claim(app.db.write().await?, fields.form(&visit).id(), LIST).await?;
    let outlet = store::find_outlet(&mut tx, id).await?;
    store::trash_outlet(&mut tx, id, true, visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Deleted, Kind::Outlet, id, outlet.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done_with_undo(visit.w.common.deleted(&outlet.name), format!("{LIST}/{id}/restore")).await
}

pub(super) async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<OutletId>, fields: Fields) -> Answer {
    let mut tx = visit.claim(app.db.write().await?, fields.form(&visit).id(), LIST).await?;
    store::trash_outlet(&mut tx, id, false, visit.now).await?;
    let outlet = store::find_outlet(&mut tx, id).await?;
    let event = Event::new(visit.actor()?, Verb::Restored, Kind::Outlet, id, outlet.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.common.restored(&outlet.name)).await
}
