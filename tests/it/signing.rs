//! Signing: the story of its store on both engines, and its page.
use tafahom::agreements::lifecycle::Stage;
use tafahom::attachments::AttachmentKind;
use tafahom::attachments::store::NewAttachment;
use tafahom::attachments::{Target, store as attachments};
use tafahom::db::{Db, StoreError};
use tafahom::drafts::{NewVersion, store as drafts};
use tafahom::ids::PostId;
use tafahom::signing::{NewPeriod, NewSignature, Span, store};
use tafahom::users::roles::Role;

use crate::agreements::user;
use crate::app::{Page, Person, TestApp, the_day};
use crate::drafts::{Scene, hide, move_to};
use crate::engines;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[tokio::test]
async fn one_signature_a_party_stands_and_the_void_ones_stay() {
    engines::on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let by = user(&mut tx, "writer").await;
        let scene = Scene::new(&mut tx, by).await;
        let agreement = scene.agreement;
        let version = NewVersion { agreement, text: "متن".into(), note: String::new(), author: by };
        let (draft, _) = drafts::insert(&mut tx, &version, the_day()).await.unwrap();
        let new = |at: usize| NewSignature {
            agreement,
            organisation: scene.parties[at],
            draft,
            post: scene.posts[at],
            signed_on: day("2026-05-17"),
            place: "کرج".into(),
            override_reason: String::new(),
            recorded_by: by,
        };
        let first = store::insert(&mut tx, &new(0), the_day()).await.unwrap();
        store::insert(&mut tx, &new(1), the_day()).await.unwrap();
        let standing = store::standing(&mut tx, agreement).await.unwrap();
        assert_eq!(standing.len(), 2);
        assert_eq!(standing[0].signatory, "مریم رضایی، معاون تعاون");
        assert_eq!((standing[0].draft_number, standing[0].place.as_str()), (1, "کرج"));

        store::void_one(&mut tx, agreement, first, "wrong day", the_day()).await.unwrap();
        let again = store::void_one(&mut tx, agreement, first, "wrong day", the_day()).await;
        assert!(matches!(again, Err(StoreError::Stale)));
        store::insert(&mut tx, &new(0), the_day()).await.unwrap();
        assert_eq!(store::void_all(&mut tx, agreement, "returned", the_day()).await.unwrap(), 2);
        assert!(store::standing(&mut tx, agreement).await.unwrap().is_empty());
        let void = store::void(&mut tx, agreement).await.unwrap();
        assert_eq!(void.len(), 3);
        assert!(void.iter().any(|line| line.void_reason == "wrong day"));
        tx.commit().await.unwrap();

        // Last, as an engine may give up the whole transaction on a duplicate.
        let mut tx = db.write().await.unwrap();
        store::insert(&mut tx, &new(1), the_day()).await.unwrap();
        let twice = store::insert(&mut tx, &new(1), the_day()).await;
        assert!(matches!(twice, Err(StoreError::Duplicate)), "{twice:?}");
    })
    .await;
}

#[tokio::test]
async fn periods_and_the_signed_copy_are_kept() {
    engines::on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let by = user(&mut tx, "writer").await;
        let Scene { agreement, .. } = Scene::new(&mut tx, by).await;
        let new = |start: &str, end: Option<&str>| NewPeriod {
            span: Span { starts_on: day(start), ends_on: end.map(day) },
            decision_due_on: None,
        };
        store::add_period(&mut tx, agreement, &new("2027-03-21", None), by, the_day()).await.unwrap();
        let early = new("2026-03-21", Some("2027-03-20"));
        store::add_period(&mut tx, agreement, &early, by, the_day()).await.unwrap();
        let periods = store::periods(&mut tx, agreement).await.unwrap();
        assert_eq!(periods.iter().map(|p| p.span.ends_on).collect::<Vec<_>>(), [Some(day("2027-03-20")), None]);

        assert!(store::signed_copy(&mut tx, agreement).await.unwrap().is_none());
        let sha256 = "a".repeat(64);
        let file = NewAttachment {
            kind: AttachmentKind::SignedCopy,
            file_name: "نسخه.pdf",
            media_type: "application/pdf",
            size: 3,
            sha256: &sha256,
            target: Target::agreement(agreement),
            uploaded_by: by,
        };
        let id = attachments::insert(&mut tx, &file, the_day()).await.unwrap();
        assert_eq!(store::signed_copy(&mut tx, agreement).await.unwrap().unwrap().id, id);
        attachments::delete(&mut tx, id, the_day()).await.unwrap();
        assert!(store::signed_copy(&mut tx, agreement).await.unwrap().is_none());
        attachments::restore(&mut tx, id).await.unwrap();
        assert!(store::signed_copy(&mut tx, agreement).await.unwrap().is_some());
    })
    .await;
}

/// An agreement at signing, with a version.
async fn at_signing(app: &TestApp, officer: &Person<'_>) -> Scene {
    let scene = Scene::of(app, officer.id).await;
    officer.post(&scene.path("/drafts"), &[("version", "0"), ("text", "متن")]).await.expect(303);
    move_to(app, scene.agreement, Stage::Signing).await;
    scene
}

async fn sign(person: &Person<'_>, scene: &Scene, at: usize, more: &[(&str, &str)]) -> Page {
    let (party, post) = (scene.parties[at].to_string(), scene.posts[at].to_string());
    let (prefix, post_field, day_field) =
        (format!("p{}.", at + 1), format!("p{}.post", at + 1), format!("p{}.signed_on", at + 1));
    let mut form = vec![("party", party.as_str()), ("prefix", &prefix), (&post_field, &post), (&day_field, "دیروز")];
    form.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    form.extend(more);
    person.post(&scene.path("/signing/signatures"), &form).await
}

#[tokio::test]
async fn each_party_signs_once_and_a_signature_can_be_taken_back() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = at_signing(&app, &officer).await;
    let page = officer.get(&scene.path("/signing")).await.expect(200);
    assert_eq!(page.attr("select[id='p1.post'] option[selected]", "value"), Some(scene.posts[0].to_string()));
    page.sees("Not every party has approved this version.");

    let id = ("form_id", "0f9619ff-8b86-4d01-b42d-00cf4fc964ff");
    sign(&officer, &scene, 0, &[id, ("p1.place", "کرج")]).await.expect(303);
    sign(&officer, &scene, 0, &[id, ("p1.place", "کرج")]).await.expect(303);
    let page = officer.get(&scene.path("/signing")).await.expect(200);
    assert_eq!(page.count(".badge.ok"), 1);
    page.sees("کرج");
    // Another form for the same party comes too late.
    sign(&officer, &scene, 0, &[]).await.expect(409).sees("was recorded before yours");

    let void = page.attr("form[action$='/void']", "action").unwrap();
    officer.post(&void, &[("asked", "1")]).await.expect(422);
    officer.post(&void, &[("asked", "1"), ("void_reason", "another day")]).await.expect(303);
    let page = officer.get(&scene.path("/signing")).await.expect(200);
    assert_eq!(page.count(".badge.ok"), 0);
    page.sees("another day");
    officer.post(&void, &[]).await.expect(409);
}

#[tokio::test]
async fn a_post_not_held_that_day_is_refused_and_a_manager_may_pass_it_with_a_reason() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let manager = app.signed_in(Role::Manager).await;
    let scene = at_signing(&app, &officer).await;
    let early = ("p1.signed_on", "1403/12/1");
    let page = sign(&officer, &scene, 0, &[early, ("p1.override_reason", "because")]).await.expect(422);
    page.sees("did not hold the post on that day");
    assert_eq!(page.count(&format!("a[href='/posts/{}/edit']", scene.posts[0])), 1);
    assert_eq!(page.count("textarea[id='p1.override_reason']"), 0);

    let page = sign(&manager, &scene, 0, &[early]).await.expect(422);
    assert_eq!(page.count("textarea[id='p1.override_reason']"), 1);
    sign(&manager, &scene, 0, &[early, ("p1.override_reason", "delegated by letter 12")]).await.expect(303);
    manager.get(&scene.path("/signing")).await.expect(200).sees("Accepted because: delegated by letter 12");
}

#[tokio::test]
async fn a_signature_needs_a_day_that_has_come_and_a_post_of_that_party() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = at_signing(&app, &officer).await;
    sign(&officer, &scene, 0, &[("p1.signed_on", "1405/12/1")]).await.expect(422).sees("This day has not come yet.");
    sign(&officer, &scene, 0, &[("p1.signed_on", "")]).await.expect(422);
    let (theirs, nobody) = (scene.posts[1].to_string(), PostId::new().to_string());
    for post in [theirs.as_str(), nobody.as_str(), "x", ""] {
        sign(&officer, &scene, 0, &[("p1.post", post)]).await.expect(422);
    }
    assert_eq!(officer.get(&scene.path("/signing")).await.count(".badge.ok"), 0);
}

#[tokio::test]
async fn signatures_are_recorded_only_at_signing() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = at_signing(&app, &officer).await;
    for stage in [Stage::Meeting, Stage::Drafting, Stage::InForce, Stage::Concluded, Stage::Halted] {
        move_to(&app, scene.agreement, stage).await;
        sign(&officer, &scene, 0, &[]).await.expect(409);
        let page = officer.get(&scene.path("/signing")).await.expect(200);
        assert_eq!(page.count("form[action$='/signatures']"), 0);
    }
}

#[tokio::test]
async fn the_signed_copy_is_shown_with_its_hash() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = at_signing(&app, &officer).await;
    let path = scene.path("/signing/copy");
    officer.upload(&path, &[], "signed_copy", "نسخه.pdf", b"MZ\x90\0 not a pdf").await.expect(422);
    officer.upload(&path, &[], "signed_copy", "نسخه.pdf", b"%PDF-1.7 signed").await.expect(303);
    let page = officer.get(&scene.path("/signing")).await.expect(200);
    page.sees("281a9b6b403e3fecbd92e4b0504bde1ddac566e0478eb038d63a85aed1a8b418");
    page.sees("نسخه.pdf");
    // Signed and in force, the copy that is there stays the only one.
    move_to(&app, scene.agreement, Stage::InForce).await;
    officer.upload(&path, &[], "signed_copy", "دیگر.pdf", b"%PDF-1.7 other").await.expect(409);
}

#[tokio::test]
async fn a_renewal_adds_a_period_that_overlaps_none() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let manager = app.signed_in(Role::Manager).await;
    let scene = at_signing(&app, &officer).await;
    move_to(&app, scene.agreement, Stage::InForce).await;
    let mut tx = app.app.db.write().await.unwrap();
    let span = Span { starts_on: day("2026-03-21"), ends_on: Some(day("2027-03-20")) };
    let first = NewPeriod { span, decision_due_on: None };
    store::add_period(&mut tx, scene.agreement, &first, officer.id, the_day()).await.unwrap();
    tx.commit().await.unwrap();

    let path = scene.path("/signing/periods");
    officer.post(&path, &[("starts_on", "1406/1/1")]).await.expect(403);
    let page = manager.get(&scene.path("/signing")).await.expect(200);
    assert_eq!(page.attr("#starts_on", "value"), Some("Sunday 1 Farvardin 1406".into()));
    manager.post(&path, &[("starts_on", "1405/12/29")]).await.expect(422).sees("It overlaps a recorded period");
    manager.post(&path, &[("starts_on", "1406/1/1"), ("ends_on", "1405/1/1")]).await.expect(422);
    let form = [
        ("form_id", "0f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
        ("starts_on", "1406/1/1"),
        ("ends_on", ""),
        ("decision_due_on", "1406/6/1"),
    ];
    manager.post(&path, &form).await.expect(303);
    manager.post(&path, &form).await.expect(303);
    let page = manager.get(&scene.path("/signing")).await.expect(200);
    assert_eq!(page.count("#periods li"), 2);
    // An open-ended period leaves nothing to renew.
    assert_eq!(page.count("#starts_on"), 0);
}

#[tokio::test]
async fn the_signing_of_a_hidden_agreement_does_not_exist() {
    let app = TestApp::new().await;
    let owner = app.signed_in(Role::Officer).await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let scene = at_signing(&app, &owner).await;
    hide(&app, scene.agreement).await;
    owner.get(&scene.path("/signing")).await.expect(200);
    other.get(&scene.path("/signing")).await.expect(404);
    sign(&other, &scene, 0, &[]).await.expect(404);
    other.upload(&scene.path("/signing/copy"), &[], "signed_copy", "a.pdf", b"%PDF-1.7").await.expect(404);
}
