//! Every route there is: who may, from which site, with which headers, and that reading changes nothing.
use axum::body::Body;
use axum::http::Method;
use axum::routing;
use sqlx::sqlite::SqlitePool;
use sqlx::{AssertSqlSafe, Row};
use tafahom::agreements::Content;
use tafahom::app::{Access, Route, routes};
use tafahom::users::roles::Role;
use tafahom::users::store;
use uuid::Uuid;

use crate::agreement_views::{content, record};
use crate::app::{Page, Person, TestApp};

/// The path with every parameter filled in: an id where one is meant, any word elsewhere.
fn filled(path: &str) -> String {
    path.split('/')
        .map(|part| if part.starts_with('{') { Uuid::now_v7().to_string() } else { part.to_owned() })
        .collect::<Vec<_>>()
        .join("/")
}

fn is_unsafe(route: &Route) -> bool {
    !Method::from_bytes(route.method.as_bytes()).unwrap().is_safe()
}

fn leads_to_sign_in(page: &Page) -> bool {
    page.status == 303 && page.location().starts_with("/sign-in")
}

async fn set_active(app: &TestApp, person: &Person<'_>, active: bool) {
    let mut tx = app.app.db.write().await.unwrap();
    store::set_active(&mut tx, person.id, active, app.app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn every_route_lets_in_exactly_those_who_may() {
    let app = TestApp::new().await;
    let mut wrong = Vec::new();
    for role in Role::ALL {
        let known = app.signed_in(*role).await;
        for route in routes() {
            // Some acts end the session they come with.
            let person = app.again(known.id).await;
            let page = person.send(route.method, &filled(&route.path)).await;
            let may = match route.access {
                Access::Anyone | Access::SignedIn => true,
                Access::With(right) => role.may(right),
            };
            let right = if may {
                page.status != 403
                    && !page.status.is_server_error()
                    && !(leads_to_sign_in(&page) && route.path != "/sign-out")
            } else {
                page.status == 403
            };
            if !right {
                wrong.push(format!("{} {} as {role:?}: {}", route.method, route.path, page.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn nobody_and_the_disabled_are_sent_to_the_sign_in_page() {
    let app = TestApp::new().await;
    let disabled = app.signed_in(Role::Admin).await;
    disabled.get("/users").await.expect(200);
    set_active(&app, &disabled, false).await;
    let mut wrong = Vec::new();
    for person in [app.nobody(), disabled] {
        for route in routes() {
            let path = filled(&route.path);
            let page = person.send(route.method, &path).await;
            let expected = route.access != Access::Anyone;
            if leads_to_sign_in(&page) != expected || page.status == 403 {
                wrong.push(format!("{} {path}: {} {}", route.method, page.status, page.location()));
            }
            if expected && route.method == "GET" && !page.location().contains(&path.replace('/', "%2F")) {
                wrong.push(format!("{path} is not where {} leads back to", page.location()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn the_administrator_page_prints_the_table_of_rights() {
    let app = TestApp::new().await;
    let page = app.signed_in(Role::Admin).await.get("/users").await.expect(200);
    page.sees("Conclude, halt, resume, return from signing – No – No Yes Yes");
}

#[tokio::test]
async fn nothing_changes_on_the_word_of_another_site() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let evil: &[&[(&str, &str)]] = &[
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "null"), ("host", "tafahom.example")],
        &[("origin", "https://evil.example"), ("host", "tafahom.example")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://tafahom.example"), ("host", "tafahom.example")],
    ];
    let ours: &[&[(&str, &str)]] = &[
        &[("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "none")],
        &[("origin", "https://tafahom.example"), ("host", "tafahom.example")],
    ];
    let mut wrong = Vec::new();
    for route in routes().iter().filter(|route| is_unsafe(route)) {
        for (headers, refused) in evil.iter().map(|h| (h, true)).chain(ours.iter().map(|h| (h, false))) {
            let person = app.again(admin.id).await;
            let request = person.bare_request(route.method, &filled(&route.path));
            let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
            let page = app.send(request.body(Body::empty()).unwrap()).await;
            if (page.status == 403) != refused {
                wrong.push(format!("{} {} with {headers:?}: {}", route.method, route.path, page.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn every_answer_carries_every_header() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let names = [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "permissions-policy",
        "cache-control",
    ];
    let paths: Vec<_> = routes().iter().map(|route| (route.method, filled(&route.path))).collect();
    for (method, path) in paths.iter().map(|(m, p)| (*m, p.as_str())).chain([("GET", "/nothing"), ("DELETE", "/users")])
    {
        for person in [app.nobody(), app.again(admin.id).await] {
            let page = person.send(method, path).await;
            for name in names {
                assert!(page.headers.contains_key(name), "{method} {path} has no {name}");
            }
            let policy = page.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
            assert!(page.headers.get_all("content-security-policy").iter().count() == 1, "{path}");
            assert!(!page.headers.contains_key("strict-transport-security"), "only https promises https");
        }
    }
}

/// Everything in the database, as one text.
pub async fn dump(app: &TestApp) -> String {
    dump_of(&app.app.config.database_url()).await
}

/// Everything in the database at an address, as one text.
pub async fn dump_of(url: &str) -> String {
    let pool = SqlitePool::connect(url).await.unwrap();
    let tables = sqlx::query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    let mut all = String::new();
    for table in tables.fetch_all(&pool).await.unwrap() {
        let table: String = table.get(0);
        let columns =
            sqlx::query("SELECT name FROM pragma_table_info($1)").bind(&table).fetch_all(&pool).await.unwrap();
        let quoted: Vec<String> = columns.iter().map(|row| format!("quote({})", row.get::<String, _>(0))).collect();
        let sql = format!("SELECT {} FROM {table} ORDER BY 1, 2", quoted.join("||'|'||") + " AS a, 0");
        for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap() {
            all += &format!("{table}: {}\n", row.get::<String, _>(0));
        }
    }
    pool.close().await;
    all
}

#[tokio::test]
async fn reading_changes_nothing() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let id = record(&app.app.db, &content("A title", admin.id), admin.id).await.to_string();
    let before = dump(&app).await;
    assert!(before.contains("agreements: ") && before.contains("sessions: "));
    for route in routes().iter().filter(|route| !is_unsafe(route)) {
        let path = route.path.replace("/agreements/{id}", &format!("/agreements/{id}"));
        admin.send(route.method, &filled(&path)).await;
        // That a file was taken out is kept: the one thing that a harmless request writes down.
        let exports = |line: &&str| !(line.starts_with("events: ") && line.contains("'exported'"));
        let after: String = dump(&app).await.lines().filter(exports).map(|line| format!("{line}\n")).collect();
        assert_eq!(after, before, "{} {}", route.method, route.path);
    }
}

async fn panics() -> &'static str {
    panic!("on purpose")
}

#[tokio::test]
async fn a_handler_that_panics_gives_a_page_and_the_server_lives() {
    let routes = vec![
        Route::new("GET", "/panics", Access::Anyone, routing::get(panics)),
        Route::new("POST", "/panics/too", Access::Anyone, routing::post(panics)),
    ];
    let app = TestApp::with_routes(false, routes).await;
    for page in [app.nobody().get("/panics").await, app.nobody().post("/panics/too", &[]).await] {
        let page = page.expect(500);
        page.sees("Something went wrong");
        assert!(!page.text().contains("on purpose"), "what went wrong is for the log");
        assert!(page.headers.contains_key("content-security-policy"));
    }
}

#[tokio::test]
async fn a_confidential_agreement_exists_on_no_page_for_those_who_may_not_see_it() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Officer, "owner").await;
    let secret = Content { confidential: true, ..content("Secret", owner.id) };
    let id = record(&app.app.db, &secret, owner.id).await;
    let (officer, manager) = (app.signed_in(Role::Officer).await, app.signed_in(Role::Manager).await);
    let mut wrong = Vec::new();
    for route in routes().iter().filter(|route| route.path.starts_with("/agreements/{id}")) {
        let path = filled(&route.path.replacen("{id}", &id.to_string(), 1));
        let expected = if matches!(route.access, Access::With(right) if !Role::Officer.may(right)) { 403 } else { 404 };
        let before = dump(&app).await;
        let page = officer.send(route.method, &path).await;
        let refusals = |line: &&str| !(line.starts_with("events: ") && line.contains("'refused'"));
        let after: String = dump(&app).await.lines().filter(refusals).map(|line| format!("{line}\n")).collect();
        let before: String = before.lines().filter(refusals).map(|line| format!("{line}\n")).collect();
        if page.status != expected || page.text().contains("Secret") || after != before {
            wrong.push(format!("{} {}: {}", route.method, route.path, page.status));
        }
    }
    for person in [owner, manager] {
        person.get(&format!("/agreements/{id}")).await.expect(200).sees("Secret");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
