//! The server's clock is set a day back or on: nobody is let in who left, and
//! nobody is put out who was in.
use chrono::TimeDelta;
use tafahom::users::roles::Role;

use crate::app::TestApp;

#[tokio::test]
async fn a_clock_set_back_and_on_again_ends_no_session() {
    let app = TestApp::new().await;
    let person = app.signed_in(Role::Officer).await;
    person.get("/me").await.expect(200);
    for day in [-1, 1] {
        app.app.clock.advance(TimeDelta::days(day));
        person.get("/me").await.expect(200);
    }
}

#[tokio::test]
async fn a_clock_set_back_does_not_bring_in_who_signed_out() {
    let app = TestApp::new().await;
    let person = app.signed_in(Role::Officer).await;
    person.post("/sign-out", &[]).await.expect(303);
    for day in [1, -2] {
        app.app.clock.advance(TimeDelta::days(day));
        person.get("/me").await.expect(303);
    }
}

#[tokio::test]
async fn records_are_written_and_read_on_whatever_day_the_clock_says() {
    let app = TestApp::new().await;
    let person = app.signed_in(Role::Officer).await;
    for (name, days) in [("Library", 0), ("Museum", -1), ("Railway", 1), ("Orchard", 1)] {
        app.app.clock.advance(TimeDelta::days(days));
        let person = app.again(person.id).await;
        let made = person.post("/organisations", &[("name", name), ("kind", "company")]).await.expect(303);
        person.get(&made.location()).await.expect(200).sees(name);
        person.get("/").await.expect(200);
    }
}
