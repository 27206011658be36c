//! What ends every session: the next request with any of them is refused.
use tafahom::users::roles::Role;

use super::second_factor::switched_on;
use super::{OTHER, PASSWORD, with_password};
use crate::app::{Person, TestApp};

const NEW: [(&str, &str); 3] = [("present_password", PASSWORD), ("password", OTHER), ("password_again", OTHER)];

/// Does one of the acts; `own` is a session of the user's own that may end with it.
async fn act(name: &str, app: &TestApp, admin: &Person<'_>, own: &Person<'_>) {
    if name == "a second step" {
        switched_on(app, own).await;
        return;
    }
    let page = format!("/users/{}", own.id);
    let edit = |role| [("name", "user user"), ("username", "user"), ("post", "p"), ("role", role), ("version", "1")];
    match name {
        "a new role" => admin.post(&page, &edit("officer")).await.expect(303),
        "disabling" => admin.post(&format!("{page}/disable"), &[]).await.expect(303),
        "a reset" => admin.post(&format!("{page}/reset"), &NEW[..1]).await.expect(200),
        "ending all sessions" => admin.post(&format!("{page}/end-sessions"), &[]).await.expect(303),
        "a new password" => own.post("/me/password", &NEW).await.expect(303),
        other => panic!("no such act: {other}"),
    };
}

#[tokio::test]
async fn each_of_these_refuses_the_next_request_of_every_session_there_was() {
    for name in ["a new role", "disabling", "a reset", "ending all sessions", "a new password", "a second step"] {
        let app = TestApp::new().await;
        let admin = with_password(&app, Role::Admin, "admin").await;
        let own = with_password(&app, Role::Viewer, "user").await;
        let others = [app.again(own.id).await, app.again(own.id).await];
        for session in others.iter().chain([&own]) {
            session.get("/agreements").await.expect(200);
        }
        act(name, &app, &admin, &own).await;
        for session in others.iter().chain([&own]) {
            let page = session.get("/agreements").await;
            assert_eq!((page.status.as_u16(), page.location().starts_with("/sign-in")), (303, true), "{name}");
            let page = session.post("/me", &[("language", "en"), ("theme", "dark"), ("density", "compact")]).await;
            assert!(page.location().starts_with("/sign-in"), "{name}: an act went through");
        }
        admin.get("/users").await.expect(200);
    }
}

#[tokio::test]
async fn what_ends_no_session_leaves_them_alone() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let user = app.signed_in_as(Role::Viewer, "user").await;
    let edit = [("name", "New name"), ("username", "user"), ("post", "p"), ("role", "viewer"), ("version", "1")];
    admin.post(&format!("/users/{}", user.id), &edit).await.expect(303);
    user.get("/me").await.expect(200).sees("New name");
}
