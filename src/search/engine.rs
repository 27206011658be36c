//! The index, on whichever engine the transaction is.
use std::ops::Range;

use super::ask::Ask;
use super::document::Folded;
use super::{postgres, sqlite};
use crate::db::{Engine, Query, Result, Tx};

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Anywhere in a record.
    All,
    /// In what it is called.
    Names,
}

/// What is asked for, in the words of the engine.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Where it is looked for.
    pub within: Within,
    /// The expression.
    pub text: String,
}

/// The same asked of all that a record says, and of what it is called.
#[derive(Clone, Debug)]
pub struct Patterns {
    /// Records that say it anywhere.
    pub all: Pattern,
    /// Records that are called so.
    pub names: Pattern,
}

/// What is asked for, in the words of the engine.
pub async fn patterns(tx: &mut Tx, ask: &Ask) -> Result<Patterns> {
    let (all, names) = match tx.engine() {
        Engine::Sqlite => {
            let text = sqlite::pattern(tx, ask).await?;
            (text.clone(), text)
        }
        Engine::Postgres => (postgres::pattern(ask, Within::All), postgres::pattern(ask, Within::Names)),
    };
    Ok(Patterns {
        all: Pattern { within: Within::All, text: all },
        names: Pattern { within: Within::Names, text: names },
    })
}

/// Begins a query for the place and the id of what matches, as `s`, among some places. The tables that are
/// joined come next, and [`within`] after them.
pub fn matching<'a>(tx: &Tx, pattern: &'a Pattern, range: &'a Range<i64>) -> Query<'a> {
    match tx.engine() {
        Engine::Sqlite => sqlite::matching(pattern.within),
        Engine::Postgres => postgres::matching(&pattern.text, range),
    }
}

/// Adds to the WHERE of such a query what its engine wants there.
pub fn within<'a>(tx: &Tx, query: &mut Query<'a>, pattern: &'a Pattern, range: &'a Range<i64>) {
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

/// Writes the folded copies of records under their places, instead of what is there.
pub async fn put(tx: &mut Tx, all: &[(i64, Folded)]) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite => sqlite::put(tx, all).await,
        Engine::Postgres => postgres::put(tx, all).await,
    }
}

/// Forgets what is at some places.
pub async fn forget(tx: &mut Tx, places: &[i64]) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite => sqlite::forget(tx, places).await,
        Engine::Postgres => postgres::forget(tx, places).await,
    }
}

/// Puts some of the pieces together that writing left; whether there was something to do.
pub async fn merge(tx: &mut Tx) -> Result<bool> {
    match tx.engine() {
        Engine::Sqlite => sqlite::merge(tx).await,
        // PostgreSQL looks after its own.
        Engine::Postgres => Ok(false),
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
