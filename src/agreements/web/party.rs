//! One party of an agreement: its place and role, who represents it and who signs for it.
use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::agreements::web::form::show_locked;
use crate::agreements::web::parties::{append, page_of, party_of, roles};
use crate::agreements::{Agreement, Party, PartyPost, PartyRole, store};
use crate::app::App;
use crate::audit;
use crate::db::{Result, Tx};
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Url};
use crate::ids::{AgreementId, OrganisationId, PostId};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_conflict};
use crate::people::{self, NewPost, Post};
use crate::words::Words;

#[derive(Template)]
#[template(path = "agreements/party.html")]
struct PartyPage {
    w: Words,
    frame: Frame,
    form: Form,
    hidden: Vec<(String, String)>,
    reference: String,
    name: String,
    action: String,
    back: String,
    roles: Vec<(String, String)>,
    posts: Vec<(String, String)>,
    /// Whether the fields of a new person are unfolded.
    open: bool,
}

/// The posts to choose from: those held today, and the ones named already.
pub async fn posts(tx: &mut Tx, at: OrganisationId, today: NaiveDate, named: &[PostId]) -> Result<Vec<Post>> {
    let mut posts = people::store::posts_at(tx, at).await?;
    posts.retain(|post| post.was_held_on(today) || named.contains(&post.id));
    Ok(posts)
}

fn options(w: Words, posts: &[Post]) -> Vec<(String, String)> {
    let sign = |post: &Post| if post.may_sign { w.agreements.may_sign() } else { w.agreements.may_not_sign() };
    let shown = posts.iter().map(|post| (post.id.to_string(), format!("{} – {}", post.label(), sign(post))));
    std::iter::once((String::new(), w.agreements.nobody_named().to_owned())).chain(shown).collect()
}

/// A party on the desk of somebody who edits it.
struct Desk {
    agreement: Agreement,
    party: Party,
    posts: Vec<Post>,
    stored: Form,
}

impl Desk {
    async fn open(
        tx: &mut Tx,
        visit: &Visit,
        (id, organisation): (AgreementId, OrganisationId),
    ) -> Result<Desk, PageError> {
        let agreement = store::find(tx, id, &Sight::of(visit.actor()?)).await?;
        let party = party_of(tx, id, organisation).await?;
        let key = |post: &Option<PartyPost>| post.as_ref().map_or_else(String::new, |post| post.id.to_string());
        let mut stored = Form::empty(visit.w)
            .with("version", agreement.version().to_string())
            .with("role", party.role.key())
            .with("position", visit.w.num(party.position))
            .with("representative", key(&party.representative))
            .with("signatory", key(&party.signatory))
            .with("as_signatory", if party.signatory.is_none() { "1" } else { "" });
        for (name, value) in conflict::originals(&labels(visit.w), &stored) {
            stored.set(&name, value);
        }
        let named: Vec<PostId> =
            [&party.representative, &party.signatory].into_iter().flatten().map(|post| post.id).collect();
        let posts = posts(tx, organisation, visit.today, &named).await?;
        Ok(Desk { agreement, party, posts, stored })
    }

    fn page(&self, visit: &Visit, form: Form) -> PartyPage {
        let carried = |name: &str| name == "version" || name.starts_with("was.");
        let to = page_of(self.agreement.id());
        PartyPage {
            w: visit.w,
            frame: visit.frame(Nav::Agreements),
            hidden: form.pairs().iter().filter(|(name, _)| carried(name)).cloned().collect(),
            reference: self.agreement.reference().to_owned(),
            name: self.party.name.clone(),
            action: format!("{to}/{}", self.party.organisation),
            back: to,
            roles: roles(visit.w),
            posts: options(visit.w, &self.posts),
            open: !form.value("new_person").is_empty() || self.posts.is_empty(),
            form,
        }
    }

    /// Brings a form up to date with what somebody else saved; answers where both differ.
    fn merge(&self, visit: &Visit, form: &mut Form) -> Vec<Difference> {
        let differences = conflict::catch_up(&labels(visit.w), form, &self.stored);
        let (roles, posts) = (roles(visit.w), options(visit.w, &self.posts));
        let in_words = |difference: Difference| {
            let options = match difference.name.as_str() {
                "role" => &roles,
                "position" => return difference,
                _ => &posts,
            };
            let find = |key: &str| options.iter().find(|(one, _)| one == key);
            difference.clone().shown_as(|key| find(key).map(|(_, words)| words.clone()).unwrap_or_default())
        };
        differences.into_iter().map(in_words).collect()
    }
}

fn labels(w: Words) -> [(&'static str, &'static str); 4] {
    let a = w.agreements;
    [
        ("role", a.party_role()),
        ("position", a.position()),
        ("representative", a.representative()),
        ("signatory", a.signatory()),
    ]
}

/// GET: the form of one party.
pub async fn edit(State(app): State<App>, visit: Visit, Url(of): Url<(AgreementId, OrganisationId)>) -> Answer {
    let mut tx = app.db.read().await?;
    let desk = Desk::open(&mut tx, &visit, of).await?;
    if desk.agreement.is_locked() {
        return show_locked(&visit, &desk.agreement, Vec::new());
    }
    show(&desk.page(&visit, desk.stored.clone()))
}

/// POST: saves it; a person or post that is new is recorded on the way.
pub async fn update(
    State(app): State<App>,
    visit: Visit,
    Url(of): Url<(AgreementId, OrganisationId)>,
    fields: Fields,
) -> Answer {
    let to = page_of(of.0);
    let mut form = fields.form(&visit);
    conflict::apply_choices(&mut form);
    let mut tx = app.db.write().await?;
    let desk = Desk::open(&mut tx, &visit, of).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if desk.agreement.is_locked() {
        return show_locked(&visit, &desk.agreement, Vec::new());
    }
    if form.version() != desk.agreement.version() {
        let differences = desk.merge(&visit, &mut form);
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, of.0.uuid()).await?;
            return show_conflict(&visit, &format!("{to}/{}", of.1), &by, &form, differences);
        }
    }
    let known = |key: &str| PostId::parse(key).filter(|id| desk.posts.iter().any(|post| post.id == *id));
    let role = form.required_choice("role", PartyRole::parse);
    let position = form.number("position").filter(|at| (1..=99).contains(at));
    if position.is_none() && !form.is_bad("position") {
        form.reject("position", visit.w.agreements.position_fault());
    }
    let mut representative = form.choice("representative", known);
    let mut signatory = form.choice("signatory", known);
    if let Some(post) = new_post(&mut tx, &visit, &mut form, of.1).await? {
        representative = if form.ticked("as_representative") { Some(post) } else { representative };
        signatory = if form.ticked("as_signatory") { Some(post) } else { signatory };
    }
    let (Some(role), Some(position), true) = (role, position, form.is_valid()) else {
        return show_again(&desk.page(&visit, form));
    };
    store::update_party(&mut tx, of.0, of.1, (position, role), (representative, signatory)).await?;
    let now = party_of(&mut tx, of.0, of.1).await?;
    let changes = audit::differences(&told(&desk.party), &told(&now));
    append(&mut tx, &visit, &desk.agreement, changes).await?;
    tx.done(visit.w.agreements.party_saved(now.name)).await
}

/// The post of a person who is not in the lists, if one was typed.
async fn new_post(
    tx: &mut Tx,
    visit: &Visit,
    form: &mut Form,
    organisation: OrganisationId,
) -> Result<Option<PostId>, PageError> {
    if form.value("new_person").is_empty() {
        return Ok(None);
    }
    let actor = visit.actor()?;
    let title = form.required("new_title", 200);
    if !form.ticked("as_representative") && !form.ticked("as_signatory") {
        form.reject("as_signatory", visit.w.agreements.say_as_what());
    }
    let person = people::pick::pick(tx, form, "new_person", actor, visit.now).await?;
    let (Some(person), true) = (person, form.is_valid()) else {
        return Ok(None);
    };
    let may_sign = form.ticked("new_may_sign");
    let post = NewPost { person, organisation, title, starts_on: None, ends_on: None, may_sign };
    Ok(Some(people::pick::create_post(tx, &post, actor, visit.now).await?))
}

/// What is written down about a party, for the audit trail.
fn told(party: &Party) -> [(&'static str, String); 5] {
    let post = |post: &Option<PartyPost>| {
        post.as_ref().map_or_else(String::new, |post| format!("{}، {} ({})", post.name, post.title, party.name))
    };
    [
        ("party_role", format!("{} ({})", party.role.key(), party.name)),
        ("position", format!("{} ({})", party.position, party.name)),
        ("representative", post(&party.representative)),
        ("signatory", post(&party.signatory)),
        ("party", party.name.clone()),
    ]
}
