//! What an administrator must know without looking for it: told on the desk, until it is mended.
use chrono::TimeDelta;

use super::Space;
use crate::app::App;
use crate::backup::{self, shelf};
use crate::db::{Engine, Result, Tx};
use crate::verify;
use crate::words::Words;

/// After so long without a backup it is overdue.
pub const OVERDUE: TimeDelta = TimeDelta::hours(26);

/// One thing that is amiss.
pub struct Concern {
    /// What.
    pub text: String,
    /// The page that says more.
    pub href: &'static str,
}

/// Everything that is amiss.
pub async fn concerns(app: &App, tx: &mut Tx, w: Words) -> Result<Vec<Concern>> {
    let s = w.system;
    let damaged = verify::store::looked(tx).await?.damaged;
    let is_short = Space::of(&app.config.data).is_ok_and(|space| space.is_short(app.config.min_free));
    let found = [
        (damaged > 0).then(|| Concern { text: s.files_damaged(damaged), href: backup::web::PAGE }),
        lacks_backup(app).then(|| Concern { text: s.backup_missing().into(), href: backup::web::PAGE }),
        is_short.then(|| Concern { text: s.short().into(), href: super::web::PAGE }),
        tx.sizes().await?.log_is_long().then(|| Concern { text: s.log_grows().into(), href: super::web::PAGE }),
    ];
    Ok(found.into_iter().flatten().collect())
}

/// Whether the server should have made a backup and has not.
fn lacks_backup(app: &App) -> bool {
    if app.config.keep_backups == 0 || app.db.kind() != Engine::Sqlite {
        return false;
    }
    let folder = app.config.backups();
    let last = shelf::list(&folder).ok().and_then(|kept| kept.first().map(|kept| kept.at));
    shelf::failure(&folder).is_some() || last.is_some_and(|last| last + OVERDUE < app.clock.now())
}
