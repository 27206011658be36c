//! Signing in with the account of a provider: who is let in, who is not, and how accounts are linked.
use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header;
use jsonwebtoken::Algorithm;
use tafahom::agreements::sight::Sight;
use tafahom::audit::Verb;
use tafahom::audit::store::{Line, Trail, lines};
use tafahom::config::{OidcOptions, Options};
use tafahom::ids::UserId;
use tafahom::users::oidc::store;
use tafahom::users::roles::Role;
use tempfile::TempDir;

use crate::app::{Page, Person, TestApp};

mod fake;
mod linking;
mod pages;
mod refusals;
mod sign_in;

use fake::{CLIENT, Fake, SECRET};

const BASE: &str = "http://127.0.0.1:8080";
/// What the provider calls somebody.
const SUBJECT: &str = "f:3f1c:Sara";

/// The program and its provider.
struct Pair {
    app: TestApp,
    fake: Arc<Fake>,
    _secret: TempDir,
}

/// What is set for a provider.
fn options(issuer: &str, folder: &TempDir) -> OidcOptions {
    let file = folder.path().join("secret");
    std::fs::write(&file, format!("{SECRET}\n")).unwrap();
    OidcOptions {
        issuer: Some(issuer.into()),
        client_id: Some(CLIENT.into()),
        client_secret_file: Some(file),
        ..OidcOptions::default()
    }
}

impl Pair {
    async fn new() -> Pair {
        Pair::with(|options| options).await
    }

    async fn with(set: impl FnOnce(OidcOptions) -> OidcOptions) -> Pair {
        Pair::of(Fake::new(Algorithm::ES256).await, set).await
    }

    async fn of(fake: Arc<Fake>, set: impl FnOnce(OidcOptions) -> OidcOptions) -> Pair {
        let folder = tempfile::tempdir().unwrap();
        let oidc = set(options(&fake.issuer, &folder));
        let app = TestApp::with_options(Options { base_url: Some(BASE.into()), oidc, ..Options::default() }).await;
        *fake.clock.lock().unwrap() = Some(app.app.clock.clone());
        Pair { app, fake, _secret: folder }
    }

    /// Somebody whose account is linked with an identity.
    async fn linked(&self, role: Role, username: &str, subject: &str) -> Person<'_> {
        let person = self.app.signed_in_as(role, username).await;
        let mut tx = self.app.app.db.write().await.unwrap();
        store::link(&mut tx, person.id, &self.fake.issuer, subject, self.app.app.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        person
    }

    /// A browser in which nobody is signed in, at an address of its own.
    fn browser(&self, from: &str) -> Browser<'_> {
        Browser { app: &self.app, from: from.into(), jar: BTreeMap::new() }
    }

    /// Goes to the provider, signs in there, and comes back.
    async fn sign_in(&self, browser: &mut Browser<'_>, subject: &str) -> Page {
        let way = browser.get("/sign-in/oidc?next=%2Fmeetings").await.expect(303).location();
        browser.get(&self.fake.signs_in(&way, subject)).await
    }

    /// What was told with these verbs, the oldest first.
    async fn told(&self, verb: Verb) -> Vec<Line> {
        let mut tx = self.app.app.db.read().await.unwrap();
        let (trail, sight) =
            (Trail { verb: Some(verb), ..Trail::default() }, Sight::of_user(UserId::new(), Role::Admin));
        let mut told = lines(&mut tx, &trail, &sight, 100, 0).await.unwrap();
        told.reverse();
        told
    }
}

/// A browser that keeps its cookies.
struct Browser<'a> {
    app: &'a TestApp,
    from: String,
    jar: BTreeMap<String, String>,
}

impl Browser<'_> {
    async fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, &[]).await
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send("POST", path, fields).await
    }

    async fn send(&mut self, method: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let cookies: Vec<String> = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let person = self.app.nobody().at(&self.from);
        let site = if path.starts_with("/sign-in/oidc/back") { "cross-site" } else { "same-origin" };
        let request = person.bare_request(method, path).header("sec-fetch-site", site);
        let request = request.header(header::COOKIE, cookies.join("; "));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let page = self.app.send(request.body(Body::from(body)).unwrap()).await;
        for cookie in page.set_cookies() {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.jar.remove(name);
            } else {
                self.jar.insert(name.into(), value.into());
            }
        }
        page
    }

    /// Whether somebody is signed in in it.
    async fn is_in(&mut self) -> bool {
        self.get("/me").await.status == 200
    }
}
