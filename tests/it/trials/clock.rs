//! The server's clock is set a day back or on: nobody is let in who left, and
//! nobody is put out who was in.
use chrono::TimeDelta;
use tafahom::users::lapse;
use tafahom::users::roles::Role;

use crate::app::{TestApp, the_day};

const HOUR: TimeDelta = TimeDelta::hours(1);
const DAY: TimeDelta = TimeDelta::days(1);

#[tokio::test]
async fn a_clock_set_back_and_on_again_ends_no_session() {
    let app = TestApp::new().await;
    let person = app.signed_in(Role::Officer).await;
    person.get("/me").await.expect(200);
    for day in [-DAY, DAY] {
        app.app.clock.set(day);
        person.get("/me").await.expect(200);
    }
}

#[tokio::test]
async fn a_clock_set_back_does_not_bring_in_who_signed_out() {
    let app = TestApp::new().await;
    let person = app.signed_in(Role::Officer).await;
    person.post("/sign-out", &[]).await.expect(303);
    for day in [DAY, DAY * -2] {
        app.app.clock.set(day);
        person.get("/me").await.expect(303);
    }
}

#[tokio::test]
async fn a_session_that_ran_out_unused_stays_so_when_the_clock_is_set_back() {
    let app = TestApp::new().await;
    let (idle, busy) = (app.signed_in_as(Role::Officer, "idle").await, app.signed_in_as(Role::Officer, "busy").await);
    for _ in 0..2 {
        app.app.clock.advance(HOUR / 2 + TimeDelta::seconds(30));
        busy.get("/me").await.expect(200);
    }
    // Nobody asked with the idle session while it ran out.
    for back in [HOUR, DAY] {
        app.app.clock.set(-back);
        idle.get("/me").await.expect(303);
        busy.get("/me").await.expect(200);
    }
    // Time goes on from where it was, not from what the clock shows.
    app.app.clock.advance(HOUR);
    busy.get("/me").await.expect(303);
}

#[tokio::test]
async fn a_session_is_as_long_as_it_may_be_however_the_clock_is_set() {
    let app = TestApp::new().await;
    let person = app.signed_in(Role::Officer).await;
    for _ in 0..14 {
        app.app.clock.advance(HOUR * 5 / 6);
        app.app.clock.set(-HOUR);
        person.get("/me").await.expect(200);
    }
    app.app.clock.advance(HOUR * 5 / 6);
    person.get("/me").await.expect(303);
}

#[tokio::test]
async fn a_clock_set_back_while_the_server_was_off_brings_nobody_in() {
    let app = TestApp::new().await;
    let idle = app.signed_in_as(Role::Officer, "idle").await.token().to_owned();
    app.app.clock.advance(HOUR / 2);
    let busy = app.signed_in_as(Role::Officer, "busy").await.token().to_owned();
    app.app.clock.advance(HOUR / 2);
    lapse::forget(&app.app).await.unwrap();
    let app = app.started_anew(the_day() - DAY).await;
    app.get_with(&idle, "/me").await.expect(303);
    app.get_with(&busy, "/me").await.expect(200);
    app.app.clock.advance(HOUR);
    app.get_with(&busy, "/me").await.expect(303);
}

#[tokio::test]
async fn a_link_that_ran_out_stays_so_when_the_clock_is_set_back() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let form = [("username", "nouri"), ("name", "Nouri"), ("role", "officer")];
    let page = admin.post("/users", &form).await.expect(200);
    let text = page.text();
    let link = text.split("/invite/").nth(1).unwrap().split(['"', '<', ' ']).next().unwrap();
    let path = format!("/invite/{link}");
    app.nobody().get(&path).await.expect(200).sees("Nouri");
    app.app.clock.advance(DAY + HOUR);
    app.nobody().get("/sign-in").await.expect(200);
    app.app.clock.set(-DAY);
    assert!(!app.nobody().get(&path).await.words().contains("Nouri"));
}

#[tokio::test]
async fn records_are_written_and_read_on_whatever_day_the_clock_says() {
    let app = TestApp::new().await;
    let person = app.signed_in(Role::Officer).await;
    for (name, days) in [("Library", 0), ("Museum", -1), ("Railway", 1), ("Orchard", 1)] {
        app.app.clock.set(TimeDelta::days(days));
        let person = app.again(person.id).await;
        let made = person.post("/organisations", &[("name", name), ("kind", "company")]).await.expect(303);
        person.get(&made.location()).await.expect(200).sees(name);
        person.get("/").await.expect(200);
    }
}
