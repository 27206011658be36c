//! Looking after the index: every record leaves a piece of its own, and the more pieces, the longer a search.
//! They are put together when nobody waits for it, so that writing does not take longer for it.
use tracing::warn;

use super::engine;
use crate::app::App;
use crate::db::{Db, Result};
use crate::jobs::Job;

/// The steps of one time, each a transaction of its own: whoever writes waits for one of them at most.
const STEPS: usize = 40;

/// Puts pieces of the index together, every few minutes.
pub struct Upkeep;

impl Job for Upkeep {
    async fn run(&mut self, app: &App) {
        if let Err(fault) = put_together(&app.db).await {
            warn!(%fault, "the pieces of the search index were not put together");
        }
    }
}

/// Puts the pieces together, as far as it is soon done; answers in how many steps.
pub async fn put_together(db: &Db) -> Result<usize> {
    for step in 0..STEPS {
        let mut tx = db.write().await?;
        let goes_on = engine::merge(&mut tx).await?;
        tx.commit().await?;
        if !goes_on {
            return Ok(step);
        }
    }
    Ok(STEPS)
}
