//! What comes of lists of organisations, persons, outlets and press coverage.
use tafahom::imports::ImportKind::{self, Coverage, Organisations, Outlets, People};
use tafahom::imports::columns::Layout;
use tafahom::imports::{Act, Record};
use tafahom::users::roles::Role;

use super::{actor, acts, faults, job, lines, planned};
use crate::app::TestApp;

/// The kind and the fields that headings are taken for.
fn guessed(heads: &[&str]) -> (Option<ImportKind>, Vec<String>) {
    let layout = Layout::guess(&lines(&[heads]), None);
    (layout.kind, layout.fields.into_iter().map(|(_, key)| key).collect())
}

#[test]
fn a_list_is_known_by_its_headings_in_any_order_and_spelling() {
    for (heads, kind, fields) in [
        (&["شناسه ملي", "نام سازمان", "استان*"][..], Organisations, &["national_id", "name", "province"][..]),
        (&["Name", "National ID", "Province"], Organisations, &["name", "national_id", "province"]),
        (&["سمت", "نام و نام خانوادگی", "سازمان"], People, &["title", "name", "organisation"]),
        (
            &["عنوان تفاهم‌نامه", "طرف مقابل", "تاریخ امضا (شمسی)", "وضعیت"],
            ImportKind::Agreements,
            &["title", "parties", "in_force_on", "stage"],
        ),
        (&["نام رسانه", "مجوز انتشار", "وب‌سایت"], Outlets, &["name", "licensed", "site"]),
        (&["تیتر", "رسانه", "تاریخ انتشار", "لینک خبر"], Coverage, &["headline", "outlet", "published_on", "url"]),
    ] {
        let (found, keys) = guessed(heads);
        assert_eq!(found, Some(kind), "{heads:?}");
        assert_eq!(keys, fields, "{heads:?}");
    }
    assert_eq!(guessed(&["foo", "bar"]).0, None);
}

#[test]
fn titles_above_the_headings_are_passed_over() {
    let layout = Layout::guess(&lines(&[&["فهرست سازمان‌های طرف همکاری"], &["ردیف", "نام سازمان", "شناسهٔ ملی"]]), None);
    assert_eq!((layout.kind, layout.head), (Some(Organisations), 1));
    assert_eq!(layout.fields, [(1, "name".to_owned()), (2, "national_id".to_owned())]);
}

async fn plan_of(kind: ImportKind, rows: &[&[&str]]) -> tafahom::imports::Plan {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    planned(&app, &job(kind, lines(rows), actor(admin.id, Role::Admin))).await
}

#[tokio::test]
async fn an_organisation_is_one_however_it_is_spelt() {
    let plan = plan_of(
        Organisations,
        &[&["نام", "شناسهٔ ملی"], &["بنیاد تعاون", "۱۴۰۰۱"], &["بنياد  تعاون", ""], &["شرکت ب", "14001"], &["", "5"]],
    )
    .await;
    let told = faults(&plan);
    assert_eq!(told[0], ("A3".into(), "Row 2 is about the same record.".into()));
    assert_eq!(told[1].0, "A4", "the same national id");
    assert_eq!(told[2], ("A5".into(), "Fill in this field.".into()));
    assert_eq!(told.len(), 3, "{told:?}");
}

#[tokio::test]
async fn persons_have_a_row_for_each_post_and_new_organisations_are_recorded_on_the_way() {
    let rows: &[&[&str]] = &[
        &["نام و نام خانوادگی", "سازمان", "سمت", "از تاریخ", "حق امضا"],
        &["دکتر مریم نوری", "بنیاد تعاون", "مدیرعامل", "1403/2/1", "بله"],
        &["مریم نوری", "اتاق تعاون", "عضو هیئت‌مدیره", "", "خیر"],
        &["رضا کریمی", "", "", "", ""],
    ];
    let plan = plan_of(People, rows).await;
    assert_eq!(faults(&plan), []);
    assert_eq!(plan.passing, ["بنیاد تعاون", "اتاق تعاون"]);
    let persons: Vec<_> = plan.writes.iter().filter(|write| matches!(write.is, Record::Person(_))).collect();
    assert_eq!(persons.len(), 2);
    let Record::Person(first) = &persons[0].is else { panic!() };
    assert_eq!((first.honorific.as_str(), first.name.as_str()), ("دکتر", "مریم نوری"));
    let posts = plan.writes.iter().filter(|write| matches!(write.is, Record::Post(_))).count();
    assert_eq!((posts, acts(&plan)), (2, vec![Act::Create; 3]));
}

#[tokio::test]
async fn a_row_that_says_otherwise_of_the_same_name_is_asked_about() {
    let rows: &[&[&str]] = &[&["نام و نام خانوادگی", "تلفن"], &["رضا کریمی", "0912"], &["رضا کریمی", "0935"]];
    let told = faults(&plan_of(People, rows).await);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, "B3");
    assert!(told[0].1.contains("Row 2"), "{told:?}");
}

#[tokio::test]
async fn an_item_of_the_press_is_one_however_its_address_is_spelt() {
    let rows: &[&[&str]] = &[
        &["رسانه", "تیتر", "تاریخ انتشار", "لینک"],
        &["خبرگزاری الف", "امضا شد", "1405/2/1", "https://www.example.ir/1/"],
        &["خبرگزاری الف", "امضا شد", "1405/2/1", "http://example.ir/1"],
        &["خبرگزاری الف", "دیگری", "1405/2/30", ""],
    ];
    let told = faults(&plan_of(Coverage, rows).await);
    assert_eq!(told[0], ("B3".into(), "Row 2 is about the same record.".into()));
    assert_eq!(told[1], ("C4".into(), "The day of publication cannot be in the future.".into()));
    assert_eq!(told.len(), 2);
}
