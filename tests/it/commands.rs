//! The commands, run as people run them.
use std::path::Path;
use std::process::{Command, Output};

fn tafahom(data: &Path, arguments: &[&str]) -> Output {
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
