//! Actions, wherever they were born.
use tafahom::actions::store::{self, Filter};
use tafahom::actions::{NewAction, Responsible, Tab};
use tafahom::agreements::sight::Sight;
use tafahom::db::Db;
use tafahom::ids::ActionId;
use tafahom::users::roles::Role;

use crate::app::the_day;
use crate::engines;
use crate::meetings::{agreement, day, organisation, person, user};

async fn the_story_of_actions(db: Db) {
    let (now, today) = (the_day(), day("2026-05-18"));
    let mut tx = db.write().await.unwrap();
    let officer = user(&mut tx, "officer", Role::Officer).await;
    let other = user(&mut tx, "other", Role::Viewer).await;
    let sight = Sight::of(&officer);
    let us = organisation(&mut tx, "ما", true).await;
    let them = organisation(&mut tx, "آنان", false).await;
    let (ali, _) = person(&mut tx, "علی", us, "معاون").await;
    let (sara, _) = person(&mut tx, "سارا", them, "مدیر").await;
    let open = agreement(&mut tx, 1, "باز", officer.id, false).await;
    let secret = agreement(&mut tx, 2, "بسته", officer.id, true).await;

    let mut put = Vec::new();
    for (text, who, due, about) in [
        ("mine", Some(Responsible::User(officer.id)), Some("2026-05-17"), Some(open)),
        ("ali", Some(Responsible::Person(ali)), Some("2026-05-20"), None),
        ("us", Some(Responsible::Organisation(us)), None, None),
        ("nobody", None, None, None),
        ("sara", Some(Responsible::Person(sara)), Some("2026-05-16"), Some(secret)),
        ("them", Some(Responsible::Organisation(them)), Some("2026-06-01"), Some(open)),
    ] {
        let action = NewAction {
            id: ActionId::new(),
            text: text.into(),
            responsible: who,
            due_on: due.map(day),
            agreement: about,
            meeting: None,
            decision: None,
            created_by: officer.id,
        };
        store::insert(&mut tx, &action, now).await.unwrap();
        put.push(action);
    }
    for (tab, expected) in [
        (Tab::Mine, vec!["mine"]),
        (Tab::Ours, vec!["mine", "ali", "us", "nobody"]),
        (Tab::Theirs, vec!["sara", "them"]),
        (Tab::Overdue, vec!["sara", "mine"]),
        (Tab::All, vec!["sara", "mine", "ali", "them", "us", "nobody"]),
        (Tab::Done, vec![]),
    ] {
        let filter = Filter { tab, reader: officer.id, today };
        let lines = store::list(&mut tx, &filter, 1, &sight).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), expected, "{tab:?}");
        assert_eq!(store::count(&mut tx, &filter, &sight).await.unwrap(), expected.len() as i64);
    }
    // What serves a confidential agreement is not there for others, not even in a count.
    let all = Filter { tab: Tab::All, reader: other.id, today };
    assert_eq!(store::count(&mut tx, &all, &Sight::of(&other)).await.unwrap(), 5);
    assert_eq!(store::open_of_organisation(&mut tx, them, &sight).await.unwrap().len(), 2);
    assert_eq!(store::open_of_organisation(&mut tx, them, &Sight::of(&other)).await.unwrap().len(), 1);
    assert_eq!(store::overdue(&mut tx, today, &sight).await.unwrap()[0].days_late(today), Some(2));
    assert_eq!(store::open_of_agreement(&mut tx, open).await.unwrap().len(), 2);

    let id = put[0].id;
    assert!(store::mark_done(&mut tx, id, today, "", officer.id, now).await.unwrap());
    assert!(!store::mark_done(&mut tx, id, today, "", officer.id, now).await.unwrap(), "done once");
    assert!(store::of_user(&mut tx, officer.id, &sight).await.unwrap().is_empty());
    assert!(store::mark_undone(&mut tx, id, now).await.unwrap());
    let found = store::find(&mut tx, id, &sight).await.unwrap();
    assert_eq!((found.responsible_name.as_str(), found.version), ("officer", 3));
    store::postpone(&mut tx, &found, day("2026-05-30"), now).await.unwrap();
    assert!(store::postpone(&mut tx, &found, day("2026-05-30"), now).await.is_err(), "stale");
}

#[tokio::test]
async fn actions_are_ours_or_theirs_alike_on_both_engines() {
    engines::on_each(the_story_of_actions).await;
}

use crate::app::{Page, Person, TestApp};

/// The address of the first form whose action begins and ends so.
fn form_action(page: &Page, start: &str, end: &str) -> String {
    page.attr(&format!("form[action^='{start}'][action$='{end}']"), "action").unwrap_or_default()
}

async fn record(officer: &Person<'_>, text: &str, due: &str, responsible: &str) -> Page {
    let fields = [("text", text), ("due_on", due), ("responsible", responsible)];
    officer.post("/actions", &fields).await
}

#[tokio::test]
async fn an_action_goes_to_the_user_so_named_and_is_ticked_and_unticked() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    record(&officer, "Send the annex", "2026-05-16", "officer user").await.expect(303);
    let page = officer.get("/actions").await.expect(200);
    page.sees("Overdue");
    page.sees("2 days overdue");
    let done = form_action(&page, "/actions/", "/done");
    officer.post(&done, &[("next", "/actions?tab=all")]).await.expect(303);
    officer.get("/actions").await.sees("Everything is done");
    officer.get("/actions?tab=done").await.sees("Send the annex");
    officer.post(&done.replace("/done", "/undo"), &[]).await.expect(303);
    officer.get("/actions").await.sees("Send the annex");
}

#[tokio::test]
async fn a_name_nobody_knows_becomes_a_question_and_then_a_person() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let page = record(&officer, "Name the teachers", "tomorrow", "Maryam Nouri").await.expect(422);
    page.sees("is not recorded yet");
    assert_eq!(page.attr("input[name='due_on']", "value").unwrap(), "tomorrow");
    assert_eq!(page.count("input[name='responsible.meant'][value='new']"), 1);
    let answered = [
        ("text", "Name the teachers"),
        ("due_on", "tomorrow"),
        ("responsible", "Maryam Nouri"),
        ("responsible.asked", "Maryam Nouri"),
        ("responsible.meant", "new"),
    ];
    officer.post("/actions", &answered).await.expect(303);
    officer.get("/actions?tab=theirs").await.sees("Maryam Nouri");
    let options = officer.get("/actions/responsibles?q=nour").await.expect(200);
    assert!(options.text().contains("Maryam Nouri"), "{}", options.text());
}

#[tokio::test]
async fn a_day_that_cannot_be_read_keeps_the_action_where_it_was() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    record(&officer, "Annex", "2026-05-20", "officer user").await.expect(303);
    let postpone = form_action(&officer.get("/actions").await, "/actions/", "/postpone");
    let page = officer.post(&postpone, &[("due_on", "31 Mehr 1405")]).await.expect(422);
    assert_eq!(page.attr("input[name='due_on']", "value").unwrap(), "31 Mehr 1405");
    assert!(page.text().contains("<title>Error:"));
    officer.post(&postpone, &[("due_on", "1405/4/1")]).await.expect(303);
    officer.get("/actions").await.sees("1 Tir 1405");
}

#[tokio::test]
async fn two_who_change_an_action_lose_nothing() {
    let app = TestApp::new().await;
    let (one, two) = (app.signed_in_as(Role::Officer, "one").await, app.signed_in_as(Role::Officer, "two").await);
    record(&one, "Old text", "2026-05-20", "one user").await.expect(303);
    let edit = one.get("/actions").await.attr("a[href*='/edit']", "href").unwrap();
    let page = one.get(&edit).await.expect(200);
    let action = page.attr("form.card", "action").unwrap();
    let field = |name: &str| page.attr(&format!("[name='{name}']"), "value").unwrap_or_default();
    let (was_due, responsible, id) = (field("was.due_on"), field("responsible"), field("responsible_id"));
    let send = |text: &'static str, due: &'static str| {
        vec![
            ("version", "1".to_owned()),
            ("was.text", "Old text".into()),
            ("was.due_on", was_due.clone()),
            ("was.responsible", responsible.clone()),
            ("responsible", responsible.clone()),
            ("responsible_id", id.clone()),
            ("text", text.into()),
            ("due_on", if due.is_empty() { was_due.clone() } else { due.into() }),
        ]
    };
    let post = async |who: &Person<'_>, fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        who.post(&action, &fields).await
    };
    post(&one, send("First", "")).await.expect(303);
    // What only one of them touched is merged …
    post(&two, send("Old text", "1405/4/1")).await.expect(303);
    let page = one.get("/actions?tab=all").await;
    page.sees("First");
    page.sees("1 Tir 1405");
    // … and where both wrote, the second one sees both texts.
    let page = post(&two, send("Second", "")).await.expect(409);
    assert!(page.text().contains("First") && page.text().contains("Second"));
}

#[tokio::test]
async fn a_viewer_sees_the_actions_and_no_button() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    record(&officer, "Annex", "2026-05-20", "officer user").await.expect(303);
    let viewer = app.signed_in(Role::Viewer).await;
    let page = viewer.get("/actions?tab=all").await.expect(200);
    page.sees("Annex");
    assert_eq!(page.count("main form"), 0);
    let done = form_action(&officer.get("/actions").await, "/actions/", "/done");
    viewer.post(&done, &[]).await.expect(403);
}

#[tokio::test]
async fn a_deleted_action_comes_back_by_undo() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    record(&officer, "Annex", "", "").await.expect(303);
    let delete = form_action(&officer.get("/actions?tab=ours").await, "/actions/", "/delete");
    officer.post(&delete, &[]).await.expect(303);
    officer.get("/actions?tab=all").await.sees("0 actions");
    officer.post(&delete.replace("/delete", "/restore"), &[]).await.expect(303);
    officer.get("/actions?tab=all").await.sees("1 action");
}

#[tokio::test]
async fn the_same_form_handed_in_twice_records_one_action() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let fields = [("form_id", "0190a1b2-0000-7000-8000-000000000001"), ("text", "Once")];
    officer.post("/actions", &fields).await.expect(303);
    officer.post("/actions", &fields).await.expect(303);
    officer.get("/actions?tab=all").await.sees("1 action");
}
