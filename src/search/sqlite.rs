//! The index on SQLite: full-text tables that hold the folded words and not the texts. Compounds begin with a
//! sign of their own, and what records are called stands in a table of its own besides, so that no expression
//! has to tell columns apart: that would read every occurrence of every word.
use std::ops::Range;

use super::ask::{Ask, Leaf};
use super::document::{Column, Folded};
use super::engine::{Pattern, Within};
use super::store::words;
use crate::db::{Query, Result, Rows, Tx};

/// The table keeps an index of beginnings this long; for longer ones it would read every word that begins so.
const BEGINNINGS: usize = 3;

/// With more words of one beginning than this, listing them costs more than reading them.
const LISTED: i64 = 64;

/// What a compound begins with. No folded word holds it.
const COMPOUND: char = '+';

/// What stands between a record's names and its texts, so that no phrase runs on from one into the other.
const BETWEEN: &str = "=";

/// The newest first.
pub const NEWEST_FIRST: &str = " ORDER BY i.rowid DESC";

/// What is asked for as a full-text expression. Only folded words go into them, each in quotes.
pub async fn pattern(tx: &mut Tx, ask: &Ask) -> Result<String> {
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
    Ok(expression(&wanted))
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

fn expression(wanted: &[Vec<Leaf>]) -> String {
    let either = |ways: &Vec<Leaf>| format!("({})", ways.iter().map(term).collect::<Vec<_>>().join(" OR "));
    wanted.iter().map(either).collect::<Vec<_>>().join(" AND ")
}

fn term(way: &Leaf) -> String {
    match way {
        Leaf::Word(word) => format!("\"{word}\""),
        Leaf::Begins(word) => format!("\"{word}\"*"),
        Leaf::Compound(word) => format!("\"{COMPOUND}{word}\""),
        Leaf::Phrase(phrase) => format!("\"{}\"", phrase.join(" ")),
    }
}

/// Begins a query over what matches. The full-text table is read first, whatever else is joined.
pub fn matching<'a>(within: Within) -> Query<'a> {
    Query::new(match within {
        Within::All => "SELECT s.id, s.ref_id FROM search_index i CROSS JOIN search_docs s ON s.id = i.rowid",
        Within::Names => "SELECT s.id, s.ref_id FROM search_names i CROSS JOIN search_docs s ON s.id = i.rowid",
    })
}

/// Adds what is to match, and among which places.
pub fn within<'a>(query: &mut Query<'a>, pattern: &'a Pattern, range: &'a Range<i64>) {
    let says = match pattern.within {
        Within::All => "search_index MATCH ?",
        Within::Names => "search_names MATCH ?",
    };
    query.and(says, &[&pattern.text]);
    query.and("i.rowid >= ? AND i.rowid < ?", &[&range.start, &range.end]);
}

/// Writes the folded copies of records under their places.
pub async fn put(tx: &mut Tx, all: &[(i64, Folded)]) -> Result<()> {
    let lines = |folded: &Folded| [line(&[&folded.names]), line(&[&folded.names, &folded.texts])];
    let written: Vec<(i64, [String; 2])> = all.iter().map(|(place, folded)| (*place, lines(folded))).collect();
    let mut names = Rows::of("INSERT OR REPLACE INTO search_names (rowid, words) VALUES (?, ?)");
    let mut index = Rows::of("INSERT OR REPLACE INTO search_index (rowid, words) VALUES (?, ?)");
    for (place, [called, said]) in &written {
        names.add(&[place, called]);
        index.add(&[place, said]);
    }
    tx.insert(&names).await?;
    tx.insert(&index).await
}

/// The words in their order, then the compounds.
fn line(columns: &[&Column]) -> String {
    let mut line = String::new();
    for column in columns {
        for word in &column.words {
            line.push_str(word);
            line.push(' ');
        }
        line.push_str(BETWEEN);
        line.push(' ');
    }
    for compound in columns.iter().flat_map(|column| &column.compounds) {
        line.push(COMPOUND);
        line.push_str(compound);
        line.push(' ');
    }
    line
}

/// Forgets what is at some places.
pub async fn forget(tx: &mut Tx, places: &[i64]) -> Result<()> {
    tx.run_among("DELETE FROM search_names WHERE rowid", places).await?;
    tx.run_among("DELETE FROM search_index WHERE rowid", places).await.map(|_| ())
}

/// Pages that are put together at a time: some hundredths of a second.
const PAGES: i64 = 500;

/// Puts some of the pieces together that single records left; whether there was something to do.
pub async fn merge(tx: &mut Tx) -> Result<bool> {
    let changes = "SELECT total_changes()";
    let (before,): (i64,) = tx.one(changes, &[]).await?;
    tx.run("INSERT INTO search_index (search_index, rank) VALUES ('merge', $1)", &[&PAGES]).await?;
    tx.run("INSERT INTO search_names (search_names, rank) VALUES ('merge', $1)", &[&PAGES]).await?;
    let (after,): (i64,) = tx.one(changes, &[]).await?;
    // Each of the two writes one row when there is nothing to put together.
    Ok(after - before > 2)
}

/// Forgets everything.
pub async fn clear(tx: &mut Tx) -> Result<()> {
    tx.run("INSERT INTO search_names (search_names) VALUES ('delete-all')", &[]).await?;
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
