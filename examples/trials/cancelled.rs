//! People who leave before they are answered: what they handed in is recorded once or not at all,
//! and handing it in again records it once.
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::thread;
use std::thread::sleep;
use std::time::Duration;

use crate::finding::Finding;
use crate::http::{Client, connect, request};
use crate::office::{Office, Server, unexpected};
use crate::records::Records;
use crate::storm::Form;
use crate::{Fault, Outcome, Trial};

const AT_ONCE: usize = 8;

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    let times = trial.amount(1_000, 10_000);
    let (office, mut server) = Office::open(&trial.binary)?;
    let forms: Vec<Form> = (0..times).map(|_| Form::new(300)).collect();
    each(&forms, |form| leave(server.address, &office.cookie, form))?;
    // Those under way when their people left go on to their end.
    sleep(Duration::from_secs(2));
    let mut records = Records::open(&office.database())?;
    let (at_first, mut halves) = (count(&mut records, &forms)?, records.halves()?);

    let addresses = Mutex::new(Vec::new());
    each(&forms, |form| {
        let address = again(&server, &office.cookie, form)?;
        addresses.lock().map_err(|_| "a thread broke")?.push(address);
        Ok(())
    })?;
    let (afterwards, there) = (count(&mut records, &forms)?, records.addresses()?);
    halves += records.halves()?;
    let addresses = addresses.into_inner()?;
    let nowhere = addresses.iter().filter(|address| !there.contains(*address)).count();
    let twice = afterwards.more.max(at_first.more);
    let sound = office.verify()?.is_ok() && server.is_alive()? && office.panics()? == 0;
    let figure = format!(
        "{times} left within 20 ms: {} recorded all the same, {twice} twice, {halves} half; handed in again: {} recorded \
         once, {nowhere} led nowhere; writer and database {}",
        at_first.once,
        afterwards.once,
        if sound { "sound" } else { "NOT sound" }
    );
    let met = twice == 0 && halves == 0 && nowhere == 0 && afterwards.once == times && sound;
    Ok(vec![Finding { goal: 5, figure, limit: "each recorded 0 or 1 times, then once; the writer lives".into(), met }])
}

/// Does something with each form, several at once.
fn each(forms: &[Form], act: impl Fn(&Form) -> Outcome<()> + Sync) -> Outcome<()> {
    thread::scope(|scope| {
        let share = forms.len().div_ceil(AT_ONCE).max(1);
        let act = &act;
        let threads: Vec<_> =
            forms.chunks(share).map(|part| scope.spawn(move || part.iter().try_for_each(act))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| Fault::from("a thread broke"))?)
    })
}

/// Hands a form in and leaves.
fn leave(address: SocketAddr, cookie: &str, form: &Form) -> Outcome<()> {
    let mut stream = connect(address)?;
    stream.write_all(request("POST", "/organisations", cookie, &form.fields()).as_bytes())?;
    sleep(Duration::from_secs_f64(rand::random_range(0.0..0.020)));
    Ok(())
}

/// Hands a form in a second time, as the page with "not just now" asks one to.
fn again(server: &Server, cookie: &str, form: &Form) -> Outcome<String> {
    let mut client: Client = server.client(cookie);
    for _ in 0..10 {
        let answer = client.post("/organisations", &form.fields())?;
        match answer.status {
            303 => return Ok(answer.location),
            503 => sleep(Duration::from_secs(1)),
            other => return Err(unexpected("a form handed in again", other)),
        }
    }
    Err("the writer is stuck".into())
}

struct Count {
    once: usize,
    more: usize,
}

fn count(records: &mut Records, forms: &[Form]) -> Outcome<Count> {
    let names = records.names()?;
    let times = |form: &&Form| names.get(&form.name).copied().unwrap_or(0);
    let once = forms.iter().filter(|form| times(form) == 1).count();
    Ok(Count { once, more: forms.iter().filter(|form| times(form) > 1).count() })
}
