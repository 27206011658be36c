//! The director's paragraph.
use tafahom::db::StoreError;
use tafahom::reports::notes::store;
use tafahom::users::roles::Role;

use super::{json, manager, user};
use crate::app::{TestApp, the_day};
use crate::browser::{Options, browse};
use crate::engines;

const SAID: &str = "ماه خوبی بود.\n\nپیش‌نویس دوم هنوز نزد بنیاد است.";

#[tokio::test]
async fn a_paragraph_is_kept_with_its_period_and_never_lost() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        let by = user(&mut tx).await;
        let place = ("status", "1405-02");
        store::save(&mut tx, place, "one", 0, by, the_day()).await.unwrap();
        let again = store::save(&mut tx, place, "two", 0, by, the_day()).await;
        assert!(matches!(again, Err(StoreError::Stale)), "{again:?}");
        store::save(&mut tx, place, "three", 1, by, the_day()).await.unwrap();
        let stale = store::save(&mut tx, place, "four", 1, by, the_day()).await;
        assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
        let kept = store::find(&mut tx, "status", "1405-02").await.unwrap().unwrap();
        assert_eq!((kept.text.as_str(), kept.author.as_str(), kept.version), ("three", "Sara", 2));
        assert_eq!(store::find(&mut tx, "status", "1405-01").await.unwrap(), None);
        assert_eq!(store::find(&mut tx, "press", "1405-02").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn the_paragraph_stands_in_every_format_and_only_deciders_write_it() {
    let app = TestApp::new().await;
    let (viewer, manager) = (app.signed_in(Role::Viewer).await, manager(&app).await);
    let fields = [("period", "1405-02"), ("version", "0"), ("note", SAID)];
    viewer.post("/reports/status/note", &fields).await.expect(403);
    manager.post("/reports/status/note", &fields).await.expect(303);
    assert_eq!(viewer.get("/reports/status?period=1405-02").await.expect(200).count("#note-form"), 0);
    let report = json(&viewer, "status", "period=1405-02").await;
    assert_eq!(report["sections"]["note"]["text"][1], "پیش‌نویس دوم هنوز نزد بنیاد است.");
    for path in ["status", "status.csv"] {
        let page = viewer.get(&format!("/reports/{path}?period=1405-02&section=note")).await.expect(200);
        assert!(page.text().contains("نزد بنیاد"), "{path}");
    }
    let other = json(&viewer, "status", "period=1405-01").await;
    assert!(other["sections"]["note"].is_null());
    manager.get("/activity").await.expect(200).sees("1405-02");
}

#[tokio::test]
async fn two_who_write_at_once_both_see_both_texts() {
    let app = TestApp::new().await;
    let manager = manager(&app).await;
    let save = async |version: &str, note: &str| {
        manager.post("/reports/press/note", &[("period", "1405-h1"), ("version", version), ("note", note)]).await
    };
    save("0", "first").await.expect(303);
    let page = save("0", "second").await.expect(409);
    page.sees("first");
    page.sees("second");
    assert_eq!(page.attr("input[name=version]", "value").as_deref(), Some("1"));
    save("1", "both").await.expect(303);
    let report = json(&manager, "press", "period=1405-h1").await;
    assert_eq!(report["sections"]["note"]["text"][0], "both");
    let long = "x".repeat(4001);
    save("2", &long).await.expect(422).sees("4000");
    manager.post("/reports/nothing/note", &[("period", "1405-h1")]).await.expect(404);
    manager.post("/reports/status/note", &[("period", "someday")]).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_director_writes_the_paragraph_in_persian_with_and_without_a_script() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let manager = manager(&app).await;
    let mut tx = app.app.db.write().await.unwrap();
    tx.run("UPDATE users SET language = 'fa' WHERE id = $1", &[&manager.id]).await.unwrap();
    tx.commit().await.unwrap();
    let token = manager.token().to_owned();
    for (options, period) in [(Options::phone(), "1405-01"), (Options::default().without_javascript(), "1405-02")] {
        let token = token.clone();
        browse(&base, options, |b| async move {
            b.cookie("session", &token).await;
            b.go(&format!("/reports/status?period={period}")).await;
            b.fill("یادداشت مدیر", SAID).await;
            b.click("ذخیرهٔ یادداشت").await;
            b.see("یادداشت ذخیره شد").await;
            b.within("#part-note").see("پیش‌نویس دوم هنوز نزد بنیاد است.").await;
            assert!(!b.scroll_overflow().await);
            assert_eq!(b.axe().await, Vec::<String>::new());
            assert_eq!(b.csp_violations().await, Vec::<String>::new());
        })
        .await;
    }
}
