//! The report of actions and commitments.
use serde_json::json as value;
use tafahom::users::roles::Role;
use uuid::Uuid;

use super::{column, figure, json, rows, us, with};
use crate::app::{TestApp, the_day};
use crate::papers::spring::{Records, day};

async fn owed_by(records: &mut Records<'_>, text: &str, organisation: Option<Uuid>) {
    let sql = "UPDATE actions SET user_id = NULL, organisation_id = $2 WHERE text = $1";
    records.tx.run(sql, &[&text, &organisation]).await.unwrap();
}

async fn commitment(records: &mut Records<'_>, agreement: Uuid, obligor: Uuid, text: &str, until: &str) {
    let until = day(until);
    let sql = "INSERT INTO commitments (id, agreement_id, organisation_id, text, every, times, until_on, created_by, created_at, updated_at)
               VALUES ($1, $2, $3, $4, 'once', 1, $5, $6, $7, $7)";
    records
        .tx
        .run(sql, &[&Uuid::now_v7(), &agreement, &obligor, &text, &until, &records.user, &the_day()])
        .await
        .unwrap();
}

#[tokio::test]
async fn each_side_sees_what_it_owes_and_what_is_late() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    with(&app, viewer.id, async |mut records| {
        let (own, media) = (us(&mut records).await, records.organisation("Media").await);
        let work = records.agreement("1405-1", "Work", &[("in_force", "2026-04-01")]).await;
        let sql =
            "INSERT INTO periods (id, agreement_id, starts_on, created_by, created_at) VALUES ($1, $2, $3, $4, $5)";
        let from = day("2026-04-01");
        records.tx.run(sql, &[&Uuid::now_v7(), &work, &from, &records.user, &the_day()]).await.unwrap();
        records.party(work, own).await;
        records.party(work, media).await;
        records.action(work, "Ours, late", "2026-05-08", None).await;
        records.action(work, "Ours, open", "2026-06-08", None).await;
        records.action(work, "Done in the period", "2026-05-01", Some("2026-05-02")).await;
        records.action(work, "Done before", "2026-04-01", Some("2026-04-02")).await;
        records.action(work, "Theirs", "2026-05-10", None).await;
        records.action(work, "Nobody's", "2026-06-10", None).await;
        owed_by(&mut records, "Theirs", Some(media)).await;
        owed_by(&mut records, "Nobody's", None).await;
        let hidden = records.agreement("1405-3", "Top secret", &[("drafting", "2026-04-02")]).await;
        let sql = "UPDATE agreements SET confidential = TRUE, owner_id = NULL WHERE id = $1";
        records.tx.run(sql, &[&hidden]).await.unwrap();
        records.action(hidden, "Secret action", "2026-05-01", None).await;
        commitment(&mut records, work, media, "Ten reports", "2026-05-12").await;
        commitment(&mut records, work, own, "A room", "2026-06-12").await;
    })
    .await;
    let report = json(&viewer, "actions", "period=1405-02").await;
    assert_eq!(column(&report, "summary", "open"), ["2", "1", "1"], "us, them, nobody");
    assert_eq!(column(&report, "summary", "overdue"), ["1", "1", "0"]);
    assert_eq!(column(&report, "summary", "done"), ["1", "0", "0"]);
    assert_eq!(column(&report, "open", "action"), ["Ours, late", "Ours, open", "Theirs", "Nobody's"]);
    assert_eq!(column(&report, "open", "days_late"), ["10", "null", "8", "null"]);
    assert_eq!(column(&report, "done", "action"), ["Done in the period"]);
    assert_eq!(rows(&report, "by_responsible").len(), 3);
    let party = &rows(&report, "by_party")[0];
    let expected = value!({"party": "Media", "we_owe": 4, "we_owe_overdue": 1, "they_owe": 2, "they_owe_overdue": 2});
    assert_eq!(party, &expected, "ours and nobody's, with our commitment; theirs, with theirs");
    assert_eq!(column(&report, "open_commitments", "commitment"), ["A room", "Ten reports"]);
    assert_eq!(column(&report, "open_commitments", "state"), ["open", "overdue"]);
    assert_eq!((figure(&report, "open_commitments"), figure(&report, "overdue_commitments")), (2, 1));
    assert!(!report.to_string().contains("Secret"), "{report}");
    // The same actions are overdue in the status report.
    let status = json(&viewer, "status", "period=1405-02").await;
    assert_eq!(figure(&status, "overdue_actions"), figure(&report, "overdue"));
}
