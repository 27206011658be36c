//! Who is let in, and how.
use chrono::TimeDelta;
use jsonwebtoken::Algorithm;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::json;
use tafahom::audit::Verb;
use tafahom::config::{OidcOptions, TlsFiles};
use tafahom::serve::Door;
use tafahom::serve::tls::Tls;
use tafahom::users::oidc::store;
use tafahom::users::roles::Role;

use super::fake::{Asked, Fake, Manner, Plan};
use super::{BASE, Pair, SUBJECT};
use crate::accounts::second_factor::{code, switched_on};
use crate::accounts::{PASSWORD, events};
use crate::app::TestApp;
use crate::routes::dump;

#[tokio::test]
async fn a_linked_user_signs_in_with_the_account_of_the_provider() {
    let pair = Pair::with(|options| OidcOptions { name: Some("درگاه کارکنان".into()), ..options }).await;
    let sara = pair.linked(Role::Officer, "sara", SUBJECT).await;
    let mut browser = pair.browser("10.20.0.1");
    let page = browser.get("/sign-in?next=%2Fmeetings").await.expect(200);
    page.sees("درگاه کارکنان");
    let begin = page.attr("main a[href^='/sign-in/oidc']", "href").unwrap();
    let page = browser.get(&begin).await.expect(303);
    let cookie = page.set_cookies().into_iter().find(|cookie| cookie.starts_with("away=")).unwrap();
    for guard in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"] {
        assert!(cookie.contains(guard), "{cookie}");
    }
    let way = page.location();
    assert!(way.contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fsign-in%2Foidc%2Fback"), "{way}");
    let page = browser.get(&pair.fake.signs_in(&way, SUBJECT)).await.expect(303);
    assert_eq!(page.location(), "/meetings");
    assert!(!browser.jar.contains_key("away"), "what was used up is taken back");
    browser.get("/me").await.expect(200).sees("sara user");
    browser.get("/me/devices").await.expect(200).sees("This device");
    assert!(browser.jar.keys().any(|name| name.starts_with("known-")), "the browser is known from now on");

    let told = events(&pair.app, sara.id).await.pop().unwrap();
    assert_eq!((told.verb, told.changes["with"].as_str()), (Verb::SignedIn, Some("provider")));
    assert_eq!(told.changes["address"], "10.20.0.1");
    let mut tx = pair.app.app.db.read().await.unwrap();
    let linked = store::linked(&mut tx, sara.id, &pair.fake.issuer).await.unwrap().unwrap();
    assert_eq!(linked.used_at, Some(pair.app.app.clock.now()));
    assert_eq!(pair.fake.asked(), Asked { discovery: 1, keys: 1, token: 1, elsewhere: 0 });
    let kept = dump(&pair.app).await;
    assert!(!kept.contains("code-0") && !kept.contains("admin@agency.example"), "nothing else is kept of the answer");
}

#[tokio::test]
async fn whoever_is_disabled_is_signed_out_of_such_a_session_at_once() {
    let pair = Pair::new().await;
    let sara = pair.linked(Role::Officer, "sara", SUBJECT).await;
    let admin = pair.app.signed_in(Role::Admin).await;
    let mut browser = pair.browser("10.20.0.2");
    pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    assert!(browser.is_in().await);
    admin.post(&format!("/users/{}/disable", sara.id), &[]).await.expect(303);
    assert!(!browser.is_in().await);
    let page = pair.sign_in(&mut browser, SUBJECT).await.expect(403);
    page.sees("Your account here is disabled");
    assert!(!browser.is_in().await);
    let told = pair.told(Verb::SignInFailed).await.pop().unwrap().entry;
    assert_eq!((told.subject, told.changes["why"].as_str()), (sara.id.uuid(), Some("disabled")));
}

#[tokio::test]
async fn tokens_under_keys_of_rsa_are_read_too() {
    let pair = Pair::of(Fake::new(Algorithm::RS256).await, |options| options).await;
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    let mut browser = pair.browser("10.20.0.3");
    pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    assert!(browser.is_in().await);
}

#[tokio::test]
async fn the_secret_is_shown_in_the_form_where_the_provider_takes_it_nowhere_else() {
    let pair = Pair::new().await;
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    let methods = ("token_endpoint_auth_methods_supported", json!(["client_secret_post"]));
    pair.fake.told(Plan { metadata: vec![methods], ..Plan::default() });
    let mut browser = pair.browser("10.20.0.4");
    pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    assert!(browser.is_in().await);
}

#[tokio::test]
async fn going_there_is_no_act_and_leaves_nothing_behind() {
    let pair = Pair::new().await;
    let before = dump(&pair.app).await;
    let mut browser = pair.browser("10.20.0.5");
    browser.get("/sign-in/oidc").await.expect(303);
    browser.get("/sign-in/oidc?next=https%3A%2F%2Fevil.example").await.expect(303);
    assert_eq!(dump(&pair.app).await, before);
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    let page = browser.get("/sign-in/oidc?next=https%3A%2F%2Fevil.example").await;
    let page = browser.get(&pair.fake.signs_in(&page.location(), SUBJECT)).await.expect(303);
    assert_eq!(page.location(), "/", "no way out by the back door");
}

#[tokio::test]
async fn another_site_sends_nobody_to_the_provider() {
    let pair = Pair::new().await;
    for (site, there) in [("cross-site", false), ("same-site", false), ("same-origin", true), ("none", true)] {
        let request = pair.app.nobody().bare_request("GET", "/sign-in/oidc?next=%2Fme").header("sec-fetch-site", site);
        let page = pair.app.send(request.body(axum::body::Body::empty()).unwrap()).await.expect(303);
        assert_eq!(page.location().starts_with(&pair.fake.issuer), there, "{site}");
        assert!(there || page.location() == "/sign-in?next=%2Fme", "{site}");
    }
}

#[tokio::test]
async fn where_no_provider_is_set_there_are_no_pages_about_one() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let sara = app.signed_in_as(Role::Viewer, "sara").await;
    let of_sara = format!("/users/{}/identity", sara.id);
    for path in ["/sign-in/oidc", "/sign-in/oidc/back?code=1&state=2", "/me/identity", &of_sara] {
        admin.get(path).await.expect(404);
    }
    for path in ["/me/identity", "/me/identity/unlink", &of_sara, &format!("{of_sara}/unlink")] {
        admin.post(path, &[("subject", "x"), ("present_password", "y")]).await.expect(404);
    }
    assert_eq!(app.nobody().get("/sign-in").await.expect(200).count("a[href^='/sign-in/oidc']"), 0);
    assert_eq!(sara.get("/me").await.expect(200).count("a[href='/me/identity']"), 0);
    let page = admin.get(&format!("/users/{}", sara.id)).await.expect(200);
    assert_eq!(page.count("a[href$='/identity']"), 0);
}

#[tokio::test]
async fn the_second_step_is_asked_for_here_unless_it_had_to_be_shown_there() {
    let pair = Pair::new().await;
    let sara = pair.linked(Role::Viewer, "sara", SUBJECT).await;
    pair.app.give_password(sara.id, PASSWORD).await;
    let (_, secret, _) = switched_on(&pair.app, &pair.app.again(sara.id).await).await;
    // What the provider says of a second step counts for nothing where it was not required.
    pair.fake.told(Plan { claims: vec![("amr", json!(["pwd", "mfa"]))], ..Plan::default() });
    let mut browser = pair.browser("10.20.0.6");
    let page = pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    assert_eq!(page.location(), "/sign-in/code?next=%2Fmeetings");
    assert!(!browser.is_in().await);
    let now = code(&secret, pair.app.app.clock.now());
    browser.post("/sign-in/code", &[("code", &now), ("next", "/meetings")]).await.expect(303);
    assert!(browser.is_in().await);

    let pair = Pair::with(|options| OidcOptions { require_amr: Some("mfa".into()), ..options }).await;
    let sara = pair.linked(Role::Viewer, "sara", SUBJECT).await;
    pair.app.give_password(sara.id, PASSWORD).await;
    switched_on(&pair.app, &pair.app.again(sara.id).await).await;
    pair.fake.told(Plan { claims: vec![("amr", json!(["pwd", "mfa"]))], ..Plan::default() });
    let mut browser = pair.browser("10.20.0.7");
    assert_eq!(pair.sign_in(&mut browser, SUBJECT).await.expect(303).location(), "/meetings");
    assert!(browser.is_in().await);
}

#[tokio::test]
async fn where_a_second_step_is_compulsory_the_one_shown_there_will_do() {
    for (shown, page) in [(true, 200), (false, 303)] {
        let class = shown.then(|| "gold".to_owned());
        let pair = Pair::with(|options| OidcOptions { require_acr: class, ..options }).await;
        pair.fake.told(Plan { claims: vec![("acr", json!("gold"))], ..Plan::default() });
        pair.linked(Role::Manager, "sara", SUBJECT).await;
        let admin = pair.app.signed_in(Role::Admin).await;
        let managers = [("second_factor", "managers"), ("was.second_factor", "nobody")];
        admin.post("/settings/accounts", &managers).await.expect(303);
        let mut browser = pair.browser("10.20.0.8");
        let way = browser.get("/sign-in/oidc").await.location();
        assert_eq!(way.contains("acr_values=gold"), shown, "{way}");
        browser.get(&pair.fake.signs_in(&way, SUBJECT)).await.expect(303);
        browser.get("/agreements").await.expect(page);
    }
}

#[tokio::test]
async fn a_second_factor_that_is_required_and_not_shown_keeps_out() {
    let pair = Pair::with(|options| OidcOptions { require_amr: Some("mfa".into()), ..options }).await;
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    for claims in [vec![], vec![("amr", json!(["pwd"]))], vec![("acr", json!("mfa"))]] {
        pair.fake.told(Plan { claims, ..Plan::default() });
        let mut browser = pair.browser("10.20.0.9");
        pair.sign_in(&mut browser, SUBJECT)
            .await
            .expect(403)
            .sees("A two-step sign-in with “Single sign-on” is needed");
        assert!(!browser.is_in().await);
    }
    let told = pair.told(Verb::SignInFailed).await;
    assert!(told.len() == 3 && told.iter().all(|line| line.entry.changes["why"] == "no_factor"));
}

#[tokio::test]
async fn an_identity_that_is_linked_with_nobody_opens_nothing_and_makes_nothing() {
    let pair = Pair::new().await;
    // The provider names the administrator's address and user name; neither counts.
    let admin = pair.app.signed_in(Role::Admin).await;
    let mut browser = pair.browser("10.20.0.10");
    let page = pair.sign_in(&mut browser, SUBJECT).await.expect(403);
    page.sees("No account here is linked with this identity");
    page.sees(SUBJECT);
    assert!(!browser.is_in().await);
    assert!(!page.text().contains("code-0"), "the way back is not on the page");
    admin.get("/users").await.expect(200).sees("1 user");
    let told = pair.told(Verb::SignInFailed).await.pop().unwrap().entry;
    let expected = json!({ "address": "10.20.0.10", "with": "provider", "why": "unknown", "identity": SUBJECT });
    assert_eq!((told.subject, told.changes), (uuid::Uuid::nil(), expected));

    // Letters of another size are another identity.
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    pair.sign_in(&mut browser, &SUBJECT.to_lowercase()).await.expect(403);
    pair.sign_in(&mut browser, SUBJECT).await.expect(303);
}

#[tokio::test]
async fn what_is_known_of_the_provider_is_fetched_once_an_hour_and_keys_when_they_are_new() {
    let pair = Pair::new().await;
    pair.linked(Role::Viewer, "sara", SUBJECT).await;
    assert_eq!(pair.fake.asked(), Asked::default(), "nobody is asked before somebody wants to sign in");
    let mut browser = pair.browser("10.20.0.11");
    pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    browser.post("/sign-out", &[]).await.expect(303);
    pair.fake.new_key("second");
    // Not more often than once a minute: a flood of strange keys is no flood of questions.
    pair.sign_in(&mut browser, SUBJECT).await.expect(400);
    assert_eq!(pair.fake.asked().keys, 1);
    pair.app.app.clock.advance(TimeDelta::seconds(61));
    pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    assert_eq!((pair.fake.asked().discovery, pair.fake.asked().keys), (1, 2));
    browser.post("/sign-out", &[]).await.expect(303);
    pair.app.app.clock.advance(TimeDelta::minutes(61));
    pair.sign_in(&mut browser, SUBJECT).await.expect(303);
    assert_eq!((pair.fake.asked().discovery, pair.fake.asked().keys), (2, 3));
}

#[tokio::test]
async fn a_password_opens_as_before_while_the_provider_is_down() {
    let pair = Pair::new().await;
    let sara = pair.linked(Role::Viewer, "sara", SUBJECT).await;
    pair.app.give_password(sara.id, PASSWORD).await;
    pair.fake.told(Plan { discovery: Manner::Fails, ..Plan::default() });
    let mut browser = pair.browser("10.20.0.12");
    browser.get("/sign-in").await.expect(200).sees("Single sign-on");
    browser.get("/sign-in/oidc").await.expect(503).sees("“Single sign-on” does not answer just now");
    browser.post("/sign-in", &[("username", "sara"), ("password", PASSWORD)]).await.expect(303);
    assert!(browser.is_in().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_is_believed_under_the_authority_that_is_named_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let other = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let file = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let files = TlsFiles {
        certificate: file("cert.pem", made.cert.pem()),
        key: file("key.pem", made.signing_key.serialize_pem()),
    };
    let others = file("other.pem", other.cert.pem());
    assert!(CertificateDer::from_pem_file(&others).is_ok());
    for (trusted, status) in [(Some(files.certificate.clone()), 303), (Some(others), 503), (None, 503)] {
        let door = Door::Tls(Tls::open(&files).await.unwrap());
        let fake = Fake::behind(door, "https://localhost", Algorithm::ES256).await;
        let pair = Pair::of(fake, |options| OidcOptions { ca_file: trusted, ..options }).await;
        pair.linked(Role::Viewer, "sara", SUBJECT).await;
        let mut browser = pair.browser("10.20.0.13");
        let page = browser.get("/sign-in/oidc").await.expect(status);
        if status == 303 {
            browser.get(&pair.fake.signs_in(&page.location(), SUBJECT)).await.expect(303);
        }
        assert_eq!(browser.is_in().await, status == 303);
    }
}

#[test]
fn settings_that_cannot_be_used_are_told_by_their_name_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("empty"), "\n").unwrap();
    std::fs::write(path("secret"), "secret").unwrap();
    let start = |more: &[&str], secret: &str| {
        let basic =
            ["user", "list", "--base-url", BASE, "--oidc-issuer", "https://id.example", "--oidc-client-id", "x"];
        let arguments = [&basic[..], &["--oidc-client-secret-file", secret], more].concat();
        let output = crate::commands::tafahom(folder.path(), &arguments);
        assert_eq!(
            output.status.code(),
            if more.is_empty() && secret.ends_with("/secret") { Some(0) } else { Some(1) }
        );
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(!start(&[], &path("secret")).contains("oidc"));
    assert!(start(&[], &path("none")).contains("oidc_client_secret_file"));
    assert!(start(&[], &path("empty")).contains("is empty"));
    for file in ["none", "secret"] {
        assert!(start(&["--oidc-ca-file", &path(file)], &path("secret")).contains("oidc_ca_file"));
    }
}
