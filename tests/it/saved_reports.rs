//! Saved reports: a question under a name, answered again in one click.
use tafahom::ids::SavedReportId;
use tafahom::reports::saved::{SavedReport, store};
use tafahom::users::roles::Role;

use crate::app::{TestApp, the_day};
use crate::engines;

const NAME: &str = "گزارش ماهانه برای مدیر کل";

fn saving<'a>(name: &'a str, when: &'a str, format: &'a str) -> Vec<(&'a str, &'a str)> {
    let query = "period=1405-01&stage=drafting";
    vec![("report", "status"), ("query", query), ("name", name), ("when", when), ("format", format)]
}

#[tokio::test]
async fn a_saved_report_is_one_click_away_on_the_desk_and_moves_with_the_day() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    officer.post("/reports/saved", &saving(NAME, "last-month", "xlsx")).await.expect(303);
    for path in ["/", "/reports"] {
        let page = officer.get(path).await.expect(200);
        page.sees(NAME);
        let href = page.attr("a[download][href*='last-month']", "href").unwrap();
        assert_eq!(href, "/reports/status.xlsx?period=last-month&stage=drafting");
        let file = officer.get(&href).await.expect(200);
        let name = file.headers["content-disposition"].to_str().unwrap();
        assert!(name.contains("tafahom-status-1405-01.xlsx"), "the month before {}: {name}", the_day());
    }
}

#[tokio::test]
async fn a_report_saved_for_one_period_keeps_it_and_a_page_is_a_page() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    officer.post("/reports/saved", &saving(NAME, "", "html")).await.expect(303);
    let page = officer.get("/").await.expect(200);
    let href = page.attr("a.chip[href*='/reports/']", "href").unwrap();
    assert_eq!(href, "/reports/status?period=1405-01&stage=drafting");
    officer.get(&href).await.expect(200);
}

#[tokio::test]
async fn the_form_preselects_the_moving_period_that_lies_where_the_shown_one_does() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    for (period, preselected) in [("1405-01", "last-month"), ("1405-02", "this-month"), ("1403", "")] {
        let page = officer.get(&format!("/reports/status?period={period}")).await.expect(200);
        assert_eq!(page.attr("#when option[selected]", "value").unwrap_or_default(), preselected, "{period}");
    }
}

#[tokio::test]
async fn a_report_without_a_name_is_asked_for_one_with_the_rest_kept() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let page = officer.post("/reports/saved", &saving("", "last-year", "csv")).await.expect(422);
    assert_eq!(page.count(".field.bad"), 1);
    assert_eq!(page.attr("#format option[selected]", "value").as_deref(), Some("csv"));
    assert_eq!(page.attr("#when option[selected]", "value").as_deref(), Some("last-year"));
    assert_eq!(page.attr("input[name='query']", "value").as_deref(), Some("period=1405-01&stage=drafting"));
}

#[tokio::test]
async fn what_is_shared_is_everybodys_to_use_and_only_ones_own_to_delete_and_to_bring_back() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let other = app.signed_in_as(Role::Viewer, "other").await;
    officer.post("/reports/saved", &saving("Mine alone", "", "csv")).await.expect(303);
    let shared: Vec<_> = saving("For all", "", "csv").into_iter().chain([("shared", "1")]).collect();
    officer.post("/reports/saved", &shared).await.expect(303);
    let page = other.get("/reports").await.expect(200);
    page.sees("For all");
    assert!(!page.text().contains("Mine alone"));
    assert_eq!(page.count("form[action$='/delete']"), 0);

    let mine = officer.get("/reports").await.expect(200);
    let delete = mine.attr("form[action$='/delete']", "action").unwrap();
    other.post(&delete, &[]).await.expect(404);
    officer.post(&delete, &[]).await.expect(303);
    let after = officer.get("/reports").await.expect(200);
    assert_eq!(after.count("section[aria-labelledby='saved-reports'] li"), 1);
    officer.post(&delete.replace("/delete", "/restore"), &[]).await.expect(303);
    let back = officer.get("/reports").await.expect(200);
    assert_eq!(back.count("form[action$='/delete']"), 2);
}

#[tokio::test]
async fn saved_reports_are_kept_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        let user = crate::engines::user(&mut tx).await;
        let saved = SavedReport {
            id: SavedReportId::new(),
            user_id: user,
            name: NAME.into(),
            report: "status".into(),
            format: "xlsx".into(),
            query: "period=last-month".into(),
            shared: false,
        };
        store::insert(&mut tx, &saved, the_day()).await.unwrap();
        assert_eq!(store::of_user(&mut tx, user).await.unwrap(), std::slice::from_ref(&saved));
        assert_eq!(store::set_deleted(&mut tx, saved.id, user, Some(the_day())).await.unwrap(), NAME);
        assert_eq!(store::of_user(&mut tx, user).await.unwrap(), []);
        store::set_deleted(&mut tx, saved.id, user, None).await.unwrap();
        assert_eq!(store::of_user(&mut tx, user).await.unwrap(), [saved]);
        tx.commit().await.unwrap();
    })
    .await;
}
