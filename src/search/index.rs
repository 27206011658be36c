//! Keeping the index: whatever writes a record calls [`refresh`] in the same transaction, after the write.
use uuid::Uuid;

use super::document::{Folded, Source};
use super::store::{docs, read};
use super::{Doc, Kind, engine, place};
use crate::db::{Result, Tx};

/// So many records are read at once when everything is indexed anew.
const BATCH: usize = 100;

/// Indexes a record as it now stands, or forgets one that was deleted; and those that name it, when its name
/// changed.
pub async fn refresh(tx: &mut Tx, doc: Doc) -> Result<()> {
    let was = docs::find(tx, doc.kind(), doc.id()).await?;
    let is = read::sources(tx, doc.kind(), &[doc.id()]).await?.pop();
    match (&was, &is) {
        (None, None) => return Ok(()),
        (Some(was), None) => return forget(tx, was.id).await,
        (was, Some(is)) => put(tx, was.as_ref(), is).await?,
    }
    let is_renamed = was.map(|was| was.names) != is.map(|is| is.names);
    if is_renamed { refresh_naming(tx, doc).await } else { Ok(()) }
}

/// Indexes a record and all that name it, whether its name changed or not.
pub async fn refresh_around(tx: &mut Tx, doc: Doc) -> Result<()> {
    refresh(tx, doc).await?;
    refresh_naming(tx, doc).await
}

async fn refresh_naming(tx: &mut Tx, doc: Doc) -> Result<()> {
    for (kind, id) in docs::naming(tx, doc).await? {
        let was = docs::find(tx, kind, id).await?;
        for source in read::sources(tx, kind, &[id]).await? {
            put(tx, was.as_ref(), &source).await?;
        }
    }
    Ok(())
}

/// Indexes several records.
pub async fn refresh_all(tx: &mut Tx, all: impl IntoIterator<Item = Doc>) -> Result<()> {
    for doc in all {
        refresh(tx, doc).await?;
    }
    Ok(())
}

/// Makes the whole index anew; answers how many records are in it.
pub async fn rebuild(tx: &mut Tx) -> Result<u64> {
    engine::clear(tx).await?;
    docs::clear(tx).await?;
    let mut count = 0;
    for kind in Kind::ALL {
        let ids = docs::records(tx, *kind).await?;
        for batch in ids.chunks(BATCH) {
            for source in read::sources(tx, *kind, batch).await? {
                put(tx, None, &source).await?;
                count += 1;
            }
        }
    }
    Ok(count)
}

async fn forget(tx: &mut Tx, place: i64) -> Result<()> {
    docs::remove(tx, place).await?;
    engine::forget(tx, place).await
}

async fn put(tx: &mut Tx, was: Option<&docs::Row>, source: &Source) -> Result<()> {
    let folded = Folded::of(source);
    let day = place::on(source.kind, source.day);
    let place = match was {
        Some(was) if day.contains(&was.id) => {
            docs::rename(tx, was.id, &source.names).await?;
            was.id
        }
        was => {
            if let Some(was) = was {
                forget(tx, was.id).await?;
            }
            docs::add(tx, day, source.kind, source.id, &source.names).await?
        }
    };
    engine::put(tx, place, &folded).await?;
    learn(tx, &folded).await
}

/// Keeps the words for suggesting them to whoever misspells them.
async fn learn(tx: &mut Tx, folded: &Folded) -> Result<()> {
    if folded.spellings.is_empty() {
        return Ok(());
    }
    let pairs: Vec<(&String, &String)> = folded.spellings.iter().collect();
    let new = engine::add_words(tx, &serde_json::json!(pairs).to_string()).await?;
    if new.is_empty() {
        return Ok(());
    }
    let letters = new.iter().filter(|word| word.chars().all(char::is_alphabetic));
    let runs: Vec<(String, &String)> =
        letters.flat_map(|word| grams(word).into_iter().map(move |gram| (gram, word))).collect();
    engine::add_grams(tx, &serde_json::json!(runs).to_string()).await
}

/// The runs of three letters of a word, its ends counted as spaces.
pub fn grams(word: &str) -> Vec<String> {
    let letters: Vec<char> = format!("  {word} ").chars().collect();
    letters.windows(3).map(|run| run.iter().collect()).collect()
}

/// A record by what it is and its id, for lists that mix kinds.
pub type Reference = (Kind, Uuid);
