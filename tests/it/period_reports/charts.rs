//! Charts: the same numbers as the table beside them.
use scraper::{Html, Selector};
use tafahom::users::roles::Role;

use super::{json, rows, with};
use crate::app::TestApp;

/// What the bars of a section's chart say.
fn bars(html: &Html, section: &str) -> Vec<String> {
    let bar = Selector::parse(&format!("#part-{section} .chart rect title")).unwrap();
    html.select(&bar).map(|title| title.text().collect()).collect()
}

#[tokio::test]
async fn every_bar_says_the_number_of_its_table() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    with(&app, viewer.id, async |mut records| {
        records.spring().await;
    })
    .await;
    let charts = [
        ("status", "summary", vec!["at_start", "at_end"], 6),
        ("status", "longest", vec!["days_in_stage"], 12),
        ("status", "months", vec!["signed", "ended"], 12),
        ("press", "months", vec!["originals", "republications"], 12),
        ("actions", "summary", vec!["open", "overdue"], 3),
    ];
    for (report, section, series, most) in charts {
        let data = json(&viewer, report, "period=1405-02").await;
        let page = viewer.get(&format!("/reports/{report}?period=1405-02")).await.expect(200);
        let said = bars(&Html::parse_document(&page.text()), section);
        let numbers = said.iter().map(|text| text.rsplit(": ").next().unwrap().parse::<i64>().unwrap());
        let table = rows(&data, section).iter().take(most);
        let wanted: Vec<i64> = table.flat_map(|row| series.iter().filter_map(|key| row[key].as_i64())).collect();
        assert_eq!(numbers.collect::<Vec<_>>(), wanted, "{report} {section}: {said:?}");
        assert_eq!(page.count(&format!("#part-{section} svg[role=img] > title")), 1);
        assert!(!page.text().contains("style=\""), "no inline style");
    }
}

#[tokio::test]
async fn in_persian_charts_are_drawn_from_the_right_with_persian_digits() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    with(&app, viewer.id, async |mut records| {
        records.spring().await;
    })
    .await;
    let page = viewer.get("/reports/status?period=1405-02&lang=fa").await.expect(200);
    assert_eq!(page.attr("#part-longest svg", "direction").as_deref(), Some("rtl"));
    let html = Html::parse_document(&page.text());
    let label = Selector::parse(".chart text").unwrap();
    let text: String = html.select(&label).flat_map(|label| label.text()).collect();
    assert!(text.contains('۱') && !text.contains(['1', '2', '3']), "{text}");
    let bar = Selector::parse("#part-months .chart rect").unwrap();
    let at: Vec<i64> = html.select(&bar).map(|bar| bar.attr("x").unwrap().parse().unwrap()).collect();
    assert!(at.first() > at.last(), "time runs to the left: {at:?}");
}
