//! Every night the server looks over the bytes of every file, a few at a time and slowly: what lies unread for years is
//! found damaged while there are still backups that hold it whole.
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::{Instant, sleep};
use tracing::{error, info, warn};

use super::check::fault_of;
use super::store::{self, Named};
use crate::app::App;
use crate::clock::{day_in_tehran, start_in_tehran};
use crate::db::Result;
use crate::jobs::Job;

/// From which hour of the night in Tehran, after the backup …
const FROM: TimeDelta = TimeDelta::hours(3);
/// … to which.
const TO: TimeDelta = TimeDelta::hours(6);
/// Bytes a second, so that whoever works at night does not notice.
const SPEED: u64 = 20_000_000;
/// So long one round takes, of those that begin each minute.
const ROUND: Duration = Duration::from_secs(50);
/// Files taken up at once.
const BATCH: i64 = 50;

/// Looks files over at night.
pub struct Rounds;

impl Job for Rounds {
    async fn run(&mut self, app: &App) {
        let Some(begun) = night(app.clock.now()) else { return };
        if let Err(fault) = round(app, begun, ROUND).await {
            warn!(%fault, "the files were not looked over");
        }
    }
}

/// When the night began in which a moment is, if it is one of the night.
pub fn night(now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let midnight = start_in_tehran(day_in_tehran(now));
    (midnight + FROM <= now && now < midnight + TO).then_some(midnight + FROM)
}

/// Looks over files that were not since a moment, those left longest first, for so long at most.
pub async fn round(app: &App, since: DateTime<Utc>, time: Duration) -> Result<()> {
    let begun = Instant::now();
    loop {
        let due = store::due(&mut app.db.read().await?, since, BATCH).await?;
        if due.is_empty() {
            return Ok(());
        }
        for file in &due {
            if begun.elapsed() >= time {
                return Ok(());
            }
            look(app, file).await?;
            sleep(Duration::from_millis(file.size.unsigned_abs().saturating_mul(1000) / SPEED)).await;
        }
    }
}

/// Looks over those that are known to be damaged: they may have been put back.
pub async fn look_again(app: &App) -> Result<()> {
    let damaged = store::damaged(&mut app.db.read().await?).await?;
    for file in damaged {
        look(app, &file.named()).await?;
    }
    Ok(())
}

async fn look(app: &App, file: &Named) -> Result<()> {
    let fault = fault_of(&app.files, file).await;
    let mut tx = app.db.write().await?;
    let before = store::note(&mut tx, &file.sha256, fault, app.clock.now()).await?;
    tx.commit().await?;
    match (before, fault) {
        (_, Some(fault)) => error!(sha256 = file.sha256, fault = fault.key(), "a file is not as it was attached"),
        (Some(_), None) => info!(sha256 = file.sha256, "a file is whole again"),
        (None, None) => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_night_is_from_three_to_six_in_tehran() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let begun = Some(at("2026-05-17T23:30:00Z"));
        for (now, expected) in [
            ("2026-05-17T23:29:59Z", None),
            ("2026-05-17T23:30:00Z", begun),
            ("2026-05-18T02:29:59Z", begun),
            ("2026-05-18T02:30:00Z", None),
        ] {
            assert_eq!(night(at(now)), expected, "{now}");
        }
    }
}
