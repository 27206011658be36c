//! Meetings, from the form to the final minutes.
use chrono::NaiveDate;
use tafahom::agreements::sight::Sight;
use tafahom::db::{Db, Tx};
use tafahom::ids::{AgreementId, MeetingId, OrganisationId, PersonId, PostId, UserId};
use tafahom::meetings::store;
use tafahom::meetings::{AttendanceState, MeetingState, MeetingText, NewDecision, NewMeeting};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme, User};
use tafahom::words::Lang;

use crate::app::the_day;
use crate::engines;

/// A day in ISO.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A user in the database, as the one who asks.
pub async fn user(tx: &mut Tx, name: &str, role: Role) -> Actor {
    let user = User {
        id: UserId::new(),
        username: name.into(),
        name: name.into(),
        post: String::new(),
        role,
        language: Lang::En,
        theme: Theme::Auto,
        density: Density::Comfortable,
        active: true,
        has_password: false,
        version: 1,
    };
    tafahom::users::store::insert(tx, &user, the_day()).await.unwrap();
    Actor {
        id: user.id,
        name: user.name,
        post: user.post,
        role,
        language: user.language,
        theme: user.theme,
        density: user.density,
        session: String::new(),
    }
}

/// An organisation in the database.
pub async fn organisation(tx: &mut Tx, name: &str, own: bool) -> OrganisationId {
    let id = OrganisationId::new();
    tx.run(
        "INSERT INTO organisations (id, name, kind, own, folded, sort_key, created_at, updated_at)
         VALUES ($1, $2, 'public_body', $3, $4, $4, $5, $5)",
        &[&id, &name, &own, &tafahom::persian::fold_org(name), &the_day()],
    )
    .await
    .unwrap();
    id
}

/// A person in the database, with a post since 2026-01-01.
pub async fn person(tx: &mut Tx, name: &str, at: OrganisationId, title: &str) -> (PersonId, PostId) {
    let (id, post) = (PersonId::new(), PostId::new());
    tx.run(
        "INSERT INTO persons (id, name, folded, sort_key, created_at, updated_at) VALUES ($1, $2, $3, $3, $4, $4)",
        &[&id, &name, &tafahom::persian::fold_name(name), &the_day()],
    )
    .await
    .unwrap();
    tx.run(
        "INSERT INTO posts (id, person_id, organisation_id, title, starts_on, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        &[&post, &id, &at, &title, &day("2026-01-01"), &the_day()],
    )
    .await
    .unwrap();
    (id, post)
}

/// An agreement in the database.
pub async fn agreement(tx: &mut Tx, number: i64, title: &str, owner: UserId, confidential: bool) -> AgreementId {
    let id = AgreementId::new();
    let reference = format!("1405-{number:04}");
    tx.run(
        "INSERT INTO agreements (id, reference, year, number, title, kind, owner_id, confidential, stage, stage_since,
                                 period, folded, sort_key, created_by, created_at, updated_at)
         VALUES ($1, $2, 1405, $3, $4, 'mou', $5, $6, 'meeting', $7, 140502, $4, $4, $5, $8, $8)",
        &[&id, &reference, &number, &title, &owner, &confidential, &day("2026-05-01"), &the_day()],
    )
    .await
    .unwrap();
    id
}

pub fn meeting(subject: &str, on: &str, by: UserId) -> NewMeeting {
    let text = MeetingText {
        subject: subject.into(),
        held_on: day(on),
        starts_at: String::new(),
        ends_at: String::new(),
        place: "تالار".into(),
        chair: None,
        secretary: None,
        agenda: String::new(),
        minutes: "دربارهٔ کتابخانه‌ها سخن رفت".into(),
    };
    NewMeeting { id: MeetingId::new(), text, state: MeetingState::Held, created_by: by }
}

async fn the_story_of_a_meeting(db: Db) {
    let now = the_day();
    let mut tx = db.write().await.unwrap();
    let officer = user(&mut tx, "officer", Role::Officer).await;
    let other = user(&mut tx, "other", Role::Officer).await;
    let (mine, theirs) = (Sight::of(&officer), Sight::of(&other));
    let media = organisation(&mut tx, "شبکهٔ تعاون", false).await;
    let (sara, post) = person(&mut tx, "سارا", media, "مدیر خبر").await;
    let open = agreement(&mut tx, 1, "همکاری", officer.id, false).await;
    let secret = agreement(&mut tx, 2, "محرمانه", officer.id, true).await;

    let held = meeting("نشست نخست", "2026-05-18", officer.id);
    let hidden = meeting("پشت در بسته", "2026-05-17", officer.id);
    for (new, about) in [(&held, open), (&hidden, secret)] {
        store::insert(&mut tx, new, now).await.unwrap();
        store::link(&mut tx, new.id, about).await.unwrap();
        store::put_attendee(&mut tx, new.id, sara, Some(post), AttendanceState::Present, "").await.unwrap();
    }
    assert!(!store::has_held_with_decision(&mut tx, open).await.unwrap());
    for (new, about, number) in [(&held, Some(open), 1), (&held, Some(secret), 2), (&hidden, None, 3)] {
        let decision =
            NewDecision { meeting: new.id, agreement: about, year: 1405, position: number, text: "متن".into() };
        store::add_decision(&mut tx, &decision).await.unwrap();
    }
    assert!(store::has_held_with_decision(&mut tx, open).await.unwrap());

    let numbers = |of: Vec<tafahom::meetings::Decision>| of.iter().map(|d| d.code()).collect::<Vec<_>>();
    assert_eq!(numbers(store::decisions(&mut tx, held.id, &mine).await.unwrap()), ["1405/1", "1405/2"]);
    assert_eq!(numbers(store::decisions(&mut tx, held.id, &theirs).await.unwrap()), ["1405/1"]);

    // What hangs on a confidential agreement alone exists for its owner only.
    assert!(store::find(&mut tx, hidden.id, &mine).await.is_ok());
    assert!(store::find(&mut tx, hidden.id, &theirs).await.is_err());
    assert_eq!(store::of_person(&mut tx, sara, &mine).await.unwrap().len(), 2);
    let lines = store::of_organisation(&mut tx, media, &theirs).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].n_present, lines[0].n_decisions, lines[0].agreements.len()), (1, 1, 1));

    // A half-space, a space or nothing: the same word.
    for spelling in ["کتابخانه‌ها", "کتابخانه ها", "كتابخانهها"] {
        let filter = store::Filter::new(spelling, None, day("2026-05-18"));
        assert_eq!(store::count(&mut tx, &filter, &theirs).await.unwrap(), 1, "{spelling}");
    }
    let filter = store::Filter::new("هیچ", None, day("2026-05-18"));
    assert_eq!(store::past(&mut tx, &filter, 1, &theirs).await.unwrap().len(), 0);

    let known = store::known_to(&mut tx, open, day("2026-05-18"), 12).await.unwrap();
    assert_eq!(
        known.iter().map(|c| (c.name.as_str(), c.organisation.as_str())).collect::<Vec<_>>(),
        [("سارا", "شبکهٔ تعاون")]
    );
    assert_eq!(store::last_attendance(&mut tx, Some(open), other.id, &theirs).await.unwrap(), [sara]);

    // Final minutes stand still until they are opened again.
    let found = store::find(&mut tx, held.id, &mine).await.unwrap();
    store::finalise(&mut tx, &found, officer.id, now).await.unwrap();
    assert!(store::update(&mut tx, held.id, found.version + 1, &held.text, now).await.is_err());
    let found = store::find(&mut tx, held.id, &mine).await.unwrap();
    assert_eq!(found.finalised.as_ref().map(|(_, by)| by.as_str()), Some("officer"));
    store::reopen(&mut tx, &found, now).await.unwrap();
    store::update(&mut tx, held.id, found.version + 1, &held.text, now).await.unwrap();
    assert!(store::update(&mut tx, held.id, found.version + 1, &held.text, now).await.is_err(), "stale");

    let found = store::find(&mut tx, held.id, &mine).await.unwrap();
    store::delete(&mut tx, &found, now).await.unwrap();
    assert!(!store::has_held_with_decision(&mut tx, open).await.unwrap());
    store::restore(&mut tx, held.id, now).await.unwrap();
    assert!(store::has_held_with_decision(&mut tx, open).await.unwrap());
}

#[tokio::test]
async fn meetings_are_kept_found_and_hidden_alike_on_both_engines() {
    engines::on_each(the_story_of_a_meeting).await;
}

use crate::app::{Page, Person, TestApp};

/// Two people of the media network, an agreement of the officer's, and the officer.
async fn scene(app: &TestApp, officer: &Person<'_>) -> (AgreementId, PersonId, PersonId) {
    let mut tx = app.app.db.write().await.unwrap();
    let media = organisation(&mut tx, "Taavon Network", false).await;
    let (sara, _) = person(&mut tx, "Sara Karimi", media, "News manager").await;
    let (reza, _) = person(&mut tx, "Reza Nouri", media, "Media manager").await;
    let about = agreement(&mut tx, 1, "Media cooperation", officer.id, false).await;
    tx.run(
        "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role) VALUES ($1, $2, 1, 'party')",
        &[&about, &media],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    (about, sara, reza)
}

/// Records a meeting and opens its minutes.
async fn recorded(officer: &Person<'_>, fields: &[(&str, &str)]) -> (String, Page) {
    let to = officer.post("/meetings", fields).await.expect(303).location();
    let page = officer.get(&to).await.expect(200);
    (to, page)
}

#[tokio::test]
async fn one_screen_records_attendees_decisions_and_actions() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (about, sara, reza) = scene(&app, &officer).await;
    let form = officer.get(&format!("/meetings/new?agreement={about}")).await.expect(200);
    form.sees("Present, from the contacts of the agreement");
    assert_eq!(form.count(&format!("input[name=attendee][value='{sara}']")), 1);
    assert_eq!(form.attr("input[name=held_on]", "value").unwrap(), "Monday 28 Ordibehesht 1405");
    assert_eq!(form.count("fieldset.rows > .row3 textarea"), 3);
    let (about, sara, reza) = (about.to_string(), sara.to_string(), reza.to_string());
    let (to, page) = recorded(
        &officer,
        &[
            ("subject", "Cooperation of the media"),
            ("agreement", &about),
            ("held_on", "28/2/1405"),
            ("state", "held"),
            ("attendee", &sara),
            ("attendee", &reza),
            ("minutes", "Working as islands is over."),
            ("decision_1", "Write the memorandum"),
            ("owner_1", "Sara Karimi"),
            ("due_1", "1405/3/20"),
            ("decision_2", "Report exactly"),
            ("owner_2", "officer user"),
            ("decision_3", "Meet every month"),
        ],
    )
    .await;
    for text in ["News manager", "Taavon Network", "1405/1", "1405/3", "No action", "1405/03/20", "Media cooperation"] {
        page.sees(text);
    }
    officer.get("/actions").await.sees("Report exactly");
    officer.get("/actions?tab=theirs").await.sees("Write the memorandum");
    let list = officer.get("/meetings").await.expect(200);
    list.sees("Ordibehesht 1405");
    assert_eq!(list.attr("tbody th a", "href").unwrap(), to);
}

#[tokio::test]
async fn without_script_a_button_adds_a_row_and_nothing_is_lost() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (_, sara, _) = scene(&app, &officer).await;
    let sara = sara.to_string();
    let page = officer
        .post(
            "/meetings",
            &[
                ("subject", "Half a subject"),
                ("held_on", "31 Mehr"),
                ("attendee", &sara),
                ("decision_3", "Third"),
                ("add_row", "decision"),
            ],
        )
        .await
        .expect(200);
    assert_eq!(page.count("fieldset.rows > .row3 textarea"), 4);
    assert_eq!(page.attr("input[name=subject]", "value").unwrap(), "Half a subject");
    assert_eq!(page.attr("input[name=held_on]", "value").unwrap(), "31 Mehr");
    assert_eq!(page.count(&format!("input[name=attendee][value='{sara}'][checked]")), 1);
    officer.get("/meetings").await.sees("0 meetings");
}

#[tokio::test]
async fn the_same_attendees_as_last_time_are_one_press() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (about, sara, reza) = scene(&app, &officer).await;
    let (about, sara, reza) = (about.to_string(), sara.to_string(), reza.to_string());
    let first = [("subject", "First"), ("agreement", &about), ("held_on", "1405/2/20"), ("attendee", &sara)];
    recorded(&officer, &first).await;
    let page = officer
        .post("/meetings", &[("subject", "Second"), ("agreement", &about), ("minutes", "typed"), ("same", "1")])
        .await
        .expect(200);
    assert_eq!(page.count(&format!("input[value='{sara}'][checked]")), 1);
    assert_eq!(page.count(&format!("input[value='{reza}'][checked]")), 0);
    assert!(page.text().contains("typed"));
}

#[tokio::test]
async fn somebody_new_is_asked_about_and_created_with_a_post() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    scene(&app, &officer).await;
    let fields = [
        ("subject", "Meeting"),
        ("held_on", "today"),
        ("person_1", "Ali Ahmadi"),
        ("at_1", "Taavon Network"),
        ("as_1", "Reporter"),
    ];
    let page = officer.post("/meetings", &fields).await.expect(422);
    page.sees("“Ali Ahmadi” is not recorded yet.");
    assert_eq!(page.attr("input[name=as_1]", "value").unwrap(), "Reporter");
    // Whoever is asked about as an attendee is not asked about again as responsible.
    let mut both = fields.to_vec();
    both.extend([("decision_1", "Report"), ("owner_1", "Ali Ahmadi")]);
    let page = officer.post("/meetings", &both).await.expect(422);
    assert_eq!(page.count("input[value='new'][type=radio]"), 1);
    let mut answered = both;
    answered.extend([("person_1.asked", "Ali Ahmadi"), ("person_1.meant", "new")]);
    let (_, page) = recorded(&officer, &answered).await;
    page.sees("Ali Ahmadi");
    page.sees("Reporter");
    page.sees("Taavon Network");
    officer.get("/people").await.sees("Ali Ahmadi");
    assert_eq!(officer.get("/people").await.words().matches("Ali Ahmadi").count(), 1);
}

#[tokio::test]
async fn every_fault_is_named_at_its_field_and_on_top() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let fields = [
        ("held_on", "31 Mehr 1405"),
        ("starts_at", "12:00"),
        ("ends_at", "11:00"),
        ("owner_2", "officer user"),
        ("as_1", "Reporter"),
    ];
    let page = officer.post("/meetings", &fields).await.expect(422);
    assert!(page.text().contains("<title>Error: "));
    for field in ["subject", "held_on", "ends_at", "decision_2", "person_1"] {
        assert_eq!(page.count(&format!(".errors a[href='#{field}']")), 1, "{field}");
        assert_eq!(page.count(&format!("#{field}[aria-invalid]")), 1, "{field}");
    }
}

#[tokio::test]
async fn final_minutes_change_no_more_until_a_manager_opens_them() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let manager = app.signed_in(Role::Manager).await;
    let (to, page) = recorded(&officer, &[("subject", "Meeting"), ("held_on", "today")]).await;
    assert_eq!(page.count("form[action$='/finalise']"), 1);
    officer.post(&format!("{to}/finalise"), &[]).await.expect(303);
    let page = officer.get(&to).await;
    page.sees("Final");
    assert_eq!(page.count("a[href$='/edit']"), 0);
    officer.get(&format!("{to}/edit")).await.expect(409);
    officer.post(&to, &[("subject", "Other"), ("held_on", "today"), ("version", "2")]).await.expect(409);
    officer.post(&format!("{to}/delete"), &[]).await.expect(409);
    officer.post(&format!("{to}/reopen"), &[]).await.expect(403);
    manager.post(&format!("{to}/reopen"), &[]).await.expect(303);
    officer.get(&format!("{to}/edit")).await.expect(200);
}

#[tokio::test]
async fn editing_keeps_the_numbers_and_adds_the_next() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let fields = [("subject", "One"), ("held_on", "today"), ("decision_1", "First"), ("owner_1", "officer user")];
    let (to, _) = recorded(&officer, &fields).await;
    recorded(&officer, &[("subject", "Two"), ("held_on", "today"), ("decision_1", "Elsewhere")]).await;
    let form = officer.get(&format!("{to}/edit")).await.expect(200);
    let id = form.attr("input[name=decision_id_1]", "value").unwrap();
    let changed = [
        ("version", "1"),
        ("subject", "One"),
        ("held_on", "today"),
        ("decision_id_1", &id),
        ("decision_1", "First, mended"),
        ("decision_2", "Later"),
    ];
    officer.post(&to, &changed).await.expect(303);
    let page = officer.get(&to).await;
    page.sees("1405/1 First, mended");
    page.sees("1405/3 Later");
    // A decision from which an action was born is not emptied by the way.
    let emptied = [("version", "2"), ("subject", "One"), ("held_on", "today"), ("decision_id_1", &id)];
    officer.post(&to, &emptied).await.expect(422).sees("delete the action first");
}

#[tokio::test]
async fn two_who_edit_the_minutes_merge_or_choose() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let fields = [("subject", "Subject"), ("held_on", "today"), ("minutes", "Old")];
    let (to, _) = recorded(&officer, &fields).await;
    let was = [
        ("version", "1"),
        ("was.subject", "Subject"),
        ("was.minutes", "Old"),
        ("was.held_on", "Monday 28 Ordibehesht 1405"),
        ("held_on", "Monday 28 Ordibehesht 1405"),
    ];
    let send = async |subject: &str, minutes: &str| {
        let mut fields = was.to_vec();
        fields.extend([("subject", subject), ("minutes", minutes)]);
        officer.post(&to, &fields).await
    };
    send("Subject", "Mine").await.expect(303);
    send("Other subject", "Old").await.expect(303);
    let page = officer.get(&to).await;
    page.sees("Other subject");
    page.sees("Mine");
    let page = send("Subject", "Third").await.expect(409);
    assert!(page.text().contains("Third") && page.text().contains("Mine"));
    assert_eq!(page.attr("form input[name=version]", "value").unwrap(), "3");
}

#[tokio::test]
async fn a_meeting_about_a_confidential_agreement_is_there_for_nobody_else() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let mut tx = app.app.db.write().await.unwrap();
    let secret = agreement(&mut tx, 7, "Secret", officer.id, true).await.to_string();
    tx.commit().await.unwrap();
    let fields = [
        ("subject", "Hidden"),
        ("held_on", "today"),
        ("agreement", &secret),
        ("decision_1", "Do it"),
        ("due_1", "tomorrow"),
    ];
    let (to, _) = recorded(&officer, &fields).await;
    for path in
        [to.clone(), format!("{to}/edit"), format!("{to}/attendance"), format!("/meetings/new?after={}", &to[10..])]
    {
        other.get(&path).await.expect(404);
    }
    for act in ["", "/finalise", "/delete", "/hold", "/attendance"] {
        other.post(&format!("{to}{act}"), &[("subject", "x"), ("held_on", "today")]).await.expect(404);
    }
    other.get("/meetings").await.sees("0 meetings");
    other.get("/actions?tab=all").await.sees("0 actions");
    // Nor can others put a meeting of their own there.
    other.post("/meetings", &[("subject", "x"), ("held_on", "today"), ("agreement", &secret)]).await.expect(422);
}

#[tokio::test]
async fn a_planned_meeting_is_held_or_called_off_with_a_reason() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let planned = [("subject", "Next"), ("held_on", "tomorrow"), ("state", "planned")];
    let (to, page) = recorded(&officer, &planned).await;
    page.sees("Planned");
    officer.get("/meetings").await.sees("Coming up");
    officer.post(&format!("{to}/finalise"), &[]).await.expect(409);
    officer.post(&format!("{to}/cancel"), &[("cancel_reason", "")]).await.expect(422);
    officer.post(&format!("{to}/cancel"), &[("cancel_reason", "Storm")]).await.expect(303);
    officer.get(&to).await.sees("Called off: Storm");
    officer.post(&format!("{to}/hold"), &[]).await.expect(303);
    // Its day is still to come: the page says so and offers to plan it instead.
    let page = officer.get(&to).await;
    page.sees("has not come yet");
    assert_eq!(page.count("form[action$='/plan']"), 1);
}

#[tokio::test]
async fn absence_and_whoever_came_instead_are_written_down() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (_, sara, reza) = scene(&app, &officer).await;
    let (sara, reza) = (sara.to_string(), reza.to_string());
    let fields = [("subject", "M"), ("held_on", "today"), ("attendee", &sara), ("attendee", &reza)];
    let (to, _) = recorded(&officer, &fields).await;
    let (state, was, by) = (format!("state.{sara}"), format!("was.state.{sara}"), format!("by.{sara}"));
    let represented = [(state.as_str(), "represented"), (was.as_str(), "present")];
    officer.post(&format!("{to}/attendance"), &represented).await.expect(422).sees("who came instead");
    let mut told = represented.to_vec();
    told.push((by.as_str(), "Mina Amini"));
    officer.post(&format!("{to}/attendance"), &told).await.expect(303);
    let page = officer.get(&to).await;
    page.sees("Represented by: Mina Amini");
    assert_eq!(page.count("table.tbl tbody th"), 2);
}

#[tokio::test]
async fn a_deleted_meeting_comes_back_with_its_actions() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let fields = [("subject", "M"), ("held_on", "today"), ("decision_1", "Do it"), ("due_1", "tomorrow")];
    let (to, _) = recorded(&officer, &fields).await;
    officer.post(&format!("{to}/delete"), &[]).await.expect(303);
    officer.get(&to).await.expect(404);
    officer.get("/actions?tab=all").await.sees("0 actions");
    officer.post(&format!("{to}/restore"), &[]).await.expect(303);
    officer.get(&to).await.sees("Do it");
    officer.get("/actions?tab=all").await.sees("1 action");
}

#[tokio::test]
async fn a_scan_of_the_minutes_is_attached() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (to, _) = recorded(&officer, &[("subject", "M"), ("held_on", "today")]).await;
    let files = format!("{to}/files");
    let kind = [("kind", "minutes_scan")];
    officer.upload(&files, &kind, "file", "scan.pdf", b"%PDF-1.7\n1 0 obj\n").await.expect(303);
    officer.get(&to).await.sees("scan.pdf");
    officer.upload(&files, &kind, "file", "virus.pdf", b"MZ\x90\x00").await.expect(422);
}
