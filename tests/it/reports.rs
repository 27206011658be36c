//! Reports: the figures are right, equal in every format, and nobody reads what they may not see.
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use scraper::{Html, Selector};
use serde_json::Value;
use tafahom::agreements::sight::Sight;
use tafahom::db::{Db, Tx};
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

/// A title that does its worst: a formula, a quote, an emoji, a control character, and long.
fn nasty_title() -> String {
    format!("=HYPERLINK(\"http://x\",\"y\")\u{1} <b>😀</b>, {}", "long ".repeat(80))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Records, written as plain rows.
struct Records<'a> {
    tx: &'a mut Tx,
    user: UserId,
}

impl Records<'_> {
    async fn organisation(&mut self, name: &str) -> Uuid {
        let id = Uuid::now_v7();
        let sql = "INSERT INTO organisations (id, name, kind, folded, sort_key, created_at, updated_at)
                   VALUES ($1, $2, 'media', $2, $2, $3, $3)";
        self.tx.run(sql, &[&id, &name, &the_day()]).await.unwrap();
        id
    }

    /// An agreement that entered these stages on these days; it stands in the last one.
    async fn agreement(&mut self, reference: &str, title: &str, stages: &[(&str, &str)]) -> Uuid {
        let id = Uuid::now_v7();
        let (year, number) = reference.split_once('-').unwrap();
        let (year, number): (i64, i64) = (year.parse().unwrap(), number.parse().unwrap());
        let (stage, since) = stages.last().unwrap();
        let sql =
            "INSERT INTO agreements (id, reference, year, number, title, kind, owner_id, stage, stage_since, period,
                                           folded, sort_key, created_by, created_at, updated_at)
                   VALUES ($1, $2, $3, $4, $5, 'mou', $6, $7, $8, 140502, 'x', 'x', $6, $9, $9)";
        let since = day(since);
        self.tx
            .run(sql, &[&id, &reference, &year, &number, &title, &self.user, stage, &since, &the_day()])
            .await
            .unwrap();
        let mut from: Option<String> = None;
        for (stage, entered_on) in stages {
            let sql =
                "INSERT INTO stage_history (id, agreement_id, step, from_stage, to_stage, entered_on, at, by_user)
                       VALUES ($1, $2, 'step', $3, $4, $5, $6, $7)";
            let entered_on = day(entered_on);
            self.tx.run(sql, &[&Uuid::now_v7(), &id, &from, stage, &entered_on, &the_day(), &self.user]).await.unwrap();
            from = Some((*stage).to_owned());
        }
        id
    }

    async fn party(&mut self, agreement: Uuid, organisation: Uuid) {
        let sql = "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role)
                   VALUES ($1, $2, 1, 'party')";
        self.tx.run(sql, &[&agreement, &organisation]).await.unwrap();
    }

    async fn next_step(&mut self, agreement: Uuid, text: &str, due: &str, awaited: &str, party: Option<Uuid>) {
        let due = day(due);
        let sql = "UPDATE agreements SET next_step = $2, next_due_on = $3, awaited = $4, awaited_party_id = $5
                    WHERE id = $1";
        self.tx.run(sql, &[&agreement, &text, &due, &awaited, &party]).await.unwrap();
    }

    async fn action(&mut self, agreement: Uuid, text: &str, due: &str, done: Option<&str>) {
        let (due, done) = (day(due), done.map(day));
        let sql =
            "INSERT INTO actions (id, text, user_id, due_on, done_on, agreement_id, created_by, created_at, updated_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $3, $7, $7)";
        self.tx.run(sql, &[&Uuid::now_v7(), &text, &self.user, &due, &done, &agreement, &the_day()]).await.unwrap();
    }

    async fn press(&mut self, outlet: &str, headline: &str, published: &str, agreements: &[Uuid]) {
        let (outlet_id, id, published) = (Uuid::now_v7(), Uuid::now_v7(), day(published));
        let sql = "INSERT INTO outlets (id, name, kind, folded, sort_key, created_at, updated_at)
                   VALUES ($1, $2, 'news_site', $2, $2, $3, $3)";
        self.tx.run(sql, &[&outlet_id, &outlet, &the_day()]).await.unwrap();
        let sql = "INSERT INTO coverage (id, outlet_id, headline, url, published_on, folded, created_by, created_at, updated_at)
                   VALUES ($1, $2, $3, 'https://news.example/1', $4, 'x', $5, $6, $6)";
        self.tx.run(sql, &[&id, &outlet_id, &headline, &published, &self.user, &the_day()]).await.unwrap();
        for agreement in agreements {
            let sql = "INSERT INTO coverage_agreements (coverage_id, agreement_id) VALUES ($1, $2)";
            self.tx.run(sql, &[&id, agreement]).await.unwrap();
        }
    }

    async fn signature(&mut self, agreement: Uuid, organisation: Uuid, signatory: &str, signed: &str) {
        let (person, post, draft, signed) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7(), day(signed));
        let now = the_day();
        let sql =
            "INSERT INTO persons (id, name, folded, sort_key, created_at, updated_at) VALUES ($1, $2, $2, $2, $3, $3)";
        self.tx.run(sql, &[&person, &signatory, &now]).await.unwrap();
        let sql = "INSERT INTO posts (id, person_id, organisation_id, title, created_at, updated_at)
                   VALUES ($1, $2, $3, 'Director', $4, $4)";
        self.tx.run(sql, &[&post, &person, &organisation, &now]).await.unwrap();
        let sql = "INSERT INTO drafts (id, agreement_id, number, text, author_id, created_at)
                   VALUES ($1, $2, 1, 'text', $3, $4)";
        self.tx.run(sql, &[&draft, &agreement, &self.user, &now]).await.unwrap();
        let sql = "INSERT INTO signatures (id, agreement_id, organisation_id, draft_id, post_id, signed_on, recorded_by, recorded_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        self.tx
            .run(sql, &[&Uuid::now_v7(), &agreement, &organisation, &draft, &post, &signed, &self.user, &now])
            .await
            .unwrap();
    }

    /// Seven agreements around Ordibehesht 1405 (21 April to 21 May 2026), one of them confidential.
    /// Answers the organisation that is a party of two.
    async fn spring(&mut self) -> Uuid {
        let media = self.organisation("Shabakeh Media").await;
        let media_work =
            self.agreement("1405-1", "Media work", &[("meeting", "2026-04-01"), ("drafting", "2026-05-05")]).await;
        self.party(media_work, media).await;
        self.next_step(media_work, "Second version", "2026-05-10", "party", Some(media)).await;
        let sql = "UPDATE stage_history SET unmet = 'decided_in_meeting', reason = 'The minister asked' WHERE agreement_id = $1
                      AND to_stage = 'drafting'";
        self.tx.run(sql, &[&media_work]).await.unwrap();
        let waiting = [("meeting", "2026-01-01"), ("drafting", "2026-02-01"), ("signing", "2026-03-25")];
        self.agreement("1404-7", "Waiting for a pen", &waiting).await;
        let running = self.agreement("1404-3", "Running", &[("in_force", "2025-06-01")]).await;
        let sql = "INSERT INTO periods (id, agreement_id, starts_on, ends_on, created_by, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let (from, to) = (day("2025-06-01"), day("2026-06-30"));
        self.tx.run(sql, &[&Uuid::now_v7(), &running, &from, &to, &self.user, &the_day()]).await.unwrap();
        self.agreement("1405-2", &nasty_title(), &[("meeting", "2026-05-15")]).await;
        let back = [("meeting", "2026-03-01"), ("halted", "2026-03-30"), ("meeting", "2026-05-01")];
        self.agreement("1404-9", "Resumed", &back).await;
        let signed = [("meeting", "2026-01-05"), ("signing", "2026-04-10"), ("in_force", "2026-04-30")];
        let signed = self.agreement("1404-8", "Signed in spring", &signed).await;
        self.party(signed, media).await;
        self.signature(signed, media, "Sara Karimi", "2026-04-28").await;
        self.action(media_work, "Send the annex", "2026-05-08", None).await;
        self.action(media_work, "Was done in time", "2026-05-01", Some("2026-05-01")).await;
        let hidden =
            self.agreement("1405-3", "Top secret", &[("meeting", "2026-04-02"), ("drafting", "2026-05-06")]).await;
        let sql = "UPDATE agreements SET confidential = TRUE, owner_id = NULL WHERE id = $1";
        self.tx.run(sql, &[&hidden]).await.unwrap();
        self.party(hidden, media).await;
        self.action(hidden, "Secret action", "2026-05-01", None).await;
        self.press("Alborz News", "Two islands meet", "2026-05-18", &[media_work, hidden]).await;
        self.press("Whisper Daily", "Secret talks", "2026-05-17", &[hidden]).await;
        media
    }
}

async fn spring(app: &TestApp, user: UserId) -> Uuid {
    let mut tx = app.app.db.write().await.unwrap();
    let media = Records { tx: &mut tx, user }.spring().await;
    tx.commit().await.unwrap();
    media
}

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

/// The sheets of a workbook, each a list of rows of texts.
fn sheets(page: &Page) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(page.bytes.clone())).unwrap();
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

fn table(page: &Page) -> Vec<Vec<String>> {
    let bytes = page.bytes.strip_prefix("\u{feff}".as_bytes()).expect("no byte-order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The part of a page, as rows of texts.
fn shown(page: &Page, section: &str) -> Vec<Vec<String>> {
    let html = Html::parse_document(&page.text());
    let row = Selector::parse(&format!("#part-{section} tbody tr")).unwrap();
    let cell = Selector::parse("th, td").unwrap();
    let text = |cell: scraper::ElementRef| cell.text().collect::<String>();
    html.select(&row).map(|row| row.select(&cell).map(text).collect()).collect()
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
        let sections =
            ["agreements", "moved", "stuck", "signed", "came_into_force", "ending", "overdue_actions", "press"];
        for (i, section) in sections.iter().enumerate() {
            let expected = rows(&report, section).len();
            let csv = viewer.get(&format!("/reports/status.csv?{query}&section={section}")).await.expect(200);
            assert_eq!(shown(&page, section).len(), expected, "{section} on the page");
            assert_eq!(sheets[i + 1].1.len(), expected + 1, "{section} in the workbook");
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
    let (name, moved) = &sheets[2];
    assert_eq!(name, "جابه‌جا شده‌ها");
    assert_eq!(moved[0][..2], [Data::String("تاریخ".into()), Data::String("تاریخ (میلادی)".into())]);
    assert_eq!(moved[1][0], Data::String("1405/02/10".into()));
    let Data::DateTime(date) = &moved[1][1] else { panic!("{:?} is no date", moved[1][1]) };
    assert_eq!(date.as_f64(), (day("2026-04-30") - day("1899-12-30")).num_days() as f64);
    let (_, agreements) = &sheets[1];
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
    let found = sheets[1].1.iter().find(|row| row[0] == Data::String("1405-2".into())).unwrap();
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
        let lengths: Vec<usize> = document.sections[2..].iter().map(Section::len).collect();
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
