//! What every answer promises, whatever was asked: over https, on a raw connection, of any kind.
use std::io;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use tafahom::app::{self, App, routes};
use tafahom::config::Config;
use tafahom::documents::formats;
use tafahom::users::roles::Role;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tower::ServiceExt;
use tracing_subscriber::fmt::MakeWriter;

use crate::app::TestApp;

const PASSWORD: &str = "سه کبوتر روی بام";
const HOME: &str = "https://tafahom.example";

/// The same program as people reach it through a proxy that speaks TLS.
fn over_https(app: &TestApp) -> Router {
    let config = Config { base_url: Some(HOME.parse().unwrap()), ..Config::clone(&app.app.config) };
    app::router(App { config: Arc::new(config), ..app.app.clone() })
}

#[tokio::test]
async fn over_https_every_cookie_is_bound_to_the_host_and_the_browser_to_https() {
    let app = TestApp::new().await;
    let person = app.signed_in_as(Role::Officer, "rezaei").await;
    app.give_password(person.id, PASSWORD).await;
    let ask = async |method: Method, path: &str, cookies: &str, body: String| {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies)
            .header(header::ORIGIN, HOME)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let response = over_https(&app).oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let https = response.headers()[header::STRICT_TRANSPORT_SECURITY].to_str().unwrap();
        assert_eq!(https, "max-age=31536000; includeSubDomains", "{path}");
        let set = response.headers().get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap());
        let set: Vec<_> = set.map(str::to_owned).collect();
        for cookie in &set {
            assert!(cookie.starts_with("__Host-"), "{path}: {cookie}");
            for part in ["; Path=/", "; Secure"] {
                assert!(cookie.contains(part), "{path}: {cookie} lacks {part}");
            }
            assert!(!cookie.contains("Domain="), "{path}: {cookie}");
        }
        (response.status(), set)
    };
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("username", "rezaei"), ("password", PASSWORD)])
        .finish();
    let (status, set) = ask(Method::POST, "/sign-in", "", form).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let session = set.iter().find(|cookie| cookie.starts_with("__Host-session=")).unwrap();
    assert!(session.contains("; HttpOnly") && session.contains("; SameSite=Lax"), "{session}");
    let session = session.split(';').next().unwrap();
    assert_eq!(ask(Method::GET, "/me", session, String::new()).await.0, StatusCode::OK);
    let bare = session.trim_start_matches("__Host-");
    assert_eq!(ask(Method::GET, "/me", bare, String::new()).await.0, StatusCode::SEE_OTHER, "anybody could set that");

    let (_, set) = ask(Method::POST, "/language", session, "language=en&next=/me".into()).await;
    assert!(set[0].starts_with("__Host-lang=en; "), "{set:?}");
    let (_, set) = ask(Method::POST, "/sign-out", session, String::new()).await;
    let flash = set.iter().find(|cookie| cookie.starts_with("__Host-flash=")).unwrap();
    let flash = flash.split(';').next().unwrap();
    let (_, set) = ask(Method::GET, "/sign-in", &format!("{flash}; __Host-lang=en"), String::new()).await;
    assert_eq!(set, ["__Host-flash=; Path=/; Max-Age=0; Secure"], "what was shown is shown once");
}

#[tokio::test]
async fn every_answer_says_what_it_is_and_invites_no_other_site() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let mut paths: Vec<String> = routes()
        .iter()
        .filter(|route| route.method == "GET" && !route.path.contains('{'))
        .map(|route| route.path.to_string())
        .collect();
    paths.extend(formats::FORMATS.iter().map(|format| format!("/reports/status.{}?period=1405-01", format.suffix)));
    paths.extend(["/nothing".into(), "/assets/".into(), "/agreements/no-id".into()]);
    for path in paths {
        let page = admin.get(&path).await;
        assert!(!page.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN), "{path}");
        if page.bytes.is_empty() {
            continue;
        }
        let kind = page.headers[header::CONTENT_TYPE].to_str().unwrap();
        let is_text = kind.starts_with("text/") || kind.contains("xml") && !kind.contains("openxml");
        assert!(!is_text || kind.ends_with("; charset=utf-8"), "{path} is {kind}");
    }
    admin.get("/assets/").await.expect(404);
    let trace = admin.send("TRACE", "/").await;
    assert!(trace.status.is_client_error() && !trace.text().contains("sec-fetch-site"), "{}", trace.status);
}

#[tokio::test]
async fn fields_that_are_not_on_the_form_change_nothing() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let extra = [("language", "en"), ("theme", "dark"), ("density", "compact"), ("role", "admin"), ("active", "0")];
    officer.post("/me", &extra).await.expect(303);
    officer.get("/me").await.expect(200).sees("Officer");
    officer.get("/users").await.expect(403);
}

/// What comes back when these bytes are sent.
async fn exchange(address: &str, sent: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(sent.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let reading = stream.read_to_end(&mut answer);
    tokio::time::timeout(std::time::Duration::from_secs(10), reading).await.expect("no end").ok();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_request_of_doubtful_length_is_not_taken_for_two() {
    let app = TestApp::new().await;
    let address = app.serve().await.trim_start_matches("http://").to_owned();
    let post = "POST /sign-in HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n";
    let hidden = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    for lengths in [
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: 5, 6\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity\r\n",
    ] {
        let answer = exchange(&address, &format!("{post}{lengths}\r\n0\r\n\r\n{hidden}")).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{lengths}: {answer}");
        assert!(!answer.contains("\"status\""), "{lengths}: {answer}");
    }
    // Of both, the chunks decide, and what follows is not read as a request of its own.
    let both = format!("{post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}");
    let answer = exchange(&address, &both).await;
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
}

/// A log that is kept.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Kept;

    fn make_writer(&'a self) -> Kept {
        self.clone()
    }
}

#[tokio::test]
async fn what_somebody_sends_makes_no_line_of_the_log_and_secrets_are_not_in_it() {
    let app = TestApp::new().await;
    let log = Kept::default();
    // While there is one subscriber alone, what another thread says first is asked of that thread, which has none.
    let _second = tracing::Dispatch::new(tracing_subscriber::fmt().with_writer(io::sink).finish());
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(log.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    app.nobody().get("/invite/the-secret-of-a-link").await;
    app.nobody().post("/sign-in", &[("username", "a\r\nERROR forged"), ("password", "a-long-secret-password")]).await;
    app.nobody().get("/nothing?q=%0a%1b[31mERROR").await;
    tracing::warn!(path = "/x\n2026-05-18 ERROR forged\u{1b}[31m", "typed");
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let mine: Vec<_> = log.lines().filter(|line| line.contains("forged") || line.contains("path=")).collect();
    assert!(mine.len() >= 4, "{log}");
    assert!(log.lines().all(|line| line.starts_with("20") && !line.contains('\u{1b}')), "{log}");
    for secret in ["the-secret-of-a-link", "a-long-secret-password"] {
        assert!(!log.contains(secret), "{log}");
    }
}
