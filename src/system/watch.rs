//! Looks after the database's log and the disk while the program serves.
use tracing::warn;

use super::{Checkpoint, Space};
use crate::app::App;
use crate::db::Result;
use crate::jobs::Job;

/// Looks every few minutes.
pub struct Watch;

impl Job for Watch {
    async fn run(&mut self, app: &App) {
        if let Err(fault) = look(app).await {
            warn!(%fault, "the database's log could not be emptied");
        }
    }
}

/// Empties the log into the tables, and warns of what is amiss. The log of a database that somebody
/// reads for very long cannot be emptied, and would grow until the disk is full.
pub async fn look(app: &App) -> Result<()> {
    if let Some(whole) = app.db.checkpoint().await? {
        app.limits.watched.note(Checkpoint { at: app.clock.now(), whole });
    }
    let sizes = app.db.read().await?.sizes().await?;
    if sizes.log_is_long() {
        warn!(bytes = sizes.log, "the database's log is long: something reads for very long");
    }
    match Space::of(&app.config.data) {
        Ok(space) if space.is_short(app.config.min_free) => {
            warn!(free = space.free, "the disk with the data is nearly full: files are refused");
        }
        Ok(_) => {}
        Err(fault) => warn!(%fault, "the disk does not say how full it is"),
    }
    Ok(())
}
