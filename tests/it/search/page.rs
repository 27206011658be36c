//! The page of results, and the same as data.
use serde_json::Value;
use tafahom::agreements::Content;
use tafahom::agreements::store as agreements;
use tafahom::ids::AgreementId;
use tafahom::meetings::{MeetingState, MeetingText, NewMeeting, store as meetings};
use tafahom::parties::{NewOrganisation, store as parties};
use tafahom::users::roles::Role;

use crate::agreement_views::{Look, content, day, record, with_party};
use crate::app::{Page, Person, TestApp, the_day};

/// The page for what was typed, and further parameters.
pub async fn search(person: &Person<'_>, typed: &str, more: &str) -> Page {
    let typed: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
    person.get(&format!("/search?q={typed}{more}")).await.expect(200)
}

/// The same as data: kind and title of each hit.
pub async fn data(person: &Person<'_>, typed: &str) -> Vec<(String, String, String)> {
    let typed: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
    let page = person.get(&format!("/search.json?q={typed}")).await.expect(200);
    let all: Value = serde_json::from_str(&page.text()).unwrap();
    let word = |hit: &Value, name: &str| hit[name].as_str().unwrap().to_owned();
    let hits = all["hits"].as_array().unwrap().iter();
    hits.map(|hit| (word(hit, "kind"), word(hit, "title"), word(hit, "address"))).collect()
}

#[tokio::test]
async fn a_half_remembered_word_is_found_in_every_kind_of_record_and_marked_whole() {
    let app = TestApp::with_sample_year().await;
    let officer = app.signed_in_as(Role::Officer, "tester").await;
    for (typed, heading, marked) in [
        ("همكاري رسانه اي", "Agreements", "رسانه‌ای"),
        ("تعاونيهاي دانش بنيان", "Agreements", "دانش‌بنیان"),
        ("نیک سرشت", "People", "نیک‌سرشت"),
        ("اتاق تعاون", "Organisations", "اتاق"),
        ("نشست آغازین", "Meetings", "آغازین"),
        ("پيوست فنى", "Decisions", "پیوست"),
        ("بازدید میدانی", "Actions", "میدانی"),
        ("زمان بندی", "Draft texts", "زمان‌بندی"),
        ("گام تازه", "Press items", "تازه"),
        ("البرز نگار", "Outlets", "البرزنگار"),
        ("نسخه امضا شده", "Files", "امضاشده"),
    ] {
        let page = search(&officer, typed, "").await;
        let headings = page.texts("main section h2");
        assert!(headings.iter().any(|text| text.starts_with(heading)), "{typed}: {headings:?}");
        let marks = page.texts("main mark");
        assert!(marks.iter().any(|text| text.contains(marked)), "{typed}: {marks:?}");
    }
}

#[tokio::test]
async fn the_hits_of_a_kind_are_counted_and_paged_and_lead_to_their_agreement() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let mut tx = app.app.db.write().await.unwrap();
    for n in 0..45 {
        parties::insert(&mut tx, &NewOrganisation::named(format!("تعاونی شمارهٔ {n}")), the_day()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let agreement = record(&app.app.db, &content("حمایت از تعاونی", officer.id), officer.id).await;
    let page = search(&officer, "تعاونی", "").await;
    assert_eq!(page.texts("main section h2"), ["Agreements (1)", "Organisations (45)"]);
    page.sees("46 records found.");
    assert_eq!(page.count("main section li"), 6, "five of many");
    assert_eq!(page.attr("main section li a", "href").unwrap(), format!("/agreements/{agreement}"));

    let more = page.link_of("All 45: Organisations").unwrap();
    let first = officer.get(&more).await.expect(200);
    assert_eq!(first.count("main section li"), 20);
    let last = officer.get(&format!("{more}&page=3")).await.expect(200);
    assert_eq!(last.count("main section li"), 5);
    let beyond = officer.get(&format!("{more}&page=99")).await.expect(200);
    assert_eq!(beyond.count("main section li"), 5);
}

async fn hold(app: &TestApp, person: &Person<'_>, subject: &str, on: &str, about: Option<AgreementId>) {
    let mut tx = app.app.db.write().await.unwrap();
    let id = tafahom::ids::MeetingId::new();
    let text = MeetingText {
        subject: subject.into(),
        held_on: day(on),
        starts_at: String::new(),
        ends_at: String::new(),
        place: String::new(),
        chair: None,
        secretary: None,
        agenda: String::new(),
        minutes: String::new(),
    };
    let new = NewMeeting { id, text, state: MeetingState::Held, created_by: person.id };
    meetings::insert(&mut tx, &new, the_day()).await.unwrap();
    if let Some(agreement) = about {
        meetings::link(&mut tx, id, agreement).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_day_is_found_in_whatever_form_it_is_typed_and_a_year_narrows() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let agreement = record(&app.app.db, &content("همکاری", officer.id), officer.id).await;
    hold(&app, &officer, "Ninth of Tir", "2025-06-30", Some(agreement)).await;
    hold(&app, &officer, "Another day", "2026-04-02", None).await;
    for typed in [
        "۱۴۰۴/۴/۹",
        "1404/04/09",
        "9/4/1404",
        "٩/٤/١٤٠٤",
        "۹ تیر ۱۴۰۴",
        "دوشنبه ۹ تیر ۱۴۰۴",
        "9 Tir 1404",
        "2025-06-30",
        "tir 1404",
        "تیر ۱۴۰۴",
        "۱۴۰۴-۰۴-۰۹",
    ] {
        let page = search(&officer, typed, "").await;
        assert_eq!(page.texts("main section li > a"), ["Ninth of Tir"], "{typed}");
        assert!(page.texts("main section li small a").contains(&"همکاری".to_owned()), "{typed}");
    }
    let both = search(&officer, "day tir", "&year=1404").await;
    both.sees("Nothing was found");
    let page = search(&officer, "day", "&year=۱۴۰۵&kind=meeting").await;
    assert_eq!(page.texts("main section li > a"), ["Another day"]);
    search(&officer, "day", "&year=1404").await.sees("Nothing was found");
}

#[tokio::test]
async fn a_reference_and_a_letter_number_lead_first_to_their_agreement() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let lettered =
        Content { letters: "۱۲۳/ص/۴۵ مورخ ۱۴۰۵/۱/۲۰".into(), ..content("نخست", officer.id) };
    let first = record(&app.app.db, &lettered, officer.id).await;
    let mentions = Content { subject: "پیرو 1405-0001 و 123/ص/45".into(), ..content("دوم", officer.id) };
    record(&app.app.db, &mentions, officer.id).await;
    for typed in ["1405-0001", "۱۴۰۵-۰۰۰۱", "123/ص/45", "۱۲۳/ص/۴۵", "١٢٣/ص/٤٥"] {
        let hits = data(&officer, typed).await;
        let (kind, title, address) = hits.first().unwrap();
        assert_eq!((kind.as_str(), title.as_str()), ("agreement", "نخست"), "{typed}");
        assert_eq!(*address, format!("/agreements/{first}"));
    }
}

#[tokio::test]
async fn an_agreement_is_found_by_the_new_name_of_its_party() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let agreement = record(&app.app.db, &content("همکاری", officer.id), officer.id).await;
    let party = with_party(&app.app.db, agreement, "بنیاد سپیدار").await;
    assert_eq!(data(&officer, "سپیدار").await.len(), 2, "the organisation and its agreement");
    let mut tx = app.app.db.write().await.unwrap();
    parties::update(&mut tx, party, 1, &NewOrganisation::named("بنیاد مهرگان"), the_day()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(data(&officer, "سپیدار").await.is_empty());
    assert_eq!(data(&officer, "مهرگان").await.len(), 2);
    let mut tx = app.app.db.write().await.unwrap();
    agreements::remove_party(&mut tx, agreement, party).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(data(&officer, "مهرگان").await.len(), 1);
}

#[tokio::test]
async fn when_nothing_is_found_the_page_says_what_was_tried_and_what_is_near() {
    let app = TestApp::with_sample_year().await;
    let officer = app.signed_in_as(Role::Officer, "tester").await;
    let page = search(&officer, "گلخانهی هشتگردد", "").await;
    page.sees("Nothing was found.");
    page.sees("These words were looked for");
    let near = page.link_of("هشتگرد").expect("the nearest word is offered");
    let found = officer.get(&near).await.expect(200);
    found.sees("found");
    assert!(page.count("main section li") > 3, "and the latest records");
    let narrow = search(&officer, "رسانه", "&kind=file&year=1390").await;
    narrow.sees("Only “Files, 1390” was searched.");
    assert!(narrow.link_of("Search everything, in every year").is_some());

    let empty = search(&officer, "", "").await;
    assert!(!empty.text().contains("What you worked on last"), "who did nothing has nothing to come back to");
    empty.sees("The latest");
    assert!(empty.count("main section li") > 3);
}

#[tokio::test]
async fn who_looks_for_nothing_yet_is_offered_what_they_worked_on_last() {
    let app = TestApp::new().await;
    let officer = app.signed_in_as(Role::Officer, "tester").await;
    let head = app.signed_in_as(Role::Manager, "head").await;
    let of_other = head.post("/organisations", &[("name", "Museum")]).await.expect(303).location();
    let first = officer.post("/organisations", &[("name", "Library")]).await.expect(303).location();
    let second = officer.post("/people", &[("name", "Sara Noori")]).await.expect(303).location();
    let page = search(&officer, "", "").await;
    page.sees("What you worked on last");
    let place = |of: &String| page.text().find(of.as_str());
    assert!(place(&second).unwrap() < place(&first).unwrap(), "latest first");
    assert_eq!(place(&of_other), None, "and nothing that others wrote");
}

#[tokio::test]
async fn nothing_that_is_typed_breaks_the_search() {
    let app = TestApp::with_sample_year().await;
    let officer = app.signed_in_as(Role::Officer, "tester").await;
    let long = "تعاون همکاری رسانه و کار ".repeat(40);
    for typed in [
        "\"",
        "(",
        "*",
        "NOT",
        "a:b",
        "' OR 1=1 --",
        "{t w}",
        "NEAR(a b)",
        "تعاون\"*",
        "\\",
        "%_",
        "§20260518",
        "¬",
        "\u{200c}",
        "٬",
        "۱٬",
        "a AND",
        ":*",
        "<->",
        "'",
        "😀",
        "ﷺ",
        "𝒜",
        &long,
    ] {
        search(&officer, typed, "").await;
        data(&officer, typed).await;
        search(&officer, typed, "&kind=x&year=y&page=-1").await;
    }
    let page = search(&officer, "<b>رسانه</b>", "").await;
    assert!(!page.text().contains("<b>رسانه"), "what was typed is text");
}

#[tokio::test]
async fn an_address_in_the_box_is_offered_as_a_press_item_to_those_who_record() {
    let app = TestApp::new().await;
    let (officer, viewer) = (app.signed_in(Role::Officer).await, app.signed_in(Role::Viewer).await);
    let page = search(&officer, "https://example.ir/news/12", "").await;
    let link = page.link_of("Record this address as a press item").unwrap();
    let form = officer.get(&link).await.expect(200);
    assert!(form.text().contains("https://example.ir/news/12"));
    assert!(search(&viewer, "https://example.ir/news/12", "").await.link_of("Record this address").is_none());
}
