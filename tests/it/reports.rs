//! Reports: the figures are right, equal in every format, and nobody reads what they may not see.
use calamine::Data;
use scraper::{Html, Selector};
use serde_json::Value;
use tafahom::agreements::sight::Sight;
use tafahom::db::Db;
use tafahom::documents::Section;
use tafahom::ids::UserId;
use tafahom::persian::{Period, to_ascii};
use tafahom::reports::{Asker, Question, REPORTS, Subject};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme};
use tafahom::words::{Lang, Words};
use uuid::Uuid;

use crate::app::{Page, Person, TestApp, the_day};
use crate::engines;
use crate::papers::read::{sheets, shown, table};
use crate::papers::spring::{Records, day, nasty_title, spring};

async fn json(person: &Person<'_>, query: &str) -> Value {
    let page = person.get(&format!("/reports/status.json?{query}")).await.expect(200);
    serde_json::from_slice(&page.bytes).unwrap()
}

fn rows<'a>(report: &'a Value, section: &str) -> &'a Vec<Value> {
    report["sections"][section]["rows"].as_array().unwrap()
}

fn references(report: &Value, section: &str) -> Vec<String> {
    rows(report, section).iter().map(|row| row["reference"].as_str().unwrap().to_owned()).collect()
}

/// Stage, count at the start, count at the end.
fn counts(report: &Value) -> Vec<(String, i64, i64)> {
    let count = |row: &Value| {
        let key = row["stage"].as_str().unwrap().to_owned();
        (key, row["at_start"].as_i64().unwrap(), row["at_end"].as_i64().unwrap())
    };
    rows(report, "summary").iter().map(count).collect()
}

fn shown_figures(page: &Page) -> Vec<i64> {
    let html = Html::parse_document(&page.text());
    let figure = Selector::parse("#part-summary .stat b").unwrap();
    html.select(&figure).map(|b| to_ascii(&b.text().collect::<String>()).parse().unwrap()).collect()
}

#[tokio::test]
async fn stages_are_counted_as_they_were_at_the_start_and_are_at_the_end() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let report = json(&viewer, "period=1405-02").await;
    let expected = [
        ("meeting", 1, 2),
        ("drafting", 0, 1),
        ("signing", 2, 1),
        ("in_force", 1, 2),
        ("concluded", 0, 0),
        ("halted", 1, 0),
        ("total", 5, 6),
    ];
    let expected: Vec<_> = expected.iter().map(|(stage, start, end)| ((*stage).to_owned(), *start, *end)).collect();
    assert_eq!(counts(&report), expected);
    assert_eq!(references(&report, "moved"), ["1404-8", "1404-9", "1405-1"]);
    assert_eq!(references(&report, "stuck"), ["1404-7", "1405-1", "1404-9", "1405-2"]);
    assert_eq!(references(&report, "signed"), ["1404-8"]);
    assert_eq!(references(&report, "came_into_force"), ["1404-8"]);
    assert_eq!(references(&report, "ending"), ["1404-3"]);
    assert_eq!(rows(&report, "ending")[0]["days_left"], 43);
    assert_eq!(rows(&report, "overdue_actions").len(), 1);
    assert_eq!(rows(&report, "overdue_actions")[0]["days_late"], 10);
    assert_eq!(rows(&report, "press")[0]["agreements"], serde_json::json!(["1405-1"]));
    let media_work = &rows(&report, "agreements")[4];
    assert_eq!(media_work["reference"], "1405-1");
    assert_eq!(media_work["days_in_stage"], 13);
    assert_eq!(media_work["health"], "at_risk");
    assert_eq!(media_work["awaited"], "party");
    assert_eq!(media_work["awaited_name"], "Shabakeh Media");
    assert_eq!(
        media_work["override"],
        serde_json::json!(["Record a meeting that was held and decided — reason: The minister asked"])
    );
    // One party, no signatory, a version nobody approved is not there either.
    assert_eq!(media_work["missing"].as_array().unwrap().len(), 3, "{media_work}");
    let waiting = &rows(&report, "agreements")[1];
    assert_eq!(
        waiting["missing"],
        serde_json::json!(["The signature of every party under the same version", "Attach the signed copy"])
    );
    assert_eq!(report["facts"]["as_of"], "2026-05-18");
}

#[tokio::test]
async fn a_month_that_is_over_shows_what_was_known_then() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let report = json(&viewer, "period=1405-01").await;
    let media_work = rows(&report, "agreements").iter().find(|row| row["reference"] == "1405-1").unwrap();
    assert_eq!((&media_work["stage"], &media_work["days_in_stage"]), (&"meeting".into(), &19.into()));
    assert!(media_work["next_step"].is_null() && media_work["health"].is_null(), "{media_work}");
    assert!(!references(&report, "agreements").contains(&"1405-2".to_owned()), "it did not exist yet");
    assert_eq!(report["facts"]["as_of"], "2026-04-20");
    assert_eq!(rows(&report, "overdue_actions").len(), 0);
    // Halted in the month, resumed after it.
    let halted = counts(&report).into_iter().find(|(stage, ..)| stage == "halted");
    assert_eq!(halted, Some(("halted".into(), 0, 1)));
}

#[tokio::test]
async fn screen_and_files_hold_the_same_figures() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    for lang in ["en", "fa"] {
        let query = format!("period=1405-02&lang={lang}");
        let report = json(&viewer, &query).await;
        let page = viewer.get(&format!("/reports/status?{query}")).await.expect(200);
        let book = viewer.get(&format!("/reports/status.xlsx?{query}")).await.expect(200);
        let sheets = sheets(&book);
        let sections = [
            "changes",
            "agreements",
            "moved",
            "stuck",
            "signed",
            "came_into_force",
            "ending",
            "overdue_actions",
            "press",
        ];
        for (i, section) in sections.iter().enumerate() {
            let expected = rows(&report, section).len();
            let csv = viewer.get(&format!("/reports/status.csv?{query}&section={section}")).await.expect(200);
            assert_eq!(shown(&page, section).len(), expected, "{section} on the page");
            // A heading that its tab has no room for stands above the table, and a row is left free.
            let sheet = &sheets[i + 1].1;
            let above = sheet.iter().position(|row| row.iter().all(|cell| *cell == Data::Empty)).map_or(0, |at| at + 1);
            assert_eq!(sheet.len() - above, expected + 1, "{section} in the workbook");
            assert_eq!(table(&csv).len(), expected + 1, "{section} as CSV");
        }
        // The counts, cell by cell.
        let numbers =
            |cells: &[String]| -> Vec<i64> { cells.iter().filter_map(|cell| to_ascii(cell).parse().ok()).collect() };
        let wanted: Vec<Vec<i64>> = counts(&report).iter().map(|(_, start, end)| vec![*start, *end]).collect();
        let on_page: Vec<_> = shown(&page, "summary").iter().map(|row| numbers(row)).collect();
        assert_eq!(on_page, wanted);
        let csv = viewer.get(&format!("/reports/status.csv?{query}&section=summary")).await.expect(200);
        let in_csv: Vec<_> = table(&csv)[1..].iter().map(|row| numbers(row)).collect();
        assert_eq!(in_csv, wanted);
        let summary = &sheets[0].1;
        let in_book: Vec<Vec<i64>> = summary[summary.len() - wanted.len()..]
            .iter()
            .map(|row| row[1..3].iter().map(|cell| cell.to_string().parse().unwrap()).collect())
            .collect();
        assert_eq!(in_book, wanted);
        let figures = report["sections"]["summary"]["figures"].as_object().unwrap();
        let mut wanted: Vec<i64> = figures.values().map(|figure| figure.as_i64().unwrap()).collect();
        let mut on_page = shown_figures(&page);
        wanted.sort_unstable();
        on_page.sort_unstable();
        assert_eq!(on_page, wanted);
    }
}

#[tokio::test]
async fn days_are_jalali_text_and_real_dates_and_numbers_are_numbers() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let book = viewer.get("/reports/status.xlsx?period=1405-02&lang=fa").await.expect(200);
    let sheets = sheets(&book);
    let (name, moved) = &sheets[3];
    assert_eq!(name, "جابه‌جا شده‌ها");
    assert_eq!(moved[0][..2], [Data::String("تاریخ".into()), Data::String("تاریخ (میلادی)".into())]);
    assert_eq!(moved[1][0], Data::String("1405/02/10".into()));
    let Data::DateTime(date) = &moved[1][1] else { panic!("{:?} is no date", moved[1][1]) };
    assert_eq!(date.as_f64(), (day("2026-04-30") - day("1899-12-30")).num_days() as f64);
    let (_, agreements) = &sheets[2];
    let days = agreements[0].iter().position(|cell| *cell == Data::String("روز در مرحله".into())).unwrap();
    assert_eq!(agreements[5][days], Data::Float(13.0));
    let csv = viewer.get("/reports/status.csv?period=1405-02&lang=fa&section=moved").await.expect(200);
    assert_eq!(table(&csv)[1][..2], ["1405/02/10".to_owned(), "2026-04-30".to_owned()]);
    assert!(csv.text().contains("\r\n"));
    let disposition = book.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; filename=\"tafahom-status-1405-02.xlsx\""), "{disposition}");
}

#[tokio::test]
async fn what_is_confidential_is_in_no_format_for_those_who_may_not_see_it() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    let manager = app.signed_in(Role::Manager).await;
    spring(&app, viewer.id).await;
    let secrets = ["Top secret", "1405-3", "Secret action", "Secret talks", "Whisper Daily"];
    for path in ["status", "status.json", "status.csv", "status.csv?section=press&", "status.csv?section=moved&"] {
        let path = format!("/reports/{path}{}period=1405-02", if path.contains('?') { "" } else { "?" });
        let text = viewer.get(&path).await.expect(200).text();
        assert!(secrets.iter().all(|secret| !text.contains(secret)), "{path} tells a secret");
    }
    let book = format!("{:?}", sheets(&viewer.get("/reports/status.xlsx?period=1405-02").await.expect(200)));
    assert!(secrets.iter().all(|secret| !book.contains(secret)));
    let all = json(&manager, "period=1405-02").await.to_string();
    assert!(secrets.iter().all(|secret| all.contains(secret)), "the manager misses something");
}

#[tokio::test]
async fn hostile_text_stays_text_and_whole() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let csv = table(&viewer.get("/reports/status.csv?period=1405-02").await.expect(200));
    let found = csv.iter().find(|row| row[0] == "1405-2").unwrap();
    assert_eq!(found[1], format!("'{}", nasty_title()));
    let sheets = sheets(&viewer.get("/reports/status.xlsx?period=1405-02").await.expect(200));
    let found = sheets[2].1.iter().find(|row| row[0] == Data::String("1405-2".into())).unwrap();
    assert_eq!(found[1], Data::String(nasty_title().replace('\u{1}', "")));
    let report = json(&viewer, "period=1405-02").await;
    assert_eq!(rows(&report, "agreements")[5]["title"], nasty_title().as_str());
    let page = viewer.get("/reports/status?period=1405-02").await.expect(200);
    assert_eq!(page.count("#part-agreements b"), 0, "the title became markup");
}

#[tokio::test]
async fn filters_narrow_every_part_of_the_report() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    let media = spring(&app, viewer.id).await;
    let report = json(&viewer, &format!("period=1405-02&party={media}")).await;
    assert_eq!(references(&report, "agreements"), ["1404-8", "1405-1"]);
    assert_eq!(report["facts"]["party"], "Shabakeh Media");
    let report = json(&viewer, &format!("period=1405-02&party={media}&stage=in_force")).await;
    assert_eq!(references(&report, "agreements"), ["1404-8"]);
    assert_eq!(rows(&report, "overdue_actions").len() + rows(&report, "press").len(), 0);
    assert_eq!(counts(&report).last(), Some(&("total".into(), 1, 1)));
    let report = json(&viewer, &format!("period=1405-02&owner={}", viewer.id)).await;
    assert_eq!(report["facts"]["owner"], "viewer user");
    let page = viewer.get(&format!("/reports/status?period=1405-02&party={}", Uuid::now_v7())).await.expect(422);
    page.sees("Choose one of the options");
}

#[tokio::test]
async fn what_is_no_period_is_said_with_the_text_kept() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    let long = "9".repeat(5000);
    for typed in ["next month", "1405-13", "1405-q9", "2026-05-01..2026-04-01", "1405-00", "' OR 1=1", "😀", &long] {
        for file in ["status", "status.xlsx", "status.csv", "status.json"] {
            let typed_in_address: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
            let page = viewer.get(&format!("/reports/{file}?period={typed_in_address}")).await.expect(422);
            assert_eq!(page.attr("#period", "value").as_deref(), Some(typed));
            assert_eq!(page.attr("form.card", "action"), Some(format!("/reports/{file}")));
            page.sees("1405-q1");
            assert!(page.text().contains("<title>Error:"), "{typed}");
        }
    }
}

#[tokio::test]
async fn there_is_no_report_format_or_part_of_another_name() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    for file in ["nothing", "status.exe", "status.", ".json", "status.json.csv", "STATUS", "status.csv?section=secret"]
    {
        viewer.get(&format!("/reports/{file}")).await.expect(404);
    }
    assert_eq!(app.nobody().get("/reports/status.xlsx").await.status, 303);
}

#[tokio::test]
async fn the_picker_leads_to_an_address_that_can_be_sent() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    let page = viewer.get("/reports/status?part=q1&year=1405&stage=&party=&owner=").await.expect(303);
    assert_eq!(page.location(), "/reports/status?period=1405-q1");
    let page = viewer.get("/reports/status?from=1405/2/1&to=1405/2/28&stage=signing").await.expect(303);
    assert_eq!(page.location(), "/reports/status?period=2026-04-21..2026-05-18&stage=signing");
    let page = viewer.get("/reports/status?from=1405/2/1&to=31+Mehr+1405").await;
    assert_eq!(page.status, 422);
    assert_eq!(page.attr("#to", "value").as_deref(), Some("31 Mehr 1405"));
    let page = viewer.get("/reports/status?period=1405-q1").await.expect(200);
    assert_eq!(page.attr("a[rel=prev]", "href").as_deref(), Some("/reports/status?period=1404-q4"));
    assert_eq!(page.attr("a[rel=next]", "href").as_deref(), Some("/reports/status?period=1405-q2"));
}

#[tokio::test]
async fn the_last_whole_month_is_one_click_from_the_reports_page() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let page = viewer.get("/reports").await.expect(200);
    page.sees("Farvardin 1405");
    let links: Vec<_> = REPORTS.iter().map(|report| format!("/reports/{}.xlsx?period=1405-01", report.key)).collect();
    assert_eq!(page.attr("a[href*='.xlsx']", "href").as_ref(), links.first());
    viewer.get(&links[0]).await.expect(200);
}

#[tokio::test]
async fn who_took_a_file_out_is_kept() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    viewer.get("/reports/status?period=1405-02").await.expect(200);
    viewer.get("/reports/status.csv?period=1405-02").await.expect(200);
    let mut tx = app.app.db.read().await.unwrap();
    let events: Vec<(String, String, String)> =
        tx.all("SELECT verb, title, actor_name FROM events WHERE subject_kind = 'report'", &[]).await.unwrap();
    assert_eq!(events, [("exported".into(), "1405-02".into(), "viewer user".into())]);
}

#[tokio::test]
async fn each_language_keeps_to_its_own_words() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let persian = |text: &str| text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    for path in ["/reports?", "/reports/status?period=1405-02&", "/reports/status?period=x&"] {
        let words = viewer.get(&format!("{path}lang=en")).await.words();
        assert!(!persian(&words), "{path}: {words}");
        let words = viewer.get(&format!("{path}lang=fa")).await.words();
        for word in ["Status", "Stage", "Summary", "Moved", "Download", "Period", "Days", "Show"] {
            assert!(!words.contains(word), "{path} says {word}: {words}");
        }
    }
    for file in ["status.csv", "status.json"] {
        let text = viewer.get(&format!("/reports/{file}?period=1405-02&lang=en")).await.expect(200).text();
        assert!(!persian(&text), "{file}");
    }
    let book = sheets(&viewer.get("/reports/status.xlsx?period=1405-02&lang=en").await.expect(200));
    assert!(!persian(&format!("{book:?}")));
}

async fn story(db: Db) {
    let mut tx = db.write().await.unwrap();
    let user = UserId::new();
    let sql =
        "INSERT INTO users (id, username, name, role, created_at, updated_at) VALUES ($1, 'u', 'U', 'viewer', $2, $2)";
    tx.run(sql, &[&user, &the_day()]).await.unwrap();
    let media = Records { tx: &mut tx, user }.spring().await;
    tx.commit().await.unwrap();
    let actor = Actor {
        id: user,
        name: "U".into(),
        post: String::new(),
        role: Role::Viewer,
        language: Lang::Fa,
        theme: Theme::Auto,
        density: Density::Comfortable,
        session: String::new(),
    };
    let whole = Question {
        asker: Asker {
            w: Words::of(Lang::Fa),
            today: day("2026-05-18"),
            sight: Sight::of(&actor),
            made_by: actor.name.clone(),
        },
        period: Period::parse("1405-02").unwrap(),
        stage: None,
        party: None,
        owner: None,
        sections: Vec::new(),
    };
    for (question, agreements) in
        [(whole.clone(), 6), (Question { party: Some(media.into()), owner: Some(user), ..whole }, 2)]
    {
        let mut tx = db.read().await.unwrap();
        let Subject::Period(gather) = REPORTS[0].subject else { panic!("the status report is about a period") };
        let document = gather(&mut tx, question).await.unwrap()();
        assert_eq!(document.main().unwrap().len(), agreements);
        let lengths: Vec<usize> = document.sections[3..10].iter().map(Section::len).collect();
        match agreements {
            6 => assert_eq!(lengths, [3, 4, 1, 1, 1, 1, 1]),
            _ => assert_eq!(lengths, [2, 1, 1, 1, 0, 1, 1]),
        }
    }
}

#[tokio::test]
async fn the_rows_are_the_same_on_both_engines() {
    engines::on_each(story).await;
}
