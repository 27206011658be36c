//! Users in the database; their sessions, one-time links and failed sign-ins in the files beside.
use chrono::{DateTime, Utc};

use super::roles::Role;
use super::{Density, Theme, User};
use crate::db::{Result, Tx};
use crate::ids::UserId;
use crate::persian::fold;
use crate::words::Lang;

mod attempts;
mod browsers;
mod factors;
mod links;
mod sessions;

pub use attempts::{
    Credentials, allow, credentials, credentials_of, forgive, note_try, password_hash, strengthen, take_back,
};
pub use browsers::{KNOWN, keep_browser, known_browser};
pub use factors::{
    Factor, begin_factor, begin_sign_in, begun_sign_in, confirm_factor, end_sign_in, factor, has_factor,
    recovery_codes_left, remove_factor, set_recovery_codes, spend_recovery_code, spend_step, with_factor,
};
pub use links::{Link, demo_link, give_link, look_up_link, spend_link};
pub use sessions::{
    Device, actor, devices, end_all, end_device, end_everything, end_session, factor_noted, forget_run_out, last_use,
    live_sessions, note_factor, run_out, start_session, touch_session,
};

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

/// Everyone, in the order of their names.
pub async fn list(tx: &mut Tx) -> Result<Vec<User>> {
    let rows: Vec<UserRow> = tx.all(concat!("SELECT ", columns!(), " FROM users"), &[]).await?;
    let mut users: Vec<User> = rows.into_iter().map(User::from).collect();
    users.sort_by_cached_key(|user| (fold::sort_key(&user.name), user.id));
    Ok(users)
}

/// Those who may be made responsible for something: id and name of everyone active, by name.
pub async fn names(tx: &mut Tx) -> Result<Vec<(UserId, String)>> {
    let users = list(tx).await?;
    Ok(users.into_iter().filter(|user| user.active).map(|user| (user.id, user.name)).collect())
}

/// One user.
pub async fn find(tx: &mut Tx, id: UserId) -> Result<User> {
    let row: UserRow = tx.one(concat!("SELECT ", columns!(), " FROM users WHERE id = $1"), &[&id]).await?;
    Ok(row.into())
}

/// The user with this user name.
pub async fn by_username(tx: &mut Tx, username: &str) -> Result<Option<User>> {
    let row: Option<UserRow> =
        tx.opt(concat!("SELECT ", columns!(), " FROM users WHERE username = $1"), &[&username]).await?;
    Ok(row.map(User::from))
}

/// Whether nobody was recorded yet.
pub async fn is_empty(tx: &mut Tx) -> Result<bool> {
    let (n,): (i64,) = tx.one("SELECT count(*) FROM users", &[]).await?;
    Ok(n == 0)
}

/// How many administrators may sign in.
pub async fn active_admins(tx: &mut Tx) -> Result<i64> {
    let (n,): (i64,) = tx.one("SELECT count(*) FROM users WHERE active AND role = $1", &[&Role::Admin]).await?;
    Ok(n)
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

/// Saves what the administrator changed. A new role ends every session of the user at once.
pub async fn update(tx: &mut Tx, user: &User, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE users SET username = $3, name = $4, post = $5,
                auth_epoch = auth_epoch + CASE WHEN role = $6 THEN 0 ELSE 1 END,
                role = $6, updated_at = $7, version = version + 1
         WHERE id = $1 AND version = $2",
        &[&user.id, &user.version, &user.username, &user.name, &user.post, &user.role, &now],
    )
    .await
}

/// Lets a user sign in or not. Either way every session ends at once.
pub async fn set_active(tx: &mut Tx, id: UserId, active: bool, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE users SET active = $2, auth_epoch = auth_epoch + 1, updated_at = $3, version = version + 1
         WHERE id = $1",
        &[&id, &active, &now],
    )
    .await
}

/// Sets the password's hash, or takes the password away. Every session ends, no browser is known
/// any more, and failures are forgotten.
pub async fn set_password(tx: &mut Tx, id: UserId, hash: Option<String>, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE users SET password_hash = $2, failures = 0, failed_at = NULL, auth_epoch = auth_epoch + 1,
                updated_at = $3 WHERE id = $1",
        &[&id, &hash, &now],
    )
    .await?;
    tx.run("DELETE FROM browsers WHERE user_id = $1", &[&id]).await?;
    tx.run("DELETE FROM sessions WHERE user_id = $1", &[&id]).await.map(|_| ())
}

/// Saves how a user wants the pages.
pub async fn set_looks(tx: &mut Tx, id: UserId, looks: (Lang, Theme, Density)) -> Result<()> {
    tx.change(
        "UPDATE users SET language = $2, theme = $3, density = $4 WHERE id = $1",
        &[&id, &looks.0, &looks.1, &looks.2],
    )
    .await
}

/// Saves in which language a user wants the pages.
pub async fn set_language(tx: &mut Tx, id: UserId, language: Lang) -> Result<()> {
    tx.change("UPDATE users SET language = $2 WHERE id = $1", &[&id, &language]).await
}
