//! The index on PostgreSQL: one vector of lexemes. Its own parsers know no Persian, so the lexemes are made
//! here; the first letter of each says what it is: `=` of a name, `+` a compound, nothing a word, whether of a
//! name or of a text.
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use super::ask::{Ask, Leaf};
use super::document::{Column, Folded};
use super::engine::Within;
use crate::db::{Query, Result, Rows, Tx};

/// A vector holds a megabyte; of a text with more different words than that the last ones are not indexed.
const LARGEST: usize = 900_000;

/// What a lexeme of a name begins with.
const NAME: &str = "=";

/// What follows, where it is a compound.
const COMPOUND: &str = "+";

/// The last place in a vector that is told apart.
const LAST: usize = 16_383;

/// The newest first.
pub const NEWEST_FIRST: &str = " ORDER BY s.id DESC";

/// What is asked for as a query over lexemes. Only folded words go into it, each in quotes.
pub fn pattern(ask: &Ask, within: Within) -> String {
    let mark = match within {
        Within::All => "",
        Within::Names => NAME,
    };
    let either = |ways: &Vec<Leaf>| {
        let ways: Vec<String> = ways.iter().map(|way| term(way, mark)).collect();
        format!("({})", ways.join(" | "))
    };
    ask.wanted.iter().map(|one| either(&one.ways)).collect::<Vec<_>>().join(" & ")
}

fn term(way: &Leaf, mark: &str) -> String {
    match way {
        Leaf::Word(word) => format!("'{mark}{word}'"),
        Leaf::Begins(word) => format!("'{mark}{word}':*"),
        Leaf::Compound(word) => format!("'{mark}{COMPOUND}{word}'"),
        Leaf::Phrase(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("'{mark}{word}'")).collect();
            format!("({})", words.join(" <-> "))
        }
    }
}

/// Begins a query over what matches. The matches are gathered first: walking the newest until enough match
/// takes a hundred times as long where few do.
pub fn matching<'a>(pattern: &'a String, range: &'a Range<i64>) -> Query<'a> {
    Query::with(
        "WITH hit AS MATERIALIZED (SELECT i.id FROM search_index i
                                   WHERE i.words @@ CAST(? AS tsquery) AND i.id >= ? AND i.id < ?)
         SELECT s.id, s.ref_id FROM hit JOIN search_docs s ON s.id = hit.id",
        &[pattern, &range.start, &range.end],
    )
}

/// Writes the folded copies of records under their places.
pub async fn put(tx: &mut Tx, all: &[(i64, Folded)]) -> Result<()> {
    let written: Vec<(i64, String)> = all.iter().map(|(place, folded)| (*place, vector(folded))).collect();
    let mut rows = Rows::of("INSERT INTO search_index (id, words) VALUES (?, CAST(? AS tsvector))")
        .ending(" ON CONFLICT (id) DO UPDATE SET words = excluded.words");
    for (place, vector) in &written {
        rows.add(&[place, vector]);
    }
    tx.insert(&rows).await
}

/// The vector of a record: each word of a name twice, once as one of all words.
fn vector(folded: &Folded) -> String {
    let mut lexemes = Lexemes::default();
    let mut place = 0;
    for (column, marks) in [(&folded.names, &["", NAME][..]), (&folded.texts, &[""][..])] {
        let Column { words, compounds } = column;
        for (words, sign) in [(words, ""), (compounds, COMPOUND)] {
            for word in words {
                place += 1;
                for mark in marks {
                    lexemes.add(format!("{mark}{sign}{word}"), place);
                }
            }
        }
        // No phrase runs on from a name into a text.
        place += 1;
    }
    lexemes.written()
}

/// Lexemes with their places, as many as a vector holds.
#[derive(Default)]
struct Lexemes {
    places: BTreeMap<String, Vec<usize>>,
    size: usize,
}

impl Lexemes {
    fn add(&mut self, lexeme: String, place: usize) {
        let is_known = self.places.contains_key(&lexeme);
        let cost = if is_known { 2 } else { lexeme.len() + 8 };
        if is_known || self.size + cost < LARGEST {
            self.size += cost;
            self.places.entry(lexeme).or_default().push(place.min(LAST));
        }
    }

    fn written(&self) -> String {
        let mut vector = String::with_capacity(self.size * 2);
        for (lexeme, places) in &self.places {
            let places: Vec<String> = places.iter().take(255).map(usize::to_string).collect();
            // Writing into a String cannot fail.
            _ = write!(vector, "'{lexeme}':{} ", places.join(","));
        }
        vector
    }
}

/// Forgets what is at some places.
pub async fn forget(tx: &mut Tx, places: &[i64]) -> Result<()> {
    tx.run_among("DELETE FROM search_index WHERE id", places).await.map(|_| ())
}

/// Forgets everything.
pub async fn clear(tx: &mut Tx) -> Result<()> {
    tx.run("DELETE FROM search_index", &[]).await.map(|_| ())
}

/// Adds words, given as a JSON list of pairs of word and spelling; answers those that are new.
pub async fn add_words(tx: &mut Tx, pairs: &str) -> Result<Vec<(String,)>> {
    tx.all(
        "INSERT INTO search_words (word, spelling)
         SELECT value ->> 0, value ->> 1 FROM jsonb_array_elements(CAST($1 AS jsonb)) AS value
         ON CONFLICT (word) DO NOTHING RETURNING word",
        &[&pairs],
    )
    .await
}

/// Adds runs of three letters, given as a JSON list of pairs of run and word.
pub async fn add_grams(tx: &mut Tx, pairs: &str) -> Result<()> {
    tx.run(
        "INSERT INTO search_grams (gram, word)
         SELECT value ->> 0, value ->> 1 FROM jsonb_array_elements(CAST($1 AS jsonb)) AS value
         ON CONFLICT (gram, word) DO NOTHING",
        &[&pairs],
    )
    .await
    .map(|_| ())
}
