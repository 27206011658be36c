//! Signing in and out.
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing;

use super::attempt::Attempt;
use super::code;
use super::looks::language_cookie;
use super::start::{Origin, start};
use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Form, Params, Url};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, is_own_path, see_other, show, show_again};
use crate::users::hashing::Checked;
use crate::users::{LinkKind, User, fold_username, forms, oidc, session, store};
use crate::words::Words;

/// Where one signs out.
pub const SIGN_OUT: &str = "/sign-out";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/sign-in", Access::Anyone, routing::get(form)),
        Route::new("POST", "/sign-in", Access::Anyone, routing::post(sign_in)),
        Route::new("POST", SIGN_OUT, Access::SignedIn, routing::post(sign_out)),
        Route::new("GET", "/demo/{token}", Access::Anyone, routing::get(demo)),
    ]
}

#[derive(Template)]
#[template(path = "users/sign_in.html")]
struct SignInPage {
    w: Words,
    frame: Frame,
    form: Form,
    /// Another way in: what it is called, and where it begins.
    provider: Option<(String, String)>,
}

fn page(app: &App, visit: &Visit, form: Form) -> SignInPage {
    let next: String = form_urlencoded::byte_serialize(form.value("next").as_bytes()).collect();
    let provider =
        oidc::name(app.config.oidc.as_ref(), visit.w).map(|name| (name, format!("/sign-in/oidc?next={next}")));
    SignInPage { w: visit.w, frame: visit.frame(Nav::None), form, provider }
}

/// Where to go on, if that is a page of ours.
pub fn next(typed: &str) -> &str {
    if is_own_path(typed) { typed } else { "/" }
}

async fn form(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let next = next(params.get("next"));
    if visit.actor.is_some() {
        return Ok(see_other(next));
    }
    let form = Form::empty(visit.w).with("next", next);
    show(&page(&app, &visit, form))
}

async fn sign_in(State(app): State<App>, visit: Visit, origin: Origin, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    app.throttle.admit(origin.address).map_err(PageError::TooMany)?;
    let username = fold_username(&form.required("username", 200));
    let password = form.value("password").to_owned();
    if password.is_empty() {
        form.reject("password", visit.w.faults.required());
    }
    if form.is_valid() {
        let attempt = Attempt::by_name(&app, &origin, &username, visit.onward).await?;
        let checked = attempt.check(&app, &password).await?;
        let mut tx = app.db.write().await?;
        if let Some(known) = attempt.known.as_ref().filter(|_| checked.fits) {
            // Not if the password was changed or the user disabled while it was checked.
            let present = store::credentials_of(&mut tx, known.user).await?;
            if present.password_hash == known.password_hash {
                return succeed(&app, tx, &visit, &attempt, known.user, checked, (&origin, next(form.value("next"))))
                    .await;
            }
        }
        attempt.fail(&mut tx, &origin, visit.now).await?;
        tx.commit().await?;
        form.reject("username", visit.w.users.sign_in_wrong());
    }
    forms::hide_passwords(&mut form);
    show_again(&page(&app, &visit, form))
}

async fn succeed(
    app: &App,
    mut tx: Tx,
    visit: &Visit,
    attempt: &Attempt,
    user: UserId,
    checked: Checked,
    (origin, next): (&Origin, &str),
) -> Answer {
    if let Some(hash) = checked.stronger {
        store::strengthen(&mut tx, user, &hash).await?;
    }
    if store::has_factor(&mut tx, user).await? {
        // The failures stay until the second step is taken: codes are guessed against them too.
        attempt.take_back(&mut tx).await?;
        return code::begin(tx, app, user, next, visit.onward).await;
    }
    attempt.forgive(&mut tx).await?;
    let user = store::find(&mut tx, user).await?;
    let started = start(&mut tx, user, origin, visit.onward).await?;
    audit::store::append(&mut tx, &started.signed_in(origin), visit.now).await?;
    tx.commit().await?;
    Ok(started.on(app, see_other(next)))
}

async fn sign_out(State(app): State<App>, visit: Visit) -> Answer {
    let actor = visit.actor()?;
    let mut tx = app.db.write().await?;
    store::end_session(&mut tx, &actor.session).await?;
    let event = Event::new(actor, Verb::SignedOut, Kind::User, actor.id, actor.name.as_str());
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    let mut response = visit.done("/sign-in", visit.w.users.signed_out());
    let (name, value) = session::end(app.secure());
    let headers = response.headers_mut();
    headers.append(name, value);
    // The sign-in page stays in the language of the one who left; nothing else of theirs stays.
    headers.append(header::SET_COOKIE, language_cookie(visit.w.lang));
    headers.insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// Into the sample data, as one of its users. Only a server that was started for it does this.
async fn demo(State(app): State<App>, visit: Visit, origin: Origin, Url(token): Url<String>) -> Answer {
    if !app.demo {
        return Err(PageError::NotFound);
    }
    let mut tx = app.db.write().await?;
    let link = store::look_up_link(&mut tx, &token, visit.onward).await?.filter(|link| link.kind == LinkKind::Demo);
    let user: User = match link.and_then(|link| link.user_id) {
        Some(id) => store::find(&mut tx, id).await?,
        None => return Err(PageError::NotFound),
    };
    let started = start(&mut tx, user, &origin, visit.onward).await?;
    tx.commit().await?;
    Ok(started.on(&app, see_other("/")))
}
