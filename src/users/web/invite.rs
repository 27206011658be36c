//! Choosing a password, from a link that the administrator handed over.
use askama::Template;
use axum::extract::State;
use axum::routing;

use super::code;
use super::names;
use super::setup::show_spent;
use super::start::{Origin, start};
use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::form::{Fields, Form, Url};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::users::password::FEWEST;
use crate::users::store::Link;
use crate::users::{LinkKind, User, forms, store};
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/invite/{token}", Access::Anyone, routing::get(ask)),
        Route::new("POST", "/invite/{token}", Access::Anyone, routing::post(set_password)),
    ]
}

#[derive(Template)]
#[template(path = "users/invite.html")]
struct InvitePage {
    w: Words,
    frame: Frame,
    form: Form,
    user: User,
    fewest: usize,
}

impl InvitePage {
    fn new(visit: &Visit, mut form: Form, user: User) -> InvitePage {
        forms::hide_passwords(&mut form);
        InvitePage { w: visit.w, frame: visit.frame(Nav::None), form, user, fewest: FEWEST }
    }
}

/// The user a link is for: somebody active, who was invited or has lost the password.
async fn invited(tx: &mut Tx, link: Option<Link>) -> Result<Option<User>> {
    let link = link.filter(|link| matches!(link.kind, LinkKind::Invite | LinkKind::Reset));
    match link.and_then(|link| link.user_id) {
        Some(id) => Ok(Some(store::find(tx, id).await?).filter(|user| user.active)),
        None => Ok(None),
    }
}

/// Shows the form. Looking spends nothing: programs look at links too.
async fn ask(State(app): State<App>, visit: Visit, Url(token): Url<String>) -> Answer {
    let mut tx = app.db.read().await?;
    let link = store::look_up_link(&mut tx, &token, visit.onward).await?;
    match invited(&mut tx, link).await? {
        Some(user) => show(&InvitePage::new(&visit, Form::empty(visit.w), user)),
        None => show_spent(&visit),
    }
}

async fn set_password(
    State(app): State<App>,
    visit: Visit,
    origin: Origin,
    Url(token): Url<String>,
    fields: Fields,
) -> Answer {
    let mut tx = app.db.read().await?;
    let link = store::look_up_link(&mut tx, &token, visit.onward).await?;
    let Some(user) = invited(&mut tx, link).await? else { return show_spent(&visit) };
    let about = names(&mut tx, &user).await?;
    drop(tx);
    let mut form = fields.form(&visit);
    let chosen = forms::new_password(visit.w, &mut form, &about);
    if !form.is_valid() {
        return show_again(&InvitePage::new(&visit, form, user));
    }
    let hash = app.throttle.hasher.hash(&chosen).await?;
    let mut tx = app.db.write().await?;
    let link = store::spend_link(&mut tx, &token, visit.onward).await?;
    let Some(user) = invited(&mut tx, link).await? else { return show_spent(&visit) };
    store::set_password(&mut tx, user.id, Some(hash), visit.now).await?;
    let mut set = Event::by_program(Verb::PasswordSet, Kind::User, user.id.uuid(), user.name.as_str());
    if store::has_factor(&mut tx, user.id).await? {
        // The link stands for the password, not for the phone.
        audit::store::append(&mut tx, &set, visit.now).await?;
        return code::begin(tx, &app, user.id, "/", visit.onward).await;
    }
    let started = start(&mut tx, user, &origin, visit.onward).await?;
    let actor = &started.actor;
    set.actor = Some(actor.clone());
    for event in [set, started.signed_in(&origin)] {
        audit::store::append(&mut tx, &event, visit.now).await?;
    }
    tx.commit().await?;
    let done = visit.done("/", Words::of(actor.language).users.invite_done());
    Ok(started.on(&app, done))
}
