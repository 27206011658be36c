//! A list full of errors: each is told at its cell, and nothing enters.
use tafahom::imports::ImportKind;
use tafahom::users::roles::Role;

use super::{actor, faults, hand_in, job, lines, planned, workbook};
use crate::agreement_views::Look;
use crate::app::TestApp;
use crate::routes::dump;

/// Two hundred rows, each wrong in its own way, with the cells that are wrong.
fn wrong() -> (Vec<Vec<String>>, Vec<String>) {
    let heads = ["عنوان", "طرف‌های دیگر", "مرحله", "تاریخ نافذ شدن", "پایان اعتبار", "محرمانه", "شماره", "مهلت"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let mut cells = Vec::new();
    for n in 0..200_u32 {
        let row = n + 2;
        let mut one = vec![format!("تفاهم‌نامهٔ {n}"), format!("سازمان {n}"), "نافذ".into(), "1403/2/1".into()];
        one.extend([String::new(), "خیر".into(), String::new(), String::new()]);
        let (at, text, column) = match n % 8 {
            0 => (0, String::new(), 'A'),
            1 => (1, "ب".repeat(301 + n as usize), 'B'),
            2 => (2, format!("مرحلهٔ {n}"), 'C'),
            3 => (3, format!("1403/{}/1", 13 + n), 'D'),
            4 => (4, format!("1402/1/{}", 1 + n % 28), 'E'),
            5 => (5, format!("شاید {n}"), 'F'),
            6 => (6, format!("ت/{n}"), 'G'),
            _ => (7, format!("{n} اردیبهشت"), 'H'),
        };
        one[at] = text;
        rows.push(one);
        cells.push(format!("{column}{row}"));
    }
    (rows, cells)
}

#[tokio::test]
async fn two_hundred_errors_are_each_told_at_their_cell_and_nothing_enters() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let (rows, cells) = wrong();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let plan = planned(&app, &job(ImportKind::Agreements, lines(&rows), actor(admin.id, Role::Admin))).await;
    let told = faults(&plan);
    let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, cells);

    let before = dump(&app).await;
    let path = hand_in(&admin, "list.xlsx", &workbook(&rows)).await;
    for lang in ["en", "fa"] {
        let page = admin.get(&format!("{path}?lang={lang}")).await.expect(200);
        assert_eq!(page.texts("main table tbody tr").len(), 200);
        let told = page.texts("main table tbody th");
        let bare: Vec<String> =
            told.iter().map(|text| text.chars().filter(char::is_ascii_alphanumeric).collect()).collect();
        let word = if lang == "en" { "Cell" } else { "" };
        let expected: Vec<String> = cells.iter().map(|cell| format!("{word}{cell}")).collect();
        assert_eq!(bare, expected);
        assert_eq!(page.count("form[action$='/run']"), 0, "there is no yes to say");
    }
    let persian = admin.get(&format!("{path}?lang=fa")).await;
    persian.sees("۲۰۰ خطا");
    persian.sees("یکی از این‌ها را بنویسید: «نشست و مذاکره»، «تدوین پیش‌نویس»");
    admin.post(&format!("{path}/run"), &[("mark", "")]).await;
    let after = dump(&app).await;
    let own = |dump: &str| dump.lines().filter(|line| !line.starts_with("receipts: ")).collect::<Vec<_>>().join("\n");
    assert_eq!(own(&after), own(&before), "nothing entered");
}
