//! Signing in in two steps: set-up, codes of the phone and on paper, and ways around that are none.
use axum::body::Body;
use axum::http::header;
use chrono::{DateTime, TimeDelta, Utc};
use scraper::{Html, Selector};
use tafahom::audit::Verb;
use tafahom::users::roles::Role;
use tafahom::users::second_factor::{SECOND_STEP, SET_UP};
use tafahom::users::{store, tokens};
use totp_rs::{Builder, Secret};

use super::{OTHER, PASSWORD, cookies, events, try_from, with_password};
use crate::app::{Page, Person, TestApp, the_day};
use crate::engines;

/// The texts of what matches.
fn texts(page: &Page, css: &str) -> Vec<String> {
    let html = Html::parse_document(&page.text());
    html.select(&Selector::parse(css).unwrap()).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
}

/// What the phone shows.
pub fn code(secret: &str, at: DateTime<Utc>) -> String {
    let secret = Secret::try_from_base32(secret.replace('-', "")).unwrap();
    Builder::new().with_secret(secret).build().unwrap().generate(u64::try_from(at.timestamp()).unwrap()).to_string()
}

/// Switches it on; answers the session that goes on, the secret and the recovery codes.
pub async fn switched_on<'a>(app: &'a TestApp, person: &Person<'_>) -> (Person<'a>, String, Vec<String>) {
    person.post("/me/second-factor", &[("present_password", PASSWORD)]).await.expect(303);
    let secret = texts(&person.get("/me/second-factor").await.expect(200), "#secret").remove(0);
    let now = code(&secret, app.app.clock.now());
    let page = person.post("/me/second-factor/confirm", &[("code", &now)]).await.expect(200);
    let codes = texts(&page, "main ol bdi");
    let next = app.nobody().with_session_of(&page);
    app.app.clock.advance(TimeDelta::seconds(60));
    (next, secret, codes)
}

/// Takes the first step; answers what the browser holds then.
async fn first_step(app: &TestApp, from: &str, username: &str) -> String {
    let page = try_from(app, from, &[], username, PASSWORD).await.expect(303);
    assert!(page.location().starts_with("/sign-in/code?next="), "{}", page.location());
    assert!(!page.set_cookies().iter().any(|cookie| cookie.starts_with("session=")), "no session yet");
    cookies(&page)
}

async fn second_step(app: &TestApp, from: &str, cookie: &str, typed: &str) -> Page {
    let person = app.nobody().at(from);
    let request = person.bare_request("POST", "/sign-in/code").header("sec-fetch-site", "same-origin");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("cookie", cookie);
    let fields = [("code", typed), ("next", "/meetings")];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    app.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn it_is_set_up_with_a_code_and_asked_for_from_then_on() {
    let app = TestApp::new().await;
    let here = with_password(&app, Role::Manager, "user").await;
    let id = here.id;
    let elsewhere = app.again(id).await;
    here.get("/me/second-factor").await.expect(200).sees("Begin");
    for wrong in ["", OTHER] {
        here.post("/me/second-factor", &[("present_password", wrong)]).await.expect(422);
    }
    here.post("/me/second-factor/confirm", &[("code", "123456")]).await.expect(303);
    here.post("/me/second-factor", &[("present_password", PASSWORD)]).await.expect(303);
    let page = here.get("/me/second-factor").await.expect(200);
    let secret = texts(&page, "#secret").remove(0);
    assert!(page.attr("main img", "src").unwrap().starts_with("data:image/svg+xml;base64,"));
    for wrong in ["", "000000", "123", "abc"] {
        here.post("/me/second-factor/confirm", &[("code", wrong)]).await.expect(422);
    }
    try_from(&app, "10.1.0.1", &[], "user", PASSWORD).await.expect(303); // not asked for before it is confirmed

    let first = code(&secret, app.app.clock.now());
    let persian: String = first.chars().map(|c| char::from_u32(c as u32 - '0' as u32 + '۰' as u32).unwrap()).collect();
    let page = here.post("/me/second-factor/confirm", &[("code", &persian)]).await.expect(200);
    assert_eq!(texts(&page, "main ol bdi").len(), 10);
    for old in [&here, &elsewhere] {
        old.get("/me").await.expect(303);
    }
    let here = app.nobody().with_session_of(&page);
    here.get("/me/second-factor").await.expect(200).sees("10 recovery codes are left");

    let begun = first_step(&app, "10.1.0.2", "user").await;
    second_step(&app, "10.1.0.2", &begun, &first).await.expect(422); // the code that confirmed it is spent
    app.app.clock.advance(TimeDelta::seconds(30));
    let next = code(&secret, app.app.clock.now());
    second_step(&app, "10.1.0.3", "", &next).await.expect(303); // without the first step
    let page = second_step(&app, "10.1.0.2", &begun, &next).await.expect(303);
    assert_eq!(page.location(), "/meetings");
    app.nobody().with_session_of(&page).get("/me").await.expect(200);
    let page = second_step(&app, "10.1.0.2", &begun, &next).await.expect(303);
    assert_eq!(page.location(), "/", "the first step is good once");
    let begun = first_step(&app, "10.1.0.4", "user").await;
    second_step(&app, "10.1.0.4", &begun, &next).await.expect(422); // a code is good once
    let told: Vec<Verb> = events(&app, id).await.iter().map(|e| e.verb).collect();
    for verb in [Verb::FactorOn, Verb::SignedIn, Verb::SignInFailed] {
        assert!(told.contains(&verb), "{verb:?} is not in {told:?}");
    }
}

#[tokio::test]
async fn codes_on_paper_are_good_once_and_new_ones_replace_them() {
    let app = TestApp::new().await;
    let person = with_password(&app, Role::Viewer, "user").await;
    let (here, _, codes) = switched_on(&app, &person).await;
    let begun = first_step(&app, "10.2.0.1", "user").await;
    let page = second_step(&app, "10.2.0.1", &begun, &codes[0].to_uppercase()).await.expect(303);
    let flash = cookies(&page);
    let request = app.nobody().bare_request("GET", "/me").header("cookie", flash);
    app.send(request.body(Body::empty()).unwrap()).await.expect(200).sees("9 codes are left");
    let begun = first_step(&app, "10.2.0.2", "user").await;
    second_step(&app, "10.2.0.2", &begun, &codes[0]).await.expect(422);
    second_step(&app, "10.2.0.2", &begun, &codes[1]).await.expect(303);
    let told = events(&app, person.id).await.pop().unwrap();
    assert_eq!((told.verb, told.changes["with"].as_str()), (Verb::SignedIn, Some("recovery_code")));

    here.post("/me/second-factor/codes", &[("present_password", OTHER)]).await.expect(422);
    let page = here.post("/me/second-factor/codes", &[("present_password", PASSWORD)]).await.expect(200);
    let fresh = texts(&page, "main ol bdi");
    let begun = first_step(&app, "10.2.0.3", "user").await;
    second_step(&app, "10.2.0.3", &begun, &codes[2]).await.expect(422);
    second_step(&app, "10.2.0.3", &begun, &fresh[0]).await.expect(303);
}

#[tokio::test]
async fn guessing_codes_counts_like_guessing_passwords() {
    let app = TestApp::new().await;
    let person = with_password(&app, Role::Viewer, "user").await;
    let (_, secret, _) = switched_on(&app, &person).await;
    let begun = first_step(&app, "10.3.0.1", "user").await;
    for n in 0..5 {
        second_step(&app, &format!("10.3.1.{n}"), &begun, "000000").await.expect(422);
    }
    let right = code(&secret, app.app.clock.now());
    second_step(&app, "10.3.2.1", &begun, &right).await.expect(429);
    // The right password does not wash the failures away.
    app.app.clock.advance(TimeDelta::seconds(2));
    first_step(&app, "10.3.2.2", "user").await;
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::credentials_of(&mut tx, person.id).await.unwrap().failures.count, 5);
    drop(tx);
    app.app.clock.advance(TimeDelta::seconds(30));
    let right = code(&secret, app.app.clock.now());
    second_step(&app, "10.3.2.3", &begun, &right).await.expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::credentials_of(&mut tx, person.id).await.unwrap().failures.count, 0);
}

#[tokio::test]
async fn the_second_step_comes_soon_after_the_first_or_not_at_all() {
    let app = TestApp::new().await;
    let person = with_password(&app, Role::Viewer, "user").await;
    let (here, secret, _) = switched_on(&app, &person).await;
    let looks = async |cookie: &str| {
        let request = app.nobody().bare_request("GET", "/sign-in/code").header("cookie", cookie);
        app.send(request.body(Body::empty()).unwrap()).await.status.as_u16()
    };
    assert_eq!(looks("").await, 303);
    let begun = first_step(&app, "10.4.0.1", "user").await;
    assert_eq!(looks(&begun).await, 200);
    app.app.clock.advance(SECOND_STEP + TimeDelta::seconds(1));
    assert_eq!(looks(&begun).await, 303);
    let right = code(&secret, app.app.clock.now());
    let late = second_step(&app, "10.4.0.1", &begun, &right).await.expect(303);
    assert_eq!(late.location(), "/");

    // What ends the sessions ends a sign-in that is half way, too.
    let begun = first_step(&app, "10.4.0.2", "user").await;
    let own = [("present_password", PASSWORD), ("password", OTHER), ("password_again", OTHER)];
    here.post("/me/password", &own).await.expect(303);
    assert_eq!(looks(&begun).await, 303);
}

#[tokio::test]
async fn a_set_up_that_was_not_finished_ends_by_itself() {
    let app = TestApp::new().await;
    let person = with_password(&app, Role::Viewer, "user").await;
    person.post("/me/second-factor", &[("present_password", PASSWORD)]).await.expect(303);
    let secret = texts(&person.get("/me/second-factor").await, "#secret").remove(0);
    app.app.clock.advance(SET_UP + TimeDelta::seconds(1));
    assert_eq!(person.get("/me/second-factor").await.expect(200).count("#secret"), 0);
    let now = code(&secret, app.app.clock.now());
    person.post("/me/second-factor/confirm", &[("code", &now)]).await.expect(303);
    try_from(&app, "10.5.0.1", &[], "user", PASSWORD).await.expect(303);
    person.post("/me/second-factor", &[("present_password", PASSWORD)]).await.expect(303);
    assert_ne!(texts(&person.get("/me/second-factor").await, "#secret").remove(0), secret, "a new secret each time");
}

#[tokio::test]
async fn neither_secret_nor_codes_stand_in_the_database() {
    let app = TestApp::new().await;
    let person = with_password(&app, Role::Viewer, "user").await;
    let (_, secret, codes) = switched_on(&app, &person).await;
    let plain = secret.replace('-', "");
    let bytes = Secret::try_from_base32(&plain).unwrap();
    let hex: String = bytes.as_bytes().iter().map(|byte| format!("{byte:02X}")).collect();
    let kept = crate::routes::dump(&app).await;
    assert!(kept.contains("second_factors: ") && kept.contains("recovery_codes: "));
    assert!(!kept.contains(&hex) && !kept.contains(&plain) && !kept.contains(&secret));
    for code in codes {
        assert!(!kept.contains(&code) && !kept.contains(&code.replace('-', "")));
    }
}

#[tokio::test]
async fn where_it_is_compulsory_nothing_else_opens_before_it_is_on() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    admin.post("/settings/accounts", &[("second_factor", "sometimes")]).await.expect(422);
    let manager = with_password(&app, Role::Manager, "user").await;
    let viewer = app.signed_in(Role::Viewer).await;
    let officer = app.signed_in(Role::Officer).await;
    admin
        .post("/settings/accounts", &[("second_factor", "managers"), ("was.second_factor", "nobody")])
        .await
        .expect(303);
    for person in [&viewer, &officer] {
        person.get("/agreements").await.expect(200);
    }
    for path in ["/", "/agreements", "/reports", "/search?q=x"] {
        assert_eq!(manager.get(path).await.expect(303).location(), "/me/second-factor", "{path}");
        assert_eq!(admin.get(path).await.expect(303).location(), "/me/second-factor", "the administrator as well");
    }
    assert_eq!(manager.post("/actions", &[("text", "x")]).await.location(), "/me/second-factor");
    manager.get("/me/second-factor").await.expect(200).sees("compulsory for your role");
    manager.get("/me/devices").await.expect(200);
    let (manager, _, _) = switched_on(&app, &manager).await;
    manager.get("/agreements").await.expect(200);
    let page = manager.post("/me/second-factor/off", &[("present_password", PASSWORD)]).await.expect(422);
    page.sees("cannot be switched off");
    app.again(officer.id).await.get("/agreements").await.expect(200);
}

#[tokio::test]
async fn it_is_ended_with_the_password_by_oneself_or_by_an_administrator() {
    let app = TestApp::new().await;
    let admin = with_password(&app, Role::Admin, "admin").await;
    let person = with_password(&app, Role::Viewer, "user").await;
    let (here, _, _) = switched_on(&app, &person).await;
    here.post("/me/second-factor/off", &[("present_password", OTHER)]).await.expect(422);
    let page = here.post("/me/second-factor/off", &[("present_password", PASSWORD)]).await.expect(303);
    here.get("/me").await.expect(303);
    let here = app.nobody().with_session_of(&page);
    here.get("/me/second-factor").await.expect(200).sees("Begin");
    let page = try_from(&app, "10.6.0.1", &[], "user", PASSWORD).await.expect(303);
    assert_eq!(page.location(), "/");

    let (here, _, _) = switched_on(&app, &here).await;
    let path = format!("/users/{}/second-factor", person.id);
    admin.get(&format!("/users/{}", person.id)).await.expect(200).sees("Take away two-step sign-in");
    admin.get(&path).await.expect(200);
    admin.post(&path, &[("present_password", OTHER)]).await.expect(422);
    here.get("/me").await.expect(200);
    admin.post(&path, &[("present_password", PASSWORD)]).await.expect(303);
    here.get("/me").await.expect(303);
    assert_eq!(try_from(&app, "10.6.0.2", &[], "user", PASSWORD).await.expect(303).location(), "/");
    admin.post(&format!("/users/{}/second-factor", admin.id), &[("present_password", PASSWORD)]).await.expect(403);
    let told: Vec<Verb> = events(&app, person.id).await.iter().map(|event| event.verb).collect();
    assert_eq!(told.iter().filter(|verb| **verb == Verb::FactorOff).count(), 2);
}

#[tokio::test]
async fn a_link_for_a_new_password_does_not_lead_around_it() {
    let app = TestApp::new().await;
    let admin = with_password(&app, Role::Admin, "admin").await;
    let person = with_password(&app, Role::Viewer, "user").await;
    let (_, secret, _) = switched_on(&app, &person).await;
    let page = admin.post(&format!("/users/{}/reset", person.id), &[("present_password", PASSWORD)]).await.expect(200);
    let link = page.attr("#link", "value").unwrap().replace("http://127.0.0.1:8080", "");
    let page = app.nobody().post(&link, &[("password", OTHER), ("password_again", OTHER)]).await.expect(303);
    assert!(page.location().starts_with("/sign-in/code"), "{}", page.location());
    assert!(!page.set_cookies().iter().any(|cookie| cookie.starts_with("session=")));
    let right = code(&secret, app.app.clock.now());
    second_step(&app, "10.7.0.1", &cookies(&page), &right).await.expect(303);
}

#[tokio::test]
async fn with_another_key_the_codes_on_paper_still_open() {
    let app = TestApp::new().await;
    let person = with_password(&app, Role::Viewer, "user").await;
    let mut tx = app.app.db.write().await.unwrap();
    store::begin_factor(&mut tx, person.id, &[1; 60], the_day()).await.unwrap();
    store::confirm_factor(&mut tx, person.id, 1, the_day()).await.unwrap();
    let paper = "0123456789abcdefghjkmnpq";
    store::set_recovery_codes(&mut tx, person.id, &[tokens::hash(paper)]).await.unwrap();
    tx.commit().await.unwrap();
    let begun = first_step(&app, "10.8.0.1", "user").await;
    second_step(&app, "10.8.0.1", &begun, "123456").await.expect(422);
    second_step(&app, "10.8.0.1", &begun, paper).await.expect(303);
}

#[tokio::test]
async fn second_factors_are_kept_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let now = the_day();
        let mut tx = db.write().await.unwrap();
        let (one, two) = (engines::user(&mut tx).await, engines::user(&mut tx).await);
        store::begin_factor(&mut tx, one, b"first", now).await.unwrap();
        store::begin_factor(&mut tx, one, b"second", now).await.unwrap();
        assert_eq!(store::factor(&mut tx, one).await.unwrap().unwrap().secret, b"second");
        assert!(!store::has_factor(&mut tx, one).await.unwrap());
        assert!(!store::spend_step(&mut tx, one, 9).await.unwrap(), "not in use yet");
        store::start_session(&mut tx, one, "session", ("::1", "x"), now).await.unwrap();
        store::begin_sign_in(&mut tx, one, "half", now).await.unwrap();
        assert_eq!(store::begun_sign_in(&mut tx, "half", now).await.unwrap(), Some(one));
        store::confirm_factor(&mut tx, one, 7, now).await.unwrap();
        assert!(store::confirm_factor(&mut tx, one, 8, now).await.is_err(), "once");
        assert!(store::actor(&mut tx, "session", now).await.unwrap().is_none(), "every session ends");
        assert_eq!(store::begun_sign_in(&mut tx, "half", now).await.unwrap(), None);
        assert!(store::begin_factor(&mut tx, one, b"third", now).await.is_err(), "what is in use is not replaced");
        for (step, good) in [(7, false), (6, false), (8, true), (8, false), (9, true)] {
            assert_eq!(store::spend_step(&mut tx, one, step).await.unwrap(), good, "{step}");
        }
        store::set_recovery_codes(&mut tx, one, &["a".into(), "b".into()]).await.unwrap();
        assert!(store::spend_recovery_code(&mut tx, one, "a", now).await.unwrap());
        assert!(!store::spend_recovery_code(&mut tx, one, "a", now).await.unwrap());
        assert!(!store::spend_recovery_code(&mut tx, two, "b", now).await.unwrap(), "only one's own");
        assert_eq!(store::recovery_codes_left(&mut tx, one).await.unwrap(), 1);
        assert_eq!(store::with_factor(&mut tx).await.unwrap(), [one]);
        store::remove_factor(&mut tx, one).await.unwrap();
        assert!(!store::has_factor(&mut tx, one).await.unwrap());
        assert_eq!(store::recovery_codes_left(&mut tx, one).await.unwrap(), 0);
        store::begin_sign_in(&mut tx, one, "late", now).await.unwrap();
        assert_eq!(store::begun_sign_in(&mut tx, "late", now + SECOND_STEP).await.unwrap(), None);
        store::end_sign_in(&mut tx, "late").await.unwrap();
        assert_eq!(store::begun_sign_in(&mut tx, "late", now).await.unwrap(), None);
        tx.commit().await.unwrap();
    })
    .await;
}
