//! People who never finish a sentence: requests that do not end, forms that trickle in, answers
//! that are not read. They are dropped in time, and the others do not notice.
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crate::finding::{Finding, ms, quantile};
use crate::http::{Client, connect, request};
use crate::office::Office;
use crate::{Fault, Outcome, Trial};

/// A way to be slow: how it begins (given a large file to ask for), what follows drop by drop, how
/// many do it, and when the server ends it.
struct Manner {
    name: &'static str,
    begins: fn(&str) -> String,
    drop: &'static [u8],
    reads: bool,
    people: usize,
    limit: Duration,
}

const EVERY: Duration = Duration::from_secs(2);
const MARGIN: Duration = Duration::from_secs(6);
const SLOWEST: Duration = Duration::from_millis(300);

const MANNERS: &[Manner] = &[
    Manner {
        name: "half-sent headers",
        begins: |_| "GET / HTTP/1.1\r\nHost: trial\r\nX-Slow: ".into(),
        drop: b"a",
        reads: true,
        people: 1_000,
        limit: Duration::from_secs(10),
    },
    Manner {
        name: "slow forms",
        begins: |_| {
            "POST /sign-in HTTP/1.1\r\nHost: trial\r\nSec-Fetch-Site: same-origin\r\nContent-Type: \
                    application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\nusername="
                .into()
        },
        drop: b"a",
        reads: true,
        people: 200,
        limit: Duration::from_secs(15),
    },
    Manner {
        name: "unread answers",
        begins: |file| request("GET", file, "", &[]).repeat(1_000),
        drop: b"G",
        reads: false,
        people: 200,
        limit: Duration::from_secs(30),
    },
];

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    let seconds = Duration::from_secs(trial.amount(75, 300) as u64);
    let (office, mut server) = Office::with_sample_year(&trial.binary, "officer")?;
    let (over, address) = (AtomicBool::new(false), server.address);
    // What costs the server nothing to make and is large: the style sheet.
    let page = server.client("").get("/sign-in")?.body;
    let file =
        page.split('"').find(|part| part.starts_with("/assets/")).ok_or("a page without a style sheet")?.to_owned();
    let (held, asked) = thread::scope(|scope| {
        let slow: Vec<_> = MANNERS.iter().map(|manner| scope.spawn(|| pester(address, manner, &file, &over))).collect();
        // The slow ones come first; the others must still get in.
        sleep(Duration::from_secs(2));
        let others: Vec<_> = (0..4).map(|_| scope.spawn(|| ask(address, &office.cookie, seconds))).collect();
        let mut asked = Asked::default();
        for other in others {
            asked.add(other.join().map_err(|_| "a thread broke")?);
        }
        over.store(true, Ordering::Relaxed);
        let held: Vec<_> = slow.into_iter().map(|one| one.join().map_err(|_| Fault::from("a thread broke"))).collect();
        Ok::<_, Fault>((held, asked))
    })?;
    let mut figures = Vec::new();
    let mut in_time = true;
    for (manner, held) in MANNERS.iter().zip(held) {
        let held = held?;
        in_time &= held.longest <= manner.limit + MARGIN;
        figures.push(format!("{} {} (longest {:.0} s)", manner.people, manner.name, held.longest.as_secs_f64()));
    }
    let p99 = quantile(&asked.times, 990);
    let alive = server.is_alive()? && office.panics()? == 0;
    let figure = format!(
        "{} for {} s: others asked {} times, {} without an answer or told to come again, p99 {}",
        figures.join(", "),
        seconds.as_secs(),
        asked.times.len() + asked.refused,
        asked.refused,
        ms(p99)
    );
    let met = in_time && asked.refused == 0 && p99 < SLOWEST && alive && !asked.times.is_empty();
    Ok(vec![Finding { goal: 10, figure, limit: "others' p99 300 ms; dropped by 10, 15 and 30 s".into(), met }])
}

/// What the others met.
#[derive(Default)]
struct Asked {
    times: Vec<Duration>,
    refused: usize,
}

impl Asked {
    fn add(&mut self, other: Asked) {
        self.times.extend(other.times);
        self.refused += other.refused;
    }
}

/// Somebody ordinary, each time on a new connection.
fn ask(address: SocketAddr, cookie: &str, long: Duration) -> Asked {
    let (begun, mut asked) = (Instant::now(), Asked::default());
    let mut client = Client::new(address, cookie);
    while begun.elapsed() < long {
        let at = Instant::now();
        match client.get("/agreements") {
            Ok(answer) if answer.status == 200 => asked.times.push(at.elapsed()),
            _ => asked.refused += 1,
        }
        client.hang_up();
        sleep(Duration::from_millis(100));
    }
    asked
}

/// How long the server put up with them.
#[derive(Default)]
struct Held {
    longest: Duration,
}

/// Keeps so many slow connections going: whoever is dropped comes again.
fn pester(address: SocketAddr, manner: &Manner, file: &str, over: &AtomicBool) -> Held {
    let mut slow: Vec<(TcpStream, Instant)> = Vec::new();
    let mut held = Held::default();
    while !over.load(Ordering::Relaxed) {
        let round = Instant::now();
        while slow.len() < manner.people && round.elapsed() < EVERY && !over.load(Ordering::Relaxed) {
            match begin(address, manner, file) {
                Ok(stream) => slow.push((stream, Instant::now())),
                Err(_) => sleep(Duration::from_millis(20)),
            }
        }
        sleep(EVERY.saturating_sub(round.elapsed()));
        slow.retain_mut(|(stream, since)| {
            held.longest = held.longest.max(since.elapsed());
            is_held(stream, manner).is_ok_and(|held| held)
        });
    }
    held
}

fn begin(address: SocketAddr, manner: &Manner, file: &str) -> io::Result<TcpStream> {
    let mut stream = connect(address)?;
    stream.set_nonblocking(true)?;
    match stream.write((manner.begins)(file).as_bytes()) {
        Err(fault) if fault.kind() != io::ErrorKind::WouldBlock => Err(fault),
        _ => Ok(stream),
    }
}

/// One drop more; answers whether the server still holds the connection.
fn is_held(stream: &mut TcpStream, manner: &Manner) -> io::Result<bool> {
    if manner.reads && !read_what_came(stream)? {
        return Ok(false);
    }
    match stream.write(manner.drop) {
        Err(fault) if fault.kind() != io::ErrorKind::WouldBlock => Err(fault),
        _ => Ok(true),
    }
}

/// Answers whether the connection goes on.
fn read_what_came(stream: &mut TcpStream) -> io::Result<bool> {
    let mut some = [0; 512];
    loop {
        match stream.read(&mut some) {
            Ok(0) => return Ok(false),
            Ok(_) => {}
            Err(fault) if fault.kind() == io::ErrorKind::WouldBlock => return Ok(true),
            Err(fault) => return Err(fault),
        }
    }
}
