//! The state of the system, and what happens when there is no more room.
use serde_json::Value;
use sqlx::AssertSqlSafe;
use tafahom::system::{metrics, watch};
use tafahom::users::roles::Role;

use crate::app::{Page, Person, TestApp};
use crate::drafts::Scene;
use crate::engines;

async fn attach(person: &Person<'_>, scene: &Scene) -> Page {
    person.upload(&scene.path("/files"), &[("kind", "letter")], "file", "letter.pdf", b"%PDF-1.7 letter").await
}

async fn health(app: &TestApp) -> Value {
    serde_json::from_str(&app.nobody().get("/healthz").await.expect(200).text()).unwrap()
}

#[tokio::test]
async fn a_file_is_refused_where_too_little_room_is_left_and_records_are_still_written() {
    let app = TestApp::short_of_room().await;
    let officer = app.signed_in(Role::Officer).await;
    let to = Scene::of(&app, officer.id).await;
    let page = attach(&officer, &to).await.expect(507);
    page.sees("The server is short of room");
    assert!(!page.text().contains("min_free"), "nothing internal");
    officer.post("/organisations", &[("name", "Library")]).await.expect(303);
    let health = health(&app).await;
    assert_eq!((health["status"].as_str(), health["disk"].as_str()), (Some("degraded"), Some("short")));
}

#[tokio::test]
async fn one_user_brings_no_more_than_so_much_a_day_and_one_agreement_holds_no_more_than_so_much() {
    let app = TestApp::new().await;
    let officer = app.signed_in_as(Role::Officer, "nouri").await;
    let other = app.signed_in_as(Role::Officer, "karimi").await;
    let to = Scene::of(&app, officer.id).await;
    attach(&officer, &to).await.expect(303);
    let grow = async |bytes: i64| {
        let mut tx = app.app.db.write().await.unwrap();
        tx.run(AssertSqlSafe("UPDATE attachments SET size = $1"), &[&bytes]).await.unwrap();
        tx.commit().await.unwrap();
    };
    grow(1024 * 1024 * 1024).await;
    attach(&officer, &to).await.expect(422).sees("more than 1 GB today");
    attach(&other, &to).await.expect(303);
    grow(1024 * 1024 * 1024).await;
    let third = app.signed_in_as(Role::Officer, "sabouri").await;
    attach(&third, &to).await.expect(422).sees("have reached 2 GB");
}

#[tokio::test]
async fn the_page_says_how_the_disk_the_database_and_the_server_are() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    watch::look(&app.app).await.unwrap();
    admin.get("/nowhere").await.expect(404);
    let page = admin.get("/system").await.expect(200);
    for text in ["Write-ahead log", "free", "sqlite", "Requests answered", "Log emptied last"] {
        page.sees(text);
    }
    assert!(!page.text().contains("not yet"), "the log was emptied");
    assert_eq!(page.count(".badge.bad"), 0);
    app.signed_in(Role::Manager).await.get("/system").await.expect(403);
    assert_eq!(health(&app).await["status"], "ok");
}

#[tokio::test]
async fn metrics_count_answers_and_are_not_among_the_pages() {
    let app = TestApp::new().await;
    let nobody = app.nobody();
    nobody.get("/sign-in").await.expect(200);
    nobody.get("/metrics").await.expect(404);
    let text = metrics::text(&app.app).await.unwrap();
    for line in [
        "tafahom_answers_total{class=\"2xx\"} 1",
        "tafahom_answers_total{class=\"4xx\"} 1",
        "tafahom_shed_total 0",
        "tafahom_answer_seconds_count 2",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
    let value = |name: &str| -> u64 {
        let line = text.lines().find(|line| line.starts_with(&format!("{name} "))).expect(name);
        line.rsplit(' ').next().unwrap().parse().unwrap()
    };
    assert!(value("tafahom_disk_free_bytes") < value("tafahom_disk_whole_bytes"));
    assert!(value("tafahom_database_bytes") + value("tafahom_database_log_bytes") > 4096);
}

#[tokio::test]
async fn the_log_is_emptied_unless_somebody_still_reads() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let sizes = async || app.app.db.read().await.unwrap().sizes().await.unwrap();
    officer.post("/organisations", &[("name", "Library")]).await.expect(303);
    assert!(sizes().await.log > 0);
    assert_eq!(app.app.db.checkpoint().await.unwrap(), Some(true));
    assert_eq!(sizes().await.log, 0);
    let mut reader = app.app.db.read().await.unwrap();
    reader.one::<(i64,)>("SELECT count(*) FROM organisations", &[]).await.unwrap();
    officer.post("/organisations", &[("name", "Museum")]).await.expect(303);
    assert_eq!(app.app.db.checkpoint().await.unwrap(), Some(false), "a reader keeps the log");
    drop(reader);
    assert_eq!(app.app.db.checkpoint().await.unwrap(), Some(true));
}

#[tokio::test]
async fn both_engines_say_how_large_they_are() {
    engines::on_each(async |db| {
        let sizes = db.read().await.unwrap().sizes().await.unwrap();
        assert!(sizes.tables + sizes.log > 4096, "{sizes:?}");
    })
    .await;
}
