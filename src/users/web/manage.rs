//! The users page: who there is, what each role may do, adding users.
use askama::Template;
use axum::extract::State;

use super::edit::facts;
use super::reset::{LinkPage, link_address};
use crate::app::{App, Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Form};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_again};
use crate::users::roles::{RIGHTS, Right, Role};
use crate::users::{LinkKind, User, forms, store};
use crate::words::Words;

/// The list of users.
pub const LIST: &str = "/users";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get(LIST, Right::Administer, list),
        get("/users/new", Right::Administer, new),
        post(LIST, Right::Administer, create),
    ]
}

#[derive(Template)]
#[template(path = "users/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    users: Vec<User>,
    /// Those who sign in in two steps.
    two_steps: Vec<UserId>,
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

    fn in_two_steps(&self, user: &User) -> bool {
        self.two_steps.contains(&user.id)
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
    let two_steps = store::with_factor(&mut tx).await?;
    show(&ListPage { w: visit.w, frame: visit.frame(Nav::Users), users, two_steps })
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
    let tx = app.db.write().await?;
    let user = match written.role.filter(|_| form.is_valid()) {
        Some(role) => User::new(&written.username, &written.name, &written.post, role),
        None => return show_again(&NewPage::new(&visit, form)),
    };
    let page = format!("/users/{}", user.id);
    let mut tx = match visit.claim(tx, form.id(), &page).await {
        Err(PageError::Answered(first)) => return again(&app, &visit, &first.to).await,
        other => other?,
    };
    if store::by_username(&mut tx, &user.username).await?.is_some() {
        form.reject("username", visit.w.users.username_taken());
        return show_again(&NewPage::new(&visit, form));
    }
    store::insert(&mut tx, &user, visit.now).await?;
    let changes = audit::differences(&facts(None), &facts(Some(&user)));
    let event = Event::new(visit.actor()?, Verb::Created, Kind::User, user.id, user.name.as_str()).changing(changes);
    audit::store::append(&mut tx, &event, visit.now).await?;
    let token = invite(&mut tx, &visit, &user).await?;
    tx.commit().await?;
    show_link(&app, &visit, user, &token)
}

/// Gives out the invitation.
async fn invite(tx: &mut Tx, visit: &Visit, user: &User) -> Result<String, PageError> {
    let token = store::give_link(tx, LinkKind::Invite, Some(user.id), visit.onward).await?;
    let event = Event::new(visit.actor()?, Verb::Invited, Kind::User, user.id, user.name.as_str());
    audit::store::append(tx, &event, visit.now).await?;
    Ok(token)
}

fn show_link(app: &App, visit: &Visit, user: User, token: &str) -> Answer {
    show(&LinkPage { w: visit.w, frame: visit.frame(Nav::Users), link: link_address(app, token), user })
}

/// The same form a second time: the user is there already, and whoever clicked twice still needs
/// to see a link that works.
async fn again(app: &App, visit: &Visit, page: &str) -> Answer {
    let id = page.strip_prefix("/users/").and_then(UserId::parse).ok_or(PageError::NotFound)?;
    let mut tx = app.db.write().await?;
    let user = store::find(&mut tx, id).await?;
    if user.has_password {
        return Ok(see_other(page));
    }
    let token = invite(&mut tx, visit, &user).await?;
    tx.commit().await?;
    show_link(app, visit, user, &token)
}
