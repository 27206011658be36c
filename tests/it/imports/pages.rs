//! The pages on which lists are brought in.
use tafahom::users::roles::Role;

use super::{hand_in, say_yes, workbook};
use crate::agreement_views::Look;
use crate::app::TestApp;
use crate::routes::dump;

const LIST: &[&[&str]] =
    &[&["نام سازمان", "استان"], &["بنیاد کارآفرینی", "البرز"], &["اتاق تعاون", "البرز"], &["شبکهٔ تعاون", ""]];

/// The database without the trail of what was done.
async fn still(app: &TestApp) -> String {
    let trail = ["events: ", "imports: ", "import_records: ", "receipts: ", "sessions: ", "search", "sqlite_"];
    let dump = dump(app).await;
    dump.lines().filter(|line| !trail.iter().any(|table| line.starts_with(table))).collect::<Vec<_>>().join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_looked_at_brought_in_and_taken_back() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let before = still(&app).await;
    let path = hand_in(&admin, "سازمان‌ها.xlsx", &workbook(LIST)).await;
    assert_eq!(still(&app).await, before, "to look is not to do");
    let page = admin.get(&path).await.expect(200);
    page.sees("3 new");
    page.sees("Import 3 rows");
    admin.get("/import").await.sees("سازمان‌ها.xlsx");
    let done = say_yes(&admin, &path).await;
    done.sees("Import of سازمان‌ها.xlsx");
    done.sees("3 new");
    admin.get("/organisations").await.sees("شبکهٔ تعاون");
    admin.get("/activity").await.sees("imported the list سازمان‌ها.xlsx");
    assert_eq!(admin.get("/import").await.count("a[href^='/import/']:not([download])"), 1);

    let again = hand_in(&admin, "again.csv", "نام سازمان;استان\nبنیاد كارآفرینی;البرز\n".as_bytes()).await;
    admin.get(&again).await.sees("All of this list is recorded already");
    admin.post(&format!("{again}/discard"), &[]).await.expect(303);
    admin.get(&again).await.expect(404);

    admin.post(&format!("{path}/undo"), &[]).await.expect(303);
    let (now, was) = (still(&app).await, before);
    assert_eq!(now, was, "as if nothing had been");
    admin.get(&path).await.expect(200).sees("This import was taken back");
    admin.post(&format!("{path}/undo"), &[]).await.expect(409);
    let found = admin.get("/search.json?q=%D8%B4%D8%A8%DA%A9%D9%87").await.text();
    assert!(!found.contains("شبکهٔ تعاون"), "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_was_worked_with_says_so_instead_of_going() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let path = hand_in(&admin, "x.xlsx", &workbook(LIST)).await;
    say_yes(&admin, &path).await;
    let rows = admin.get(&path).await;
    let organisation = rows.attr("main tbody a", "href").unwrap();
    let fields = [("name", "بنیاد کارآفرینی"), ("kind", "foundation"), ("version", "1"), ("province", "تهران")];
    admin.post(&format!("{organisation}/edit"), &fields).await.expect(303);
    let refused = admin.post(&format!("{path}/undo"), &[]).await.expect(409);
    refused.sees("This import cannot be taken back");
    refused.sees("“بنیاد کارآفرینی”: it was edited or deleted since");
    admin.get("/organisations").await.sees("اتاق تعاون");
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_that_were_not_known_can_be_told() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let path = hand_in(&admin, "x.csv", "foo,bar\nبنیاد الف,البرز\n".as_bytes()).await;
    admin.get(&path).await.expect(200).sees("The headings do not say what this is a list of");
    admin.post(&format!("{path}/columns"), &[("kind", "organisations")]).await.expect(303);
    admin.get(&path).await.sees("A needed column was not found: “Name”");
    let twice = [("kind", "organisations"), ("column.0", "name"), ("column.1", "name")];
    admin.post(&format!("{path}/columns"), &twice).await.expect(422).sees("Two columns have one name.");
    let told = [("kind", "organisations"), ("column.0", "name"), ("column.1", "province")];
    admin.post(&format!("{path}/columns"), &told).await.expect(303);
    say_yes(&admin, &path).await;
    let page = admin.get("/organisations").await;
    page.sees("بنیاد الف");
    page.sees("البرز");
}

#[tokio::test]
async fn a_file_that_waits_is_for_who_handed_it_in() {
    let app = TestApp::new().await;
    let (one, other) = (app.signed_in_as(Role::Admin, "one").await, app.signed_in_as(Role::Admin, "other").await);
    let path = hand_in(&one, "x.xlsx", &workbook(LIST)).await;
    other.get(&path).await.expect(404);
    other.post(&format!("{path}/run"), &[]).await.expect(404);
    other.get("/import").await.lacks("x.xlsx");
}

#[tokio::test]
async fn what_is_no_list_is_told_on_the_form() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let upload = async |bytes: &[u8]| admin.upload("/import", &[("kind", "")], "file", "x.xlsx", bytes).await;
    upload(b"%PDF-1.7\n\x01").await.expect(422).sees("This file is no table.");
    upload(b"").await.expect(422).sees("Choose a file or paste the cells.");
    let page = admin.post("/import", &[("paste", "نام سازمان\tاستان\nبنیاد\tالبرز")]).await.expect(303);
    admin.get(&page.location()).await.expect(200).sees("1 new");
}

#[tokio::test]
async fn lists_leave_the_house_for_those_who_read() {
    let app = TestApp::with_sample_year().await;
    let viewer = app.signed_in_as(Role::Viewer, "reader").await;
    for kind in ["organisations", "people", "agreements", "outlets", "coverage"] {
        for (suffix, begin) in [("xlsx", &b"PK"[..]), ("csv", "\u{feff}".as_bytes())] {
            let file = viewer.get(&format!("/lists/{kind}.{suffix}")).await.expect(200);
            assert!(file.bytes.starts_with(begin), "{kind}.{suffix}");
            assert!(
                file.headers["content-disposition"].to_str().unwrap().contains(&format!("tafahom-{kind}.{suffix}"))
            );
        }
        viewer.get(&format!("/import/{kind}.xlsx")).await.expect(403);
    }
}
