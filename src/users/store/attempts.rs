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
    /// How often it was missed: in the known browser if there is one, else anywhere else.
    pub failures: Failures,
    /// The hash of the token by which the browser is known.
    pub browser: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: UserId,
    password_hash: Option<String>,
    active: bool,
    failures: i64,
    failed_at: Option<DateTime<Utc>>,
}

impl From<Row> for Credentials {
    fn from(row: Row) -> Credentials {
        Credentials {
            user: row.id,
            password_hash: row.password_hash.filter(|_| row.active),
            failures: Failures { count: row.failures, last: row.failed_at },
            browser: None,
        }
    }
}

/// The credentials behind a user name. Those of a disabled user have no hash, so nothing fits.
pub async fn credentials(tx: &mut Tx, username: &str) -> Result<Option<Credentials>> {
    let sql = "SELECT id, password_hash, active, failures, failed_at FROM users WHERE username = $1";
    Ok(tx.opt::<Row>(sql, &[&username]).await?.map(Credentials::from))
}

/// The credentials of a user.
pub async fn credentials_of(tx: &mut Tx, user: UserId) -> Result<Credentials> {
    let sql = "SELECT id, password_hash, active, failures, failed_at FROM users WHERE id = $1";
    Ok(tx.one::<Row>(sql, &[&user]).await?.into())
}

/// Counts a try as failed before it is checked, so that many at once count like one after the
/// other. For a user name that does not exist nothing changes, in the same time.
pub async fn note_try(tx: &mut Tx, known: Option<&Credentials>, now: DateTime<Utc>) -> Result<()> {
    match known.map(|known| (known.user, known.browser.as_ref())) {
        Some((_, Some(browser))) => {
            let sql = "UPDATE browsers SET failures = failures + 1, failed_at = $2 WHERE token_hash = $1";
            tx.run(sql, &[browser, &now]).await?
        }
        user => {
            let user = user.map(|(user, _)| user);
            tx.run("UPDATE users SET failures = failures + 1, failed_at = $2 WHERE id = $1", &[&user, &now]).await?
        }
    };
    Ok(())
}

/// Takes one try back that was counted and did not fail.
pub async fn take_back(tx: &mut Tx, known: &Credentials) -> Result<()> {
    match &known.browser {
        Some(browser) => {
            let sql = "UPDATE browsers SET failures = failures - 1 WHERE token_hash = $1 AND failures > 0";
            tx.run(sql, &[browser]).await?
        }
        None => {
            let sql = "UPDATE users SET failures = failures - 1 WHERE id = $1 AND failures > 0";
            tx.run(sql, &[&known.user]).await?
        }
    };
    Ok(())
}

/// Forgets the failures after a sign-in. One in a known browser says nothing of those elsewhere.
pub async fn forgive(tx: &mut Tx, known: &Credentials) -> Result<()> {
    match &known.browser {
        Some(browser) => {
            let sql = "UPDATE browsers SET failures = 0, failed_at = NULL WHERE token_hash = $1";
            tx.run(sql, &[browser]).await.map(|_| ())
        }
        None => allow(tx, known.user).await,
    }
}

/// Lets a user sign in again from browsers that are not known.
pub async fn allow(tx: &mut Tx, user: UserId) -> Result<()> {
    tx.run("UPDATE users SET failures = 0, failed_at = NULL WHERE id = $1", &[&user]).await.map(|_| ())
}

/// Keeps the hash that was made anew where the old one was weaker.
pub async fn strengthen(tx: &mut Tx, user: UserId, hash: &str) -> Result<()> {
    tx.run("UPDATE users SET password_hash = $2 WHERE id = $1", &[&user, &hash]).await.map(|_| ())
}

/// The hash of a user's own password, for acts that ask for it again.
pub async fn password_hash(tx: &mut Tx, user: UserId) -> Result<Option<String>> {
    let (hash,): (Option<String>,) = tx.one("SELECT password_hash FROM users WHERE id = $1", &[&user]).await?;
    Ok(hash)
}
