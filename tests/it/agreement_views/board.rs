//! The board: columns, and cards moved by their own form.
use tafahom::agreements::Content;
use tafahom::users::roles::Role;

use super::{Look, content, put, ready_to_draft, record, with_party};
use crate::app::TestApp;

#[tokio::test]
async fn each_stage_has_its_column_and_what_is_over_is_a_link_with_its_count() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let db = &app.app.db;
    let slow = record(db, &content("Slow text", me.id), me.id).await;
    with_party(db, slow, "Water company").await;
    put(db, slow, "drafting", "2026-03-18").await;
    record(db, &content("New idea", me.id), me.id).await;
    let over = record(db, &content("Old one", me.id), me.id).await;
    put(db, over, "concluded", "2026-03-18").await;

    let page = me.get("/agreements/board?stage=drafting").await.expect(200);
    let drafting = page.texts(".board .col[data-stage=drafting]").join(" ");
    for said in ["Slow text", "Water company", "61 days", "31 days over the limit", "limit 30 days"] {
        assert!(drafting.contains(said), "{said}: {drafting}");
    }
    assert!(page.texts(".col[data-stage=meeting]").join(" ").contains("New idea"));
    assert_eq!(page.texts(".strip a[data-stage=concluded] b"), ["1"]);
    assert_eq!(page.attr(".strip a[data-stage=concluded]", "href").as_deref(), Some("/agreements?stage=concluded"));
    page.lacks("Old one");
    // On a phone the other columns are away, and tabs lead to them.
    assert_eq!((page.count(".col"), page.count(".col.away")), (4, 3));
    assert_eq!(page.attr(".tabs.phone a[aria-current]", "href").as_deref(), Some("/agreements/board?stage=drafting"));
}

#[tokio::test]
async fn a_card_whose_needs_are_met_moves_by_its_form_and_is_where_the_page_lands() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let id = ready_to_draft(&app.app.db, "Media cooperation", me.id).await;
    let page = me.get("/agreements/board").await.expect(200);
    let card = format!("#card-{id}");
    assert_eq!(page.attr(&format!("{card} form"), "action"), Some(format!("/agreements/{id}/move")));
    assert_eq!(page.attr(&format!("{card} select[name=stage] option"), "value").as_deref(), Some("drafting"));

    let form = [("stage", "drafting"), ("form_id", "0190a5a4-0000-4000-8000-000000000002")];
    let moved = me.post(&format!("/agreements/{id}/move"), &form).await.expect(303);
    assert_eq!(moved.location(), format!("/agreements/board?stage=drafting{card}"));
    let page = me.get("/agreements/board?stage=drafting").await.expect(200);
    assert_eq!(page.count(&format!(".col[data-stage=drafting] {card}")), 1);
    assert_eq!(page.count(&format!(".col[data-stage=meeting] {card}")), 0);
    me.post(&format!("/agreements/{id}/move"), &form).await.expect(303);
    let page = me.get(&format!("/agreements/{id}?t=stage")).await.expect(200);
    assert_eq!(page.count(".tl .sep"), 2, "recorded, and moved once");
}

#[tokio::test]
async fn a_card_with_a_need_unmet_or_a_question_open_leads_to_the_page_of_the_step() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let manager = app.signed_in(Role::Manager).await;
    let db = &app.app.db;
    let id = record(db, &content("Too early", officer.id), officer.id).await;
    let to = |stage: &'static str| [("stage", stage)];
    let act = format!("/agreements/{id}/move");
    let page = officer.post(&act, &to("drafting")).await.expect(303);
    assert_eq!(page.location(), format!("/agreements/{id}/steps/start_drafting"));
    assert_eq!(manager.post(&act, &to("halted")).await.location(), format!("/agreements/{id}/steps/halt"));
    // A stage that cannot be reached from here, and one that is not the officer's to reach.
    for stage in ["in_force", "halted", "nowhere"] {
        let page = officer.post(&act, &to(stage)).await.expect(303);
        assert_eq!(page.location(), format!("/agreements/board?stage=meeting#card-{id}"), "{stage}");
    }
    officer.get("/agreements/board").await.expect(200);
    let still = officer.get(&format!("/agreements/{id}?t=stage")).await.expect(200);
    assert_eq!(still.count(".tl .sep"), 1);
}

#[tokio::test]
async fn readers_see_the_board_but_no_form_and_move_nothing() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let viewer = app.signed_in(Role::Viewer).await;
    let id = ready_to_draft(&app.app.db, "Media cooperation", officer.id).await;
    let page = viewer.get("/agreements/board").await.expect(200);
    page.sees("Media cooperation");
    assert_eq!(page.count(".tile form"), 0);
    viewer.post(&format!("/agreements/{id}/move"), &[("stage", "drafting")]).await.expect(403);
}

#[tokio::test]
async fn a_confidential_agreement_is_on_no_board_of_others_and_cannot_be_moved_by_them() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Officer, "owner").await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let secret = Content { confidential: true, ..content("Secret plan", owner.id) };
    let id = record(&app.app.db, &secret, owner.id).await;
    owner.get("/agreements/board").await.expect(200).sees("Secret plan");
    let page = other.get("/agreements/board").await.expect(200);
    page.lacks("Secret plan");
    assert!(page.texts(".col[data-stage=meeting] header small").join("").starts_with('0'));
    other.post(&format!("/agreements/{id}/move"), &[("stage", "drafting")]).await.expect(404);
}
