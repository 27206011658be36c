//! Keeps the head of the chain outside the database while the program serves.
use chrono::NaiveDate;
use tracing::{info, warn};

use super::chain::Head;
use super::{heads, store};
use crate::app::App;
use crate::clock::day_in_tehran;
use crate::db::StoreError;
use crate::jobs::Job;

/// Notes the head, once a minute, whenever it has moved, and tells it to the log every day.
pub struct Keeper {
    last: Head,
    told: Option<NaiveDate>,
}

impl Default for Keeper {
    fn default() -> Self {
        Keeper { last: Head::of_nothing(), told: None }
    }
}

impl Job for Keeper {
    async fn run(&mut self, app: &App) {
        let today = day_in_tehran(app.clock.now());
        match note(app, &self.last).await {
            Ok(head) => self.last = head,
            Err(fault) => warn!(%fault, "the head of the audit trail was not noted"),
        }
        if self.told != Some(today) {
            self.told = Some(today);
            info!(event = self.last.seq, seal = self.last.hex(), "the head of the audit trail");
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
