//! The page of the browsers in which one is signed in.
use chrono::TimeDelta;
use tafahom::audit::Verb;
use tafahom::users::roles::Role;
use tafahom::users::{store, tokens};

use super::{PASSWORD, cookies, events, try_from, with_password};
use crate::app::{TestApp, the_day};
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
    assert_eq!(page.count("form[action$='/end'] button"), 2, "one for the other device, one for all others");
    let end = page.attr("td form", "action").unwrap();

    let stranger = app.signed_in_as(Role::Admin, "stranger").await;
    stranger.post(&end, &[]).await.expect(404);
    there.get("/me").await.expect(200);
    here.post(&end, &[]).await.expect(303);
    there.get("/me").await.expect(303);
    here.get("/me/devices").await.expect(200).sees("1 device");
    here.post(&end, &[]).await.expect(404);

    let (one, two) = (app.again(here.id).await, app.again(here.id).await);
    here.post("/me/devices/end", &[]).await.expect(303);
    for other in [one, two] {
        other.get("/me").await.expect(303);
    }
    here.get("/me").await.expect(200);
    stranger.get("/me").await.expect(200);
    let told = events(&app, here.id).await;
    let ended: Vec<_> = told.iter().filter(|event| event.verb == Verb::SessionsEnded).collect();
    assert_eq!(ended.len(), 2);
    assert_eq!(ended[0].changes["address"], "203.0.113.4");
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
        assert_eq!(store::end_other_devices(&mut tx, one, "c").await.unwrap(), 1);
        assert_eq!(store::devices(&mut tx, one, now).await.unwrap().len(), 1);
        let idle = now + TimeDelta::minutes(61);
        assert_eq!(store::devices(&mut tx, one, idle).await.unwrap().len(), 0, "those that ran out are not shown");
        store::end_all(&mut tx, one).await.unwrap();
        assert!(store::actor(&mut tx, "c", now).await.unwrap().is_none());
        assert_eq!(store::devices(&mut tx, two, now).await.unwrap().len(), 1);
        tx.commit().await.unwrap();
    })
    .await;
}
