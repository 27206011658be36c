//! What the register, the minutes, the dossier and the text of a version say.
use serde_json::{Value, json};
use tafahom::agreements::sight::Sight;
use tafahom::db::Db;
use tafahom::ids::{AgreementId, MeetingId, UserId};
use tafahom::meetings::{MeetingState, MeetingText, NewMeeting, store as meetings};
use tafahom::persian::Period;
use tafahom::reports::{Asker, Question, register, store};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme};
use tafahom::words::{Lang, Words};

use super::shelf::Shelf;
use super::spring::{Records, day, spring};
use crate::app::{Person, TestApp, the_day};
use crate::engines;

async fn json_of(person: &Person<'_>, path: &str) -> Value {
    serde_json::from_slice(&person.get(path).await.expect(200).bytes).unwrap()
}

fn column(report: &Value, section: &str, key: &str) -> Vec<Value> {
    report["sections"][section]["rows"].as_array().unwrap().iter().map(|row| row[key].clone()).collect()
}

#[tokio::test]
async fn the_register_numbers_what_there_was_up_to_the_end_of_the_period() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    let media = spring(&app, viewer.id).await;
    let now = json_of(&viewer, "/reports/register.json?period=1405-02").await;
    assert_eq!(
        column(&now, "register", "reference"),
        ["1404-3", "1404-7", "1404-8", "1404-9", "1405-1", "1405-2"].map(Value::from)
    );
    assert_eq!(column(&now, "register", "row"), [1, 2, 3, 4, 5, 6].map(Value::from));
    let signed: Vec<Value> = column(&now, "register", "signed_on");
    assert_eq!(signed[2], "2026-04-28");
    let running = &now["sections"]["register"]["rows"][0];
    assert_eq!((&running["starts_on"], &running["ends_on"]), (&json!("2025-06-01"), &json!("2026-06-30")));
    // A month earlier one was not there yet, another stood elsewhere, and nobody had signed.
    let before = json_of(&viewer, "/reports/register.json?period=1405-01").await;
    assert_eq!(before["sections"]["register"]["rows"].as_array().unwrap().len(), 5);
    assert_eq!(column(&before, "register", "stage")[3], "halted");
    assert!(column(&before, "register", "signed_on").iter().all(Value::is_null));
    let of_media =
        json_of(&viewer, &format!("/reports/register.json?period=1405-02&party={media}&stage=drafting")).await;
    assert_eq!(column(&of_media, "register", "reference"), ["1405-1"].map(Value::from));
    assert_eq!(of_media["facts"]["party"], "Shabakeh Media");
}

#[tokio::test]
async fn an_agreement_is_not_signed_before_everybody_signed() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    spring(&app, viewer.id).await;
    let mut tx = app.app.db.write().await.unwrap();
    let sql = "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role)
               SELECT a.id, $1, 2, 'party' FROM agreements a WHERE a.reference = '1404-8'";
    let other = Records { tx: &mut tx, user: viewer.id }.organisation("The other side").await;
    tx.run(sql, &[&other]).await.unwrap();
    tx.commit().await.unwrap();
    let now = json_of(&viewer, "/reports/register.json?period=1405-02").await;
    assert!(column(&now, "register", "signed_on").iter().all(Value::is_null));
}

#[tokio::test(flavor = "multi_thread")]
async fn minutes_name_who_sat_there_and_end_with_their_signatures() {
    let app = TestApp::with_sample_year().await;
    let officer = app.signed_in_as(Role::Officer, "o").await;
    let shelf = Shelf::signed(&app).await;
    let path = format!("/meetings/{}/minutes", shelf.meeting);
    let before = json_of(&officer, &format!("{path}.json")).await;
    let guests = column(&before, "present", "name");
    assert!(guests.len() >= 2, "{guests:?}");
    let mut tx = app.app.db.write().await.unwrap();
    let sql = "UPDATE attendances SET state = 'represented', represented_by = 'Deputy Nader' WHERE meeting_id = $1
                  AND position = (SELECT min(position) FROM attendances WHERE meeting_id = $1 AND state = 'present')";
    tx.run(sql, &[&shelf.meeting]).await.unwrap();
    tx.commit().await.unwrap();
    let after = json_of(&officer, &format!("{path}.json")).await;
    assert_eq!(column(&after, "present", "name")[0], "Deputy Nader");
    assert_eq!(column(&after, "present", "on_behalf_of")[0], guests[0]);
    assert!(column(&after, "absent", "name").contains(&guests[0]));
    let signs = after["sections"]["signatures"]["signatures"].as_array().unwrap();
    assert_eq!(signs.len(), guests.len());
    assert_eq!(signs[0]["name"], "Deputy Nader");
    assert_eq!(after["registration"]["day"], after["sections"]["meeting"]["facts"]["day"]);
    let page = officer.get(&path).await.expect(200).text();
    let order = ["part-meeting", "part-present", "part-absent", "part-discussion", "part-decisions", "part-signatures"];
    let places: Vec<usize> = order.iter().map(|part| page.find(part).unwrap_or_else(|| panic!("no {part}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_of_a_version_repeats_nothing_that_the_paper_prints() {
    let app = TestApp::with_sample_year().await;
    let viewer = app.signed_in_as(Role::Viewer, "v").await;
    let shelf = Shelf::signed(&app).await;
    let paper = json_of(&viewer, &format!("/agreements/{}/drafts/{}.json", shelf.agreement, shelf.version)).await;
    let text = paper["sections"]["text"]["text"].as_array().unwrap();
    let title = paper["subtitle"].as_str().unwrap();
    for line in text {
        let line = line.as_str().unwrap();
        assert!(line != "بسمه تعالی" && line != "جدول امضا" && !line.starts_with("مهر و امضا"), "{line}");
        assert!(line.trim_matches(['«', '»']) != title, "{line}");
    }
    assert!(text.len() > 20, "the text itself is gone: {text:?}");
    let signs = paper["sections"]["signatures"]["signatures"].as_array().unwrap();
    assert!(signs.len() >= 2 && signs.iter().all(|one| one["signed_on"].is_string() && one["post"] != ""), "{signs:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_linked_from_the_pages_they_are_about() {
    let app = TestApp::with_sample_year().await;
    let viewer = app.signed_in_as(Role::Viewer, "v").await;
    let Shelf { agreement, meeting, version } = Shelf::signed(&app).await;
    for (page, link) in [
        (format!("/agreements/{agreement}"), format!("/agreements/{agreement}/dossier.xlsx")),
        (format!("/meetings/{meeting}"), format!("/meetings/{meeting}/minutes.xlsx")),
        (format!("/agreements/{agreement}/drafts/{version}"), format!("/agreements/{agreement}/drafts/{version}.json")),
        ("/reports".into(), "/reports/register.xlsx".into()),
    ] {
        assert_eq!(
            viewer.get(&page).await.expect(200).count(&format!("main a[download][href^='{link}']")),
            1,
            "{page}"
        );
        viewer.get(&link).await.expect(200);
    }
}

fn actor(user: UserId) -> Actor {
    Actor {
        id: user,
        name: "U".into(),
        post: String::new(),
        role: Role::Viewer,
        language: Lang::Fa,
        theme: Theme::Auto,
        density: Density::Comfortable,
        session: String::new(),
    }
}

async fn story(db: Db) {
    let mut tx = db.write().await.unwrap();
    let user = UserId::new();
    let sql =
        "INSERT INTO users (id, username, name, role, created_at, updated_at) VALUES ($1, 'u', 'U', 'viewer', $2, $2)";
    tx.run(sql, &[&user, &the_day()]).await.unwrap();
    Records { tx: &mut tx, user }.spring().await;
    let (media_work,): (AgreementId,) =
        tx.one("SELECT id FROM agreements WHERE reference = '1405-1'", &[]).await.unwrap();
    for (held_on, state) in [
        ("2026-05-18", MeetingState::Held),
        ("2026-05-20", MeetingState::Cancelled),
        ("2026-06-01", MeetingState::Planned),
    ] {
        let id = MeetingId::new();
        let text = MeetingText {
            subject: format!("On {held_on}"),
            held_on: day(held_on),
            starts_at: String::new(),
            ends_at: String::new(),
            place: String::new(),
            chair: None,
            secretary: None,
            agenda: String::new(),
            minutes: String::new(),
        };
        meetings::insert(&mut tx, &NewMeeting { id, text, state, created_by: user }, the_day()).await.unwrap();
        meetings::link(&mut tx, id, media_work).await.unwrap();
    }
    let sight = Sight::of(&actor(user));
    let next = meetings::next_about(&mut tx, &[media_work], day("2026-05-18"), &sight).await.unwrap();
    assert_eq!(next.map(|next| next.held_on), Some(day("2026-06-01")));
    assert!(meetings::next_about(&mut tx, &[], day("2026-05-18"), &sight).await.unwrap().is_none());
    let actions = tafahom::actions::store::of_agreement(&mut tx, media_work, &sight).await.unwrap();
    assert_eq!(actions.len(), 2, "open and done");
    let asker = Asker { w: Words::of(Lang::Fa), today: day("2026-05-18"), sight, made_by: "U".into() };
    let period = Period::parse("1405-02").unwrap();
    let question = Question { asker, period, stage: None, party: None, owner: None, sections: Vec::new() };
    assert_eq!(store::signed(&mut tx, &question).await.unwrap().len(), 1);
    assert_eq!(register::gather(&mut tx, question).await.unwrap()().main().unwrap().len(), 6);
}

#[tokio::test]
async fn the_rows_are_the_same_on_both_engines() {
    engines::on_each(story).await;
}
