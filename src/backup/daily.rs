//! One backup a day, made by the server itself.
use chrono::{DateTime, TimeDelta, Utc};

use super::{Occasion, make_on_shelf, shelf};
use crate::app::App;
use crate::clock::{day_in_tehran, start_in_tehran};
use crate::db::Engine;
use crate::jobs::Job;

/// The hour of the night, in Tehran, from which the backup of a day is due.
const HOUR: TimeDelta = TimeDelta::hours(2);
/// After a failure it is tried again so much later.
const AGAIN: TimeDelta = TimeDelta::hours(1);

/// Makes a backup when one is due.
pub struct Daily;

impl Job for Daily {
    async fn run(&mut self, app: &App) {
        if app.config.keep_backups == 0 || app.db.kind() != Engine::Sqlite {
            return;
        }
        let folder = app.config.backups();
        let last = shelf::list(&folder).ok().and_then(|kept| {
            kept.into_iter().filter(|one| one.occasion == Occasion::Ordinary).map(|one| one.at).next()
        });
        let failed = shelf::failure(&folder).map(|(at, _)| at);
        if is_due(app.clock.now(), last, failed) {
            // What went wrong was written down where the page of backups shows it.
            make_on_shelf(app, None).await.ok();
        }
    }
}

/// Whether a backup is due: none was made since two o'clock of the night.
pub fn is_due(now: DateTime<Utc>, last: Option<DateTime<Utc>>, failed: Option<DateTime<Utc>>) -> bool {
    let night = start_in_tehran(day_in_tehran(now - HOUR)) + HOUR;
    last.is_none_or(|last| last < night) && failed.is_none_or(|failed| failed + AGAIN <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_every_night_at_two_in_tehran_and_an_hour_after_a_failure() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let now = at("2026-05-18T07:00:00Z");
        assert!(is_due(now, None, None));
        assert!(!is_due(now, Some(at("2026-05-17T22:31:00Z")), None), "at 2:01 of this night");
        assert!(is_due(now, Some(at("2026-05-17T22:29:00Z")), None), "at 1:59");
        assert!(!is_due(at("2026-05-17T22:29:00Z"), Some(at("2026-05-16T22:31:00Z")), None), "not before two");
        assert!(is_due(at("2026-05-17T22:31:00Z"), Some(at("2026-05-16T22:31:00Z")), None));
        assert!(!is_due(now, None, Some(at("2026-05-18T06:01:00Z"))));
        assert!(is_due(now, None, Some(at("2026-05-18T06:00:00Z"))));
    }
}
