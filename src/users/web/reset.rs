//! A one-time link for a new password: asked for with the administrator's own, shown once.
use askama::Template;
use axum::extract::State;

use super::start::Origin;
use super::sure::own_password;
use crate::app::{App, Route, get, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::form::{Fields, Form, Url};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::users::roles::Right;
use crate::users::{LinkKind, User, forms, store};
use crate::words::Words;

const PATH: &str = "/users/{id}/reset";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get(PATH, Right::Administer, ask), post(PATH, Right::Administer, reset)]
}

/// The page that shows a link, this one time.
#[derive(Template)]
#[template(path = "users/link.html")]
pub struct LinkPage {
    /// The words.
    pub w: Words,
    /// The frame.
    pub frame: Frame,
    /// The address to hand over.
    pub link: String,
    /// For whom.
    pub user: User,
}

/// The address of a link; never built from what a request says the host is.
pub fn link_address(app: &App, token: &str) -> String {
    format!("{}/invite/{token}", app.base_url())
}

#[derive(Template)]
#[template(path = "users/reset.html")]
struct ResetPage {
    w: Words,
    frame: Frame,
    form: Form,
    user: User,
}

impl ResetPage {
    fn new(visit: &Visit, mut form: Form, user: User) -> ResetPage {
        forms::hide_passwords(&mut form);
        ResetPage { w: visit.w, frame: visit.frame(Nav::Users), form, user }
    }
}

async fn ask(State(app): State<App>, visit: Visit, Url(id): Url<UserId>) -> Answer {
    let mut tx = app.db.read().await?;
    let user = store::find(&mut tx, id).await?;
    show(&ResetPage::new(&visit, Form::empty(visit.w), user))
}

async fn reset(State(app): State<App>, visit: Visit, origin: Origin, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let w = visit.w;
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    let mut tx = app.db.read().await?;
    let user = store::find(&mut tx, id).await?;
    drop(tx);
    if id == actor.id {
        form.reject("present_password", w.users.reset_yourself());
    } else {
        own_password(&app, &visit, &origin, &mut form).await?;
    }
    if !form.is_valid() {
        return show_again(&ResetPage::new(&visit, form, user));
    }
    let mut tx = app.db.write().await?;
    let kind = if user.has_password { LinkKind::Reset } else { LinkKind::Invite };
    store::set_password(&mut tx, id, None, visit.now).await?;
    let token = store::give_link(&mut tx, kind, Some(id), visit.onward).await?;
    let event = Event::new(actor, Verb::Invited, Kind::User, id, user.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    show(&LinkPage { w, frame: visit.frame(Nav::Users), link: link_address(&app, &token), user })
}
