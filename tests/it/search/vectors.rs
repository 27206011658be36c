//! What each spelling of a query finds, and what it must not find.
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use tafahom::agreements::sight::Sight;
use tafahom::db::{Db, Tx};
use tafahom::parties::{NewOrganisation, store};
use tafahom::search::Kind;
use tafahom::search::ask::Ask;
use tafahom::search::find::{Search, groups};
use tafahom::users::roles::Role;
use uuid::Uuid;

use crate::agreement_views::day;
use crate::app::the_day;
use crate::engines;
use crate::meetings::user;

#[derive(Deserialize)]
struct Vector {
    query: String,
    must: Vec<String>,
    must_not: Vec<String>,
}

#[derive(Deserialize)]
struct Vectors {
    docs: BTreeMap<String, String>,
    vectors: Vec<Vector>,
}

fn read(json: &str) -> Vectors {
    serde_json::from_str(json).unwrap()
}

/// Records the texts as notes, so that they stand by themselves; answers whose is whose.
async fn record(tx: &mut Tx, docs: &BTreeMap<String, String>) -> BTreeMap<Uuid, String> {
    let mut names = BTreeMap::new();
    for (name, text) in docs {
        let of = NewOrganisation { note: text.clone(), ..NewOrganisation::named(name.as_str()) };
        names.insert(store::insert(tx, &of, the_day()).await.unwrap().uuid(), name.clone());
    }
    names
}

async fn every_vector_holds(db: Db, vectors: &Vectors) {
    let mut tx = db.write().await.unwrap();
    let sight = Sight::of(&user(&mut tx, "reader", Role::Viewer).await);
    let names = record(&mut tx, &vectors.docs).await;
    tx.commit().await.unwrap();
    let mut tx = db.read().await.unwrap();
    let mut wrong = Vec::new();
    for Vector { query, must, must_not } in &vectors.vectors {
        let ask = Ask::read(query, day("2026-06-30"));
        let search = Search { ask: ask.clone(), kind: Some(Kind::Organisation), year: None };
        let mut found = BTreeSet::new();
        for group in groups(&mut tx, &search, &sight).await.unwrap() {
            let hits = group.hits(&mut tx, &ask, 0..group.count, &sight).await.unwrap();
            found.extend(hits.iter().map(|hit| names[&hit.id].clone()));
        }
        let missing: Vec<_> = must.iter().filter(|name| !found.contains(*name)).collect();
        let extra: Vec<_> = must_not.iter().filter(|name| found.contains(*name)).collect();
        if !missing.is_empty() || !extra.is_empty() {
            wrong.push(format!("{query}: missing {missing:?}, wrongly {extra:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn the_forty_three_queries_find_what_they_must_and_nothing_they_must_not() {
    let vectors = read(include_str!("search_vectors.json"));
    assert_eq!(vectors.vectors.len(), 43);
    engines::on_each(async |db: Db| every_vector_holds(db, &vectors).await).await;
}

#[tokio::test]
async fn names_codes_dates_numbers_and_minutes_are_found_in_every_spelling() {
    let vectors = read(include_str!("more_vectors.json"));
    assert!(vectors.vectors.len() >= 40, "{}", vectors.vectors.len());
    engines::on_each(async |db: Db| every_vector_holds(db, &vectors).await).await;
}
