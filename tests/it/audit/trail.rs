//! The pages of the audit trail, and what is written into it.
use tafahom::agreements::sight::Sight;
use tafahom::audit::store::{self, Trail};
use tafahom::audit::{Kind, Verb};
use tafahom::ids::UserId;
use tafahom::users::roles::Role;

use super::{event, unguard};
use crate::agreement_views::Look;
use crate::app::{Person, TestApp, the_day};
use crate::drafts::Scene;

/// The events of one verb, the last first.
async fn of_verb(app: &TestApp, verb: Verb) -> Vec<store::Line> {
    let mut tx = app.app.db.read().await.unwrap();
    let (trail, sight) = (Trail { verb: Some(verb), ..Trail::default() }, Sight::of_user(UserId::new(), Role::Admin));
    store::lines(&mut tx, &trail, &sight, 100, 0).await.unwrap()
}

async fn create(person: &Person<'_>, name: &str) {
    person.post("/organisations", &[("name", name), ("kind", "company")]).await.expect(303);
}

#[tokio::test]
async fn every_event_stands_in_the_trail_with_what_changed_and_its_seal() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let empty = admin.get("/audit").await.expect(200);
    empty.sees("nothing was recorded yet");
    create(&admin, "شرکت نمونه").await;
    let page = admin.get("/audit").await.expect(200);
    page.sees("recorded the organisation");
    page.sees("شرکت نمونه");
    page.sees("Event 1:");
    let mut tx = app.app.db.read().await.unwrap();
    let head = store::head(&mut tx).await.unwrap();
    assert!(page.text().contains(&head.hex()), "the head is on the page to be printed");
    admin.get("/audit/check").await.expect(200).sees("The chain holds");
}

#[tokio::test]
async fn the_trail_is_narrowed_by_who_what_kind_day_and_words_and_goes_on_over_pages() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let officer = app.signed_in(Role::Officer).await;
    let mut tx = app.app.db.write().await.unwrap();
    for nth in 0..52 {
        store::append(&mut tx, &event(&format!("Company {nth}")), the_day()).await.unwrap();
    }
    tx.commit().await.unwrap();
    create(&officer, "Of 100% _wool_").await;
    app.app.clock.advance(chrono::TimeDelta::days(2));
    let officer = app.again(officer.id).await;
    let admin = app.again(admin.id).await;
    officer.post("/people", &[("name", "Sara Karimi")]).await.expect(303);
    let found = async |query: &str| {
        let page = admin.get(&format!("/audit?{query}")).await.expect(200);
        page.texts("p[role=status]")[0].clone()
    };
    assert_eq!(found("").await, "54 events");
    assert_eq!(found(&format!("user={}", officer.id)).await, "2 events");
    assert_eq!(found("kind=person").await, "1 event");
    assert_eq!(found("verb=updated").await, "52 events");
    assert_eq!(found("verb=merged").await, "0 events");
    assert_eq!(found("from=1405/02/29").await, "1 event");
    assert_eq!(found("to=1405/02/28").await, "53 events");
    assert_eq!(found("q=company+5").await, "3 events", "5, 50 and 51");
    assert_eq!(found("q=100%25+_").await, "1 event", "signs of the search language are letters here");
    assert_eq!(found("q=%25").await, "1 event");
    let second = admin.get("/audit?page=2").await.expect(200);
    assert_eq!(second.count("tbody tr"), 4);
    admin.get("/audit?from=someday").await.expect(200).sees("54 events");
}

#[tokio::test]
async fn what_was_refused_to_somebody_signed_in_is_written_down() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    viewer.get("/users?secret=word").await.expect(403);
    viewer.post("/organisations", &[("name", "X")]).await.expect(403);
    let request = viewer.bare_request("POST", "/sign-out").header("sec-fetch-site", "cross-site");
    app.send(request.body(axum::body::Body::empty()).unwrap()).await.expect(403);
    app.nobody().get("/users").await.expect(303);
    viewer.get("/nothing").await.expect(404);
    let refused = of_verb(&app, Verb::Refused).await;
    let told: Vec<(&str, &str)> = refused
        .iter()
        .map(|line| (line.entry.title.as_str(), line.entry.changes["why"]["new"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("POST /sign-out", "other_site"), ("POST /organisations", "role"), ("GET /users", "role")]);
    assert!(refused.iter().all(|line| line.entry.actor_name == "viewer user" && line.session.len() == 16));
    let admin = app.signed_in(Role::Admin).await;
    admin.get("/audit").await.expect(200).sees("viewer user was refused: GET /users");
    admin.get("/activity").await.expect(200).lacks("refused");
}

#[tokio::test]
async fn a_file_that_was_taken_out_is_written_down_for_the_audit_trail_alone() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let bytes = b"%PDF-1.7 letter";
    officer.upload(&scene.path("/files"), &[("kind", "letter")], "file", "a.pdf", bytes).await.expect(303);
    let link = officer.get(&scene.path("/files")).await.expect(200).attr("main a[href^='/files/']", "href").unwrap();
    officer.get(&link).await.expect(200);
    let taken = of_verb(&app, Verb::Downloaded).await;
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].entry.kind, taken[0].entry.title.as_str()), (Kind::Attachment, "a.pdf"));
    assert!(taken[0].entry.agreement.is_some(), "as hidden as the agreement");
    officer.get("/activity").await.expect(200).lacks("took out");
    app.signed_in(Role::Admin).await.get("/audit").await.expect(200).sees("took out the file a.pdf");
}

#[tokio::test]
async fn reading_a_report_of_a_record_does_not_make_one_its_last_editor() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let viewer = app.signed_in(Role::Viewer).await;
    let scene = Scene::of(&app, officer.id).await;
    viewer.get(&scene.path("/dossier.csv")).await.expect(200);
    assert_eq!(of_verb(&app, Verb::Exported).await.len(), 1);
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::last_actor(&mut tx, scene.agreement.uuid()).await.unwrap(), "");
    assert!(store::of_agreement(&mut tx, scene.agreement, 100).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_broken_chain_is_told_on_the_page_by_the_number_of_the_event() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    create(&admin, "One").await;
    create(&admin, "Two").await;
    let mut tx = app.app.db.write().await.unwrap();
    unguard(&mut tx).await;
    tx.run("UPDATE events SET actor_name = 'Nobody' WHERE seq = 1", &[]).await.unwrap();
    tx.commit().await.unwrap();
    let page = admin.get("/audit/check").await.expect(200);
    page.sees("The chain does not hold");
    page.sees("event 1 is not what the program recorded");
}
