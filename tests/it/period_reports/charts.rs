//! Charts: the same numbers as the table beside them.
use calamine::Data;
use scraper::{Html, Selector};
use tafahom::users::roles::Role;

use super::{json, rows, with};
use crate::app::TestApp;
use crate::papers::read::sheets;
use crate::word::parts;

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

/// The cells that a formula of a chart names: «'Sheet 1'!$A$3:$A$9».
fn cells<'a>(sheets: &'a [(String, Vec<Vec<Data>>)], formula: &str) -> Vec<&'a Data> {
    let (sheet, range) = formula.rsplit_once('!').unwrap();
    let sheet = sheet.trim_matches('\'');
    let rows = &sheets.iter().find(|(name, _)| name == sheet).unwrap_or_else(|| panic!("no sheet {sheet}")).1;
    let place = |cell: &str| {
        let bare = cell.replace('$', "");
        let letter = bare.bytes().next().unwrap();
        (bare[1..].parse::<usize>().unwrap() - 1, usize::from(letter - b'A'))
    };
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let ((first, column), (last, _)) = (place(from), place(to));
    (first..=last).map(|row| &rows[row][column]).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn charts_of_a_workbook_are_drawn_from_the_cells_of_its_tables() {
    let app = TestApp::with_sample_year().await;
    let viewer = app.signed_in_as(Role::Viewer, "v").await;
    for (report, charts) in [("status", 3), ("press", 1)] {
        let page = viewer.get(&format!("/reports/{report}.xlsx")).await.expect(200);
        let sheets = sheets(&page);
        let drawn: Vec<_> =
            parts::names(&page.bytes).into_iter().filter(|name| name.starts_with("xl/charts/chart")).collect();
        assert_eq!(drawn.len(), charts, "{report}");
        for name in drawn {
            parts::with_tree(&page.bytes, &name, |tree| {
                let formulas = |kind: &'static str| {
                    let nodes: Vec<_> = parts::all(tree.root(), kind).collect();
                    nodes.into_iter().filter_map(|node| parts::all(node, "f").next()?.text().map(str::to_owned))
                };
                for formula in formulas("val") {
                    let is_number = |cell: &&Data| matches!(cell, Data::Float(_) | Data::Int(_) | Data::Empty);
                    assert!(cells(&sheets, &formula).iter().all(is_number), "{report} {name} {formula}");
                }
                let names: Vec<String> = formulas("cat").collect();
                assert!(!names.is_empty());
                for formula in names {
                    let is_name = |cell: &&Data| matches!(cell, Data::String(text) if !text.is_empty());
                    assert!(cells(&sheets, &formula).iter().all(is_name), "{report} {name} {formula}");
                }
            });
        }
    }
}
