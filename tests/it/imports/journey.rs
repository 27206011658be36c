//! The first day: a list that was kept in a spreadsheet, from the desk, in clicks; and the pages as they
//! are seen.
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::{hand_in, workbook};
use crate::app::TestApp;
use crate::browser::{Options, browse};

// A browser under test types its cells: with semicolons, as a tab would leave the field.
const CELLS: &str = "نام سازمان;استان\nبنیاد کارآفرینی;البرز\nاتاق تعاون;البرز";

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_brought_in_with_three_clicks_from_the_desk() {
    for javascript in [true, false] {
        let app = TestApp::new().await;
        let base = app.serve().await;
        let token = app.signed_in_as(Role::Admin, "tester").await.token().to_owned();
        browse(&base, Options { javascript, ..Options::desktop() }, |b| async move {
            let w = Words::of(Lang::En);
            b.cookie("session", &token).await;
            b.go("/").await;
            b.within("main").see(w.common.desk()).await;
            b.reset_clicks();
            b.within("main").click(w.home.start_import()).await;
            b.fill(w.import_pages.paste(), CELLS).await;
            b.within("main").click(w.import_pages.check()).await;
            b.see(&w.import_pages.creates(2)).await;
            b.within("main").click(&w.import_check.import(2)).await;
            b.see(&w.import_check.done_title(w.import_pages.pasted())).await;
            assert_eq!(b.clicks(), 3);
            b.within("main").click(w.import_check.undo()).await;
            b.see(&w.import_check.undone(w.import_pages.pasted())).await;
            assert_eq!(b.clicks(), 4, "and taken back with one");
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_imports_are_accessible_in_both_languages_themes_and_widths() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let good = workbook(&[&["نام سازمان", "استان", "foo"], &["بنیاد کارآفرینی", "البرز", "x"]]);
    let alike =
        workbook(&[&["نام سازمان", "استان"], &["بنیاد کارآفرینی استان", "البرز"], &["بنیاد کار آفرینی", "تهران"]]);
    let bad = workbook(&[&["نام سازمان", "شناسهٔ ملی"], &["", "x"]]);
    let done = hand_in(&admin, "done.xlsx", &good).await;
    super::say_yes(&admin, &done).await;
    let paths = [
        "/import".to_owned(),
        hand_in(&admin, "again.xlsx", &good).await,
        hand_in(&admin, "alike.xlsx", &alike).await,
        hand_in(&admin, "bad.xlsx", &bad).await,
        hand_in(&admin, "none.csv", b"foo,bar\n1,2\n").await,
        done,
    ];
    let token = admin.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        b.cookie("session", &token).await;
        let mut faults = Vec::new();
        for path in &paths {
            for lang in ["fa", "en"] {
                b.go(&format!("{path}?lang={lang}")).await;
                for (width, height) in [(1366, 768), (390, 844)] {
                    b.set_viewport(width, height).await;
                    for dark in [false, true] {
                        b.dark(dark).await;
                        let found = b.axe().await;
                        faults.extend(found.into_iter().map(|fault| format!("{path} {lang} {width} {dark}: {fault}")));
                    }
                    if b.scroll_overflow().await {
                        faults.push(format!("{path} {lang} {width}: scrolls sideways"));
                    }
                }
                b.dark(false).await;
                b.set_viewport(1366, 768).await;
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    })
    .await;
}
