//! Saved views: names for addresses of the list.
use chrono::{DateTime, Utc};

use crate::db::{Result, Tx};
use crate::ids::{UserId, ViewId};

/// A name for an address of the list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SavedView {
    /// Id.
    pub id: ViewId,
    /// Who saved it.
    pub user_id: UserId,
    /// Its name.
    pub name: String,
    /// The part of the address after `?`.
    pub query: String,
    /// Whether it stands on the desk.
    pub pinned: bool,
    /// Whether everybody has it.
    pub shared: bool,
    /// For optimistic locking.
    pub version: i64,
}

impl SavedView {
    /// Where it is shown.
    pub fn address(&self) -> String {
        let and = if self.query.is_empty() { "" } else { "&" };
        format!("/agreements?{}{and}view={}", self.query, self.id)
    }
}

macro_rules! columns {
    () => {
        "SELECT v.id, v.user_id, v.name, v.query, v.pinned, v.shared, v.version FROM saved_views v
         WHERE v.deleted_at IS NULL AND (v.user_id = $1 OR v.shared)"
    };
}

/// The views that a user has: their own and everybody's.
pub async fn of_user(tx: &mut Tx, user: UserId) -> Result<Vec<SavedView>> {
    tx.all(concat!(columns!(), " ORDER BY v.created_at, v.id"), &[&user]).await
}

/// The views on a user's desk: pinned, and their own or everybody's.
pub async fn pinned_views(tx: &mut Tx, user: UserId) -> Result<Vec<SavedView>> {
    tx.all(concat!(columns!(), " AND v.pinned ORDER BY v.created_at, v.id"), &[&user]).await
}

/// A view that a user has.
pub async fn find_view(tx: &mut Tx, id: ViewId, user: UserId) -> Result<SavedView> {
    tx.one(concat!(columns!(), " AND v.id = $2"), &[&user, &id]).await
}

/// Saves a new view.
pub async fn insert_view(tx: &mut Tx, view: &SavedView, now: DateTime<Utc>) -> Result<()> {
    tx.run(
        "INSERT INTO saved_views (id, user_id, name, query, pinned, shared, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&view.id, &view.user_id, &view.name, &view.query, &view.pinned, &view.shared, &now],
    )
    .await
    .map(|_| ())
}

/// Gives a view of the user's own another address.
pub async fn update_view(tx: &mut Tx, view: &SavedView, query: &str) -> Result<()> {
    tx.change(
        "UPDATE saved_views SET query = $4, version = version + 1
         WHERE id = $1 AND user_id = $2 AND version = $3 AND deleted_at IS NULL",
        &[&view.id, &view.user_id, &view.version, &query],
    )
    .await
}

/// Puts a view of the user's own into the trash, or takes it out again. Answers its name.
pub async fn delete_view(tx: &mut Tx, id: ViewId, user: UserId, deleted_at: Option<DateTime<Utc>>) -> Result<String> {
    let (name,): (String,) =
        tx.one("SELECT name FROM saved_views WHERE id = $1 AND user_id = $2", &[&id, &user]).await?;
    tx.change(
        "UPDATE saved_views SET deleted_at = $3, version = version + 1 WHERE id = $1 AND user_id = $2",
        &[&id, &user, &deleted_at],
    )
    .await?;
    Ok(name)
}
