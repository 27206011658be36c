//! A backup is made while others write, and put back on another machine.
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use tafahom::app::App;
use tafahom::attachments::Files;
use tafahom::audit::heads::{self, Heads};
use tafahom::audit::store as audit;
use tafahom::backup::{self, RestoreFault, make};
use tafahom::verify::check;
use uuid::Uuid;

use super::{Elsewhere, backup};
use crate::app::{TestApp, the_day};
use crate::audit::event;
use crate::commands::tafahom;
use crate::routes::dump_of;

/// What is in a database, but for the events of backups and what the engine keeps for itself.
async fn contents(url: &str) -> String {
    let told = |line: &&str| !line.contains("'backup'") && !line.starts_with("sqlite_");
    dump_of(url).await.lines().filter(told).map(|line| format!("{line}\n")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_before_a_backup_began_is_in_it_and_nothing_by_halves() {
    let app = TestApp::with_sample_year().await;
    let (written, stop) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicBool::new(false)));
    let writer = tokio::spawn({
        let (db, written, stop) = (app.app.db.clone(), written.clone(), stop.clone());
        async move {
            while !stop.load(Ordering::SeqCst) {
                let mut tx = db.write().await.unwrap();
                // Two rows that belong together: in the backup there are both or neither.
                let id = Uuid::now_v7();
                let sql = "INSERT INTO receipts (form_id, location, at) VALUES ($1, 'pair', $2)";
                tx.run(sql, &[&id, &the_day()]).await.unwrap();
                audit::append(&mut tx, &event("pair"), the_day()).await.unwrap();
                tx.commit().await.unwrap();
                written.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let machine = Elsewhere::with_key_of(&app);
    for nth in 0..5 {
        let before = written.load(Ordering::SeqCst);
        let path = folder.path().join(format!("{nth}.zip"));
        make(&app.app.db, &app.app.files, &path, the_day()).await.unwrap();
        let found = machine.look(&path).await.unwrap();
        let pairs = found.manifest.rows["receipts"];
        assert!(pairs >= before, "{pairs} of {before}");
        let events = found.manifest.events.unwrap();
        assert_eq!(events - pairs, found.manifest.rows["events"] - pairs, "numbered without a gap");
        assert!(found.findings.is_sound() && found.with_key);
    }
    stop.store(true, Ordering::SeqCst);
    writer.await.unwrap();
    assert!(written.load(Ordering::SeqCst) > 5, "others went on writing meanwhile");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_put_back_elsewhere_is_the_same_to_the_last_row_and_file() {
    let app = TestApp::with_sample_year().await;
    let (_folder, path) = backup(&app.app).await;
    let machine = Elsewhere::with_key_of(&app);
    let restored = machine.restore(&path).await.unwrap();
    assert!(restored.before.is_none() && restored.manifest.missing.is_empty());
    assert_eq!(contents(&machine.config.database_url()).await, contents(&app.app.config.database_url()).await);
    let opened = App::open(machine.config.clone(), false).await.unwrap();
    let heads = Heads::read(&machine.config.audit_heads(), opened.db.key()).unwrap();
    let found = check(&opened.db, &opened.files, &heads).await.unwrap();
    assert!(found.is_sound() && found.files > 0 && found.strays == 0, "{found:?}");
    let left: Vec<_> = fs::read_dir(&machine.config.data).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_str().unwrap().starts_with('.')), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_there_is_set_aside_with_its_journal_and_its_heads() {
    let app = TestApp::with_sample_year().await;
    let (_folder, path) = backup(&app.app).await;
    let machine = Elsewhere::with_key_of(&app);
    let data = &machine.config.data;
    fs::write(data.join("tafahom.db"), b"what was there").unwrap();
    fs::write(data.join("tafahom.db-wal"), b"its journal").unwrap();
    fs::write(data.join("tafahom.db-shm"), b"its index").unwrap();
    let end = audit::head(&mut app.app.db.read().await.unwrap()).await.unwrap();
    heads::keep(&machine.config.audit_heads(), app.app.db.key(), &end, the_day()).unwrap();

    let before = machine.restore(&path).await.unwrap().before.unwrap();
    assert_eq!(fs::read(&before).unwrap(), b"what was there");
    assert_eq!(fs::read(before.with_file_name("tafahom.db-wal")).unwrap(), b"its journal");
    assert!(!data.join("tafahom.db-wal").exists() && !data.join("tafahom.db-shm").exists());
    assert!(!machine.config.audit_heads().exists());
    let opened = App::open(machine.config.clone(), false).await.unwrap();
    assert_eq!(audit::head(&mut opened.db.read().await.unwrap()).await.unwrap(), end);
}

#[tokio::test]
async fn nothing_is_put_back_under_a_server_or_without_the_right_key() {
    let app = TestApp::with_sample_year().await;
    let (_folder, path) = backup(&app.app).await;
    let machine = Elsewhere::with_key_of(&app);
    let working = backup::at_work(&machine.config.data).unwrap();
    assert!(matches!(machine.restore(&path).await, Err(RestoreFault::AtWork(_))));
    machine.look(&path).await.unwrap();
    drop(working);

    fs::remove_file(machine.config.audit_key()).unwrap();
    let told = machine.restore(&path).await.err().unwrap().to_string();
    assert!(told.contains(&app.app.db.key().fingerprint()), "{told}");
    assert!(!machine.config.database_file().unwrap().exists());
    let looked = machine.look(&path).await.unwrap();
    assert!(!looked.with_key, "all but the seals can be looked over");
    tafahom::seal::Key::fresh().keep(&machine.config.audit_key()).unwrap();
    assert!(matches!(machine.restore(&path).await, Err(RestoreFault::OtherKey { .. })));
}

#[tokio::test]
async fn a_file_that_is_gone_does_not_keep_the_rest_from_being_saved() {
    let app = TestApp::with_sample_year().await;
    let sha256 = tafahom::verify::store::files(&mut app.app.db.read().await.unwrap()).await.unwrap()[0].sha256.clone();
    let place = app.app.config.data.join("files").join(&sha256[..2]).join(&sha256);
    for is_there in [true, false] {
        if is_there {
            fs::write(&place, "other bytes").unwrap()
        } else {
            fs::remove_file(&place).unwrap()
        }
        let (_folder, path) = backup(&app.app).await;
        let machine = Elsewhere::with_key_of(&app);
        let restored = machine.restore(&path).await.unwrap();
        assert_eq!(restored.manifest.missing, std::slice::from_ref(&sha256));
        let files = Files::in_folder(&machine.config.data.join("files")).unwrap();
        assert_eq!(files.all().await.unwrap().len(), restored.manifest.files.len());
    }
}

#[test]
fn the_commands_make_look_over_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let (data, archive) = (folder.path().join("data"), folder.path().join("backup.zip"));
    let file = archive.to_str().unwrap();
    let said = |arguments: &[&str]| {
        let output = tafahom(&data, arguments);
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.code(), text)
    };
    let add = |name: &str| said(&["user", "add", name, "--username", name, "--role", "viewer"]);
    assert_eq!(add("sara").0, Some(0));
    let (status, text) = said(&["backup", file]);
    assert!(status == Some(0) && text.contains("up to event 2"), "{text}");
    let (status, text) = said(&["backup", file]);
    assert!(status == Some(1) && text.contains("is there already"), "{text}");
    assert_eq!(add("reza").0, Some(0));
    let (status, text) = said(&["restore", file, "--verify-only", "--language", "en"]);
    assert!(status == Some(0) && text.contains("everything is in order"), "{text}");
    assert!(said(&["user", "list"]).1.contains("reza"), "looking changes nothing");
    let (status, text) = said(&["restore", file]);
    assert!(status == Some(0) && text.contains("نسخهٔ پشتیبان بازگردانده شد"), "{text}");
    let database = format!("sqlite://{}", data.join("tafahom.db").display());
    let rows = tokio::runtime::Runtime::new().unwrap().block_on(dump_of(&database));
    assert!(rows.contains("users: ") && !rows.contains("links: "), "no session or link of then is good again");
    let (_, users) = said(&["user", "list"]);
    assert!(users.contains("sara") && !users.contains("reza"), "{users}");
    let (status, text) = said(&["verify", "--language", "en"]);
    assert!(status == Some(0) && text.contains("all 3 events") && text.contains("agrees with the 1 head"), "{text}");
    fs::remove_file(data.join("audit.key")).unwrap();
    let (status, text) = said(&["restore", file]);
    assert!(status == Some(1) && text.contains("--without-key"), "{text}");
    let (status, text) = said(&["restore", file, "--without-key", "--language", "en"]);
    assert!(status == Some(0) && text.contains("were not checked"), "{text}");
    let (status, text) = said(&["verify", "--language", "en"]);
    assert!(status == Some(0) && text.contains("the first 2 were sealed under a key that was lost"), "{text}");
    let (status, text) = said(&["backup", "/no/such/folder/x.zip"]);
    assert!(status == Some(1) && text.contains("cannot be written"), "{text}");
}
