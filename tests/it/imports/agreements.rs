//! What comes of a list of agreements.
use tafahom::agreements::lifecycle::{Outcome, Stage};
use tafahom::agreements::sight::Sight;
use tafahom::agreements::store::{self, all_imported};
use tafahom::agreements::{Content, PartyRole};
use tafahom::imports::bring::{self, bring_in};
use tafahom::imports::{Act, ImportKind, Plan, kinds};
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::{actor, acts, faults, job, lines, planned};
use crate::agreement_views::{Look, content, day, put, record, with_party};
use crate::app::{Person, TestApp, the_day};

const HEADS: &[&str] = &["عنوان", "طرف مقابل", "مرحله", "تاریخ نشست", "تاریخ پیش‌نویس", "تاریخ امضا", "پایان اعتبار"];

async fn plan_of(app: &TestApp, admin: &Person<'_>, rows: &[&[&str]]) -> Plan {
    planned(app, &job(ImportKind::Agreements, lines(rows), actor(admin.id, Role::Admin))).await
}

async fn import(app: &TestApp, admin: &Person<'_>, rows: &[&[&str]]) {
    let job = job(ImportKind::Agreements, lines(rows), actor(admin.id, Role::Admin));
    bring_in(&app.app.db, &job, Words::of(Lang::En), &|_, _| {}).await.unwrap().unwrap();
}

#[tokio::test]
async fn agreements_enter_at_their_stage_with_the_stages_before_it() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let rows: &[&[&str]] = &[
        HEADS,
        &["آموزش تعاونی‌ها", "بنیاد تعاون", "نافذ", "۱۴۰۳/۲/۱", "1403/3/1", "1403-05-13", "1406/5/12"],
        &["پایش بازار", "اتاق تعاون؛ دانشگاه البرز", "", "1405/1/20", "1405/2/10", "", ""],
        &["گفت‌وگوی نخست", "بنیاد تعاون", "", "", "", "", ""],
    ];
    import(&app, &admin, rows).await;
    let mut tx = app.app.db.read().await.unwrap();
    let all = all_imported(&mut tx, &Sight::of_user(admin.id, Role::Admin)).await.unwrap();
    let codes: Vec<String> = all.iter().map(|(_, _, of)| of.code()).collect();
    assert_eq!(codes, ["1403-0001", "1405-0001", "1405-0002"], "numbered in the year of the first day known");
    let (signed, _, of) = &all[0];
    let stages = [(Stage::Meeting, "2024-04-20"), (Stage::Drafting, "2024-05-21"), (Stage::InForce, "2024-08-03")];
    assert_eq!(of.course.entered, stages.map(|(stage, on)| (stage, day(on))));
    assert_eq!(of.course.in_force, Some((day("2024-08-03"), Some(day("2027-08-03")))));
    let history = store::history(&mut tx, *signed).await.unwrap();
    assert!(history.iter().all(|row| row.imported && row.entry.at == the_day()));
    let (_, _, of) = &all[1];
    assert_eq!(of.course.now().map(|(stage, _)| stage), Some(Stage::Drafting), "the last stage that has a day");
    assert_eq!(of.parties.len(), 2);
    assert_eq!(all[2].2.course.entered, [(Stage::Meeting, day("2026-05-18"))]);
    drop(tx);
    let page = admin.get(&format!("/agreements/{signed}")).await.expect(200);
    page.sees("Imported from a list");
    page.sees("In force");
    admin.get(&format!("/search?q={}", "%D9%BE%D8%A7%DB%8C%D8%B4")).await.expect(200).sees("پایش بازار");
}

#[tokio::test]
async fn the_same_list_again_changes_nothing_and_a_changed_cell_changes_its_record() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let first: &[&[&str]] = &[HEADS, &["آموزش تعاونی‌ها", "بنیاد تعاون", "", "1405/1/20", "", "", ""]];
    import(&app, &admin, first).await;
    assert_eq!(acts(&plan_of(&app, &admin, first).await), [Act::Leave]);

    let rows: &[&[&str]] =
        &[&["شماره", "عنوان", "موضوع", "گام بعدی"], &["۱۴۰۵-۰۰۰۱", "آموزش تعاونی‌های استان", "آموزش", "نوشتن متن"]];
    let plan = plan_of(&app, &admin, rows).await;
    assert_eq!((acts(&plan), plan.rows[0].changes.len()), (vec![Act::Update], 3));
    import(&app, &admin, rows).await;
    let mut tx = app.app.db.read().await.unwrap();
    let all = all_imported(&mut tx, &Sight::of_user(admin.id, Role::Admin)).await.unwrap();
    assert_eq!((all.len(), all[0].2.content.title.as_str()), (1, "آموزش تعاونی‌های استان"));
    assert_eq!(all[0].2.parties.len(), 1, "what the list does not speak of stays");
    drop(tx);

    let rows: &[&[&str]] = &[&["شماره", "عنوان", "مرحله"], &["1405-0001", "آموزش تعاونی‌های استان", "نافذ"]];
    let told = faults(&plan_of(&app, &admin, rows).await);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, "C2", "it moves by its steps");
}

#[tokio::test]
async fn what_is_signed_and_the_parties_that_are_there_are_not_changed_by_a_list() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let id = record(&app.app.db, &content("Signed", admin.id), admin.id).await;
    with_party(&app.app.db, id, "First").await;
    let rows: &[&[&str]] = &[&["reference", "title", "parties", "tags"], &["1405-0001", "Signed", "Second", "x"]];
    assert_eq!(faults(&plan_of(&app, &admin, rows).await)[0].0, "C2", "a list takes no party out");
    let rows: &[&[&str]] = &[&["reference", "title", "parties"], &["1405-0001", "Signed", "First; Second"]];
    assert_eq!(acts(&plan_of(&app, &admin, rows).await), [Act::Update]);
    put(&app.app.db, id, "in_force", "2026-05-01").await;
    let rows: &[&[&str]] = &[&["reference", "title", "parties", "tags"], &["1405-0001", "Other", "First; Second", "x"]];
    let told = faults(&plan_of(&app, &admin, rows).await);
    assert_eq!(told.iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(), ["B2", "C2"]);
}

#[tokio::test]
async fn stages_days_and_endings_must_fit() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let heads: &[&str] = &[
        "title",
        "stage",
        "meeting_on",
        "drafting_on",
        "in_force_on",
        "concluded_on",
        "outcome",
        "starts_on",
        "ends_on",
    ];
    for (row, wrong) in [
        (&["A", "drafting", "1405/1/1", "1404/1/1"][..], &["D2"][..]),
        (&["A", "meeting", "", "1404/1/1"], &["D2"]),
        (&["A", "meeting", "1405/6/1"], &["C2"]),
        (&["A", "in_force"], &["E2"]),
        (&["A", "concluded", "", "", "1403/1/1", "1404/1/1"], &["G2"]),
        (&["A", "concluded", "", "", "1403/1/1", "1404/1/1", "dropped"], &["G2"]),
        (&["A", "halted", "", "", "", "", "completed"], &["G2"]),
        (&["A", "meeting", "", "", "", "", "expired"], &["G2"]),
        (&["A", "drafting", "", "", "", "", "", "1405/1/1", "1406/1/1"], &["H2", "I2"]),
        (&["A", "in_force", "", "", "1405/1/1", "", "", "", "1404/1/1"], &["I2"]),
    ] {
        let told = faults(&plan_of(&app, &admin, &[heads, row]).await);
        let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, wrong, "{row:?}: {told:?}");
    }
    let plan = plan_of(&app, &admin, &[heads, &["A", "halted", "1403/1/1", "1403/2/1", "", "", "dormant"]]).await;
    assert_eq!(faults(&plan), []);
    import(&app, &admin, &[heads, &["A", "halted", "1403/1/1", "1403/2/1", "", "", "dormant"]]).await;
    let mut tx = app.app.db.read().await.unwrap();
    let all = all_imported(&mut tx, &Sight::of_user(admin.id, Role::Admin)).await.unwrap();
    let halted = store::find(&mut tx, all[0].0, &Sight::of_user(admin.id, Role::Admin)).await.unwrap();
    assert_eq!((halted.halted_from(), halted.outcome()), (Some(Stage::Drafting), Some(Outcome::Dormant)));
}

#[tokio::test]
async fn rows_refer_to_each_other_in_any_order_but_not_in_a_circle() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let heads: &[&str] = &["reference", "title", "relation", "reference of the earlier agreement"];
    let rows: &[&[&str]] = &[heads, &["1404-0002", "Renewal", "renews", "1404-0001"], &["1404-0001", "First"]];
    import(&app, &admin, rows).await;
    assert_eq!(acts(&plan_of(&app, &admin, rows).await), [Act::Leave; 2]);
    let circle: &[&[&str]] =
        &[heads, &["1403-0001", "A", "renews", "1403-0002"], &["1403-0002", "B", "renews", "1403-0001"]];
    let told = faults(&plan_of(&app, &admin, circle).await);
    assert_eq!(told.iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(), ["D2", "D3"]);
}

#[tokio::test]
async fn who_may_not_see_an_agreement_does_not_learn_of_it_by_a_list() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Officer, "owner").await;
    let secret = Content { confidential: true, ..content("Secret", owner.id) };
    let id = record(&app.app.db, &secret, owner.id).await;
    with_party(&app.app.db, id, "Partner").await;
    // As if an officer had the right to import: what they see decides.
    let officer = app.signed_in_as(Role::Officer, "other").await;
    let plan = |rows: Vec<Vec<&'static str>>| {
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let job = job(ImportKind::Agreements, lines(&rows), actor(officer.id, Role::Officer));
        let app = &app;
        async move { planned(app, &job).await }
    };
    let there = faults(&plan(vec![vec!["reference", "title"], vec!["1405-0001", "Secret"]]).await);
    let not_there = faults(&plan(vec![vec!["reference", "title"], vec!["1405-0009", "Secret"]]).await);
    assert_eq!(there[0].1.replace("1405-0001", "N"), not_there[0].1.replace("1405-0009", "N"));
    let by_title = plan(vec![vec!["title", "parties"], vec!["Secret", "Partner"]]).await;
    assert_eq!(acts(&by_title), [Act::Create], "it is another one");
    let mut tx = app.app.db.read().await.unwrap();
    let eyes = Sight::of_user(officer.id, Role::Officer);
    let known = tafahom::imports::store::known(&mut tx, ImportKind::Agreements, &eyes).await.unwrap();
    assert!(kinds::rows(&known, day("2026-05-18")).is_empty(), "and no list has it");
}

#[tokio::test]
async fn our_own_organisation_is_the_first_party_unless_the_list_says_who_is() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let mut tx = app.app.db.write().await.unwrap();
    let own = tafahom::parties::NewOrganisation { own: true, ..tafahom::parties::NewOrganisation::named("Ours") };
    tafahom::parties::store::insert(&mut tx, &own, the_day()).await.unwrap();
    tx.commit().await.unwrap();
    import(&app, &admin, &[&["title", "parties"], &["A", "Theirs"]]).await;
    import(&app, &admin, &[&["title", "first party", "parties"], &["B", "", "Theirs"]]).await;
    let mut tx = app.app.db.read().await.unwrap();
    let all = all_imported(&mut tx, &Sight::of_user(admin.id, Role::Admin)).await.unwrap();
    let roles: Vec<Vec<PartyRole>> =
        all.iter().map(|(_, _, of)| of.parties.iter().map(|party| party.role).collect()).collect();
    assert_eq!(roles, [vec![PartyRole::FirstParty, PartyRole::Party], vec![PartyRole::Party]]);
}

#[tokio::test]
async fn what_was_shown_is_done_or_nothing() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let rows: &[&[&str]] = &[&["title", "parties"], &["A", "Theirs"]];
    let mut first = job(ImportKind::Agreements, lines(rows), actor(admin.id, Role::Admin));
    first.mark = Some(planned(&app, &first).await.mark());
    import(&app, &admin, rows).await;
    let done = bring_in(&app.app.db, &first, Words::of(Lang::En), &|_, _| {}).await.unwrap();
    assert_eq!(done.unwrap_err(), bring::Refused::Moved);
}

#[tokio::test]
async fn the_lists_lead_to_the_import_for_those_who_may() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    for path in ["/agreements", "/organisations", "/people", "/press", "/press/outlets", "/settings"] {
        assert_eq!(admin.get(path).await.link_of("Import from Excel").as_deref(), Some("/import"), "{path}");
    }
    let officer = app.signed_in(Role::Officer).await;
    for path in ["/agreements", "/organisations", "/people", "/press", "/press/outlets"] {
        assert_eq!(officer.get(path).await.link_of("Import from Excel"), None, "{path}");
    }
    officer.get("/import").await.expect(403);
}
