//! The audit trail: a chain that shows every change, its pages, and the command that looks everything over.
mod chain;
mod trail;
mod verify;

use serde_json::json;
use tafahom::audit::{Event, Kind, Verb, store};
use tafahom::db::{Engine, Tx};
use uuid::Uuid;

use crate::app::the_day;

/// An event of the program's own.
pub fn event(title: &str) -> Event {
    let event = Event::by_program(Verb::Updated, Kind::Setting, Uuid::now_v7(), title);
    event.changing(json!({ "field": { "old": "یک", "new": "۲ \"and\" more" } })).because("a reason")
}

/// Appends so many events.
pub async fn append(tx: &mut Tx, count: usize) {
    for nth in 1..=count {
        store::append(tx, &event(&format!("Number {nth}")), the_day()).await.unwrap();
    }
}

/// Takes the guards of the events away, as whoever holds the database could.
pub async fn unguard(tx: &mut Tx) {
    match tx.engine() {
        Engine::Sqlite => {
            tx.run("DROP TRIGGER events_keep", &[]).await.unwrap();
            tx.run("DROP TRIGGER events_stay", &[]).await.unwrap();
        }
        Engine::Postgres => {
            tx.run("ALTER TABLE events DISABLE TRIGGER USER", &[]).await.unwrap();
        }
    }
}
