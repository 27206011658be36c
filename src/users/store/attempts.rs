//! What signing in reads and writes: the password's hash, and how often it was missed.
use chrono::{DateTime, Utc};

use crate::db::{Result, Tx};
use crate::ids::UserId;
use crate::users::throttle::Failures;

/// What a sign-in is checked against.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// Who.
    pub user: UserId,
    /// The hash of the password, for those who may sign in with one.
    pub password_hash: Option<String>,
    /// How often it was missed.
    pub failures: Failures,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: UserId,
    password_hash: Option<String>,
    active: bool,
    failures: i64,
    failed_at: Option<DateTime<Utc>>,
}

/// The credentials behind a user name. Those of a disabled user have no hash, so nothing fits.
pub async fn credentials(tx: &mut Tx, username: &str) -> Result<Option<Credentials>> {
    let row: Option<Row> = tx
        .opt("SELECT id, password_hash, active, failures, failed_at FROM users WHERE username = $1", &[&username])
        .await?;
    Ok(row.map(|row| Credentials {
        user: row.id,
        password_hash: row.password_hash.filter(|_| row.active),
        failures: Failures { count: row.failures, last: row.failed_at },
    }))
}

/// Counts a failed sign-in. For a user name that does not exist nothing changes, in the same time.
pub async fn note_failure(tx: &mut Tx, username: &str, now: DateTime<Utc>) -> Result<()> {
    tx.run("UPDATE users SET failures = failures + 1, failed_at = $2 WHERE username = $1", &[&username, &now])
        .await
        .map(|_| ())
}

/// Forgets the failures after a sign-in, and keeps the hash made anew where the old one was weaker.
pub async fn note_success(tx: &mut Tx, user: UserId, stronger: Option<String>) -> Result<()> {
    tx.run(
        "UPDATE users SET failures = 0, failed_at = NULL, password_hash = coalesce($2, password_hash) WHERE id = $1",
        &[&user, &stronger],
    )
    .await
    .map(|_| ())
}

/// The hash of a user's own password, for acts that ask for it again.
pub async fn password_hash(tx: &mut Tx, user: UserId) -> Result<Option<String>> {
    let (hash,): (Option<String>,) = tx.one("SELECT password_hash FROM users WHERE id = $1", &[&user]).await?;
    Ok(hash)
}
