//! Coming back: after a crash with a long log, and after being asked to stop while people write.
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::finding::Finding;
use crate::office::Office;
use crate::records::Records;
use crate::storm::Storm;
use crate::{Outcome, Trial};

const LOG: u64 = 64 * 1024 * 1024;
const READY: Duration = Duration::from_secs(3);
/// What the server allows the last requests, and a little more.
const FAREWELL: Duration = Duration::from_secs(22);

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    Ok(vec![long_log(trial)?, graceful(trial)?])
}

fn long_log(trial: &Trial) -> Outcome<Finding> {
    let (office, server) = Office::open(&trial.binary)?;
    // Somebody who reads for long keeps the log from being emptied.
    let mut reader = Records::open(&office.database())?;
    reader.hold()?;
    let storm = Storm::begin(server.address, &office.cookie, 4, 4_000);
    let begun = Instant::now();
    while server.log_size()? < LOG && begun.elapsed() < Duration::from_secs(600) {
        sleep(Duration::from_millis(50));
    }
    let size = server.log_size()?;
    server.kill()?;
    let told = storm.end();
    // The last to let go of a database tidies its log away: what the crash left is tried as a copy.
    let left = office.data().join("../left");
    copy(&office.data(), &left)?;
    drop(reader);
    let server = office.start_on(&left)?;
    let there = Records::open(&left.join("tafahom.db"))?.addresses()?;
    let lost = told.addresses.iter().filter(|address| !there.contains(*address)).count();
    let figure = format!(
        "killed with {:.0} MiB of log: ready after {:.2} s, of {} acknowledged {lost} lost",
        size as f64 / 1_048_576.0,
        server.ready.as_secs_f64(),
        told.addresses.len()
    );
    let met = size >= LOG && server.ready < READY && lost == 0;
    Ok(Finding { goal: 26, figure, limit: "ready in 3 s, 0 lost".into(), met })
}

/// The database, its log, the key: all but the index of the log, which is made anew.
fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() && !entry.file_name().to_string_lossy().ends_with("-shm") {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn graceful(trial: &Trial) -> Outcome<Finding> {
    let stops = trial.amount(10, 100);
    let (office, mut server) = Office::open(&trial.binary)?;
    let (mut told, mut odd, mut hard, mut slowest) = (Vec::new(), 0, 0, Duration::ZERO);
    for _ in 0..stops {
        let storm = Storm::begin(server.address, &office.cookie, 4, 300);
        sleep(Duration::from_secs_f64(rand::random_range(0.2..1.0)));
        let (well, took) = server.stop()?;
        hard += usize::from(!well);
        slowest = slowest.max(took);
        let mut heard = storm.end();
        told.append(&mut heard.addresses);
        odd += heard.odd.len();
        server = office.start()?;
    }
    let there = Records::open(&office.database())?.addresses()?;
    let lost = told.iter().filter(|address| !there.contains(*address)).count();
    let figure = format!(
        "stopped {stops} times while 4 write: of {} acknowledged {lost} lost, {odd} odd answers, {hard} bad ends, slowest \
         stop {:.2} s",
        told.len(),
        slowest.as_secs_f64()
    );
    let met = lost == 0 && odd == 0 && hard == 0 && slowest < FAREWELL && told.len() >= stops;
    Ok(Finding { goal: 26, figure, limit: "0 lost, every end well".into(), met })
}
