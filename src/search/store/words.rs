//! The words that occur, for those who misspell one.
use crate::db::{Query, Result, Tx};

/// The words with most runs of three letters in common with some, each with its spelling.
pub async fn alike(tx: &mut Tx, grams: &[String], limit: i64) -> Result<Vec<(String, String)>> {
    let mut query = Query::within(
        "SELECT w.word, w.spelling FROM search_grams g JOIN search_words w ON w.word = g.word WHERE g.gram",
        &[],
    );
    query.list(grams).push(" GROUP BY w.word, w.spelling ORDER BY count(*) DESC, w.word LIMIT ?", &[&limit]);
    tx.select(&query).await
}

/// The words from one to another in the order of their letters, at most so many.
pub async fn between(tx: &mut Tx, from: &str, to: &str, limit: i64) -> Result<Vec<String>> {
    let sql = "SELECT word FROM search_words WHERE word >= $1 AND word < $2 LIMIT $3";
    Ok(tx.all::<(String,)>(sql, &[&from, &to, &limit]).await?.into_iter().map(|(word,)| word).collect())
}
