//! A small mutator. An input is a seed with a few changes made to it; proptest draws the changes, and
//! when what must hold does not, finds the fewest that show it.
use std::cell::Cell;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What the inputs of a target are, so that changes go deeper than a checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text: changes keep to letters.
    Text,
    /// Bytes of any kind.
    Bytes,
    /// A zip file: its parts are changed, and it is packed again.
    Zip,
    /// A PNG picture: the sums of its chunks are put right again.
    Png,
}

/// A parser, and what must hold for whatever it is given.
pub struct Target {
    pub name: &'static str,
    pub shape: Shape,
    /// Whole inputs to begin from.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Pieces that mean something to the parser.
    pub tokens: &'static [&'static str],
    /// Panics where it does not hold.
    pub holds: fn(&[u8]),
}

/// How a run went.
#[derive(Default)]
pub struct Ran {
    pub inputs: u64,
    pub slowest: Duration,
    /// The smallest input that did not hold, and why.
    pub failed: Option<(Vec<u8>, String)>,
}

#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Letter(Index, char),
    Cut(Index, usize),
    Repeat(Index, usize),
    Token(Index, Index),
    Splice(Index, Index, Index),
}

#[derive(Clone, Debug)]
struct Input {
    seed: Index,
    part: Index,
    changes: Vec<Change>,
    /// Made to the packed bytes.
    outside: Vec<Change>,
}

fn change(shape: Shape) -> BoxedStrategy<Change> {
    let at = any::<Index>;
    let flips = if shape == Shape::Text { 0 } else { 4 };
    prop_oneof![
        flips => (at(), any::<u8>()).prop_map(|(at, bits)| Change::Flip(at, bits)),
        2 => (at(), any::<char>()).prop_map(|(at, c)| Change::Letter(at, c)),
        2 => (at(), 1_usize..40).prop_map(|(at, length)| Change::Cut(at, length)),
        1 => (at(), 1_usize..40).prop_map(|(at, length)| Change::Repeat(at, length)),
        4 => (at(), at()).prop_map(|(at, token)| Change::Token(at, token)),
        2 => (at(), at(), at()).prop_map(|(at, seed, from)| Change::Splice(at, seed, from)),
    ]
    .boxed()
}

fn inputs(shape: Shape) -> impl Strategy<Value = Input> {
    let changes = prop::collection::vec(change(shape), 0..9);
    let is_packed = matches!(shape, Shape::Zip | Shape::Png);
    let outside = prop_oneof![
        6 => Just(Vec::new()),
        u32::from(is_packed) => prop::collection::vec(change(shape), 1..3),
    ];
    (any::<Index>(), any::<Index>(), changes, outside).prop_map(|(seed, part, changes, outside)| Input {
        seed,
        part,
        changes,
        outside,
    })
}

/// A place in the bytes where a letter begins, if they are text.
fn place(bytes: &[u8], at: &Index, is_text: bool) -> usize {
    let mut at = at.index(bytes.len() + 1);
    while is_text && at < bytes.len() && bytes[at] & 0xc0 == 0x80 {
        at += 1;
    }
    at
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>, target: &Target, seeds: &[Vec<u8>]) {
        let is_text = target.shape == Shape::Text;
        let span = |bytes: &[u8], at: &Index, length: usize| {
            let from = place(bytes, at, is_text);
            let mut to = (from + length).min(bytes.len());
            while is_text && to < bytes.len() && bytes[to] & 0xc0 == 0x80 {
                to += 1;
            }
            from..to
        };
        let put = |bytes: &mut Vec<u8>, at: usize, new: &[u8]| drop(bytes.splice(at..at, new.iter().copied()));
        match self {
            Change::Flip(at, bits) if !bytes.is_empty() => {
                let at = at.index(bytes.len());
                bytes[at] ^= bits | 1;
            }
            Change::Flip(..) => {}
            Change::Letter(at, c) => {
                let at = place(bytes, at, is_text);
                put(bytes, at, c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Change::Cut(at, length) => drop(bytes.drain(span(bytes, at, *length))),
            Change::Repeat(at, length) => {
                let span = span(bytes, at, *length);
                let again = bytes[span.clone()].repeat(3);
                put(bytes, span.end, &again);
            }
            Change::Token(at, token) if !target.tokens.is_empty() => {
                let at = place(bytes, at, is_text);
                put(bytes, at, token.get(target.tokens).as_bytes());
            }
            Change::Token(..) => {}
            Change::Splice(at, seed, from) => {
                let other = seed.get(seeds);
                let from = place(other, from, is_text);
                let at = place(bytes, at, is_text);
                bytes.truncate(at);
                bytes.extend(&other[from..]);
            }
        }
    }
}

/// The parts of a zip file that was made by us.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let part = |at| {
        let mut entry = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().unwrap().to_string(), bytes)
    };
    (0..count).map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(name.as_str(), stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The check sum of PNG and zip files (CRC-32).
fn sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, bit: u32| (sum >> 1) ^ (0xedb8_8320 & (0_u32.wrapping_sub((sum ^ bit) & 1)));
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum, |sum, n| step(sum, u32::from(byte >> n))))
}

/// Puts the sums of the chunks of a picture right, as far as its lengths lead.
fn summed(bytes: &mut [u8]) {
    let mut at = 8;
    while let Some(length) = bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes) {
        let end = at + 8 + length as usize;
        let Some(right) = bytes.get(at + 4..end).map(sum) else { break };
        let Some(there) = bytes.get_mut(end..end + 4) else { break };
        there.copy_from_slice(&right.to_be_bytes());
        at = end + 4;
    }
}

impl Input {
    fn bytes(&self, target: &Target, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = self.seed.get(seeds).clone();
        let make = |changes: &[Change], bytes: &mut Vec<u8>| {
            changes.iter().for_each(|change| change.make(bytes, target, seeds));
        };
        match target.shape {
            Shape::Text | Shape::Bytes => make(&self.changes, &mut bytes),
            Shape::Zip => {
                let mut parts = unpacked(&bytes);
                let part = self.part.index(parts.len());
                make(&self.changes, &mut parts[part].1);
                bytes = packed(&parts);
            }
            Shape::Png => {
                make(&self.changes, &mut bytes);
                summed(&mut bytes);
            }
        }
        make(&self.outside, &mut bytes);
        bytes
    }
}

/// Tries a target for so long, with inputs that take no longer than `patience`.
pub fn run(target: &Target, time: Duration, patience: Duration) -> Ran {
    let seeds = (target.seeds)();
    let begun = Instant::now();
    let (inputs_tried, slowest) = (Cell::new(0_u64), Cell::new(Duration::ZERO));
    let mut ran = Ran::default();
    while ran.failed.is_none() && (begun.elapsed() < time || ran.inputs == 0) {
        let config = Config { cases: 64, failure_persistence: None, max_shrink_iters: 4000, ..Config::default() };
        let found = TestRunner::new(config).run(&inputs(target.shape), |input| {
            let bytes = input.bytes(target, &seeds);
            inputs_tried.set(inputs_tried.get() + 1);
            let begun = Instant::now();
            (target.holds)(&bytes);
            let took = begun.elapsed();
            slowest.set(slowest.get().max(took));
            if took > patience { Err(TestCaseError::fail(format!("took {took:?}"))) } else { Ok(()) }
        });
        ran.failed = match found {
            Ok(()) => None,
            Err(TestError::Fail(why, input)) => Some((input.bytes(target, &seeds), why.to_string())),
            Err(TestError::Abort(why)) => Some((Vec::new(), why.to_string())),
        };
        (ran.inputs, ran.slowest) = (inputs_tried.get(), slowest.get());
    }
    ran
}

/// The input for people: as text where it is one.
pub fn shown(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => format!("{text:?}"),
        Err(_) => bytes.iter().take(400).fold(String::new(), |mut all, byte| {
            let _ = write!(all, "{byte:02x}");
            all
        }),
    }
}
