//! One's own identity with the provider: linking it, and parting from it.
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::routing;
use tracing::warn;

use super::{cookie, name, provider, refused, unlink, way_back};
use crate::app::{Access, App, Route};
use crate::error::PageError;
use crate::form::{Fields, Form};
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_again};
use crate::users::oidc::store::Linked;
use crate::users::oidc::{Flow, Purpose, store};
use crate::users::web::start::{Origin, start};
use crate::users::web::sure::own_password;
use crate::users::{forms, store as users};
use crate::words::Words;

/// The page.
pub const PAGE: &str = "/me/identity";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", PAGE, Access::SignedIn, routing::get(present)),
        Route::new("POST", PAGE, Access::SignedIn, routing::post(go)),
        Route::new("POST", "/me/identity/unlink", Access::SignedIn, routing::post(part)),
    ]
}

#[derive(Template)]
#[template(path = "users/oidc/own.html")]
struct OwnPage {
    w: Words,
    frame: Frame,
    form: Form,
    name: String,
    linked: Option<Linked>,
    has_password: bool,
}

async fn page(app: &App, visit: &Visit, mut form: Form) -> Result<OwnPage, PageError> {
    forms::hide_passwords(&mut form);
    let actor = visit.actor()?;
    let mut tx = app.db.read().await?;
    Ok(OwnPage {
        w: visit.w,
        frame: visit.frame(Nav::Me),
        form,
        name: name(app, visit.w),
        linked: store::linked(&mut tx, actor.id, provider(app)?.issuer()).await?,
        has_password: users::find(&mut tx, actor.id).await?.has_password,
    })
}

async fn present(State(app): State<App>, visit: Visit) -> Answer {
    show(&page(&app, &visit, Form::empty(visit.w)).await?)
}

/// The page between ours and the provider's: forms of ours may lead nowhere else by themselves.
#[derive(Template)]
#[template(path = "users/oidc/leave.html")]
struct LeavePage {
    w: Words,
    frame: Frame,
    name: String,
    way: String,
}

async fn go(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let provider = provider(&app)?;
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    own_password(&app, &visit, &origin, &mut form).await?;
    if !form.is_valid() {
        return show_again(&page(&app, &visit, form).await?);
    }
    let flow = Flow::begin(Purpose::Link(actor.session.clone()), PAGE, visit.now);
    let way = match provider.way(&flow, &way_back(&app), visit.now).await {
        Ok(way) => String::from(way),
        Err(fault) => {
            warn!(%fault, "the provider cannot be asked to link anybody");
            return refused(&app, &visit, fault.why, None);
        }
    };
    let refresh = HeaderValue::from_str(&format!("0; url={way}")).map_err(PageError::internal)?;
    let frame = Frame { path: PAGE.into(), ..visit.frame(Nav::Me) };
    let mut response = show(&LeavePage { w: visit.w, frame, name: name(&app, visit.w), way })?;
    let (name, value) = cookie(&app, &flow)?;
    response.headers_mut().append(name, value);
    response.headers_mut().insert(HeaderName::from_static("refresh"), refresh);
    Ok(response)
}

async fn part(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let issuer = provider(&app)?.issuer();
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    own_password(&app, &visit, &origin, &mut form).await?;
    if !form.is_valid() {
        return show_again(&page(&app, &visit, form).await?);
    }
    let mut tx = app.db.write().await?;
    if !unlink(&mut tx, &visit, (actor.id, &actor.name), issuer).await? {
        return Ok(see_other(PAGE));
    }
    let user = users::find(&mut tx, actor.id).await?;
    let started = start(&mut tx, user, &origin, visit.now).await?;
    tx.commit().await?;
    Ok(started.on(&app, visit.done(PAGE, visit.w.provider.unlinked(name(&app, visit.w)))))
}
