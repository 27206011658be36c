//! Many people at one record: each either saves on top of what they saw or is told.
use std::collections::BTreeMap;

use futures_util::future::join_all;
use scraper::{Html, Selector};
use tafahom::users::roles::Role;
use uuid::Uuid;

use crate::app::{Person, TestApp};

const PEOPLE: usize = 12;

/// The fields of the form on an edit page, as a browser would hand them in.
async fn fields(person: &Person<'_>, path: &str) -> BTreeMap<String, String> {
    let html = Html::parse_document(&person.get(path).await.expect(200).text());
    let named = Selector::parse("main form:has([name=note]) [name]").unwrap();
    let chosen = Selector::parse("option[selected]").unwrap();
    let fields = html.select(&named).filter_map(|field| {
        let attr = |name| field.value().attr(name);
        let value = match field.value().name() {
            "textarea" => field.text().collect(),
            "select" => field.select(&chosen).next()?.value().attr("value")?.to_owned(),
            _ if attr("type") == Some("checkbox") && attr("checked").is_none() => return None,
            _ => attr("value").unwrap_or("").to_owned(),
        };
        Some((attr("name")?.to_owned(), value))
    });
    fields.collect()
}

/// Saves a note of one's own, however often somebody else was faster; answers the note it took the place of.
async fn save(person: &Person<'_>, path: &str) -> String {
    let mut note = String::new();
    for _ in 0..PEOPLE * 4 {
        let mut fields = fields(person, path).await;
        note = Uuid::new_v4().to_string();
        let before = fields.insert("note".into(), note.clone()).unwrap();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = person.post(path, &fields).await;
        if page.status == 303 {
            return before;
        }
        let page = page.expect(409);
        assert!(page.text().contains(&note), "what was typed is not on the page that tells of the conflict");
    }
    panic!("{note} was never saved")
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_edit_one_record_nobody_undoes_another_unseen() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let made = officer.post("/organisations", &[("name", "The company"), ("kind", "company"), ("note", "first")]).await;
    let path = format!("{}/edit", made.expect(303).location());
    let mut people = Vec::new();
    for _ in 0..PEOPLE {
        people.push(app.again(officer.id).await);
    }
    let mut replaced = join_all(people.iter().map(|person| save(person, &path))).await;
    assert!(replaced.iter().any(|note| note == "first"));
    replaced.sort_unstable();
    replaced.dedup();
    assert_eq!(replaced.len(), PEOPLE, "two saved over the same note: one of them was undone");
}
