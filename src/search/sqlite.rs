//! The index on SQLite: a full-text table that holds the folded words and not the texts.
use std::ops::Range;

use super::ask::{Ask, Leaf};
use super::document::Folded;
use super::engine::Patterns;
use super::store::words;
use crate::db::{Query, Result, Tx};

/// The table keeps an index of beginnings this long; for longer ones it would read every word that begins so.
const BEGINNINGS: usize = 4;

/// With more words of one beginning than this, listing them costs more than reading them.
const LISTED: i64 = 64;

/// The newest first.
pub const NEWEST_FIRST: &str = " ORDER BY search_index.rowid DESC";

/// The words before a name or text column of a term, by what is looked in.
struct Columns {
    words: &'static str,
    compounds: &'static str,
}

const ALL: Columns = Columns { words: "{t w}", compounds: "{tc c}" };
const NAMES: Columns = Columns { words: "t", compounds: "tc" };

/// What is asked for as full-text expressions. Only folded words go into them, each in quotes.
pub async fn patterns(tx: &mut Tx, ask: &Ask) -> Result<Patterns> {
    let mut wanted = Vec::new();
    for one in &ask.wanted {
        let mut ways = Vec::new();
        for way in &one.ways {
            match listed(tx, way).await? {
                Some(words) => ways.extend(words.into_iter().map(Leaf::Word)),
                None => ways.push(way.clone()),
            }
        }
        wanted.push(ways);
    }
    Ok(Patterns { all: expression(&wanted, &ALL), names: expression(&wanted, &NAMES) })
}

/// The words that begin as the way says, if they are few.
async fn listed(tx: &mut Tx, way: &Leaf) -> Result<Option<Vec<String>>> {
    let Leaf::Begins(start) = way else { return Ok(None) };
    if start.chars().count() <= BEGINNINGS {
        return Ok(None);
    }
    let found = words::between(tx, start, &format!("{start}\u{10ffff}"), LISTED + 1).await?;
    // Nothing known begins so: the word itself stands for them, as an expression cannot be empty.
    Ok(match i64::try_from(found.len()) {
        Ok(0) => Some(vec![start.clone()]),
        Ok(n) if n <= LISTED => Some(found),
        _ => None,
    })
}

fn expression(wanted: &[Vec<Leaf>], of: &Columns) -> String {
    let either = |ways: &Vec<Leaf>| {
        let ways: Vec<String> = ways.iter().map(|way| term(way, of)).collect();
        format!("({})", ways.join(" OR "))
    };
    wanted.iter().map(either).collect::<Vec<_>>().join(" AND ")
}

fn term(way: &Leaf, Columns { words, compounds }: &Columns) -> String {
    match way {
        Leaf::Word(word) => format!("{words}:\"{word}\""),
        Leaf::Begins(word) => format!("{words}:\"{word}\"*"),
        Leaf::Compound(word) => format!("{compounds}:\"{word}\""),
        Leaf::Phrase(phrase) => format!("{words}:\"{}\"", phrase.join(" ")),
    }
}

/// Begins a query over what matches. The full-text table is read first, whatever else is joined.
pub fn matching<'a>() -> Query<'a> {
    Query::new("SELECT s.id, s.ref_id FROM search_index CROSS JOIN search_docs s ON s.id = search_index.rowid")
}

/// Adds what is to match, and among which places.
pub fn within<'a>(query: &mut Query<'a>, pattern: &'a String, range: &'a Range<i64>) {
    query.and("search_index MATCH ?", &[pattern]);
    query.and("search_index.rowid >= ? AND search_index.rowid < ?", &[&range.start, &range.end]);
}

/// Writes the folded copy of a record under its place.
pub async fn put(tx: &mut Tx, place: i64, folded: &Folded) -> Result<()> {
    let columns = [&folded.names.words, &folded.names.compounds, &folded.texts.words, &folded.texts.compounds];
    let [t, tc, w, c] = columns.map(|words| words.join(" "));
    tx.run(
        "INSERT OR REPLACE INTO search_index (rowid, t, tc, w, c) VALUES ($1, $2, $3, $4, $5)",
        &[&place, &t, &tc, &w, &c],
    )
    .await
    .map(|_| ())
}

/// Forgets what is at a place.
pub async fn forget(tx: &mut Tx, place: i64) -> Result<()> {
    tx.run("DELETE FROM search_index WHERE rowid = $1", &[&place]).await.map(|_| ())
}

/// Forgets everything.
pub async fn clear(tx: &mut Tx) -> Result<()> {
    tx.run("INSERT INTO search_index (search_index) VALUES ('delete-all')", &[]).await.map(|_| ())
}

/// Adds words, given as a JSON list of pairs of word and spelling; answers those that are new.
pub async fn add_words(tx: &mut Tx, pairs: &str) -> Result<Vec<(String,)>> {
    tx.all(
        "INSERT INTO search_words (word, spelling) SELECT value ->> 0, value ->> 1 FROM json_each($1) WHERE TRUE
         ON CONFLICT (word) DO NOTHING RETURNING word",
        &[&pairs],
    )
    .await
}

/// Adds runs of three letters, given as a JSON list of pairs of run and word.
pub async fn add_grams(tx: &mut Tx, pairs: &str) -> Result<()> {
    tx.run(
        "INSERT INTO search_grams (gram, word) SELECT value ->> 0, value ->> 1 FROM json_each($1) WHERE TRUE
         ON CONFLICT (gram, word) DO NOTHING",
        &[&pairs],
    )
    .await
    .map(|_| ())
}
