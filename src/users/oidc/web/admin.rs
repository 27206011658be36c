//! The identity of somebody else with the provider, for administrators: asked for with their own password.
use askama::Template;
use axum::extract::State;

use super::{link, name, provider, unlink};
use crate::app::{App, Route, get, post};
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_again};
use crate::users::oidc::store::Linked;
use crate::users::oidc::{LONGEST_SUBJECT, is_subject, store};
use crate::users::roles::Right;
use crate::users::web::start::Origin;
use crate::users::web::sure::own_password;
use crate::users::{User, forms, store as users};
use crate::words::Words;

const PAGE: &str = "/users/{id}/identity";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get(PAGE, Right::Administer, present),
        post(PAGE, Right::Administer, enter),
        post("/users/{id}/identity/unlink", Right::Administer, part),
    ]
}

#[derive(Template)]
#[template(path = "users/oidc/admin.html")]
struct AdminPage {
    w: Words,
    frame: Frame,
    form: Form,
    name: String,
    user: User,
    linked: Option<Linked>,
}

async fn page(app: &App, visit: &Visit, id: UserId, mut form: Form) -> Result<AdminPage, PageError> {
    let issuer = provider(app)?.issuer();
    if id == visit.actor()?.id {
        // One's own is linked where one shows that it is one's own.
        return Err(PageError::Forbidden);
    }
    forms::hide_passwords(&mut form);
    let mut tx = app.db.read().await?;
    Ok(AdminPage {
        w: visit.w,
        frame: visit.frame(Nav::Users),
        form,
        name: name(app, visit.w),
        user: users::find(&mut tx, id).await?,
        linked: store::linked(&mut tx, id, issuer).await?,
    })
}

async fn present(State(app): State<App>, visit: Visit, Url(id): Url<UserId>) -> Answer {
    show(&page(&app, &visit, id, Form::empty(visit.w)).await?)
}

async fn enter(State(app): State<App>, visit: Visit, origin: Origin, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let (w, issuer) = (visit.w, provider(&app)?.issuer());
    let mut form = fields.form(&visit);
    let AdminPage { user, linked, .. } = page(&app, &visit, id, form.clone()).await?;
    if linked.is_some() {
        return Ok(see_other(&format!("/users/{id}/identity")));
    }
    let subject = form.required("subject", LONGEST_SUBJECT);
    if form.is_valid() && !is_subject(&subject) {
        form.reject("subject", w.provider.no_subject());
    }
    own_password(&app, &visit, &origin, &mut form).await?;
    if !form.is_valid() {
        return show_again(&page(&app, &visit, id, form).await?);
    }
    let mut tx = app.db.write().await?;
    if let Some(owner) = store::user_of(&mut tx, issuer, &subject).await?.filter(|owner| *owner != id) {
        let owner = users::find(&mut tx, owner).await?;
        drop(tx);
        form.reject("subject", w.provider.taken_by(&owner.name));
        return show_again(&page(&app, &visit, id, form).await?);
    }
    link(&mut tx, &visit, (id, &user.name), issuer, &subject).await?;
    tx.commit().await?;
    Ok(visit.done(&format!("/users/{id}"), w.provider.linked_for(&user.name)))
}

async fn part(State(app): State<App>, visit: Visit, origin: Origin, Url(id): Url<UserId>, fields: Fields) -> Answer {
    let issuer = provider(&app)?.issuer();
    let mut form = fields.form(&visit);
    let AdminPage { user, .. } = page(&app, &visit, id, form.clone()).await?;
    own_password(&app, &visit, &origin, &mut form).await?;
    if !form.is_valid() {
        return show_again(&page(&app, &visit, id, form).await?);
    }
    let to = format!("/users/{id}");
    let mut tx = app.db.write().await?;
    if !unlink(&mut tx, &visit, (id, &user.name), issuer).await? {
        return Ok(see_other(&to));
    }
    tx.commit().await?;
    Ok(visit.done(&to, visit.w.provider.unlinked_for(&user.name)))
}
