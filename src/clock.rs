//! The only place that asks what time it is. Everything else is told.
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Instant;

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};
use chrono_tz::Asia::Tehran;

/// Tells the moment; tests hold one still and move it by hand.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's own clock.
    #[default]
    System,
    /// A clock that stands still until it is moved.
    Fixed(Arc<Still>),
}

/// A clock that stands still.
#[derive(Debug)]
pub struct Still {
    /// What it shows, and how much time has passed, whatever it was set to meanwhile.
    at: Mutex<(DateTime<Utc>, TimeDelta)>,
    onward: Onward,
}

/// A moment that was reached, and how much time had passed by then.
///
/// Clocks are set back, by hand or by the network; what ran out must stay run out. So this moment only goes on: with
/// the clock where that is ahead, else as fast as time passes.
#[derive(Debug, Default)]
struct Onward(Mutex<Option<(DateTime<Utc>, TimeDelta)>>);

impl Onward {
    /// The furthest moment reached, after so much time: no earlier than `at`.
    fn reach(&self, at: DateTime<Utc>, passed: TimeDelta) -> DateTime<Utc> {
        let mut reached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = reached.map_or(at, |(before, then)| at.max(before + (passed - then)));
        *reached = Some((at, passed));
        at
    }
}

static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
static ONWARD: Onward = Onward(Mutex::new(None));

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: DateTime<Utc>) -> Clock {
        Clock::Fixed(Arc::new(Still { at: Mutex::new((at, TimeDelta::zero())), onward: Onward::default() }))
    }

    /// Now, in UTC, cut to microseconds: what both database engines keep.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now(),
            Clock::Fixed(still) => still.at.lock().unwrap_or_else(PoisonError::into_inner).0,
        }
        .trunc_subsecs(6)
    }

    /// Today in Tehran, whatever the server's own time zone.
    pub fn today(&self) -> NaiveDate {
        day_in_tehran(self.now())
    }

    /// The moment by which sessions, links and waits run out. It never goes back, whatever becomes of the clock; a clock
    /// that leaps ahead is believed, as it may have slept with its machine.
    pub fn onward(&self) -> DateTime<Utc> {
        self.witness(self.now())
    }

    /// The same, no earlier than a moment that is known to have been, such as the last use of a session.
    pub fn witness(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let (onward, passed) = match self {
            Clock::System => (&ONWARD, TimeDelta::from_std(BEGUN.elapsed()).unwrap_or_default()),
            Clock::Fixed(still) => (&still.onward, still.at.lock().unwrap_or_else(PoisonError::into_inner).1),
        };
        onward.reach(at, passed).trunc_subsecs(6)
    }

    /// Lets time pass on a fixed clock; the system's clock needs no help.
    pub fn advance(&self, by: TimeDelta) {
        self.set(by);
        if let Clock::Fixed(still) = self {
            still.at.lock().unwrap_or_else(PoisonError::into_inner).1 += by;
        }
    }

    /// Sets a fixed clock on or back, while no time passes.
    pub fn set(&self, by: TimeDelta) {
        if let Clock::Fixed(still) = self {
            still.at.lock().unwrap_or_else(PoisonError::into_inner).0 += by;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_onward_never_goes_back_and_never_stands_still() {
        let start: DateTime<Utc> = "2026-05-18T07:00:00Z".parse().unwrap();
        let clock = Clock::fixed(start);
        let hour = TimeDelta::hours(1);
        assert_eq!(clock.onward(), start);
        clock.set(-hour);
        assert_eq!((clock.now(), clock.onward()), (start - hour, start));
        clock.advance(hour);
        assert_eq!((clock.now(), clock.onward()), (start, start + hour), "time passed, whatever the clock shows");
        clock.set(hour * 5);
        assert_eq!(clock.onward(), start + hour * 5, "a clock that leaps ahead is believed");
        clock.set(-hour * 5);
        clock.advance(hour);
        assert_eq!(clock.onward(), start + hour * 6);
        assert_eq!(clock.witness(start), start + hour * 6, "what was long ago says nothing new");
        assert_eq!(clock.witness(start + hour * 9), start + hour * 9);
        assert_eq!(clock.onward(), start + hour * 9);
    }

    #[test]
    fn the_systems_time_goes_on() {
        let one = Clock::System.onward();
        let other = Clock::System.onward();
        assert!(one <= other && other - Clock::System.now() < TimeDelta::seconds(5));
    }
}
