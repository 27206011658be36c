//! What goes out comes in again: the sample year, list by list, into an empty house.
use std::io::{Seek, Write};
use std::path::Path;

use tafahom::agreements::sight::Sight;
use tafahom::imports::bring::bring_in;
use tafahom::imports::export::{ListFormat, write};
use tafahom::imports::reader::read;
use tafahom::imports::table::Line;
use tafahom::imports::{Act, ImportKind, kinds, store};
use tafahom::users::User;
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::{actor, acts, faults, job, planned};
use crate::app::TestApp;

/// A list as it leaves the house, read back.
async fn list(app: &TestApp, by: tafahom::ids::UserId, w: Words, kind: ImportKind, format: ListFormat) -> Vec<Line> {
    let mut tx = app.app.db.read().await.unwrap();
    let known = store::known(&mut tx, kind, &Sight::of_user(by, Role::Admin)).await.unwrap();
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&write(w, kind, format, &kinds::rows(&known)).unwrap()).unwrap();
    file.rewind().unwrap();
    read(Path::new(env!("CARGO_BIN_EXE_tafahom")), file).unwrap().unwrap().lines
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
    let (from, to) = (TestApp::with_sample_year().await, TestApp::new().await);
    let mut tx = from.app.db.read().await.unwrap();
    let users: Vec<User> = tafahom::users::store::list(&mut tx).await.unwrap();
    drop(tx);
    let mut tx = to.app.db.write().await.unwrap();
    for user in &users {
        tafahom::users::store::insert(&mut tx, user, to.app.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let by = users.iter().find(|user| user.role == Role::Admin).unwrap().id;
    for (lang, format) in [(Lang::Fa, ListFormat::Xlsx), (Lang::En, ListFormat::Csv)] {
        let w = Words::of(lang);
        for kind in ORDER {
            let out = list(&from, by, w, kind, format).await;
            assert!(out.len() > 3, "{kind:?} has {} rows", out.len());
            let same = planned(&from, &job(kind, out.clone(), actor(by, Role::Admin))).await;
            assert_eq!(faults(&same), []);
            let changed: Vec<_> = same.rows.iter().filter(|row| row.act != Act::Leave).collect();
            assert!(changed.is_empty(), "{kind:?} in its own house: {changed:#?}");

            let job = job(kind, out.clone(), actor(by, Role::Admin));
            if lang == Lang::Fa {
                let plan = planned(&to, &job).await;
                assert_eq!(faults(&plan), [], "{kind:?}");
                bring_in(&to.app.db, &job, w, &|_, _| {}).await.unwrap().unwrap();
            } else {
                assert!(acts(&planned(&to, &job).await).iter().all(|act| *act == Act::Leave), "{kind:?}");
            }
            let back = list(&to, by, w, kind, format).await;
            assert_eq!(rows(&back), rows(&out), "{kind:?}");
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
            let expected = [1, 1, 5, 2, 1][ImportKind::ALL.iter().position(|one| *one == kind).unwrap()];
            assert_eq!(choices, expected, "{kind:?}");
        }
    }
}
