//! Commitments in the database, alike on both engines.
use tafahom::agreements::sight::Sight;
use tafahom::commitments::store::{self, Filter, NewEvidence};
use tafahom::commitments::{Content, Every, State, Terms};
use tafahom::db::{Db, StoreError, Tx};
use tafahom::ids::{AgreementId, CommitmentId, OrganisationId, UserId};
use tafahom::press::{self, NewCoverage, NewOutlet};
use tafahom::signing::{self, NewPeriod, Span};
use tafahom::users::roles::Role;

use crate::app::the_day;
use crate::engines;
use crate::meetings::{agreement, day, organisation, user};

/// Something owed once by a day.
pub fn content(obligor: OrganisationId, text: &str, until: Option<&str>) -> Content {
    Content {
        obligor,
        text: text.into(),
        article: "ماده ۶".into(),
        decision: None,
        terms: Terms { every: Every::Once, times: 1, from: None, until: until.map(day) },
        owner: None,
    }
}

/// Brings an agreement into force as far as commitments ask.
pub async fn in_force(tx: &mut Tx, id: AgreementId, from: &str, by: UserId) {
    let new = NewPeriod { span: Span { starts_on: day(from), ends_on: None }, decision_due_on: None };
    signing::store::add_period(tx, id, &new, by, the_day()).await.unwrap();
}

async fn put(tx: &mut Tx, of: AgreementId, content: &Content, by: UserId) -> CommitmentId {
    let id = CommitmentId::new();
    store::insert(tx, (of, id), content, by, the_day()).await.unwrap();
    id
}

async fn the_story_of_commitments(db: Db) {
    let (now, today) = (the_day(), day("2026-05-18"));
    let mut tx = db.write().await.unwrap();
    let officer = user(&mut tx, "officer", Role::Officer).await;
    let other = user(&mut tx, "other", Role::Viewer).await;
    let (sight, elsewhere) = (Sight::of(&officer), Sight::of(&other));
    let us = organisation(&mut tx, "ما", true).await;
    let them = organisation(&mut tx, "آنان", false).await;
    let open = agreement(&mut tx, 1, "باز", officer.id, false).await;
    let secret = agreement(&mut tx, 2, "بسته", officer.id, true).await;
    in_force(&mut tx, open, "2026-03-21", officer.id).await;
    in_force(&mut tx, secret, "2026-03-21", officer.id).await;

    let ours = put(&mut tx, open, &content(us, "office", Some("2026-05-10")), officer.id).await;
    let reports = Content {
        terms: Terms { every: Every::Month, times: 2, from: None, until: None },
        owner: Some(officer.id),
        ..content(them, "reports", None)
    };
    let theirs = put(&mut tx, open, &reports, officer.id).await;
    put(&mut tx, secret, &content(them, "hidden", None), officer.id).await;

    // What hangs on a confidential agreement is not there for others.
    let all = store::standing(&mut tx, &sight, today).await.unwrap();
    let texts: Vec<&str> = all.iter().map(|one| one.commitment.text.as_str()).collect();
    assert_eq!(texts, ["hidden", "office", "reports"]);
    assert_eq!(store::standing(&mut tx, &elsewhere, today).await.unwrap().len(), 2);
    let one =
        |id, all: &[tafahom::commitments::Standing]| all.iter().find(|one| one.commitment.id == id).unwrap().clone();
    let office = one(ours, &all);
    assert_eq!((office.judged.state, office.commitment.ours), (State::Overdue, true));
    assert_eq!(one(theirs, &all).judged.owed, 2, "Farvardin is over");
    assert_eq!(one(theirs, &all).commitment.owner_name, "officer");
    for (filter, count) in [
        (Filter::of(open), 2),
        (Filter { obligor: Some(them), ..Filter::default() }, 2),
        (Filter { owner: Some(officer.id), ..Filter::default() }, 1),
        (Filter { id: Some(ours), ..Filter::default() }, 1),
    ] {
        assert_eq!(store::list(&mut tx, &filter, &sight).await.unwrap().len(), count, "{filter:?}");
    }
    assert_eq!(store::obligors(&mut tx, &elsewhere).await.unwrap().len(), 2);

    evidence_counts(&mut tx, (open, theirs), officer.id, &sight).await;

    // Two who change one: the second is told; the trash gives back what it took.
    let found = store::find(&mut tx, ours, &sight).await.unwrap();
    store::update(&mut tx, &found, &content(us, "an office", None), now).await.unwrap();
    assert!(matches!(store::update(&mut tx, &found, &content(us, "a desk", None), now).await, Err(StoreError::Stale)));
    let found = store::find(&mut tx, ours, &sight).await.unwrap();
    assert_eq!((found.text.as_str(), found.version), ("an office", 2));
    store::waive(&mut tx, &found, (today, "not needed"), officer.id, now).await.unwrap();
    assert_eq!(store::find(&mut tx, ours, &sight).await.unwrap().judge(today).state, State::Waived);
    assert!(store::reopen(&mut tx, ours, now).await.unwrap());
    assert!(!store::reopen(&mut tx, ours, now).await.unwrap());
    let found = store::find(&mut tx, ours, &sight).await.unwrap();
    assert!(!found.is_kept_if_ended(today));
    store::delete(&mut tx, &found, now).await.unwrap();
    assert!(matches!(store::find(&mut tx, ours, &sight).await, Err(StoreError::NotFound)));
    store::restore(&mut tx, ours, now).await.unwrap();
    store::find(&mut tx, ours, &sight).await.unwrap();
}

async fn evidence_counts(tx: &mut Tx, (about, id): (AgreementId, CommitmentId), by: UserId, sight: &Sight) {
    let (now, today) = (the_day(), day("2026-05-18"));
    let note = NewEvidence { done_on: day("2026-04-10"), pieces: 1, note: "two pages".into(), file: None };
    let noted = store::add_evidence(tx, id, &note, by, now).await.unwrap();
    let outlet = press::store::insert_outlet(tx, &NewOutlet::named("پیک"), now).await.unwrap();
    let item = NewCoverage {
        outlet,
        headline: "A report".into(),
        url: String::new(),
        published_on: day("2026-04-12"),
        published_time: String::new(),
        reporter: String::new(),
        tone: None,
        excerpt: String::new(),
        kept_text: String::new(),
        republished_from: None,
        agreements: Vec::new(),
        meetings: Vec::new(),
    };
    let item = press::store::insert(tx, &item, by, now).await.unwrap();
    assert!(store::link(tx, item, id).await.unwrap());
    assert!(!store::link(tx, item, id).await.unwrap(), "linked once");
    assert_eq!(press::store::of_agreement(tx, about).await.unwrap().len(), 1, "it is about the agreement too");
    let judged = store::find(tx, id, sight).await.unwrap().judge(today);
    assert_eq!((judged.done, judged.owed), (2, 0), "a note and an item");
    assert_eq!(store::evidence(tx, id).await.unwrap()[0].note, "two pages");
    assert_eq!(store::press(tx, id).await.unwrap()[0].outlet, "پیک");
    assert!(store::linkable(tx, id, about).await.unwrap().is_empty());
    assert_eq!(store::linked(tx, item, sight).await.unwrap().len(), 1);

    press::store::trash(tx, item, true, now).await.unwrap();
    store::drop_evidence(tx, id, noted, now).await.unwrap();
    assert!(store::drop_evidence(tx, id, noted, now).await.is_err(), "gone already");
    assert_eq!(store::find(tx, id, sight).await.unwrap().judge(today).done, 0);
    store::restore_evidence(tx, id, noted).await.unwrap();
    press::store::trash(tx, item, false, now).await.unwrap();
    assert_eq!(store::find(tx, id, sight).await.unwrap().judge(today).done, 2);
    store::relink(tx, item, &[], sight).await.unwrap();
    assert_eq!(store::linkable(tx, id, about).await.unwrap().len(), 1);
    store::relink(tx, item, &[id], sight).await.unwrap();
    assert_eq!(store::press(tx, id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn commitments_are_kept_alike_on_both_engines() {
    engines::on_each(the_story_of_commitments).await;
}
