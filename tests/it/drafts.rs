//! Drafts: the story of their store on both engines, and their pages.
use tafahom::agreements::lifecycle::Stage;
use tafahom::agreements::{PartyRole, store as agreements};
use tafahom::db::{Db, StoreError, Tx};
use tafahom::drafts::{Answer, NewVerdict, NewVersion, ReturnReason, store};
use tafahom::ids::{AgreementId, OrganisationId, PersonId, PostId, UserId};
use tafahom::parties::NewOrganisation;
use tafahom::people::{NewPerson, NewPost};
use tafahom::users::roles::Role;

use crate::agreement_views::Look;
use crate::agreements::{content, user};
use crate::app::{Page, Person, TestApp, the_day};
use crate::engines;

/// An agreement in drafting with two parties, each with somebody who may sign.
pub struct Scene {
    pub agreement: AgreementId,
    pub parties: [OrganisationId; 2],
    pub people: [PersonId; 2],
    pub posts: [PostId; 2],
}

impl Scene {
    pub async fn new(tx: &mut Tx, by: UserId) -> Scene {
        let agreement = agreements::insert(tx, &content("همکاری رسانه‌ای", Some(by)), by, the_day()).await.unwrap();
        let mut scene = Scene {
            agreement,
            parties: [OrganisationId::new(); 2],
            people: [PersonId::new(); 2],
            posts: [PostId::new(); 2],
        };
        for (at, (name, person, title)) in
            [("اداره کل تعاون", "مریم رضایی", "معاون تعاون"), ("بنیاد توسعه", "علی کریمی", "مدیرعامل")]
                .into_iter()
                .enumerate()
        {
            let party = tafahom::parties::store::insert(tx, &NewOrganisation::named(name), the_day()).await.unwrap();
            let person = tafahom::people::store::insert(tx, &NewPerson::named(person), the_day()).await.unwrap();
            let post = NewPost {
                person,
                organisation: party,
                title: title.into(),
                starts_on: "2025-03-21".parse().ok(),
                ends_on: None,
                may_sign: true,
            };
            let post = tafahom::people::store::insert_post(tx, &post, the_day()).await.unwrap();
            let role = if at == 0 { PartyRole::FirstParty } else { PartyRole::Party };
            agreements::add_party(tx, agreement, party, role).await.unwrap();
            let place = i64::try_from(at).unwrap() + 1;
            agreements::update_party(tx, agreement, party, (place, role), (Some(post), Some(post))).await.unwrap();
            (scene.parties[at], scene.people[at], scene.posts[at]) = (party, person, post);
        }
        put_at(tx, agreement, Stage::Drafting).await;
        scene
    }

    /// A fresh scene in the program under test.
    pub async fn of(app: &TestApp, by: UserId) -> Scene {
        let mut tx = app.app.db.write().await.unwrap();
        let scene = Scene::new(&mut tx, by).await;
        tx.commit().await.unwrap();
        scene
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/agreements/{}{rest}", self.agreement)
    }
}

/// Puts an agreement at a stage, whatever its needs.
pub async fn put_at(tx: &mut Tx, agreement: AgreementId, stage: Stage) {
    tx.change("UPDATE agreements SET stage = $2 WHERE id = $1", &[&agreement, &stage]).await.unwrap();
}

/// The same, in the program under test.
pub async fn move_to(app: &TestApp, agreement: AgreementId, stage: Stage) {
    let mut tx = app.app.db.write().await.unwrap();
    put_at(&mut tx, agreement, stage).await;
    tx.commit().await.unwrap();
}

/// Hides an agreement from everybody but its owner and the managers.
pub async fn hide(app: &TestApp, agreement: AgreementId) {
    let mut tx = app.app.db.write().await.unwrap();
    tx.change("UPDATE agreements SET confidential = $2 WHERE id = $1", &[&agreement, &true]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn versions_stay_and_verdicts_are_one_a_party() {
    engines::on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let by = user(&mut tx, "writer").await;
        let Scene { agreement, parties: [ours, theirs], .. } = Scene::new(&mut tx, by).await;
        assert!(store::latest(&mut tx, agreement).await.unwrap().is_none());
        let new = |text: &str| NewVersion { agreement, text: text.into(), note: "note".into(), author: by };
        let (first, one) = store::insert(&mut tx, &new("یک"), the_day()).await.unwrap();
        let (second, two) = store::insert(&mut tx, &new("دو"), the_day()).await.unwrap();
        assert_eq!((one, two), (1, 2));
        assert_eq!(store::text(&mut tx, first).await.unwrap(), "یک");

        let verdict = |organisation, answer| NewVerdict {
            organisation,
            answer,
            given_by: "letter 12".into(),
            given_on: "2026-05-17".parse().unwrap(),
            reason_code: Some(ReturnReason::Legal).filter(|_| answer == Answer::Returned),
            reason: "why".into(),
        };
        let now = the_day();
        store::record_verdict(&mut tx, second, &verdict(ours, Answer::Approved), (by, 0), now).await.unwrap();
        store::record_verdict(&mut tx, second, &verdict(theirs, Answer::Returned), (by, 0), now).await.unwrap();
        assert_eq!(store::approved_by(&mut tx, second).await.unwrap(), [ours]);
        let stale = store::record_verdict(&mut tx, second, &verdict(theirs, Answer::Approved), (by, 0), now).await;
        assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
        store::record_verdict(&mut tx, second, &verdict(theirs, Answer::Approved), (by, 1), now).await.unwrap();

        let latest = store::latest(&mut tx, agreement).await.unwrap().unwrap();
        assert!(latest.is_approved_by_all(&[ours, theirs]));
        assert_eq!(latest.verdict_of(theirs).unwrap().version, 2);
        let all = store::versions(&mut tx, agreement).await.unwrap();
        assert_eq!(all.iter().map(|v| (v.number, v.verdicts.len())).collect::<Vec<_>>(), [(2, 2), (1, 0)]);
        assert!(matches!(store::find(&mut tx, agreement, 3).await, Err(StoreError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_working_copy_is_saved_only_over_the_one_that_was_read() {
    engines::on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let by = user(&mut tx, "writer").await;
        let Scene { agreement, .. } = Scene::new(&mut tx, by).await;
        let now = the_day();
        assert_eq!(store::save_working_copy(&mut tx, agreement, "a", (by, 0), now).await.unwrap(), 1);
        let second = store::save_working_copy(&mut tx, agreement, "b", (by, 0), now).await;
        assert!(matches!(second, Err(StoreError::Stale)));
        assert_eq!(store::save_working_copy(&mut tx, agreement, "c", (by, 1), now).await.unwrap(), 2);
        let copy = store::working_copy(&mut tx, agreement).await.unwrap().unwrap();
        assert_eq!((copy.text.as_str(), copy.version), ("c", 2));
    })
    .await;
}

async fn save(person: &Person<'_>, scene: &Scene, version: &str, text: &str) -> Page {
    person.post(&scene.path("/drafts"), &[("version", version), ("text", text), ("note", "a note")]).await
}

#[tokio::test]
async fn the_text_starts_from_the_template_filled_in_with_the_parties() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    officer.get(&scene.path("/drafts")).await.expect(200).sees("No version is recorded yet");
    let usual = officer.get(&scene.path("/drafts/edit")).await.expect(200);
    assert!(usual.text().contains("Article 1 – The parties"), "in the language of the reader");
    let page = officer.get(&scene.path("/drafts/edit?from=fa")).await.expect(200);
    for part in ["بسمه تعالی", "مادهٔ ۱ – طرفین", "مریم رضایی با سمت معاون تعاون", "بنیاد توسعه", "مادهٔ ۱۴ – نسخ"]
    {
        assert!(page.text().contains(part), "{part}");
    }
    let english = officer.get(&scene.path("/drafts/edit?from=en")).await.expect(200);
    assert!(english.text().contains("Article 1 – The parties"));
    let empty = officer.get(&scene.path("/drafts/edit?from=empty")).await.expect(200);
    assert!(!empty.text().contains("بسمه تعالی"));
    assert_eq!(empty.attr("form[data-autosave]", "data-autosave"), Some(scene.path("/drafts/working-copy")));
}

#[tokio::test]
async fn the_working_copy_saves_itself_and_tells_when_somebody_was_faster() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let scene = Scene::of(&app, officer.id).await;
    let copy = scene.path("/drafts/working-copy");
    let saved = officer.put(&copy, &[("version", "0"), ("text", "mine")]).await.expect(200);
    assert_eq!(saved.text(), "Draft saved at 10:30");
    assert_eq!(saved.headers["x-version"], "1");
    let late = other.put(&copy, &[("version", "0"), ("text", "theirs")]).await.expect(409);
    assert!(late.headers["content-type"].to_str().unwrap().starts_with("text/plain"));
    assert!(late.text().contains("officer user"), "{}", late.text());
    // Whoever wrote the very same is not bothered.
    other.put(&copy, &[("version", "0"), ("text", "mine")]).await.expect(200);

    let both = other.post(&copy, &[("version", "0"), ("text", "theirs")]).await.expect(409);
    assert!(both.text().contains("mine") && both.text().contains("theirs"));
    let version = both.attr("input[name=version]", "value").unwrap();
    let chosen = [("version", version.as_str()), ("text", "theirs"), ("keep.text", "mine"), ("theirs.text", "mine")];
    other.post(&copy, &chosen).await.expect(303);
    assert!(officer.get(&scene.path("/drafts/edit")).await.text().contains("theirs"));
    officer.get(&scene.path("/drafts")).await.sees("There is unfinished text");
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_version() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let form = [("form_id", "0f9619ff-8b86-4d01-b42d-00cf4fc964ff"), ("version", "0"), ("text", "متن")];
    let first = officer.post(&scene.path("/drafts"), &form).await.expect(303);
    let again = officer.post(&scene.path("/drafts"), &form).await.expect(303);
    assert_eq!((first.location(), again.location()), (scene.path("/drafts/1"), scene.path("/drafts/1")));
    officer.get(&scene.path("/drafts/2")).await.expect(404);
}

#[tokio::test]
async fn whoever_saves_a_version_over_an_older_text_chooses_between_both() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let scene = Scene::of(&app, officer.id).await;
    save(&officer, &scene, "0", "the first text").await.expect(303);
    let page = save(&other, &scene, "0", "another text").await.expect(409);
    assert!(page.text().contains("the first text") && page.text().contains("another text"));
    assert_eq!(page.attr("form input[name=note]", "value"), Some("a note".into()));
    let version = page.attr("input[name=version]", "value").unwrap();
    save(&other, &scene, &version, "both texts").await.expect(303);
    assert_eq!(officer.get(&scene.path("/drafts")).await.count("tbody tr"), 2);
}

#[tokio::test]
async fn an_empty_or_endless_text_is_refused_and_stays_in_the_form() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    save(&officer, &scene, "0", " \u{200c} ").await.expect(422).sees("Fill in this field.");
    let long = "a".repeat(500_001);
    let page = save(&officer, &scene, "0", &long).await.expect(422);
    assert!(page.text().contains(&long));
    assert!(page.text().contains("<title>Error: "));
    let path = scene.path("/drafts/working-copy");
    officer.put(&path, &[("version", "0"), ("text", &long)]).await.expect(422);
}

#[tokio::test]
async fn a_version_shows_its_articles_and_takes_the_verdict_of_each_party() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    save(&officer, &scene, "0", "مادهٔ ۱ – طرفین\n۱-۱. متن\nتبصره: یادداشت <b>").await.expect(303);
    let page = officer.get(&scene.path("/drafts/1")).await.expect(200);
    assert_eq!((page.count(".paper h2"), page.count(".paper p.note"), page.count(".paper b")), (1, 1, 0));

    let path = scene.path("/drafts/1/verdicts");
    let party = scene.parties[1].to_string();
    let returned = [("party", party.as_str()), ("prefix", "p2."), ("version", "0"), ("p2.answer", "returned")];
    let page = officer.post(&path, &returned).await.expect(422);
    page.sees("Choose the reason for the return.");
    let mut whole = returned.to_vec();
    whole.extend([("p2.given_on", "دیروز"), ("p2.reason_code", "legal"), ("p2.reason", "مادهٔ ۵")]);
    officer.post(&path, &whole).await.expect(303);
    officer.get(&scene.path("/drafts")).await.sees("Returned");

    // Somebody who still has the empty form open is shown what was recorded, and keeps what they typed.
    let mut late = whole.clone();
    late[3] = ("p2.answer", "approved");
    late[6] = ("p2.reason", "kept words");
    let page = officer.post(&path, &late).await.expect(409);
    assert!(page.text().contains("kept words"));
    page.sees("officer user recorded a verdict for this party");
    late[2] = ("version", "1");
    officer.post(&path, &late).await.expect(303);
    officer.get(&scene.path("/drafts")).await.sees("Approved");

    let future = [("party", party.as_str()), ("prefix", "p2."), ("version", "2"), ("p2.answer", "approved")];
    let mut future = future.to_vec();
    future.push(("p2.given_on", "1405/12/1"));
    officer.post(&path, &future).await.expect(422).sees("This day has not come yet.");
}

#[tokio::test]
async fn two_versions_are_compared_both_ways_and_their_folds_opened() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let text: String = (1..=30).map(|n| format!("سطر {n}\n")).collect();
    save(&officer, &scene, "0", &text).await.expect(303);
    save(&officer, &scene, "1", &text.replace("سطر 15", "بند تازه‌ای 15")).await.expect(303);
    let page = officer.get(&scene.path("/drafts/compare?a=1&b=2")).await.expect(200);
    assert_eq!((page.count(".paper ins"), page.count(".paper del")), (1, 1));
    page.sees("added: بند تازه‌ای");
    page.sees("removed: سطر");
    page.sees("12 lines unchanged");
    let full = officer.get(&scene.path("/drafts/compare?a=1&b=2&full=1")).await.expect(200);
    assert_eq!(full.count(".paper p"), 30);
    let back = officer.get(&scene.path("/drafts/compare?a=۲&b=۱")).await.expect(200);
    back.sees("added: سطر");
    officer.get(&scene.path("/drafts/compare?a=1&b=1")).await.expect(200).sees("The two texts are identical.");
    officer.get(&scene.path("/drafts/compare")).await.expect(200).sees("Versions 1 and 2 compared");
    officer.get(&scene.path("/drafts/compare?a=1&b=9")).await.expect(404);
    officer.get(&scene.path("/drafts/compare?a=x")).await.expect(404);
}

#[tokio::test]
async fn a_signed_text_takes_no_version_and_leads_to_an_addendum() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    save(&officer, &scene, "0", "متن").await.expect(303);
    for (stage, words) in [
        (Stage::Signing, "return the agreement to drafting"),
        (Stage::Halted, "resume it first"),
        (Stage::InForce, "A signed text changes only by an addendum."),
        (Stage::Concluded, "A signed text changes only by an addendum."),
    ] {
        move_to(&app, scene.agreement, stage).await;
        officer.get(&scene.path("/drafts/edit")).await.expect(200).sees(words);
        let page = save(&officer, &scene, "1", "typed in vain").await.expect(409);
        page.sees(words);
        assert!(page.text().contains("typed in vain"));
        officer.put(&scene.path("/drafts/working-copy"), &[("version", "1"), ("text", "x")]).await.expect(409);
        assert_eq!(officer.get(&scene.path("/drafts")).await.expect(200).count("tbody tr"), 1);
    }
    let page = officer.get(&scene.path("/drafts/edit")).await;
    assert_eq!(page.count(&format!("a[href='/agreements/new?amends={}']", scene.agreement)), 1);
}

#[tokio::test]
async fn only_those_who_may_take_a_text_back_are_led_to_the_step() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let people = [app.signed_in(Role::Viewer).await, app.signed_in(Role::Manager).await, app.again(officer.id).await];
    let scene = Scene::of(&app, officer.id).await;
    for (stage, step) in [(Stage::Signing, "return_to_drafting"), (Stage::Halted, "resume")] {
        move_to(&app, scene.agreement, stage).await;
        for (person, may) in people.iter().zip([false, true, false]) {
            let page = person.get(&scene.path("/drafts")).await.expect(200);
            assert_eq!(page.count(&format!("a[href$='/steps/{step}']")), usize::from(may), "{step}");
        }
        officer.get(&scene.path("/drafts/edit")).await.expect(200).lacks("/steps/");
    }
}

#[tokio::test]
async fn drafts_of_a_hidden_agreement_do_not_exist() {
    let app = TestApp::new().await;
    let owner = app.signed_in(Role::Officer).await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let scene = Scene::of(&app, owner.id).await;
    save(&owner, &scene, "0", "متن").await.expect(303);
    hide(&app, scene.agreement).await;
    for path in ["/drafts", "/drafts/edit", "/drafts/1", "/drafts/compare?a=1&b=1"] {
        owner.get(&scene.path(path)).await.expect(200);
        other.get(&scene.path(path)).await.expect(404);
    }
    save(&other, &scene, "1", "متن").await.expect(404);
    other.put(&scene.path("/drafts/working-copy"), &[("version", "1"), ("text", "x")]).await.expect(404);
    let party = scene.parties[0].to_string();
    other.post(&scene.path("/drafts/1/verdicts"), &[("party", &party), ("prefix", "p1.")]).await.expect(404);
}
