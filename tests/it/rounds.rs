//! The server looks over the files by night, and tells administrators of those that are not as they were.
use std::path::PathBuf;
use std::time::Duration;

use chrono::TimeDelta;
use serde_json::Value;
use tafahom::attachments::place;
use tafahom::jobs::Job;
use tafahom::users::roles::Role;
use tafahom::verify::rounds::{Rounds, round};
use tafahom::verify::{FileFault, store};

use crate::agreement_views::Look;
use crate::app::{Person, TestApp, the_day};
use crate::drafts::Scene;
use crate::engines;

/// Attaches a file; answers where its bytes lie.
async fn attach(app: &TestApp, person: &Person<'_>, scene: &Scene, name: &str) -> PathBuf {
    let bytes = format!("%PDF-1.7 {name}");
    person.upload(&scene.path("/files"), &[("kind", "letter")], "file", name, bytes.as_bytes()).await.expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    let (sha256,): (String,) =
        tx.one("SELECT sha256 FROM attachments WHERE file_name = $1", &[&name.to_owned()]).await.unwrap();
    app.app.config.data.join("files").join(place(&sha256).to_string())
}

async fn health(app: &TestApp) -> (String, String) {
    let said: Value = serde_json::from_str(&app.nobody().get("/healthz").await.expect(200).text()).unwrap();
    (said["status"].as_str().unwrap().into(), said["files"].as_str().unwrap().into())
}

#[tokio::test]
async fn a_file_that_is_damaged_is_found_by_night_and_told_until_it_is_put_back() {
    let app = TestApp::new().await;
    let (officer, admin) = (app.signed_in(Role::Officer).await, app.signed_in(Role::Admin).await);
    let scene = Scene::of(&app, officer.id).await;
    let (letter, scan) =
        (attach(&app, &officer, &scene, "letter.pdf").await, attach(&app, &officer, &scene, "scan.pdf").await);
    Rounds.run(&app.app).await;
    admin.get("/system").await.expect(200).sees("Not yet; it is done every night");
    // From half past ten in the morning to four at night.
    app.app.clock.advance(TimeDelta::minutes(17 * 60 + 30));
    let admin = app.again(admin.id).await;
    Rounds.run(&app.app).await;
    admin.get("/system").await.expect(200).sees("2 files are as they were attached");
    assert_eq!(health(&app).await, ("ok".into(), "ok".into()));

    let was = std::fs::read(&letter).unwrap();
    std::fs::write(&letter, b"%PDF-1.7 LETTER.pdf").unwrap();
    let kept = std::fs::read(&scan).unwrap();
    std::fs::remove_file(&scan).unwrap();
    Rounds.run(&app.app).await;
    assert_eq!(health(&app).await.1, "ok", "each once a night");
    app.app.clock.advance(TimeDelta::days(1));
    Rounds.run(&app.app).await;
    assert_eq!(health(&app).await, ("degraded".into(), "damaged".into()));
    let (officer, admin) = (app.again(officer.id).await, app.again(admin.id).await);
    admin.get("/").await.expect(200).sees("2 attached files are damaged: put them back from a backup.");
    officer.get("/").await.expect(200).lacks("damaged");
    admin.get("/system").await.expect(200).sees("2 files are damaged");
    let page = admin.get("/backups").await.expect(200);
    page.sees("letter.pdf has changed");
    page.sees("scan.pdf is missing");
    page.sees(&format!("files/{}", place(letter.file_name().unwrap().to_str().unwrap())));
    assert_eq!(page.attr("li a[href$='/files']", "href"), Some(scene.path("/files")), "where it hangs");

    std::fs::write(&letter, was).unwrap();
    admin.post("/system/files", &[]).await.expect(303);
    admin.get("/").await.expect(200).sees("1 attached file is damaged");
    std::fs::write(&scan, kept).unwrap();
    admin.post("/system/files", &[]).await.expect(303);
    admin.get("/").await.expect(200).lacks("damaged");
    assert_eq!(health(&app).await, ("ok".into(), "ok".into()));
}

#[tokio::test]
async fn a_round_stops_when_its_time_is_over_and_the_next_goes_on_where_it_stopped() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    for name in ["a.pdf", "b.pdf", "c.pdf"] {
        attach(&app, &officer, &scene, name).await;
    }
    let seen = async || store::looked(&mut app.app.db.read().await.unwrap()).await.unwrap().seen;
    let begun = app.app.clock.now();
    round(&app.app, begun, Duration::ZERO).await.unwrap();
    assert_eq!(seen().await, 0);
    round(&app.app, begun, Duration::from_secs(60)).await.unwrap();
    assert_eq!(seen().await, 3);
}

#[tokio::test]
async fn what_was_found_is_kept_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let now = the_day();
        let mut tx = db.write().await.unwrap();
        let user = engines::user(&mut tx).await;
        let hashes: Vec<String> = ["a", "b", "c"].map(|letter| letter.repeat(64)).to_vec();
        for (at, sha256) in hashes.iter().enumerate() {
            let sql = "INSERT INTO attachments (id, kind, file_name, media_type, size, sha256, uploaded_by, created_at)
                       VALUES ($1, 'letter', $2, 'application/pdf', 7, $3, $4, $5)";
            let name = format!("{at}.pdf");
            tx.run(sql, &[&tafahom::ids::AttachmentId::new(), &name, sha256, &user, &now]).await.unwrap();
        }
        let due = async |tx: &mut tafahom::db::Tx, since| -> Vec<String> {
            store::due(tx, since, 2).await.unwrap().into_iter().map(|file| file.sha256).collect()
        };
        assert_eq!(due(&mut tx, now).await, hashes[..2]);
        let hour = TimeDelta::hours(1);
        assert_eq!(store::note(&mut tx, &hashes[0], None, now + hour).await.unwrap(), None);
        assert_eq!(store::note(&mut tx, &hashes[1], Some(FileFault::Changed), now).await.unwrap(), None);
        assert_eq!(due(&mut tx, now).await, hashes[2..]);
        assert_eq!(due(&mut tx, now + hour * 2).await, [hashes[2].clone(), hashes[1].clone()], "left longest first");
        let looked = store::looked(&mut tx).await.unwrap();
        assert_eq!((looked.files, looked.seen, looked.damaged), (3, 2, 1));
        assert_eq!((looked.oldest, looked.newest), (Some(now), Some(now + hour)));
        let damaged = store::damaged(&mut tx).await.unwrap();
        assert_eq!((damaged.len(), damaged[0].fault, damaged[0].file_name.as_str()), (1, FileFault::Changed, "1.pdf"));
        assert_eq!(store::note(&mut tx, &hashes[1], None, now).await.unwrap(), Some(FileFault::Changed));
        assert!(store::damaged(&mut tx).await.unwrap().is_empty());
        tx.commit().await.unwrap();
    })
    .await;
}
