//! Events can be added and nothing else, and whatever else is done to them shows.
use sqlx::AssertSqlSafe;
use tafahom::agreements::sight::Sight;
use tafahom::audit::chain::{Break, Head};
use tafahom::audit::store::{self, Trail, head, key_fits, walk};
use tafahom::audit::{Event, Kind, Verb};
use tafahom::db::{Bind, Db, Engine, Tx};
use tafahom::ids::{AgreementId, UserId};
use tafahom::users::roles::Role;
use uuid::Uuid;

use super::{append, event, unguard};
use crate::agreement_views::content;
use crate::agreements::actor;
use crate::app::the_day;
use crate::engines;

/// Seven events, the third with every column filled in; answers whose it is and on what.
async fn story(db: &Db) -> (UserId, AgreementId) {
    let mut tx = db.write().await.unwrap();
    let (user, owner) = (engines::user(&mut tx).await, engines::user(&mut tx).await);
    let agreement =
        tafahom::agreements::store::insert(&mut tx, &content("Secret", owner), owner, the_day()).await.unwrap();
    append(&mut tx, 2).await;
    let act = Event::new(&actor(user, Role::Officer), Verb::Updated, Kind::Agreement, agreement, "Secret");
    store::append(&mut tx, &act.on(agreement).because("why"), the_day()).await.unwrap();
    append(&mut tx, 4).await;
    tx.commit().await.unwrap();
    (owner, agreement)
}

async fn broken(tx: &mut Tx, known: &[Head]) -> Option<Break> {
    walk(tx, known).await.unwrap().1
}

#[tokio::test]
async fn events_are_numbered_and_sealed_in_the_order_they_were_written() {
    engines::on_each(|db| async move {
        story(&db).await;
        let mut tx = db.read().await.unwrap();
        let (end, broken) = walk(&mut tx, &[]).await.unwrap();
        assert_eq!((end.seq, broken), (7, None));
        assert_eq!(head(&mut tx).await.unwrap(), end);
        assert!(key_fits(&mut tx).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn an_event_cannot_be_changed_or_removed() {
    engines::on_each(|db| async move {
        story(&db).await;
        let mut all = vec!["UPDATE events SET reason = 'x' WHERE seq = 2", "DELETE FROM events WHERE seq = 2"];
        if db.engine() == "postgres" {
            all.push("TRUNCATE events");
        }
        for sql in all {
            let mut tx = db.write().await.unwrap();
            let fault = tx.run(sql, &[]).await.unwrap_err().to_string();
            assert!(fault.contains("append-only"), "{sql}: {fault}");
        }
        assert_eq!(broken(&mut db.read().await.unwrap(), &[]).await, None);
    })
    .await;
}

#[tokio::test]
async fn whatever_is_changed_in_a_row_is_found_by_its_number() {
    engines::on_each(|db| async move {
        let (other, agreement) = story(&db).await;
        let (id, bytes, nobody): (Uuid, Vec<u8>, Option<Uuid>) = (Uuid::now_v7(), vec![7; 32], None);
        let later = the_day() + chrono::TimeDelta::microseconds(1);
        let changes: [(&str, &dyn Bind); 17] = [
            ("id", &id),
            ("at", &later),
            ("user_id", &other),
            ("user_id", &nobody),
            ("session", &"another"),
            ("actor_name", &"Somebody else"),
            ("actor_post", &"another"),
            ("verb", &"deleted"),
            ("subject_kind", &"meeting"),
            ("subject_id", &id),
            ("title", &"Secret "),
            ("agreement_id", &nobody),
            ("changes", &"{ }"),
            ("reason", &"Why"),
            ("reason", &""),
            ("prev", &bytes),
            ("seal", &bytes),
        ];
        for (column, value) in changes {
            let mut tx = db.write().await.unwrap();
            unguard(&mut tx).await;
            let sql = AssertSqlSafe(format!("UPDATE events SET {column} = $1 WHERE seq = 3"));
            assert_eq!(tx.run(sql, &[value]).await.unwrap(), 1);
            assert_eq!(broken(&mut tx, &[]).await, Some(Break::Changed(3)), "{column}");
        }
        let mut tx = db.write().await.unwrap();
        unguard(&mut tx).await;
        tx.run("UPDATE events SET agreement_id = $1 WHERE seq = 2", &[&agreement]).await.unwrap();
        assert_eq!(broken(&mut tx, &[]).await, Some(Break::Changed(2)), "where none was named");
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_out_put_in_swapped_or_cut_off_is_found() {
    engines::on_each(|db| async move {
        story(&db).await;
        let known = [head(&mut db.read().await.unwrap()).await.unwrap()];
        let copy = "INSERT INTO events (seq, id, at, session, actor_name, actor_post, verb, subject_kind, subject_id,
                                        title, changes, reason, prev, seal)
                    SELECT 8, $1, at, session, actor_name, actor_post, verb, subject_kind, subject_id, title, changes,
                           reason, prev, seal FROM events WHERE seq = 7";
        let moved = "UPDATE events SET seq = 100 + seq WHERE seq IN (4, 5)";
        let acts: [(&[&str], Break); 6] = [
            (&["DELETE FROM events WHERE seq = 1"], Break::Missing(1, 1)),
            (&["DELETE FROM events WHERE seq IN (3, 4)"], Break::Missing(3, 4)),
            (&["DELETE FROM events WHERE seq = 7"], Break::Cut(6, 7)),
            (&["DELETE FROM events"], Break::Cut(0, 7)),
            (&[copy], Break::Changed(8)),
            (&[moved, "UPDATE events SET seq = 109 - seq WHERE seq > 100"], Break::Changed(4)),
        ];
        for (statements, expected) in acts {
            let mut tx = db.write().await.unwrap();
            unguard(&mut tx).await;
            for sql in statements {
                let sql = AssertSqlSafe((*sql).to_owned());
                let id = Uuid::now_v7();
                let binds: &[&dyn Bind] = if statements == [copy] { &[&id] } else { &[] };
                assert!(tx.run(sql, binds).await.unwrap() > 0);
            }
            assert_eq!(broken(&mut tx, &known).await, Some(expected), "{statements:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn another_history_in_the_place_of_the_one_that_was_does_not_agree_with_a_head_kept_elsewhere() {
    engines::on_each(|db| async move {
        story(&db).await;
        let known = [head(&mut db.read().await.unwrap()).await.unwrap()];
        let mut tx = db.write().await.unwrap();
        unguard(&mut tx).await;
        tx.run("DELETE FROM events WHERE seq > 5", &[]).await.unwrap();
        append(&mut tx, 4).await;
        assert_eq!(broken(&mut tx, &[]).await, None, "well sealed, as by a program that was given an older copy");
        assert_eq!(broken(&mut tx, &known).await, Some(Break::Replaced(7)));
    })
    .await;
}

#[tokio::test]
async fn a_row_that_can_no_longer_be_read_is_found_too() {
    engines::on_each(|db| async move {
        story(&db).await;
        let mut tx = db.write().await.unwrap();
        if tx.engine() == Engine::Postgres {
            return; // it keeps no text that is none
        }
        unguard(&mut tx).await;
        tx.run("UPDATE events SET id = x'00' WHERE seq = 3", &[]).await.unwrap();
        assert_eq!(broken(&mut tx, &[]).await, Some(Break::Unreadable(3)));
        tx.run("UPDATE events SET at = 'once upon a time' WHERE seq = 2", &[]).await.unwrap();
        assert_eq!(broken(&mut tx, &[]).await, Some(Break::Changed(2)));
    })
    .await;
}

#[tokio::test]
async fn a_key_that_sealed_none_of_it_is_told_from_an_event_that_was_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.db");
    let db = Db::open_file(&file, tafahom::seal::Key::fresh()).await.unwrap();
    db.migrate().await.unwrap();
    story(&db).await;
    let mut tx = db.write().await.unwrap();
    unguard(&mut tx).await;
    tx.run("UPDATE events SET title = 'x' WHERE seq = 1", &[]).await.unwrap();
    assert_eq!(broken(&mut tx, &[]).await, Some(Break::Changed(1)));
    drop(tx);
    db.close().await;
    let db = Db::open_file(&file, tafahom::seal::Key::fresh()).await.unwrap();
    assert_eq!(broken(&mut db.read().await.unwrap(), &[]).await, Some(Break::OtherKey));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_write_one_chain() {
    engines::on_each(|db| async move {
        let writers = (0..20).map(|nth| {
            let db = db.clone();
            tokio::spawn(async move {
                for _ in 0..5 {
                    let mut tx = db.write().await.unwrap();
                    store::append(&mut tx, &event(&format!("by {nth}")), the_day()).await.unwrap();
                    tx.commit().await.unwrap();
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        let (end, broken) = walk(&mut db.read().await.unwrap(), &[]).await.unwrap();
        assert_eq!((end.seq, broken), (100, None));
    })
    .await;
}

#[tokio::test]
async fn the_events_of_a_hidden_agreement_do_not_show_and_the_chain_holds_all_the_same() {
    engines::on_each(|db| async move {
        let (owner, agreement) = story(&db).await;
        let mut tx = db.write().await.unwrap();
        tx.change("UPDATE agreements SET confidential = $2 WHERE id = $1", &[&agreement, &true]).await.unwrap();
        let stranger = engines::user(&mut tx).await;
        let all = Trail::default();
        for (user, role, expected) in
            [(stranger, Role::Officer, 6), (owner, Role::Officer, 7), (stranger, Role::Manager, 7)]
        {
            let sight = Sight::of_user(user, role);
            let seen = store::lines(&mut tx, &all, &sight, 100, 0).await.unwrap();
            assert_eq!(seen.len(), expected, "{role:?}");
            assert_eq!(store::count(&mut tx, &all, &sight).await.unwrap(), expected as i64);
            assert_eq!(seen.iter().any(|line| line.entry.title == "Secret"), expected == 7);
        }
        assert_eq!(broken(&mut tx, &[]).await, None);
        tx.change("UPDATE agreements SET deleted_at = $2 WHERE id = $1", &[&agreement, &the_day()]).await.unwrap();
        let manager = Sight::of_user(stranger, Role::Manager);
        assert_eq!(store::count(&mut tx, &all, &manager).await.unwrap(), 7, "the trash hides nothing from the trail");
    })
    .await;
}
