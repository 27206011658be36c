//! Outlets and coverage.
use chrono::NaiveDate;
use tafahom::agreements::sight::Sight;
use tafahom::db::{Db, StoreError, Tx};
use tafahom::ids::{AgreementId, CoverageId, MeetingId, OrganisationId, OutletId, UserId};
use tafahom::press::{Filter, Licensed, NewCoverage, NewOutlet, OutletKind, Tone, store};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme, User};
use tafahom::words::Lang;

use crate::app::{Page, Person, TestApp, the_day};
use crate::engines::on_each;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A user in a bare database.
pub async fn user(tx: &mut Tx, role: Role, username: &str) -> Actor {
    let user = User {
        id: UserId::new(),
        username: username.into(),
        name: username.into(),
        post: String::new(),
        role,
        language: Lang::Fa,
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
        language: Lang::Fa,
        theme: Theme::Auto,
        density: Density::Comfortable,
        session: String::new(),
    }
}

/// An agreement written straight into the table.
pub async fn agreement(tx: &mut Tx, owner: UserId, number: i64, title: &str, confidential: bool) -> AgreementId {
    let id = AgreementId::new();
    let reference = format!("1405-{number:04}");
    tx.run(
        "INSERT INTO agreements (id, reference, year, number, title, kind, owner_id, confidential, stage, stage_since,
                                 period, folded, sort_key, created_by, created_at, updated_at)
         VALUES ($1, $2, 1405, $3, $4, 'mou', $5, $6, 'meeting', $7, 140502, '', '', $5, $8, $8)",
        &[&id, &reference, &number, &title, &owner, &confidential, &day("2026-05-10"), &the_day()],
    )
    .await
    .unwrap();
    id
}

/// An organisation that is a party to an agreement.
pub async fn party(tx: &mut Tx, agreement: AgreementId, name: &str) -> OrganisationId {
    let id = OrganisationId::new();
    tx.run(
        "INSERT INTO organisations (id, name, kind, folded, sort_key, created_at, updated_at)
         VALUES ($1, $2, 'media', $2, $2, $3, $3)",
        &[&id, &name, &the_day()],
    )
    .await
    .unwrap();
    tx.run(
        "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role) VALUES ($1, $2, 1, 'party')",
        &[&agreement, &id],
    )
    .await
    .unwrap();
    id
}

async fn meeting(tx: &mut Tx, by: UserId, subject: &str) -> MeetingId {
    let id = MeetingId::new();
    tx.run(
        "INSERT INTO meetings (id, subject, held_on, state, folded, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, 'held', '', $4, $5, $5)",
        &[&id, &subject, &day("2026-05-10"), &by, &the_day()],
    )
    .await
    .unwrap();
    id
}

fn item(outlet: OutletId, headline: &str, on: &str) -> NewCoverage {
    NewCoverage {
        outlet,
        headline: headline.into(),
        url: String::new(),
        published_on: day(on),
        published_time: String::new(),
        reporter: String::new(),
        tone: None,
        excerpt: String::new(),
        kept_text: String::new(),
        republished_from: None,
        agreements: vec![],
        meetings: vec![],
    }
}

fn ids(lines: &[tafahom::press::CoverageLine]) -> Vec<CoverageId> {
    lines.iter().map(|line| line.id).collect()
}

#[tokio::test]
async fn coverage_is_found_by_what_it_says_and_seen_by_those_who_may() {
    on_each(story).await;
}

async fn story(db: Db) {
    let mut tx = db.write().await.unwrap();
    let officer = user(&mut tx, Role::Officer, "officer").await;
    let viewer = user(&mut tx, Role::Viewer, "viewer").await;
    let (officers, viewers) = (Sight::of(&officer), Sight::of(&viewer));
    let open = agreement(&mut tx, officer.id, 1, "باز", false).await;
    let secret = agreement(&mut tx, officer.id, 2, "محرمانه", true).await;
    let (party_of_open, party_of_secret) =
        (party(&mut tx, open, "شبکه تعاون").await, party(&mut tx, secret, "پنهان").await);
    let talks = meeting(&mut tx, officer.id, "نشست").await;
    let outlet = NewOutlet { kind: OutletKind::NewsAgency, ..NewOutlet::named("خبرگزاری كار") };
    let outlet = store::insert_outlet(&mut tx, &outlet, the_day()).await.unwrap();
    assert_eq!(store::outlet_named(&mut tx, "خبرگزاری‌کار", None).await.unwrap(), Some(outlet));

    let first = NewCoverage {
        agreements: vec![open, secret],
        meetings: vec![talks],
        url: "https://example.ir/1".into(),
        tone: Some(Tone::Positive),
        kept_text: "گسترش کتابخانه‌های روستایی".into(),
        ..item(outlet, "تفاهم‌نامه تازه", "2026-05-18")
    };
    let first = store::insert(&mut tx, &first, officer.id, the_day()).await.unwrap();
    let second = NewCoverage { agreements: vec![secret], ..item(outlet, "خبر پنهان", "2026-05-17") };
    let second = store::insert(&mut tx, &second, officer.id, the_day()).await.unwrap();

    // Lists, counts and links show each reader what that reader may see.
    let all = Filter::default();
    assert_eq!(ids(&store::page(&mut tx, &all, &officers, 50, 0).await.unwrap()), [first, second]);
    assert_eq!(ids(&store::page(&mut tx, &all, &viewers, 50, 0).await.unwrap()), [first]);
    assert_eq!(store::count(&mut tx, &all, &viewers).await.unwrap(), 1);
    assert_eq!(store::outlet_counts(&mut tx, &viewers).await.unwrap(), [(outlet, 1, day("2026-05-18"))]);
    assert!(matches!(store::find(&mut tx, second, &viewers).await, Err(StoreError::NotFound)));
    assert_eq!(store::agreements(&mut tx, first, &viewers).await.unwrap().len(), 1);
    assert_eq!(ids(&store::of_agreement(&mut tx, open).await.unwrap()), [first]);
    assert_eq!(ids(&store::of_meeting(&mut tx, talks, &viewers).await.unwrap()), [first]);
    assert_eq!(ids(&store::of_organisation(&mut tx, party_of_open, &viewers).await.unwrap()), [first]);
    assert!(store::of_organisation(&mut tx, party_of_secret, &viewers).await.unwrap().is_empty());
    assert_eq!(ids(&store::of_organisation(&mut tx, party_of_secret, &officers).await.unwrap()), [first, second]);

    // However it is spelt.
    for text in ["كتابخانه های", "کتابخانه‌های", "کتابخانههای روستایی", "خبرگزاری کار"]
    {
        let filter = Filter { text: text.into(), ..Filter::default() };
        assert!(ids(&store::page(&mut tx, &filter, &officers, 50, 0).await.unwrap()).contains(&first), "{text}");
    }
    let filter = Filter { tone: Some(Tone::Negative), ..Filter::default() };
    assert_eq!(store::count(&mut tx, &filter, &officers).await.unwrap(), 0);
    let filter = Filter { from: Some(day("2026-05-18")), agreement: Some(secret), ..Filter::default() };
    assert_eq!(ids(&store::page(&mut tx, &filter, &officers, 50, 0).await.unwrap()), [first]);

    changes(&mut tx, first, outlet, &viewers, (open, secret)).await;
}

async fn changes(
    tx: &mut Tx,
    id: CoverageId,
    outlet: OutletId,
    sight: &Sight,
    (open, secret): (AgreementId, AgreementId),
) {
    // Who cannot see a link cannot cut it.
    let new = item(outlet, "عنوان دیگر", "2026-05-18");
    store::update(tx, id, 1, &new, sight, the_day()).await.unwrap();
    assert!(store::of_agreement(tx, open).await.unwrap().is_empty());
    assert_eq!(store::of_agreement(tx, secret).await.unwrap().len(), 2);
    assert!(matches!(store::update(tx, id, 1, &new, sight, the_day()).await, Err(StoreError::Stale)));

    store::trash(tx, id, true, the_day()).await.unwrap();
    assert_eq!(store::of_agreement(tx, secret).await.unwrap().len(), 1);
    store::trash(tx, id, false, the_day()).await.unwrap();
    assert_eq!(store::of_agreement(tx, secret).await.unwrap().len(), 2);

    let unlicensed = NewOutlet { licensed: Licensed::No, ..NewOutlet::named("کانال") };
    store::update_outlet(tx, outlet, 1, &unlicensed, the_day()).await.unwrap();
    assert!(store::find_outlet(tx, outlet).await.unwrap().is_unlicensed());
    assert!(store::of_agreement(tx, secret).await.unwrap().iter().all(|line| line.is_unlicensed()));
    store::trash_outlet(tx, outlet, true, the_day()).await.unwrap();
    assert!(store::outlets(tx).await.unwrap().is_empty());
}

const NEW: &[(&str, &str)] = &[
    ("outlet", "شبکهٔ تعاون"),
    ("outlet_id", "new:شبکهٔ تعاون"),
    ("headline", "چراغ سبز برای نگارش تفاهم‌نامه"),
    ("url", "https://www.example.ir/news/7"),
    ("published_on", "۲۸/۲/۱۴۰۵"),
];

/// The fields with some of them replaced.
pub fn with<'a>(fields: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !other.iter().any(|(n, _)| n == name));
    kept.chain(other).copied().collect()
}

/// What a browser would send back of a form, all of it.
pub fn filled(page: &Page) -> Vec<(String, String)> {
    let html = scraper::Html::parse_document(&page.text());
    let fields = scraper::Selector::parse("main form.form :is(input, textarea, select)").unwrap();
    let chosen = scraper::Selector::parse("option[selected]").unwrap();
    let mut pairs = Vec::new();
    for field in html.select(&fields) {
        let of = field.value();
        let Some(name) = of.attr("name") else { continue };
        let value = match of.name() {
            "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
            "select" => match field.select(&chosen).next() {
                Some(option) => option.value().attr("value").unwrap_or("").to_owned(),
                None => String::new(),
            },
            _ => of.attr("value").unwrap_or("").to_owned(),
        };
        let ticked = of.attr("type") != Some("checkbox") || of.attr("checked").is_some();
        if ticked && of.attr("type") != Some("file") {
            pairs.push((name.to_owned(), value));
        }
    }
    pairs
}

pub fn lent(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn recorded(person: &Person<'_>, fields: &[(&str, &str)]) -> String {
    person.post("/press", fields).await.expect(303).location()
}

#[tokio::test]
async fn an_article_arrives_filled_in_and_is_recorded_with_one_more_click() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let mut tx = app.app.db.write().await.unwrap();
    let about = agreement(&mut tx, officer.id, 1, "همکاری رسانه‌ای", false).await;
    let other = agreement(&mut tx, officer.id, 2, "راه روستایی", false).await;
    party(&mut tx, about, "شبکه رسانه‌ای تعاون").await;
    tx.commit().await.unwrap();

    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("title", "شبكه رسانه ای تعاون بازوی اداره کل شد")
        .append_pair("text", "https://news.example.ir/1 متن خبر")
        .finish();
    let page = officer.get(&format!("/press/new?{query}")).await.expect(200);
    page.sees("names “شبکه رسانه‌ای تعاون”");
    assert_eq!(page.count("input[name=agreement][checked]"), 1);
    let fields = filled(&page);
    assert!(fields.contains(&("url".into(), "https://news.example.ir/1".into())));
    let item = recorded(&officer, &lent(&fields)).await;

    let page = officer.get(&item).await.expect(200);
    page.sees("شبكه رسانه ای تعاون بازوی اداره کل شد");
    page.sees("news.example.ir");
    page.sees("متن خبر");
    assert_eq!(page.count(&format!("a[href='/agreements/{about}']")), 1);
    assert_eq!(page.count(&format!("a[href='/agreements/{other}']")), 0);
    let link = "a[href='https://news.example.ir/1']";
    assert_eq!(page.attr(link, "rel").as_deref(), Some("noopener noreferrer nofollow"));
}

#[tokio::test]
async fn the_same_address_is_told_of_and_recorded_all_the_same_when_meant() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let first = recorded(&officer, NEW).await;

    let spelt_otherwise = with(NEW, &[("url", "http://example.ir/news/7/"), ("headline", "دوباره")]);
    let page = officer.post("/press", &spelt_otherwise).await.expect(422);
    page.sees("This address is recorded already");
    assert_eq!(page.count(&format!(".note a[href='{first}']")), 1);
    let fields = filled(&page);
    let original = first.trim_start_matches("/press/").to_owned();
    let mut again = lent(&fields);
    again.insert(0, ("republished", &original));
    let second = recorded(&officer, &again).await;
    officer.get(&second).await.sees("Republished from");
    officer.get(&first).await.sees("Republications");

    // Whoever comes with the address is told at once.
    officer.get("/press/new?url=https://example.ir/news/7").await.sees("This address is recorded already");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let bad =
        with(NEW, &[("url", "javascript:alert(1)"), ("published_on", "۳۱ مهر"), ("outlet_id", ""), ("headline", "")]);
    let page = officer.post("/press", &bad).await.expect(422);
    assert!(page.text().contains("<title>Error:"));
    for name in ["url", "published_on", "headline", "outlet"] {
        assert_eq!(page.count(&format!(".errors a[href='#{name}']")), 1, "{name}");
    }
    assert_eq!(page.attr("#url", "value").as_deref(), Some("javascript:alert(1)"));
    assert_eq!(page.attr("#published_on", "value").as_deref(), Some("۳۱ مهر"));
    assert_eq!(page.count("input[name='outlet.meant'][value=new]"), 1);
    officer.get("/press").await.expect(200).sees("No press item is recorded yet");
    let tomorrow = with(NEW, &[("published_on", "فردا")]);
    officer.post("/press", &tomorrow).await.expect(422).sees("cannot be in the future");

    // HTML and script stay text.
    let text = with(NEW, &[("kept_text", "<script>alert(1)</script><b>x</b>")]);
    let page = officer.get(&recorded(&officer, &text).await).await;
    page.sees("<script>alert(1)</script><b>x</b>");
}

#[tokio::test]
async fn a_form_handed_in_twice_records_once() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let fields = with(NEW, &[("form_id", "0190b2a0-0000-7000-8000-000000000001")]);
    let first = recorded(&officer, &fields).await;
    assert_eq!(recorded(&officer, &fields).await, first);
    officer.get("/press").await.sees("1 item");
}

#[tokio::test]
async fn a_clipping_hangs_on_its_item_and_a_disguised_program_is_refused() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    let item = officer.upload("/press", NEW, "file", "بریده.pdf", pdf).await.expect(303).location();
    officer.get(&item).await.sees("بریده.pdf");
    let other = with(NEW, &[("url", "")]);
    let page = officer.upload("/press", &other, "file", "x.pdf", b"MZ\x90\x00").await.expect(422);
    assert_eq!(page.count(".errors a[href='#file']"), 1);
}

#[tokio::test]
async fn filters_change_the_address_and_each_chip_takes_its_own_away() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    recorded(&officer, &with(NEW, &[("tone", "positive")])).await;
    recorded(
        &officer,
        &with(NEW, &[("url", ""), ("headline", "نقد"), ("tone", "negative"), ("published_on", "1404/12/1")]),
    )
    .await;
    officer.get("/press").await.sees("2 items");
    officer.get("/press?period=1405").await.sees("1 item");
    officer.get("/press?period=1404-12&tone=positive").await.sees("No press item fits");
    officer.get("/press?from=1405/1/1&to=today").await.sees("چراغ سبز");
    let page = officer.get("/press?period=1405&tone=positive").await;
    let chips: Vec<_> = (1..=2).map(|n| page.attr(&format!(".chips a:nth-of-type({n})"), "href").unwrap()).collect();
    assert_eq!(chips, ["/press?period=1405", "/press?tone=positive"]);
    let page = officer.get("/press?period=nonsense").await.expect(200);
    page.sees("Type a period such as");
}

#[tokio::test]
async fn what_hangs_on_a_confidential_agreement_alone_does_not_exist_for_others() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let viewer = app.signed_in(Role::Viewer).await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let mut tx = app.app.db.write().await.unwrap();
    let secret = agreement(&mut tx, officer.id, 1, "پنهان", true).await;
    tx.commit().await.unwrap();
    let about = secret.to_string();
    let item = recorded(&officer, &with(NEW, &[("agreement", &about)])).await;
    for path in [item.clone(), format!("{item}/edit")] {
        other.get(&path).await.expect(404);
    }
    viewer.get(&item).await.expect(404);
    viewer.get("/press").await.sees("No press item is recorded yet");
    other.post(&item, NEW).await.expect(404);
    other.post(&format!("{item}/delete"), &[]).await.expect(404);
    other.post(&format!("{item}/restore"), &[]).await.expect(404);
    // Naming it in a form or an address tells nothing either.
    other.post("/press", &with(NEW, &[("agreement", &about)])).await.expect(422).sees("no longer open to you");
    viewer.get(&format!("/press?agreement={about}")).await.sees("0 items");
    assert_eq!(viewer.get("/press/outlets").await.count("td.num"), 1);
    assert!(!viewer.get("/press/outlets").await.words().contains("1405/02"));
    officer.get(&item).await.expect(200);
}

#[tokio::test]
async fn two_who_edit_an_item_lose_nothing() {
    let app = TestApp::new().await;
    let (one, two) = (app.signed_in_as(Role::Officer, "one").await, app.signed_in_as(Role::Officer, "two").await);
    let mut tx = app.app.db.write().await.unwrap();
    let about = agreement(&mut tx, one.id, 1, "راه", false).await.to_string();
    tx.commit().await.unwrap();
    let item = recorded(&one, NEW).await;
    let edit = format!("{item}/edit");
    let (first, second) = (filled(&one.get(&edit).await), filled(&two.get(&edit).await));

    let mine = with(&lent(&first), &[("reporter", "مینا"), ("headline", "تیتر یک"), ("tone", "positive")]);
    one.post(&item, &[mine, vec![("agreement", about.as_str())]].concat()).await.expect(303);
    // What only one of them changed is merged, links too.
    let theirs = with(&lent(&second), &[("excerpt", "چکیده")]);
    two.post(&item, &theirs).await.expect(303);
    let page = two.get(&item).await;
    for text in ["مینا", "چکیده", "تیتر یک", "راه"] {
        page.sees(text);
    }
    // For the rest the second one chooses.
    let clash = with(&lent(&second), &[("headline", "تیتر دو"), ("tone", "negative"), ("form_id", "")]);
    let page = two.post(&item, &clash).await.expect(409);
    page.sees("two user");
    assert_eq!(page.count("fieldset.versus"), 2);
    let fields = filled(&page);
    let mut chosen = lent(&fields);
    chosen.retain(|(name, _)| !name.starts_with("keep."));
    chosen.extend([("keep.headline", "mine"), ("keep.tone", "theirs")]);
    two.post(&item, &chosen).await.expect(303);
    let page = two.get(&item).await;
    page.sees("تیتر دو");
    page.sees("Tone: Positive");
}

#[tokio::test]
async fn an_item_and_an_outlet_can_be_taken_away_and_brought_back() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let item = recorded(&officer, NEW).await;
    officer.post(&format!("{item}/delete"), &[]).await.expect(303);
    officer.get(&item).await.expect(404);
    officer.post(&format!("{item}/restore"), &[]).await.expect(303);
    officer.get(&item).await.expect(200);

    let outlets = officer.get("/press/outlets").await;
    let edit = outlets.attr("td a.btn", "href").unwrap();
    let outlet = edit.trim_end_matches("/edit").to_owned();
    assert_eq!(officer.get(&edit).await.attr("#site", "value").as_deref(), Some("example.ir"));
    let fields = filled(&officer.get(&edit).await);
    officer.post(&outlet, &with(&lent(&fields), &[("licensed", "no")])).await.expect(303);
    officer.get(&item).await.sees("Unlicensed");
    assert_eq!(officer.get("/press/outlets/options?q=شبكه").await.count("li[role=option]"), 1);
    let twin = [("name", "شبکه تعاون"), ("kind", "newspaper"), ("licensed", "yes")];
    officer.post("/press/outlets", &twin).await.expect(422).sees("is recorded already");
    officer.post(&format!("{outlet}/delete"), &[]).await.expect(303);
    assert_eq!(officer.get("/press/outlets").await.count("td a.btn"), 0);
    officer.post(&format!("{outlet}/restore"), &[]).await.expect(303);
    assert_eq!(officer.get("/press/outlets").await.count("td a.btn"), 1);
}

#[tokio::test]
async fn a_viewer_reads_and_records_nothing() {
    let app = TestApp::new().await;
    let (viewer, officer) = (app.signed_in(Role::Viewer).await, app.signed_in(Role::Officer).await);
    let item = recorded(&officer, NEW).await;
    let page = viewer.get(&item).await.expect(200);
    assert_eq!(page.count("main form"), 0);
    for path in ["/press/new", "/press/outlets/new", &format!("{item}/edit")] {
        viewer.get(path).await.expect(403);
    }
    viewer.post("/press", NEW).await.expect(403);
}
