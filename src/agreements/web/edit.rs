//! Editing an agreement, deleting it, and taking that back.
use axum::extract::State;

use crate::agreements::forms::{self, Lists, Named, TEXT};
use crate::agreements::sight::Sight;
use crate::agreements::web::form::{FormPage, show_locked};
use crate::agreements::{Agreement, Content, store};
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Visit, show, show_again, show_conflict};
use crate::users::roles::Right;
use crate::users::session::Actor;
use crate::{people, users};

/// An agreement on the desk of somebody who edits it.
struct Desk {
    agreement: Agreement,
    lists: Lists,
    labels: Vec<(String, String)>,
    earlier: String,
    /// The form as the stored agreement fills it in.
    stored: Form,
}

impl Desk {
    async fn open(tx: &mut Tx, visit: &Visit, id: AgreementId) -> Result<Desk, PageError> {
        let sight = Sight::of(visit.actor()?);
        let agreement = store::find(tx, id, &sight).await?;
        let lists = Lists { users: users::store::list(tx).await?, parties: store::parties(tx, id).await? };
        let earlier = match agreement.relates_to() {
            Some((_, earlier)) => store::reference_of(tx, earlier, &sight).await?,
            None => String::new(),
        };
        let labels = forms::labels(visit.w, &lists);
        let mut stored = forms::filled(visit.w, &agreement, &earlier);
        for (name, value) in conflict::originals(&pairs(&labels), &stored) {
            stored.set(&name, value);
        }
        Ok(Desk { agreement, lists, labels, earlier, stored })
    }

    /// Puts back the text of a signed agreement; answers what somebody tried to make of it.
    fn settle_text(&self, visit: &Visit, form: &mut Form) -> Vec<(String, String)> {
        let mut lost = Vec::new();
        for (name, label) in self.labels.iter().filter(|(name, _)| TEXT.contains(&name.as_str())) {
            let was = format!("was.{name}");
            let stored = self.stored.value(name).to_owned();
            if let Some((_, typed)) = form.pairs().iter().find(|(field, _)| field == name)
                && *typed != stored
                && typed != form.value(&was)
            {
                let words = forms::in_words(visit.w, &self.lists, name, typed);
                lost.push((label.clone(), words.unwrap_or_else(|| typed.clone())));
            }
            form.set(&was, &*stored);
            form.set(name, stored);
        }
        lost
    }

    /// Brings a form up to date with what somebody else saved; answers where both differ.
    fn merge(&self, visit: &Visit, form: &mut Form) -> Vec<Difference> {
        let differences = conflict::catch_up(&pairs(&self.labels), form, &self.stored);
        let in_words = |difference: Difference| {
            let words = |value: &str| forms::in_words(visit.w, &self.lists, &difference.name, value);
            let is_choice = words(&difference.mine).is_some();
            if is_choice { difference.clone().shown_as(|value| words(value).unwrap_or_default()) } else { difference }
        };
        differences.into_iter().map(in_words).collect()
    }

    fn page(&self, visit: &Visit, form: Form) -> FormPage {
        FormPage::for_edit(visit, &self.agreement, form, &self.lists)
    }
}

fn pairs(labels: &[(String, String)]) -> Vec<(&str, &str)> {
    labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect()
}

/// GET: the form.
pub async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>) -> Answer {
    let mut tx = app.db.read().await?;
    let desk = Desk::open(&mut tx, &visit, id).await?;
    show(&desk.page(&visit, desk.stored.clone()))
}

/// POST: saves it, merged with what others saved meanwhile.
pub async fn update(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let to = format!("/agreements/{id}");
    let mut form = fields.form(&visit);
    conflict::apply_choices(&mut form);
    let mut tx = app.db.write().await?;
    let desk = Desk::open(&mut tx, &visit, id).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if desk.agreement.is_locked() {
        let lost = desk.settle_text(&visit, &mut form);
        if !lost.is_empty() {
            return show_locked(&visit, &desk.agreement, lost);
        }
    }
    if form.version() != desk.agreement.version() {
        let differences = desk.merge(&visit, &mut form);
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
            return show_conflict(&visit, &format!("{to}/edit"), &by, &form, differences);
        }
    }
    let person = people::pick::pick(&mut tx, &mut form, "awaited_person", actor, visit.now).await?;
    let earlier = earlier(&mut tx, &mut form, &visit, Some(&desk.agreement)).await?;
    let named = Named { person, counterparty: None, earlier };
    let mut content = forms::read(visit.w, &mut form, &desk.lists, named, visit.today);
    if !form.is_valid() {
        return show_again(&desk.page(&visit, form));
    }
    keep_in_sight(&mut content, actor);
    store::update(&mut tx, &desk.agreement, &content, visit.now).await?;
    append_update(&mut tx, &visit, &desk).await?;
    tx.done(visit.w.common.changes_saved()).await
}

async fn append_update(tx: &mut Tx, visit: &Visit, was: &Desk) -> Result<(), PageError> {
    let now = Desk::open(tx, visit, was.agreement.id()).await?;
    let old = forms::told(&was.agreement, &was.lists, &was.earlier);
    let new = forms::told(&now.agreement, &now.lists, &now.earlier);
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::Agreement, now.agreement.id(), now.agreement.title());
    let event = event.on(now.agreement.id()).changing(audit::differences(&old, &new));
    Ok(audit::store::append(tx, &event, visit.now).await?)
}

/// Nobody hides a record from their own eyes by accident.
pub fn keep_in_sight(content: &mut Content, actor: &Actor) {
    let sees = actor.role.may(Right::SeeConfidential) || content.owner == Some(actor.id);
    if content.confidential && !sees && !content.team.contains(&actor.id) {
        content.team.push(actor.id);
    }
}

/// The earlier agreement whose reference was typed.
pub async fn earlier(
    tx: &mut Tx,
    form: &mut Form,
    visit: &Visit,
    of: Option<&Agreement>,
) -> Result<Option<AgreementId>, PageError> {
    let typed = form.value("amends").to_owned();
    if typed.is_empty() {
        return Ok(None);
    }
    let found = store::of_reference(tx, &typed, &Sight::of(visit.actor()?)).await?;
    match found {
        None => form.reject("amends", visit.w.agreements.no_such_reference()),
        Some(id) if of.is_some_and(|of| of.id() == id) => form.reject("amends", visit.w.agreements.not_itself()),
        Some(_) => {}
    }
    Ok(found)
}

/// POST: into the trash. What is signed, only those who decide may delete.
pub async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let form = fields.form(&visit);
    let to = "/agreements";
    let mut tx = visit.claim(app.db.write().await?, form.id(), to).await?;
    let was = store::find(&mut tx, id, &Sight::of(actor)).await?;
    if was.is_locked() && !actor.role.may(Right::Decide) {
        return Err(PageError::Forbidden);
    }
    if form.version() != was.version() {
        return Err(PageError::Conflict);
    }
    store::delete(&mut tx, &was, visit.now).await?;
    let event = Event::new(actor, Verb::Deleted, Kind::Agreement, id, was.title()).on(id);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done_with_undo(visit.w.common.deleted(was.title()), format!("/agreements/{id}/restore")).await
}

/// POST: out of the trash.
pub async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let to = format!("/agreements/{id}");
    let mut tx = visit.claim(app.db.write().await?, fields.form(&visit).id(), &to).await?;
    store::restore(&mut tx, id, visit.now).await?;
    // Only what this user may see comes back; otherwise nothing is kept of this.
    let back = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let event = Event::new(actor, Verb::Restored, Kind::Agreement, id, back.title()).on(id);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.common.restored(back.title())).await
}
