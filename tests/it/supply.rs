//! What the program is made of: no lint is lifted on the way in, exceptions say why and until when,
//! and the list of its parts is true.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use chrono::NaiveDate;
use serde_json::Value;
use tafahom::about::NOTICES;

use crate::house::files_of;

/// What may be lifted nowhere but in tests.
const GUARDED: [&str; 8] = [
    "unsafe_code",
    "clippy::unwrap_used",
    "clippy::expect_used",
    "clippy::panic",
    "clippy::indexing_slicing",
    "clippy::all",
    "clippy::restriction",
    "warnings",
];

/// The attributes of a source that lift a guarded lint outside a test module.
fn lifted(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for opening in ["#[", "#!["] {
        for (at, _) in text.match_indices(opening) {
            let attribute = text[at..].split_inclusive(']').next().unwrap();
            let lifts = ["allow(", "expect(", "warn("].iter().any(|word| attribute.contains(word));
            let guarded = GUARDED.iter().any(|lint| attribute.contains(lint));
            if lifts && guarded && !text[..at].trim_end().ends_with("#[cfg(test)]") {
                found.push(attribute.replace(char::is_whitespace, " "));
            }
        }
    }
    found
}

#[test]
fn no_guarded_lint_is_lifted_outside_tests() {
    let samples = [
        ("#[allow(clippy::unwrap_used)]\nfn one() {}", 1),
        ("#![allow(\n    unsafe_code\n)]", 1),
        ("#[cfg_attr(unix, expect(clippy::panic))]\nmod x {}", 1),
        ("#[cfg(test)]\n#[allow(clippy::unwrap_used)]\nmod tests {}", 0),
        ("#[allow(missing_docs)]\nstruct S;", 0),
    ];
    for (text, count) in samples {
        assert_eq!(lifted(text).len(), count, "{text}");
    }
    let broken: Vec<_> = ["src", "crates", "examples", "benches"]
        .iter()
        .flat_map(|folder| files_of(folder, ".rs"))
        .filter(|(name, _)| !name.ends_with("/tests.rs") && !name.contains("/tests/"))
        // The long form of tests, made of their own files.
        .filter(|(name, _)| name != "benches/fuzz.rs")
        .flat_map(|(name, text)| lifted(&text).into_iter().map(move |what| format!("{name}: {what}")))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_crate_keeps_the_lints_of_the_workspace() {
    let read = |path: &str| fs::read_to_string(path).unwrap().parse::<toml::Table>().unwrap();
    let workspace = read("Cargo.toml");
    let lints = &workspace["workspace"]["lints"];
    assert_eq!(lints["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for lint in ["expect_used", "indexing_slicing", "panic", "unwrap_used"] {
        assert_eq!(lints["clippy"][lint].as_str(), Some("deny"), "{lint}");
    }
    let crates = files_of("crates", "Cargo.toml").into_iter().map(|(path, _)| path);
    for path in crates.chain(["Cargo.toml".to_owned()]) {
        assert_eq!(read(&path)["lints"]["workspace"].as_bool(), Some(true), "{path}");
    }
    assert!(!fs::exists(".cargo").unwrap(), "flags of .cargo/ would hold for every build of whoever clones this");
}

#[test]
fn every_exception_says_why_and_until_when() {
    let rules: toml::Table = fs::read_to_string("deny.toml").unwrap().parse().unwrap();
    for exception in rules["advisories"]["ignore"].as_array().unwrap() {
        let reason = exception["reason"].as_str().unwrap();
        let day = |mark: &str| {
            let text = reason.split(mark).nth(1).unwrap_or_else(|| panic!("{exception} has no {mark:?}"));
            text[..10].parse::<NaiveDate>().unwrap()
        };
        let (judged, again) = (day("; judged "), day(", again by "));
        assert!(judged < again && (again - judged).num_days() <= 92, "{exception} is judged too rarely");
        assert!(reason.split("; judged").next().unwrap().len() > 30, "{exception} gives no reason");
    }
}

/// The checksums in Cargo.lock by name and version.
fn locked() -> BTreeMap<(String, String), Option<String>> {
    let lock: toml::Table = fs::read_to_string("Cargo.lock").unwrap().parse().unwrap();
    let packages = lock["package"].as_array().unwrap().iter();
    let text = |value: &toml::Value| value.as_str().unwrap().to_owned();
    packages
        .map(|package| {
            let checksum = package.get("checksum").map(text);
            ((text(&package["name"]), text(&package["version"])), checksum)
        })
        .collect()
}

fn bill() -> String {
    let made = Command::new("scripts/sbom").output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).unwrap()
}

#[test]
fn the_parts_list_names_what_ships_with_the_checksums_of_the_lock_file() {
    let text = bill();
    assert_eq!(text, bill(), "the same lock file gives the same list");
    let bill: Value = serde_json::from_str(&text).unwrap();
    let (locked, mut names, mut references) = (locked(), BTreeSet::new(), BTreeSet::new());
    for part in bill["components"].as_array().unwrap() {
        let field = |name: &str| part[name].as_str().unwrap().to_owned();
        names.insert(field("name"));
        assert!(references.insert(field("bom-ref")), "{part} is named twice");
        assert!(part["licenses"][0].is_object(), "{part} has no licence");
        if field("purl").starts_with("pkg:cargo/") {
            let known = &locked[&(field("name"), field("version"))];
            assert_eq!(part["hashes"][0]["content"].as_str(), known.as_deref(), "{part}");
        }
    }
    for name in ["axum", "sqlx", "sqlite", "typst", "serde_derive"] {
        assert!(names.contains(name), "{name} is missing");
    }
    for name in ["proptest", "thirtyfour", "scraper"] {
        assert!(!names.contains(name), "{name} is of the tests alone");
    }
    references.insert(bill["metadata"]["component"]["bom-ref"].as_str().unwrap().to_owned());
    for links in bill["dependencies"].as_array().unwrap() {
        for end in links["dependsOn"].as_array().unwrap().iter().chain([&links["ref"]]) {
            assert!(references.contains(end.as_str().unwrap()), "{end} is no part");
        }
    }
}

#[test]
fn the_notices_name_everything_that_ships() {
    let bill: Value = serde_json::from_str(&bill()).unwrap();
    let ships = bill["components"].as_array().unwrap().iter().filter(|part| part["scope"] == "required");
    let missing: Vec<String> = ships
        .filter(|part| part["purl"].as_str().unwrap().starts_with("pkg:cargo/") && part["hashes"].is_array())
        .map(|part| format!("{} {} · ", part["name"].as_str().unwrap(), part["version"].as_str().unwrap()))
        .filter(|part| !NOTICES.contains(&format!("\n{part}")))
        .collect();
    assert!(missing.is_empty(), "run scripts/notices: {missing:#?}");
    for text in
        ["Copyright 2015 The Vazirmatn", "SIL OPEN FONT LICENSE", "Lucide", "DejaVu", "SecLists", "public domain"]
    {
        assert!(NOTICES.contains(text), "{text}");
    }
    let marks = |line: &str| {
        line.rsplit(" · ").next().unwrap().split(", ").filter_map(|n| n.parse().ok()).collect::<Vec<u32>>()
    };
    let listed = NOTICES.lines().filter(|line| line.split(" · ").count() == 4);
    for (line, mark) in listed.flat_map(|line| marks(line).into_iter().map(move |mark| (line, mark))) {
        assert!(NOTICES.contains(&format!("\n---- {mark} --")), "{line} points at no text");
    }
}

#[test]
fn one_place_calls_another_server_and_one_starts_a_program() {
    let bill: Value = serde_json::from_str(&bill()).unwrap();
    let ships = bill["components"].as_array().unwrap().iter().filter(|part| part["scope"] == "required");
    let names: BTreeSet<_> = ships.map(|part| part["name"].as_str().unwrap()).collect();
    for client in ["ureq", "curl", "isahc", "hyper-tls", "lettre"] {
        assert!(!names.contains(client), "{client} would reach out");
    }
    for (name, text) in files_of("src", ".rs") {
        // The provider with whose accounts people may sign in, if one is set.
        let calls = ["reqwest", "hyper_rustls", "hyper_util::client", "UdpSocket"].iter().any(|way| text.contains(way));
        assert!(!calls || name.starts_with("src/users/oidc/client/"), "{name} calls another server");
        // The server itself, asked how it is by the program beside it.
        let connects = text.contains("TcpStream::connect");
        assert!(!connects || name == "src/serve/mod.rs", "{name} calls another server");
        let starts = text.contains("process::Command") || text.contains("Command::new(");
        assert!(!starts || name.starts_with("src/imports/"), "{name} starts a program");
    }
}

#[test]
fn the_script_keeps_nothing_in_the_browser_and_runs_nothing_it_is_told() {
    for (name, text) in files_of("assets/js", ".js") {
        for word in
            ["localStorage", "sessionStorage", "indexedDB", "document.cookie", "eval(", "new Function", "postMessage"]
        {
            assert!(!text.contains(word), "{name} says {word}");
        }
    }
}
