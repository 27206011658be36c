//! Second factors, their recovery codes, and sign-ins that wait for the second step.
use chrono::{DateTime, Utc};

use super::sessions::end_all;
use crate::db::{Result, StoreError, Tx};
use crate::ids::UserId;
use crate::users::second_factor::SECOND_STEP;

/// A user's second factor.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Factor {
    /// The secret, sealed.
    pub secret: Vec<u8>,
    /// When the set-up was begun.
    pub created_at: DateTime<Utc>,
    /// When the first code was shown to fit; until then it is not asked for.
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// The second factor of a user, begun or in use.
pub async fn factor(tx: &mut Tx, user: UserId) -> Result<Option<Factor>> {
    tx.opt("SELECT secret, created_at, confirmed_at FROM second_factors WHERE user_id = $1", &[&user]).await
}

/// Whether a user signs in in two steps.
pub async fn has_factor(tx: &mut Tx, user: UserId) -> Result<bool> {
    Ok(factor(tx, user).await?.is_some_and(|factor| factor.confirmed_at.is_some()))
}

/// The users who sign in in two steps.
pub async fn with_factor(tx: &mut Tx) -> Result<Vec<UserId>> {
    let rows: Vec<(UserId,)> = tx.all("SELECT user_id FROM second_factors WHERE confirmed_at IS NOT NULL", &[]).await?;
    Ok(rows.into_iter().map(|(user,)| user).collect())
}

/// Begins a set-up with a sealed secret, in the place of one that was not finished.
pub async fn begin_factor(tx: &mut Tx, user: UserId, sealed: &[u8], now: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM second_factors WHERE user_id = $1 AND confirmed_at IS NULL", &[&user]).await?;
    let begun = tx
        .run(
            "INSERT INTO second_factors (user_id, secret, created_at) VALUES ($1, $2, $3)
             ON CONFLICT (user_id) DO NOTHING",
            &[&user, &sealed.to_vec(), &now],
        )
        .await?;
    if begun == 1 { Ok(()) } else { Err(StoreError::Duplicate) }
}

/// Takes a second factor into use, with the step of its first code. Every session ends.
pub async fn confirm_factor(tx: &mut Tx, user: UserId, step: i64, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE second_factors SET confirmed_at = $2, last_step = $3 WHERE user_id = $1 AND confirmed_at IS NULL",
        &[&user, &now, &step],
    )
    .await?;
    end_all(tx, user).await
}

/// Spends the code of a step; one of the same step or an earlier one is good no more.
pub async fn spend_step(tx: &mut Tx, user: UserId, step: i64) -> Result<bool> {
    let sql = "UPDATE second_factors SET last_step = $2
               WHERE user_id = $1 AND confirmed_at IS NOT NULL AND last_step < $2";
    Ok(tx.run(sql, &[&user, &step]).await? == 1)
}

/// Takes a second factor away, with its recovery codes. Every session ends.
pub async fn remove_factor(tx: &mut Tx, user: UserId) -> Result<()> {
    tx.run("DELETE FROM recovery_codes WHERE user_id = $1", &[&user]).await?;
    tx.run("DELETE FROM second_factors WHERE user_id = $1", &[&user]).await?;
    end_all(tx, user).await
}

/// Gives a user recovery codes, of which only the hashes are kept; older ones are worth nothing any more.
pub async fn set_recovery_codes(tx: &mut Tx, user: UserId, hashes: &[String]) -> Result<()> {
    tx.run("DELETE FROM recovery_codes WHERE user_id = $1", &[&user]).await?;
    for hash in hashes {
        tx.run("INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, $2)", &[&user, hash]).await?;
    }
    Ok(())
}

/// Spends a recovery code; each is good once.
pub async fn spend_recovery_code(tx: &mut Tx, user: UserId, hash: &str, now: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE recovery_codes SET used_at = $3 WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL";
    Ok(tx.run(sql, &[&user, &hash, &now]).await? == 1)
}

/// How many recovery codes a user has left.
pub async fn recovery_codes_left(tx: &mut Tx, user: UserId) -> Result<i64> {
    let sql = "SELECT count(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL";
    let (n,): (i64,) = tx.one(sql, &[&user]).await?;
    Ok(n)
}

/// Notes that a user took the first step, by the hash of a token; whatever ends sessions ends it too.
pub async fn begin_sign_in(tx: &mut Tx, user: UserId, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
    tx.run(
        "INSERT INTO sign_ins (token_hash, user_id, auth_epoch, expires_at)
         SELECT $1, id, auth_epoch, $3 FROM users WHERE id = $2",
        &[&token_hash, &user, &(now + SECOND_STEP)],
    )
    .await
    .map(|_| ())
}

/// Who took the first step and may take the second.
pub async fn begun_sign_in(tx: &mut Tx, token_hash: &str, now: DateTime<Utc>) -> Result<Option<UserId>> {
    let row: Option<(UserId,)> = tx
        .opt(
            "SELECT u.id FROM sign_ins s JOIN users u ON u.id = s.user_id
             WHERE s.token_hash = $1 AND s.expires_at > $2 AND u.active AND u.auth_epoch = s.auth_epoch",
            &[&token_hash, &now],
        )
        .await?;
    Ok(row.map(|(user,)| user))
}

/// Forgets the first step once the second is taken.
pub async fn end_sign_in(tx: &mut Tx, token_hash: &str) -> Result<()> {
    tx.run("DELETE FROM sign_ins WHERE token_hash = $1", &[&token_hash]).await.map(|_| ())
}
