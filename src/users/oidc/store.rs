//! With whom of a provider a user is linked, and which answers were used already.
use chrono::{DateTime, Utc};

use crate::db::{Result, StoreError, Tx};
use crate::ids::UserId;

/// An identity with which a user may sign in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Linked {
    /// What the provider calls the user.
    pub subject: String,
    /// Since when they are linked.
    pub linked_at: DateTime<Utc>,
    /// When the user last signed in so.
    pub used_at: Option<DateTime<Utc>>,
}

/// The user who is linked with an identity.
pub async fn user_of(tx: &mut Tx, issuer: &str, subject: &str) -> Result<Option<UserId>> {
    let sql = "SELECT user_id FROM identities WHERE issuer = $1 AND subject = $2";
    let row: Option<(UserId,)> = tx.opt(sql, &[&issuer, &subject]).await?;
    Ok(row.map(|(user,)| user))
}

/// The identity of a user with a provider.
pub async fn linked(tx: &mut Tx, user: UserId, issuer: &str) -> Result<Option<Linked>> {
    let sql = "SELECT subject, linked_at, used_at FROM identities WHERE user_id = $1 AND issuer = $2";
    tx.opt(sql, &[&user, &issuer]).await
}

/// Links a user with an identity. Each has one of the other: what is linked already stays as it is.
pub async fn link(tx: &mut Tx, user: UserId, issuer: &str, subject: &str, now: DateTime<Utc>) -> Result<()> {
    let linked = tx
        .run(
            "INSERT INTO identities (issuer, subject, user_id, linked_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            &[&issuer, &subject, &user, &now],
        )
        .await?;
    if linked == 1 { Ok(()) } else { Err(StoreError::Duplicate) }
}

/// Parts a user from their identity with a provider; answers whether there was one.
pub async fn unlink(tx: &mut Tx, user: UserId, issuer: &str) -> Result<bool> {
    Ok(tx.run("DELETE FROM identities WHERE user_id = $1 AND issuer = $2", &[&user, &issuer]).await? == 1)
}

/// Notes that a user signed in with an identity.
pub async fn note_use(tx: &mut Tx, user: UserId, issuer: &str, now: DateTime<Utc>) -> Result<()> {
    tx.change("UPDATE identities SET used_at = $3 WHERE user_id = $1 AND issuer = $2", &[&user, &issuer, &now]).await
}

/// Uses the answer to a flow up, by the hash of its state; the second to come is told no.
pub async fn use_up(tx: &mut Tx, state_hash: &str, until: DateTime<Utc>, now: DateTime<Utc>) -> Result<bool> {
    tx.run("DELETE FROM used_flows WHERE expires_at < $1", &[&now]).await?;
    let sql = "INSERT INTO used_flows (state_hash, expires_at) VALUES ($1, $2) ON CONFLICT (state_hash) DO NOTHING";
    Ok(tx.run(sql, &[&state_hash, &until]).await? == 1)
}
