//! The parties of an agreement: adding, changing, removing, and who represents them and signs.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::agreements::sight::Sight;
use crate::agreements::web::form::show_locked;
use crate::agreements::{Agreement, Party, PartyRole, store};
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Form, Params, Url};
use crate::ids::{AgreementId, OrganisationId, PostId};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_with};
use crate::words::Words;
use crate::{parties, signing};

#[derive(Template)]
#[template(path = "agreements/parties.html")]
struct PartiesPage {
    w: Words,
    frame: Frame,
    form: Form,
    id: AgreementId,
    reference: String,
    title: String,
    parties: Vec<Party>,
    roles: Vec<(String, String)>,
    is_locked: bool,
}

impl PartiesPage {
    fn new(visit: &Visit, agreement: &Agreement, parties: Vec<Party>, form: Form) -> PartiesPage {
        PartiesPage {
            w: visit.w,
            frame: visit.frame(Nav::Agreements),
            form,
            id: agreement.id(),
            reference: agreement.reference().to_owned(),
            title: agreement.title().to_owned(),
            roles: roles(visit.w),
            parties,
            is_locked: agreement.is_locked(),
        }
    }
}

/// The roles to choose from.
pub fn roles(w: Words) -> Vec<(String, String)> {
    PartyRole::ALL.iter().map(|role| (role.key().to_owned(), w.label(role).to_owned())).collect()
}

/// The address of the page.
pub fn page_of(id: AgreementId) -> String {
    format!("/agreements/{id}/parties")
}

/// GET: the parties, and a form to add one.
pub async fn index(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>) -> Answer {
    let mut tx = app.db.read().await?;
    let agreement = store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    let parties = store::parties(&mut tx, id).await?;
    let form = Form::empty(visit.w).with("role", PartyRole::Party.key());
    show(&PartiesPage::new(&visit, &agreement, parties, form))
}

/// POST: adds an organisation, recorded on the way if it is new.
pub async fn add(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let w = visit.w;
    let mut form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let agreement = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let to = page_of(id);
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let before = store::parties(&mut tx, id).await?;
    if form.value("organisation").is_empty() {
        form.reject("organisation", w.faults.required());
    }
    let role = form.required_choice("role", PartyRole::parse);
    if agreement.is_locked() {
        let lost = vec![(w.agreements.add_party().to_owned(), form.value("organisation").to_owned())];
        return show_locked(&visit, &agreement, lost);
    }
    let organisation = parties::pick::pick(&mut tx, &mut form, "organisation", actor, visit.now).await?;
    if before.iter().any(|party| Some(party.organisation) == organisation) {
        form.reject("organisation", w.agreements.party_there());
    }
    let (Some(organisation), Some(role), true) = (organisation, role, form.is_valid()) else {
        return show_again(&PartiesPage::new(&visit, &agreement, before, form));
    };
    store::add_party(&mut tx, id, organisation, role).await?;
    let name = parties::store::find(&mut tx, organisation).await?.name;
    append(&mut tx, &visit, &agreement, json!({ "parties": { "old": "", "new": name } })).await?;
    tx.done(w.agreements.party_added(name)).await
}

/// Saves that the parties changed: the agreement's version moves on, and the event tells how.
pub async fn append(tx: &mut Tx, visit: &Visit, agreement: &Agreement, changes: Value) -> Result<(), PageError> {
    store::touch(tx, agreement, visit.now).await?;
    let (id, title) = (agreement.id(), agreement.title());
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::Agreement, id, title).on(id).changing(changes);
    Ok(audit::store::append(tx, &event, visit.now).await?)
}

/// One party of an agreement; 404 when it is none.
pub async fn party_of(tx: &mut Tx, id: AgreementId, organisation: OrganisationId) -> Result<Party, PageError> {
    let parties = store::parties(tx, id).await?;
    parties.into_iter().find(|party| party.organisation == organisation).ok_or(PageError::NotFound)
}

/// POST: takes a party out; one that signed stays.
pub async fn remove(
    State(app): State<App>,
    visit: Visit,
    Url((id, organisation)): Url<(AgreementId, OrganisationId)>,
    fields: Fields,
) -> Answer {
    let w = visit.w.agreements;
    let mut form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let agreement = store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    let to = page_of(id);
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let party = party_of(&mut tx, id, organisation).await?;
    if agreement.is_locked() {
        return show_locked(&visit, &agreement, Vec::new());
    }
    let standing = signing::store::standing(&mut tx, id).await?;
    if standing.iter().any(|signature| signature.organisation == organisation) {
        form.reject("parties", w.party_signed(&*party.name));
        let parties = store::parties(&mut tx, id).await?;
        form.set("role", PartyRole::Party.key());
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &PartiesPage::new(&visit, &agreement, parties, form));
    }
    store::remove_party(&mut tx, id, organisation).await?;
    append(&mut tx, &visit, &agreement, json!({ "parties": { "old": party.name, "new": "" } })).await?;
    let post = |post: Option<crate::agreements::PartyPost>| post.map_or_else(String::new, |post| post.id.to_string());
    let undo = form_urlencoded::Serializer::new(format!("{to}/{organisation}/restore?"))
        .append_pair("role", party.role.key())
        .append_pair("position", &party.position.to_string())
        .append_pair("representative", &post(party.representative))
        .append_pair("signatory", &post(party.signatory))
        .finish();
    tx.done_with_undo(w.party_removed(party.name), undo).await
}

/// POST: puts a party back as it was when it was taken out.
pub async fn restore(
    State(app): State<App>,
    visit: Visit,
    Url((id, organisation)): Url<(AgreementId, OrganisationId)>,
    params: Params,
    fields: Fields,
) -> Answer {
    let w = visit.w.agreements;
    let mut tx = app.db.write().await?;
    let agreement = store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    let to = page_of(id);
    let mut tx = visit.claim(tx, fields.form(&visit).id(), &to).await?;
    if agreement.is_locked() {
        return show_locked(&visit, &agreement, Vec::new());
    }
    let role = PartyRole::parse(params.get("role")).ok_or(PageError::NotFound)?;
    let position = params.get("position").parse().ok().filter(|at| (1..=99).contains(at)).unwrap_or(99);
    let name = parties::store::find(&mut tx, organisation).await?.name;
    let posts = super::party::posts(&mut tx, organisation, visit.today, &[]).await?;
    let post = |name: &str| PostId::parse(params.get(name)).filter(|id| posts.iter().any(|post| post.id == *id));
    store::add_party(&mut tx, id, organisation, role).await?;
    let people = (post("representative"), post("signatory"));
    store::update_party(&mut tx, id, organisation, (position, role), people).await?;
    append(&mut tx, &visit, &agreement, json!({ "parties": { "old": "", "new": name } })).await?;
    tx.done(w.party_added(name)).await
}
