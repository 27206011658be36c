//! Nothing is acknowledged before the disk has it: the order of the program's system calls.
use std::collections::HashMap;

use crate::finding::Finding;
use crate::office::{Office, unexpected};
use crate::storm::Form;
use crate::trace::Trace;
use crate::{Outcome, Trial};

const CALLS: &str = "trace=write,writev,pwrite64,pwritev,sendto,sendmsg,fsync,fdatasync";

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    let times = trial.amount(200, 1_000);
    let (office, server) = Office::open(&trial.binary)?;
    let lines = office.data().join("../calls");
    let watch = ["-y", "-s", "24", "-e", CALLS].map(str::to_owned);
    let trace = Trace::attach(server.pid(), &lines, &watch)?;
    let mut client = server.client(&office.cookie);
    for _ in 0..times {
        let answer = client.post("/organisations", &Form::new(300).fields())?;
        if answer.status != 303 {
            return Err(unexpected("an organisation", answer.status));
        }
    }
    let calls = read(&trace.detach()?);
    let figure = format!(
        "{} acknowledgements after {} flushes of the log: {} before theirs, {} without any writing",
        calls.acknowledged, calls.flushes, calls.early, calls.empty
    );
    let met = calls.acknowledged >= times && calls.early == 0 && calls.empty == 0;
    Ok(vec![Finding { goal: 2, figure, limit: "0 acknowledged before the flush".into(), met }])
}

/// What the calls tell.
#[derive(Default)]
struct Calls {
    acknowledged: usize,
    flushes: usize,
    early: usize,
    empty: usize,
}

/// Goes through the calls in their order. One person asks at a time: what is written to the log
/// between two answers belongs to the second of them.
fn read(lines: &str) -> Calls {
    let mut calls = Calls::default();
    // How many writes to the log there were, how many of them the disk has, and how many at the last answer.
    let (mut written, mut flushed, mut answered) = (0_usize, 0_usize, 0_usize);
    let mut under_way: HashMap<&str, usize> = HashMap::new();
    for line in lines.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        let is_flush = call.starts_with("fsync(") || call.starts_with("fdatasync(");
        let is_log = call.contains("-wal>");
        if is_flush && is_log {
            under_way.insert(thread, written);
        } else if is_log {
            written += 1;
        }
        let is_over = !call.contains("<unfinished") && (is_flush || call.contains("sync resumed>"));
        if is_over
            && let Some(seen) = under_way.remove(thread)
            && call.trim_end().ends_with("= 0")
        {
            flushed = flushed.max(seen);
            calls.flushes += 1;
        }
        if call.contains("\"HTTP/1.1 303") {
            calls.acknowledged += 1;
            calls.early += usize::from(flushed < written);
            calls.empty += usize::from(written == answered);
            answered = written;
        }
    }
    calls
}
