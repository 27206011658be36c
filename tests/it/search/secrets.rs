//! What is hidden is not found: not by a hit, not by a count, not by a suggestion.
use tafahom::actions::{NewAction, store as actions};
use tafahom::agreements::{Content, store as agreements};
use tafahom::attachments::store::NewAttachment;
use tafahom::attachments::{AttachmentKind, Target, store as files};
use tafahom::commitments::{self, Every, Terms, store as promises};
use tafahom::db::Tx;
use tafahom::drafts::{NewVersion, store as drafts};
use tafahom::ids::{ActionId, AgreementId, CommitmentId, MeetingId, OrganisationId, OutletId, UserId};
use tafahom::meetings::{MeetingState, MeetingText, NewDecision, NewMeeting, store as meetings};
use tafahom::parties::{NewOrganisation, store as parties};
use tafahom::press::{NewCoverage, NewOutlet, store as press};
use tafahom::users::roles::Role;

use super::page::{data, search};
use crate::agreement_views::{content, day};
use crate::app::{TestApp, the_day};

async fn promise(tx: &mut Tx, agreement: AgreementId, owner: UserId) {
    let there: Option<(OrganisationId,)> =
        tx.opt("SELECT id FROM organisations WHERE name = 'پیک'", &[]).await.unwrap();
    let obligor = match there {
        Some((id,)) => id,
        None => parties::insert(tx, &NewOrganisation::named("پیک"), the_day()).await.unwrap(),
    };
    let terms = Terms { every: Every::Once, times: 1, from: None, until: None };
    let text = "تعهد زرافشان".to_owned();
    let of = commitments::Content { obligor, text, article: String::new(), decision: None, terms, owner: None };
    promises::insert(tx, (agreement, CommitmentId::new()), &of, owner, the_day()).await.unwrap();
}

/// An agreement with something of every kind that hangs on it, each saying «زرافشان».
pub async fn secret(app: &TestApp, owner: UserId, confidential: bool) -> AgreementId {
    let now = the_day();
    let mut tx = app.app.db.write().await.unwrap();
    let of = Content { confidential, ..content("طرح زرافشان", owner) };
    let agreement = agreements::insert(&mut tx, &of, owner, now).await.unwrap();
    let meeting = MeetingId::new();
    let text = MeetingText {
        subject: "جلسهٔ زرافشان".into(),
        held_on: day("2026-05-18"),
        starts_at: String::new(),
        ends_at: String::new(),
        place: String::new(),
        chair: None,
        secretary: None,
        agenda: String::new(),
        minutes: String::new(),
    };
    let new = NewMeeting { id: meeting, text, state: MeetingState::Held, created_by: owner };
    meetings::insert(&mut tx, &new, now).await.unwrap();
    meetings::link(&mut tx, meeting, agreement).await.unwrap();
    let decision =
        NewDecision {
            meeting, agreement: Some(agreement), year: 1405, position: 1, text: "مصوبهٔ زرافشان".into()
        };
    meetings::add_decision(&mut tx, &decision).await.unwrap();
    let action = NewAction {
        id: ActionId::new(),
        text: "اقدام زرافشان".into(),
        responsible: None,
        due_on: None,
        agreement: Some(agreement),
        meeting: None,
        decision: None,
        created_by: owner,
    };
    actions::insert(&mut tx, &action, now).await.unwrap();
    promise(&mut tx, agreement, owner).await;
    let version = NewVersion { agreement, text: "متن زرافشان".into(), note: String::new(), author: owner };
    let (draft, _) = drafts::insert(&mut tx, &version, now).await.unwrap();
    let there: Option<(OutletId,)> = tx.opt("SELECT id FROM outlets WHERE name = 'پیک'", &[]).await.unwrap();
    let outlet = match there {
        Some((id,)) => id,
        None => press::insert_outlet(&mut tx, &NewOutlet::named("پیک"), now).await.unwrap(),
    };
    let item = NewCoverage {
        outlet,
        headline: "خبر زرافشان".into(),
        url: String::new(),
        published_on: day("2026-05-18"),
        published_time: String::new(),
        reporter: String::new(),
        tone: None,
        excerpt: String::new(),
        kept_text: String::new(),
        republished_from: None,
        agreements: Vec::new(),
        meetings: vec![meeting],
    };
    let item = press::insert(&mut tx, &item, owner, now).await.unwrap();
    let sha256 = "b".repeat(64);
    for target in [
        Target::agreement(agreement),
        Target { draft: Some(draft), ..Target::default() },
        Target { meeting: Some(meeting), ..Target::default() },
        Target { coverage: Some(item), ..Target::default() },
    ] {
        let file = NewAttachment {
            kind: AttachmentKind::Letter,
            file_name: "زرافشان.pdf",
            media_type: "application/pdf",
            size: 7,
            sha256: &sha256,
            target,
            uploaded_by: owner,
        };
        files::insert(&mut tx, &file, now).await.unwrap();
    }
    tx.commit().await.unwrap();
    agreement
}

#[tokio::test]
async fn what_hangs_on_a_confidential_agreement_is_found_by_no_one_else() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Officer, "owner").await;
    let (other, manager) = (app.signed_in(Role::Officer).await, app.signed_in(Role::Manager).await);
    secret(&app, owner.id, true).await;
    for person in [&owner, &manager] {
        assert_eq!(data(person, "زرافشان").await.len(), 11, "one of each kind and four files");
        search(person, "زرافشان", "").await.sees("11 records found.");
        assert!(search(person, "زرافشنا", "").await.text().contains("زرافشان"), "it is near");
    }
    assert!(data(&other, "زرافشان").await.is_empty());
    for (typed, more) in [("زرافشان", ""), ("زرافشان", "&kind=file"), ("زرافشان", "&year=1405"), ("", "")]
    {
        let page = search(&other, typed, more).await;
        let said = page.words();
        for word in ["طرح", "جلسهٔ", "مصوبهٔ", "تعهد زر", "خبر زر", ".pdf"] {
            assert!(!said.contains(word), "{typed}{more}: {word} in {said}");
        }
        if !typed.is_empty() {
            page.sees("Nothing was found.");
        }
    }
    let near = search(&other, "زرافشنا", "").await;
    assert!(!near.text().contains("زرافشان"), "a word of hidden records only is not offered");
}

#[tokio::test]
async fn hidden_records_are_not_counted_beside_open_ones_and_open_ones_are_found_by_all() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Officer, "owner").await;
    let viewer = app.signed_in(Role::Viewer).await;
    secret(&app, owner.id, true).await;
    secret(&app, owner.id, false).await;
    assert_eq!(data(&viewer, "زرافشان").await.len(), 11);
    search(&viewer, "زرافشان", "").await.sees("11 records found.");
    search(&owner, "زرافشان", "").await.sees("22 records found.");
    assert!(search(&viewer, "زرافشنا", "").await.text().contains("زرافشان"), "an open record says it too");
}

#[tokio::test]
async fn what_is_deleted_or_hangs_on_what_is_deleted_is_not_found_until_it_is_restored() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Manager, "owner").await;
    let agreement = secret(&app, owner.id, false).await;
    let was = data(&owner, "زرافشان").await.len();
    let mut tx = app.app.db.write().await.unwrap();
    tx.run("UPDATE agreements SET deleted_at = $2 WHERE id = $1", &[&agreement, &the_day()]).await.unwrap();
    tx.commit().await.unwrap();
    assert!(data(&owner, "زرافشان").await.is_empty());
    let mut tx = app.app.db.write().await.unwrap();
    agreements::restore(&mut tx, agreement, the_day()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(data(&owner, "زرافشان").await.len(), was);
}
