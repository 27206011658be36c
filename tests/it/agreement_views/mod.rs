//! List, board and page of agreements.
mod board;
mod list;
mod saved_views;
mod show;

use chrono::NaiveDate;
use tafahom::agreements::store::{add_party, insert};
use tafahom::agreements::{AgreementKind, Content, NextStep, PartyRole};
use tafahom::db::{Db, Tx};
use tafahom::ids::{AgreementId, OrganisationId, UserId};
use tafahom::parties::{NewOrganisation, store as parties};

use scraper::{Html, Selector};

use crate::app::{Page, the_day};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What is written about an agreement with a title, a next step and an owner.
pub fn content(title: &str, owner: UserId) -> Content {
    Content {
        title: title.into(),
        kind: AgreementKind::Mou,
        subject: String::new(),
        aims: String::new(),
        owner: Some(owner),
        confidential: false,
        next: NextStep { text: "call them".into(), ..NextStep::default() },
        letters: String::new(),
        tags: String::new(),
        relates_to: None,
        team: vec![],
    }
}

/// Records an agreement.
pub async fn record(db: &Db, content: &Content, by: UserId) -> AgreementId {
    let mut tx = db.write().await.unwrap();
    let id = insert(&mut tx, content, by, the_day()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Puts an agreement into a stage since a day, as if it had gone there.
pub async fn place(tx: &mut Tx, id: AgreementId, stage: &str, since: &str) {
    tx.run("UPDATE agreements SET stage = $2, stage_since = $3 WHERE id = $1", &[&id, &stage, &day(since)])
        .await
        .unwrap();
}

/// The same in a transaction of its own.
pub async fn put(db: &Db, id: AgreementId, stage: &str, since: &str) {
    let mut tx = db.write().await.unwrap();
    place(&mut tx, id, stage, since).await;
    tx.commit().await.unwrap();
}

/// Records an organisation as a party.
pub async fn with_party(db: &Db, id: AgreementId, name: &str) -> OrganisationId {
    let mut tx = db.write().await.unwrap();
    let party = parties::insert(&mut tx, &NewOrganisation::named(name), the_day()).await.unwrap();
    add_party(&mut tx, id, party, PartyRole::Party).await.unwrap();
    tx.commit().await.unwrap();
    party
}

/// What these tests ask of a page besides.
pub trait Look {
    /// Says so when the page has a text.
    fn lacks(&self, text: &str);
    /// Where the link that begins with a text leads.
    fn link_of(&self, text: &str) -> Option<String>;
    /// The texts of the elements that match, in order, with spaces made single.
    fn texts(&self, css: &str) -> Vec<String>;
}

impl Look for Page {
    #[track_caller]
    fn lacks(&self, text: &str) {
        assert!(!self.words().contains(text), "{text:?} is in: {}", self.words());
    }

    fn link_of(&self, text: &str) -> Option<String> {
        let html = Html::parse_document(&self.text());
        let links = Selector::parse("main a").unwrap();
        let mut found = html.select(&links).filter(|link| squeeze(link.text().collect()).starts_with(text));
        found.next().and_then(|link| link.attr("href").map(str::to_owned))
    }

    fn texts(&self, css: &str) -> Vec<String> {
        let html = Html::parse_document(&self.text());
        html.select(&Selector::parse(css).unwrap()).map(|one| squeeze(one.text().collect())).collect()
    }
}

fn squeeze(text: String) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Records a meeting about an agreement, with as many decisions about it as there are texts.
pub async fn meeting(db: &Db, id: AgreementId, (subject, on): (&str, &str), state: &str, decisions: &[&str]) {
    let mut tx = db.write().await.unwrap();
    let meeting = uuid::Uuid::now_v7();
    tx.run(
        "INSERT INTO meetings (id, subject, held_on, state, folded, created_by, created_at, updated_at)
         SELECT $1, $2, $3, $4, $2, created_by, $5, $5 FROM agreements WHERE id = $6",
        &[&meeting, &subject, &day(on), &state, &the_day(), &id],
    )
    .await
    .unwrap();
    tx.run("INSERT INTO meeting_agreements (meeting_id, agreement_id) VALUES ($1, $2)", &[&meeting, &id])
        .await
        .unwrap();
    for (at, text) in (1_i64..).zip(decisions) {
        tx.run(
            "INSERT INTO decisions (id, meeting_id, agreement_id, year, number, text, position)
             SELECT $1, $2, $3, 1405, COALESCE(max(number), 0) + 1, $4, $5 FROM decisions",
            &[&uuid::Uuid::now_v7(), &meeting, &id, text, &at],
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
}

/// An agreement that has all it needs to be drafted.
pub async fn ready_to_draft(db: &Db, title: &str, owner: UserId) -> AgreementId {
    let id = record(db, &content(title, owner), owner).await;
    with_party(db, id, &format!("First of {title}")).await;
    with_party(db, id, &format!("Second of {title}")).await;
    meeting(db, id, ("Green light", "2026-05-10"), "held", &["Write the text"]).await;
    id
}
