//! What has run out is forgotten, so that it stays run out whatever becomes of the clock: sessions, sign-ins half
//! way, one-time links.
use tracing::warn;

use super::store;
use crate::app::App;
use crate::db::Result;
use crate::jobs::Job;

/// Forgets, once a minute, what has run out.
pub struct Lapse;

impl Job for Lapse {
    async fn run(&mut self, app: &App) {
        if let Err(fault) = forget(app).await {
            warn!(%fault, "sessions that ran out were not forgotten");
        }
    }
}

/// Forgets what has run out by now. Nothing is written where there is nothing to forget.
pub async fn forget(app: &App) -> Result<()> {
    let now = app.clock.onward();
    if store::run_out(&mut app.db.read().await?, now).await? == 0 {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    store::forget_run_out(&mut tx, now).await?;
    tx.commit().await
}

/// Takes the time up where the server before this one left it, however the clock was set in between: the last use of
/// any session has been.
pub async fn resume(app: &App) -> Result<()> {
    if let Some(last) = store::last_use(&mut app.db.read().await?).await? {
        app.clock.witness(last);
    }
    Ok(())
}
