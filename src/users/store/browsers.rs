//! Browsers from which somebody signed in before, by the hash of a token of their own.
use chrono::{DateTime, TimeDelta, Utc};

use crate::db::{Result, Tx};
use crate::ids::UserId;
use crate::users::throttle::{Failures, MOST_KNOWN};

/// A browser is known for so long after it was last used to sign in.
pub const KNOWN: TimeDelta = TimeDelta::days(180);

/// How often a known browser missed the password of its user; nothing for one that is not known,
/// or not any more after too many failures.
pub async fn known_browser(tx: &mut Tx, user: UserId, hash: &str, now: DateTime<Utc>) -> Result<Option<Failures>> {
    let row: Option<(i64, Option<DateTime<Utc>>)> = tx
        .opt(
            "SELECT failures, failed_at FROM browsers
             WHERE token_hash = $1 AND user_id = $2 AND used_at > $3 AND failures < $4",
            &[&hash, &user, &(now - KNOWN), &MOST_KNOWN],
        )
        .await?;
    Ok(row.map(|(count, last)| Failures { count, last }))
}

/// Knows a browser from now on by `hash` in the place of `old`, and forgets those that ran out.
pub async fn keep_browser(tx: &mut Tx, user: UserId, hash: &str, old: Option<&str>, now: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM browsers WHERE used_at < $1", &[&(now - KNOWN)]).await?;
    if let Some(old) = old {
        tx.run("DELETE FROM browsers WHERE token_hash = $1 AND user_id = $2", &[&old, &user]).await?;
    }
    tx.run("INSERT INTO browsers (token_hash, user_id, used_at) VALUES ($1, $2, $3)", &[&hash, &user, &now])
        .await
        .map(|_| ())
}
