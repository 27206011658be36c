//! What holds on every page, seen where it shows: figures, days, type, keys, paper.
use serde_json::Value;
use tafahom::users::roles::Role;

use crate::app::TestApp;
use crate::browser::{Browser, Options, browse};

const PAGES: &[&str] = &["/", "/agreements", "/meetings", "/reports/status?period=1405"];

async fn ask(b: &Browser, js: &str) -> Value {
    b.run(js, &[]).await
}

/// Runs `look` on some pages of the sample year, in Persian.
async fn on_pages(look: impl AsyncFn(&Browser, &str)) {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        b.cookie("session", &token).await;
        for path in PAGES {
            let mark = if path.contains('?') { '&' } else { '?' };
            b.go(&format!("{path}{mark}lang=fa")).await;
            look(&b, path).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_persian_and_every_day_has_its_machine_form() {
    on_pages(async |b, path| {
        let text = b.text().await;
        assert!(!text.contains(|c: char| c.is_ascii_digit()), "{path} shows Latin figures: {text}");
        let bad = ask(b, "return [...document.querySelectorAll('time')].filter(t => !/^\\d{4}-\\d\\d-\\d\\d/.test(t.dateTime)).length").await;
        assert_eq!(bad, 0, "{path} has a day without its machine form");
        let stages = ask(b, "return [...document.querySelectorAll('.stage')].filter(s => !s.querySelector('svg') || !s.textContent.trim()).length").await;
        assert_eq!(stages, 0, "{path} has a stage without glyph and word");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn type_is_large_enough_and_never_spaced_or_slanted() {
    on_pages(async |b, path| {
        let small = ask(
            b,
            "return [...document.querySelectorAll('body *')].filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
               .filter(e => { const s = getComputedStyle(e); return parseFloat(s.fontSize) < 13 || s.letterSpacing !== 'normal' || s.fontStyle !== 'normal' })
               .map(e => e.outerHTML.slice(0, 80))",
        )
        .await;
        assert_eq!(small, Value::Array(Vec::new()), "{path}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_key_leads_past_the_header_with_a_ring_one_can_see() {
    on_pages(async |b, path| {
        b.press("Tab").await;
        let focus = ask(
            b,
            "const e = document.activeElement; return [e.className, parseFloat(getComputedStyle(e).outlineWidth) >= 3]",
        )
        .await;
        assert_eq!(focus, serde_json::json!(["skip", true]), "{path}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_takes_six_requests_and_paper_has_no_navigation() {
    on_pages(async |b, path| {
        // What the page needs to be shown; its icon and manifest the browser fetches when it pleases.
        let names = "return [...new Set(performance.getEntriesByType('resource').map(e => e.name))]
            .filter(name => !/favicon|manifest/.test(name))";
        let asked = ask(b, names).await;
        assert!(asked.as_array().unwrap().len() < 6, "{path} asks for {asked}");
        b.on_paper(true).await;
        let shown = ask(b, "return [...document.querySelectorAll('.top, .foot')].filter(e => getComputedStyle(e).display !== 'none').length").await;
        assert_eq!(shown, 0, "{path} prints its navigation");
        let heads = ask(b, "return [...document.querySelectorAll('thead')].filter(e => getComputedStyle(e).display !== 'table-header-group').length").await;
        assert_eq!(heads, 0, "{path} does not repeat its table heads");
        b.on_paper(false).await;
    })
    .await;
}

#[test]
fn paper_is_a4_with_room_for_the_binder() {
    let css = std::fs::read_to_string("assets/css/90-print.css").unwrap();
    let page = css.split("@page").nth(1).unwrap().split('}').next().unwrap();
    assert!(page.contains("A4"), "{page}");
    let margin = page.split("margin:").nth(1).unwrap().split(';').next().unwrap();
    let right: f64 = margin.split_whitespace().nth(1).unwrap().trim_end_matches("mm").parse().unwrap();
    assert!(right >= 25.0, "{margin}");
}
