//! The index, on whichever engine the transaction is.
use std::ops::Range;

use super::ask::Ask;
use super::document::Folded;
use super::{postgres, sqlite};
use crate::db::{Engine, Query, Result, Tx};

/// What is looked up, in the words of the engine.
#[derive(Clone, Debug)]
pub struct Patterns {
    /// Records that say it anywhere.
    pub all: String,
    /// Records that are called so.
    pub names: String,
}

/// What is asked for, in the words of the engine.
pub async fn patterns(tx: &mut Tx, ask: &Ask) -> Result<Patterns> {
    match tx.engine() {
        Engine::Sqlite => sqlite::patterns(tx, ask).await,
        Engine::Postgres => Ok(postgres::patterns(ask)),
    }
}

/// Begins a query for the place and the id of what matches, as `s`, among some places. The tables that are
/// joined come next, and [`within`] after them.
pub fn matching<'a>(tx: &Tx, pattern: &'a String, range: &'a Range<i64>) -> Query<'a> {
    match tx.engine() {
        Engine::Sqlite => sqlite::matching(),
        Engine::Postgres => postgres::matching(pattern, range),
    }
}

/// Adds to the WHERE of such a query what its engine wants there.
pub fn within<'a>(tx: &Tx, query: &mut Query<'a>, pattern: &'a String, range: &'a Range<i64>) {
    if tx.engine() == Engine::Sqlite {
        sqlite::within(query, pattern, range);
    }
}

/// The order of such a query: the newest first.
pub fn newest_first(tx: &Tx) -> &'static str {
    match tx.engine() {
        Engine::Sqlite => sqlite::NEWEST_FIRST,
        Engine::Postgres => postgres::NEWEST_FIRST,
    }
}

/// Writes the folded copy of a record under its place, instead of what is there.
pub async fn put(tx: &mut Tx, place: i64, folded: &Folded) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite => sqlite::put(tx, place, folded).await,
        Engine::Postgres => postgres::put(tx, place, folded).await,
    }
}

/// Forgets what is at a place.
pub async fn forget(tx: &mut Tx, place: i64) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite => sqlite::forget(tx, place).await,
        Engine::Postgres => postgres::forget(tx, place).await,
    }
}

/// Forgets everything.
pub async fn clear(tx: &mut Tx) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite => sqlite::clear(tx).await,
        Engine::Postgres => postgres::clear(tx).await,
    }
}

/// Adds words with their spellings, as a JSON list of pairs; answers those that are new.
pub async fn add_words(tx: &mut Tx, pairs: &str) -> Result<Vec<String>> {
    let new = match tx.engine() {
        Engine::Sqlite => sqlite::add_words(tx, pairs).await?,
        Engine::Postgres => postgres::add_words(tx, pairs).await?,
    };
    Ok(new.into_iter().map(|(word,)| word).collect())
}

/// Adds runs of three letters with their words, as a JSON list of pairs.
pub async fn add_grams(tx: &mut Tx, pairs: &str) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite => sqlite::add_grams(tx, pairs).await,
        Engine::Postgres => postgres::add_grams(tx, pairs).await,
    }
}
