//! Bringing lists in from the console.
use std::path::Path;
use std::process::{Command, Output};

use super::workbook;

fn tafahom(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tafahom"));
    command.args(arguments).arg("--data").arg(data).env_clear().output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap()
}

#[test]
fn a_list_is_tried_and_brought_in_from_the_console() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("list.xlsx"));
    let add = |name: &str, role: &str| tafahom(&data, &["user", "add", "X", "--username", name, "--role", role]);
    assert!(add("boss", "admin").status.success() && add("clerk", "officer").status.success());
    std::fs::write(&file, workbook(&[&["name", "national id"], &["First", "12"], &["Second", ""]])).unwrap();
    let file = file.to_str().unwrap();
    let import = |more: &[&str]| tafahom(&data, &[&["import", file, "--as", "boss"], more].concat());

    let dry = import(&["--dry-run"]);
    assert!(dry.status.success(), "{}", said(&dry));
    assert!(said(&dry).contains("2 new, 0 changed, 0 unchanged") && said(&dry).contains("nothing was written"));
    let done = import(&["--kind", "organisations"]);
    assert!(said(&done).contains("imported: 2 new, 0 changed"), "{}", said(&done));
    assert!(said(&import(&[])).contains("all of it is recorded already"));

    std::fs::write(file, workbook(&[&["name", "national id"], &["Third", "abc"]])).unwrap();
    let wrong = import(&[]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(said(&wrong).contains("B2: A national id has digits only"), "{}", said(&wrong));
    let clerk = tafahom(&data, &["import", file, "--as", "clerk"]);
    assert!(said(&clerk).contains("clerk may not import lists"));
    assert!(said(&import(&["--kind", "ships"])).contains("organisations, people, agreements, outlets, coverage"));
    std::fs::write(file, b"%PDF-1.7\n\x01").unwrap();
    assert!(said(&import(&[])).contains("This file is no table."));
}
