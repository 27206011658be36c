//! Accounts: what holds a stranger off, and what ends what somebody began.
use axum::body::Body;
use axum::http::header;
use tafahom::audit::{self, Entry};
use tafahom::ids::UserId;
use tafahom::users::roles::Role;

use crate::app::{Page, Person, TestApp};

mod devices;
mod guessing;
mod journey;
mod revocation;
pub mod second_factor;
mod shares;

pub const PASSWORD: &str = "سه کبوتر روی بام";
pub const OTHER: &str = "four grey doves on a wire";

/// Somebody with a password, signed in.
pub async fn with_password<'a>(app: &'a TestApp, role: Role, username: &str) -> Person<'a> {
    let person = app.signed_in_as(role, username).await;
    app.give_password(person.id, PASSWORD).await;
    app.again(person.id).await
}

/// Everything that an answer puts into the browser, as the browser sends it back.
pub fn cookies(page: &Page) -> String {
    let pairs: Vec<String> =
        page.set_cookies().iter().map(|cookie| cookie.split(';').next().unwrap().to_owned()).collect();
    pairs.join("; ")
}

/// Tries to sign in from an address, with what the browser holds and what the request says of others.
pub async fn try_from(app: &TestApp, from: &str, headers: &[(&str, &str)], username: &str, password: &str) -> Page {
    let person = app.nobody().at(from);
    let request = person.bare_request("POST", "/sign-in").header("sec-fetch-site", "same-origin");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let fields = [("username", username), ("password", password)];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    app.send(request.body(Body::from(body)).unwrap()).await
}

/// What is told of a user, the oldest first.
pub async fn events(app: &TestApp, user: UserId) -> Vec<Entry> {
    let mut tx = app.app.db.read().await.unwrap();
    let mut events = audit::store::of_subject(&mut tx, user.uuid(), 200).await.unwrap();
    events.reverse();
    events
}
