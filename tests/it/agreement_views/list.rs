//! The list: filters, chips, order, pages, what is stuck.
use chrono::TimeDelta;
use tafahom::agreements::filter::{Filter, Order};
use tafahom::agreements::sight::Sight;
use tafahom::agreements::store::insert;
use tafahom::agreements::store::list::{self, Reader};
use tafahom::agreements::{AgreementKind, Content, NextStep};
use tafahom::settings::IdleLimits;
use tafahom::users::roles::Role;

use super::{Look, content, day, place, put, record, with_party};
use crate::agreements::{actor, user};
use crate::app::{TestApp, the_day};
use crate::engines::on_each;

#[tokio::test]
async fn the_rule_in_sql_finds_exactly_what_the_rule_in_rust_calls_stuck() {
    on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let owner = user(&mut tx, "owner").await;
        let due = [None, Some("2026-05-17"), Some("2026-05-18"), Some("2026-09-01")];
        let since = ["2026-05-18", "2026-05-04", "2026-05-03", "2026-04-18", "2026-04-17", "2026-01-01"];
        let ends = [None, Some("2026-05-17"), Some("2026-05-18"), Some("2026-08-16"), Some("2026-08-17")];
        for stage in ["meeting", "drafting", "signing", "in_force", "concluded", "halted"] {
            for due in due {
                for since in since {
                    for step in ["", "call"] {
                        let next = NextStep { text: step.into(), due_on: due.map(day), ..NextStep::default() };
                        let new = Content { next, ..content("one", owner) };
                        let id = insert(&mut tx, &new, owner, the_day()).await.unwrap();
                        place(&mut tx, id, stage, since).await;
                        let end = ends[(id.uuid().as_u128() % 5) as usize];
                        // An earlier period must not count.
                        for (start, end) in [("2020-01-01", Some("2020-12-31")), ("2021-01-01", end)] {
                            tx.run(
                                "INSERT INTO periods (id, agreement_id, starts_on, ends_on, created_by, created_at)
                                 VALUES ($1, $2, $3, $4, $5, $6)",
                                &[&uuid::Uuid::now_v7(), &id, &day(start), &end.map(day), &owner, &the_day()],
                            )
                            .await
                            .unwrap();
                        }
                    }
                }
            }
        }
        let sight = Sight::of(&actor(owner, Role::Officer));
        let limits = IdleLimits::default();
        let reader = Reader { sight, user: owner, today: day("2026-05-18"), limits };
        let everything = (0, 10_000);
        let all = list::rows(&mut tx, (&Filter::default(), Order::default()), everything, &reader).await.unwrap();
        assert_eq!(all.len(), 6 * 4 * 6 * 2);
        for (filter, rule) in [
            (Filter { stuck: true, ..Filter::default() }, "stuck"),
            (Filter { ending: true, ..Filter::default() }, "ending"),
        ] {
            let found = list::rows(&mut tx, (&filter, Order::default()), everything, &reader).await.unwrap();
            let mut found: Vec<_> = found.iter().map(|row| row.id).collect();
            let held = all.iter().filter(|row| {
                let health = row.health(reader.today, &limits);
                if rule == "stuck" { health.is_stuck() } else { health.ends_in.is_some() }
            });
            let mut held: Vec<_> = held.map(|row| row.id).collect();
            found.sort();
            held.sort();
            assert!(!found.is_empty() && found.len() < all.len());
            assert_eq!(found, held, "{rule}");
            assert_eq!(list::count(&mut tx, &filter, &reader).await.unwrap(), found.len() as i64);
        }
    })
    .await;
}

#[tokio::test]
async fn every_order_and_filter_runs_on_both_engines() {
    on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let (me, other) = (user(&mut tx, "me").await, user(&mut tx, "other").await);
        let first = insert(&mut tx, &content("ب دوم", me), me, the_day()).await.unwrap();
        let next = NextStep { due_on: Some(day("2026-06-01")), ..NextStep::default() };
        let late = Content { kind: AgreementKind::Addendum, next, ..content("آ نخست", other) };
        let second = insert(&mut tx, &late, me, the_day() + TimeDelta::hours(1)).await.unwrap();
        place(&mut tx, first, "drafting", "2026-01-01").await;
        tx.commit().await.unwrap();
        let party = with_party(&db, first, "شبکهٔ تعاون").await;
        let mut tx = db.read().await.unwrap();
        let sight = Sight::of(&actor(me, Role::Officer));
        let reader = Reader { sight, user: me, today: day("2026-05-18"), limits: IdleLimits::default() };
        let both = |order: &str| {
            let firsts = ["-reference", "title", "stage", "days", "due", "-due", "-updated"];
            if firsts.contains(&order) { vec![second, first] } else { vec![first, second] }
        };
        for order in [
            "reference",
            "-reference",
            "title",
            "-title",
            "stage",
            "-stage",
            "days",
            "-days",
            "due",
            "-due",
            "updated",
            "-updated",
        ] {
            let filter = Filter::default();
            let rows = list::rows(&mut tx, (&filter, Order::read(order)), (0, 50), &reader).await.unwrap();
            assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), both(order), "{order}");
        }
        for query in [
            format!("party={party}"),
            "owner=me".into(),
            "kind=mou".into(),
            "stage=drafting".into(),
            "q=شبكه تعاون".into(),
            "q=۱۴۰۵-۰۰۰۱".into(),
            "q=دوم تعاون".into(),
        ] {
            let (name, value) = query.split_once('=').unwrap();
            let filter = Filter::read(|n| if n == name { value } else { "" });
            let rows = list::rows(&mut tx, (&filter, Order::default()), (0, 50), &reader).await.unwrap();
            assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first], "{query}");
        }
        let none = Filter::read(|n| if n == "q" { "100%_" } else { "" });
        assert_eq!(list::count(&mut tx, &none, &reader).await.unwrap(), 0);
        let year = Filter { year: Some(1405), ..Filter::default() };
        assert_eq!(list::count(&mut tx, &year, &reader).await.unwrap(), 2);
        assert_eq!(list::years(&mut tx).await.unwrap(), [1405]);
    })
    .await;
}

#[tokio::test]
async fn each_chip_takes_away_exactly_its_filter_and_the_count_is_announced() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let id = record(&app.app.db, &content("Media cooperation", me.id), me.id).await;
    put(&app.app.db, id, "drafting", "2026-05-01").await;
    record(&app.app.db, &content("Water plan", me.id), me.id).await;

    let page = me.get("/agreements?q=media&stage=drafting&year=1405&sort=title").await.expect(200);
    page.sees("1 agreement");
    assert_eq!(page.attr("[role=status].muted", "role").as_deref(), Some("status"));
    assert_eq!(page.count("main .chips a.chip"), 3);
    for (name, left) in [
        ("Text: media", "/agreements?stage=drafting&year=1405&sort=title"),
        ("Stage: Drafting", "/agreements?q=media&year=1405&sort=title"),
        ("Year: 1405", "/agreements?q=media&stage=drafting&sort=title"),
    ] {
        assert_eq!(page.link_of(name).as_deref(), Some(left), "{name}");
    }
    assert_eq!(page.attr("#stage option[selected]", "value").as_deref(), Some("drafting"));
    page.lacks("Water plan");
}

#[tokio::test]
async fn sorting_says_so_and_survives_paging() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    for n in 0..55 {
        record(&app.app.db, &content(&format!("Plan {n}"), me.id), me.id).await;
    }
    let page = me.get("/agreements?sort=title").await.expect(200);
    assert_eq!(page.count("tbody tr"), 50);
    assert_eq!(page.attr("th[aria-sort]", "aria-sort").as_deref(), Some("ascending"));
    assert_eq!(page.attr("th[aria-sort] a", "href").as_deref(), Some("/agreements?sort=-title"));
    let next = page.attr(".pager a[rel=next]", "href").unwrap();
    assert_eq!(next, "/agreements?sort=title&page=2");
    let second = me.get(&next).await.expect(200);
    assert_eq!(second.count("tbody tr"), 5);
    second.sees("Plan 54");
    assert_eq!(second.attr("th[aria-sort]", "aria-sort").as_deref(), Some("ascending"));
    assert_eq!(me.get("/agreements?page=9").await.expect(200).count("tbody tr"), 5);
}

#[tokio::test]
async fn nothing_recorded_and_nothing_found_are_two_things_to_say() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let page = officer.get("/agreements").await.expect(200);
    page.sees("No agreement is recorded yet");
    assert_eq!(page.attr(".empty a", "href").as_deref(), Some("/agreements/new"));
    let viewer = app.signed_in(Role::Viewer).await;
    let page = viewer.get("/agreements").await.expect(200);
    assert_eq!(page.attr(".empty a", "href").as_deref(), Some("/"));
    assert_eq!(page.count("a[href='/agreements/new']"), 0);

    record(&app.app.db, &content("Water plan", officer.id), officer.id).await;
    let page = officer.get("/agreements?q=fire").await.expect(200);
    page.sees("Nothing matches these filters");
    page.lacks("No agreement is recorded yet");
    assert_eq!(page.attr(".empty a", "href").as_deref(), Some("/agreements"));
}

#[tokio::test]
async fn a_stuck_row_says_what_keeps_it_and_by_how_many_days() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Officer).await;
    let db = &app.app.db;
    let slow = record(db, &content("Slow", me.id), me.id).await;
    put(db, slow, "drafting", "2026-03-18").await;
    let next = NextStep { text: "sign".into(), due_on: Some(day("2026-05-15")), ..NextStep::default() };
    record(db, &Content { next, ..content("Late", me.id) }, me.id).await;
    record(db, &Content { next: NextStep::default(), ..content("Lost", me.id) }, me.id).await;
    record(db, &content("Fine", me.id), me.id).await;

    let page = me.get("/agreements?stuck=1").await.expect(200);
    page.sees("3 agreements");
    page.sees("31 days over the limit");
    page.sees("Next step 3 days overdue");
    page.sees("No next step");
    page.lacks("Fine");
    let all = me.get("/agreements").await.expect(200);
    all.sees("Fine");
    assert_eq!(all.count("tbody .stuck"), 3);
}

#[tokio::test]
async fn a_confidential_agreement_is_in_no_list_and_no_count_of_others() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Officer, "owner").await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let manager = app.signed_in(Role::Manager).await;
    let secret = Content { confidential: true, ..content("Secret plan", owner.id) };
    record(&app.app.db, &secret, owner.id).await;
    record(&app.app.db, &content("Open plan", owner.id), owner.id).await;

    for person in [&owner, &manager] {
        let page = person.get("/agreements?q=plan").await.expect(200);
        page.sees("2 agreements");
        page.sees("Confidential");
    }
    for path in ["/agreements", "/agreements?q=secret", "/agreements?sort=title&kind=mou", "/agreements?year=1405"] {
        other.get(path).await.expect(200).lacks("Secret plan");
    }
    other.get("/agreements").await.expect(200).sees("1 agreement");
}

#[tokio::test]
async fn any_address_of_the_list_answers() {
    let app = TestApp::new().await;
    let me = app.signed_in(Role::Viewer).await;
    for query in [
        "q=%00&stage=gone",
        "party=1&owner=2&kind=x&year=9999999999999999999999",
        "q=%27+OR+1%3D1&sort=%3B",
        "page=-1",
        "page=99999999999999999999",
        "view=1&stuck=maybe",
        "q=%E2%80%AE%F0%9F%98%80%25_%5C",
    ] {
        me.get(&format!("/agreements?{query}")).await.expect(200);
    }
    assert_eq!(app.nobody().get("/agreements").await.status.as_u16(), 303);
}
