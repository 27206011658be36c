//! The users page: who there is, what each role may do, adding and changing users.
use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::reset::{LinkPage, link_address};
use crate::app::{App, Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, Difference, Merge};
use crate::form::{Fields, Form, Url};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_again, show_conflict};
use crate::receipts;
use crate::users::forms::Written;
use crate::users::roles::{RIGHTS, Right, Role};
use crate::users::{LinkKind, User, forms, store};
use crate::words::Words;

const LIST: &str = "/users";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get(LIST, Right::Administer, list),
        get("/users/new", Right::Administer, new),
        post(LIST, Right::Administer, create),
        get("/users/{id}", Right::Administer, edit),
        post("/users/{id}", Right::Administer, update),
        post("/users/{id}/disable", Right::Administer, disable),
        post("/users/{id}/enable", Right::Administer, enable),
    ]
}

#[derive(Template)]
#[template(path = "users/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    users: Vec<User>,
}

impl ListPage {
    fn state(&self, user: &User) -> &'static str {
        let u = self.w.users;
        match (user.active, user.has_password) {
            (false, _) => u.state_disabled(),
            (true, false) => u.state_invited(),
            (true, true) => u.state_active(),
        }
    }

    fn roles(&self) -> &'static [Role] {
        Role::ALL
    }

    /// The table of rights, row by row: the right, and whether each role has it.
    fn rights(&self) -> Vec<(Right, Vec<(Role, bool)>)> {
        let row = |right: &Right| Role::ALL.iter().map(|role| (*role, role.may(*right))).collect();
        RIGHTS.iter().map(|(right, _)| (*right, row(right))).collect()
    }
}

async fn list(State(app): State<App>, visit: Visit) -> Answer {
    let mut tx = app.db.read().await?;
    let users = store::list(&mut tx).await?;
    show(&ListPage { w: visit.w, frame: visit.frame(Nav::Users), users })
}

#[derive(Template)]
#[template(path = "users/new.html")]
struct NewPage {
    w: Words,
    frame: Frame,
    form: Form,
    roles: Vec<(String, String)>,
}

impl NewPage {
    fn new(visit: &Visit, form: Form) -> NewPage {
        let roles = forms::options(visit.w, Role::ALL, Role::key);
        NewPage { w: visit.w, frame: visit.frame(Nav::Users), form, roles }
    }
}

async fn new(visit: Visit) -> Answer {
    show(&NewPage::new(&visit, Form::empty(visit.w).with("role", Role::Officer.key())))
}

async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let written = forms::user(visit.w, &mut form);
    let mut tx = app.db.write().await?;
    let user = match written.role.filter(|_| form.is_valid()) {
        Some(role) => User::new(&written.username, &written.name, &written.post, role),
        None => return show_again(&NewPage::new(&visit, form)),
    };
    let page = format!("/users/{}", user.id);
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), &page, visit.now).await? {
        return again(&app, tx, &visit, &to).await;
    }
    if store::by_username(&mut tx, &user.username).await?.is_some() {
        form.reject("username", visit.w.users.username_taken());
        return show_again(&NewPage::new(&visit, form));
    }
    store::insert(&mut tx, &user, visit.now).await?;
    let changes = audit::differences(&facts(None), &facts(Some(&user)));
    let event = Event::new(visit.actor()?, Verb::Created, Kind::User, user.id, user.name.as_str()).changing(changes);
    audit::store::append(&mut tx, &event, visit.now).await?;
    invite(&app, tx, &visit, user).await
}

/// Gives out the invitation and shows it.
async fn invite(app: &App, mut tx: Tx, visit: &Visit, user: User) -> Answer {
    let token = store::give_link(&mut tx, LinkKind::Invite, Some(user.id), visit.now).await?;
    let event = Event::new(visit.actor()?, Verb::Invited, Kind::User, user.id, user.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    show(&LinkPage { w: visit.w, frame: visit.frame(Nav::Users), link: link_address(app, &token), user })
}

/// The same form a second time: the user is there already, and whoever clicked twice still needs
/// to see a link that works.
async fn again(app: &App, mut tx: Tx, visit: &Visit, page: &str) -> Answer {
    let id = page.strip_prefix("/users/").and_then(UserId::parse).ok_or(PageError::NotFound)?;
    let user = store::find(&mut tx, id).await?;
    if user.has_password { Ok(see_other(page)) } else { invite(app, tx, visit, user).await }
}

#[derive(Template)]
#[template(path = "users/edit.html")]
struct EditPage {
    w: Words,
    frame: Frame,
    form: Form,
    originals: Vec<(String, String)>,
    user: User,
    own: bool,
    roles: Vec<(String, String)>,
}

fn edit_page(visit: &Visit, form: Form, originals: Vec<(String, String)>, user: User) -> Result<EditPage, PageError> {
    let own = visit.actor()?.id == user.id;
    let roles = forms::options(visit.w, Role::ALL, Role::key);
    Ok(EditPage { w: visit.w, frame: visit.frame(Nav::Users), form, originals, user, own, roles })
}

fn labels(w: Words) -> [(&'static str, &'static str); 4] {
    let u = w.users;
    [("name", u.name()), ("username", u.username()), ("post", u.post()), ("role", u.role())]
}

async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<UserId>) -> Answer {
    let mut tx = app.db.read().await?;
    let user = store::find(&mut tx, id).await?;
    let form = forms::filled(visit.w, &user).with("version", user.version.to_string());
    let originals = conflict::originals(&labels(visit.w), &form);
    show(&edit_page(&visit, form, originals, user)?)
}

async fn update(State(app): State<App>, visit: Visit, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let w = visit.w;
    let page = format!("/users/{id}");
    let mut form = fields.form(&visit);
    conflict::apply_choices(&mut form);
    let mut tx = app.db.write().await?;
    let before = store::find(&mut tx, id).await?;
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), &page, visit.now).await? {
        return Ok(see_other(&to));
    }
    let was = conflict::read_originals(&labels(w), &form, Form::empty(w));
    let mut after = form.clone();
    if form.version() != before.version {
        let stored = forms::filled(w, &before);
        let Merge { values, differences } = conflict::merge(&labels(w), &was, &form, &stored);
        let fresh = values.into_iter().chain(conflict::originals(&labels(w), &stored));
        let fresh = fresh.chain([("version".to_owned(), before.version.to_string())]);
        fresh.for_each(|(name, value)| after.set(&name, value));
        if !differences.is_empty() {
            let last = audit::store::of_subject(&mut tx, id.uuid(), 1).await?;
            let by = last.into_iter().next().map_or_else(String::new, |event| event.actor_name);
            let role = |key: &str| Role::parse(key).map_or(String::new(), |role| w.label(role).into());
            let told = |d: Difference| if d.name == "role" { d.shown_as(role) } else { d };
            return show_conflict(&visit, &page, &by, &after, differences.into_iter().map(told).collect());
        }
    }
    let written = forms::user(w, &mut after);
    refuse(&mut tx, w, &mut after, &before, &written).await?;
    let Some(role) = written.role.filter(|_| after.is_valid()) else {
        return show_again(&edit_page(&visit, after, conflict::originals(&labels(w), &was), before)?);
    };
    save(tx, &visit, &before, written, role).await?;
    Ok(visit.done(LIST, w.common.changes_saved()))
}

/// What the form alone cannot know: whether the name is free, and whether an administrator remains.
async fn refuse(tx: &mut Tx, w: Words, form: &mut Form, before: &User, written: &Written) -> Result<(), PageError> {
    let other = store::by_username(tx, &written.username).await?;
    if other.is_some_and(|other| other.id != before.id) {
        form.reject("username", w.users.username_taken());
    }
    let demoted = written.role.is_some_and(|role| role != Role::Admin);
    if demoted && is_last_admin(tx, before).await? {
        form.reject("role", w.users.last_admin());
    }
    Ok(())
}

async fn save(mut tx: Tx, visit: &Visit, before: &User, written: Written, role: Role) -> Result<(), PageError> {
    let Written { username, name, post, .. } = written;
    let after = User { username, name, post, role, ..before.clone() };
    store::update(&mut tx, &after, visit.now).await?;
    let changes = audit::differences(&facts(Some(before)), &facts(Some(&after)));
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::User, after.id, after.name).changing(changes);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    Ok(())
}

/// What events tell about a user.
fn facts(user: Option<&User>) -> [(&'static str, String); 4] {
    let text = |of: fn(&User) -> &str| user.map_or_else(String::new, |user| of(user).to_owned());
    [
        ("name", text(|user| &user.name)),
        ("username", text(|user| &user.username)),
        ("post", text(|user| &user.post)),
        ("role", text(|user| user.role.key())),
    ]
}

/// Whether nobody could look after the system without this user.
async fn is_last_admin(tx: &mut Tx, user: &User) -> Result<bool, PageError> {
    Ok(user.active && user.role == Role::Admin && store::active_admins(tx).await? == 1)
}

async fn disable(State(app): State<App>, visit: Visit, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let user = store::find(&mut tx, id).await?;
    if is_last_admin(&mut tx, &user).await? {
        let mut form = forms::filled(visit.w, &user).with("version", user.version.to_string());
        let originals = conflict::originals(&labels(visit.w), &form);
        form.reject("disable", visit.w.users.last_admin());
        return show_again(&edit_page(&visit, form, originals, user)?);
    }
    let done = visit.done_with_undo(LIST, visit.w.users.disabled(&user.name), format!("/users/{id}/enable"));
    set_active(tx, &visit, &form, &user, false, done).await
}

async fn enable(State(app): State<App>, visit: Visit, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let user = store::find(&mut tx, id).await?;
    let done = visit.done_with_undo(LIST, visit.w.users.enabled(&user.name), format!("/users/{id}/disable"));
    set_active(tx, &visit, &form, &user, true, done).await
}

async fn set_active(mut tx: Tx, visit: &Visit, form: &Form, user: &User, active: bool, done: Response) -> Answer {
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), LIST, visit.now).await? {
        return Ok(see_other(&to));
    }
    if user.active != active {
        store::set_active(&mut tx, user.id, active, visit.now).await?;
        let verb = if active { Verb::Enabled } else { Verb::Disabled };
        let event = Event::new(visit.actor()?, verb, Kind::User, user.id, user.name.as_str());
        audit::store::append(&mut tx, &event, visit.now).await?;
        tx.commit().await?;
    }
    Ok(done)
}
