//! Every page of the program, found by following its links through the sample year: each is
//! looked at in both languages, both themes and at several widths.
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scraper::{Html, Selector};
use tafahom::app;
use tafahom::documents::formats::format;
use tafahom::users::roles::Role;

use crate::app::{Person, TestApp};
use crate::browser::{Options, browse};

/// Routes that answer no page: files, data, options of a list, one-time links.
const NO_PAGES: &[&str] = &[
    "/assets/{file}",
    "/favicon.svg",
    "/manifest.webmanifest",
    "/healthz",
    "/sign-in",                  // for those who are not signed in: looked at by itself
    "/sign-in/code",             // between the two steps of signing in
    "/users/{id}/second-factor", // of users who sign in in two steps
    "/sign-in/oidc",             // where there is a provider: looked at by themselves
    "/sign-in/oidc/back",
    "/me/identity",
    "/users/{id}/identity",
    "/dates/echo",
    "/about/notices", // text
    "/organisations/options",
    "/people/options",
    "/organisations/alike",
    "/people/alike",
    "/actions/responsibles",
    "/press/outlets/options",
    "/files/{id}",
    "/backups/{name}",
    "/search.json",
    "/letterhead/emblem",
    "/import/{id}", // there is none in the sample year: looked at by itself
    "/setup/{token}",
    "/invite/{token}",
    "/demo/{token}",
];

/// The row of the table of routes that a path belongs to; a fixed word wins over a parameter.
fn pattern_of(path: &str) -> Option<String> {
    let bare = path.split(['?', '#']).next().unwrap_or("");
    let fits = |pattern: &str| {
        let (a, b): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), bare.split('/').collect());
        a.len() == b.len() && a.iter().zip(&b).all(|(want, is)| want.starts_with('{') || want == is)
    };
    let routes = app::routes();
    let found = routes.iter().filter(|route| route.method == "GET" && fits(&route.path));
    found.map(|route| route.path.to_string()).min_by_key(|pattern| pattern.matches('{').count())
}

/// Whether an address names a file and no page: its last word ends as one of the formats does.
fn is_file(path: &str) -> bool {
    let bare = path.split(['?', '#']).next().unwrap_or("");
    bare.rsplit('/').next().and_then(|last| last.rsplit_once('.')).is_some_and(|(_, suffix)| format(suffix).is_some())
}

/// How many pages of one kind are opened in looking for the others.
const OF_A_KIND: usize = 6;

/// One address for every page there is, as this person can reach it: the richest that was seen.
pub async fn addresses(person: &Person<'_>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    let mut queue = VecDeque::from(["/".to_owned()]);
    let link = Selector::parse("a[href^='/']").unwrap();
    let mut seen = BTreeSet::new();
    while let Some(path) = queue.pop_front() {
        let Some(pattern) = pattern_of(&path) else { panic!("a link leads nowhere: {path}") };
        let is_enough = found.get(&pattern).is_some_and(|pages| pages.len() >= OF_A_KIND);
        if is_enough || NO_PAGES.contains(&pattern.as_str()) || is_file(&path) {
            continue;
        }
        let page = person.get(&path).await;
        if page.status.is_redirection() {
            queue.push_back(page.location());
            continue;
        }
        assert!(page.status.is_success(), "{path}: {}", page.status);
        if !page.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
            continue;
        }
        found.entry(pattern).or_default().push((page.bytes.len(), path));
        let html = Html::parse_document(&page.text());
        let links = html.select(&link).filter_map(|a| a.value().attr("href"));
        queue.extend(links.filter(|to| seen.insert((*to).to_owned())).map(str::to_owned));
    }
    found.into_iter().filter_map(|(pattern, pages)| Some((pattern, pages.into_iter().max()?.1))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_can_be_reached_by_links_and_is_well_formed() {
    let app = TestApp::with_sample_year().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let pages = addresses(&admin).await;
    let missing: Vec<_> = app::routes()
        .iter()
        .filter(|route| route.method == "GET" && !NO_PAGES.contains(&&*route.path) && !is_file(&route.path))
        .map(|route| route.path.to_string())
        .filter(|path| !pages.contains_key(path))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "pages no link leads to");

    let mut titles = BTreeMap::new();
    for (pattern, path) in &pages {
        let page = admin.get(path).await;
        let text = page.text();
        assert_eq!(page.count("h1"), 1, "{path} has one heading");
        assert_eq!(page.count("[style]"), 0, "{path} has inline style");
        assert_eq!(page.count("script:not([src])"), 0, "{path} has inline script");
        assert_eq!(page.count("html[lang=en][dir=ltr]"), 1, "{path} is not in English");
        let title = Html::parse_document(&text).select(&Selector::parse("title").unwrap()).next().unwrap().inner_html();
        assert!(title.trim_end().ends_with("Tafahom"), "{path}: {title}");
        if let Some(other) = titles.insert(title.clone(), pattern) {
            panic!("{pattern} and {other} have one title: {title}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_accessible_in_both_languages_themes_and_widths() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let pages = addresses(&admin).await;
    let token = admin.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        b.go("/sign-in").await;
        assert_eq!(b.axe().await, Vec::<String>::new());
        b.cookie("session", &token).await;
        let mut faults = Vec::new();
        for path in pages.values() {
            for lang in ["fa", "en"] {
                let mark = if path.contains('?') { '&' } else { '?' };
                b.go(&format!("{path}{mark}lang={lang}")).await;
                for (width, height) in [(1366, 768), (390, 844)] {
                    b.set_viewport(width, height).await;
                    for dark in [false, true] {
                        b.dark(dark).await;
                        let found = b.axe().await;
                        faults.extend(
                            found.into_iter().map(|fault| format!("{path} {lang} {width} dark={dark}: {fault}")),
                        );
                    }
                    if b.scroll_overflow().await {
                        faults.push(format!("{path} {lang} {width}: scrolls sideways"));
                    }
                }
                b.dark(false).await;
                for (width, height) in [(320, 640), (1920, 1080)] {
                    b.set_viewport(width, height).await;
                    if b.scroll_overflow().await {
                        faults.push(format!("{path} {lang} {width}: scrolls sideways"));
                    }
                }
                b.set_viewport(1366, 768).await;
            }
        }
        faults.extend(b.csp_violations().await);
        assert!(faults.is_empty(), "{faults:#?}");
    })
    .await;
}
