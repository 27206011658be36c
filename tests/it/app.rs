//! The program under test: a fresh database, a clock that stands still, and people who ask.
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use chrono::{DateTime, Utc};
use http_body_util::BodyExt;
use scraper::{Html, Selector};
use tafahom::app::{self, App, Limits, Route};
use tafahom::attachments::Files;
use tafahom::clock::Clock;
use tafahom::config::{Config, Options};
use tafahom::db::Db;
use tafahom::ids::UserId;
use tafahom::seal::Key;
#[cfg(feature = "oidc")]
use tafahom::users::oidc::client::Provider;
use tafahom::users::roles::Role;
use tafahom::users::{User, store, tokens};
use tafahom::words::Lang;
use tempfile::TempDir;
use tower::ServiceExt;

/// The day of every test unless it says otherwise: Monday 28 Ordibehesht 1405, 10:30 in Tehran.
pub fn the_day() -> DateTime<Utc> {
    "2026-05-18T07:00:00Z".parse().unwrap()
}

/// The program with a database of its own, gone when the test ends.
pub struct TestApp {
    pub app: App,
    router: Router,
    _folder: TempDir,
}

/// Someone at a browser: signed in, or nobody.
pub struct Person<'a> {
    app: &'a TestApp,
    pub id: UserId,
    cookie: String,
    language: &'static str,
    address: IpAddr,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl TestApp {
    pub async fn new() -> TestApp {
        TestApp::with_routes(false, app::routes()).await
    }

    /// The same as a server of sample data.
    pub async fn demo() -> TestApp {
        TestApp::with_routes(true, app::routes()).await
    }

    /// The same with other routes.
    pub async fn with_routes(demo: bool, routes: Vec<Route>) -> TestApp {
        TestApp::with(demo, routes, Options::default()).await
    }

    /// The same behind reverse proxies.
    pub async fn behind(proxies: &str) -> TestApp {
        let options = Options { trusted_proxies: Some(vec![proxies.into()]), ..Options::default() };
        TestApp::with(false, app::routes(), options).await
    }

    /// The same where the disk is as good as full.
    pub async fn short_of_room() -> TestApp {
        let options = Options { min_free: Some(u64::MAX / 1_000_000), ..Options::default() };
        TestApp::with(false, app::routes(), options).await
    }

    /// The same with so much for each user in an hour.
    pub async fn with_hourly(hourly: &str) -> TestApp {
        TestApp::with_options(Options { hourly: Some(hourly.into()), ..Options::default() }).await
    }

    /// The same with other settings.
    pub async fn with_options(options: Options) -> TestApp {
        TestApp::with(false, app::routes(), options).await
    }

    async fn with(demo: bool, routes: Vec<Route>, options: Options) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        // Tests do in a minute what nobody does in an hour.
        let hourly = options.hourly.clone().or_else(|| Some("documents=0,files=0,acts=0".into()));
        let options = Options { data: Some(folder.path().into()), hourly, ..options };
        let config = Config::load(&options).unwrap();
        let db = Db::open(&config.database_url(), Key::fresh()).await.unwrap();
        db.migrate().await.unwrap();
        #[cfg(feature = "oidc")]
        let provider = config.oidc.as_ref().map(|provider| Arc::new(Provider::open(provider).unwrap()));
        let app = App {
            db,
            config: Arc::new(config),
            clock: Clock::fixed(the_day()),
            files: Files::in_folder(&folder.path().join("files")).unwrap(),
            throttle: Arc::default(),
            #[cfg(feature = "oidc")]
            provider,
            limits: Arc::new(Limits::reading_with(env!("CARGO_BIN_EXE_tafahom"))),
            demo,
        };
        TestApp { router: app::router_of(app.clone(), routes), app, _folder: folder }
    }

    /// The same database and files under a server that was started anew, by a machine whose clock shows `now`.
    pub async fn started_anew(self, now: DateTime<Utc>) -> TestApp {
        let app = App { clock: Clock::fixed(now), limits: Arc::default(), throttle: Arc::default(), ..self.app };
        tafahom::users::lapse::resume(&app).await.unwrap();
        TestApp { router: app::router(app.clone()), app, _folder: self._folder }
    }

    /// Opens a page with the session that a cookie names.
    pub async fn get_with(&self, token: &str, path: &str) -> Page {
        let person = Person { cookie: format!("session={token}"), ..self.nobody() };
        person.get(path).await
    }

    /// The program with the sample year in it.
    pub async fn with_sample_year() -> TestApp {
        let app = TestApp::new().await;
        tafahom::demo::fill(&app.app).await.unwrap();
        app
    }

    /// Somebody with a role, signed in, reading English.
    pub async fn signed_in(&self, role: Role) -> Person<'_> {
        self.signed_in_as(role, role.key()).await
    }

    /// Somebody with a role and a user name of their own.
    pub async fn signed_in_as(&self, role: Role, username: &str) -> Person<'_> {
        let user = User { language: Lang::En, ..User::new(username, &format!("{username} user"), "", role) };
        let user = User { post: format!("{username} post"), ..user };
        let mut tx = self.app.db.write().await.unwrap();
        store::insert(&mut tx, &user, self.app.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        self.again(user.id).await
    }

    /// A user that exists already, in one more session.
    pub async fn again(&self, id: UserId) -> Person<'_> {
        let token = tokens::new();
        let now = self.app.clock.onward();
        let mut tx = self.app.db.write().await.unwrap();
        store::start_session(&mut tx, id, &tokens::hash(&token), ("127.0.0.1", "test"), now).await.unwrap();
        tx.commit().await.unwrap();
        Person { id, cookie: format!("session={token}"), ..self.nobody() }
    }

    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Person<'_> {
        let address = Ipv4Addr::LOCALHOST.into();
        Person { app: self, id: UserId::new(), cookie: String::new(), language: "en", address }
    }

    /// Gives a user a password; sessions end.
    pub async fn give_password(&self, id: UserId, password: &str) {
        let hash = self.app.throttle.hasher.hash(password).await.unwrap();
        let mut tx = self.app.db.write().await.unwrap();
        store::set_password(&mut tx, id, Some(hash), self.app.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Serves on a free port, as the program does, until the test ends; answers the address.
    pub async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(tafahom::serve::serve(listener, self.router.clone(), std::future::pending()));
        format!("http://{address}")
    }

    /// Any request at all.
    pub async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Page { status: parts.status, headers: parts.headers, bytes }
    }
}

impl Person<'_> {
    /// The same person at another address.
    pub fn at(self, address: &str) -> Self {
        Person { address: address.parse().unwrap(), ..self }
    }

    /// The same person, with the session that an answer started.
    pub fn with_session_of(self, page: &Page) -> Self {
        let set = |value: &&str| value.starts_with("session=") && !value.starts_with("session=;");
        let cookies: Vec<_> = page.set_cookies();
        let session = cookies.iter().map(String::as_str).find(set).expect("the answer starts no session");
        Person { cookie: session.split(';').next().unwrap().into(), ..self }
    }

    /// The secret in the session cookie, for a real browser.
    pub fn token(&self) -> &str {
        self.cookie.trim_start_matches("session=")
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Page {
        self.app.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Hands in a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.submit("POST", path, fields).await
    }

    /// Autosaves a form.
    pub async fn put(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.submit("PUT", path, fields).await
    }

    /// Hands in a form with a file.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], field: &str, name: &str, bytes: &[u8]) -> Page {
        let edge = "----tafahom-test";
        let mut body = Vec::new();
        for (key, value) in fields {
            body.extend(
                format!("--{edge}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        body.extend(
            format!("--{edge}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n").bytes(),
        );
        body.extend(b"Content-Type: application/octet-stream\r\n\r\n");
        body.extend(bytes);
        body.extend(format!("\r\n--{edge}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={edge}");
        let request = self.request("POST", path).header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
        self.app.send(request).await
    }

    async fn submit(&self, method: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(method, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.app.send(request.body(Body::from(body)).unwrap()).await
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        self.bare_request(method, path).header("sec-fetch-site", "same-origin")
    }

    /// A request that does not say from which site it comes.
    pub fn bare_request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let cookie = format!("{}; lang={}", self.cookie, self.language);
        let peer = ConnectInfo(SocketAddr::new(self.address, 40_000));
        Request::builder().method(method).uri(path).header(header::COOKIE, cookie).extension(peer)
    }

    /// Any request of theirs.
    pub async fn send(&self, method: &str, path: &str) -> Page {
        self.app.send(self.request(method, path).body(Body::empty()).unwrap()).await
    }
}

impl Page {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The visible text of `<main>`, with spaces made single.
    pub fn words(&self) -> String {
        let html = Html::parse_document(&self.text());
        let main = Selector::parse("main").unwrap();
        let text: String = html.select(&main).flat_map(|main| main.text()).collect::<Vec<_>>().join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How many elements match.
    pub fn count(&self, css: &str) -> usize {
        Html::parse_document(&self.text()).select(&Selector::parse(css).unwrap()).count()
    }

    /// The attribute of the first element that matches.
    pub fn attr(&self, css: &str, name: &str) -> Option<String> {
        let html = Html::parse_document(&self.text());
        let found = html.select(&Selector::parse(css).unwrap()).next()?.value().attr(name)?.to_owned();
        Some(found)
    }

    /// The attribute of every element that matches.
    pub fn attrs(&self, css: &str, name: &str) -> Vec<String> {
        let (html, css) = (Html::parse_document(&self.text()), Selector::parse(css).unwrap());
        html.select(&css).filter_map(|one| one.value().attr(name)).map(str::to_owned).collect()
    }

    /// The cookies an answer sets.
    pub fn set_cookies(&self) -> Vec<String> {
        self.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap().to_owned()).collect()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        self.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    /// Says so when the status is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Page {
        assert_eq!(self.status.as_u16(), status, "{}", self.words());
        self
    }

    /// Says so when the page lacks a text.
    #[track_caller]
    pub fn sees(&self, text: &str) {
        assert!(self.words().contains(text), "{text:?} is not in: {}", self.words());
    }
}
