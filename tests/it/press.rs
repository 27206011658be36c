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

use crate::app::the_day;
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
