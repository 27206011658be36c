//! The answers to the security standard: complete, well-formed, and what they point at is there.
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::house::files_of;

/// How many requirements of each level version 5.0.0 of the standard has.
const REQUIREMENTS: [(u8, usize); 2] = [(1, 70), (2, 183)];

#[derive(Deserialize)]
struct Row {
    requirement: String,
    level: u8,
    about: String,
    answer: String,
    #[serde(rename = "shown by")]
    shown_by: String,
    remark: String,
}

fn rows() -> Vec<Row> {
    csv::Reader::from_path("docs/asvs.csv").unwrap().deserialize().map(Result::unwrap).collect()
}

/// The number of a requirement in its parts: chapter, section, requirement.
fn number(requirement: &str) -> Vec<u8> {
    let parts: Vec<u8> = requirement.split('.').map(|part| part.parse().unwrap()).collect();
    assert_eq!(parts.len(), 3, "{requirement}");
    parts
}

/// The names of the tests in the tree.
fn tests() -> Vec<String> {
    let mut names = Vec::new();
    for (_, text) in ["src", "crates", "tests"].iter().flat_map(|folder| files_of(folder, ".rs")) {
        for marked in text.split("test]\n").chain(text.split("test(flavor = \"multi_thread\")]\n")).skip(1) {
            let function = marked.lines().find(|line| line.contains("fn ")).unwrap_or("");
            names.extend(function.split("fn ").nth(1).and_then(|rest| rest.split('(').next()).map(str::to_owned));
        }
    }
    names
}

#[test]
fn every_requirement_is_answered_once_and_what_shows_it_exists() {
    let (rows, tests, mut wrong) = (rows(), tests(), Vec::new());
    for (level, count) in REQUIREMENTS {
        assert_eq!(rows.iter().filter(|row| row.level == level).count(), count, "level {level}");
    }
    let numbers: Vec<_> = rows.iter().map(|row| number(&row.requirement)).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next), "each once, in order");
    for row in rows {
        let named: Vec<_> = row.shown_by.split_whitespace().collect();
        let is_there = |name: &&str| tests.iter().any(|test| test == name) || Path::new(name).is_file();
        let missing: Vec<_> = named.iter().filter(|name| !is_there(name)).collect();
        let is_whole = match row.answer.as_str() {
            "yes" => !named.is_empty(),
            "no" | "not applicable" => named.is_empty() && !row.remark.is_empty(),
            _ => false,
        };
        if !is_whole || !missing.is_empty() || row.about.is_empty() {
            wrong.push(format!("{}: {} {missing:?}", row.requirement, row.answer));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The figures of SECURITY.md, as they are in the table.
fn figures() -> String {
    let mut counts: BTreeMap<(u8, String), usize> = BTreeMap::new();
    for row in rows() {
        *counts.entry((row.level, row.answer)).or_default() += 1;
    }
    let line = |name: &str, levels: &[u8]| {
        let of = |level: u8, answer: &str| counts.get(&(level, answer.to_owned())).copied().unwrap_or(0);
        let count = |answer: &str| levels.iter().map(|level| of(*level, answer)).sum::<usize>();
        let (yes, no, not) = (count("yes"), count("no"), count("not applicable"));
        let share = 1000 * yes / (yes + no);
        format!("| {name} | {yes} | {no} | {not} | {}.{} % |", share / 10, share % 10)
    };
    let head = "| level | yes | no | not applicable | yes of what applies |\n| --- | --- | --- | --- | --- |";
    [head.to_owned(), line("1", &[1]), line("2", &[2]), line("both", &[1, 2])].join("\n")
}

#[test]
fn the_figures_in_the_security_page_are_those_of_the_table() {
    let (open, close) = ("<!-- asvs -->\n", "\n<!-- /asvs -->");
    let text = fs::read_to_string("SECURITY.md").unwrap();
    let (before, rest) = text.split_once(open).unwrap();
    let (printed, after) = rest.split_once(close).unwrap();
    let figures = figures();
    if std::env::var_os("BLESS").is_some() {
        fs::write("SECURITY.md", format!("{before}{open}{figures}{close}{after}")).unwrap();
        return;
    }
    assert_eq!(printed, figures, "BLESS=1 cargo test asvs writes them anew");
}
