//! Organisations: recorded, found by half a name, told apart from their likes.
use tafahom::db::{StoreError, Tx};
use tafahom::form::Form;
use tafahom::ids::{OrganisationId, UserId};
use tafahom::parties::store::Filter;
use tafahom::parties::{NewOrganisation, OrganisationKind, pick, store};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme, User};
use tafahom::words::{Lang, Words};

use crate::app::the_day;
use crate::engines;

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
