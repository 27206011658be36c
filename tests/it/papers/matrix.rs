//! Each report in each format says the same: every text, number and day of the JSON is read back
//! from the others.
use chrono::NaiveDate;
use serde_json::Value;
use tafahom::documents::formats::FORMATS;
use tafahom::persian::Jalali;
use tafahom::reports::REPORTS;
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::read::{READERS, Reader, formulas, plain, shown, table};
use super::shelf::{PAPERS, Paper, Shelf, poison};
use super::spring::nasty_title;
use crate::app::{Page, Person, TestApp};

/// Columns that pages and papers have as links, or under another shape.
const NOT_ON_PAPER: &[(&str, &str)] = &[
    ("agreements", "stage_since"),
    ("stuck", "days_late"),
    ("longest", "days_with_nobody"),
    ("months", "period"),
    ("press", "url"),
    ("items", "url"),
    ("open", "state"),
    ("done", "state"),
    ("open_commitments", "state"),
    ("kept_commitments", "state"),
];

/// Parts whose heading paper does not print; tabs and lists of contents do.
const WITHOUT_HEADING: &[(&str, &str)] =
    &[("register", "register"), ("minutes", "meeting"), ("draft", "text"), ("draft", "version")];

/// One thing that must be read back, in any of these spellings.
#[derive(Debug)]
struct Wanted(Vec<String>);

/// Words of the program are keys in JSON and are held by other tests; what is left was written by
/// people, counted or dated.
fn wanted(value: &Value) -> Option<Wanted> {
    match value {
        Value::Number(number) => Some(Wanted(vec![number.to_string()])),
        Value::String(text) => match text.parse::<NaiveDate>() {
            Ok(day) => {
                let words = [Lang::Fa, Lang::En].map(|lang| plain(&Words::of(lang).day_text(day)));
                Some(Wanted([vec![Jalali::from(day).numeric()], words.to_vec()].concat()))
            }
            Err(_) if text.chars().all(|c| c.is_ascii_lowercase() || c == '_') => None,
            Err(_) => Some(Wanted(vec![plain(text)])),
        },
        _ => None,
    }
}

/// Every value below a name, with the name.
fn leaves(name: &str, value: &Value, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| leaves(name, value, found)),
        Value::Array(members) => members.iter().for_each(|value| leaves(name, value, found)),
        value => found.push((name.to_owned(), value.clone())),
    }
}

fn holds(what: &str, reader: &Reader, text: &str, part: &str, value: &Value) {
    let text = plain(text);
    let mut found = Vec::new();
    leaves(part, value, &mut found);
    for (name, value) in found {
        if reader.is_paper && NOT_ON_PAPER.contains(&(part, name.as_str())) {
            continue;
        }
        if let Some(Wanted(spellings)) = wanted(&value) {
            assert!(
                spellings.iter().any(|one| (reader.says)(&text, one)),
                "{what}: {part}.{name} {spellings:?} is not in\n{text}"
            );
        }
    }
}

async fn get(person: &Person<'_>, paper: &Paper, shelf: &Shelf, suffix: &str, query: &str) -> Page {
    let path = format!("{}.{suffix}?{query}", (paper.path)(shelf));
    let page = person.get(&path).await;
    assert_eq!(page.status, 200, "{path}");
    page
}

async fn compare(person: &Person<'_>, paper: &Paper, shelf: &Shelf, reader: &Reader, json: &Value, lang: &str) {
    let what = format!("{} as {} in {lang}", paper.report, reader.suffix);
    let sections = json["sections"].as_object().unwrap();
    if reader.is_one_part {
        for (key, section) in sections {
            let page = get(person, paper, shelf, reader.suffix, &format!("lang={lang}&section={key}")).await;
            // Where a part is a table and more, the table stands for it.
            let content = section.get("rows").unwrap_or(section);
            let mut content = content.clone();
            content.as_object_mut().map(|content| content.remove("title"));
            holds(&what, reader, &(reader.text)(&page), key, &content);
            if let Some(rows) = section.get("rows") {
                assert_eq!(table(&page).len() - 1, rows.as_array().unwrap().len(), "{what}: rows of {key}");
            }
        }
        return;
    }
    let page = get(person, paper, shelf, reader.suffix, &format!("lang={lang}")).await;
    let text = (reader.text)(&page);
    holds(&what, reader, &text, "title", &json["title"]);
    holds(&what, reader, &text, "subtitle", &json["subtitle"]);
    holds(&what, reader, &text, "facts", &json["facts"]);
    for (key, section) in sections {
        let mut section = section.clone();
        if reader.is_paper && WITHOUT_HEADING.contains(&(paper.report, key.as_str())) {
            section.as_object_mut().map(|section| section.remove("title"));
        }
        holds(&what, reader, &text, key, &section);
        if let (Some(rows), "html") = (section.get("rows"), reader.suffix) {
            assert_eq!(shown(&page, key).len(), rows.as_array().unwrap().len(), "{what}: rows of {key}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_report_says_the_same_in_each_format() {
    let reports: Vec<&str> = REPORTS.iter().map(|report| report.key).collect();
    let papers: Vec<&str> = PAPERS.iter().map(|paper| paper.report).collect();
    assert_eq!(papers, reports, "a report nobody holds to the formats");
    let read: Vec<&str> = READERS.iter().map(|reader| reader.suffix).collect();
    let unread: Vec<&str> = FORMATS
        .iter()
        .map(|format| format.suffix)
        .filter(|suffix| *suffix != "json" && !read.contains(suffix))
        .collect();
    assert_eq!(unread, Vec::<&str>::new(), "a format nobody reads back");

    let app = TestApp::with_sample_year().await;
    let manager = app.signed_in_as(Role::Manager, "reader").await;
    let shelf = Shelf::signed(&app).await;
    poison(&app, &shelf, &nasty_title()).await;
    for paper in PAPERS {
        for lang in ["fa", "en"] {
            let page = get(&manager, paper, &shelf, "json", &format!("lang={lang}")).await;
            let json: Value = serde_json::from_slice(&page.bytes).unwrap();
            for part in paper.parts {
                assert!(json["sections"][part].is_object(), "{} has no part {part}", paper.report);
            }
            for reader in READERS {
                compare(&manager, paper, &shelf, reader, &json, lang).await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_wrote_is_a_formula_in_no_report() {
    let app = TestApp::with_sample_year().await;
    let manager = app.signed_in_as(Role::Manager, "reader").await;
    let shelf = Shelf::signed(&app).await;
    for title in ["=1+1", "+98 26", "-5", "@SUM(A1)", "\t=1"] {
        poison(&app, &shelf, title).await;
        for paper in PAPERS {
            let book = get(&manager, paper, &shelf, "xlsx", "").await;
            assert_eq!(formulas(&book), Vec::<String>::new(), "{}", paper.report);
            for part in paper.parts {
                let csv = get(&manager, paper, &shelf, "csv", &format!("section={part}")).await;
                let begins =
                    |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t']) && cell.parse::<f64>().is_err();
                let bad: Vec<String> = table(&csv).into_iter().flatten().filter(begins).collect();
                assert_eq!(bad, Vec::<String>::new(), "{} {part}", paper.report);
            }
        }
    }
}
