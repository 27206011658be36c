//! Persons and their dated posts.
use chrono::NaiveDate;
use tafahom::ids::{OrganisationId, PersonId};
use tafahom::parties::{self, NewOrganisation};
use tafahom::people::store::Filter;
use tafahom::people::{NewPerson, NewPost, pick, store};

use crate::app::the_day;
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
