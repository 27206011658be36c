//! What goes out comes in again: the sample year, list by list, into an empty house.
use std::io::{Seek, Write};
use std::path::Path;

use tafahom::agreements::sight::Sight;
use tafahom::clock::day_in_tehran;
use tafahom::db::Db;
use tafahom::ids::UserId;
use tafahom::imports::bring::{self, Job, bring_in};
use tafahom::imports::export::{ListFormat, write};
use tafahom::imports::reader::read;
use tafahom::imports::table::Line;
use tafahom::imports::{Act, ImportKind, Plan, kinds, store};
use tafahom::press::store::all_meetings;
use tafahom::users::User;
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::{actor, acts, faults, job};
use crate::app::{TestApp, the_day};
use crate::engines;
use crate::meetings::meeting;

/// A list as it leaves the house, read back.
async fn list(db: &Db, by: UserId, w: Words, kind: ImportKind, format: ListFormat) -> Vec<Line> {
    let mut tx = db.read().await.unwrap();
    let known = store::known(&mut tx, kind, &Sight::of_user(by, Role::Admin)).await.unwrap();
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&write(w, kind, format, &kinds::rows(&known, day_in_tehran(the_day()))).unwrap()).unwrap();
    file.rewind().unwrap();
    read(Path::new(env!("CARGO_BIN_EXE_tafahom")), file).unwrap().unwrap().lines
}

/// What would come of a list in a house.
async fn planned(db: &Db, job: &Job) -> Plan {
    let mut tx = db.read().await.unwrap();
    bring::plan(&mut tx, job, Words::of(Lang::En)).await.unwrap()
}

/// What lists name and do not bring: the users, and the meetings by day and subject.
async fn furnish(from: &Db, to: &Db) -> UserId {
    let mut tx = from.read().await.unwrap();
    let users: Vec<User> = tafahom::users::store::list(&mut tx).await.unwrap();
    let by = users.iter().find(|user| user.role == Role::Admin).unwrap().id;
    let meetings = all_meetings(&mut tx, &Sight::of_user(by, Role::Admin)).await.unwrap();
    drop(tx);
    let mut tx = to.write().await.unwrap();
    for user in &users {
        tafahom::users::store::insert(&mut tx, user, the_day()).await.unwrap();
    }
    for (_, day, subject) in meetings {
        let held = meeting(&subject, &day.to_string(), by);
        tafahom::meetings::store::insert(&mut tx, &held, the_day()).await.unwrap();
    }
    tx.commit().await.unwrap();
    by
}

fn rows(lines: &[Line]) -> Vec<Vec<String>> {
    let row = |line: &Line| line.cells.iter().map(|(at, value)| format!("{at} {}", value.text())).collect();
    let mut rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    rows.sort();
    rows
}

/// The order in which lists must come: what others name comes first.
const ORDER: [ImportKind; 5] =
    [ImportKind::Organisations, ImportKind::People, ImportKind::Outlets, ImportKind::Agreements, ImportKind::Coverage];

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_out_comes_in_again_and_is_the_same() {
    let house = full_year().await;
    let from = &house.app.db;
    engines::on_each(|to| async move {
        let by = furnish(from, &to).await;
        for (lang, format) in [(Lang::Fa, ListFormat::Xlsx), (Lang::En, ListFormat::Csv)] {
            let w = Words::of(lang);
            for kind in ORDER {
                let out = list(from, by, w, kind, format).await;
                assert!(out.len() > 3, "{kind:?} has {} rows", out.len());
                let job = job(kind, out.clone(), actor(by, Role::Admin));
                let same = planned(from, &job).await;
                assert_eq!(faults(&same), []);
                let changed: Vec<_> = same.rows.iter().filter(|row| row.act != Act::Leave).collect();
                assert!(changed.is_empty(), "{kind:?} in its own house: {changed:#?}");

                let plan = planned(&to, &job).await;
                assert_eq!(faults(&plan), [], "{kind:?}");
                assert!(plan.passing.is_empty(), "{kind:?}: {:?}", plan.passing);
                if lang == Lang::Fa {
                    bring_in(&to, &job, w, &|_, _| {}).await.unwrap().unwrap();
                } else {
                    assert!(acts(&plan).iter().all(|act| *act == Act::Leave), "{kind:?}");
                }
                assert_eq!(rows(&list(&to, by, w, kind, format).await), rows(&out), "{kind:?}");
            }
        }
    })
    .await;
}

/// The sample year, with something in every column that names other records.
async fn full_year() -> TestApp {
    let house = TestApp::with_sample_year().await;
    let mut tx = house.app.db.write().await.unwrap();
    for sql in [
        "UPDATE agreements SET awaited = 'person', awaited_party_id = NULL,
                awaited_person_id = (SELECT min(person_id) FROM posts)
         WHERE id = (SELECT min(id) FROM agreements WHERE deleted_at IS NULL)",
        "INSERT INTO agreement_team (agreement_id, user_id)
         SELECT (SELECT max(id) FROM agreements WHERE deleted_at IS NULL), id FROM users WHERE active",
        "UPDATE coverage SET republished_from = (SELECT min(id) FROM coverage WHERE deleted_at IS NULL)
         WHERE id = (SELECT max(id) FROM coverage WHERE deleted_at IS NULL)",
    ] {
        tx.run(sql, &[]).await.unwrap();
    }
    tx.commit().await.unwrap();
    house
}

#[tokio::test(flavor = "multi_thread")]
async fn every_column_that_names_other_records_makes_the_journey() {
    let house = full_year().await;
    let mut tx = house.app.db.read().await.unwrap();
    let users = tafahom::users::store::list(&mut tx).await.unwrap();
    let eyes = Sight::of_user(users[0].id, Role::Admin);
    for (kind, keys) in [
        (ImportKind::Agreements, &["representatives", "signatories", "team", "awaited", "awaited_person"][..]),
        (ImportKind::Coverage, &["meetings", "agreements", "republished_from"]),
    ] {
        let known = store::known(&mut tx, kind, &eyes).await.unwrap();
        let rows = kinds::rows(&known, day_in_tehran(the_day()));
        for key in keys {
            assert!(rows.iter().any(|row| !row[key].is_empty()), "no row says {key}");
        }
    }
}

#[test]
fn an_empty_list_can_be_filled_in_by_choosing_and_its_sample_is_no_row() {
    for lang in [Lang::Fa, Lang::En] {
        let w = Words::of(lang);
        for kind in ImportKind::ALL.iter().copied() {
            let mut file = tempfile::NamedTempFile::new().unwrap();
            file.write_all(&tafahom::imports::template::empty(w, kind).unwrap()).unwrap();
            let table =
                read(Path::new(env!("CARGO_BIN_EXE_tafahom")), std::fs::File::open(file.path()).unwrap()).unwrap();
            let lines = table.unwrap().lines;
            assert_eq!(lines.len(), 2);
            let layout = tafahom::imports::columns::Layout::guess(&lines, None);
            assert_eq!((layout.kind, layout.fields.len()), (Some(kind), lines[0].cells.len()), "{kind:?}");
            let mut zip = zip::ZipArchive::new(std::fs::File::open(file.path()).unwrap()).unwrap();
            let mut sheet = String::new();
            let mut part = zip.by_name("xl/worksheets/sheet1.xml").unwrap();
            std::io::Read::read_to_string(&mut part, &mut sheet).unwrap();
            let choices = sheet.matches("<dataValidation ").count();
            let expected = [1, 1, 6, 2, 1][ImportKind::ALL.iter().position(|one| *one == kind).unwrap()];
            assert_eq!(choices, expected, "{kind:?}");
        }
    }
}
