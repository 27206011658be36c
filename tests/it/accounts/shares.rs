//! One user's share of an hour: documents, files, forms; and the refusals of somebody who hammers on.
use chrono::TimeDelta;
use tafahom::app::refusals::{SINGLY, sum_up};
use tafahom::audit::{Entry, Verb};
use tafahom::users::roles::Role;

use super::events;
use crate::app::{Person, TestApp};
use crate::drafts::Scene;

const REPORT: &str = "/reports/register.csv?period=1405-02";

/// The refusals of somebody that are in the trail.
async fn refused(app: &TestApp, person: &Person<'_>) -> Vec<Entry> {
    let told = events(app, person.id).await;
    told.into_iter().filter(|event| event.verb == Verb::Refused).collect()
}

#[tokio::test]
async fn documents_beyond_the_share_of_an_hour_are_not_made_and_the_page_says_how_long_to_wait() {
    let app = TestApp::with_hourly("documents=2").await;
    let (viewer, other) = (app.signed_in(Role::Viewer).await, app.signed_in_as(Role::Viewer, "other").await);
    viewer.get(REPORT).await.expect(200);
    viewer.get("/lists/outlets.csv").await.expect(200);
    for path in [REPORT, "/lists/outlets.csv", "/reports/status.pdf?period=1405-02"] {
        let page = viewer.get(path).await.expect(429);
        let wait: u64 = page.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1700..=1800).contains(&wait), "two an hour are one in half an hour: {wait}");
        page.sees("At most 2 documents are made for one user in an hour. Try again in 30 minutes.");
    }
    viewer.get("/reports/register?period=1405-02").await.expect(200);
    other.get(REPORT).await.expect(200);
    let told = refused(&app, &viewer).await;
    assert_eq!(told.len(), 3);
    assert_eq!(
        (told[0].title.as_str(), &told[0].changes["why"]["new"]),
        ("GET /reports/register.csv", &"excess".into())
    );
    let page = app.signed_in(Role::Admin).await.get("/system").await.expect(200);
    page.sees("Documents made 2 3 held back viewer user");
    page.sees("Files taken out 1000");
}

#[tokio::test]
async fn files_beyond_the_share_of_an_hour_are_not_handed_out() {
    let app = TestApp::with_hourly("files=1,acts=0").await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let bytes = b"%PDF-1.7 letter";
    officer.upload(&scene.path("/files"), &[("kind", "letter")], "file", "a.pdf", bytes).await.expect(303);
    let link = officer.get(&scene.path("/files")).await.expect(200).attr("main a[href^='/files/']", "href").unwrap();
    officer.get(&link).await.expect(200);
    officer.get(&link).await.expect(429).sees("takes out at most 1 files");
}

#[tokio::test]
async fn forms_beyond_the_share_of_an_hour_wait_and_lose_nothing_that_was_typed() {
    let app = TestApp::with_hourly("acts=2").await;
    let officer = app.signed_in(Role::Officer).await;
    for name in ["Library", "Museum"] {
        officer.post("/organisations", &[("name", name)]).await.expect(303);
    }
    let page = officer.post("/organisations", &[("name", "Orchard"), ("present_password", "secret")]).await.expect(429);
    page.sees("At most 2 forms are taken from one user in an hour");
    page.sees("Orchard");
    assert_eq!(page.attr("main form", "action").as_deref(), Some("/organisations"), "to be sent again");
    assert!(!page.text().contains("secret"));
    assert!(!officer.get("/organisations").await.expect(200).words().contains("Orchard"));
    // What keeps itself while it is typed is no act, and one may always leave.
    let kept = officer.put("/unfinished?at=meeting", &[("subject", "S")]).await;
    assert_ne!(kept.status, 429);
    officer.post("/sign-out", &[]).await.expect(303);
    app.again(officer.id).await.post("/organisations", &[("name", "Orchard")]).await.expect(429);
}

#[tokio::test]
async fn whoever_hammers_on_what_is_forbidden_does_not_fill_the_trail() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    for _ in 0..SINGLY + 30 {
        viewer.get("/users").await.expect(403);
    }
    assert_eq!(refused(&app, &viewer).await.len() as u64, SINGLY);
    sum_up(&app.app, false).await;
    assert_eq!(refused(&app, &viewer).await.len() as u64, SINGLY, "the hour is not over");
    app.app.clock.advance(TimeDelta::hours(1));
    sum_up(&app.app, false).await;
    let told = refused(&app, &viewer).await;
    assert_eq!(told.len() as u64, SINGLY + 1);
    let last = told.last().unwrap();
    assert_eq!((last.title.as_str(), &last.changes["times"]), ("30 × GET /users", &30.into()));
    sum_up(&app.app, true).await;
    // The next hour begins anew, and a server that ends leaves nothing untold.
    let viewer = app.again(viewer.id).await;
    for _ in 0..SINGLY + 1 {
        viewer.get("/users").await.expect(403);
    }
    sum_up(&app.app, true).await;
    assert_eq!(refused(&app, &viewer).await.len() as u64, 2 * SINGLY + 2);
}
