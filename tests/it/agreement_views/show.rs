//! The page of one agreement: needs before any click, timeline, who sees it.
use tafahom::agreements::{AgreementKind, Content, NextStep, Relation};
use tafahom::audit::{Event, Kind, Verb, store as audit};
use tafahom::users::roles::Role;

use super::{Look, content, day, meeting, put, ready_to_draft, record, with_party};
use crate::agreements::actor;
use crate::app::{TestApp, the_day};

#[tokio::test]
async fn what_the_next_step_needs_is_listed_before_any_click_with_links_and_a_count() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let db = &app.app.db;
    let id = record(db, &content("Media cooperation", me.id), me.id).await;
    with_party(db, id, "Shabakeh Taavon").await;
    let page = me.get(&format!("/agreements/{id}")).await.expect(200);
    assert_eq!(page.texts("#needs"), ["2 things are left before “Drafting”"]);
    assert_eq!((page.count(".tasks .ok"), page.count(".tasks .need")), (1, 2));
    let links = page.count(".tasks a[href^='/agreements/']") + page.count(".tasks a[href^='/meetings/new?agreement=']");
    assert_eq!(links, 2);
    let step = format!("/agreements/{id}/steps/start_drafting");
    assert_eq!(page.link_of("Move to “Drafting” (2 left)"), Some(step.clone()));

    let ready = ready_to_draft(db, "Water plan", me.id).await;
    let page = me.get(&format!("/agreements/{ready}")).await.expect(200);
    assert_eq!(page.texts("#needs"), ["Everything is ready for “Drafting”"]);
    assert_eq!(page.count(".tasks .need"), 0);
    let act = format!("/agreements/{ready}/steps/start_drafting");
    assert_eq!(page.attr("form[action*='/steps/']", "action"), Some(act));
    assert_eq!(page.attr("form[action*='/steps/'] [name=version]", "value").as_deref(), Some("1"));

    let viewer = app.signed_in(Role::Viewer).await;
    let page = viewer.get(&format!("/agreements/{id}")).await.expect(200);
    assert_eq!(page.count(".tasks .need"), 2, "readers see the needs too");
    assert_eq!((page.count("main form"), page.count("a[href*='/steps/']")), (0, 0));
}

#[tokio::test]
async fn the_steps_show_where_it_stands_and_other_ways_stand_as_quiet_links() {
    let app = TestApp::new().await;
    let manager = app.signed_in(Role::Manager).await;
    let db = &app.app.db;
    let id = record(db, &content("Media cooperation", manager.id), manager.id).await;
    put(db, id, "signing", "2026-05-01").await;
    let page = manager.get(&format!("/agreements/{id}")).await.expect(200);
    assert_eq!((page.count(".steps li"), page.count(".steps .done")), (5, 2));
    let current = page.texts(".steps [aria-current=step]");
    assert_eq!(current, ["Signing since 11 Ordibehesht 1405 · 17 days"]);
    for step in ["return_to_drafting", "halt"] {
        assert_eq!(page.count(&format!("a.quiet[href$='/steps/{step}']")), 1, "{step}");
    }
    page.sees("At risk");
    page.sees("3 days over the limit");
    put(db, id, "halted", "2026-05-10").await;
    let page = manager.get(&format!("/agreements/{id}")).await.expect(200);
    assert_eq!(page.texts(".steps [aria-current=step]"), ["Halted since 20 Ordibehesht 1405 · 8 days"]);
    assert_eq!(page.count("a[href$='/steps/resume']"), 1);
    page.sees("has been halted since");
}

#[tokio::test]
async fn the_timeline_runs_newest_first_with_plans_above_today_and_is_filtered_by_the_address() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let db = &app.app.db;
    let next = NextStep { text: "Send the text".into(), due_on: Some(day("2026-06-01")), ..NextStep::default() };
    let id = record(db, &Content { next, ..content("Media cooperation", me.id) }, me.id).await;
    meeting(db, id, ("Green light", "2026-05-10"), "held", &["Write the text"]).await;
    meeting(db, id, ("First words", "2026-04-10"), "held", &[]).await;
    meeting(db, id, ("Signing day", "2026-07-01"), "planned", &[]).await;
    let mut tx = db.write().await.unwrap();
    let sara = actor(me.id, Role::Officer);
    let event = Event::new(&sara, Verb::Updated, Kind::Agreement, id, "Media cooperation").on(id).because("a typo");
    audit::append(&mut tx, &event, the_day()).await.unwrap();
    tx.commit().await.unwrap();

    let page = me.get(&format!("/agreements/{id}")).await.expect(200);
    let titles = page.texts(".tl > li:not(.month) h4, .tl > .today, .tl > .sep > span:first-child");
    let wanted = [
        "Planned meeting: Signing day",
        "Due: Send the text",
        "Today, 28 Ordibehesht 1405",
        "Somebody edited the agreement “Media cooperation”",
        "Agreement recorded",
        "Decision 1405/1",
        "Meeting: Green light",
        "Meeting: First words",
    ];
    assert_eq!(titles, wanted);
    assert_eq!(page.texts(".tl .month"), ["Ahead", "Ordibehesht 1405", "Farvardin 1405"]);
    assert_eq!(page.count(".tl .plan"), 2);
    page.sees("a typo");
    let kinds = page.texts(".tl .when");
    for kind in ["Meeting ·", "Decision ·", "Edit ·", "Deadline ·"] {
        assert!(kinds.iter().any(|line| line.starts_with(kind)), "{kind}: {kinds:?}");
    }

    let page = me.get(&format!("/agreements/{id}?t=decision")).await.expect(200);
    assert_eq!(page.texts(".tl h4"), ["Decision 1405/1"]);
    assert_eq!(page.texts("#timeline .chip[aria-current]"), ["Decisions"]);
    let page = me.get(&format!("/agreements/{id}?t=press")).await.expect(200);
    page.sees("Nothing of this kind is recorded.");
}

#[tokio::test]
async fn twenty_items_stand_on_a_page_and_older_ones_behind_a_link() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let id = record(&app.app.db, &content("Long story", me.id), me.id).await;
    for n in 1..=25 {
        let on = format!("2026-04-{n:02}");
        meeting(&app.app.db, id, (&format!("Talk {n}"), &on), "held", &[]).await;
    }
    let page = me.get(&format!("/agreements/{id}?t=meeting")).await.expect(200);
    assert_eq!(page.count(".tl h4"), 20);
    let older = page.link_of("Older").unwrap();
    assert_eq!(older, format!("/agreements/{id}?t=meeting&page=2#timeline"));
    let page = me.get(older.split('#').next().unwrap()).await.expect(200);
    assert_eq!(page.texts(".tl h4").last().map(String::as_str), Some("Meeting: Talk 1"));
    assert_eq!(page.count(".tl h4"), 5);
}

#[tokio::test]
async fn a_confidential_agreement_does_not_exist_for_others_nor_does_its_name_elsewhere() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Officer, "owner").await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let manager = app.signed_in(Role::Manager).await;
    let db = &app.app.db;
    let open = record(db, &content("Open plan", owner.id), owner.id).await;
    let secret = Content {
        confidential: true,
        kind: AgreementKind::Addendum,
        relates_to: Some((Relation::Amends, open)),
        ..content("Secret annex", owner.id)
    };
    let hidden = record(db, &secret, owner.id).await;
    let back = Content { relates_to: Some((Relation::Related, hidden)), ..content("Follower", owner.id) };
    let follower = record(db, &back, owner.id).await;

    other.get(&format!("/agreements/{hidden}")).await.expect(404);
    for person in [&owner, &manager] {
        person.get(&format!("/agreements/{hidden}")).await.expect(200).sees("Open plan");
        person.get(&format!("/agreements/{open}")).await.expect(200).sees("Secret annex");
    }
    other.get(&format!("/agreements/{open}")).await.expect(200).lacks("Secret annex");
    other.get(&format!("/agreements/{follower}")).await.expect(200).lacks("Secret annex");
    other.get("/agreements/not-an-id").await.expect(404);
}

#[tokio::test]
async fn buttons_to_record_bring_the_agreement_along() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let id = record(&app.app.db, &content("Media cooperation", me.id), me.id).await;
    let page = me.get(&format!("/agreements/{id}")).await.expect(200);
    for to in ["/meetings/new", "/press/new", "/actions/new"] {
        assert!(page.count(&format!("header a[href^='{to}?agreement={id}']")) == 1, "{to}");
    }
    for field in ["subject", "owner", "letters"] {
        assert_eq!(page.count(&format!(".dl a[href$='/edit#{field}']")), 1, "{field}");
    }
    put(&app.app.db, id, "in_force", "2026-05-10").await;
    let page = me.get(&format!("/agreements/{id}")).await.expect(200);
    assert_eq!(page.count(".dl a[href$='/edit#subject']"), 0, "what is signed is not edited");
    assert_eq!(page.count(".dl a[href$='/edit#owner']"), 1);
}
