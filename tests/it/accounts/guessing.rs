//! Guessing passwords: slow for whoever guesses, and no way to keep the user out.
use chrono::TimeDelta;
use tafahom::audit::Verb;
use tafahom::users::roles::Role;
use tafahom::users::store;

use super::{OTHER, PASSWORD, cookies, events, try_from, with_password};
use crate::app::{TestApp, the_day};
use crate::engines;

#[tokio::test]
async fn of_ten_thousand_guesses_from_one_address_hardly_any_is_checked() {
    let app = TestApp::new().await;
    with_password(&app, Role::Viewer, "known").await;
    let before = app.app.throttle.hasher.made();
    let begun = std::time::Instant::now();
    for n in 0..10_000 {
        // Without a password a try costs nothing, but the address is counted all the same.
        app.app.throttle.admit("10.9.9.9".parse().unwrap()).ok();
        if n % 100 == 0 {
            try_from(&app, "10.9.9.9", &[], ["known", "unknown"][n % 2], OTHER).await;
        }
    }
    let checked = app.app.throttle.hasher.made() - before;
    assert!(checked <= 11 + begun.elapsed().as_secs() / 6, "{checked} reached the hash");
}

#[tokio::test]
async fn a_thousand_addresses_guess_a_hundred_times_at_most_and_the_user_still_gets_in() {
    let app = TestApp::behind("10.0.0.1").await;
    let user = with_password(&app, Role::Viewer, "known").await;
    let own = cookies(&try_from(&app, "10.0.0.1", &[], "known", PASSWORD).await.expect(303));
    let before = app.app.throttle.hasher.made();
    for n in 0..1_000 {
        app.app.clock.advance(TimeDelta::minutes(15));
        let from = format!("203.0.{}.{}", n / 250, n % 250);
        let page = try_from(&app, "10.0.0.1", &[("x-forwarded-for", &from)], "known", OTHER).await;
        page.expect(if n < 100 { 422 } else { 429 });
    }
    assert_eq!(app.app.throttle.hasher.made() - before, 100);

    // Neither the right password nor time helps in a browser that nobody knows …
    app.app.clock.advance(TimeDelta::days(30));
    let stopped = try_from(&app, "198.51.100.1", &[], "known", PASSWORD).await.expect(429);
    assert_eq!(stopped.headers["retry-after"], "900");
    // … while the user's own lets them in,
    try_from(&app, "198.51.100.1", &[("cookie", &own)], "known", PASSWORD).await.expect(303);
    try_from(&app, "198.51.100.1", &[], "known", PASSWORD).await.expect(429);
    // until an administrator opens the account again.
    let admin = app.signed_in(Role::Admin).await;
    let page = format!("/users/{}", user.id);
    admin.get(&page).await.expect(200).sees("Open the sign-in again");
    admin.post(&format!("{page}/allow"), &[]).await.expect(303);
    assert_eq!(admin.get(&page).await.count("form[action$='/allow']"), 0);
    try_from(&app, "198.51.100.1", &[], "known", PASSWORD).await.expect(303);
    let told: Vec<Verb> = events(&app, user.id).await.into_iter().map(|event| event.verb).collect();
    assert_eq!(told.iter().filter(|verb| **verb == Verb::SignInFailed).count(), 100);
    assert_eq!(told.iter().filter(|verb| **verb == Verb::Allowed).count(), 1);
}

#[tokio::test]
async fn a_known_browser_waits_for_its_own_failures_only_and_is_known_no_more_after_ten() {
    let app = TestApp::new().await;
    with_password(&app, Role::Viewer, "known").await;
    with_password(&app, Role::Viewer, "other").await;
    let own = cookies(&try_from(&app, "10.1.0.1", &[], "known", PASSWORD).await.expect(303));
    for n in 0..5 {
        try_from(&app, &format!("10.2.0.{n}"), &[], "known", OTHER).await.expect(422);
    }
    try_from(&app, "10.2.0.9", &[], "known", PASSWORD).await.expect(429);
    let from = |n: i32| format!("10.3.0.{n}");
    for n in 0..5 {
        try_from(&app, &from(n), &[("cookie", &own)], "known", OTHER).await.expect(422);
    }
    let page = try_from(&app, "10.3.1.1", &[("cookie", &own)], "known", PASSWORD).await.expect(429);
    assert_eq!(page.headers["retry-after"], "2");
    for n in 5..10 {
        app.app.clock.advance(TimeDelta::minutes(15));
        try_from(&app, &from(n), &[("cookie", &own)], "known", OTHER).await.expect(422);
    }
    // From here on the browser is one of the strangers, with their failures.
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::credentials(&mut tx, "known").await.unwrap().unwrap().failures.count, 5);
    drop(tx);
    app.app.clock.advance(TimeDelta::minutes(15));
    try_from(&app, "10.3.2.1", &[("cookie", &own)], "known", OTHER).await.expect(422);
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::credentials(&mut tx, "known").await.unwrap().unwrap().failures.count, 6);
    drop(tx);
    // To another user the browser was never known.
    assert!(!own.is_empty());
    for n in 0..5 {
        try_from(&app, &format!("10.4.0.{n}"), &[("cookie", &own)], "other", OTHER).await.expect(422);
    }
    try_from(&app, "10.4.0.9", &[("cookie", &own)], "other", PASSWORD).await.expect(429);
}

#[tokio::test]
async fn a_new_password_makes_every_browser_a_stranger() {
    let app = TestApp::new().await;
    let user = with_password(&app, Role::Viewer, "known").await;
    let own = cookies(&try_from(&app, "10.1.0.2", &[], "known", PASSWORD).await.expect(303));
    app.give_password(user.id, PASSWORD).await;
    for n in 0..5 {
        try_from(&app, &format!("10.5.0.{n}"), &[], "known", OTHER).await.expect(422);
    }
    try_from(&app, "10.1.0.2", &[("cookie", &own)], "known", PASSWORD).await.expect(429);
}

#[tokio::test]
async fn a_name_that_nobody_has_costs_the_server_the_same() {
    let app = TestApp::new().await;
    with_password(&app, Role::Viewer, "known").await;
    for (n, username) in ["known", "unknown"].into_iter().enumerate() {
        let before = app.app.throttle.hasher.made();
        try_from(&app, &format!("10.6.0.{n}"), &[], username, OTHER).await.expect(422);
        assert_eq!(app.app.throttle.hasher.made() - before, 1, "{username}");
    }
}

#[tokio::test]
async fn what_a_request_says_of_its_sender_counts_only_from_a_trusted_proxy() {
    for (proxies, peer, believed) in [("10.0.0.0/8", "10.0.0.1", true), ("10.0.0.0/8", "192.0.2.7", false)] {
        let app = TestApp::behind(proxies).await;
        let mut held = 0;
        for n in 0..15 {
            let says = format!("198.51.100.{n}");
            let page = try_from(&app, peer, &[("x-forwarded-for", &says)], "nobody", "").await;
            held += u32::from(page.status == 429);
        }
        assert_eq!(held == 0, believed, "{peer}: {held} of 15 were held back");
    }
    // Behind a trusted proxy, what the sender wrote into the header itself changes nothing.
    let app = TestApp::behind("10.0.0.1").await;
    let user = with_password(&app, Role::Viewer, "known").await;
    let mut held = 0;
    for n in 0..15 {
        let says = format!("198.51.100.{n}, 203.0.113.5");
        held += u32::from(try_from(&app, "10.0.0.1", &[("x-forwarded-for", &says)], "nobody", "").await.status == 429);
    }
    assert!(held > 0, "the last hop is the one that counts");
    let says = [("x-forwarded-for", "198.51.100.1"), ("x-forwarded-for", "203.0.113.6")];
    try_from(&app, "10.0.0.1", &says, "known", PASSWORD).await.expect(303);
    let told = events(&app, user.id).await.pop().unwrap();
    assert_eq!(told.changes["address"], "203.0.113.6");
}

#[tokio::test]
async fn browsers_are_known_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let now = the_day();
        let mut tx = db.write().await.unwrap();
        let (one, two) = (engines::user(&mut tx).await, engines::user(&mut tx).await);
        store::keep_browser(&mut tx, one, "a", None, now).await.unwrap();
        assert_eq!(store::known_browser(&mut tx, one, "a", now).await.unwrap(), Some(Default::default()));
        assert_eq!(store::known_browser(&mut tx, two, "a", now).await.unwrap(), None);
        let known =
            store::Credentials { browser: Some("a".into()), ..store::credentials_of(&mut tx, one).await.unwrap() };
        for _ in 0..3 {
            store::note_try(&mut tx, Some(&known), now).await.unwrap();
        }
        store::take_back(&mut tx, &known).await.unwrap();
        assert_eq!(store::known_browser(&mut tx, one, "a", now).await.unwrap().unwrap().count, 2);
        assert_eq!(store::credentials_of(&mut tx, one).await.unwrap().failures.count, 0);
        store::forgive(&mut tx, &known).await.unwrap();
        assert_eq!(store::known_browser(&mut tx, one, "a", now).await.unwrap().unwrap().count, 0);
        store::keep_browser(&mut tx, one, "b", Some("a"), now).await.unwrap();
        assert_eq!(store::known_browser(&mut tx, one, "a", now).await.unwrap(), None, "a new token each time");
        let later = now + store::KNOWN + TimeDelta::seconds(1);
        assert_eq!(store::known_browser(&mut tx, one, "b", later).await.unwrap(), None);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn at_a_session_left_open_the_password_is_guessed_no_faster_than_at_the_sign_in_page() {
    let app = TestApp::new().await;
    let left_open = with_password(&app, Role::Officer, "nouri").await;
    let guess = [("present_password", "not the right one")];
    for _ in 0..5 {
        left_open.post("/me/second-factor", &guess).await.expect(422);
    }
    let page = left_open.post("/me/second-factor", &guess).await.expect(429);
    page.sees("Try again in 2 seconds");
    left_open.post("/me/second-factor", &[("present_password", PASSWORD)]).await.expect(429);
    app.app.clock.advance(TimeDelta::seconds(2));
    left_open.post("/me/second-factor", &[("present_password", PASSWORD)]).await.expect(303);
}
