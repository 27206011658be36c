//! Signing in and out, the first administrator, invitations, the users page, settings of one's own.
use chrono::TimeDelta;
use tafahom::audit::{self, Verb};
use tafahom::parties;
use tafahom::users::roles::Role;
use tafahom::users::{LinkKind, User, commands, store, tokens};
use tafahom::words::Lang;

use crate::app::{Page, Person, TestApp, the_day};
use crate::engines;

const PASSWORD: &str = "سه کبوتر روی بام";
const OTHER: &str = "four grey doves on a wire";

async fn with_password<'a>(app: &'a TestApp, role: Role, username: &str) -> Person<'a> {
    let person = app.signed_in_as(role, username).await;
    app.give_password(person.id, PASSWORD).await;
    app.again(person.id).await
}

async fn try_to_sign_in(app: &TestApp, from: &str, username: &str, password: &str) -> Page {
    let fields = [("username", username), ("password", password), ("next", "/users")];
    app.nobody().at(from).post("/sign-in", &fields).await
}

async fn verbs(app: &TestApp, person: &Person<'_>) -> Vec<Verb> {
    let mut tx = app.app.db.read().await.unwrap();
    let events = audit::store::of_subject(&mut tx, person.id.uuid(), 50).await.unwrap();
    events.into_iter().rev().map(|event| event.verb).collect()
}

/// The token in the link that a page shows.
fn invitation(page: &Page) -> String {
    let link = page.attr("#link", "value").expect("no link on the page");
    link.strip_prefix("http://127.0.0.1:8080").expect("the link is not built from the settings").to_owned()
}

#[tokio::test]
async fn whoever_knows_the_password_comes_in_and_goes_where_they_wanted() {
    let app = TestApp::new().await;
    let admin = with_password(&app, Role::Admin, "rezaei").await;
    app.nobody().get("/users").await.expect(303);
    let page = try_to_sign_in(&app, "10.1.1.1", "REZAEI", PASSWORD).await.expect(303);
    assert_eq!(page.location(), "/users");
    let cookie = &page.set_cookies()[0];
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    app.nobody().with_session_of(&page).get("/users").await.expect(200);
    assert_eq!(verbs(&app, &admin).await, [Verb::SignedIn]);
}

#[tokio::test]
async fn a_wrong_password_an_unknown_name_and_a_disabled_user_get_the_same_answer() {
    let app = TestApp::new().await;
    with_password(&app, Role::Admin, "known").await;
    let gone = with_password(&app, Role::Viewer, "disabled").await;
    app.signed_in_as(Role::Viewer, "invited").await;
    let mut tx = app.app.db.write().await.unwrap();
    store::set_active(&mut tx, gone.id, false, the_day()).await.unwrap();
    tx.commit().await.unwrap();
    let mut answers = Vec::new();
    for (username, password) in
        [("known", OTHER), ("unknown", PASSWORD), ("disabled", PASSWORD), ("invited", ""), ("invited", PASSWORD)]
    {
        let page = try_to_sign_in(&app, "10.1.1.2", username, password).await.expect(422);
        assert_eq!(page.attr("#username", "value").as_deref(), Some(username), "what was typed stays");
        assert!(!page.text().contains(PASSWORD) && !page.text().contains(OTHER), "but never a password");
        assert!(page.set_cookies().is_empty());
        if !password.is_empty() {
            answers.push(page.words());
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:#?}");
}

#[tokio::test]
async fn a_password_is_compared_as_it_was_typed() {
    let app = TestApp::new().await;
    let person = app.signed_in_as(Role::Viewer, "spaces").await;
    app.give_password(person.id, " leading and trailing ").await;
    try_to_sign_in(&app, "10.1.1.3", "spaces", "leading and trailing").await.expect(422);
    try_to_sign_in(&app, "10.1.1.3", "spaces", " leading and trailing ").await.expect(303);
}

#[tokio::test]
async fn after_five_failures_every_further_try_waits_known_or_not_and_a_restart_forgets_nothing() {
    let app = TestApp::new().await;
    let known = with_password(&app, Role::Viewer, "known").await;
    for username in ["known", "unknown"] {
        for n in 0..5 {
            try_to_sign_in(&app, &format!("10.2.{n}.1"), username, OTHER).await.expect(422);
        }
        let page = try_to_sign_in(&app, "10.2.9.1", username, PASSWORD).await.expect(429);
        assert_eq!(page.headers["retry-after"], "2", "{username}");
        page.sees("Please wait a moment");
    }
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::credentials(&mut tx, "known").await.unwrap().unwrap().failures.count, 5);
    drop(tx);
    app.app.clock.advance(TimeDelta::seconds(2));
    try_to_sign_in(&app, "10.2.9.2", "known", OTHER).await.expect(422);
    let page = try_to_sign_in(&app, "10.2.9.2", "known", PASSWORD).await.expect(429);
    assert_eq!(page.headers["retry-after"], "4");
    app.app.clock.advance(TimeDelta::seconds(4));
    try_to_sign_in(&app, "10.2.9.2", "known", PASSWORD).await.expect(303);
    try_to_sign_in(&app, "10.2.9.2", "known", OTHER).await.expect(422);
    let told = verbs(&app, &known).await;
    assert_eq!(told.iter().filter(|verb| **verb == Verb::SignInFailed).count(), 7);
}

#[tokio::test]
async fn many_guesses_at_once_count_like_one_after_the_other() {
    let app = TestApp::new().await;
    with_password(&app, Role::Viewer, "known").await;
    let tries = (0..12).map(|n| {
        let app = &app;
        async move { try_to_sign_in(app, &format!("10.3.{n}.1"), "known", if n == 11 { PASSWORD } else { OTHER }).await }
    });
    let pages = futures_util::future::join_all(tries).await;
    let checked = pages.iter().filter(|page| page.status == 422).count();
    assert_eq!(checked, 5, "{:?}", pages.iter().map(|page| page.status.as_u16()).collect::<Vec<_>>());
}

#[tokio::test]
async fn one_address_has_ten_tries_and_then_one_every_six_seconds() {
    let app = TestApp::new().await;
    // A try without a password costs the server nothing, but counts; the limit goes by the real clock.
    let begun = std::time::Instant::now();
    let mut passed = 0;
    let held = loop {
        let page = try_to_sign_in(&app, "10.4.4.4", "nobody", "").await;
        if page.status == 429 {
            break page;
        }
        passed += 1;
        assert!(passed <= 11 + begun.elapsed().as_secs() / 6, "{passed} tries passed");
    };
    assert!(passed >= 10, "only {passed} tries passed");
    let wait: u64 = held.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=7).contains(&wait), "{wait}");
    try_to_sign_in(&app, "10.4.4.5", "nobody", OTHER).await.expect(422);
}

#[tokio::test]
async fn a_session_ends_at_sign_out_after_an_idle_hour_and_after_twelve_hours() {
    let app = TestApp::new().await;
    let person = app.signed_in(Role::Viewer).await;
    let page = person.post("/sign-out", &[]).await.expect(303);
    assert_eq!(page.headers["clear-site-data"], "\"cache\", \"storage\"");
    assert!(page.set_cookies().iter().any(|cookie| cookie.starts_with("session=; Max-Age=0")));
    person.get("/me").await.expect(303);

    let idle = app.again(person.id).await;
    app.app.clock.advance(TimeDelta::minutes(59));
    idle.get("/me").await.expect(200);
    app.app.clock.advance(TimeDelta::minutes(59));
    idle.get("/me").await.expect(200);
    app.app.clock.advance(TimeDelta::minutes(61));
    idle.get("/me").await.expect(303);

    let busy = app.again(person.id).await;
    for _ in 0..15 {
        app.app.clock.advance(TimeDelta::minutes(48));
        busy.get("/me").await;
    }
    busy.get("/me").await.expect(303);
}

#[tokio::test]
async fn signing_in_leads_only_to_pages_of_this_site() {
    let app = TestApp::new().await;
    with_password(&app, Role::Viewer, "known").await;
    for (n, next) in
        ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:x", ""]
            .into_iter()
            .enumerate()
    {
        let fields = [("username", "known"), ("password", PASSWORD), ("next", next)];
        let page = app.nobody().at(&format!("10.5.{n}.1")).post("/sign-in", &fields).await.expect(303);
        assert_eq!(page.location(), "/", "{next:?}");
        let encoded: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let shown = app.nobody().get(&format!("/sign-in?next={encoded}")).await.expect(200);
        assert_eq!(shown.attr("input[name=next]", "value").as_deref(), Some("/"), "{next:?}");
    }
}

async fn setup_path(app: &TestApp) -> String {
    let link = commands::setup_link(&app.app).await.unwrap().expect("no link");
    link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned()
}

const FIRST: &[(&str, &str)] = &[
    ("organisation", "ادارهٔ کل تعاون استان البرز"),
    ("name", "Sara Rezaei"),
    ("post", "Deputy"),
    ("username", "Rezaei"),
    ("password", PASSWORD),
    ("password_again", PASSWORD),
];

#[tokio::test]
async fn the_first_administrator_is_set_up_once_by_a_link_that_looking_does_not_spend() {
    let app = TestApp::new().await;
    let old = setup_path(&app).await;
    let path = setup_path(&app).await;
    app.nobody().get(&old).await.expect(404).sees("no longer works");
    app.nobody().get(&path).await.expect(200);
    app.nobody().get(&path).await.expect(200);
    app.nobody().post(&path, &FIRST[..5]).await.expect(422);
    let page = app.nobody().post(&path, FIRST).await.expect(303);
    assert_eq!(page.location(), "/");
    let admin = app.nobody().with_session_of(&page);
    admin.get("/users").await.expect(200).sees("Sara Rezaei");
    app.nobody().post(&path, FIRST).await.expect(404).sees("no longer works");
    assert!(commands::setup_link(&app.app).await.unwrap().is_none(), "no second first administrator");

    let mut tx = app.app.db.read().await.unwrap();
    let own = parties::store::own(&mut tx).await.unwrap().unwrap();
    assert_eq!(own.name, "ادارهٔ کل تعاون استان البرز");
    assert_eq!(tafahom::settings::store::letterhead(&mut tx).await.unwrap().organisation, own.name);
    let user = store::by_username(&mut tx, "rezaei").await.unwrap().unwrap();
    assert_eq!((user.role, user.language, user.post.as_str()), (Role::Admin, Lang::En, "Deputy"));
}

#[tokio::test]
async fn the_set_up_link_runs_out_after_half_an_hour_and_two_at_once_make_one_administrator() {
    let app = TestApp::new().await;
    let path = setup_path(&app).await;
    app.app.clock.advance(TimeDelta::minutes(31));
    app.nobody().get(&path).await.expect(404);
    let path = setup_path(&app).await;
    let (one, two) = (app.nobody(), app.nobody());
    let (one, two) = tokio::join!(one.post(&path, FIRST), two.post(&path, FIRST));
    let statuses = [one.status.as_u16(), two.status.as_u16()];
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::list(&mut tx).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_new_user_chooses_a_password_by_a_link_shown_once() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let fields = [
        ("form_id", "6e7b3c1e-0000-4000-8000-000000000001"),
        ("name", "علی"),
        ("username", "ali"),
        ("role", "officer"),
    ];
    let first = invitation(&admin.post("/users", &fields).await.expect(200));
    let path = invitation(&admin.post("/users", &fields).await.expect(200));
    assert_ne!(first, path, "a double click records once and shows a link that works");
    app.nobody().get(&first).await.expect(404);
    app.nobody().get(&path).await.expect(200).sees("علی");
    app.nobody().post(&path, &[("password", "short"), ("password_again", "short")]).await.expect(422);
    let page = app.nobody().post(&path, &[("password", PASSWORD), ("password_again", PASSWORD)]).await.expect(303);
    app.nobody().with_session_of(&page).get("/me").await.expect(200);
    app.nobody().get(&path).await.expect(404).sees("no longer works");
    admin.post("/users", &fields).await.expect(303);
    let page = admin.get("/users").await.expect(200);
    assert_eq!(page.text().matches("علی").count(), 1);
}

#[tokio::test]
async fn an_invitation_runs_out_after_a_day_and_is_worth_nothing_to_the_disabled() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let path = invitation(&admin.post("/users", &[("name", "A"), ("username", "aa"), ("role", "viewer")]).await);
    app.app.clock.advance(TimeDelta::hours(25));
    app.nobody().get(&path).await.expect(404);
    let admin = app.again(admin.id).await;
    let path = invitation(&admin.post("/users", &[("name", "B"), ("username", "bb"), ("role", "viewer")]).await);
    let mut tx = app.app.db.write().await.unwrap();
    let user = store::by_username(&mut tx, "bb").await.unwrap().unwrap();
    store::set_active(&mut tx, user.id, false, app.app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    app.nobody().get(&path).await.expect(404);
    app.nobody().post(&path, &[("password", PASSWORD), ("password_again", PASSWORD)]).await.expect(404);
}

#[tokio::test]
async fn a_bad_user_name_or_one_that_is_taken_is_refused_with_everything_kept() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    for bad in ["", "a", "with space", "نام", "<b>", "ADMIN", &"x".repeat(61)] {
        let page = admin.post("/users", &[("name", "N"), ("username", bad), ("role", "viewer")]).await.expect(422);
        assert_eq!(page.attr("#username", "value").as_deref(), Some(bad));
        assert_eq!(page.count("#username-fault"), 1, "{bad}");
    }
    admin.post("/users", &[("name", "N"), ("username", "x"), ("role", "emperor")]).await.expect(422);
}

#[tokio::test]
async fn a_new_role_a_reset_and_disabling_end_every_session_at_the_next_request() {
    let app = TestApp::new().await;
    let admin = with_password(&app, Role::Admin, "admin").await;
    let user = with_password(&app, Role::Manager, "user").await;
    let page = format!("/users/{}", user.id);
    let edit = |role| [("name", "user user"), ("username", "user"), ("post", "p"), ("role", role), ("version", "1")];
    user.get("/me").await.expect(200);
    admin.post(&page, &edit("viewer")).await.expect(303);
    user.get("/me").await.expect(303);

    let user = app.again(user.id).await;
    user.get("/me").await.expect(200);
    admin.post(&format!("{page}/reset"), &[("present_password", OTHER)]).await.expect(422);
    user.get("/me").await.expect(200);
    let shown = admin.post(&format!("{page}/reset"), &[("present_password", PASSWORD)]).await.expect(200);
    user.get("/me").await.expect(303);
    try_to_sign_in(&app, "10.6.1.1", "user", PASSWORD).await.expect(422);
    let fresh = [("password", OTHER), ("password_again", OTHER)];
    app.nobody().post(&invitation(&shown), &fresh).await.expect(303);

    let user = app.again(user.id).await;
    admin.post(&format!("{page}/disable"), &[]).await.expect(303);
    user.get("/me").await.expect(303);
    try_to_sign_in(&app, "10.6.1.1", "user", OTHER).await.expect(422);
    admin.post(&format!("{page}/enable"), &[]).await.expect(303);
    user.get("/me").await.expect(303);
    try_to_sign_in(&app, "10.6.1.1", "user", OTHER).await.expect(303);
    let told = verbs(&app, &user).await;
    for verb in [Verb::Updated, Verb::Invited, Verb::PasswordSet, Verb::Disabled, Verb::Enabled] {
        assert!(told.contains(&verb), "{verb:?} is not in {told:?}");
    }
}

#[tokio::test]
async fn the_last_active_administrator_can_be_neither_demoted_nor_disabled() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let page = format!("/users/{}", admin.id);
    let demote = [("name", "x"), ("username", "admin"), ("role", "viewer"), ("version", "1")];
    admin.post(&page, &demote).await.expect(422).sees("only active administrator");
    admin.post(&format!("{page}/disable"), &[]).await.expect(422).sees("only active administrator");
    let second = app.signed_in_as(Role::Admin, "second").await;
    second.post(&page, &demote).await.expect(303);
    admin.get("/users").await.expect(303);
    second.post(&format!("/users/{}/disable", second.id), &[]).await.expect(422);
}

#[tokio::test]
async fn two_who_edit_the_same_user_choose_between_both_texts() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let user = app.signed_in_as(Role::Viewer, "user").await;
    let page = format!("/users/{}", user.id);
    let was = [("was.name", "user user"), ("was.username", "user"), ("was.post", "user post"), ("was.role", "viewer")];
    let typed = |name, post, role| {
        let fields = [("name", name), ("username", "user"), ("post", post), ("role", role), ("version", "1")];
        was.into_iter().chain(fields).collect::<Vec<_>>()
    };
    admin.post(&page, &typed("First", "user post", "officer")).await.expect(303);
    let shown = admin.post(&page, &typed("Second", "new post", "manager")).await.expect(409);
    assert_eq!(shown.count("fieldset.versus"), 2);
    shown.sees("Officer");
    let merged = admin.post(&page, &typed("user user", "new post", "viewer")).await.expect(303);
    assert_eq!(merged.location(), "/users");
    admin.get("/users").await.expect(200).sees("First user new post Officer");
}

#[tokio::test]
async fn a_new_password_of_ones_own_needs_the_present_one_and_ends_the_other_sessions() {
    let app = TestApp::new().await;
    let here = with_password(&app, Role::Viewer, "viewer").await;
    let elsewhere = app.again(here.id).await;
    let form = |present, new| [("present_password", present), ("password", new), ("password_again", new)];
    for (present, new) in [(OTHER, OTHER), ("", OTHER), (PASSWORD, "short"), (PASSWORD, "viewer viewer viewer")] {
        let page = here.post("/me/password", &form(present, new)).await.expect(422);
        assert!(!page.text().contains(OTHER), "a password never comes back");
    }
    let page = here.post("/me/password", &form(PASSWORD, OTHER)).await.expect(303);
    elsewhere.get("/me").await.expect(303);
    here.with_session_of(&page).get("/me").await.expect(200);
    try_to_sign_in(&app, "10.7.1.1", "viewer", PASSWORD).await.expect(422);
    try_to_sign_in(&app, "10.7.1.1", "viewer", OTHER).await.expect(303);
}

#[tokio::test]
async fn the_language_follows_the_browser_and_the_user() {
    let app = TestApp::new().await;
    let page = app.nobody().post("/language", &[("language", "fa"), ("next", "/sign-in?lang=en&next=/me")]).await;
    assert_eq!(page.location(), "/sign-in?next=/me", "an address with a language would win over the choice");
    assert!(page.set_cookies()[0].starts_with("lang=fa; Path=/; Max-Age=31536000"));
    app.nobody().post("/language", &[("language", "tlh")]).await.expect(400);
    let away = app.nobody().post("/language", &[("language", "fa"), ("next", "//evil.example")]).await;
    assert_eq!(away.location(), "/");

    let person = app.signed_in(Role::Viewer).await;
    person.post("/language", &[("language", "fa"), ("next", "/me")]).await.expect(303);
    let page = person.get("/me").await.expect(200);
    assert_eq!(page.attr("html", "dir").as_deref(), Some("rtl"));
    let looks = [("language", "en"), ("theme", "dark"), ("density", "compact")];
    person.post("/me", &looks).await.expect(303);
    let page = person.get("/me").await.expect(200);
    let html = |name| page.attr("html", name).unwrap();
    assert_eq!(
        (html("lang"), html("data-theme"), html("data-density")),
        ("en".into(), "dark".into(), "compact".into())
    );
    person.post("/me", &[("language", "en"), ("theme", "neon"), ("density", "compact")]).await.expect(422);
}

#[tokio::test]
async fn links_into_the_sample_data_work_only_there_and_more_than_once() {
    for demo in [true, false] {
        let app = if demo { TestApp::demo().await } else { TestApp::new().await };
        let user = app.signed_in(Role::Officer).await;
        let mut tx = app.app.db.write().await.unwrap();
        let token = store::demo_link(&mut tx, user.id, the_day()).await.unwrap();
        tx.commit().await.unwrap();
        for _ in 0..2 {
            let page = app.nobody().get(&format!("/demo/{token}")).await;
            if demo {
                app.nobody().with_session_of(&page.expect(303)).get("/me").await.expect(200).sees("officer user");
            } else {
                page.expect(404);
            }
        }
        app.nobody().get("/demo/guess").await.expect(404);
        app.nobody().get(&format!("/invite/{token}")).await.expect(404);
    }
}

#[tokio::test]
async fn users_sessions_and_links_are_kept_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let now = the_day();
        let mut tx = db.write().await.unwrap();
        assert!(store::is_empty(&mut tx).await.unwrap());
        let admin = User::new("Admin", "هما", "", Role::Admin);
        let viewer = User::new("viewer", "آرش", "کارشناس", Role::Viewer);
        store::insert(&mut tx, &admin, now).await.unwrap();
        store::insert(&mut tx, &viewer, now).await.unwrap();
        let names: Vec<_> = store::names(&mut tx).await.unwrap().into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["آرش", "هما"], "in the order of the alphabet");
        assert_eq!(store::active_admins(&mut tx).await.unwrap(), 1);

        let hash = tokens::hash("token");
        store::start_session(&mut tx, viewer.id, &hash, ("::1", "browser"), now).await.unwrap();
        let (actor, _) = store::actor(&mut tx, &hash, now).await.unwrap().unwrap();
        assert_eq!((actor.id, actor.post.as_str()), (viewer.id, "کارشناس"));
        store::update(&mut tx, &User { name: "بهار".into(), ..viewer.clone() }, now).await.unwrap();
        assert!(store::actor(&mut tx, &hash, now).await.unwrap().is_some(), "a new name ends no session");
        let stale = store::update(&mut tx, &viewer, now).await;
        assert!(matches!(stale, Err(tafahom::db::StoreError::Stale)));
        let promoted = User { role: Role::Admin, version: 2, ..viewer.clone() };
        store::update(&mut tx, &promoted, now).await.unwrap();
        assert!(store::actor(&mut tx, &hash, now).await.unwrap().is_none(), "a new role does");

        let known = store::credentials(&mut tx, "viewer").await.unwrap().unwrap();
        store::note_try(&mut tx, Some(&known), now).await.unwrap();
        store::note_try(&mut tx, Some(&known), now).await.unwrap();
        store::take_back(&mut tx, &known).await.unwrap();
        store::note_try(&mut tx, None, now).await.unwrap();
        let credentials = store::credentials(&mut tx, "viewer").await.unwrap().unwrap();
        assert_eq!((credentials.failures.count, credentials.failures.last), (1, Some(now)));
        store::strengthen(&mut tx, viewer.id, "stronger").await.unwrap();
        store::forgive(&mut tx, &known).await.unwrap();
        let credentials = store::credentials(&mut tx, "viewer").await.unwrap().unwrap();
        assert_eq!((credentials.failures.count, credentials.password_hash.as_deref()), (0, Some("stronger")));
        assert_eq!(store::password_hash(&mut tx, viewer.id).await.unwrap().as_deref(), Some("stronger"));

        let token = store::give_link(&mut tx, LinkKind::Reset, Some(viewer.id), now).await.unwrap();
        let sample = store::demo_link(&mut tx, viewer.id, now).await.unwrap();
        let newer = store::give_link(&mut tx, LinkKind::Invite, Some(viewer.id), now).await.unwrap();
        assert!(store::look_up_link(&mut tx, &token, now).await.unwrap().is_none(), "the newer one counts");
        assert!(store::look_up_link(&mut tx, &sample, now).await.unwrap().is_some());
        let spent = store::spend_link(&mut tx, &newer, now).await.unwrap().unwrap();
        assert_eq!((spent.kind, spent.user_id), (LinkKind::Invite, Some(viewer.id)));
        assert!(store::spend_link(&mut tx, &newer, now).await.unwrap().is_none());
        tx.commit().await.unwrap();
    })
    .await;
}
