//! Persons and their dated posts.
use chrono::NaiveDate;
use tafahom::ids::{OrganisationId, PersonId};
use tafahom::parties::{self, NewOrganisation};
use tafahom::people::store::Filter;
use tafahom::people::{NewPerson, NewPost, pick, store};
use tafahom::users::roles::Role;

use crate::app::{Person, TestApp, the_day};
use crate::engines;
use crate::parties::{an_officer, typed};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn post(person: PersonId, organisation: OrganisationId, title: &str, from: &str, to: Option<&str>) -> NewPost {
    NewPost {
        person,
        organisation,
        title: title.into(),
        starts_on: Some(day(from)),
        ends_on: to.map(day),
        may_sign: false,
    }
}

#[tokio::test]
async fn a_person_keeps_every_post_with_its_days() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let office = parties::store::insert(&mut tx, &NewOrganisation::named("ادارهٔ کل"), the_day()).await.unwrap();
        let agency = parties::store::insert(&mut tx, &NewOrganisation::named("خبرگزاری"), the_day()).await.unwrap();
        let person = store::insert(&mut tx, &NewPerson::named("دکتر مریم نوری"), the_day()).await.unwrap();
        let expert = post(person, office, "کارشناس", "2020-01-01", Some("2024-12-31"));
        let head = post(person, agency, "مدیر", "2025-01-01", None);
        let expert = store::insert_post(&mut tx, &expert, the_day()).await.unwrap();
        let head = store::insert_post(&mut tx, &head, the_day()).await.unwrap();

        for (on, held) in [
            ("2019-12-31", None),
            ("2020-01-01", Some(expert)),
            ("2024-12-31", Some(expert)),
            ("2025-01-01", Some(head)),
        ] {
            assert_eq!(store::post_on(&mut tx, person, day(on)).await.unwrap(), held, "{on}");
        }
        let posts = store::posts_of(&mut tx, person).await.unwrap();
        assert_eq!(posts.iter().map(|post| post.id).collect::<Vec<_>>(), [head, expert]);
        assert_eq!(posts[0].label(), "دکتر مریم نوری، مدیر");
        assert!(posts[1].was_held_on(day("2024-12-31")) && !posts[1].was_held_on(day("2025-01-01")));

        store::end_post(&mut tx, head, Some(day("2026-01-01")), the_day()).await.unwrap();
        assert_eq!(store::post_on(&mut tx, person, day("2026-01-02")).await.unwrap(), None);
        assert_eq!(store::posts_at(&mut tx, agency).await.unwrap()[0].ends_on, Some(day("2026-01-01")));

        let of_office = Filter { organisation: Some(office), ..Filter::default() };
        assert_eq!(store::count(&mut tx, &of_office).await.unwrap(), 1);
        assert_eq!(store::names(&mut tx).await.unwrap(), [(person, "دکتر مریم نوری".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn a_person_is_known_by_name_and_by_name_with_organisation() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let actor = an_officer(&mut tx).await;
        let mut people = Vec::new();
        for organisation in ["ادارهٔ کل تعاون", "خبرگزاری تعاون"] {
            let organisation =
                parties::store::insert(&mut tx, &NewOrganisation::named(organisation), the_day()).await.unwrap();
            let person = store::insert(&mut tx, &NewPerson::named("علی کریمی"), the_day()).await.unwrap();
            store::insert_post(&mut tx, &post(person, organisation, "مدیر", "2025-01-01", None), the_day())
                .await
                .unwrap();
            people.push(person);
        }
        let mut form = typed(&[("chair", "آقای علی كريمي — خبرگزاری تعاون")]);
        assert_eq!(pick::pick(&mut tx, &mut form, "chair", &actor, the_day()).await.unwrap(), Some(people[1]));

        let mut form = typed(&[("chair", "علی کریمی")]);
        assert_eq!(pick::pick(&mut tx, &mut form, "chair", &actor, the_day()).await.unwrap(), None);
        assert_eq!(form.question("chair").unwrap().len(), 2);
        let meant = people[0].to_string();
        let mut form = typed(&[("chair", "علی کریمی"), ("chair.meant", &meant)]);
        assert_eq!(pick::pick(&mut tx, &mut form, "chair", &actor, the_day()).await.unwrap(), Some(people[0]));
    })
    .await;
}

#[tokio::test]
async fn a_new_person_comes_with_title_post_and_organisation() {
    engines::on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let actor = an_officer(&mut tx).await;
        let text = "مهندس سارا صفایی — مدیر خبر — شبکهٔ تعاون";
        let mut form = typed(&[("who", text), ("who_id", "new")]);
        let id = pick::pick(&mut tx, &mut form, "who", &actor, the_day()).await.unwrap().unwrap();
        let person = store::find(&mut tx, id).await.unwrap();
        assert_eq!((person.honorific.as_str(), person.name.as_str()), ("مهندس", "سارا صفایی"));
        let posts = store::posts_of(&mut tx, id).await.unwrap();
        assert_eq!((posts[0].title.as_str(), posts[0].organisation_name.as_str()), ("مدیر خبر", "شبکهٔ تعاون"));

        // The organisation that is there already is not made twice.
        let mut form = typed(&[("who", "رضا نوری — شبکه تعاون"), ("who_id", "new")]);
        pick::pick(&mut tx, &mut form, "who", &actor, the_day()).await.unwrap().unwrap();
        assert_eq!(parties::store::names(&mut tx).await.unwrap().len(), 1);
    })
    .await;
}

/// A person recorded in the browser; answers their page.
async fn person(who: &Person<'_>, name: &str) -> String {
    who.post("/people", &[("name", name)]).await.expect(303).location()
}

#[tokio::test]
async fn a_person_is_recorded_with_a_first_post_at_an_organisation_that_is_new_too() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let fields = [
        ("form_id", "7d1c2f8e-1d0e-4b52-9a57-0f4d6b8c1a12"),
        ("name", "Dr Ali Karimi"),
        ("email", "ali@example.ir"),
        ("phone", "۰۹۱۲"),
        ("organisation", "Shabakeh Media"),
        ("title", "News manager"),
        ("starts_on", "1404/1/1"),
        ("may_sign", "1"),
    ];
    // Nobody knows the organisation yet: the form comes back with the question and all that was typed.
    let asked = officer.post("/people", &fields).await.expect(422);
    assert_eq!(asked.count("input[name='organisation.meant'][value=new]"), 1);
    for (name, value) in [("name", "Dr Ali Karimi"), ("title", "News manager"), ("starts_on", "1404/1/1")] {
        assert_eq!(asked.attr(&format!("#{name}"), "value").unwrap(), value);
    }
    let mut answered = fields.to_vec();
    answered.extend([("organisation.asked", "Shabakeh Media"), ("organisation.meant", "new")]);
    let to = officer.post("/people", &answered).await.expect(303).location();
    assert_eq!(officer.post("/people", &answered).await.expect(303).location(), to);
    let page = officer.get(&to).await.expect(200);
    for text in ["Dr Ali Karimi", "News manager", "Shabakeh Media", "May sign", "0912", "ali@example.ir"] {
        page.sees(text);
    }
    officer.get("/people").await.sees("1 person");
    officer.get("/people?q=shabakeh").await.sees("Dr Ali Karimi");
    officer.get("/organisations").await.sees("1 organisation");
    officer.get("/organisations/options").await.expect(200);
    assert_eq!(officer.get("/people/options?q=karimi").await.count("[data-label='Dr Ali Karimi — Shabakeh Media']"), 1);
}

#[tokio::test]
async fn a_post_is_added_at_the_organisation_that_was_meant() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let known = officer.post("/organisations", &[("name", "Shabakeh Taavon Media")]).await.expect(303).location();
    let known = known.trim_start_matches("/organisations/").to_owned();
    let to = person(&officer, "Sara Noori").await;
    let fields = [("organisation", "Shabakeh Media"), ("title", "Reporter")];
    let asked = officer.post(&format!("{to}/posts"), &fields).await.expect(422);
    assert_eq!(asked.count(&format!("input[name='organisation.meant'][value='{known}']")), 1);
    assert_eq!(asked.attr("#title", "value").unwrap(), "Reporter");
    let mut answered = fields.to_vec();
    answered.push(("organisation.meant", &known));
    officer.post(&format!("{to}/posts"), &answered).await.expect(303);
    officer.get(&to).await.sees("Shabakeh Taavon Media");
    officer.get("/organisations").await.sees("1 organisation");
    officer.get(&format!("/organisations/{known}")).await.sees("Sara Noori");
}

#[tokio::test]
async fn a_post_ends_on_a_day_and_the_end_can_be_taken_back() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let to = person(&officer, "Reza Ahmadi").await;
    let fields =
        [("organisation", "Agency"), ("organisation_id", "new"), ("title", "Head"), ("starts_on", "2026-01-01")];
    officer.post(&format!("{to}/posts"), &fields).await.expect(303);
    let page = officer.get(&to).await;
    let end = page.attr("form[action$='/end']", "action").unwrap();
    let field = page.attr("input[name^='last-']", "name").unwrap();
    assert_eq!(page.attr("input[name^='last-']", "value").unwrap(), "Monday 28 Ordibehesht 1405");

    officer.post(&end, &[(&field, "2025-12-31")]).await.expect(422).sees("The last day is before the first");
    officer.post(&end, &[(&field, "31 Mehr")]).await.expect(422);
    officer.post(&end, &[(&field, "1405/2/20")]).await.expect(303);
    let page = officer.get(&to).await;
    page.sees("1405/02/20");
    assert_eq!(page.count("form[action$='/end']"), 0);
    officer.post(&end.replace("/end", "/reopen"), &[]).await.expect(303);
    officer.get(&to).await.sees("Present");

    let edit = end.replace("/end", "/edit");
    let form = officer.get(&edit).await.expect(200);
    assert_eq!(form.attr("#starts_on", "value").unwrap(), "Thursday 11 Dey 1404");
    let fields =
        [("organisation", "Agency"), ("title", "Director"), ("starts_on", "Thursday 11 Dey 1404"), ("version", "3")];
    officer.post(&edit, &fields).await.expect(303);
    officer.get(&to).await.sees("Director");
}

#[tokio::test]
async fn somebody_of_the_same_name_is_asked_about_once() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let first = person(&officer, "دکتر علی کریمی").await;
    let page = officer.post("/people", &[("name", "علي كريمي")]).await.expect(422);
    assert_eq!(page.count(&format!(".note a[href='{first}']")), 1);
    let confirm = page.attr("input[name=confirm]", "value").unwrap();
    officer.post("/people", &[("name", "علي كريمي"), ("confirm", &confirm)]).await.expect(303);
    officer.get("/people").await.sees("2 people");
    officer
        .post("/people", &[("name", "Other"), ("email", "not an address")])
        .await
        .expect(422)
        .sees("name@example.ir");
}

#[tokio::test]
async fn a_person_is_edited_deleted_and_brought_back() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let to = person(&officer, "Mina Safaei").await;
    let fields = [("name", "Mina Safaie"), ("honorific", "Eng."), ("version", "1")];
    officer.post(&format!("{to}/edit"), &fields).await.expect(303);
    officer.get(&to).await.sees("Eng. Mina Safaie");
    let conflict = [("name", "Mina S."), ("was.name", "Mina Safaei"), ("version", "1")];
    officer.post(&format!("{to}/edit"), &conflict).await.expect(409);
    officer.post(&format!("{to}/delete"), &[]).await.expect(303);
    officer.get("/people").await.sees("Nobody is recorded yet");
    officer.get(&to).await.expect(200).sees("was deleted");
    officer.post(&format!("{to}/restore"), &[]).await.expect(303);
    officer.get("/people").await.sees("Mina Safaie");
}
