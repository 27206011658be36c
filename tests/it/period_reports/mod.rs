//! The press report, the report of actions, and what the status report tells about time: right, and
//! the same on both engines.
use serde_json::Value;
use tafahom::db::Tx;
use tafahom::ids::UserId;
use tafahom::users::roles::Role;
use uuid::Uuid;

use crate::app::{Person, TestApp, the_day};
use crate::papers::spring::Records;

mod charts;
mod duties;
mod notes;
mod time;
mod written;

async fn json(person: &Person<'_>, report: &str, query: &str) -> Value {
    let page = person.get(&format!("/reports/{report}.json?{query}")).await.expect(200);
    serde_json::from_slice(&page.bytes).unwrap()
}

fn rows<'a>(report: &'a Value, section: &str) -> &'a Vec<Value> {
    report["sections"][section]["rows"].as_array().unwrap_or_else(|| panic!("no {section} in {report}"))
}

fn figure(report: &Value, key: &str) -> i64 {
    report["sections"]["summary"]["figures"][key].as_i64().unwrap_or_else(|| panic!("no {key}"))
}

/// The values of a column, as texts.
fn column(report: &Value, section: &str, key: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    rows(report, section).iter().map(|row| text(&row[key])).collect()
}

/// Runs a story on the rows of a fresh database.
async fn with<F: AsyncFnOnce(Records<'_>)>(app: &TestApp, user: UserId, story: F) {
    let mut tx = app.app.db.write().await.unwrap();
    story(Records { tx: &mut tx, user }).await;
    tx.commit().await.unwrap();
}

async fn user(tx: &mut Tx) -> UserId {
    let id = UserId::new();
    let sql = "INSERT INTO users (id, username, name, role, created_at, updated_at)
               VALUES ($1, 'u', 'Sara', 'manager', $2, $2)";
    tx.run(sql, &[&id, &the_day()]).await.unwrap();
    id
}

/// Our own organisation.
async fn us(records: &mut Records<'_>) -> Uuid {
    let id = records.organisation("Directorate").await;
    records.tx.run("UPDATE organisations SET own = TRUE WHERE id = $1", &[&id]).await.unwrap();
    id
}

async fn manager(app: &TestApp) -> Person<'_> {
    app.signed_in(Role::Manager).await
}
