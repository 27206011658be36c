//! Organisations: recorded, found by half a name, told apart from their likes.
use tafahom::agreements::sight::Sight;
use tafahom::agreements::{PartyRole, store as agreements};
use tafahom::db::{StoreError, Tx};
use tafahom::form::Form;
use tafahom::ids::{OrganisationId, PersonId, UserId};
use tafahom::meetings::{AttendanceState, store as held};
use tafahom::parties::store::Filter;
use tafahom::parties::{NewOrganisation, OrganisationKind, pick, store};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme, User};
use tafahom::words::{Lang, Words};

use crate::app::{TestApp, the_day};
use crate::engines;
use crate::meetings;

/// Somebody who may record, for acts without a browser.
pub async fn an_officer(tx: &mut Tx) -> Actor {
    let user = User {
        id: UserId::new(),
        username: "officer".into(),
        name: "Sara Rezaei".into(),
        post: "Expert".into(),
        role: Role::Officer,
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
        role: user.role,
        language: user.language,
        theme: user.theme,
        density: user.density,
        session: String::new(),
    }
}

/// What a combobox field named `party` was filled in with.
pub fn typed(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::empty(Words::of(Lang::En)), |form, (name, value)| form.with(name, *value))
}

async fn organisation(tx: &mut Tx, name: &str) -> OrganisationId {
    store::insert(tx, &NewOrganisation::named(name), the_day()).await.unwrap()
}

#[tokio::test]
async fn an_organisation_is_recorded_found_changed_and_taken_back_from_the_trash() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let mut written = NewOrganisation::named("بنیاد کارآفرینی و توسعهٔ تعاون");
        written.short_name = "بنیاد تعاون".into();
        written.national_id = "14003456789".into();
        let id = store::insert(&mut tx, &written, the_day()).await.unwrap();
        organisation(&mut tx, "شبکهٔ تعاون").await;
        let all = store::names(&mut tx).await.unwrap();
        assert_eq!(all.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), [&written.name, "شبکهٔ تعاون"]);

        for text in ["توسعه تعاون", "بنیاد تعاون", "۱۴۰۰۳۴", "كارآفريني"] {
            let filter = Filter { text: text.into(), kind: None };
            assert_eq!(store::count(&mut tx, &filter).await.unwrap(), 1, "{text}");
            assert_eq!(store::list(&mut tx, &filter, 9, 0).await.unwrap()[0].id, id, "{text}");
        }
        let media = Filter { kind: Some(OrganisationKind::Media), ..Filter::default() };
        assert_eq!(store::count(&mut tx, &media).await.unwrap(), 1);

        written.name = "بنیاد توسعه".into();
        store::update(&mut tx, id, 1, &written, the_day()).await.unwrap();
        assert_eq!(store::find(&mut tx, id).await.unwrap().written(), written);
        let stale = store::update(&mut tx, id, 1, &written, the_day()).await;
        assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");

        store::delete(&mut tx, id, the_day()).await.unwrap();
        assert_eq!(store::count(&mut tx, &Filter::default()).await.unwrap(), 1);
        assert!(store::find(&mut tx, id).await.unwrap().deleted);
        store::restore(&mut tx, id, the_day()).await.unwrap();
        assert_eq!(store::count(&mut tx, &Filter::default()).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn exactly_one_organisation_is_our_own_and_it_stays_out_of_the_trash() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        assert!(store::own(&mut tx).await.unwrap().is_none());
        let ours = |name: &str| NewOrganisation { own: true, ..NewOrganisation::named(name) };
        let first = store::insert(&mut tx, &ours("ادارهٔ کل الف"), the_day()).await.unwrap();
        assert_eq!(store::own(&mut tx).await.unwrap().unwrap().id, first);
        let second = store::insert(&mut tx, &ours("ادارهٔ کل ب"), the_day()).await.unwrap();
        assert_eq!(store::own(&mut tx).await.unwrap().unwrap().id, second);
        assert!(matches!(store::delete(&mut tx, second, the_day()).await, Err(StoreError::Stale)));
        store::delete(&mut tx, first, the_day()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_name_means_the_one_organisation_so_called_however_it_is_spelled() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let actor = an_officer(&mut tx).await;
        let id = organisation(&mut tx, "شبکهٔ رسانه‌ای تعاون").await;
        for text in ["شبکهٔ رسانه‌ای تعاون", "شبكه رسانه اي تعاون"] {
            let mut form = typed(&[("party", text)]);
            assert_eq!(pick::pick(&mut tx, &mut form, "party", &actor, the_day()).await.unwrap(), Some(id), "{text}");
            assert_eq!(form.value("party_id"), id.to_string());
        }
        let mut empty = typed(&[("party", ""), ("party_id", &id.to_string())]);
        assert_eq!(pick::pick(&mut tx, &mut empty, "party", &actor, the_day()).await.unwrap(), None);
        assert!(empty.is_valid());
    })
    .await;
}

#[tokio::test]
async fn a_name_nobody_knows_is_asked_about_and_the_answer_counts_for_that_name_alone() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let actor = an_officer(&mut tx).await;
        let near = organisation(&mut tx, "دانشگاه صنعتی کرج").await;
        organisation(&mut tx, "خبرگزاری میزان").await;

        let mut form = typed(&[("party", "دانشگاه صنعتی")]);
        assert_eq!(pick::pick(&mut tx, &mut form, "party", &actor, the_day()).await.unwrap(), None);
        assert!(form.is_bad("party"));
        let offered = form.question("party").unwrap();
        assert_eq!(offered.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>(), [near.to_string()]);

        let answer = near.to_string();
        let mut form = typed(&[("party", "دانشگاه صنعتی"), ("party.asked", "دانشگاه صنعتی"), ("party.meant", &answer)]);
        assert_eq!(pick::pick(&mut tx, &mut form, "party", &actor, the_day()).await.unwrap(), Some(near));
        // Shown again for another fault, the form keeps what was answered.
        assert_eq!(form.value("party"), "دانشگاه صنعتی کرج");
        assert_eq!(pick::pick(&mut tx, &mut form, "party", &actor, the_day()).await.unwrap(), Some(near));

        let mut form = typed(&[("party", "شهرداری فردیس"), ("party.asked", "دانشگاه صنعتی"), ("party.meant", &answer)]);
        assert_eq!(pick::pick(&mut tx, &mut form, "party", &actor, the_day()).await.unwrap(), None);
        assert!(form.question("party").is_some());
    })
    .await;
}

#[tokio::test]
async fn a_new_name_is_created_once_even_when_two_fields_say_it() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let actor = an_officer(&mut tx).await;
        let mut form = typed(&[
            ("a", "شهرداری کرج"),
            ("a_id", "new"),
            ("b", "شهرداري كرج"),
            ("b_id", "new"),
            ("c", "شهرداری کرج"),
        ]);
        let a = pick::pick(&mut tx, &mut form, "a", &actor, the_day()).await.unwrap();
        assert!(a.is_some());
        assert_eq!(pick::pick(&mut tx, &mut form, "b", &actor, the_day()).await.unwrap(), a);
        assert_eq!(pick::pick(&mut tx, &mut form, "c", &actor, the_day()).await.unwrap(), a);
        let found = store::find(&mut tx, a.unwrap()).await.unwrap();
        assert_eq!(found.kind, OrganisationKind::PublicBody);
        let events = tafahom::audit::store::of_subject(&mut tx, found.id.uuid(), 9).await.unwrap();
        assert_eq!(events.len(), 1);

        // «new» counts for the text it was said of, not for one typed over it later.
        let mut form = typed(&[("a", "شهرداری فردیس"), ("a_id", "new:شهرداری کرج")]);
        assert_eq!(pick::pick(&mut tx, &mut form, "a", &actor, the_day()).await.unwrap(), None);
        assert!(form.is_bad("a"));
    })
    .await;
}

#[tokio::test]
async fn an_organisation_is_recorded_in_the_browser_and_a_double_click_records_once() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    officer.get("/organisations/new").await.expect(200);
    let fields = [
        ("form_id", "7d1c2f8e-1d0e-4b52-9a57-0f4d6b8c1a11"),
        ("name", "Karaj University"),
        ("phone", "۰۲۶-۳۲۱۰"),
        ("national_id", "۱۴۰۰ ۱۲۳"),
        ("site", "karaj.example.ir"),
    ];
    let first = officer.post("/organisations", &fields).await.expect(303).location();
    let second = officer.post("/organisations", &fields).await.expect(303).location();
    assert_eq!(first, second);
    let page = officer.get(&first).await.expect(200);
    for text in ["Karaj University", "University or institute", "026-3210", "1400123", "https://karaj.example.ir"] {
        page.sees(text);
    }
    let list = officer.get("/organisations?q=karaj").await.expect(200);
    list.sees("1 organisation");
    officer.get("/organisations?q=nothing").await.sees("No organisation matches");
    let viewer = app.signed_in(Role::Viewer).await;
    viewer.get(&first).await.expect(200);
    viewer.post("/organisations", &[("name", "X")]).await.expect(403);
}

#[tokio::test]
async fn what_is_wrong_with_an_organisation_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let long = "x".repeat(301);
    for (field, value) in [
        ("name", ""),
        ("name", &long),
        ("national_id", "12a"),
        ("site", "not a site"),
        ("site", "javascript:alert(1)"),
        ("kind", "circus"),
        ("note", &"n".repeat(4001)),
    ] {
        let fields = [("name", "Fine"), ("province", "Alborz")].into_iter().filter(|(name, _)| *name != field);
        let fields: Vec<_> = fields.chain([(field, value)]).collect();
        let page = officer.post("/organisations", &fields).await.expect(422);
        assert_eq!(page.count(&format!("#{field}[aria-invalid]")), 1, "{field}={value}");
        assert_eq!(page.attr("#province", "value").unwrap(), "Alborz");
        assert!(page.text().contains("<title>Error:"), "{field}");
    }
    let mut tx = app.app.db.read().await.unwrap();
    assert!(store::names(&mut tx).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_likely_duplicate_is_asked_about_once_and_recorded_all_the_same_if_it_is_another() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let name = "شبکهٔ رسانه‌ای تعاون";
    let first = officer.post("/organisations", &[("name", name), ("national_id", "140")]).await.expect(303).location();
    for fields in [
        vec![("name", "شبكه رسانه اي تعاون")],
        vec![("name", "شبکهٔ رسانه‌ای تعاون ایران")],
        vec![("name", "Quite another"), ("national_id", "۱۴۰")],
    ] {
        let page = officer.post("/organisations", &fields).await.expect(422);
        assert_eq!(page.count(&format!(".note a[href='{first}']")), 1, "{fields:?}");
        assert_eq!(page.attr("#name", "value").unwrap(), fields[0].1);
        let confirm = page.attr("input[name=confirm]", "value").unwrap();
        let mut again = fields.clone();
        again.push(("confirm", &confirm));
        // The confirmation counts for the name that was shown, not for another one.
        let mut other = again.clone();
        other[0].1 = "شبکهٔ رسانه‌ای تعاون کرج";
        officer.post("/organisations", &other).await.expect(422);
        officer.post("/organisations", &again).await.expect(303);
    }
}

#[tokio::test]
async fn deleting_an_organisation_can_be_taken_back_and_its_page_stays_readable() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let to = officer.post("/organisations", &[("name", "Short-lived")]).await.expect(303).location();
    officer.post(&format!("{to}/delete"), &[]).await.expect(303);
    officer.get("/organisations").await.sees("No organisation is recorded yet");
    officer.get(&to).await.expect(200).sees("was deleted");
    officer.post(&format!("{to}/restore"), &[]).await.expect(303);
    officer.get("/organisations").await.sees("Short-lived");
    officer.get("/organisations/0190e6f0-0000-7000-8000-000000000000").await.expect(404);
    officer.get("/organisations/nonsense").await.expect(404);
}

#[tokio::test]
async fn our_own_organisation_is_chosen_by_the_administrator_once_there_is_one() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let ours = officer.post("/organisations", &[("name", "Directorate"), ("own", "1")]).await.expect(303).location();
    officer.get(&ours).await.sees("Our own");
    assert_eq!(officer.get("/organisations/new").await.count("#own"), 0);
    let other = officer.post("/organisations", &[("name", "Foundation"), ("own", "1")]).await.expect(303).location();
    assert!(!officer.get(&other).await.words().contains("Our own"));
    officer.post(&format!("{ours}/delete"), &[]).await.expect(303);
    assert!(!officer.get(&ours).await.words().contains("was deleted"));

    let admin = app.signed_in(Role::Admin).await;
    admin.post(&format!("{other}/edit"), &[("name", "Foundation"), ("own", "1"), ("version", "1")]).await.expect(303);
    admin.get(&other).await.sees("Our own");
    assert!(!admin.get(&ours).await.words().contains("Our own"));
}

#[tokio::test]
async fn two_people_editing_one_organisation_lose_nothing() {
    let app = TestApp::new().await;
    let officer = app.signed_in_as(Role::Officer, "first").await;
    let other = app.signed_in_as(Role::Officer, "second").await;
    let to = officer.post("/organisations", &[("name", "Old")]).await.expect(303).location();
    let edit = format!("{to}/edit");
    let was = [("kind", "other"), ("was.kind", "other"), ("was.name", "Old"), ("version", "1")];
    let saving = |fields: &[(&'static str, &'static str)]| [fields, &was[..]].concat();
    other.post(&edit, &saving(&[("name", "Theirs"), ("phone", "")])).await.expect(303);
    let merged = officer.post(&edit, &saving(&[("name", "Old"), ("phone", "026")])).await.expect(303).location();
    let page = officer.get(&merged).await;
    page.sees("Theirs");
    page.sees("026");
    let conflict = officer.post(&edit, &saving(&[("name", "Mine")])).await.expect(409);
    assert!(conflict.text().contains("Theirs") && conflict.text().contains("Mine"));
}

#[tokio::test]
async fn a_combobox_offers_what_holds_the_typed_letters_and_else_the_likest() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    officer.post("/organisations", &[("name", "بنیاد کارآفرینی البرز")]).await.expect(303);
    officer.post("/organisations", &[("name", "<b>Agency</b>")]).await.expect(303);
    let asked = |typed: &str| {
        let typed: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        format!("/organisations/options?q={typed}")
    };
    let found = officer.get(&asked("كارآفريني")).await.expect(200);
    assert_eq!(found.count("li[role=option][data-id][data-label='بنیاد کارآفرینی البرز']"), 1);
    assert_eq!(found.count("li"), 1);
    assert_eq!(officer.get(&asked("بنیاد البرز")).await.count("li"), 1);
    assert_eq!(officer.get(&asked("agency")).await.count("b"), 0);
}

#[tokio::test]
async fn what_is_much_like_the_typed_name_is_told_while_it_is_typed() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let fields = [("name", "شبکهٔ رسانه‌ای تعاون"), ("national_id", "14001234567")];
    let network = officer.post("/organisations", &fields).await.expect(303).location();
    let sara = officer.post("/people", &[("name", "سارا مهرآبادی")]).await.expect(303).location();
    let query = |folder: &str, typed: &str, except: &str| {
        let typed: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        format!("/{folder}/alike?q={typed}&except={except}")
    };
    for (folder, typed, known) in [
        ("organisations", "شبكه رسانه اي تعاون", &network),
        ("organisations", "۱۴۰۰-۱۲۳-۴۵۶۷", &network),
        ("people", "دکتر سارا مهرابادی", &sara),
    ] {
        let told = officer.get(&query(folder, typed, "")).await.expect(200);
        assert_eq!(told.count(&format!("a[href='{known}']")), 1, "{typed}: {}", told.text());
        let own = known.rsplit('/').next().unwrap();
        let told = officer.get(&query(folder, typed, own)).await.expect(200);
        assert_eq!(told.count("a"), 0, "nothing is like itself");
    }
    for (folder, typed) in [("organisations", "بنیاد کارآفرینی"), ("organisations", "شب"), ("people", "")]
    {
        assert_eq!(officer.get(&query(folder, typed, "")).await.expect(200).count("a"), 0, "{typed}");
    }
    app.signed_in(Role::Viewer).await.get(&query("people", "سارا", "")).await.expect(403);
}

/// A directorate, one of its people, an open agreement and a secret one of somebody else's, and two
/// meetings of which the later one is secret too.
async fn a_shared_history(tx: &mut Tx, owner: &Actor) -> (OrganisationId, PersonId) {
    let office = meetings::organisation(tx, "Directorate", true).await;
    let (person, post) = meetings::person(tx, "Sara Noori", office, "Deputy").await;
    for (number, title, secret, on) in [(1, "Open plan", false, "2026-04-01"), (2, "Secret plan", true, "2026-05-01")] {
        let agreement = meetings::agreement(tx, number, title, owner.id, secret).await;
        agreements::add_party(tx, agreement, office, PartyRole::FirstParty).await.unwrap();
        agreements::update_party(tx, agreement, office, (1, PartyRole::FirstParty), (Some(post), None)).await.unwrap();
        let meeting = meetings::meeting(&format!("{title} talks"), on, owner.id);
        held::insert(tx, &meeting, the_day()).await.unwrap();
        held::link(tx, meeting.id, agreement).await.unwrap();
        held::put_attendee(tx, meeting.id, person, Some(post), AttendanceState::Present, "").await.unwrap();
    }
    (office, person)
}

#[tokio::test]
async fn what_we_have_with_somebody_leaves_out_what_the_reader_may_not_see() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let owner = meetings::user(&mut tx, "owner", Role::Officer).await;
        let reader = meetings::user(&mut tx, "reader", Role::Officer).await;
        let (office, person) = a_shared_history(&mut tx, &owner).await;
        for (who, seen, last) in [(&owner, 2, "2026-05-01"), (&reader, 1, "2026-04-01")] {
            let sight = Sight::of(who);
            assert_eq!(agreements::of_organisation(&mut tx, office, &sight).await.unwrap().len(), seen);
            assert_eq!(agreements::of_person(&mut tx, person, &sight).await.unwrap().len(), seen);
            let counts = agreements::counts_by_organisation(&mut tx, &sight).await.unwrap();
            assert_eq!(counts, [(office, i64::try_from(seen).unwrap())]);
            let contacts = held::last_contacts(&mut tx, office, &sight).await.unwrap();
            assert_eq!(contacts, [(person, meetings::day(last))]);
        }
    })
    .await;
}

#[tokio::test]
async fn the_pages_show_agreements_by_stage_meetings_and_the_last_contact() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let mut tx = app.app.db.write().await.unwrap();
    let owner = meetings::user(&mut tx, "owner", Role::Officer).await;
    let (office, person) = a_shared_history(&mut tx, &owner).await;
    tx.commit().await.unwrap();
    for path in [format!("/organisations/{office}"), format!("/people/{person}")] {
        let page = officer.get(&path).await.expect(200);
        for text in ["Open plan", "1405-0001", "Open plan talks", "Last contact: 12 Farvardin 1405"] {
            page.sees(text);
        }
        assert!(!page.words().contains("Secret"), "{path}");
        assert_eq!(page.count(".stage.s-meeting"), 1);
    }
    let list = officer.get("/organisations").await;
    assert_eq!(list.count("td.num[data-l='Agreements']"), 1);
    list.sees("Directorate Our own Public body 1 1");
}

#[tokio::test]
async fn a_long_list_has_pages_that_keep_the_filter() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let mut tx = app.app.db.write().await.unwrap();
    for n in 0..51 {
        organisation(&mut tx, &format!("Company {n}")).await;
    }
    tx.commit().await.unwrap();
    let first = officer.get("/organisations?q=company").await.expect(200);
    assert_eq!(first.count("tbody tr"), 50);
    let next = first.attr(".pager a[rel=next]", "href").unwrap();
    assert_eq!(next, "/organisations?q=company&page=2");
    assert_eq!(officer.get(&next).await.count("tbody tr"), 1);
    assert_eq!(officer.get("/organisations?page=99").await.count("tbody tr"), 1);
}
