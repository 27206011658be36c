//! Bringing in and taking back, on both engines; and what may hang on a record.
use std::collections::BTreeSet;

use tafahom::agreements::sight::Sight;
use tafahom::audit::Kind;
use tafahom::db::Db;
use tafahom::ids::UserId;
use tafahom::imports::ImportKind;
use tafahom::imports::bring::bring_in;
use tafahom::imports::store::{self, HANGING, Hand, Import, Obstacle, Undone};
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::{actor, job, lines};
use crate::app::{TestApp, the_day};
use crate::engines;
use crate::merging::foreign_keys;

#[tokio::test]
async fn every_column_that_points_at_what_an_import_makes_is_known() {
    let app = TestApp::new().await;
    for (kind, table, with_it) in [
        (Kind::Organisation, "organisations", &[][..]),
        (Kind::Person, "persons", &[]),
        (Kind::Post, "posts", &[]),
        (Kind::Outlet, "outlets", &[]),
        (Kind::Coverage, "coverage", &["coverage_agreements.coverage_id", "coverage_meetings.coverage_id"]),
        (
            Kind::Agreement,
            "agreements",
            &[
                "agreement_team.agreement_id",
                "agreement_parties.agreement_id",
                "stage_history.agreement_id",
                "periods.agreement_id",
                "awaits.agreement_id",
            ],
        ),
    ] {
        let known = HANGING.iter().filter(|hanging| hanging.kind == kind).map(|hanging| hanging.place.to_owned());
        let known: BTreeSet<String> = known.chain(with_it.iter().map(|place| (*place).to_owned())).collect();
        assert_eq!(foreign_keys(&app, table).await, known, "what points at {table}");
    }
}

#[tokio::test]
async fn every_column_that_points_at_what_may_be_taken_back_is_indexed() {
    // Whatever is erased is looked for in each of them.
    let app = TestApp::new().await;
    let mut tx = app.app.db.read().await.unwrap();
    let sql = "SELECT t.name || '.' || f.\"from\" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
               WHERE t.type = 'table'
                 AND f.\"table\" IN ('organisations', 'persons', 'posts', 'outlets', 'coverage', 'agreements')
                 AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
                                 WHERE c.seqno = 0 AND c.name = f.\"from\" AND i.partial = 0)
                 AND NOT EXISTS (SELECT 1 FROM sqlite_master i WHERE i.type = 'index' AND i.tbl_name = t.name
                                 AND i.sql LIKE '% (' || f.\"from\" || ') WHERE ' || f.\"from\" || ' IS NOT NULL')";
    let bare: Vec<(String,)> = tx.all(sql, &[]).await.unwrap();
    assert!(bare.is_empty(), "{bare:?}");
}

async fn import(db: &Db, by: UserId, kind: ImportKind, rows: &[&[&str]]) -> Import {
    let job = job(kind, lines(rows), actor(by, Role::Admin));
    bring_in(db, &job, Words::of(Lang::En), &|_, _| {}).await.unwrap().unwrap()
}

async fn undo(db: &Db, by: UserId, import: &Import) -> Undone {
    let mut tx = db.write().await.unwrap();
    let hand = Hand { by, sight: Sight::of_user(by, Role::Admin), now: the_day() };
    let undone = store::undo(&mut tx, import, hand).await.unwrap();
    if undone.refused.is_empty() {
        tx.commit().await.unwrap();
    }
    undone
}

/// How many rows the tables have that imports write to.
async fn counts(db: &Db) -> Vec<i64> {
    let mut tx = db.read().await.unwrap();
    let mut counts = Vec::new();
    for sql in [
        "SELECT count(*) FROM organisations",
        "SELECT count(*) FROM persons",
        "SELECT count(*) FROM posts",
        "SELECT count(*) FROM outlets",
        "SELECT count(*) FROM coverage",
        "SELECT count(*) FROM agreements",
        "SELECT count(*) FROM agreement_parties",
        "SELECT count(*) FROM stage_history",
        "SELECT count(*) FROM periods",
        "SELECT count(*) FROM search_docs",
    ] {
        let (count,): (i64,) = tx.one(sql, &[]).await.unwrap();
        counts.push(count);
    }
    counts
}

#[tokio::test]
async fn every_kind_of_list_comes_in_and_goes_again() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        let by = engines::user(&mut tx).await;
        tx.commit().await.unwrap();
        let none = counts(&db).await;
        let lists: [(ImportKind, &[&[&str]]); 5] = [
            (ImportKind::Organisations, &[&["name", "national id"], &["A", "1"], &["B", ""]]),
            (ImportKind::People, &[&["name", "organisation", "post"], &["P Q", "A", "head"], &["R S", "New", "clerk"]]),
            (
                ImportKind::Agreements,
                &[
                    &["title", "parties", "stage", "in_force_on", "ends_on"],
                    &["T", "A; B; C", "in_force", "1404/1/1", "1406/1/1"],
                ],
            ),
            (ImportKind::Outlets, &[&["name", "kind"], &["O", "newspaper"]]),
            (
                ImportKind::Coverage,
                &[
                    &["outlet", "headline", "published on", "agreements"],
                    &["O", "H", "1405/1/1", "1404-0001"],
                    &["N", "I", "1405/1/1", ""],
                ],
            ),
        ];
        let mut done = Vec::new();
        let mut states = Vec::new();
        for (kind, rows) in lists {
            states.push(counts(&db).await);
            done.push(import(&db, by, kind, rows).await);
        }
        assert_eq!(states[0], none);
        assert_eq!(counts(&db).await, [4, 2, 2, 2, 2, 1, 3, 1, 1, 11]);
        // The first one cannot go while the others stand on it.
        let undone = undo(&db, by, &done[0]).await;
        assert_eq!(undone.refused.len(), 2);
        assert!(undone.refused.contains(&("A".into(), Obstacle::Post)), "{undone:?}");
        assert!(undone.refused.contains(&("B".into(), Obstacle::Party)), "{undone:?}");
        for (import, state) in done.iter().zip(&states).rev() {
            let undone = undo(&db, by, import).await;
            assert!(undone.refused.is_empty() && undone.left.is_empty(), "{undone:?}");
            assert_eq!(counts(&db).await, *state);
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_is_as_it_was_and_what_was_changed_since_stays() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        let by = engines::user(&mut tx).await;
        tx.commit().await.unwrap();
        let first: &[&[&str]] = &[&["name", "province", "phone"], &["A", "Alborz", "1"], &["B", "Alborz", "2"]];
        import(&db, by, ImportKind::Organisations, first).await;
        let second: &[&[&str]] = &[&["name", "province", "phone"], &["A", "Tehran", ""], &["B", "Tehran", "3"]];
        let changed = import(&db, by, ImportKind::Organisations, second).await;
        assert_eq!((changed.created, changed.updated), (0, 2));
        let mut tx = db.write().await.unwrap();
        tx.run("UPDATE organisations SET phone = '9', version = version + 1 WHERE name = 'B'", &[]).await.unwrap();
        tx.commit().await.unwrap();
        let undone = undo(&db, by, &changed).await;
        assert_eq!(undone.left, ["B"]);
        let mut tx = db.read().await.unwrap();
        let sql = "SELECT name, province, phone FROM organisations ORDER BY name";
        let now: Vec<(String, String, String)> = tx.all(sql, &[]).await.unwrap();
        let row = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(now, [row("A", "Alborz", "1"), row("B", "Tehran", "9")]);
    })
    .await;
}
