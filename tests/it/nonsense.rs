//! Every form of the program, found on its pages and handed in with nonsense: each gets a clear
//! answer, nothing breaks, and what was typed comes back.
use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};
use tafahom::users::roles::Role;
use uuid::Uuid;

use crate::app::TestApp;
use crate::every_page::addresses;

/// A form as it stands on a page.
pub struct Found {
    pub action: String,
    pub multipart: bool,
    /// Name, value, and whether the program filled it in itself.
    pub fields: Vec<(String, String, bool)>,
}

/// The forms on a page.
pub fn forms_of(html: &str, page: &str) -> Vec<Found> {
    let html = Html::parse_document(html);
    let (form, named) = (Selector::parse("form[method=post]").unwrap(), Selector::parse("[name]").unwrap());
    let attr = |element: ElementRef, name: &str| element.value().attr(name).unwrap_or("").to_owned();
    let forms = html.select(&form).map(|form| Found {
        action: form.value().attr("action").unwrap_or(page).to_owned(),
        multipart: attr(form, "enctype").contains("multipart"),
        fields: form
            .select(&named)
            .filter(|field| attr(*field, "type") != "file")
            .map(|field| (attr(field, "name"), attr(field, "value"), attr(field, "type") == "hidden"))
            .collect(),
    });
    forms.collect()
}

fn nonsense() -> Vec<(&'static str, String)> {
    vec![
        ("nothing", String::new()),
        ("a megabyte", "ب".repeat(500_000)),
        ("NUL", "a\0b".into()),
        ("bidi controls", "\u{202e}abc\u{2066}\u{200f}".into()),
        ("emoji", "👩🏽‍🚀🇮🇷".into()),
        ("markup", "<script>alert(1)</script><b onclick=x>&amp;\"'".into()),
        ("SQL", "' OR 1=1; DROP TABLE users; --".into()),
        ("a day that is none", "1404/12/30".into()),
        ("a number out of range", "999999999999999999999".into()),
        ("an id of nothing", Uuid::nil().to_string()),
    ]
}

/// An address without what differs from record to record.
pub fn kind_of(action: &str) -> String {
    let bare = action.split('?').next().unwrap_or("");
    let word =
        |part: &str| if Uuid::try_parse(part).is_ok() || part.parse::<u32>().is_ok() { "*" } else { part }.to_owned();
    bare.split('/').map(word).collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_answers_nonsense_clearly() {
    let app = TestApp::with_sample_year().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let mut forms = BTreeMap::new();
    for path in addresses(&admin).await.values() {
        for form in forms_of(&admin.get(path).await.text(), path) {
            // Signing out or changing one's own role would end the test's session.
            let is_own = form.action.contains("/sign-out") || form.action.starts_with("/users/");
            if !is_own {
                forms.entry(kind_of(&form.action)).or_insert(form);
            }
        }
    }
    assert!(forms.len() > 25, "only {} forms were found", forms.len());
    let mut broken = Vec::new();
    for (kind, form) in &forms {
        for (name, value) in nonsense() {
            let filled: Vec<(&str, &str)> = form
                .fields
                .iter()
                .map(|(field, own, hidden)| (field.as_str(), if *hidden { own.as_str() } else { value.as_str() }))
                .collect();
            let fresh = Uuid::new_v4().to_string();
            let filled: Vec<(&str, &str)> = filled
                .into_iter()
                .map(|(field, value)| (field, if field == "form_id" { &fresh } else { value }))
                .collect();
            let page = if form.multipart {
                admin.upload(&form.action, &filled, "file", "", b"").await
            } else {
                admin.post(&form.action, &filled).await
            };
            let is_page = page.headers.get("content-type").is_none_or(|kind| kind.as_bytes().starts_with(b"text/"));
            if page.status.is_server_error() || !is_page {
                broken.push(format!("{kind} with {name}: {}", page.status));
            }
            if page.text().contains("<script>alert(1)") {
                broken.push(format!("{kind} with {name}: the markup came out as markup"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}
