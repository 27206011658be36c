//! Sessions: by the hash of their token, so that a copy of the database opens none.
use chrono::{DateTime, Utc};

use crate::db::{Result, Tx};
use crate::ids::{SessionId, UserId};
use crate::users::roles::Role;
use crate::users::session::{Actor, IDLE, LONGEST};
use crate::users::{Density, Theme};
use crate::words::Lang;

#[derive(sqlx::FromRow)]
struct SessionRow {
    id: UserId,
    name: String,
    post: String,
    role: Role,
    language: Lang,
    theme: Theme,
    density: Density,
    last_seen_at: DateTime<Utc>,
}

/// The user behind a session that is still good, and when it was used last as far as that was noted.
///
/// Disabling a user, or a new role or password, raises `auth_epoch` and so ends every session at once.
pub async fn actor(tx: &mut Tx, token_hash: &str, now: DateTime<Utc>) -> Result<Option<(Actor, DateTime<Utc>)>> {
    let row: Option<SessionRow> = tx
        .opt(
            "SELECT u.id, u.name, u.post, u.role, u.language, u.theme, u.density, s.last_seen_at
             FROM sessions s JOIN users u ON u.id = s.user_id
             WHERE s.token_hash = $1 AND u.active AND u.auth_epoch = s.auth_epoch
               AND s.expires_at > $2 AND s.last_seen_at > $3",
            &[&token_hash, &now, &(now - IDLE)],
        )
        .await?;
    Ok(row.map(|row| {
        let SessionRow { id, name, post, role, language, theme, density, last_seen_at } = row;
        (Actor { id, name, post, role, language, theme, density, session: token_hash.to_owned() }, last_seen_at)
    }))
}

/// How many sessions are good at a moment.
pub async fn live_sessions(tx: &mut Tx, now: DateTime<Utc>) -> Result<i64> {
    let sql = "SELECT count(*) FROM sessions s JOIN users u ON u.id = s.user_id
               WHERE u.active AND u.auth_epoch = s.auth_epoch AND s.expires_at > $1 AND s.last_seen_at > $2";
    let (count,): (i64,) = tx.one(sql, &[&now, &(now - IDLE)]).await?;
    Ok(count)
}

/// Notes that a session was used; called at most once a minute.
pub async fn touch_session(tx: &mut Tx, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE sessions SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2";
    tx.run(sql, &[&token_hash, &now]).await.map(|_| ())
}

/// The last use of any session that there is, if there is one.
pub async fn last_use(tx: &mut Tx) -> Result<Option<DateTime<Utc>>> {
    let (last,): (Option<DateTime<Utc>>,) = tx.one("SELECT max(last_seen_at) FROM sessions", &[]).await?;
    Ok(last)
}

/// How many sessions, sign-ins half way and one-time links have run out and are still there.
pub async fn run_out(tx: &mut Tx, now: DateTime<Utc>) -> Result<i64> {
    let sql = "SELECT (SELECT count(*) FROM sessions WHERE expires_at <= $1 OR last_seen_at <= $2)
                    + (SELECT count(*) FROM sign_ins WHERE expires_at <= $1)
                    + (SELECT count(*) FROM links WHERE expires_at <= $1)";
    let (count,): (i64,) = tx.one(sql, &[&now, &(now - IDLE)]).await?;
    Ok(count)
}

/// Forgets what has run out, so that nothing can bring it back.
pub async fn forget_run_out(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM sessions WHERE expires_at <= $1 OR last_seen_at <= $2", &[&now, &(now - IDLE)]).await?;
    tx.run("DELETE FROM sign_ins WHERE expires_at <= $1", &[&now]).await?;
    tx.run("DELETE FROM links WHERE expires_at <= $1", &[&now]).await.map(|_| ())
}

/// Notes that whoever began a session showed a second factor elsewhere, where that is required.
pub async fn note_factor(tx: &mut Tx, token_hash: &str) -> Result<()> {
    tx.change("UPDATE sessions SET factor_shown = TRUE WHERE token_hash = $1", &[&token_hash]).await
}

/// Whether a session was begun so.
pub async fn factor_noted(tx: &mut Tx, token_hash: &str) -> Result<bool> {
    let (noted,): (bool,) = tx.one("SELECT factor_shown FROM sessions WHERE token_hash = $1", &[&token_hash]).await?;
    Ok(noted)
}

/// Starts a session for a user, from an address with a browser.
pub async fn start_session(
    tx: &mut Tx,
    user: UserId,
    token_hash: &str,
    from: (&str, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    tx.run(
        "INSERT INTO sessions (token_hash, id, user_id, auth_epoch, created_at, last_seen_at, expires_at, address, agent)
         SELECT $1, $7, id, auth_epoch, $3, $3, $4, $5, $6 FROM users WHERE id = $2",
        &[&token_hash, &user, &now, &(now + LONGEST), &from.0, &from.1, &SessionId::new()],
    )
    .await
    .map(|_| ())
}

/// Ends every session, sign-in half way and one-time link there is.
pub async fn end_everything(tx: &mut Tx) -> Result<()> {
    tx.run("DELETE FROM sessions", &[]).await?;
    tx.run("DELETE FROM sign_ins", &[]).await?;
    tx.run("DELETE FROM links", &[]).await.map(|_| ())
}

/// Ends one session.
pub async fn end_session(tx: &mut Tx, token_hash: &str) -> Result<()> {
    tx.run("DELETE FROM sessions WHERE token_hash = $1", &[&token_hash]).await.map(|_| ())
}

/// A browser in which somebody is signed in, as its owner sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Device {
    /// Id.
    pub id: SessionId,
    /// Hash of the session's token, to tell one's own.
    pub token_hash: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// When it last asked for something, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// From which address it signed in.
    pub address: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// The browsers in which a user is signed in just now, the last used first.
pub async fn devices(tx: &mut Tx, user: UserId, now: DateTime<Utc>) -> Result<Vec<Device>> {
    tx.all(
        "SELECT s.id, s.token_hash, s.created_at, s.last_seen_at, s.address, s.agent
         FROM sessions s JOIN users u ON u.id = s.user_id
         WHERE s.user_id = $1 AND u.active AND u.auth_epoch = s.auth_epoch
           AND s.expires_at > $2 AND s.last_seen_at > $3
         ORDER BY s.last_seen_at DESC, s.id",
        &[&user, &now, &(now - IDLE)],
    )
    .await
}

/// Ends one session of a user; answers whether there was one.
pub async fn end_device(tx: &mut Tx, user: UserId, id: SessionId) -> Result<bool> {
    Ok(tx.run("DELETE FROM sessions WHERE id = $1 AND user_id = $2", &[&id, &user]).await? == 1)
}

/// Ends every session of a user, those that are just being started included.
pub async fn end_all(tx: &mut Tx, user: UserId) -> Result<()> {
    tx.change("UPDATE users SET auth_epoch = auth_epoch + 1 WHERE id = $1", &[&user]).await?;
    tx.run("DELETE FROM sessions WHERE user_id = $1", &[&user]).await.map(|_| ())
}
