//! Meetings, from the form to the final minutes.
use chrono::NaiveDate;
use tafahom::agreements::sight::Sight;
use tafahom::db::{Db, Tx};
use tafahom::ids::{AgreementId, MeetingId, OrganisationId, PersonId, PostId, UserId};
use tafahom::meetings::store;
use tafahom::meetings::{AttendanceState, MeetingState, MeetingText, NewDecision, NewMeeting};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme, User};
use tafahom::words::Lang;

use crate::app::the_day;
use crate::engines;

/// A day in ISO.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A user in the database, as the one who asks.
pub async fn user(tx: &mut Tx, name: &str, role: Role) -> Actor {
    let user = User {
        id: UserId::new(),
        username: name.into(),
        name: name.into(),
        post: String::new(),
        role,
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
        role,
        language: user.language,
        theme: user.theme,
        density: user.density,
        session: String::new(),
    }
}

/// An organisation in the database.
pub async fn organisation(tx: &mut Tx, name: &str, own: bool) -> OrganisationId {
    let id = OrganisationId::new();
    tx.run(
        "INSERT INTO organisations (id, name, kind, own, folded, sort_key, created_at, updated_at)
         VALUES ($1, $2, 'public_body', $3, $4, $4, $5, $5)",
        &[&id, &name, &own, &tafahom::persian::fold_org(name), &the_day()],
    )
    .await
    .unwrap();
    id
}

/// A person in the database, with a post since 2026-01-01.
pub async fn person(tx: &mut Tx, name: &str, at: OrganisationId, title: &str) -> (PersonId, PostId) {
    let (id, post) = (PersonId::new(), PostId::new());
    tx.run(
        "INSERT INTO persons (id, name, folded, sort_key, created_at, updated_at) VALUES ($1, $2, $3, $3, $4, $4)",
        &[&id, &name, &tafahom::persian::fold_name(name), &the_day()],
    )
    .await
    .unwrap();
    tx.run(
        "INSERT INTO posts (id, person_id, organisation_id, title, starts_on, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        &[&post, &id, &at, &title, &day("2026-01-01"), &the_day()],
    )
    .await
    .unwrap();
    (id, post)
}

/// An agreement in the database.
pub async fn agreement(tx: &mut Tx, number: i64, title: &str, owner: UserId, confidential: bool) -> AgreementId {
    let id = AgreementId::new();
    let reference = format!("1405-{number:04}");
    tx.run(
        "INSERT INTO agreements (id, reference, year, number, title, kind, owner_id, confidential, stage, stage_since,
                                 period, folded, sort_key, created_by, created_at, updated_at)
         VALUES ($1, $2, 1405, $3, $4, 'mou', $5, $6, 'meeting', $7, 140502, $4, $4, $5, $8, $8)",
        &[&id, &reference, &number, &title, &owner, &confidential, &day("2026-05-01"), &the_day()],
    )
    .await
    .unwrap();
    id
}

pub fn meeting(subject: &str, on: &str, by: UserId) -> NewMeeting {
    let text = MeetingText {
        subject: subject.into(),
        held_on: day(on),
        starts_at: String::new(),
        ends_at: String::new(),
        place: "تالار".into(),
        chair: None,
        secretary: None,
        agenda: String::new(),
        minutes: "دربارهٔ کتابخانه‌ها سخن رفت".into(),
    };
    NewMeeting { id: MeetingId::new(), text, state: MeetingState::Held, created_by: by }
}

async fn the_story_of_a_meeting(db: Db) {
    let now = the_day();
    let mut tx = db.write().await.unwrap();
    let officer = user(&mut tx, "officer", Role::Officer).await;
    let other = user(&mut tx, "other", Role::Officer).await;
    let (mine, theirs) = (Sight::of(&officer), Sight::of(&other));
    let media = organisation(&mut tx, "شبکهٔ تعاون", false).await;
    let (sara, post) = person(&mut tx, "سارا", media, "مدیر خبر").await;
    let open = agreement(&mut tx, 1, "همکاری", officer.id, false).await;
    let secret = agreement(&mut tx, 2, "محرمانه", officer.id, true).await;

    let held = meeting("نشست نخست", "2026-05-18", officer.id);
    let hidden = meeting("پشت در بسته", "2026-05-17", officer.id);
    for (new, about) in [(&held, open), (&hidden, secret)] {
        store::insert(&mut tx, new, now).await.unwrap();
        store::link(&mut tx, new.id, about).await.unwrap();
        store::put_attendee(&mut tx, new.id, sara, Some(post), AttendanceState::Present, "").await.unwrap();
    }
    assert!(!store::has_held_with_decision(&mut tx, open).await.unwrap());
    for (new, about, number) in [(&held, Some(open), 1), (&held, Some(secret), 2), (&hidden, None, 3)] {
        let decision =
            NewDecision { meeting: new.id, agreement: about, year: 1405, position: number, text: "متن".into() };
        store::add_decision(&mut tx, &decision).await.unwrap();
    }
    assert!(store::has_held_with_decision(&mut tx, open).await.unwrap());

    let numbers = |of: Vec<tafahom::meetings::Decision>| of.iter().map(|d| d.code()).collect::<Vec<_>>();
    assert_eq!(numbers(store::decisions(&mut tx, held.id, &mine).await.unwrap()), ["1405/1", "1405/2"]);
    assert_eq!(numbers(store::decisions(&mut tx, held.id, &theirs).await.unwrap()), ["1405/1"]);

    // What hangs on a confidential agreement alone exists for its owner only.
    assert!(store::find(&mut tx, hidden.id, &mine).await.is_ok());
    assert!(store::find(&mut tx, hidden.id, &theirs).await.is_err());
    assert_eq!(store::of_person(&mut tx, sara, &mine).await.unwrap().len(), 2);
    let lines = store::of_organisation(&mut tx, media, &theirs).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].n_present, lines[0].n_decisions, lines[0].agreements.len()), (1, 1, 1));

    // A half-space, a space or nothing: the same word.
    for spelling in ["کتابخانه‌ها", "کتابخانه ها", "كتابخانهها"] {
        let filter = store::Filter::new(spelling, None, day("2026-05-18"));
        assert_eq!(store::count(&mut tx, &filter, &theirs).await.unwrap(), 1, "{spelling}");
    }
    let filter = store::Filter::new("هیچ", None, day("2026-05-18"));
    assert_eq!(store::past(&mut tx, &filter, 1, &theirs).await.unwrap().len(), 0);

    let known = store::known_to(&mut tx, open, day("2026-05-18"), 12).await.unwrap();
    assert_eq!(
        known.iter().map(|c| (c.name.as_str(), c.organisation.as_str())).collect::<Vec<_>>(),
        [("سارا", "شبکهٔ تعاون")]
    );
    assert_eq!(store::last_attendance(&mut tx, Some(open), other.id, &theirs).await.unwrap(), [sara]);

    // Final minutes stand still until they are opened again.
    let found = store::find(&mut tx, held.id, &mine).await.unwrap();
    store::finalise(&mut tx, &found, officer.id, now).await.unwrap();
    assert!(store::update(&mut tx, held.id, found.version + 1, &held.text, now).await.is_err());
    let found = store::find(&mut tx, held.id, &mine).await.unwrap();
    assert_eq!(found.finalised.as_ref().map(|(_, by)| by.as_str()), Some("officer"));
    store::reopen(&mut tx, &found, now).await.unwrap();
    store::update(&mut tx, held.id, found.version + 1, &held.text, now).await.unwrap();
    assert!(store::update(&mut tx, held.id, found.version + 1, &held.text, now).await.is_err(), "stale");

    let found = store::find(&mut tx, held.id, &mine).await.unwrap();
    store::delete(&mut tx, &found, now).await.unwrap();
    assert!(!store::has_held_with_decision(&mut tx, open).await.unwrap());
    store::restore(&mut tx, held.id, now).await.unwrap();
    assert!(store::has_held_with_decision(&mut tx, open).await.unwrap());
}

#[tokio::test]
async fn meetings_are_kept_found_and_hidden_alike_on_both_engines() {
    engines::on_each(the_story_of_a_meeting).await;
}
