//! A full day's work in a few minutes: people who read and now and then write, at a steady pace.
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crate::finding::{Finding, ms, quantile};
use crate::http::Client;
use crate::office::{Office, Server};
use crate::storm::Form;
use crate::{Outcome, Trial};

const PER_SECOND: u64 = 200;
const PEOPLE: u64 = 40;
const SLOWEST: Duration = Duration::from_millis(250);
const LOG: u64 = 64 * 1024 * 1024;
const PAGES: &[&str] = &[
    "/",
    "/agreements",
    "/agreements?stage=drafting",
    "/organisations",
    "/meetings",
    "/actions",
    "/press",
    "/reports",
    "/search?q=%D8%AA%D9%88%D8%B3%D8%B9%D9%87",
];

/// What was seen.
#[derive(Default)]
struct Seen {
    times: Mutex<Vec<Duration>>,
    errors: Mutex<Vec<String>>,
}

impl Seen {
    fn note(&self, path: &str, outcome: Result<u16, String>, took: Duration) {
        match outcome {
            Ok(200 | 303) => self.times.lock().unwrap_or_else(PoisonError::into_inner).push(took),
            Ok(status) => self.errors.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{path}: {status}")),
            Err(fault) => self.errors.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{path}: {fault}")),
        }
    }
}

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    let seconds = trial.amount(180, 1_800) as u64;
    let (office, server) = Office::with_sample_year(&trial.binary, "officer")?;
    let (seen, over, next) = (Seen::default(), AtomicBool::new(false), AtomicU64::new(0));
    let begun = Instant::now();
    let mut watch = Watch::default();
    thread::scope(|scope| {
        for _ in 0..PEOPLE {
            scope.spawn(|| work(server.address, &office.cookie, begun, seconds, &next, &seen));
        }
        while begun.elapsed() < Duration::from_secs(seconds) {
            watch.look(&server)?;
            sleep(Duration::from_secs(1));
        }
        over.store(true, Ordering::Relaxed);
        Ok::<(), crate::Fault>(())
    })?;
    let times = seen.times.into_inner()?;
    let errors = seen.errors.into_inner()?;
    for error in errors.iter().take(10) {
        eprintln!("{error}");
    }
    let (first, most, least) = watch.memory(seconds);
    let p99 = quantile(&times, 990);
    let figure = format!(
        "{} requests in {seconds} s (a tenth of them writing): {} errors, p50 {}, p99 {}, memory after warming up {:.0} \
         MiB, then {:+.1} % to {:+.1} %, longest log {:.1} MiB, {} panics",
        times.len(),
        errors.len(),
        ms(quantile(&times, 500)),
        ms(p99),
        first / 1024.0,
        (least / first - 1.0) * 100.0,
        (most / first - 1.0) * 100.0,
        watch.log as f64 / 1_048_576.0,
        office.panics()?
    );
    let steady = most <= first * 1.1 && least >= first * 0.9;
    let met = errors.is_empty() && p99 < SLOWEST && steady && watch.log < LOG && office.panics()? == 0;
    let limit = "0 errors, p99 250 ms, memory ±10 %, log 64 MiB".into();
    Ok(vec![Finding { goal: 8, figure, limit, met }])
}

/// What the server takes up.
#[derive(Default)]
struct Watch {
    memory: Vec<u64>,
    log: u64,
}

impl Watch {
    fn look(&mut self, server: &Server) -> Outcome<()> {
        self.memory.push(server.memory()?);
        self.log = self.log.max(server.log_size()?);
        Ok(())
    }

    /// Right after warming up, which is the first third; the most since; the least since.
    fn memory(&self, seconds: u64) -> (f64, f64, f64) {
        let warm = usize::try_from(seconds / 3).unwrap_or(0);
        let since = self.memory.get(warm..).unwrap_or(&self.memory);
        let number = |found: Option<&u64>| found.map_or(0.0, |kib| *kib as f64);
        (number(since.first()), number(since.iter().max()), number(since.iter().min()))
    }
}

/// Takes the next moment at which somebody asks, waits for it, asks. Whoever comes too late because
/// the server is slow counts from the moment they meant to ask.
fn work(address: SocketAddr, cookie: &str, begun: Instant, seconds: u64, next: &AtomicU64, seen: &Seen) {
    let mut client = Client::new(address, cookie);
    loop {
        let turn = next.fetch_add(1, Ordering::Relaxed);
        if turn >= seconds * PER_SECOND {
            return;
        }
        let due = Duration::from_micros(turn * 1_000_000 / PER_SECOND);
        sleep(due.saturating_sub(begun.elapsed()));
        let path = usize::try_from(turn).ok().and_then(|turn| PAGES.get(turn % PAGES.len())).copied().unwrap_or("/");
        let (path, answer) = if turn.is_multiple_of(10) {
            ("POST /organisations", client.post("/organisations", &Form::new(300).fields()))
        } else {
            (path, client.get(path))
        };
        let took = begun.elapsed().saturating_sub(due);
        seen.note(path, answer.map(|answer| answer.status).map_err(|fault| fault.to_string()), took);
    }
}
