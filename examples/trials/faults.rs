//! A disk that fails: the nth write, flush or new connection comes back with an error, for one n after another.
use crate::finding::Finding;
use crate::office::{Office, Server};
use crate::records::Records;
use crate::storm::Form;
use crate::trace::Trace;
use crate::{Outcome, Trial};

/// What fails, how, on which file (none: on all), and how many forms it takes to get there.
struct Kind {
    calls: &'static str,
    error: &'static str,
    file: Option<&'static str>,
    forms: usize,
}

const KINDS: &[Kind] = &[
    Kind { calls: "pwrite64,write", error: "EIO", file: Some("tafahom.db-wal"), forms: 12 },
    Kind { calls: "pwrite64,write", error: "ENOSPC", file: Some("tafahom.db-wal"), forms: 12 },
    Kind { calls: "fsync,fdatasync", error: "EIO", file: Some("tafahom.db-wal"), forms: 30 },
    Kind { calls: "pwrite64,write", error: "EIO", file: Some("tafahom.db"), forms: 80 },
    Kind { calls: "accept4", error: "EMFILE", file: None, forms: 30 },
];

/// What came of it all.
#[derive(Default)]
struct Tally {
    told: Vec<String>,
    injected: usize,
    refused: usize,
    failed: usize,
    stuck: usize,
    unsound: usize,
    halves: i64,
}

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    let most = trial.amount(12, 200);
    let (office, mut server) = Office::open(&trial.binary)?;
    let mut tally = Tally::default();
    for kind in KINDS {
        for nth in 1..=most {
            disturb(&office, &mut server, kind, nth, &mut tally)?;
            server.kill()?;
            if let Err(found) = office.verify()? {
                eprintln!("{} of {:?} failing at {nth}: {found}", kind.calls, kind.file);
                tally.unsound += 1;
            }
            server = office.start()?;
        }
    }
    let mut records = Records::open(&office.database())?;
    let there = records.addresses()?;
    tally.halves += records.halves()?;
    let lost = tally.told.iter().filter(|address| !there.contains(*address)).count();
    let panics = office.panics()?;
    let figure = format!(
        "{} calls failed: of {} acknowledged {lost} lost, {} told to come again, {} answers of 500, {panics} panics, {} \
         times stuck afterwards, {} times unsound, {} half there",
        tally.injected,
        tally.told.len(),
        tally.refused,
        tally.failed,
        tally.stuck,
        tally.unsound,
        tally.halves
    );
    let wrong = lost + panics + tally.stuck + tally.unsound + tally.failed;
    let met = wrong == 0 && tally.halves == 0 && tally.injected >= most * 3;
    let limit = "0 lost, 0 panics, 0 answers of 500, sound, and writing again at once".into();
    Ok(vec![Finding { goal: 27, figure, limit, met }])
}

/// Hands in forms until the nth call has failed, then one more on a sound disk.
fn disturb(office: &Office, server: &mut Server, kind: &Kind, nth: usize, tally: &mut Tally) -> Outcome<()> {
    let lines = office.data().join("../calls");
    let mut rules = vec![
        "-e".to_owned(),
        format!("trace={}", kind.calls),
        "-e".to_owned(),
        format!("inject={}:error={}:when={nth}", kind.calls, kind.error),
    ];
    if let Some(file) = kind.file {
        rules.extend(["-P".to_owned(), office.data().join(file).display().to_string()]);
    }
    let trace = Trace::attach(server.pid(), &lines, &rules)?;
    let mut client = server.client(&office.cookie);
    for _ in 0..kind.forms + nth {
        match client.post("/organisations", &Form::new(300).fields()) {
            Ok(answer) if answer.status == 303 => tally.told.push(answer.location),
            Ok(answer) if matches!(answer.status, 503 | 507) => tally.refused += 1,
            Ok(answer) => {
                eprintln!("{} of {:?} failing at {nth}: answered {}", kind.calls, kind.file, answer.status);
                tally.failed += 1;
            }
            Err(_) => tally.refused += 1,
        }
        if kind.file.is_none() {
            client.hang_up();
        }
        if trace.lines()?.contains("(INJECTED)") {
            break;
        }
    }
    tally.injected += trace.detach()?.matches("(INJECTED)").count();
    match client.post("/organisations", &Form::new(300).fields()) {
        Ok(answer) if answer.status == 303 => tally.told.push(answer.location),
        _ => tally.stuck += 1,
    }
    Ok(())
}
