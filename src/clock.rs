//! The only place that asks what time it is. Everything else is told.
use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use chrono_tz::Asia::Tehran;

/// Tells the moment; tests hold one still and move it by hand.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's own clock.
    #[default]
    System,
    /// A clock that stands still until it is moved.
    Fixed(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: DateTime<Utc>) -> Clock {
        Clock::Fixed(Arc::new(Mutex::new(at)))
    }

    /// Now, in UTC, cut to microseconds: what both database engines keep.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now(),
            Clock::Fixed(at) => *at.lock().unwrap_or_else(|broken| broken.into_inner()),
        }
        .trunc_subsecs(6)
    }

    /// Today in Tehran, whatever the server's own time zone.
    pub fn today(&self) -> NaiveDate {
        day_in_tehran(self.now())
    }

    /// Moves a fixed clock on; the system's clock cannot be moved.
    pub fn advance(&self, by: TimeDelta) {
        if let Clock::Fixed(at) = self {
            *at.lock().unwrap_or_else(|broken| broken.into_inner()) += by;
        }
    }
}

/// The calendar day of a moment, as people in Tehran had it.
pub fn day_in_tehran(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Tehran).date_naive()
}

/// Hour and minute of a moment in Tehran, `HH:MM` in ASCII digits.
pub fn time_in_tehran(at: DateTime<Utc>) -> String {
    at.with_timezone(&Tehran).format("%H:%M").to_string()
}
