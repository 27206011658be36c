//! Recording an organisation and changing what is recorded.
use askama::Template;
use axum::extract::State;

use super::alike;
use super::list::kinds;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, Difference, apply_choices, originals};
use crate::form::pick::Candidate;
use crate::form::{Fields, Form, Url};
use crate::ids::OrganisationId;
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_conflict};
use crate::parties::{NewOrganisation, Organisation, OrganisationKind, forms, pick, store};
use crate::users::roles::Right;
use crate::words::Words;

#[derive(Template)]
#[template(path = "parties/form.html")]
struct FormPage {
    w: Words,
    frame: Frame,
    heading: String,
    action: String,
    back: String,
    form: Form,
    kinds: Vec<(String, &'static str)>,
    may_choose_own: bool,
    hidden: Vec<(String, String)>,
    alike: Vec<Candidate>,
    alike_address: String,
}

impl FormPage {
    fn new(visit: &Visit, form: Form, may_choose_own: bool) -> FormPage {
        let guess = [(String::new(), visit.w.parties.kind_of_name())];
        FormPage {
            w: visit.w,
            frame: visit.frame(Nav::Parties),
            heading: visit.w.parties.record_new().into(),
            action: "/organisations".into(),
            back: "/organisations".into(),
            form,
            kinds: guess.into_iter().chain(kinds(visit.w)).collect(),
            may_choose_own,
            hidden: Vec::new(),
            alike: Vec::new(),
            alike_address: alike::ADDRESS.into(),
        }
    }

    fn of(visit: &Visit, organisation: &Organisation, form: Form, was: &Form, may_choose_own: bool) -> FormPage {
        let mut hidden = originals(&forms::all_labels(&visit.w), was);
        hidden.push(("version".into(), form.value("version").to_owned()));
        FormPage {
            heading: visit.w.parties.edit_title(organisation.name.as_str()),
            action: format!("/organisations/{}/edit", organisation.id),
            back: format!("/organisations/{}", organisation.id),
            hidden,
            alike_address: format!("{}?except={}", alike::ADDRESS, organisation.id),
            ..FormPage::new(visit, form, may_choose_own)
        }
    }
}

/// Which organisation is our own is for the administrator to say, unless nobody has said it yet.
async fn may_choose_own(tx: &mut Tx, visit: &Visit) -> Result<bool, PageError> {
    Ok(visit.may(Right::Administer) || store::own(tx).await?.is_none())
}

/// GET /organisations/new
pub async fn new(State(app): State<App>, visit: Visit) -> Answer {
    let mut tx = app.db.read().await?;
    let may_choose_own = may_choose_own(&mut tx, &visit).await?;
    show(&FormPage::new(&visit, Form::empty(visit.w), may_choose_own))
}

/// POST /organisations
pub async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let mut of = forms::read(&mut form, &visit.w);
    let id = OrganisationId::new();
    let to = format!("/organisations/{id}");
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let may_choose_own = may_choose_own(&mut tx, &visit).await?;
    of.own &= may_choose_own;
    let alike = if form.is_valid() { alike::ask(&mut tx, &mut form, &of, visit.w).await? } else { Vec::new() };
    if !form.is_valid() {
        return show_again(&FormPage { alike, ..FormPage::new(&visit, form, may_choose_own) });
    }
    pick::create_as(&mut tx, id, &of, visit.actor()?, visit.now).await?;
    tx.done(visit.w.common.recorded()).await
}

/// GET /organisations/{id}/edit
pub async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<OrganisationId>) -> Answer {
    let mut tx = app.db.read().await?;
    let organisation = store::find(&mut tx, id).await?;
    let may_choose_own = may_choose_own(&mut tx, &visit).await?;
    let form = forms::filled(visit.w, &organisation);
    show(&FormPage::of(&visit, &organisation, form.clone(), &form, may_choose_own))
}

/// POST /organisations/{id}/edit
pub async fn update(State(app): State<App>, visit: Visit, Url(id): Url<OrganisationId>, fields: Fields) -> Answer {
    let w = visit.w;
    let labels = forms::all_labels(&w);
    let mut form = fields.form(&visit);
    apply_choices(&mut form);
    let to = format!("/organisations/{id}");
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let before = store::find(&mut tx, id).await?;
    if form.version() != before.version {
        let differences = conflict::catch_up(&labels, &mut form, &forms::filled(w, &before));
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
            return show_conflict(&visit, &format!("{to}/edit"), &by, &form, in_words(differences, w));
        }
    }
    let may_choose_own = may_choose_own(&mut tx, &visit).await?;
    let mut after = forms::read(&mut form, &w);
    if !may_choose_own {
        after.own = before.own;
    }
    if !form.is_valid() {
        let was = conflict::read_originals(&labels, &form, Form::empty(w));
        return show_again(&FormPage::of(&visit, &before, form, &was, may_choose_own));
    }
    store::update(&mut tx, id, before.version, &after, visit.now).await?;
    let changes = audit::differences(&told(&before.written()), &told(&after));
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::Organisation, id, after.name.as_str());
    audit::store::append(&mut tx, &event.changing(changes), visit.now).await?;
    tx.done(w.common.changes_saved()).await
}

/// The kind is chosen, not written: it is shown by its name.
fn in_words(differences: Vec<Difference>, w: Words) -> Vec<Difference> {
    let name = |key: &str| OrganisationKind::parse(key).map_or(w.parties.kind_of_name(), |kind| w.label(kind)).into();
    let shown = |one: Difference| if one.name == "kind" { one.shown_as(name) } else { one };
    differences.into_iter().map(shown).collect()
}

/// What an event tells of an organisation.
fn told(of: &NewOrganisation) -> Vec<(&'static str, String)> {
    of.told().into_iter().chain([("own", of.own.to_string())]).collect()
}
