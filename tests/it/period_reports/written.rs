//! The press report.
use tafahom::users::roles::Role;
use uuid::Uuid;

use super::{column, figure, json, rows, with};
use crate::app::{TestApp, the_day};
use crate::papers::spring::{Records, day};

/// That an item repeats another; both by their headlines.
async fn repeats(records: &mut Records<'_>, again: &str, original: &str) {
    let sql = "UPDATE coverage SET republished_from = (SELECT o.id FROM coverage o WHERE o.headline = $2)
                WHERE headline = $1";
    records.tx.run(sql, &[&again, &original]).await.unwrap();
}

async fn meeting(records: &mut Records<'_>, subject: &str, held: &str, agreement: Uuid) -> Uuid {
    let (id, held) = (Uuid::now_v7(), day(held));
    let sql = "INSERT INTO meetings (id, subject, held_on, state, folded, created_by, created_at, updated_at)
               VALUES ($1, $2, $3, 'held', 'x', $4, $5, $5)";
    records.tx.run(sql, &[&id, &subject, &held, &records.user, &the_day()]).await.unwrap();
    let sql = "INSERT INTO meeting_agreements (meeting_id, agreement_id) VALUES ($1, $2)";
    records.tx.run(sql, &[&id, &agreement]).await.unwrap();
    id
}

async fn spring(app: &TestApp, user: tafahom::ids::UserId) {
    with(app, user, async |mut records| {
        let media = records.organisation("Media").await;
        let covered = records.agreement("1405-1", "Covered", &[("meeting", "2026-04-01")]).await;
        let silent = records.agreement("1405-2", "Silent", &[("signing", "2026-04-01")]).await;
        let half = records.agreement("1405-4", "Half signed", &[("signing", "2026-04-01")]).await;
        let hidden = records.agreement("1405-3", "Top secret", &[("signing", "2026-04-02")]).await;
        let sql = "UPDATE agreements SET confidential = TRUE, owner_id = NULL WHERE id = $1";
        records.tx.run(sql, &[&hidden]).await.unwrap();
        for agreement in [covered, silent, hidden, half] {
            records.party(agreement, media).await;
        }
        let other = records.organisation("Other").await;
        records.party(half, other).await;
        records.signature(covered, media, "A", "2026-05-02").await;
        records.signature(silent, media, "B", "2026-05-03").await;
        records.signature(hidden, media, "C", "2026-05-03").await;
        records.signature(half, media, "D", "2026-05-03").await;
        records.press("Agency", "Original", "2026-05-10", &[covered]).await;
        records.press("Site", "Again", "2026-05-11", &[covered]).await;
        records.press("Paper", "Again again", "2026-05-12", &[]).await;
        records.press("Agency two", "Alone", "2026-05-11", &[]).await;
        records.press("Agency three", "Earlier", "2026-04-10", &[]).await;
        records.press("Whisper", "Secret talks", "2026-05-12", &[hidden]).await;
        repeats(&mut records, "Again", "Original").await;
        repeats(&mut records, "Again again", "Again").await;
        records.tx.run("UPDATE coverage SET tone = 'positive' WHERE headline = 'Original'", &[]).await.unwrap();
        records
            .tx
            .run("UPDATE outlets SET licensed = 'yes', kind = 'news_agency' WHERE name = 'Agency'", &[])
            .await
            .unwrap();
        meeting(&mut records, "Quiet meeting", "2026-05-05", silent).await;
        meeting(&mut records, "Secret meeting", "2026-05-05", hidden).await;
        let told = meeting(&mut records, "Told meeting", "2026-05-06", covered).await;
        let sql = "INSERT INTO coverage_meetings (coverage_id, meeting_id)
                   SELECT id, $1 FROM coverage WHERE headline = 'Original'";
        records.tx.run(sql, &[&told]).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn items_stand_with_their_republications_and_are_counted_by_outlet_tone_and_agreement() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let report = json(&viewer, "press", "period=1405-02").await;
    assert_eq!((figure(&report, "items"), figure(&report, "originals"), figure(&report, "republications")), (4, 2, 2));
    assert_eq!((figure(&report, "licensed"), figure(&report, "positive"), figure(&report, "not_judged")), (1, 1, 3));
    assert_eq!(column(&report, "items", "headline"), ["Original", "Again", "Again again", "Alone"]);
    assert_eq!(column(&report, "items", "republications"), ["2", "null", "null", "0"]);
    assert_eq!(rows(&report, "items")[2]["repeats"], "Site: Again");
    assert_eq!(column(&report, "by_outlet", "share"), ["25"; 4]);
    assert_eq!(column(&report, "by_kind", "items"), ["3", "1"]);
    assert_eq!(column(&report, "by_kind", "share"), ["75", "25"]);
    assert_eq!(column(&report, "by_tone", "tone"), ["not_judged", "positive"]);
    assert_eq!(column(&report, "by_agreement", "reference"), ["1405-1"]);
    assert_eq!(column(&report, "by_agreement", "items"), ["2"]);
    let months = rows(&report, "months");
    assert_eq!((months.len(), months[11]["period"].as_str()), (12, Some("1405-02")));
    assert_eq!((&months[11]["items"], &months[10]["items"]), (&4.into(), &1.into()));
}

#[tokio::test]
async fn what_was_signed_or_held_without_a_word_is_a_gap() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let report = json(&viewer, "press", "period=1405-h1").await;
    assert_eq!(column(&report, "silent_agreements", "reference"), ["1405-2"], "half signed is not signed");
    assert_eq!(column(&report, "silent_meetings", "title"), ["Quiet meeting"]);
    assert_eq!((figure(&report, "silent_agreements"), figure(&report, "silent_meetings")), (1, 1));
    let secrets = ["Top secret", "Secret", "Whisper", "1405-3"];
    assert!(secrets.iter().all(|secret| !report.to_string().contains(secret)), "{report}");
    let all = json(&super::manager(&app).await, "press", "period=1405-h1").await;
    assert_eq!(column(&all, "silent_meetings", "title"), ["Quiet meeting", "Secret meeting"]);
    assert_eq!(figure(&all, "items"), 6);
}

#[tokio::test]
async fn the_half_year_is_offered_where_reports_are_chosen() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    for page in ["/reports", "/reports/press"] {
        let page = viewer.get(page).await.expect(200);
        assert_eq!(page.count("a.chip[href='/reports/press?period=1405-h1']"), 1);
        assert_eq!(page.count("a.chip[href='/reports/press?period=1404-h2']"), 1);
    }
}
