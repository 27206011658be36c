//! New names that are much like those on record.
use tafahom::audit::Kind;
use tafahom::imports::{Act, ImportKind, Meant};
use tafahom::users::roles::Role;

use super::{actor, acts, hand_in, job, lines, planned, say_yes, workbook};
use crate::agreement_views::Look;
use crate::app::TestApp;

const KNOWN: &str = "بنیاد کارآفرینی و توسعهٔ تعاون";
const SPELT: &str = "بنیاد کار آفرینی و توسعه تعاونی";

async fn with_the_foundation(app: &TestApp) -> uuid::Uuid {
    let mut tx = app.app.db.write().await.unwrap();
    let of = tafahom::parties::NewOrganisation::named(KNOWN);
    let id = tafahom::parties::store::insert(&mut tx, &of, crate::app::the_day()).await.unwrap();
    tx.commit().await.unwrap();
    id.uuid()
}

#[tokio::test]
async fn a_name_much_like_one_on_record_is_asked_about_once() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    let known = with_the_foundation(&app).await;
    let rows: &[&[&str]] = &[
        &["عنوان", "طرف مقابل"],
        &["یک", SPELT],
        &["دو", SPELT],
        &["سه", "شهرداری کرج"],
        &["چهار", "بنیاد کارآفرینی و توسعه تعاون"],
    ];
    let mut list = job(ImportKind::Agreements, lines(rows), actor(by, Role::Admin));
    let plan = planned(&app, &list).await;
    assert_eq!(plan.passing, [SPELT, "شهرداری کرج"]);
    assert_eq!(plan.likely.len(), 1);
    let asked = &plan.likely[0];
    assert_eq!((asked.kind, asked.row, asked.column), (Kind::Organisation, 2, Some(1)));
    assert_eq!(asked.known, [(known, KNOWN.to_owned())]);
    let folded = asked.folded.clone();
    list.meant = vec![Meant { kind: Kind::Organisation, folded, id: Some(known) }];
    let told = planned(&app, &list).await;
    assert_eq!((told.passing.as_slice(), told.likely[0].meant), (&["شهرداری کرج".to_owned()][..], Some(known)));
    assert_ne!(told.mark(), plan.mark(), "what was shown before is not what would come of it");
}

#[tokio::test]
async fn a_row_about_a_record_that_is_only_spelt_otherwise_keeps_its_name() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    let known = with_the_foundation(&app).await;
    let rows: &[&[&str]] = &[&["نام سازمان", "استان"], &[SPELT, "البرز"]];
    let mut list = job(ImportKind::Organisations, lines(rows), actor(by, Role::Admin));
    let plan = planned(&app, &list).await;
    assert_eq!(acts(&plan), [Act::Create]);
    let folded = plan.likely[0].folded.clone();
    list.meant = vec![Meant { kind: Kind::Organisation, folded, id: Some(known) }];
    let plan = planned(&app, &list).await;
    assert_eq!((acts(&plan), plan.rows[0].changes.len(), plan.rows[0].name.as_str()), (vec![Act::Update], 1, KNOWN));
}

#[tokio::test]
async fn persons_and_outlets_are_asked_about_too() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    let mut tx = app.app.db.write().await.unwrap();
    let person = tafahom::people::NewPerson::named("سیدمحمدرضا حسینی‌نژاد");
    tafahom::people::store::insert(&mut tx, &person, crate::app::the_day()).await.unwrap();
    let outlet = tafahom::press::NewOutlet::named("خبرگزاری تعاون ایران");
    tafahom::press::store::insert_outlet(&mut tx, &outlet, crate::app::the_day()).await.unwrap();
    tx.commit().await.unwrap();
    for (kind, rows) in [
        (ImportKind::People, &[&["نام و نام خانوادگی", "سمت", "سازمان"][..], &["محمدرضا حسینی نژاده", "مدیر", "اتاق"]]),
        (ImportKind::Outlets, &[&["نام رسانه", "نوع رسانه", "سایت"], &["خبرگزاری تعاون ایرانی", "", ""]]),
        (ImportKind::Coverage, &[&["رسانه", "تیتر", "تاریخ"], &["خبرگزاری تعاون ایرانی", "الف", "1405/2/1"]]),
    ] {
        let plan = planned(&app, &job(kind, lines(rows), actor(by, Role::Admin))).await;
        assert_eq!(plan.likely.len(), 1, "{kind:?}");
    }
}

#[tokio::test]
async fn the_choice_is_made_on_the_page_and_nothing_is_imported_unseen() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let known = with_the_foundation(&app).await.to_string();
    let path = hand_in(&admin, "x.xlsx", &workbook(&[&["عنوان", "طرف مقابل"], &["یک", SPELT]])).await;
    let page = admin.get(&path).await.expect(200);
    page.sees("1 new name is much like one on record.");
    page.sees(&format!("It is “{KNOWN}”"));
    let field = page.attr("main input[name^='meant.']", "name").unwrap();
    let mark = page.attr("input[name='mark']", "value").unwrap();
    // Chosen and imported with one click: first it is shown what comes of that.
    admin.post(&format!("{path}/run"), &[("mark", &mark), (&field, &known)]).await.expect(303);
    let page = admin.get(&path).await.expect(200);
    page.lacks("names that are not recorded yet");
    assert_eq!(page.attr(&format!("input[value='{known}']"), "checked").as_deref(), Some(""));
    admin.post(&format!("{path}/meant"), &[(&field, "")]).await.expect(303);
    admin.get(&path).await.sees("name that is not recorded yet");
    admin.post(&format!("{path}/meant"), &[(&field, &known)]).await.expect(303);
    say_yes(&admin, &path).await;
    assert_eq!(admin.get("/organisations").await.count("main tbody tr"), 1);
}
