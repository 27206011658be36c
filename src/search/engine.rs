//! The index, on whichever engine the transaction is.
use super::document::Folded;
use super::{postgres, sqlite};
use crate::db::{Result, Tx};

/// Writes the folded copy of a record under its place, instead of what is there.
pub async fn put(tx: &mut Tx, place: i64, folded: &Folded) -> Result<()> {
    match tx {
        Tx::Sqlite(_) => sqlite::put(tx, place, folded).await,
        Tx::Postgres(_) => postgres::put(tx, place, folded).await,
    }
}

/// Forgets what is at a place.
pub async fn forget(tx: &mut Tx, place: i64) -> Result<()> {
    match tx {
        Tx::Sqlite(_) => sqlite::forget(tx, place).await,
        Tx::Postgres(_) => postgres::forget(tx, place).await,
    }
}

/// Forgets everything.
pub async fn clear(tx: &mut Tx) -> Result<()> {
    match tx {
        Tx::Sqlite(_) => sqlite::clear(tx).await,
        Tx::Postgres(_) => postgres::clear(tx).await,
    }
}

/// Adds words with their spellings, as a JSON list of pairs; answers those that are new.
pub async fn add_words(tx: &mut Tx, pairs: &str) -> Result<Vec<String>> {
    let new = match tx {
        Tx::Sqlite(_) => sqlite::add_words(tx, pairs).await?,
        Tx::Postgres(_) => postgres::add_words(tx, pairs).await?,
    };
    Ok(new.into_iter().map(|(word,)| word).collect())
}

/// Adds runs of three letters with their words, as a JSON list of pairs.
pub async fn add_grams(tx: &mut Tx, pairs: &str) -> Result<()> {
    match tx {
        Tx::Sqlite(_) => sqlite::add_grams(tx, pairs).await,
        Tx::Postgres(_) => postgres::add_grams(tx, pairs).await,
    }
}
