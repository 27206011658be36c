//! Keeping the index: whatever writes a record calls [`refresh`] in the same transaction, after the write.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use uuid::Uuid;

use super::document::{Folded, Source};
use super::store::{docs, read};
use super::{Doc, Kind, engine, place};
use crate::db::{Result, Tx};

/// So many records are read and written at once.
const BATCH: usize = 64;

/// Indexes a record as it now stands, or forgets one that was deleted; and those that name it, when its name
/// changed.
pub async fn refresh(tx: &mut Tx, doc: Doc) -> Result<()> {
    refresh_all(tx, &[doc]).await
}

/// The same of several records.
pub async fn refresh_all(tx: &mut Tx, all: &[Doc]) -> Result<()> {
    let all: Vec<Reference> = all.iter().map(|doc| (doc.kind(), doc.id())).collect();
    let renamed = renew(tx, &all).await?;
    refresh_naming(tx, &renamed).await
}

/// Indexes a record and all that name it, whether its name changed or not.
pub async fn refresh_around(tx: &mut Tx, doc: Doc) -> Result<()> {
    let one = [(doc.kind(), doc.id())];
    renew(tx, &one).await?;
    refresh_naming(tx, &one).await
}

async fn refresh_naming(tx: &mut Tx, all: &[Reference]) -> Result<()> {
    let mut naming = Vec::new();
    for (kind, ids) in by_kind(all) {
        for batch in ids.chunks(BATCH) {
            naming.extend(docs::naming(tx, kind, batch).await?);
        }
    }
    // What names them is not called otherwise by that.
    renew(tx, &naming).await.map(|_| ())
}

/// Makes the whole index anew; answers how many records are in it.
pub async fn rebuild(tx: &mut Tx) -> Result<u64> {
    engine::clear(tx).await?;
    docs::clear(tx).await?;
    let mut count = 0;
    for kind in Kind::ALL {
        let ids = docs::records(tx, *kind).await?;
        for batch in ids.chunks(BATCH) {
            let sources = in_order(read::sources(tx, *kind, batch).await?, batch);
            put(tx, *kind, &HashMap::new(), &sources).await?;
            count += sources.len() as u64;
        }
    }
    Ok(count)
}

/// Indexes records as they now stand; answers which of them are called otherwise than before.
async fn renew(tx: &mut Tx, all: &[Reference]) -> Result<Vec<Reference>> {
    let mut renamed = Vec::new();
    for (kind, ids) in by_kind(all) {
        for batch in ids.chunks(BATCH) {
            let was = docs::find(tx, kind, batch).await?;
            let is = in_order(read::sources(tx, kind, batch).await?, batch);
            let gone = was.values().filter(|row| is.iter().all(|source| source.id != row.ref_id));
            let gone: Vec<i64> = gone.map(|row| row.id).collect();
            forget(tx, &gone).await?;
            put(tx, kind, &was, &is).await?;
            let is_renamed = |source: &&Source| was.get(&source.id).is_none_or(|row| row.names != source.names);
            renamed.extend(is.iter().filter(is_renamed).map(|source| (kind, source.id)));
        }
    }
    Ok(renamed)
}

/// The ids of each kind, each once and in their order.
fn by_kind(all: &[Reference]) -> BTreeMap<Kind, Vec<Uuid>> {
    let mut seen = BTreeSet::new();
    let mut found: BTreeMap<Kind, Vec<Uuid>> = BTreeMap::new();
    for (kind, id) in all.iter().copied().filter(|one| seen.insert(*one)) {
        found.entry(kind).or_default().push(id);
    }
    found
}

/// The records in the order in which they were asked for.
fn in_order(sources: Vec<Source>, ids: &[Uuid]) -> Vec<Source> {
    let mut by_id: HashMap<Uuid, Source> = sources.into_iter().map(|source| (source.id, source)).collect();
    ids.iter().filter_map(|id| by_id.remove(id)).collect()
}

async fn forget(tx: &mut Tx, places: &[i64]) -> Result<()> {
    if places.is_empty() {
        return Ok(());
    }
    docs::remove(tx, places).await?;
    engine::forget(tx, places).await
}

/// Writes records of a kind into the index: at the place they have, or at a new one when they belong to
/// another day.
async fn put(tx: &mut Tx, kind: Kind, was: &HashMap<Uuid, docs::Row>, sources: &[Source]) -> Result<()> {
    if sources.is_empty() {
        return Ok(());
    }
    let mut places: Vec<(i64, &Source)> = Vec::new();
    let (mut left, mut new) = (Vec::new(), BTreeMap::new());
    for source in sources {
        let day = place::on(kind, source.day);
        match was.get(&source.id) {
            Some(row) if day.contains(&row.id) => {
                if row.names != source.names {
                    docs::rename(tx, row.id, &source.names).await?;
                }
                places.push((row.id, source));
            }
            row => {
                left.extend(row.map(|row| row.id));
                new.entry((day.start, day.end)).or_insert_with(Vec::new).push(source);
            }
        }
    }
    forget(tx, &left).await?;
    for ((start, end), sources) in new {
        let free = docs::next(tx, &(start..end)).await?;
        let settled: Vec<(i64, &Source)> = (free..).zip(sources).collect();
        docs::add(tx, &settled).await?;
        places.extend(settled);
    }
    let folded: Vec<(i64, Folded)> = places.iter().map(|(place, source)| (*place, Folded::of(source))).collect();
    engine::put(tx, &folded).await?;
    // Of a word that is written in several ways the first one stays.
    let spellings = folded.iter().rev().flat_map(|(_, folded)| &folded.spellings).collect();
    learn(tx, spellings).await
}

/// Keeps the words with their spellings for suggesting them to whoever misspells them.
async fn learn(tx: &mut Tx, spellings: BTreeMap<&String, &String>) -> Result<()> {
    if spellings.is_empty() {
        return Ok(());
    }
    let pairs: Vec<(&String, &String)> = spellings.into_iter().collect();
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
