//! Answers that are not taken: of another way, of another provider, bent, late, or none at all.
use chrono::TimeDelta;
use serde_json::json;
use tafahom::audit::Verb;
use tafahom::users::roles::Role;

use super::fake::{Manner, Plan, Signed};
use super::{Pair, SUBJECT};

/// What failed, and why, as the audit trail has it.
async fn whys(pair: &Pair) -> Vec<String> {
    let told = pair.told(Verb::SignInFailed).await;
    told.iter().map(|line| line.entry.changes["why"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_answer_counts_in_the_browser_that_asked_once_and_for_ten_minutes() {
    let pair = Pair::new().await;
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    let (mut here, mut there) = (pair.browser("10.21.0.1"), pair.browser("10.21.0.2"));

    // A browser that asked for nothing, as when an attacker sends a link with an answer of their own.
    let way = there.get("/sign-in/oidc").await.expect(303).location();
    let back = pair.fake.signs_in(&way, SUBJECT);
    here.get(&back).await.expect(400).sees("did not begin in this browser");
    assert!(whys(&pair).await.is_empty(), "who began nothing leaves no trace");
    // The same while this browser is on a way of its own.
    let own = here.get("/sign-in/oidc").await.expect(303).location();
    here.get(&back).await.expect(400);
    assert!(!here.is_in().await);
    // That did not spoil its own way.
    let own = pair.fake.signs_in(&own, SUBJECT);
    for wrong in ["state=x", "state=&was=", "statx="] {
        let bent = own.replacen("state=", wrong, 1);
        here.get(&bent).await.expect(400);
    }
    here.get(&own).await.expect(303);
    assert!(here.is_in().await);

    // Again, with what a thief may have copied of the browser before.
    let mut thief = pair.browser("10.21.0.3");
    let way = thief.get("/sign-in/oidc").await.location();
    let copied = thief.jar.clone();
    let back = pair.fake.signs_in(&way, SUBJECT);
    thief.get(&back).await.expect(303);
    thief.jar = copied;
    thief.get(&back).await.expect(400);
    assert!(!thief.is_in().await);

    // Late.
    let mut late = pair.browser("10.21.0.4");
    let way = late.get("/sign-in/oidc").await.location();
    pair.app.app.clock.advance(TimeDelta::minutes(10));
    late.get(&pair.fake.signs_in(&way, SUBJECT)).await.expect(400);
    assert!(!late.is_in().await);
    assert!(whys(&pair).await.iter().all(|why| why == "stray"));
}

#[tokio::test]
async fn a_token_that_does_not_hold_opens_nothing() {
    let pair = Pair::new().await;
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    let now = pair.app.app.clock.now().timestamp();
    let claims = [
        ("nonce", json!("another")),
        ("nonce", json!(null)),
        ("aud", json!("another program")),
        ("aud", json!(["another program", "and another"])),
        ("aud", json!([super::CLIENT, "another program"])),
        ("azp", json!("another program")),
        ("iss", json!("https://id.example.ir")),
        ("iss", json!(format!("{}/", pair.fake.issuer))),
        ("iss", json!(null)),
        ("exp", json!(now - 61)),
        ("exp", json!(null)),
        ("iat", json!(now - 301)),
        ("iat", json!(now + 301)),
        ("sub", json!("")),
        ("sub", json!(null)),
        ("sub", json!("x".repeat(300))),
    ];
    let plans = claims.into_iter().map(|claim| Plan { claims: vec![claim], ..Plan::default() });
    let signed = [Signed::ByAnother, Signed::ByNothing, Signed::BySecret, Signed::ByPublicKey, Signed::Bent];
    let plans = plans.chain(signed.map(|signed| Plan { signed, ..Plan::default() }));
    let mut count = 0;
    for (nth, plan) in plans.enumerate() {
        let what = format!("{:?} {:?}", plan.claims, plan.signed);
        pair.fake.told(plan);
        let mut browser = pair.browser(&format!("10.22.0.{nth}"));
        let page = pair.sign_in(&mut browser, SUBJECT).await;
        assert_eq!(page.status, 400, "{what}: {}", page.words());
        assert!(!browser.is_in().await, "{what}");
        count += 1;
    }
    assert_eq!(whys(&pair).await, vec!["unsound"; count]);
    pair.fake.told(Plan::default());
    pair.sign_in(&mut pair.browser("10.22.1.1"), SUBJECT).await.expect(303);
}

#[tokio::test]
async fn an_answer_of_another_provider_is_not_taken_for_ours() {
    let pair = Pair::new().await;
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    let mut browser = pair.browser("10.23.0.1");
    for bent in ["iss=https%3A%2F%2Fevil.example", "isx=", ""] {
        let way = browser.get("/sign-in/oidc").await.location();
        let back = pair.fake.signs_in(&way, SUBJECT);
        let (most, _) = back.split_once("&iss=").unwrap();
        browser.get(&format!("{most}&{bent}")).await.expect(400);
        assert!(!browser.is_in().await, "{bent}");
    }
    assert_eq!(pair.fake.asked().token, 0, "no code is handed to anybody");

    // One that calls itself otherwise, or sends people and codes over open country.
    let issuer = &pair.fake.issuer;
    for (name, value) in [
        ("issuer", json!(format!("{issuer}/"))),
        ("issuer", json!("https://evil.example")),
        ("token_endpoint", json!("http://id.example.ir/token")),
        ("authorization_endpoint", json!("javascript:alert(1)")),
        ("jwks_uri", json!("file:///etc/passwd")),
        ("token_endpoint", json!("nonsense")),
    ] {
        let pair = Pair::new().await;
        pair.fake.told(Plan { metadata: vec![(name, value.clone())], ..Plan::default() });
        let page = pair.browser("10.23.0.2").get("/sign-in/oidc").await;
        assert_eq!(page.status, 400, "{name} {value}");
    }
}

#[tokio::test]
async fn a_provider_that_misbehaves_is_told_on_a_page_and_followed_nowhere() {
    let manners = [
        (Manner::Redirects, 503),
        (Manner::Huge, 400),
        (Manner::Fails, 503),
        (Manner::Declines, 403),
        (Manner::Nonsense, 400),
    ];
    let plan = Plan::default;
    for (nth, (manner, status)) in manners.into_iter().enumerate() {
        let pair = Pair::new().await;
        pair.linked(Role::Viewer, "sara", SUBJECT).await;
        let mut browser = pair.browser(&format!("10.24.0.{nth}"));
        for bad in [Plan { discovery: manner, ..plan() }, Plan { keys: manner, ..plan() }] {
            pair.fake.told(bad);
            browser.get("/sign-in/oidc").await.expect(status).sees("You are not signed in");
        }
        pair.fake.told(Plan { token: manner, ..plan() });
        pair.sign_in(&mut browser, SUBJECT).await.expect(status);
        assert!(!browser.is_in().await);
        assert_eq!(pair.fake.asked().elsewhere, 0, "no redirect is followed");
        assert_eq!(whys(&pair).await.len(), 1, "of those who came back");
        pair.fake.told(plan());
        pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    }
}

#[tokio::test]
async fn what_the_provider_declines_is_told_and_written_down() {
    let pair = Pair::new().await;
    let mut browser = pair.browser("10.25.0.1");
    let way = browser.get("/sign-in/oidc").await.location();
    let state = way.split("state=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let back = format!("/sign-in/oidc/back?error=access_denied&error_description=%3Cscript%3E&state={state}");
    browser.get(&back).await.expect(403).sees("declined this sign-in");
    assert_eq!(whys(&pair).await, ["declined"]);
    assert_eq!(pair.fake.asked().token, 0);
}

#[tokio::test]
async fn those_who_come_back_again_and_again_have_to_wait() {
    let pair = Pair::new().await;
    let mut browser = pair.browser("10.26.0.1");
    for _ in 0..10 {
        browser.get("/sign-in/oidc/back?code=1&state=2").await.expect(400);
    }
    browser.get("/sign-in/oidc/back?code=1&state=2").await.expect(429);
    pair.browser("10.26.0.2").get("/sign-in/oidc/back?code=1&state=2").await.expect(400);
}
