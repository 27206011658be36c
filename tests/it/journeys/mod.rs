//! What people do every day, counted in clicks from the desk.
mod board;
mod days;
mod twice;

use serde_json::json;
use tafahom::agreements::lifecycle::{Stage, Step};
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use crate::agreement_views::ready_to_draft;
use crate::app::TestApp;
use crate::browser::{Browser, Options, browse};

/// The words on the pages of the people in these tests, who read English.
pub fn words() -> Words {
    Words::of(Lang::En)
}

/// Signs somebody in and opens the desk; clicks count from here.
pub async fn at_the_desk(b: &Browser, token: &str) {
    b.cookie("session", token).await;
    b.go("/").await;
    b.within("main").see(words().common.desk()).await;
    b.reset_clicks();
}

/// The texts of the elements that match.
async fn texts(b: &Browser, css: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].map((one) => plain(one.innerText));";
    let all = b.run(script, &[json!(css)]).await;
    all.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_of_four_known_people_with_three_decisions_takes_eight_clicks_at_most() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        let w = words();
        at_the_desk(&b, &token).await;
        let title = texts(&b, "main .tbl tbody th a").await[0].clone();
        b.within("main .tbl").click(&title).await;
        b.see(w.agreement_page.next_heading()).await;
        b.click(w.agreement_page.record_meeting()).await;
        b.see(w.meetings.contacts_of_agreement()).await;
        let here = b.clicks();
        assert_eq!(b.value(w.meetings.day()).await, "Monday 28 Ordibehesht 1405", "today is filled in");
        b.fill(w.meetings.subject(), "A working meeting").await;
        let mut known = texts(&b, "#attendees label > span > bdi").await;
        known.truncate(4);
        assert_eq!(known.len(), 4);
        for name in &known {
            b.within("#attendees").tick(name).await;
        }
        for (n, name) in (1..=3_usize).zip(&known[1..]) {
            b.fill(&w.meetings.decision(n), &format!("Decision of the day, number {n}")).await;
            b.fill(&w.meetings.responsible(n), name).await;
            b.fill(&w.meetings.due(n), "7 days later").await;
        }
        b.click(w.meetings.save_new()).await;
        b.see(w.meetings.recorded()).await;
        for name in &known {
            b.see(name).await;
        }
        b.see("Decision of the day, number 3").await;
        assert_eq!(b.count("main form[action^='/actions/']").await, 3, "each decision has its action");
        assert!(b.text().await.contains("1405/03/04"), "with its due day");
        assert!(b.clicks() <= 8, "{} clicks", b.clicks());
        assert!(b.clicks() - here < 6, "from the agreement six");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_step_needs_is_known_on_arrival_and_the_step_is_the_second_click() {
    let app = TestApp::with_sample_year().await;
    let officer = app.signed_in_as(Role::Officer, "tester").await;
    ready_to_draft(&app.app.db, "Media of the cooperatives", officer.id).await;
    let token = officer.token().to_owned();
    let base = app.serve().await;
    browse(&base, Options::desktop(), |b| async move {
        let w = words();
        at_the_desk(&b, &token).await;
        b.within("main").click("Media of the cooperatives").await;
        let next = w.label(Stage::Drafting);
        b.see(&w.agreement_page.needs_met(next)).await;
        assert_eq!(b.count(".tasks .ok").await, b.count(".tasks li").await);
        b.click(&w.agreement_page.go_on(next)).await;
        b.see(w.step_done(Step::StartDrafting)).await;
        assert_eq!(b.clicks(), 2);
        // Of the next step everything is said, and each thing that is missing leads to where it is mended.
        let missing = b.count(".tasks .need").await;
        assert!(missing >= 3, "{missing} needs");
        b.see(&w.agreement_page.needs_left(missing, w.label(Stage::Signing))).await;
        assert_eq!(b.count(".tasks li:has(.need) > a[href*='/agreements/']").await, missing);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_stuck_and_with_whom_is_on_the_desk_without_a_click() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        at_the_desk(&b, &token).await;
        let rows = b.run(STUCK, &[]).await;
        let rows: Vec<Vec<String>> = serde_json::from_value(rows).unwrap();
        assert!(rows.len() >= 3, "{} rows above the fold", rows.len());
        let whole = rows.iter().filter(|cells| cells.len() == 5 && cells.iter().all(|cell| !cell.is_empty()));
        assert!(whole.count() >= 3, "agreement, stage, days, awaited and next step: {rows:?}");
        assert!(rows.iter().filter(|cells| cells[3] != words().home.nobody_named()).count() >= 3, "{rows:?}");
        assert_eq!(b.clicks(), 0);
    })
    .await;
}

/// The cells of the rows of what is stuck that end above the fold.
const STUCK: &str = "return [...document.querySelectorAll('main .tbl tbody tr')]
    .filter((row) => row.getBoundingClientRect().bottom <= 768)
    .map((row) => [...row.children].map((cell) => plain(cell.innerText)));";

#[tokio::test(flavor = "multi_thread")]
async fn the_report_of_the_month_is_a_workbook_in_two_clicks() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        let w = words();
        at_the_desk(&b, &token).await;
        b.within("header.top nav.nav").click(w.common.reports()).await;
        b.see(w.reports.status()).await;
        let link = b.attr("main a[download][href*='.xlsx']", "href").await.unwrap();
        b.within("main").click(&w.reports.download("Excel")).await;
        assert_eq!(b.clicks(), 2);
        let file = b.download(&link).await;
        assert_eq!((file.status, &file.body[..2]), (200, &b"PK"[..]));
    })
    .await;
}
