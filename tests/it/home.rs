//! The desk and what was done.
use chrono::{Days, NaiveDate, TimeDelta};
use tafahom::agreements::lifecycle::Stage;
use tafahom::agreements::sight::Sight;
use tafahom::agreements::store::list::Reader;
use tafahom::audit::store::{Feed, append, recent};
use tafahom::audit::{Event, Kind, Verb};
use tafahom::db::{Db, Tx};
use tafahom::home::{DueKind, store, worst_first};
use tafahom::ids::{ActionId, AgreementId, MeetingId, OrganisationId, PeriodId, PersonId, PostId, UserId};
use tafahom::settings::IdleLimits;
use tafahom::users::roles::Role;

use crate::app::{TestApp, the_day};
use crate::browser::{Options, browse};
use crate::engines::on_each;
use crate::press::{agreement, day, party, user};

fn today() -> NaiveDate {
    day("2026-05-18")
}

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

/// An agreement that stands in a stage since so many days, with its next step.
async fn standing(
    tx: &mut Tx,
    owner: UserId,
    number: i64,
    (stage, since): (Stage, u64),
    (step, due): (&str, Option<NaiveDate>),
) -> AgreementId {
    let id = agreement(tx, owner, number, &format!("پروندهٔ {number}"), false).await;
    tx.run(
        "UPDATE agreements SET stage = $2, stage_since = $3, next_step = $4, next_due_on = $5 WHERE id = $1",
        &[&id, &stage, &ago(since), &step, &due],
    )
    .await
    .unwrap();
    id
}

async fn awaits(tx: &mut Tx, id: AgreementId, party: OrganisationId) {
    tx.run("UPDATE agreements SET awaited = 'party', awaited_party_id = $2 WHERE id = $1", &[&id, &party])
        .await
        .unwrap();
}

async fn hide(tx: &mut Tx, id: AgreementId) {
    tx.run("UPDATE agreements SET confidential = TRUE WHERE id = $1", &[&id]).await.unwrap();
}

/// The representative of a party to an agreement.
async fn representative(tx: &mut Tx, id: AgreementId, party: OrganisationId, name: &str) {
    let (person, post) = (PersonId::new(), PostId::new());
    tx.run(
        "INSERT INTO persons (id, name, folded, sort_key, created_at, updated_at) VALUES ($1, $2, '', '', $3, $3)",
        &[&person, &name, &the_day()],
    )
    .await
    .unwrap();
    tx.run(
        "INSERT INTO posts (id, person_id, organisation_id, title, created_at, updated_at)
         VALUES ($1, $2, $3, 'مدیر', $4, $4)",
        &[&post, &person, &party, &the_day()],
    )
    .await
    .unwrap();
    tx.run(
        "UPDATE agreement_parties SET representative_id = $3 WHERE agreement_id = $1 AND organisation_id = $2",
        &[&id, &party, &post],
    )
    .await
    .unwrap();
}

async fn period(tx: &mut Tx, id: AgreementId, by: UserId, (from, to): (NaiveDate, NaiveDate)) {
    tx.run(
        "INSERT INTO periods (id, agreement_id, starts_on, ends_on, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&PeriodId::new(), &id, &from, &to, &by, &the_day()],
    )
    .await
    .unwrap();
}

async fn action(tx: &mut Tx, of: UserId, text: &str, due: NaiveDate, about: Option<AgreementId>) -> ActionId {
    let id = ActionId::new();
    tx.run(
        "INSERT INTO actions (id, text, user_id, due_on, agreement_id, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $3, $6, $6)",
        &[&id, &text, &of, &due, &about, &the_day()],
    )
    .await
    .unwrap();
    id
}

async fn planned(tx: &mut Tx, by: UserId, subject: &str, on: NaiveDate) {
    tx.run(
        "INSERT INTO meetings (id, subject, held_on, state, folded, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, 'planned', '', $4, $5, $5)",
        &[&MeetingId::new(), &subject, &on, &by, &the_day()],
    )
    .await
    .unwrap();
}

fn reader(sight: Sight, user: UserId) -> Reader {
    Reader { sight, user, today: today(), limits: IdleLimits::default() }
}

#[tokio::test]
async fn the_desk_reads_the_same_from_both_engines() {
    on_each(story).await;
}

async fn story(db: Db) {
    let mut tx = db.write().await.unwrap();
    let officer = user(&mut tx, Role::Officer, "officer").await;
    let viewer = user(&mut tx, Role::Viewer, "viewer").await;
    let (mine, theirs) = (reader(Sight::of(&officer), officer.id), reader(Sight::of(&viewer), viewer.id));
    let me = officer.id;
    let over = standing(&mut tx, me, 1, (Stage::Drafting, 61), ("نظر حقوقی", None)).await;
    let late = standing(&mut tx, me, 2, (Stage::Signing, 3), ("امضا", Some(ago(40)))).await;
    let stepless = standing(&mut tx, me, 3, (Stage::Meeting, 5), ("", None)).await;
    let hidden = standing(&mut tx, me, 4, (Stage::Drafting, 200), ("پنهان", None)).await;
    hide(&mut tx, hidden).await;
    let ended = standing(&mut tx, me, 5, (Stage::InForce, 400), ("", None)).await;
    period(&mut tx, ended, me, (ago(400), ago(35))).await;
    let renewed = standing(&mut tx, me, 6, (Stage::InForce, 400), ("", None)).await;
    period(&mut tx, renewed, me, (ago(400), ago(35))).await;
    period(&mut tx, renewed, me, (ago(34), today() + Days::new(10))).await;
    let fine = standing(&mut tx, me, 7, (Stage::Drafting, 12), ("گام", Some(today() + Days::new(5)))).await;
    standing(&mut tx, me, 8, (Stage::Concluded, 900), ("", Some(ago(900)))).await;
    let other = party(&mut tx, over, "دفتر حقوقی").await;
    awaits(&mut tx, over, other).await;
    representative(&mut tx, over, other, "رضایی").await;

    // The strip: counts, stuck and ending for each stage, as the reader may see it.
    let strip = store::standings(&mut tx, &theirs).await.unwrap();
    let said: Vec<_> = strip.iter().map(|one| (one.stage, one.count, one.stuck, one.ending)).collect();
    assert_eq!(
        said,
        [
            (Stage::Meeting, 1, 1, 0),
            (Stage::Drafting, 2, 1, 0),
            (Stage::Signing, 1, 1, 0),
            (Stage::InForce, 2, 1, 1),
            (Stage::Concluded, 1, 0, 0),
            (Stage::Halted, 0, 0, 0),
        ]
    );
    let strip = store::standings(&mut tx, &mine).await.unwrap();
    assert_eq!((strip[1].count, strip[1].stuck, strip[1].median_since), (3, 2, Some(ago(61))));
    assert_eq!((strip[3].median_since, strip[5].median_since), (None, None));

    // The worst first, each once, with whom.
    let cases = store::stuck(&mut tx, &theirs).await.unwrap();
    let worst = worst_first(cases, today(), &IdleLimits::default());
    assert_eq!(worst.iter().map(|(case, _)| case.id).collect::<Vec<_>>(), [late, ended, over, stepless]);
    let (case, _) = &worst[2];
    assert_eq!(
        (case.organisation.as_str(), case.person.as_str(), case.owner.as_str()),
        ("دفتر حقوقی", "رضایی", "officer")
    );
    assert!(store::stuck(&mut tx, &mine).await.unwrap().iter().any(|case| case.id == hidden));
    assert_eq!(store::oldest(&mut tx, &theirs).await.unwrap().unwrap().id, over);

    deadlines(&mut tx, (&mine, &theirs), (fine, hidden, renewed, late)).await;
}

async fn deadlines(
    tx: &mut Tx,
    (mine, theirs): (&Reader, &Reader),
    (fine, hidden, renewed, late): (AgreementId, AgreementId, AgreementId, AgreementId),
) {
    let me = mine.user;
    action(tx, me, "پیوست فنی", ago(8), Some(fine)).await;
    action(tx, me, "پنهان", ago(9), Some(hidden)).await;
    action(tx, me, "دور", today() + Days::new(15), None).await;
    planned(tx, me, "هماهنگی", today()).await;
    let texts = |due: &[tafahom::home::Due]| due.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&store::overdue(tx, theirs).await.unwrap()), ["امضا", "پیوست فنی"]);
    assert_eq!(texts(&store::overdue(tx, mine).await.unwrap()), ["امضا", "پنهان", "پیوست فنی"]);
    let coming = store::coming(tx, theirs).await.unwrap();
    let said: Vec<_> = coming.iter().map(|one| (one.kind, one.day)).collect();
    let soon = |days| today() + Days::new(days);
    let expected = [(DueKind::Meeting, today()), (DueKind::NextStep, soon(5)), (DueKind::PeriodEnd, soon(10))];
    assert_eq!(said, expected);
    assert_eq!(coming[2].agreement, Some(renewed));

    assert_eq!(store::tasks(tx, mine).await.unwrap().len(), 3);
    assert!(store::tasks(tx, theirs).await.unwrap().is_empty());
    let steps: Vec<_> = store::own_steps(tx, mine).await.unwrap().into_iter().map(|step| step.id).collect();
    assert_eq!(steps.first_chunk(), Some(&[late, fine]));
    assert_eq!(store::records(tx).await.unwrap(), (1, 1));
}

#[tokio::test]
async fn what_was_done_is_told_to_those_who_may_see_it() {
    on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let officer = user(&mut tx, Role::Officer, "officer").await;
        let viewer = user(&mut tx, Role::Viewer, "viewer").await;
        let secret = agreement(&mut tx, officer.id, 1, "پنهان", true).await;
        let open = agreement(&mut tx, officer.id, 2, "باز", false).await;
        let event = |verb, kind, id: AgreementId| Event::new(&officer, verb, kind, id, "نام").on(id);
        append(&mut tx, &event(Verb::Created, Kind::Agreement, secret), the_day()).await.unwrap();
        let later = the_day() + TimeDelta::minutes(1);
        append(&mut tx, &event(Verb::Created, Kind::Agreement, open), later).await.unwrap();
        let signed_in = Event::new(&viewer, Verb::SignedIn, Kind::User, viewer.id, "viewer");
        append(&mut tx, &signed_in, later).await.unwrap();
        let count = async |tx: &mut Tx, feed: Feed, sight: Sight| recent(tx, &feed, &sight, 50, 0).await.unwrap().len();
        let (officers, viewers) = (Sight::of(&officer), Sight::of(&viewer));
        assert_eq!(count(&mut tx, Feed::default(), viewers).await, 1);
        assert_eq!(count(&mut tx, Feed::default(), officers).await, 2);
        assert_eq!(count(&mut tx, Feed { internal: true, ..Feed::default() }, officers).await, 3);
        assert_eq!(count(&mut tx, Feed { user: Some(viewer.id), ..Feed::default() }, officers).await, 0);
        assert_eq!(count(&mut tx, Feed { kind: Some(Kind::Meeting), ..Feed::default() }, officers).await, 0);
    })
    .await;
}

/// Three stuck agreements with everything the desk says of one.
async fn lively(app: &TestApp, me: UserId) -> [AgreementId; 3] {
    let mut tx = app.app.db.write().await.unwrap();
    let first = standing(&mut tx, me, 1, (Stage::Drafting, 61), ("اظهارنظر حقوقی", None)).await;
    let second = standing(&mut tx, me, 2, (Stage::Signing, 33), ("دریافت نسخهٔ امضاشده", None)).await;
    let third = standing(&mut tx, me, 3, (Stage::Meeting, 31), ("", None)).await;
    for (id, name, person) in
        [(first, "دفتر حقوقی", "خانم رضایی"), (second, "اتاق بازرگانی", "آقای کریمی"), (third, "شرکت آب", "آقای احمدی")]
    {
        let party = party(&mut tx, id, name).await;
        awaits(&mut tx, id, party).await;
        representative(&mut tx, id, party, person).await;
    }
    action(&mut tx, me, "ارسال پیوست فنی", ago(8), Some(first)).await;
    planned(&mut tx, me, "جلسهٔ هماهنگی", today() + Days::new(1)).await;
    tx.commit().await.unwrap();
    [first, second, third]
}

#[tokio::test]
async fn the_desk_says_what_is_stuck_with_whom_and_why() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let [first, second, _] = lively(&app, officer.id).await;
    let page = officer.get("/").await.expect(200);
    assert_eq!(page.count(".strip a"), 6);
    assert_eq!(page.count("table.tbl tbody tr"), 3);
    let row = |n: usize| page.attr(&format!("table.tbl tbody tr:nth-of-type({n}) th a"), "href").unwrap();
    assert_eq!((row(1), row(2)), (format!("/agreements/{first}"), format!("/agreements/{second}")));
    for text in [
        "31 days over the limit",
        "61 days",
        "Drafting",
        "دفتر حقوقی",
        "خانم رضایی",
        "اظهارنظر حقوقی",
        "No next step",
        "All (3)",
        "median 61 days",
        "1 stuck",
        "8 days overdue",
        "Tomorrow",
        "ارسال پیوست فنی",
        "Meeting: جلسهٔ هماهنگی",
    ] {
        page.sees(text);
    }
}

#[tokio::test]
async fn the_strip_and_three_stuck_rows_are_seen_without_scrolling() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let officer = app.signed_in(Role::Officer).await;
    lively(&app, officer.id).await;
    let token = officer.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        b.cookie("session", &token).await;
        b.set_viewport(1366, 768).await;
        for lang in ["fa", "en"] {
            b.go(&format!("/?lang={lang}")).await;
            let bottom = "return document.querySelector('.tbl tbody tr:nth-of-type(3)').getBoundingClientRect().bottom";
            let bottom = b.run(bottom, &[]).await.as_f64().unwrap();
            assert!(bottom <= 768.0, "the third row ends at {bottom} in {lang}");
            assert!(!b.scroll_overflow().await);
            assert_eq!(b.axe().await, Vec::<String>::new());
        }
        b.set_viewport(390, 844).await;
        b.go("/?lang=fa").await;
        assert!(!b.scroll_overflow().await);
        assert_eq!(b.axe().await, Vec::<String>::new());
        assert_eq!(b.csp_violations().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn what_others_may_not_see_is_neither_counted_nor_named() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let viewer = app.signed_in(Role::Viewer).await;
    let [first, ..] = lively(&app, officer.id).await;
    let mut tx = app.app.db.write().await.unwrap();
    hide(&mut tx, first).await;
    tx.commit().await.unwrap();
    let page = viewer.get("/").await;
    page.sees("All (2)");
    for hidden in ["پروندهٔ 1", "اظهارنظر", "پیوست فنی", "دفتر حقوقی"] {
        assert!(!page.words().contains(hidden), "{hidden}");
    }
    officer.get("/").await.sees("All (3)");
}

#[tokio::test]
async fn a_new_system_begins_with_three_steps() {
    let app = TestApp::new().await;
    let page = app.signed_in(Role::Officer).await.get("/").await.expect(200);
    page.sees("Three steps to start");
    for path in ["/organisations/new", "/agreements/new", "/meetings/new"] {
        assert_eq!(page.count(&format!(".thirds a[href='{path}']")), 1, "{path}");
    }
    let page = app.signed_in(Role::Viewer).await.get("/").await.expect(200);
    page.sees("No agreement is recorded yet");
    assert_eq!(page.count(".thirds a[href='/agreements/new']"), 0);
}

#[tokio::test]
async fn when_nothing_is_stuck_the_desk_says_so_and_names_the_oldest() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let mut tx = app.app.db.write().await.unwrap();
    standing(&mut tx, officer.id, 1, (Stage::Drafting, 12), ("گام", None)).await;
    standing(&mut tx, officer.id, 2, (Stage::Meeting, 3), ("گام", None)).await;
    tx.commit().await.unwrap();
    let page = officer.get("/").await;
    page.sees("Nothing is stuck. The oldest: پروندهٔ 1 (12 days)");
    assert_eq!(page.count("table.tbl"), 0);
}

#[tokio::test]
async fn an_action_is_ticked_on_the_desk_and_can_be_taken_back() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    lively(&app, officer.id).await;
    let page = officer.get("/").await;
    let done = page.attr("ul.todo form", "action").unwrap();
    assert_eq!(officer.post(&done, &[("next", "/")]).await.expect(303).location(), "/");
    assert_eq!(officer.get("/").await.count("ul.todo"), 0);
    let undo = done.replace("/done", "/undo");
    officer.post(&undo, &[("next", "/")]).await.expect(303);
    assert_eq!(officer.get("/").await.count("ul.todo li"), 1);
}

#[tokio::test]
async fn activity_is_told_by_day_and_narrowed_by_person_and_kind() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let admin = app.signed_in(Role::Admin).await;
    let new = [("name", "خبرگزاری"), ("kind", "news_agency"), ("licensed", "yes")];
    officer.post("/press/outlets", &new).await.expect(303);
    app.app.clock.advance(TimeDelta::minutes(50));
    admin.post("/press/outlets", &[("name", "روزنامه"), ("kind", "newspaper"), ("licensed", "yes")]).await.expect(303);
    let page = officer.get("/activity").await.expect(200);
    page.sees("Monday 28 Ordibehesht 1405");
    page.sees("officer user recorded the outlet خبرگزاری");
    assert_eq!(page.count("ul.list li"), 2);
    let page = officer.get(&format!("/activity?user={}", admin.id)).await;
    assert_eq!(page.count("ul.list li"), 1);
    page.sees("روزنامه");
    officer.get("/activity?kind=meeting").await.sees("No activity fits these filters");
    assert_eq!(officer.get("/activity").await.count("option[value=user]"), 0);
    assert_eq!(admin.get("/activity").await.count("option[value=user]"), 1);
    officer.get("/").await.sees("admin user recorded the outlet روزنامه");
}
