//! Any change to any column of any event is found, and a long chain is walked quickly.
use std::time::{Duration, Instant};

use rand::RngExt;
use rand::seq::IndexedRandom;
use serde_json::json;
use sqlx::AssertSqlSafe;
use tafahom::audit::store::{append, walk};
use tafahom::audit::{Event, Kind, Verb};
use tafahom::clock::Clock;
use tafahom::db::{Db, Tx};
use tafahom::seal::Key;
use uuid::Uuid;

use crate::{Outcome, Score};

/// The columns that hold letters, and those that hold bytes.
const TEXTS: [&str; 9] =
    ["at", "session", "actor_name", "actor_post", "verb", "subject_kind", "title", "changes", "reason"];
const BYTES: [&str; 4] = ["id", "subject_id", "prev", "seal"];

async fn filled(folder: &std::path::Path, name: &str, count: usize) -> Outcome<Db> {
    let db = Db::open_file(&folder.join(name), Key::fresh()).await?;
    db.migrate().await?;
    let mut nth = 0;
    while nth < count {
        let mut tx = db.write().await?;
        for _ in 0..1000.min(count - nth) {
            nth += 1;
            let event =
                Event::by_program(Verb::Updated, Kind::Organisation, Uuid::now_v7(), format!("شرکت شمارهٔ {nth}"));
            let changes = json!({ "phone": { "old": format!("{nth}"), "new": "۰۲۶-۳۲۷۰۰۰۰۰" } });
            append(&mut tx, &event.changing(changes).because("به درخواست طرف"), Clock::System.now()).await?;
        }
        tx.commit().await?;
    }
    Ok(db)
}

pub async fn run(score: &mut Score, events: usize, changes: usize) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let begun = Instant::now();
    let db = filled(folder.path(), "long.db", events).await?;
    println!("       {events} events written in {:.1?}, a thousand a transaction", begun.elapsed());
    let begun = Instant::now();
    let (head, broken) = walk(&mut db.read().await?, &[]).await?;
    let took = begun.elapsed();
    score.figure("a sound chain is found sound, so many events", head.seq, broken.is_none());
    let promised = Duration::from_secs(2) * u32::try_from(events / 100_000 + 1)?;
    score.figure("time to walk along it", format!("{took:.2?}"), took < promised);
    db.close().await;

    let db = filled(folder.path(), "short.db", 500).await?;
    let mut missed = Vec::new();
    for _ in 0..changes {
        let mut tx = db.write().await?;
        tx.run("DROP TRIGGER events_keep", &[]).await?;
        let (seq, what) = spoil(&mut tx).await?;
        if walk(&mut tx, &[]).await?.1.is_none() {
            missed.push(format!("{what} of event {seq}"));
        }
    }
    score.figure("changes of one bit that were found", changes - missed.len(), missed.is_empty());
    missed.iter().for_each(|missed| println!("       missed: {missed}"));
    Ok(())
}

/// Changes one bit of a random column of a random event; what is empty gets a letter.
async fn spoil(tx: &mut Tx) -> Outcome<(i64, &'static str)> {
    let mut random = rand::rng();
    let seq = random.random_range(1..=500_i64);
    let texts = TEXTS.iter().map(|column| (*column, "CAST($2 AS TEXT)"));
    let all: Vec<_> = texts.chain(BYTES.iter().map(|column| (*column, "$2"))).collect();
    let (column, way) = *all.choose(&mut random).ok_or("no column")?;
    let read = AssertSqlSafe(format!("SELECT CAST({column} AS BLOB) FROM events WHERE seq = $1"));
    let (mut bytes,): (Vec<u8>,) = tx.one(read, &[&seq]).await?;
    if bytes.is_empty() {
        bytes.push(b'x');
    } else {
        let byte = random.random_range(0..bytes.len());
        let flip = 1 << random.random_range(0..8);
        bytes.iter_mut().skip(byte).take(1).for_each(|byte| *byte ^= flip);
    }
    let write = AssertSqlSafe(format!("UPDATE events SET {column} = {way} WHERE seq = $1"));
    tx.change(write, &[&seq, &bytes]).await?;
    Ok((seq, column))
}
