//! Saved views: from saving one to taking its deletion back.
use tafahom::agreements::store::pinned_views;
use tafahom::users::roles::Role;

use super::{Look, content, record};
use crate::app::TestApp;

#[tokio::test]
async fn a_view_is_saved_altered_updated_deleted_and_brought_back() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Viewer).await;
    record(&app.app.db, &content("Water plan", me.id), me.id).await;

    let query = "stage=drafting&sort=title";
    let saved = me.post("/agreements/views", &[("name", "Texts"), ("query", query), ("pinned", "1")]).await.expect(303);
    let address = saved.location();
    assert!(address.starts_with("/agreements?stage=drafting&sort=title&view="), "{address}");
    let page = me.get(&address).await.expect(200);
    assert_eq!(page.attr(".tabs a[aria-current]", "href"), Some(address.clone()));
    page.lacks("changed");

    let altered = address.replace("stage=drafting", "stage=meeting");
    let page = me.get(&altered).await.expect(200);
    page.sees("The view “Texts” has been changed.");
    assert_eq!(page.link_of("Go back to the saved view"), Some(address.clone()));
    let act = page.attr("form:has([name=version])", "action").unwrap();
    let fields = [
        ("version", page.attr("input[name=version]", "value").unwrap()),
        ("query", page.attr("form:has([name=version]) [name=query]", "value").unwrap()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let updated = me.post(&act, &fields).await.expect(303);
    assert_eq!(updated.location(), altered);
    me.get(&altered).await.expect(200).lacks("has been changed");

    let gone = me.post(&format!("{act}/delete"), &[]).await.expect(303);
    assert_eq!(gone.location(), "/agreements");
    me.get("/agreements").await.expect(200).lacks("Texts");
    let back = me.post(&format!("{act}/restore"), &[]).await.expect(303);
    assert_eq!(back.location(), altered);
    let mut tx = app.app.db.read().await.unwrap();
    let pinned = pinned_views(&mut tx, me.id).await.unwrap();
    assert_eq!(pinned.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["Texts"]);
}

#[tokio::test]
async fn only_views_for_everyone_are_seen_by_others_and_only_their_owner_changes_them() {
    let app = TestApp::new().await;
    let me = app.signed_in_as(Role::Officer, "me").await;
    let other = app.signed_in_as(Role::Manager, "other").await;
    me.post("/agreements/views", &[("name", "Private one"), ("query", "stuck=1")]).await.expect(303);
    let shared = [("name", "Common one"), ("query", "stuck=1"), ("shared", "1")];
    let address = me.post("/agreements/views", &shared).await.expect(303).location();
    let id = address.split("view=").nth(1).unwrap();

    let page = other.get(&address).await.expect(200);
    page.sees("Common one");
    page.lacks("Private one");
    assert_eq!(page.count("form[action$='/delete']"), 0);
    let act = format!("/agreements/views/{id}");
    other.post(&act, &[("query", "ending=1"), ("version", "1")]).await.expect(403);
    other.post(&format!("{act}/delete"), &[]).await.expect(404);
    other.get(&address).await.expect(200).sees("Common one");
}

#[tokio::test]
async fn a_view_without_a_name_is_asked_for_one_and_nothing_is_lost() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let page = me.post("/agreements/views", &[("name", ""), ("query", "stuck=1"), ("shared", "1")]).await.expect(422);
    assert_eq!(page.count("[data-error-summary] a[href='#name']"), 1);
    assert!(page.text().contains("<title>Error"), "{}", page.text());
    assert_eq!(page.attr("form[action='/agreements/views'] [name=query]", "value").as_deref(), Some("stuck=1"));
    assert_eq!(page.count("#shared[checked]"), 1);
}

#[tokio::test]
async fn a_view_handed_in_twice_is_saved_once() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let form = [("name", "Twice"), ("query", ""), ("form_id", "0190a5a4-0000-4000-8000-000000000001")];
    let first = me.post("/agreements/views", &form).await.expect(303).location();
    assert_eq!(me.post("/agreements/views", &form).await.expect(303).location(), first);
    assert_eq!(me.get("/agreements").await.expect(200).texts(".tabs a").iter().filter(|t| *t == "Twice").count(), 1);
}
