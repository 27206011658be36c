//! Reading changes nothing, wherever the links of a year's work lead.
use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};
use tafahom::users::roles::Role;

use super::rows;
use crate::app::TestApp;
use crate::every_page::addresses;
use crate::nonsense::kind_of;

/// How many addresses of one kind are opened.
const OF_A_KIND: usize = 2;

#[tokio::test(flavor = "multi_thread")]
async fn no_link_of_a_years_work_changes_anything() {
    let app = TestApp::with_sample_year().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let link = Selector::parse("[href^='/'], form[method=get][action^='/']").unwrap();
    let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in addresses(&admin).await.into_values() {
        let html = Html::parse_document(&admin.get(&path).await.text());
        let found = html.select(&link).filter_map(|a| a.value().attr("href").or(a.value().attr("action")));
        for to in found.map(str::to_owned).chain([path.clone()]) {
            // Setting a document takes long, and the others are asked for the same report.
            if !to.contains(".pdf") {
                links.entry(kind_of(&to)).or_default().insert(to);
            }
        }
    }
    let before = rows(&app).await;
    let mut opened = 0;
    for path in links.values().flat_map(|of_a_kind| of_a_kind.iter().take(OF_A_KIND)) {
        for method in ["GET", "HEAD"] {
            let page = admin.send(method, path).await;
            assert!(!page.status.is_server_error(), "{method} {path}: {}", page.status);
        }
        opened += 1;
    }
    let after = rows(&app).await;
    let changed: Vec<_> = after.symmetric_difference(&before).collect();
    assert!(changed.is_empty(), "{changed:#?}");
    assert!(opened > 80, "only {opened} links were found");
}
