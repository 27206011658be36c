//! Guessing passwords is made slow, without giving anybody a way to lock others out for long.
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use governor::clock::Clock;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::hashing::Hasher;

/// Sign-ins from one address: ten at once, then one every six seconds.
const PER_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);
/// Failures of one account that cost nothing.
const FREE: i64 = 5;
/// The longest wait after the last of them, in seconds.
const LONGEST: i64 = 15 * 60;
/// After so many in a row the password is worth nothing any more in a browser that is not known.
pub const MOST: i64 = 100;
/// After so many a browser is not known any more.
pub const MOST_KNOWN: i64 = 10;
/// User names that do not exist and are still remembered, so that they behave like those that do.
const STRANGERS: usize = 10_000;

/// Failed sign-ins in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: i64,
    /// When the last one was.
    pub last: Option<DateTime<Utc>>,
}

impl Failures {
    /// Whether only an administrator can open the account again to browsers that are not known.
    pub fn is_stopped(&self) -> bool {
        self.count >= MOST
    }

    /// How many seconds to wait before the next try, if any: 2, 4, 8 … after the fifth failure.
    /// When no try will ever do, the longest wait is told, over and over.
    pub fn wait(&self, now: DateTime<Utc>) -> Option<u64> {
        if self.is_stopped() {
            return Some(LONGEST.unsigned_abs());
        }
        if self.count < FREE {
            return None;
        }
        let doublings = u32::try_from(self.count - FREE + 1).unwrap_or(u32::MAX);
        let pause = 2_i64.checked_pow(doublings).map_or(LONGEST, |seconds| seconds.min(LONGEST));
        let left = (self.last? + TimeDelta::seconds(pause) - now).num_milliseconds();
        u64::try_from(left).ok().filter(|left| *left > 0).map(|left| left.div_ceil(1000))
    }
}

/// Who tried to sign in, how often; and the passwords being checked.
pub struct Throttle {
    /// Makes and checks hashes.
    pub hasher: Hasher,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    tries: AtomicU64,
    strangers: Mutex<HashMap<String, Failures>>,
}

impl Default for Throttle {
    fn default() -> Self {
        Throttle {
            hasher: Hasher::default(),
            addresses: RateLimiter::keyed(Quota::per_minute(PER_MINUTE)),
            tries: AtomicU64::new(0),
            strangers: Mutex::default(),
        }
    }
}

impl Throttle {
    /// Counts a try from an address; the error is how many seconds to wait.
    pub fn admit(&self, address: IpAddr) -> Result<(), u64> {
        // Addresses that have long been quiet are forgotten now and then.
        if self.tries.fetch_add(1, Ordering::Relaxed) % 256 == 255 {
            self.addresses.retain_recent();
        }
        self.addresses.check_key(&network(address)).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.addresses.clock().now());
            wait.as_secs() + 1
        })
    }

    /// The failures of a user name that does not exist.
    pub fn stranger(&self, username: &str) -> Failures {
        let strangers = self.strangers.lock().unwrap_or_else(|broken| broken.into_inner());
        strangers.get(username).copied().unwrap_or_default()
    }

    /// Counts a failure of a user name that does not exist.
    pub fn note_stranger(&self, username: &str, now: DateTime<Utc>) {
        let mut strangers = self.strangers.lock().unwrap_or_else(|broken| broken.into_inner());
        if strangers.len() >= STRANGERS {
            strangers.clear();
        }
        let failures = strangers.entry(username.chars().take(60).collect()).or_default();
        *failures = Failures { count: failures.count + 1, last: Some(now) };
    }
}

/// What counts as one address: of IPv6 the network that one customer has.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        v4 => v4,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_the_fifth_failure_to_a_quarter_of_an_hour() {
        let now: DateTime<Utc> = "2026-05-18T07:00:00Z".parse().unwrap();
        let waits: Vec<_> = [0, 4, 5, 6, 7, 12, 13, 14, 100, i64::MAX]
            .into_iter()
            .map(|count| Failures { count, last: Some(now) }.wait(now).unwrap_or(0))
            .collect();
        assert_eq!(waits, [0, 0, 2, 4, 8, 256, 512, 900, 900, 900]);
        let year = TimeDelta::days(365);
        assert_eq!(Failures { count: MOST - 1, last: Some(now) }.wait(now + year), None);
        assert_eq!(Failures { count: MOST, last: Some(now) }.wait(now + year), Some(900));
        let five = Failures { count: 5, last: Some(now) };
        assert_eq!(five.wait(now + TimeDelta::milliseconds(1500)), Some(1));
        assert_eq!(five.wait(now + TimeDelta::seconds(2)), None);
    }

    #[test]
    fn one_address_is_held_back_and_the_others_are_not() {
        let throttle = Throttle::default();
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        for _ in 0..10 {
            assert_eq!(throttle.admit(address("10.0.0.1")), Ok(()));
        }
        assert!((1..=7).contains(&throttle.admit(address("10.0.0.1")).unwrap_err()));
        assert!(throttle.admit(address("::ffff:10.0.0.1")).is_err(), "the same address in other clothes");
        assert_eq!(throttle.admit(address("10.0.0.2")), Ok(()));
        for host in 0..10 {
            assert_eq!(throttle.admit(address(&format!("2001:db8:1:2::{host}"))), Ok(()));
        }
        assert!(throttle.admit(address("2001:db8:1:2:ffff::9")).is_err(), "one network counts as one");
        assert_eq!(throttle.admit(address("2001:db8:1:3::1")), Ok(()));
    }
}
