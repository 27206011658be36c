//! The page of one user: changing them, letting them in or not.
use askama::Template;
use axum::extract::State;

use super::manage::LIST;
use crate::app::{App, Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Url};
use crate::ids::UserId;
use crate::page::{Act, Answer, Frame, Nav, Visit, show, show_again, show_conflict};
use crate::users::forms::Written;
use crate::users::roles::{Right, Role};
use crate::users::{User, forms, store};
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/users/{id}", Right::Administer, edit),
        post("/users/{id}", Right::Administer, update),
        post("/users/{id}/disable", Right::Administer, disable),
        post("/users/{id}/enable", Right::Administer, enable),
        post("/users/{id}/end-sessions", Right::Administer, end_sessions),
        post("/users/{id}/allow", Right::Administer, allow),
    ]
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
    /// In how many browsers the user is signed in.
    devices: usize,
    /// Whether too many failures have closed the account to browsers that are not known.
    stopped: bool,
    /// Whether the user signs in in two steps.
    two_steps: bool,
    /// Whether the account can be linked with one elsewhere.
    has_provider: bool,
}

async fn edit_page(
    app: &App,
    tx: &mut Tx,
    visit: &Visit,
    form: Form,
    originals: Vec<(String, String)>,
    user: User,
) -> Result<EditPage, PageError> {
    Ok(EditPage {
        w: visit.w,
        frame: visit.frame(Nav::Users),
        form,
        originals,
        own: visit.actor()?.id == user.id,
        roles: forms::options(visit.w, Role::ALL, Role::key),
        devices: store::devices(tx, user.id, visit.onward).await?.len(),
        stopped: store::credentials_of(tx, user.id).await?.failures.is_stopped(),
        two_steps: store::has_factor(tx, user.id).await?,
        has_provider: app.config.oidc.is_some(),
        user,
    })
}

fn labels(w: Words) -> [(&'static str, &'static str); 4] {
    let u = w.users;
    [("name", u.name()), ("username", u.username()), ("post", u.post()), ("role", u.role())]
}

async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<UserId>) -> Answer {
    let mut tx = app.db.read().await?;
    let user = store::find(&mut tx, id).await?;
    let form = forms::filled(visit.w, &user);
    let originals = conflict::originals(&labels(visit.w), &form);
    show(&edit_page(&app, &mut tx, &visit, form, originals, user).await?)
}

async fn update(State(app): State<App>, visit: Visit, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let w = visit.w;
    let page = format!("/users/{id}");
    let mut form = fields.form(&visit);
    conflict::apply_choices(&mut form);
    let mut tx = app.db.write().await?;
    let before = store::find(&mut tx, id).await?;
    let mut tx = visit.claim(tx, form.id(), LIST).await?;
    if form.version() != before.version {
        let differences = conflict::catch_up(&labels(w), &mut form, &forms::filled(w, &before));
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
            let role = |key: &str| Role::parse(key).map_or(String::new(), |role| w.label(role).into());
            let told = |d: Difference| if d.name == "role" { d.shown_as(role) } else { d };
            return show_conflict(&visit, &page, &by, &form, differences.into_iter().map(told).collect());
        }
    }
    let written = forms::user(w, &mut form);
    refuse(&mut tx, w, &mut form, &before, &written).await?;
    let Some(role) = written.role.filter(|_| form.is_valid()) else {
        let originals = conflict::originals(&labels(w), &forms::filled(w, &before));
        return show_again(&edit_page(&app, &mut tx, &visit, form, originals, before).await?);
    };
    save(&mut tx, &visit, &before, written, role).await?;
    tx.done(w.common.changes_saved()).await
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

async fn save(tx: &mut Tx, visit: &Visit, before: &User, written: Written, role: Role) -> Result<(), PageError> {
    let Written { username, name, post, .. } = written;
    let after = User { username, name, post, role, ..before.clone() };
    store::update(tx, &after, visit.now).await?;
    let changes = audit::differences(&facts(Some(before)), &facts(Some(&after)));
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::User, after.id, after.name).changing(changes);
    Ok(audit::store::append(tx, &event, visit.now).await?)
}

/// What events tell about a user.
pub fn facts(user: Option<&User>) -> [(&'static str, String); 4] {
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
        let mut form = forms::filled(visit.w, &user);
        let originals = conflict::originals(&labels(visit.w), &form);
        form.reject("disable", visit.w.users.last_admin());
        return show_again(&edit_page(&app, &mut tx, &visit, form, originals, user).await?);
    }
    let tx = set_active(tx, &visit, &form, &user, false).await?;
    tx.done_with_undo(visit.w.users.disabled(&user.name), format!("/users/{id}/enable")).await
}

async fn enable(State(app): State<App>, visit: Visit, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let user = store::find(&mut tx, id).await?;
    let tx = set_active(tx, &visit, &form, &user, true).await?;
    tx.done_with_undo(visit.w.users.enabled(&user.name), format!("/users/{id}/disable")).await
}

async fn set_active(tx: Tx, visit: &Visit, form: &Form, user: &User, active: bool) -> Result<Act, PageError> {
    let mut tx = visit.claim(tx, form.id(), LIST).await?;
    if user.active != active {
        store::set_active(&mut tx, user.id, active, visit.now).await?;
        let verb = if active { Verb::Enabled } else { Verb::Disabled };
        let event = Event::new(visit.actor()?, verb, Kind::User, user.id, user.name.as_str());
        audit::store::append(&mut tx, &event, visit.now).await?;
    }
    Ok(tx)
}

/// What is done to a user's sign-ins with one button.
async fn act(app: &App, visit: &Visit, id: UserId, fields: &Fields, verb: Verb, said: &str) -> Answer {
    let page = format!("/users/{id}");
    let mut tx = app.db.write().await?;
    let user = store::find(&mut tx, id).await?;
    let mut tx = visit.claim(tx, fields.form(visit).id(), &page).await?;
    match verb {
        Verb::Allowed => store::allow(&mut tx, id).await?,
        _ => store::end_all(&mut tx, id).await?,
    }
    let event = Event::new(visit.actor()?, verb, Kind::User, id, user.name);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(said).await
}

async fn end_sessions(State(app): State<App>, visit: Visit, Url(id): Url<UserId>, fields: Fields) -> Answer {
    act(&app, &visit, id, &fields, Verb::SessionsEnded, visit.w.accounts.user_devices_ended()).await
}

async fn allow(State(app): State<App>, visit: Visit, Url(id): Url<UserId>, fields: Fields) -> Answer {
    act(&app, &visit, id, &fields, Verb::Allowed, visit.w.accounts.allowed()).await
}
