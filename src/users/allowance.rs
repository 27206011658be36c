//! How much one user may do in an hour: more than anybody's work needs, less than it takes to carry the whole archive
//! away by machine or to fill the disk.
use std::num::NonZeroU32;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use chrono::{DateTime, Utc};
use governor::clock::Clock;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::session::Actor;
use crate::error::PageError;
use crate::ids::UserId;
use crate::keyed;
use crate::words::Words;

keyed! {
    /// What is counted for each user.
    pub enum Measure {
        /// Documents that the server makes: reports, papers, lists.
        Documents = "documents",
        /// Files that are handed out: attachments, backups.
        Files = "files",
        /// Forms handed in.
        Acts = "acts",
    }
}

/// How many of each a user may have in an hour; 0: any number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hourly {
    documents: u32,
    files: u32,
    acts: u32,
}

impl Default for Hourly {
    fn default() -> Self {
        Hourly { documents: 200, files: 1000, acts: 3000 }
    }
}

impl Hourly {
    /// How many of a measure.
    pub fn of(&self, measure: Measure) -> u32 {
        match measure {
            Measure::Documents => self.documents,
            Measure::Files => self.files,
            Measure::Acts => self.acts,
        }
    }
}

/// Reads `documents=200,files=1000,acts=3000`; what is not named stays as it is.
impl FromStr for Hourly {
    type Err = ();

    fn from_str(text: &str) -> Result<Hourly, ()> {
        let mut hourly = Hourly::default();
        for part in text.split(',') {
            let (name, number) = part.split_once('=').ok_or(())?;
            let number = number.trim().parse().map_err(|_| ())?;
            match Measure::parse(name.trim()).ok_or(())? {
                Measure::Documents => hourly.documents = number,
                Measure::Files => hourly.files = number,
                Measure::Acts => hourly.acts = number,
            }
        }
        Ok(hourly)
    }
}

/// More was asked for than an hour's share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// Of what.
    pub measure: Measure,
    /// How many there are in an hour.
    pub most: u32,
    /// How many seconds to wait for the next.
    pub wait: u64,
}

impl Excess {
    /// What there is too much of, and how long to wait.
    pub fn words(&self, w: Words) -> String {
        let most = i64::from(self.most);
        let what = match self.measure {
            Measure::Documents => w.allowances.documents(most),
            Measure::Files => w.allowances.files(most),
            Measure::Acts => w.allowances.acts(most),
        };
        format!("{what} {}", w.wait(self.wait))
    }
}

/// Who was held back last, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The name of the user.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One measure: what was spent of it by whom.
#[derive(Default)]
struct Spent {
    // Made with the first to come, when it is known how many there are in an hour.
    limiter: OnceLock<DefaultKeyedRateLimiter<UserId>>,
    held: AtomicU64,
    last: Mutex<Option<Held>>,
}

/// What each user spent of an hour's share. It is not written down: a server that starts anew begins anew.
#[derive(Default)]
pub struct Allowances {
    documents: Spent,
    files: Spent,
    acts: Spent,
}

impl Allowances {
    fn spent(&self, measure: Measure) -> &Spent {
        match measure {
            Measure::Documents => &self.documents,
            Measure::Files => &self.files,
            Measure::Acts => &self.acts,
        }
    }

    /// Counts one for a user: an hour's share at once, then evenly as the hour goes on.
    pub fn spend(&self, hourly: &Hourly, measure: Measure, actor: &Actor, now: DateTime<Utc>) -> Result<(), PageError> {
        let Some(most) = NonZeroU32::new(hourly.of(measure)) else { return Ok(()) };
        let spent = self.spent(measure);
        let limiter = spent.limiter.get_or_init(|| RateLimiter::keyed(Quota::per_hour(most)));
        limiter.check_key(&actor.id).map_err(|not_until| {
            spent.held.fetch_add(1, Ordering::Relaxed);
            *spent.last.lock().unwrap_or_else(PoisonError::into_inner) =
                Some(Held { name: actor.name.clone(), at: now });
            let wait = not_until.wait_time_from(limiter.clock().now()).as_secs() + 1;
            PageError::Excess(Excess { measure, most: most.get(), wait })
        })
    }

    /// How often somebody was held back since the start, and who last.
    pub fn held(&self, measure: Measure) -> (u64, Option<Held>) {
        let spent = self.spent(measure);
        let last = spent.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (spent.held.load(Ordering::Relaxed), last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_stays_and_what_is_no_measure_is_a_mistake() {
        let hourly: Hourly = "files=5, acts = 0".parse().unwrap();
        assert_eq!(Measure::ALL.iter().map(|measure| hourly.of(*measure)).collect::<Vec<_>>(), [200, 5, 0]);
        for wrong in ["", "files", "files=", "files=-1", "sessions=5", "files=5,"] {
            assert_eq!(wrong.parse::<Hourly>(), Err(()), "{wrong}");
        }
    }
}
