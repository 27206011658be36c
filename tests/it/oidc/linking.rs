//! Linking accounts with identities, and parting them.
use tafahom::audit::Verb;
use tafahom::db::StoreError;
use tafahom::users::oidc::store;
use tafahom::users::roles::Role;
use tafahom::users::store as users;

use super::{Browser, Pair, SUBJECT};
use crate::accounts::{OTHER, PASSWORD, with_password};
use crate::app::{Person, the_day};
use crate::engines;

const OWN: &[(&str, &str)] = &[("present_password", PASSWORD)];

/// Somebody's browser, signed in with the password.
async fn signed_in<'a>(pair: &'a Pair, role: Role, username: &str, from: &str) -> (Person<'a>, Browser<'a>) {
    let person = with_password(&pair.app, role, username).await;
    let mut browser = pair.browser(from);
    browser.post("/sign-in", &[("username", username), ("password", PASSWORD)]).await.expect(303);
    (person, browser)
}

/// Goes to the provider to link, and signs in there.
async fn link(pair: &Pair, browser: &mut Browser<'_>, subject: &str) -> crate::app::Page {
    let page = browser.post("/me/identity", OWN).await.expect(200);
    let way = page.attr("main a.primary", "href").unwrap();
    assert_eq!(page.headers["refresh"].to_str().unwrap(), format!("0; url={way}"));
    browser.get(&pair.fake.signs_in(&way, subject)).await
}

#[tokio::test]
async fn one_links_ones_own_account_with_the_password_and_parts_it_again() {
    let pair = Pair::new().await;
    let (sara, mut browser) = signed_in(&pair, Role::Viewer, "sara", "10.30.0.1").await;
    browser.get("/me").await.expect(200).sees("Link with “Single sign-on”");
    browser.get("/me/identity").await.expect(200).sees("Link with Single sign-on");
    for wrong in ["", OTHER] {
        browser.post("/me/identity", &[("present_password", wrong)]).await.expect(422);
    }
    let page = link(&pair, &mut browser, SUBJECT).await.expect(303);
    assert_eq!(page.location(), "/me/identity");
    browser.get("/me/identity").await.expect(200).sees(SUBJECT);
    link(&pair, &mut browser, SUBJECT).await.expect(303); // once more changes nothing
    let told = pair.told(Verb::Linked).await;
    assert_eq!((told.len(), told[0].entry.subject), (1, sara.id.uuid()));
    assert_eq!(told[0].entry.changes["identity"]["new"], SUBJECT);
    assert_eq!(told[0].entry.actor_name, "sara user");

    let mut elsewhere = pair.browser("10.30.0.2");
    pair.sign_in(&mut elsewhere, SUBJECT).await.expect(303);
    assert!(elsewhere.is_in().await);
    browser.post("/me/identity/unlink", &[("present_password", OTHER)]).await.expect(422);
    browser.post("/me/identity/unlink", OWN).await.expect(303);
    assert!(browser.is_in().await, "one stays signed in here");
    assert!(!elsewhere.is_in().await, "and nowhere else");
    browser.post("/me/identity/unlink", OWN).await.expect(303);
    assert_eq!(pair.told(Verb::Unlinked).await.len(), 1);
    pair.sign_in(&mut elsewhere, SUBJECT).await.expect(403);
}

#[tokio::test]
async fn nobody_links_an_account_of_somebody_else() {
    let pair = Pair::new().await;
    pair.linked(Role::Viewer, "omid", "omid").await;
    let (sara, mut of_sara) = signed_in(&pair, Role::Viewer, "sara", "10.31.0.1").await;
    let (mina, mut of_mina) = signed_in(&pair, Role::Viewer, "mina", "10.31.0.2").await;
    let linked = async |person: &Person<'_>| {
        let mut tx = pair.app.app.db.read().await.unwrap();
        store::linked(&mut tx, person.id, &pair.fake.issuer).await.unwrap().map(|linked| linked.subject)
    };

    // Mina would have Sara's browser link Sara's account with Mina's identity.
    let way = of_mina.post("/me/identity", OWN).await.attr("main a.primary", "href").unwrap();
    let back = pair.fake.signs_in(&way, "mina");
    of_sara.get(&back).await.expect(400);
    let away = of_mina.jar["away"].clone();
    let kept = of_sara.jar.insert("away".into(), away);
    assert_eq!(kept, None);
    of_sara.get(&back).await.expect(400).sees("did not begin in this browser");
    assert_eq!((linked(&sara).await, linked(&mina).await), (None, None));
    of_mina.get(&back).await.expect(400); // and it was used up

    // Nor does signing in link anything, nor linking sign anybody in.
    let mut nobody = pair.browser("10.31.0.3");
    let way = of_mina.post("/me/identity", OWN).await.attr("main a.primary", "href").unwrap();
    nobody.jar.insert("away".into(), of_mina.jar["away"].clone());
    nobody.get(&pair.fake.signs_in(&way, "omid")).await.expect(400);
    assert!(!nobody.is_in().await);

    // An identity is that of one account, and an account has one identity.
    link(&pair, &mut of_sara, "omid").await.expect(403).sees("linked with another account");
    assert_eq!(linked(&sara).await, None);
    let told = pair.told(Verb::Refused).await.pop().unwrap().entry;
    assert_eq!((told.subject, told.changes["why"].as_str()), (sara.id.uuid(), Some("taken")));
    link(&pair, &mut of_sara, "sara").await.expect(303);
    link(&pair, &mut of_sara, "sara the second").await.expect(403);
    assert_eq!(linked(&sara).await.as_deref(), Some("sara"));
}

#[tokio::test]
async fn an_administrator_links_and_parts_others_with_a_password_of_their_own() {
    let pair = Pair::new().await;
    let admin = with_password(&pair.app, Role::Admin, "admin").await;
    let sara = pair.app.signed_in_as(Role::Viewer, "sara").await;
    pair.linked(Role::Viewer, "omid", "omid").await;
    let page = format!("/users/{}/identity", sara.id);
    let enter = async |subject: &str, password: &str| {
        admin.post(&page, &[("subject", subject), ("present_password", password)]).await
    };
    admin.get(&format!("/users/{}", sara.id)).await.expect(200).sees("Single sign-on identity");
    admin.get(&page).await.expect(200);
    for (subject, password) in [("", PASSWORD), (SUBJECT, ""), (SUBJECT, OTHER), (&"x".repeat(256), PASSWORD)] {
        enter(subject, password).await.expect(422);
    }
    enter("omid", PASSWORD).await.expect(422).sees("linked with the account of “omid user”");
    enter(SUBJECT, PASSWORD).await.expect(303);
    enter("another", PASSWORD).await.expect(303); // linked already: nothing happens
    let shown = admin.get(&page).await.expect(200);
    shown.sees(SUBJECT);
    assert_eq!(shown.count("dd code"), 1, "a long identity breaks into lines");
    let mut browser = pair.browser("10.32.0.1");
    pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    assert!(browser.is_in().await);

    let unlink = format!("{page}/unlink");
    admin.post(&unlink, &[("present_password", OTHER)]).await.expect(422);
    admin.post(&unlink, OWN).await.expect(303);
    assert!(!browser.is_in().await, "what began with the identity ends with it");
    pair.sign_in(&mut browser, SUBJECT).await.expect(403);
    let told = pair.told(Verb::Linked).await.into_iter().chain(pair.told(Verb::Unlinked).await);
    let told: Vec<_> = told.map(|line| (line.entry.actor_name, line.entry.title)).collect();
    assert_eq!(told, vec![("admin user".to_owned(), "sara user".to_owned()); 2]);

    let own = format!("/users/{}/identity", admin.id);
    admin.get(&own).await.expect(403);
    admin.post(&own, &[("subject", "x"), ("present_password", PASSWORD)]).await.expect(403);
    let officer = pair.app.signed_in(Role::Officer).await;
    officer.get(&page).await.expect(403);
    officer.post(&page, &[("subject", "x"), ("present_password", PASSWORD)]).await.expect(403);
}

#[tokio::test]
async fn identities_are_kept_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let now = the_day();
        let mut tx = db.write().await.unwrap();
        let (one, two) = (engines::user(&mut tx).await, engines::user(&mut tx).await);
        let (here, there) = ("https://id.example", "https://other.example");
        store::link(&mut tx, one, here, "a", now).await.unwrap();
        for (user, subject) in [(two, "a"), (one, "b")] {
            let taken = store::link(&mut tx, user, here, subject, now).await;
            assert!(matches!(taken, Err(StoreError::Duplicate)), "{subject}");
        }
        store::link(&mut tx, two, there, "a", now).await.unwrap();
        assert_eq!(store::user_of(&mut tx, here, "a").await.unwrap(), Some(one));
        assert_eq!(store::user_of(&mut tx, there, "a").await.unwrap(), Some(two), "another provider, another identity");
        assert_eq!(store::user_of(&mut tx, here, "A").await.unwrap(), None);
        store::note_use(&mut tx, one, here, now).await.unwrap();
        let linked = store::linked(&mut tx, one, here).await.unwrap().unwrap();
        assert_eq!((linked.subject.as_str(), linked.linked_at, linked.used_at), ("a", now, Some(now)));
        assert!(store::unlink(&mut tx, one, here).await.unwrap());
        assert!(!store::unlink(&mut tx, one, here).await.unwrap());
        assert!(store::linked(&mut tx, one, here).await.unwrap().is_none());

        let later = now + chrono::TimeDelta::minutes(10);
        assert!(store::use_up(&mut tx, "state", later, now).await.unwrap());
        assert!(!store::use_up(&mut tx, "state", later, now).await.unwrap(), "once");
        assert!(!store::use_up(&mut tx, "state", later, later).await.unwrap());
        assert!(
            store::use_up(&mut tx, "state", later, later + chrono::TimeDelta::seconds(1)).await.unwrap(),
            "forgotten"
        );

        users::start_session(&mut tx, one, "session", ("::1", "x"), now).await.unwrap();
        assert!(!users::factor_noted(&mut tx, "session").await.unwrap());
        users::note_factor(&mut tx, "session").await.unwrap();
        assert!(users::factor_noted(&mut tx, "session").await.unwrap());
        tx.commit().await.unwrap();
    })
    .await;
}
