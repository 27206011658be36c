//! `tafahom verify`, run as people run it, and the key on which it rests.
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tafahom::attachments::Files;
use tafahom::audit::heads::{self, Heads};
use tafahom::audit::store::head;
use tafahom::db::Db;
use tafahom::seal::Key;
use tafahom::verify::{BadFile, FileFault, check};

use super::{append, unguard};
use crate::app::{TestApp, the_day};
use crate::commands::tafahom;
use crate::engines;

/// A folder in which users were added: two events each.
fn with_events() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sara", "reza"] {
        let added = tafahom(folder.path(), &["user", "add", name, "--username", name, "--role", "viewer"]);
        assert!(added.status.success(), "{added:?}");
    }
    folder
}

async fn open(data: &Path) -> Db {
    let key = Key::read(&data.join("audit.key")).unwrap().unwrap();
    Db::open_file(&data.join("tafahom.db"), key).await.unwrap()
}

/// Does something to the events that nobody may.
async fn tamper(data: &Path, sql: &'static str) {
    let db = open(data).await;
    let mut tx = db.write().await.unwrap();
    unguard(&mut tx).await;
    assert!(tx.run(sql, &[]).await.unwrap() > 0);
    tx.commit().await.unwrap();
    db.close().await;
}

/// What the command says, and its exit status.
fn verify(data: &Path, more: &[&str]) -> (String, Option<i32>) {
    let output = tafahom(data, &[&["verify", "--language", "en"], more].concat());
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.code())
}

#[track_caller]
fn finds(data: &Path, what: &str) {
    let (said, status) = verify(data, &[]);
    assert!(said.contains(what), "{what:?} is not in {said}");
    assert_eq!(status, Some(3), "{said}");
}

#[tokio::test]
async fn a_sound_installation_is_said_to_be_so_in_both_languages() {
    let folder = with_events();
    let (said, status) = verify(folder.path(), &[]);
    assert_eq!(status, Some(0), "{said}");
    for part in ["Database: sound", "all 4 events", "No head is noted", "everything is in order"] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
    let persian = tafahom(folder.path(), &["verify"]);
    assert!(String::from_utf8(persian.stdout).unwrap().contains("نتیجه: همه چیز درست است."));
}

#[tokio::test]
async fn the_first_broken_event_is_named() {
    let folder = with_events();
    let data = folder.path();
    tamper(data, "UPDATE events SET title = 'x' WHERE seq > 2").await;
    finds(data, "event 3 is not what the program recorded");
}

#[tokio::test]
async fn an_end_that_was_cut_off_shows_against_the_heads_kept_beside_the_key() {
    let folder = with_events();
    let data = folder.path();
    let db = open(data).await;
    let mut tx = db.read().await.unwrap();
    let end = head(&mut tx).await.unwrap();
    heads::keep(&data.join("audit.heads"), tx.key(), &end, the_day()).unwrap();
    drop(tx);
    db.close().await;
    assert!(verify(data, &[]).0.contains("It agrees with the 1 head"));
    tamper(data, "DELETE FROM events WHERE seq > 3").await;
    finds(data, "it ends at event 3, and event 4 was seen before");
    fs::write(data.join("audit.heads"), "4 00 2026-05-18T07:00:00+00:00 00\n").unwrap();
    finds(data, "1 line of the file of heads");
}

#[tokio::test]
async fn without_the_key_nothing_starts_on_events_that_it_sealed() {
    let folder = with_events();
    let data = folder.path();
    let (key, away) = (data.join("audit.key"), data.join("away.key"));
    assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    fs::rename(&key, &away).unwrap();
    let refused = |why: &str| {
        let output = tafahom(data, &["user", "list"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && told.contains(why), "{told}");
    };
    refused("is missing, and the database holds events");
    assert!(!key.exists(), "no other key is made in its place");
    let (said, status) = verify(data, &[]);
    assert!(status == Some(1) && said.contains("there is no key of the audit trail"), "{said}");
    assert_eq!(verify(data, &["--audit-key", away.to_str().unwrap()]).1, Some(0));

    let new = tafahom(data, &["audit", "new-key", "--audit-key", away.to_str().unwrap()]);
    assert!(String::from_utf8(new.stderr).unwrap().contains("only when there is none"));
    Key::fresh().keep(&key).unwrap();
    refused("is not the key under which");
    finds(data, "No event bears the seal of this key");
    fs::write(&key, "not a key").unwrap();
    refused("is no key of an audit trail");
}

#[tokio::test]
async fn after_the_key_was_lost_a_new_one_goes_on_and_says_how_far_the_old_one_went() {
    let folder = with_events();
    let data = folder.path();
    fs::remove_file(data.join("audit.key")).unwrap();
    let made = tafahom(data, &["audit", "new-key"]);
    assert!(made.status.success(), "{made:?}");
    assert!(tafahom(data, &["user", "reset-password", "sara"]).status.success());
    let (said, status) = verify(data, &[]);
    assert!(status == Some(0) && said.contains("the first 4 were sealed under a key that was lost"), "{said}");
    assert!(said.contains("all 6 events"), "{said}");
    tamper(data, "UPDATE events SET title = 'x' WHERE seq = 6").await;
    finds(data, "event 6 is not what the program recorded");
}

#[tokio::test]
async fn a_damaged_database_is_told_from_a_broken_chain() {
    let folder = with_events();
    let file = folder.path().join("tafahom.db");
    open(folder.path()).await.close().await; // nothing is left in the journal
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 4096 / 2;
    for page in bytes.chunks_mut(4096).skip(half) {
        page[..64].fill(0xa5);
    }
    fs::write(&file, bytes).unwrap();
    finds(folder.path(), "The database is damaged");
}

#[tokio::test]
async fn files_that_are_gone_or_changed_are_named_and_strays_are_no_fault() {
    let app = TestApp::with_sample_year().await;
    let files = &app.app.files;
    let sound = check(&app.app.db, files, &Heads::default()).await.unwrap();
    assert!(sound.is_sound() && sound.files > 0, "{sound:?}");
    let sha256 = tafahom::verify::store::files(&mut app.app.db.read().await.unwrap()).await.unwrap()[0].sha256.clone();
    let place = app.app.config.data.join("files").join(&sha256[..2]).join(&sha256);
    files.put_bytes(&"f".repeat(64), b"stray".to_vec()).await.unwrap();

    let fault = async || {
        let found = check(&app.app.db, files, &Heads::default()).await.unwrap();
        assert_eq!(found.strays, 1);
        found.bad_files.into_iter().map(|BadFile { fault, .. }| fault).collect::<Vec<_>>()
    };
    assert_eq!(fault().await, []);
    let mut bytes = fs::read(&place).unwrap();
    bytes[3] ^= 1;
    fs::write(&place, bytes).unwrap();
    assert_eq!(fault().await, [FileFault::Changed]);
    fs::remove_file(&place).unwrap();
    assert_eq!(fault().await, [FileFault::Missing]);
}

#[tokio::test]
async fn rows_that_point_nowhere_are_found_on_both_engines() {
    engines::on_each(|db| async move {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::in_folder(folder.path()).unwrap();
        let mut tx = db.write().await.unwrap();
        let user = engines::user(&mut tx).await;
        append(&mut tx, 1).await;
        let sql = "INSERT INTO sessions (token_hash, id, user_id, auth_epoch, created_at, last_seen_at, expires_at)
                   VALUES ('t', $1, $1, 1, $2, $2, $2)";
        tx.run(sql, &[&user, &the_day()]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(check(&db, &files, &Heads::default()).await.unwrap().is_sound());

        let mut tx = db.write().await.unwrap();
        match tx.engine() {
            tafahom::db::Engine::Sqlite => {
                tx.run("PRAGMA defer_foreign_keys = ON", &[]).await.unwrap();
            }
            tafahom::db::Engine::Postgres => {
                tx.run("SET LOCAL session_replication_role = replica", &[]).await.unwrap();
            }
        }
        tx.run("DELETE FROM users WHERE id = $1", &[&user]).await.unwrap();
        let found = tx.dangling().await.unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].child.as_str(), found[0].parent.as_str(), found[0].count), ("sessions", "users", 1));
    })
    .await;
}
