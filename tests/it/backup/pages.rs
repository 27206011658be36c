//! The page of backups.
use tafahom::backup::daily::Daily;
use tafahom::backup::{self, Occasion, shelf};
use tafahom::jobs::every;
use tafahom::users::roles::Role;

use crate::agreement_views::Look;
use crate::app::TestApp;

/// Waits until the folder holds a backup: a busy machine takes longer than the page waits.
async fn made(app: &TestApp) {
    for _ in 0..600 {
        if !shelf::list(&app.app.config.backups()).unwrap().is_empty() && app.app.limits.backups.available_permits() > 0
        {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no backup was made: {:?}", shelf::failure(&app.app.config.backups()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_made_listed_and_handed_out() {
    let app = TestApp::with_sample_year().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let page = admin.get("/backups").await.expect(200);
    page.sees("No backup was made yet");
    assert_eq!(admin.post("/backups", &[]).await.expect(303).location(), "/backups");
    made(&app).await;
    let page = admin.get("/backups").await.expect(200);
    page.lacks("The last backup failed");
    page.sees("1 backup in the folder");
    page.sees("up to event");
    let link = page.attr("main td a", "href").unwrap();
    let file = admin.get(&link).await.expect(200);
    assert_eq!(file.headers["content-type"], "application/zip");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("taken.zip");
    std::fs::write(&path, &file.bytes).unwrap();
    assert!(backup::open(&path).unwrap().manifest.events.is_some());
    admin.get("/audit?kind=backup").await.expect(200).sees("took out the backup");
    app.signed_in_as(Role::Manager, "another").await.get(&link).await.expect(403);
    for other in ["tafahom.db", "..%2Ftafahom.db", "tafahom-20200101T000000Z.zip", "last-failure"] {
        admin.get(&format!("/backups/{other}")).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_handed_in_twice_makes_one_backup() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let form = [("form_id", "00000000-0000-4000-8000-000000000001")];
    admin.post("/backups", &form).await.expect(303);
    made(&app).await;
    app.app.clock.advance(chrono::TimeDelta::seconds(5));
    admin.post("/backups", &form).await.expect(303);
    assert_eq!(shelf::list(&app.app.config.backups()).unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_failed_and_what_is_overdue_is_said_on_the_page() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let folder = app.app.config.backups();
    std::fs::write(&folder, "no folder").unwrap();
    assert!(backup::make_on_shelf(&app.app, None).await.is_err());
    std::fs::remove_file(&folder).unwrap();
    shelf::note_failure(&folder, app.app.clock.now(), &"the disk is full").unwrap();
    let page = admin.get("/backups").await.expect(200);
    page.sees("The last backup failed");
    page.sees("the disk is full");
    backup::make_on_shelf(&app.app, None).await.unwrap();
    admin.get("/backups").await.expect(200).lacks("The last backup failed");
    app.app.clock.advance(chrono::TimeDelta::hours(27));
    app.again(admin.id).await.get("/backups").await.expect(200).sees("No backup was made for more than a day");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_makes_one_by_itself_when_one_is_due_and_keeps_so_many() {
    let app = TestApp::new().await;
    let folder = app.app.config.backups();
    for day in 1..=20 {
        std::fs::create_dir_all(&folder).unwrap();
        let at = app.app.clock.now() - chrono::TimeDelta::days(day);
        std::fs::write(folder.join(backup::name_of(at, Occasion::Ordinary)), "x").unwrap();
    }
    let job = tokio::spawn(every(std::time::Duration::from_secs(600), app.app.clone(), Daily));
    for _ in 0..1200 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        if shelf::list(&folder).unwrap().len() == 14 {
            break;
        }
    }
    job.abort();
    let kept = shelf::list(&folder).unwrap();
    assert_eq!((kept.len(), kept[0].at), (14, app.app.clock.now()));
}
