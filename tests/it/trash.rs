//! What a click removed, and the way back.
use std::collections::BTreeSet;

use chrono::{DateTime, Days, Utc};
use scraper::{Html, Selector};
use sqlx::AssertSqlSafe;
use tafahom::trash::Kind;
use tafahom::users::roles::Role;
use uuid::Uuid;

use crate::app::{Page, TestApp, the_day};

/// Where the forms of the page lead.
fn ways_back(page: &Page) -> BTreeSet<String> {
    let html = Html::parse_document(&page.text());
    let forms = html.select(&Selector::parse("main form[method=post]").unwrap()).collect::<Vec<_>>();
    forms.iter().map(|form| form.attr("action").unwrap().to_owned()).collect()
}

/// Puts one row of a table that fits a condition into the trash; answers its id.
async fn discard(app: &TestApp, table: &str, fits: &str, at: DateTime<Utc>) -> Uuid {
    let mut tx = app.app.db.write().await.unwrap();
    let find = format!("SELECT id FROM {table} WHERE deleted_at IS NULL AND {fits} ORDER BY id LIMIT 1");
    let (id,): (Uuid,) = tx.one(AssertSqlSafe(find), &[]).await.unwrap();
    let update = format!("UPDATE {table} SET deleted_at = $1 WHERE id = $2");
    tx.run(AssertSqlSafe(update), &[&at, &id]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn one_of_every_kind_is_in_the_trash_and_comes_back_by_its_button() {
    let app = TestApp::with_sample_year().await;
    let manager = app.signed_in_as(Role::Manager, "keeper").await;
    manager.post("/agreements/views", &[("name", "Mine"), ("query", "stuck=1")]).await.expect(303);
    let fields = [("name", "Monthly"), ("report", "status"), ("format", "pdf"), ("period", "1405-02")];
    manager.post("/reports/saved", &fields).await.expect(303);
    let alone = "NOT EXISTS (SELECT 1 FROM commitment_evidence v WHERE v.attachment_id = attachments.id)
                 AND agreement_id IS NOT NULL";
    let of_kept = "meeting_id IN (SELECT m.id FROM meetings m WHERE m.deleted_at IS NULL)
                   AND agreement_id IN (SELECT a.id FROM agreements a WHERE a.deleted_at IS NULL)";
    let of_mine = "user_id = (SELECT id FROM users WHERE username = 'keeper')";
    let mut discarded = Vec::new();
    for (kind, table, fits) in [
        (Kind::Evidence, "commitment_evidence", "1 = 1"),
        (Kind::File, "attachments", alone),
        (Kind::Agreement, "agreements", "stage = 'meeting' AND NOT confidential"),
        (Kind::Meeting, "meetings", "state = 'held'"),
        (Kind::Action, "actions", of_kept),
        (
            Kind::Commitment,
            "commitments",
            "NOT EXISTS (SELECT 1 FROM commitment_evidence v WHERE v.commitment_id = commitments.id)",
        ),
        (Kind::Coverage, "coverage", "1 = 1"),
        (Kind::Outlet, "outlets", "1 = 1"),
        (Kind::Organisation, "organisations", "NOT own"),
        (Kind::Person, "persons", "1 = 1"),
        (Kind::View, "saved_views", of_mine),
        (Kind::Report, "saved_reports", of_mine),
    ] {
        discarded.push((kind, discard(&app, table, fits, the_day()).await));
    }
    assert_eq!(discarded.len(), Kind::ALL.len());
    let ways = ways_back(&manager.get("/trash").await.expect(200));
    for (kind, id) in &discarded {
        let id = id.to_string();
        // What hangs on a record in the trash comes back with that record, and is offered after it.
        let own: Vec<_> = ways.iter().filter(|way| way.contains(&id)).collect();
        let page = manager.get(&format!("/trash?kind={}", kind.key())).await.expect(200);
        assert_eq!(own.len(), 1, "{kind:?} {ways:?}");
        assert_eq!(ways_back(&page).len(), 1, "{kind:?}");
        manager.post(own[0], &[]).await.expect(303);
    }
    let page = manager.get("/trash").await.expect(200);
    assert_eq!(ways_back(&page), BTreeSet::new());
    page.sees("Nothing is deleted.");
}

#[tokio::test]
async fn what_was_deleted_by_a_click_says_by_whom_and_what_is_old_only_the_administrator_sees() {
    let app = TestApp::new().await;
    let officer = app.signed_in_as(Role::Officer, "nouri").await;
    for name in ["Library", "Museum"] {
        let at = officer.post("/organisations", &[("name", name)]).await.expect(303).location();
        officer.post(&format!("{at}/delete"), &[]).await.expect(303);
    }
    let mut tx = app.app.db.write().await.unwrap();
    let long_ago = the_day() - Days::new(31);
    tx.run("UPDATE organisations SET deleted_at = $1 WHERE name = 'Museum'", &[&long_ago]).await.unwrap();
    tx.commit().await.unwrap();
    let page = officer.get("/trash").await.expect(200);
    page.sees("Library");
    page.sees("nouri user");
    assert!(!page.text().contains("Museum"), "older than thirty days");
    assert_eq!(ways_back(&app.signed_in(Role::Admin).await.get("/trash").await.expect(200)).len(), 2);
    app.signed_in(Role::Viewer).await.get("/trash").await.expect(403);
}

#[tokio::test]
async fn what_is_confidential_is_no_less_so_in_the_trash() {
    let app = TestApp::with_sample_year().await;
    let officer = app.signed_in_as(Role::Officer, "outsider").await;
    let boss = app.signed_in_as(Role::Manager, "boss").await;
    let of_hidden = "id IN (SELECT l.meeting_id FROM meeting_agreements l JOIN agreements a ON a.id = l.agreement_id
                            WHERE a.confidential)";
    let meeting = discard(&app, "meetings", of_hidden, the_day()).await.to_string();
    let agreement = discard(&app, "agreements", "confidential", the_day()).await.to_string();
    let seen = |page: Page| ways_back(&page).into_iter().collect::<Vec<_>>().join(" ");
    let (all, few) = (seen(boss.get("/trash").await), seen(officer.get("/trash").await));
    assert!(all.contains(&agreement), "{all}");
    assert!(!few.contains(&agreement) && !few.contains(&meeting), "{few}");
}
