//! Far more people than the server works for at once: some are told to come again, nothing breaks,
//! and when they are gone all is as before.
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crate::finding::{Finding, ms, quantile};
use crate::http::Client;
use crate::office::Office;
use crate::storm::Form;
use crate::{Outcome, Trial};

const PEOPLE: usize = 2_000;
/// Requests on one connection, before its place goes to somebody else.
const VISIT: usize = 10;
const PAGES: &[&str] = &["/", "/agreements", "/meetings", "/organisations", "/reports"];
const RECOVERY: usize = 10;

/// What was answered, how often; 0 stands for a connection that got no answer.
type Answers = Mutex<BTreeMap<u16, usize>>;

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    let seconds = trial.amount(30, 120) as u64;
    let (office, mut server) = Office::with_sample_year(&trial.binary, "officer")?;
    let before = quantile(&probe(&mut server.client(&office.cookie), Duration::from_secs(5)), 990);
    let (answers, over) = (Answers::default(), AtomicBool::new(false));
    let mut memory = 0;
    thread::scope(|scope| {
        for person in 0..PEOPLE {
            let (office, answers, over, address) = (&office, &answers, &over, server.address);
            let small = thread::Builder::new().stack_size(256 * 1024);
            small.spawn_scoped(scope, move || push(address, &office.cookie, person, answers, over))?;
        }
        for _ in 0..seconds {
            sleep(Duration::from_secs(1));
            memory = memory.max(server.memory()?);
        }
        over.store(true, Ordering::Relaxed);
        Ok::<(), crate::Fault>(())
    })?;
    let normal = (before * 2).max(Duration::from_millis(100));
    let mut client = server.client(&office.cookie);
    let after: Vec<_> = (0..RECOVERY).map(|_| quantile(&probe(&mut client, Duration::from_secs(1)), 990)).collect();
    let slow = after.iter().rposition(|p99| *p99 > normal).map_or(0, |at| at + 1);
    let answers = answers.into_inner()?;
    let count = |status: u16| answers.get(&status).copied().unwrap_or(0);
    let wrong: usize = answers.iter().filter(|(status, _)| ![0, 200, 303, 503].contains(*status)).map(|(_, n)| n).sum();
    let alive = server.is_alive()? && office.panics()? == 0;
    let figure = format!(
        "{PEOPLE} people for {seconds} s: {} served, {} told to come again, {wrong} other answers, {} connections \
         without one, at most {} MiB; p99 before {}, back to that {slow} s afterwards{}",
        count(200) + count(303),
        count(503),
        count(0),
        memory / 1024,
        ms(before),
        if alive { "" } else { ", but the server broke" }
    );
    let met = wrong == 0 && alive && slow < RECOVERY && count(503) > 0 && count(200) > 0;
    Ok(vec![Finding { goal: 9, figure, limit: "only 200, 303 and 503; normal again within 10 s".into(), met }])
}

/// Comes back as soon as there is an answer, whichever.
fn push(address: SocketAddr, cookie: &str, person: usize, answers: &Answers, over: &AtomicBool) {
    let mut client = Client::new(address, cookie);
    for turn in person.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let answer = match PAGES.get(turn % (PAGES.len() + 1)) {
            Some(page) => client.get(page),
            None => client.post("/organisations", &Form::new(100).fields()),
        };
        let status = answer.map_or(0, |answer| answer.status);
        *answers.lock().unwrap_or_else(PoisonError::into_inner).entry(status).or_default() += 1;
        if turn % VISIT == 0 || status == 0 {
            client.hang_up();
        }
    }
}

/// Somebody who asks calmly, for so long: how long each answer took.
fn probe(client: &mut Client, long: Duration) -> Vec<Duration> {
    let (begun, mut times) = (Instant::now(), Vec::new());
    for page in PAGES.iter().cycle() {
        if begun.elapsed() > long {
            break;
        }
        let asked = Instant::now();
        let well = client.get(page).is_ok_and(|answer| answer.status == 200);
        times.push(if well { asked.elapsed() } else { Duration::from_secs(60) });
        sleep(Duration::from_millis(20));
    }
    times
}
