//! Keeps the head of the chain outside the database while the program serves.
use std::time::Duration;

use chrono::NaiveDate;
use tokio::time::{MissedTickBehavior, interval};
use tracing::{info, warn};

use super::chain::Head;
use super::{heads, store};
use crate::app::App;
use crate::clock::day_in_tehran;
use crate::db::StoreError;

/// How long a head may have moved on before it is noted.
const EVERY: Duration = Duration::from_secs(60);

/// Notes the head whenever it has moved, and tells it to the log every day; goes on until it is dropped.
pub async fn run(app: App) {
    let mut clock = interval(EVERY);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut last, mut told) = (Head::of_nothing(), None::<NaiveDate>);
    loop {
        clock.tick().await;
        let today = day_in_tehran(app.clock.now());
        match note(&app, &last).await {
            Ok(head) => last = head,
            Err(fault) => warn!(%fault, "the head of the audit trail was not noted"),
        }
        if told != Some(today) {
            told = Some(today);
            info!(event = last.seq, seal = last.hex(), "the head of the audit trail");
        }
    }
}

/// Why a head was not noted.
#[derive(Debug, thiserror::Error)]
pub enum Unkept {
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file could not be written.
    #[error("{0}")]
    File(#[from] std::io::Error),
}

/// Notes the head as it is now, when it is another than `last`; answers it.
pub async fn note(app: &App, last: &Head) -> Result<Head, Unkept> {
    let mut tx = app.db.read().await?;
    let head = store::head(&mut tx).await?;
    let key = tx.key().clone();
    drop(tx);
    if head != *last {
        heads::keep(&app.config.audit_heads(), &key, &head, app.clock.now())?;
    }
    Ok(head)
}
