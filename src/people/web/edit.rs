//! Recording a person, with a first post, and changing what is recorded.
use askama::Template;
use axum::extract::State;

use super::alike;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::form::conflict::{self, apply_choices, originals};
use crate::form::pick::Candidate;
use crate::form::{Fields, Form, Params, Url};
use crate::ids::{OrganisationId, PersonId};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_conflict};
use crate::parties;
use crate::people::{Person, forms, pick, store};
use crate::words::Words;

#[derive(Template)]
#[template(path = "people/form.html")]
struct FormPage {
    w: Words,
    frame: Frame,
    heading: String,
    action: String,
    back: String,
    form: Form,
    with_post: bool,
    hidden: Vec<(String, String)>,
    alike: Vec<Candidate>,
    alike_address: String,
}

impl FormPage {
    fn new(visit: &Visit, form: Form) -> FormPage {
        FormPage {
            w: visit.w,
            frame: visit.frame(Nav::Parties),
            heading: visit.w.people.record_new().into(),
            action: "/people".into(),
            back: "/people".into(),
            form,
            with_post: true,
            hidden: Vec::new(),
            alike: Vec::new(),
            alike_address: alike::ADDRESS.into(),
        }
    }

    fn of(visit: &Visit, person: &Person, form: Form, was: &Form) -> FormPage {
        let mut hidden = originals(&forms::labels(&visit.w), was);
        hidden.push(("version".into(), form.value("version").to_owned()));
        FormPage {
            heading: visit.w.people.edit_title(person.full_name()),
            action: format!("/people/{}/edit", person.id),
            back: format!("/people/{}", person.id),
            with_post: false,
            hidden,
            alike_address: format!("{}?except={}", alike::ADDRESS, person.id),
            ..FormPage::new(visit, form)
        }
    }
}

/// GET /people/new, for the people of an organisation with `?organisation=`.
pub async fn new(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let mut form = Form::empty(visit.w);
    if let Some(id) = OrganisationId::parse(params.get("organisation")) {
        let mut tx = app.db.read().await?;
        let organisation = parties::store::find(&mut tx, id).await?;
        form = form.with("organisation", organisation.name).with("organisation_id", id.to_string());
    }
    show(&FormPage::new(&visit, form))
}

/// POST /people
pub async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let id = PersonId::new();
    let to = format!("/people/{id}");
    let actor = visit.actor()?;
    let of = forms::read(&mut form, &visit.w);
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let post = match ["organisation", "title", "starts_on"].iter().any(|field| !form.value(field).is_empty()) {
        true => {
            let text = forms::read_post(&mut form, &visit.w, visit.today);
            let organisation = parties::pick::pick(&mut tx, &mut form, "organisation", actor, visit.now).await?;
            organisation.map(|organisation| text.at(organisation, id))
        }
        false => None,
    };
    let alike = if form.is_valid() { alike::ask(&mut tx, &mut form, &of, &visit).await? } else { Vec::new() };
    if !form.is_valid() {
        return show_again(&FormPage { alike, ..FormPage::new(&visit, form) });
    }
    pick::create_as(&mut tx, id, &of, actor, visit.now).await?;
    if let Some(post) = post {
        pick::create_post(&mut tx, &post, actor, visit.now).await?;
    }
    tx.done(visit.w.common.recorded()).await
}

/// GET /people/{id}/edit
pub async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>) -> Answer {
    let mut tx = app.db.read().await?;
    let person = store::find(&mut tx, id).await?;
    let form = forms::filled(visit.w, &person);
    show(&FormPage::of(&visit, &person, form.clone(), &form))
}

/// POST /people/{id}/edit
pub async fn update(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>, fields: Fields) -> Answer {
    let w = visit.w;
    let labels = forms::labels(&w);
    let mut form = fields.form(&visit);
    apply_choices(&mut form);
    let to = format!("/people/{id}");
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let before = store::find(&mut tx, id).await?;
    if form.version() != before.version {
        let differences = conflict::catch_up(&labels, &mut form, &forms::filled(w, &before));
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
            return show_conflict(&visit, &format!("{to}/edit"), &by, &form, differences);
        }
    }
    let after = forms::read(&mut form, &w);
    if !form.is_valid() {
        let was = conflict::read_originals(&labels, &form, Form::empty(w));
        return show_again(&FormPage::of(&visit, &before, form, &was));
    }
    store::update(&mut tx, id, before.version, &after, visit.now).await?;
    let changes = audit::differences(&before.written().told(), &after.told());
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::Person, id, after.full_name());
    audit::store::append(&mut tx, &event.changing(changes), visit.now).await?;
    tx.done(w.common.changes_saved()).await
}
