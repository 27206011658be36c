//! Unfinished forms in the database.
use chrono::{DateTime, Days, Utc};

use super::{Place, Unfinished};
use crate::db::{Result, Tx};
use crate::form::Form;
use crate::ids::UserId;

/// So many days one is kept that nobody came back to.
const KEPT: u64 = 30;

#[derive(sqlx::FromRow)]
struct Row {
    place: String,
    title: String,
    fields: String,
    saved_at: DateTime<Utc>,
}

impl Row {
    fn read(self) -> Option<Unfinished> {
        let fields = serde_json::from_str(&self.fields).ok()?;
        Some(Unfinished { place: Place::parse(&self.place)?, title: self.title, saved_at: self.saved_at, fields })
    }
}

/// Keeps a form as it stands, in the place of what was kept of it before, and forgets what is very old.
pub async fn keep(tx: &mut Tx, user: UserId, place: Place, form: &Form, now: DateTime<Utc>) -> Result<()> {
    let fields: Vec<_> = form.pairs().iter().filter(|(name, _)| name != "form_id").collect();
    let fields = serde_json::Value::from_iter(fields.iter().map(|(name, value)| vec![name.as_str(), value.as_str()]));
    let title: String = form.value(place.title_field()).chars().take(200).collect();
    tx.run("DELETE FROM unfinished WHERE saved_at < $1", &[&(now - Days::new(KEPT))]).await?;
    tx.run(
        "INSERT INTO unfinished (user_id, place, title, fields, saved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (user_id, place) DO UPDATE SET title = excluded.title, fields = excluded.fields,
             saved_at = excluded.saved_at",
        &[&user, &place.address(), &title, &fields.to_string(), &now],
    )
    .await
    .map(|_| ())
}

/// What was kept of a form.
pub async fn find(tx: &mut Tx, user: UserId, place: Place) -> Result<Option<Unfinished>> {
    let row: Option<Row> = tx
        .opt(
            "SELECT place, title, fields, saved_at FROM unfinished WHERE user_id = $1 AND place = $2",
            &[&user, &place.address()],
        )
        .await?;
    Ok(row.and_then(Row::read))
}

/// All that a user has not finished, the latest first.
pub async fn of_user(tx: &mut Tx, user: UserId) -> Result<Vec<Unfinished>> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT place, title, fields, saved_at FROM unfinished WHERE user_id = $1 ORDER BY saved_at DESC",
            &[&user],
        )
        .await?;
    Ok(rows.into_iter().filter_map(Row::read).collect())
}

/// Forgets it: it was handed in, or thrown away.
pub async fn forget(tx: &mut Tx, user: UserId, place: Place) -> Result<()> {
    let sql = "DELETE FROM unfinished WHERE user_id = $1 AND place = $2";
    tx.run(sql, &[&user, &place.address()]).await.map(|_| ())
}
