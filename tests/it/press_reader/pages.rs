//! The form that comes filled in, the same as data, and what is made of it.
use axum::body::Body;
use axum::http::header;
use serde_json::{Value, json};
use tafahom::db::Tx;
use tafahom::ids::{AgreementId, MeetingId, PersonId, UserId};
use tafahom::people::NewPerson;
use tafahom::users::roles::Role;

use crate::app::{Page, Person, TestApp, the_day};
use crate::press::{agreement, filled, lent, party, with};

/// An item that says all that can be read.
const TEXT: &str = "گام تازه برای رسانهٔ تعاون\n۲۸ اردیبهشت ۱۴۰۵ - ۰۸:۳۰\nکد خبر: ۷۷۱\nبه گزارش پایگاه خبری ساوجبلاغ نو، در نشستی که روز \
    یکشنبه ۲۷/۲/۱۴۰۵ برگزار شد، دکتر کیان رهنما، رئیس پارک علم و فناوری دماوند غرب و مینا فرزانه، مدیر شبکه رسانه‌ای \
    پیک تعاون دربارهٔ نگارش متن تفاهم‌نامهٔ همکاری رسانه‌ای گفت‌وگو کردند و قرار شد متن آن به‌زودی آماده شود.";

const PERSON: &str = "دکتر کیان رهنما — رئیس — پارک علم و فناوری دماوند غرب";

struct Scene {
    about: AgreementId,
    meeting: MeetingId,
    mina: PersonId,
}

async fn meeting(tx: &mut Tx, by: UserId, subject: &str, held_on: &str, about: AgreementId) -> MeetingId {
    let id = MeetingId::new();
    let day: chrono::NaiveDate = held_on.parse().unwrap();
    tx.run(
        "INSERT INTO meetings (id, subject, held_on, state, folded, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, 'held', '', $4, $5, $5)",
        &[&id, &subject, &day, &by, &the_day()],
    )
    .await
    .unwrap();
    tx.run("INSERT INTO meeting_agreements (meeting_id, agreement_id) VALUES ($1, $2)", &[&id, &about]).await.unwrap();
    id
}

async fn scene(app: &TestApp, officer: UserId) -> Scene {
    let mut tx = app.app.db.write().await.unwrap();
    let about = agreement(&mut tx, officer, 1, "همکاری رسانه‌ای", false).await;
    let other = agreement(&mut tx, officer, 2, "راه روستایی", false).await;
    party(&mut tx, about, "شبکه رسانه‌ای پیک تعاون").await;
    let meeting_of_day = meeting(&mut tx, officer, "گفت‌وگوی نخست", "2026-05-17", about).await;
    meeting(&mut tx, officer, "نشست راه", "2026-05-17", other).await;
    let mina = NewPerson { name: "مینا فرزانه".into(), ..NewPerson::default() };
    let mina = tafahom::people::store::insert(&mut tx, &mina, the_day()).await.unwrap();
    tx.commit().await.unwrap();
    Scene { about, meeting: meeting_of_day, mina }
}

/// Asks for the reading as data.
async fn data(app: &TestApp, person: &Person<'_>, fields: &[(&str, &str)]) -> (u16, Value) {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = person
        .bare_request("POST", "/press/read")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json");
    let page = app.send(request.body(Body::from(body)).unwrap()).await;
    (page.status.as_u16(), serde_json::from_slice(&page.bytes).unwrap())
}

fn value(page: &Page, field: &str) -> String {
    page.attr(&format!("#{field}"), "value").unwrap_or_default()
}

#[tokio::test]
async fn a_pasted_text_fills_the_form_and_nothing_is_recorded_before_it_is_handed_in() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let Scene { about, meeting, mina } = scene(&app, officer.id).await;
    let page = officer.post("/press/read", &[("kept_text", TEXT)]).await.expect(200);
    assert_eq!(value(&page, "headline"), "گام تازه برای رسانهٔ تعاون");
    assert_eq!(value(&page, "outlet"), "پایگاه خبری ساوجبلاغ نو");
    assert_eq!(value(&page, "published_on"), "Monday 28 Ordibehesht 1405");
    assert_eq!(value(&page, "published_time"), "08:30");
    page.sees("Sunday 27 Ordibehesht 1405 from “یکشنبه ۲۷/۲/۱۴۰۵”");
    page.sees("is of the same day");
    for ticked in [("agreement", about.to_string()), ("meeting", meeting.to_string())] {
        assert_eq!(page.count(&format!("input[name={}][checked]", ticked.0)), 1);
        assert_eq!(page.count(&format!("input[name={}][value='{}'][checked]", ticked.0, ticked.1)), 1);
    }
    assert_eq!(page.count(&format!("a[href='/people/{mina}']")), 1);
    assert_eq!(page.count(&format!("input[name=new_person][value='{PERSON}']:not([checked])")), 1);
    officer.get("/press").await.sees("No press item is recorded yet");

    // Handed in as it stands it is recorded, with what was ticked and nothing else.
    let fields = filled(&page);
    let item = officer.post("/press", &lent(&fields)).await.expect(303).location();
    let page = officer.get(&item).await.expect(200);
    page.sees("همکاری رسانه‌ای");
    page.sees("گفت‌وگوی نخست");
    assert!(!officer.get("/people").await.words().contains("کیان رهنما"));
}

#[tokio::test]
async fn what_somebody_typed_stays_and_what_was_read_gives_way_to_another_text() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let typed = [("kept_text", TEXT), ("headline", "تیتر من"), ("published_on", "1405/2/1")];
    let page = officer.post("/press/read", &typed).await.expect(200);
    assert_eq!((value(&page, "headline"), value(&page, "published_on")), ("تیتر من".into(), "1405/2/1".into()));
    assert_eq!(value(&page, "outlet"), "پایگاه خبری ساوجبلاغ نو");

    let read = filled(&officer.post("/press/read", &[("kept_text", TEXT)]).await);
    let other = "خبری دیگر از تعاون\nبه گزارش ایسنا، تعاونی‌های روستایی استان فروشگاه تازه‌ای باز کردند و مردم از آن استقبال کردند.";
    let page = officer.post("/press/read", &with(&lent(&read), &[("kept_text", other)])).await.expect(200);
    assert_eq!((value(&page, "headline"), value(&page, "outlet")), ("خبری دیگر از تعاون".into(), "ایسنا".into()));
}

#[tokio::test]
async fn the_same_comes_as_data_for_whoever_asks_for_it() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let Scene { about, meeting, mina } = scene(&app, officer.id).await;
    let (status, read) =
        data(&app, &officer, &[("text", TEXT), ("title", "گام تازه برای رسانهٔ تعاون | ساوجبلاغ نو")]).await;
    assert_eq!(status, 200);
    assert_eq!(read["headline"]["value"], "گام تازه برای رسانهٔ تعاون");
    assert_eq!(read["outlet"]["value"], json!({ "id": null, "name": "پایگاه خبری ساوجبلاغ نو" }));
    assert_eq!(read["published_on"]["value"], "2026-05-18");
    assert_eq!(read["published_on"]["sure"], true);
    assert_eq!(read["event_on"]["value"], "2026-05-17");
    assert_eq!(read["stage"]["value"], "drafting");
    assert_eq!(read["agreements"][0]["id"], about.to_string());
    assert_eq!(read["agreements"][0]["best"], true);
    assert_eq!(read["meetings"][0]["id"], meeting.to_string());
    assert_eq!(read["people"][0]["id"], mina.to_string());
    assert_eq!(read["people"][1]["organisation"], "پارک علم و فناوری دماوند غرب");
    assert_eq!(read["organisations"][0]["name"], "شبکه رسانه‌ای پیک تعاون");
    assert_eq!((&read["warnings"], &read["recorded"]), (&json!([]), &json!([])));
    let (_, nothing) = data(&app, &officer, &[("text", "")]).await;
    for field in ["headline", "outlet", "published_on", "event_on", "stage"] {
        assert_eq!(nothing[field], Value::Null, "{field}");
    }
    let (status, refused) = data(&app, &officer, &[("text", &"ب".repeat(200_001))]).await;
    assert_eq!((status, refused["faults"].as_array().map(Vec::len)), (422, Some(1)));
    officer.post("/press/read", &[("kept_text", &"ب".repeat(200_001))]).await.expect(422);
}

#[tokio::test]
async fn a_day_is_not_assumed_for_a_text_that_does_not_tell_it() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    assert_eq!(value(&officer.get("/press/new").await, "published_on"), "Monday 28 Ordibehesht 1405");
    let text = "تعاونی‌های روستایی استان فروشگاه تازه‌ای باز کردند و مردم از آن استقبال کردند. ".repeat(4);
    let page = officer.post("/press/read", &[("kept_text", &text)]).await.expect(200);
    assert_eq!(value(&page, "published_on"), "");
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("text", &format!("published: 2026-05-16\n{text}"))
        .append_pair("title", "فروشگاه تازه")
        .finish();
    let page = officer.get(&format!("/press/new?{query}")).await.expect(200);
    assert_eq!(value(&page, "published_on"), "Saturday 26 Ordibehesht 1405");
    assert!(!page.text().contains("published: 2026"), "the bookmark's own line is no part of the text");
}

#[tokio::test]
async fn the_same_text_is_told_of_whatever_its_address_and_offered_as_a_republication() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let read = filled(&officer.post("/press/read", &[("kept_text", TEXT)]).await);
    let first = officer.post("/press", &lent(&read)).await.expect(303).location();
    let copy =
        TEXT.replace('ی', "ي").replace('ک', "ك").replace('\u{200c}', " ").replace("پایگاه خبري ساوجبلاغ نو", "ايسنا");
    let page =
        officer.post("/press/read", &[("kept_text", &copy), ("url", "https://copy.example/1")]).await.expect(200);
    page.sees("This text is recorded already");
    assert_eq!(page.count(&format!(".note a[href='{first}']")), 1);
    let original = first.trim_start_matches("/press/");
    let second = with(&lent(&filled(&page)), &[("republished", original)])
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect::<Vec<_>>();
    let second = officer.post("/press", &lent(&second)).await.expect(303).location();
    officer.get(&second).await.sees("Republished from");
    // Whoever was not told is told before it is recorded.
    let untold = with(&lent(&read), &[("form_id", "")]);
    officer.post("/press", &untold).await.expect(422).sees("This text is recorded already");
}

#[tokio::test]
async fn names_that_are_ticked_are_created_with_the_item_and_not_without_it() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let read = filled(&officer.post("/press/read", &[("kept_text", TEXT)]).await);
    let ticked =
        [lent(&read), vec![("new_organisation", "پارک علم و فناوری دماوند غرب"), ("new_person", PERSON)]].concat();
    let page = officer.post("/press", &with(&ticked, &[("headline", "")])).await.expect(422);
    assert_eq!(page.count("input[name=new_person][checked]"), 1, "what was ticked stays so");
    assert!(!officer.get("/people").await.words().contains("کیان رهنما"));
    assert!(!officer.get("/organisations").await.words().contains("دماوند غرب"));

    officer.post("/press", &ticked).await.expect(303);
    let people = officer.get("/people").await;
    people.sees("دکتر کیان رهنما");
    let person = people.attr("main td a[href^='/people/'], main th a[href^='/people/']", "href").unwrap();
    officer.get(&person).await.sees("پارک علم و فناوری دماوند غرب");
    assert_eq!(officer.get("/organisations").await.words().matches("پارک علم و فناوری دماوند غرب").count(), 1);
}

#[tokio::test]
async fn the_meeting_is_recorded_from_the_item_and_linked_to_it() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let Scene { about, mina, .. } = scene(&app, officer.id).await;
    let read = filled(&officer.post("/press/read", &[("kept_text", TEXT)]).await);
    let fields = [lent(&read), vec![("then", "meeting")]].concat();
    let to = officer.post("/press", &fields).await.expect(303).location();
    let item = to.replace("/meetings/new?press=", "/press/");
    let page = officer.get(&to).await.expect(200);
    assert_eq!(value(&page, "subject"), "گام تازه برای رسانهٔ تعاون");
    assert_eq!(value(&page, "held_on"), "Sunday 27 Ordibehesht 1405");
    assert_eq!(page.count(&format!("input[name=attendee][value='{mina}'][checked]")), 1);
    assert_eq!(page.count(&format!("select[name=agreement] option[value='{about}'][selected]")), 1);
    assert_eq!((value(&page, "person_1").as_str(), value(&page, "as_1").as_str()), ("دکتر کیان رهنما", "رئیس"));
    assert_eq!(value(&page, "at_1"), "پارک علم و فناوری دماوند غرب");

    // Whoever nobody knows is asked about, like any name that is typed.
    let mut fields = filled(&page);
    let state = |fields: &mut Vec<(String, String)>| {
        fields.retain(|(name, _)| name != "state" && !name.ends_with(".meant"));
        fields.push(("state".into(), "held".into()));
    };
    state(&mut fields);
    let page = officer.post("/meetings", &lent(&fields)).await.expect(422);
    let mut fields = filled(&page);
    state(&mut fields);
    fields.extend([("person_1.meant".into(), "new".into()), ("at_1.meant".into(), "new".into())]);
    let meeting = officer.post("/meetings", &lent(&fields)).await.expect(303).location();
    officer.get(&meeting).await.sees("گام تازه برای رسانهٔ تعاون");
    assert_eq!(officer.get(&item).await.count(&format!("a[href='{meeting}']")), 1);
}

#[tokio::test]
async fn what_is_confidential_is_neither_suggested_nor_told_of() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let Scene { about, meeting, .. } = scene(&app, officer.id).await;
    let read = filled(&officer.post("/press/read", &[("kept_text", TEXT)]).await);
    officer.post("/press", &lent(&read)).await.expect(303);
    let mut tx = app.app.db.write().await.unwrap();
    tx.run("UPDATE agreements SET confidential = TRUE WHERE id = $1", &[&about]).await.unwrap();
    tx.commit().await.unwrap();
    let other = app.signed_in_as(Role::Officer, "other").await;
    let (_, read) = data(&app, &other, &[("text", TEXT)]).await;
    let whole = read.to_string();
    assert!(!whole.contains(&about.to_string()) && !whole.contains(&meeting.to_string()), "{whole}");
    assert_eq!(read["recorded"], json!([]));
    let (_, own) = data(&app, &officer, &[("text", TEXT)]).await;
    assert_eq!(own["recorded"].as_array().map(Vec::len), Some(1));
    app.signed_in(Role::Viewer).await.post("/press/read", &[("text", TEXT)]).await.expect(403);
}

#[tokio::test]
async fn the_bookmark_leads_here_and_a_phone_may_share() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let page = officer.get("/press/new").await.expect(200);
    let link = page.attr("details a[draggable]", "href").unwrap();
    assert!(link.starts_with("javascript:(()=%3E") && link.contains("/press/new?"), "{link}");
    assert!(!link.contains(['"', ' ', '\n', '<']) && !link.contains("BASE"), "{link}");
    let manifest: Value = serde_json::from_slice(&officer.get("/manifest.webmanifest").await.bytes).unwrap();
    assert_eq!(manifest["share_target"]["action"], "/press/new");
    // A phone puts the address into the text.
    let page = officer.get("/press/new?title=x&text=https://news.example/7").await;
    assert_eq!(value(&page, "url"), "https://news.example/7");
}
