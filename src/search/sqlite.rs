//! The index on SQLite: a full-text table that holds the folded words and not the texts.
use super::document::Folded;
use crate::db::{Result, Tx};

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
