//! Slowing down guesses, per address; the counters per account are in the database.

/// Attempts per address.
#[derive(Default)]
pub struct Throttle;
