//! Recording an agreement.
use axum::extract::State;

use crate::agreements::forms::{self, Lists, Named};
use crate::agreements::sight::Sight;
use crate::agreements::web::edit::{earlier, keep_in_sight};
use crate::agreements::web::form::FormPage;
use crate::agreements::{AgreementKind, Content, PartyRole, Relation, store};
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::error::PageError;
use crate::form::{Fields, Form, Params};
use crate::ids::{AgreementId, MeetingId, OrganisationId};
use crate::page::{Answer, Visit, show, show_again};
use crate::{meetings, parties, people, users};

/// GET: an empty form, or one begun from a meeting or from the agreement it amends.
pub async fn new(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let actor = visit.actor()?;
    let mut tx = app.db.read().await?;
    let mut form = Form::empty(visit.w)
        .with("owner", actor.id.to_string())
        .with("kind", AgreementKind::Mou.key())
        .with("meeting", params.get("meeting"));
    if let Some(amended) = AgreementId::parse(params.get("amends")) {
        let amended = store::find(&mut tx, amended, &Sight::of(actor)).await?;
        form.set("kind", AgreementKind::Addendum.key());
        form.set("relation", Relation::Amends.key());
        form.set("amends", visit.w.code(amended.reference()));
        let parties = store::parties(&mut tx, amended.id()).await?;
        if let Some(other) = parties.into_iter().find(|party| !party.own) {
            form.set("counterparty", other.name);
            form.set("counterparty_id", other.organisation.to_string());
        }
    }
    let notes = notes(&mut tx, &visit, &form).await?;
    let lists = Lists { users: users::store::list(&mut tx).await?, parties: Vec::new() };
    show(&FormPage::for_new(&visit, form, &lists, notes))
}

/// What the new agreement will be linked to, in words.
async fn notes(tx: &mut Tx, visit: &Visit, form: &Form) -> Result<Vec<String>, PageError> {
    let w = visit.w.agreements;
    let mut notes = Vec::new();
    if let Some(meeting) = MeetingId::parse(form.value("meeting")) {
        let meeting = meetings::store::find(tx, meeting, &Sight::of(visit.actor()?)).await?;
        notes.push(w.from_meeting(meeting.subject));
    }
    if form.is("relation", Relation::Amends.key()) && !form.value("amends").is_empty() {
        notes.push(w.amends_note(visit.w.code_inside(form.value("amends"))));
    }
    Ok(notes)
}

/// POST: records it, with our own organisation as the first party.
pub async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let w = visit.w;
    let mut form = fields.form(&visit);
    let id = AgreementId::new();
    let to = format!("/agreements/{id}");
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let lists = Lists { users: users::store::list(&mut tx).await?, parties: Vec::new() };
    let own = parties::store::own(&mut tx).await?.map(|own| own.id);
    let counterparty = counterparty(&mut tx, &mut form, &visit, own).await?;
    let person = people::pick::pick(&mut tx, &mut form, "awaited_person", actor, visit.now).await?;
    let earlier = earlier(&mut tx, &mut form, &visit, None).await?;
    let named = Named { person, counterparty, earlier };
    let mut content = forms::read(w, &mut form, &lists, named, visit.today);
    if !form.is_valid() {
        let notes = notes(&mut tx, &visit, &form).await?;
        return show_again(&FormPage::for_new(&visit, form, &lists, notes));
    }
    keep_in_sight(&mut content, actor);
    store::insert_as(&mut tx, id, &content, actor.id, visit.now).await?;
    add_parties(&mut tx, id, &content, own, counterparty).await?;
    let sight = Sight::of(actor);
    if let Some(meeting) = MeetingId::parse(form.value("meeting")) {
        let meeting = meetings::store::find(&mut tx, meeting, &sight).await?;
        meetings::store::link(&mut tx, meeting.id, id).await?;
    }
    let recorded = store::find(&mut tx, id, &sight).await?;
    let event = Event::new(actor, Verb::Created, Kind::Agreement, id, recorded.title()).on(id);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(w.agreements.recorded_as(w.code_inside(recorded.reference()))).await
}

async fn counterparty(
    tx: &mut Tx,
    form: &mut Form,
    visit: &Visit,
    own: Option<OrganisationId>,
) -> Result<Option<OrganisationId>, PageError> {
    let w = visit.w;
    if form.value("counterparty").is_empty() {
        form.reject("counterparty", w.faults.required());
    }
    let picked = parties::pick::pick(tx, form, "counterparty", visit.actor()?, visit.now).await?;
    if picked.is_some() && picked == own {
        form.reject("counterparty", w.agreements.own_side());
    }
    Ok(picked)
}

/// An addendum has the parties of what it amends, with their people; any other paper has us and
/// the counterparty.
async fn add_parties(
    tx: &mut Tx,
    id: AgreementId,
    content: &Content,
    own: Option<OrganisationId>,
    counterparty: Option<OrganisationId>,
) -> Result<()> {
    if let Some((Relation::Amends, amended)) = content.relates_to {
        for party in store::parties(tx, amended).await? {
            store::add_party(tx, id, party.organisation, party.role).await?;
            let people = (party.representative.map(|post| post.id), party.signatory.map(|post| post.id));
            store::update_party(tx, id, party.organisation, (party.position, party.role), people).await?;
        }
    } else if let Some(own) = own {
        store::add_party(tx, id, own, PartyRole::FirstParty).await?;
    }
    if let Some(counterparty) = counterparty {
        store::add_party(tx, id, counterparty, PartyRole::Party).await?;
    }
    Ok(())
}
