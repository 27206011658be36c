//! The server is killed in the middle of writing, again and again: whatever it said it has, it has.
use std::thread::sleep;
use std::time::Duration;

use crate::finding::Finding;
use crate::office::Office;
use crate::records::Records;
use crate::storm::Storm;
use crate::{Outcome, Trial};

const WRITERS: usize = 4;
const READY: Duration = Duration::from_secs(2);

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    let kills = trial.amount(20, 200);
    let (office, mut server) = Office::open(&trial.binary)?;
    let (mut told, mut odd, mut unsound, mut halves) = (Vec::new(), Vec::new(), 0, 0);
    let mut slowest = Duration::ZERO;
    for round in 0..kills {
        let storm = Storm::begin(server.address, &office.cookie, WRITERS, 300);
        sleep(Duration::from_secs_f64(rand::random_range(0.2..1.0)));
        server.kill()?;
        let mut heard = storm.end();
        told.append(&mut heard.addresses);
        odd.append(&mut heard.odd);
        if let Err(found) = office.verify()? {
            eprintln!("after kill {}: {found}", round + 1);
            unsound += 1;
        }
        server = office.start()?;
        slowest = slowest.max(server.ready);
        halves += Records::open(&office.database())?.halves()?;
    }
    let there = Records::open(&office.database())?.addresses()?;
    let lost = told.iter().filter(|address| !there.contains(*address)).count();
    let figure = format!(
        "killed {kills} times while {WRITERS} write: {} acknowledged, {lost} lost, {halves} half there, {unsound} times \
         unsound, {} odd answers; slowest start {:.2} s",
        told.len(),
        odd.len(),
        slowest.as_secs_f64()
    );
    let met = lost == 0 && halves == 0 && unsound == 0 && odd.is_empty() && slowest < READY && told.len() >= kills;
    Ok(vec![Finding { goal: 1, figure, limit: "0 lost, 0 half, sound every time, ready in 2 s".into(), met }])
}
