//! The state of the system: how much room is left, how the database lies on the disk, what the server
//! answered. For the administrator's page, for `/healthz`, and as metrics for those who watch many servers.
use std::sync::Mutex;

use chrono::{DateTime, Utc};

pub mod concerns;
pub mod metrics;
pub mod space;
pub mod tally;
pub mod watch;
pub mod web;

pub use space::Space;
pub use tally::Tally;

/// A write-ahead log longer than this, in bytes, is not emptied as it should be: somebody reads for very long.
pub const LONG_LOG: u64 = 64 * 1024 * 1024;

/// How the database lies on its disk, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// The tables.
    pub tables: u64,
    /// The write-ahead log beside them; PostgreSQL keeps its own.
    pub log: u64,
}

impl Sizes {
    /// Whether the log has grown beyond what is usual.
    pub fn log_is_long(&self) -> bool {
        self.log > LONG_LOG
    }
}

/// When the log was emptied into the tables last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// When.
    pub at: DateTime<Utc>,
    /// Whether all of it was: not while somebody still reads an older state.
    pub whole: bool,
}

/// What the watch saw last.
#[derive(Debug, Default)]
pub struct Watched(Mutex<Option<Checkpoint>>);

impl Watched {
    /// The last checkpoint.
    pub fn checkpoint(&self) -> Option<Checkpoint> {
        *self.0.lock().unwrap_or_else(|broken| broken.into_inner())
    }

    fn note(&self, checkpoint: Checkpoint) {
        *self.0.lock().unwrap_or_else(|broken| broken.into_inner()) = Some(checkpoint);
    }
}
