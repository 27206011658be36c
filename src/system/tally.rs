//! What the server answered since it started, counted.
use std::time::{Duration, Instant};

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// Bounds of the buckets in which the times of answers are counted, in seconds.
const BOUNDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];

/// The hundreds of a status.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Class {
    class: &'static str,
}

impl Class {
    const ALL: [Class; 5] = [
        Class { class: "1xx" },
        Class { class: "2xx" },
        Class { class: "3xx" },
        Class { class: "4xx" },
        Class { class: "5xx" },
    ];

    fn of(status: u16) -> Class {
        let class = match status / 100 {
            1 => "1xx",
            2 => "2xx",
            3 => "3xx",
            4 => "4xx",
            _ => "5xx",
        };
        Class { class }
    }
}

/// The counters.
pub struct Tally {
    begun: Instant,
    answers: Family<Class, Counter>,
    time: Histogram,
    /// Requests turned away because too many were under way.
    pub shed: Counter,
    /// Requests that took longer than they may.
    pub late: Counter,
    /// Handlers that panicked.
    pub panics: Counter,
}

/// What was answered, for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// All answers.
    pub answers: u64,
    /// Those that say that the server could not.
    pub failures: u64,
    /// Turned away.
    pub shed: u64,
    /// Too slow.
    pub late: u64,
    /// Panics.
    pub panics: u64,
}

impl Default for Tally {
    fn default() -> Self {
        Tally {
            begun: Instant::now(),
            answers: Family::default(),
            time: Histogram::new(BOUNDS),
            shed: Counter::default(),
            late: Counter::default(),
            panics: Counter::default(),
        }
    }
}

impl Tally {
    /// Counts an answer and the time it took.
    pub fn answered(&self, status: u16, took: Duration) {
        self.answers.get_or_create(&Class::of(status)).inc();
        self.time.observe(took.as_secs_f64());
    }

    /// What was counted so far.
    pub fn counts(&self) -> Counts {
        let of = |class: &Class| self.answers.get_or_create(class).get();
        Counts {
            answers: Class::ALL.iter().map(of).sum(),
            failures: of(&Class { class: "5xx" }),
            shed: self.shed.get(),
            late: self.late.get(),
            panics: self.panics.get(),
        }
    }

    /// For how long the server has been up.
    pub fn up(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Puts the counters into a registry, under the names they have outside.
    pub fn enter(&self, into: &mut Registry) {
        into.register("answers", "Answers by the hundreds of their status", self.answers.clone());
        into.register("answer_seconds", "Time from request to answer", self.time.clone());
        into.register("shed", "Requests turned away because too many were under way", self.shed.clone());
        into.register("late", "Requests that took longer than they may", self.late.clone());
        into.register("panics", "Handlers that panicked", self.panics.clone());
    }
}
