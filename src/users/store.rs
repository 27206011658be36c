//! Users, sessions and one-time links in the database.
use chrono::{DateTime, Utc};

use super::roles::Role;
use super::session::{Actor, IDLE, LONGEST};
use super::{Density, Theme, User};
use crate::db::{Result, Tx};
use crate::ids::UserId;
use crate::words::Lang;

#[derive(sqlx::FromRow)]
struct UserRow {
    id: UserId,
    username: String,
    name: String,
    post: String,
    role: Role,
    language: Lang,
    theme: Theme,
    density: Density,
    active: bool,
    password_hash: Option<String>,
    version: i64,
}

impl From<UserRow> for User {
    fn from(row: UserRow) -> User {
        User {
            id: row.id,
            username: row.username,
            name: row.name,
            post: row.post,
            role: row.role,
            language: row.language,
            theme: row.theme,
            density: row.density,
            active: row.active,
            has_password: row.password_hash.is_some(),
            version: row.version,
        }
    }
}

macro_rules! columns {
    () => {
        "id, username, name, post, role, language, theme, density, active, password_hash, version"
    };
}

/// Everyone, by name.
pub async fn list(tx: &mut Tx) -> Result<Vec<User>> {
    let rows: Vec<UserRow> = tx.all(concat!("SELECT ", columns!(), " FROM users ORDER BY name, id"), &[]).await?;
    Ok(rows.into_iter().map(User::from).collect())
}

/// One user.
pub async fn find(tx: &mut Tx, id: UserId) -> Result<User> {
    let row: UserRow = tx.one(concat!("SELECT ", columns!(), " FROM users WHERE id = $1"), &[&id]).await?;
    Ok(row.into())
}

/// Whether nobody was recorded yet.
pub async fn is_empty(tx: &mut Tx) -> Result<bool> {
    let (n,): (i64,) = tx.one("SELECT count(*) FROM users", &[]).await?;
    Ok(n == 0)
}

/// Records a user who has no password yet.
pub async fn insert(tx: &mut Tx, user: &User, now: DateTime<Utc>) -> Result<()> {
    tx.run(
        "INSERT INTO users (id, username, name, post, role, language, theme, density, active, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
        &[
            &user.id,
            &user.username,
            &user.name,
            &user.post,
            &user.role,
            &user.language,
            &user.theme,
            &user.density,
            &user.active,
            &now,
        ],
    )
    .await
    .map(|_| ())
}

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

/// The user behind a session that is still good, and whether the visit is worth noting down.
///
/// Disabling a user, or a new role or password, raises `auth_epoch` and so ends every session at once.
pub async fn actor(tx: &mut Tx, token_hash: &str, now: DateTime<Utc>) -> Result<Option<(Actor, bool)>> {
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
        let worth_noting = now - row.last_seen_at > chrono::TimeDelta::minutes(1);
        let SessionRow { id, name, post, role, language, theme, density, .. } = row;
        (Actor { id, name, post, role, language, theme, density, session: token_hash.to_owned() }, worth_noting)
    }))
}

/// Notes that a session was used; called at most once a minute.
pub async fn touch_session(tx: &mut Tx, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
    tx.run("UPDATE sessions SET last_seen_at = $2 WHERE token_hash = $1", &[&token_hash, &now]).await.map(|_| ())
}

/// Starts a session for a user.
pub async fn start_session(
    tx: &mut Tx,
    user: UserId,
    token_hash: &str,
    from: (&str, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    tx.run(
        "INSERT INTO sessions (token_hash, user_id, auth_epoch, created_at, last_seen_at, expires_at, address, agent)
         SELECT $1, id, auth_epoch, $3, $3, $4, $5, $6 FROM users WHERE id = $2",
        &[&token_hash, &user, &now, &(now + LONGEST), &from.0, &from.1],
    )
    .await
    .map(|_| ())
}

/// Ends one session.
pub async fn end_session(tx: &mut Tx, token_hash: &str) -> Result<()> {
    tx.run("DELETE FROM sessions WHERE token_hash = $1", &[&token_hash]).await.map(|_| ())
}
