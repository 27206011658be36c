//! The commands, run as people run them.
use std::path::Path;
use std::process::{Command, Output};

pub fn tafahom(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tafahom"));
    command.args(arguments).arg("--data").arg(data).env_clear().output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[track_caller]
fn refused(output: &Output, why: &str) {
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains(why), "{why:?} is not in {told:?}");
    assert!(output.stdout.is_empty());
}

#[test]
fn users_are_added_listed_and_given_a_new_password_from_the_console() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let add = ["user", "add", "سارا رضایی", "--username", "Rezaei", "--role", "officer", "--post", "کارشناس"];
    let added = tafahom(data, &add);
    assert!(added.status.success(), "{added:?}");
    assert!(said(&added).contains("rezaei") && said(&added).contains("http://127.0.0.1:8080/invite/"), "{added:?}");
    refused(&tafahom(data, &add), "there is a user rezaei already");

    let list = said(&tafahom(data, &["user", "list"]));
    let words: Vec<&str> = list.split_whitespace().collect();
    assert_eq!(words, ["rezaei", "officer", "no", "password", "سارا", "رضایی"]);

    let other = ["user", "reset-password", "REZAEI", "--base-url", "https://tafahom.example/"];
    assert!(said(&tafahom(data, &other)).contains("https://tafahom.example/invite/"));
    refused(&tafahom(data, &["user", "reset-password", "nobody"]), "there is no user \"nobody\"");
    refused(&tafahom(data, &["user", "remove-second-factor", "Rezaei"]), "rezaei signs in with the password alone");
    refused(&tafahom(data, &["user", "add", "X", "--username", "with space", "--role", "viewer"]), "a user name has");
    refused(&tafahom(data, &["user", "add", " ", "--username", "xx", "--role", "viewer"]), "a name has");
}

#[test]
fn a_role_that_does_not_exist_is_told_with_those_that_do() {
    let folder = tempfile::tempdir().unwrap();
    let output = tafahom(folder.path(), &["user", "add", "X", "--username", "xx", "--role", "boss"]);
    assert!(!output.status.success());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("viewer, officer, manager, admin"), "{told}");
}

#[test]
fn the_notices_of_what_others_made_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["licences", "licenses"] {
        let printed = said(&tafahom(folder.path(), &[name]));
        assert!(printed.contains("The Tafahom authors") && printed.contains("axum 0."), "{}", printed.len());
    }
}

#[test]
fn a_report_is_written_to_a_file_from_the_console() {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path(), folder.path().join("status.json"));
    let out_name = out.to_str().unwrap();
    let ask = ["report", "status", "--period", "1405-02", "--format", "json", "--language", "en", "--out", out_name];
    let written = tafahom(data, &ask);
    assert!(written.status.success(), "{written:?}");
    assert!(said(&written).contains("status.json"));
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!((&report["period"]["key"], &report["language"]), (&"1405-02".into(), &"en".into()));

    let with = |name: &str, value: &str| {
        let mut ask = ask.to_vec();
        match ask.iter().position(|word| *word == name) {
            Some(at) => ask[at + 1] = value,
            None => ask.extend([name, value]),
        }
        tafahom(data, &ask)
    };
    refused(&with("--period", "next year"), "This period could not be read");
    refused(&with("--as", "nobody"), "there is no active user \"nobody\"");
    refused(&with("--out", "/no/such/folder/x.json"), "/no/such/folder");
    refused(
        &tafahom(data, &["report", "salaries", "--format", "csv", "--out", out_name]),
        "there is no report \"salaries\"",
    );
    let html = String::from_utf8(with("--format", "html").stderr).unwrap();
    assert!(html.contains("the formats are: ") && html.contains("xlsx, csv, json"), "{html}");
}
