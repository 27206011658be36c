//! The only place that asks what time it is. Everything else is told.
use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};
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

/// The moment at which a day begins in Tehran. In years with summer time one day of them began at one.
pub fn start_in_tehran(day: NaiveDate) -> DateTime<Utc> {
    let at = |hour| day.and_hms_opt(hour, 0, 0).and_then(|time| time.and_local_timezone(Tehran).earliest());
    at(0).or_else(|| at(1)).map_or_else(|| day.and_time(NaiveTime::MIN).and_utc(), |start| start.to_utc())
}

/// Hour and minute of a moment in Tehran, `HH:MM` in ASCII digits.
pub fn time_in_tehran(at: DateTime<Utc>) -> String {
    at.with_timezone(&Tehran).format("%H:%M").to_string()
}
