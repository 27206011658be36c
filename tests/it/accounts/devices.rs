//! The page of the browsers in which one is signed in.
use chrono::TimeDelta;
use tafahom::audit::Verb;
use tafahom::db::Tx;
use tafahom::users::roles::Role;
use tafahom::users::{LinkKind, store, tokens};

use super::{PASSWORD, cookies, events, try_from, with_password};
use crate::app::{Person, TestApp, the_day};
use crate::engines;

#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_ends_it_anywhere_else() {
    let app = TestApp::behind("10.0.0.1").await;
    let here = with_password(&app, Role::Viewer, "viewer").await;
    app.app.clock.advance(TimeDelta::minutes(5));
    let phone = [
        ("user-agent", "Mozilla/5.0 (Linux; Android 15; K) Chrome/144.0.0.0 Mobile Safari/537.36"),
        ("x-forwarded-for", "203.0.113.4"),
    ];
    let there = try_from(&app, "10.0.0.1", &phone, "viewer", PASSWORD).await.expect(303);
    let there = app.nobody().with_session_of(&there);
    let page = here.get("/me/devices").await.expect(200);
    page.sees("2 devices");
    page.sees("Chrome, Android 203.0.113.4");
    page.sees("This device");
    assert_eq!(
        page.count("input[name='device'][checked]"),
        1,
        "the others are chosen already, one's own is not offered"
    );
    let device = page.attr("input[name='device']", "value").unwrap();
    let ending = [("device", device.as_str()), ("present_password", PASSWORD)];

    let stranger = app.signed_in_as(Role::Admin, "stranger").await;
    app.give_password(stranger.id, PASSWORD).await;
    let stranger = app.again(stranger.id).await;
    stranger.post("/me/devices/end", &ending).await.expect(303);
    there.get("/me").await.expect(200);
    here.post("/me/devices/end", &ending).await.expect(303);
    there.get("/me").await.expect(303);
    here.get("/me/devices").await.expect(200).sees("1 device");

    let (one, two) = (app.again(here.id).await, app.again(here.id).await);
    let page = here.get("/me/devices").await.expect(200);
    let mut all: Vec<(&str, String)> =
        page.attrs("input[name='device']", "value").into_iter().map(|id| ("device", id)).collect();
    assert_eq!(all.len(), 2);
    let own = app.app.db.read().await.unwrap();
    let own = own_device(own, &here).await;
    all.extend([("device", own), ("present_password", PASSWORD.to_owned())]);
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
    here.post("/me/devices/end", &all).await.expect(303);
    for other in [one, two] {
        other.get("/me").await.expect(303);
    }
    here.get("/me").await.expect(200);
    stranger.get("/me").await.expect(200);
    let told = events(&app, here.id).await;
    let ended: Vec<_> = told.iter().filter(|event| event.verb == Verb::SessionsEnded).collect();
    assert_eq!(ended.len(), 3);
    assert!(ended.iter().any(|event| event.changes["address"] == "203.0.113.4"));
}

/// The id of the session in which somebody asks.
async fn own_device(mut tx: Tx, person: &Person<'_>) -> String {
    let devices = store::devices(&mut tx, person.id, the_day()).await.unwrap();
    let own = devices.into_iter().find(|device| device.token_hash == tokens::hash(person.token())).unwrap();
    own.id.to_string()
}

#[tokio::test]
async fn ending_sessions_elsewhere_asks_for_the_password_and_signing_out_does_not() {
    let app = TestApp::new().await;
    let here = with_password(&app, Role::Viewer, "viewer").await;
    let there = app.again(here.id).await;
    let page = here.get("/me/devices").await.expect(200);
    assert_eq!(page.count("input[type='password']"), 1, "one field for however many");
    let device = page.attr("input[name='device']", "value").unwrap();
    for password in ["", "another one altogether"] {
        let page =
            here.post("/me/devices/end", &[("device", &device), ("present_password", password)]).await.expect(422);
        assert!(!page.text().contains("another one altogether"));
        assert_eq!(page.count("input[name='device'][checked]"), 1, "what was chosen stays chosen");
        there.get("/me").await.expect(200);
    }
    let told = events(&app, here.id).await;
    assert_eq!(told.iter().filter(|event| event.verb == Verb::SignInFailed).count(), 1, "a wrong password is told");
    here.post("/me/devices/end", &[("present_password", PASSWORD)])
        .await
        .expect(422)
        .sees("Choose at least one device");
    there.post("/sign-out", &[]).await.expect(303);
    there.get("/me").await.expect(303);
    here.get("/me/devices").await.expect(200).sees("You are signed in nowhere else");
}

#[tokio::test]
async fn the_cookie_of_a_known_browser_is_as_well_kept_as_that_of_the_session() {
    let app = TestApp::new().await;
    with_password(&app, Role::Viewer, "viewer").await;
    let page = try_from(&app, "10.8.0.1", &[], "viewer", PASSWORD).await.expect(303);
    let known = page.set_cookies().into_iter().find(|cookie| cookie.starts_with("known-")).unwrap();
    for guard in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=15552000"] {
        assert!(known.contains(guard), "{known}");
    }
    let token = known.split(['=', ';']).nth(1).unwrap();
    let kept = crate::routes::dump(&app).await;
    assert!(kept.contains(&tokens::hash(token)) && !kept.contains(token), "only the hash is kept");
    // By itself it opens nothing.
    let alone = cookies(&page).split("; ").find(|pair| pair.starts_with("known-")).unwrap().to_owned();
    let request = app.nobody().bare_request("GET", "/me").header("cookie", alone);
    app.send(request.body(axum::body::Body::empty()).unwrap()).await.expect(303);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let now = the_day();
        let mut tx = db.write().await.unwrap();
        let (one, two) = (engines::user(&mut tx).await, engines::user(&mut tx).await);
        for (user, token) in [(one, "a"), (one, "b"), (one, "c"), (two, "d")] {
            store::start_session(&mut tx, user, token, ("::1", "x"), now).await.unwrap();
        }
        store::touch_session(&mut tx, "b", now + TimeDelta::minutes(9)).await.unwrap();
        let devices = store::devices(&mut tx, one, now).await.unwrap();
        let order: Vec<&str> = devices.iter().map(|device| device.token_hash.as_str()).collect();
        assert_eq!(order, ["b", "a", "c"], "the last used first");
        assert!(!store::end_device(&mut tx, two, devices[0].id).await.unwrap(), "only one's own");
        assert!(store::end_device(&mut tx, one, devices[0].id).await.unwrap());
        assert_eq!(store::devices(&mut tx, one, now).await.unwrap().len(), 2);
        let idle = now + TimeDelta::minutes(61);
        assert_eq!(store::devices(&mut tx, one, idle).await.unwrap().len(), 0, "those that ran out are not shown");
        store::end_all(&mut tx, one).await.unwrap();
        assert!(store::actor(&mut tx, "c", now).await.unwrap().is_none());
        assert_eq!(store::devices(&mut tx, two, now).await.unwrap().len(), 1);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_has_run_out_is_forgotten_on_both_engines_and_nothing_else() {
    engines::on_each(|db| async move {
        let now = the_day();
        let mut tx = db.write().await.unwrap();
        assert_eq!(store::last_use(&mut tx).await.unwrap(), None);
        let user = engines::user(&mut tx).await;
        for token in ["idle", "used", "old"] {
            store::start_session(&mut tx, user, token, ("::1", "x"), now).await.unwrap();
        }
        store::begin_sign_in(&mut tx, user, "half", now).await.unwrap();
        let link = store::give_link(&mut tx, LinkKind::Invite, Some(user), now).await.unwrap();
        assert_eq!(store::run_out(&mut tx, now + TimeDelta::minutes(4)).await.unwrap(), 0);
        let later = now + TimeDelta::minutes(59);
        store::touch_session(&mut tx, "used", later).await.unwrap();
        store::touch_session(&mut tx, "used", now).await.unwrap();
        assert_eq!(
            store::last_use(&mut tx).await.unwrap(),
            Some(later),
            "a use is never noted as earlier than another"
        );
        let hour = now + TimeDelta::minutes(60);
        assert_eq!(store::run_out(&mut tx, hour).await.unwrap(), 3, "two sessions and a sign-in");
        store::forget_run_out(&mut tx, hour).await.unwrap();
        let left = store::devices(&mut tx, user, now).await.unwrap();
        assert_eq!(left.iter().map(|one| one.token_hash.as_str()).collect::<Vec<_>>(), ["used"]);
        assert!(store::look_up_link(&mut tx, &link, hour).await.unwrap().is_some());
        store::forget_run_out(&mut tx, now + TimeDelta::hours(24)).await.unwrap();
        assert!(store::look_up_link(&mut tx, &link, now).await.unwrap().is_none());
        tx.commit().await.unwrap();
    })
    .await;
}
