//! What a list of press items points at: the meeting it covers, the item it repeats.
use tafahom::agreements::sight::Sight;
use tafahom::imports::bring::bring_in;
use tafahom::imports::{Act, ImportKind};
use tafahom::press::store::whole;
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::{actor, acts, faults, job, lines, planned};
use crate::app::{TestApp, the_day};
use crate::meetings::meeting;

const HEADS: &[&str] = &["رسانه", "تیتر", "تاریخ انتشار", "لینک", "جلسه‌ها", "بازنشر از"];

#[tokio::test]
async fn an_item_covers_meetings_and_repeats_another_row_in_any_order() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    let mut tx = app.app.db.write().await.unwrap();
    let held = meeting("نشست «نخست»؛ آموزش", "2026-05-18", by);
    tafahom::meetings::store::insert(&mut tx, &held, the_day()).await.unwrap();
    tafahom::meetings::store::insert(&mut tx, &meeting("دیگری", "2026-05-17", by), the_day()).await.unwrap();
    tx.commit().await.unwrap();
    let rows: &[&[&str]] = &[
        HEADS,
        &["الف", "بازنشر", "1405/2/28", "", "1405/2/28 — نشست نخست، آموزش", "https://example.ir/1"],
        &["ب", "اصل", "1405/2/28", "http://www.example.ir/1/", "", ""],
        &["پ", "بازنشر دوم", "1405/2/28", "", "دیگری؛ ۲۸ اردیبهشت ۱۴۰۵", "بازنشر — الف"],
    ];
    let list = || job(ImportKind::Coverage, lines(rows), actor(by, Role::Admin));
    assert_eq!(faults(&planned(&app, &list()).await), []);
    bring_in(&app.app.db, &list(), Words::of(Lang::En), &|_, _| {}).await.unwrap().unwrap();
    let mut tx = app.app.db.read().await.unwrap();
    let all = whole(&mut tx, &Sight::of_user(by, Role::Admin)).await.unwrap();
    let of = |headline: &str| all.iter().find(|item| item.of.headline == headline).unwrap();
    assert_eq!(of("بازنشر").of.republished_from, Some(of("اصل").id));
    assert_eq!(of("بازنشر دوم").of.republished_from, Some(of("بازنشر").id));
    assert_eq!((of("بازنشر").of.meetings.as_slice(), of("بازنشر دوم").of.meetings.len()), (&[held.id][..], 2));
    drop(tx);
    assert_eq!(acts(&planned(&app, &list()).await), [Act::Leave; 3]);
}

#[tokio::test]
async fn what_is_not_there_and_what_goes_in_a_circle_is_said_at_its_cell() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    let rows: &[&[&str]] = &[
        HEADS,
        &["الف", "یک", "1405/2/1", "", "1405/2/1 — نیست", ""],
        &["الف", "دو", "1405/2/1", "", "", "نیست"],
        &["الف", "سه", "1405/2/1", "", "", "سه"],
        &["الف", "چهار", "1405/2/1", "", "", ""],
        &["ب", "چهار", "1405/2/1", "", "", ""],
        &["ب", "پنج", "1405/2/1", "", "", "چهار"],
    ];
    let list = |rows| job(ImportKind::Coverage, lines(rows), actor(by, Role::Admin));
    let told = faults(&planned(&app, &list(rows)).await);
    let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["E2", "F3", "F4", "F7"], "{told:?}");
    let circle: &[&[&str]] =
        &[HEADS, &["الف", "یک", "1405/2/1", "", "", "دو"], &["الف", "دو", "1405/2/1", "", "", "یک"]];
    let told = faults(&planned(&app, &list(circle)).await);
    assert_eq!(told.iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(), ["F2", "F3"]);
}
