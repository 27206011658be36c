//! The house rules, checked: which words each kind of file may say, and how long it may be.
use std::fs;
use std::path::{Path, PathBuf};

use crate::app::TestApp;

/// A word, and the files that may say it: by name, or by a folder of the path.
const MAY_SAY: &[(&str, &[&str])] = &[
    ("sqlx::", &["db/", "store.rs", "store/", "ids.rs", "keyed.rs"]),
    ("axum::", &["web.rs", "web/", "app/", "error.rs", "form/", "page/", "session.rs", "serve/", "assets.rs"]),
    ("askama::", &["web.rs", "web/", "page/", "docx/"]),
    ("Utc::now", &["clock.rs"]),
    ("AssertSqlSafe", &["db/"]),
    // The one place from which other servers are called.
    ("reqwest", &["users/oidc/client/"]),
    ("jsonwebtoken", &["users/oidc/client/"]),
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn each_file_keeps_to_its_room() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let mut broken = Vec::new();
    for file in files {
        let name = file.to_str().unwrap();
        let text = fs::read_to_string(&file).unwrap();
        for (word, homes) in MAY_SAY {
            let at_home = homes.iter().any(|home| name.contains(home));
            if text.lines().any(|line| line.contains(word) && !line.trim_start().starts_with("//")) && !at_home {
                broken.push(format!("{name} says {word}"));
            }
        }
        if text.lines().count() > 300 {
            broken.push(format!("{name} is longer than 300 lines"));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[tokio::test]
async fn a_page_that_does_not_exist_says_so_with_every_header() {
    let app = TestApp::new().await;
    let page = app.nobody().get("/nothing").await.expect(404);
    page.sees("There is no such page");
    for header in ["content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"] {
        assert!(page.headers.contains_key(header), "{header}");
    }
}

/// Where a function is longer than it may be: its first line, by the formatter's indentation.
fn long_functions(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let opens = |line: &&str| {
        let bare = line.trim_start().trim_start_matches("pub ").trim_start_matches("(crate) ");
        bare.starts_with("fn ") || bare.starts_with("async fn ") || bare.starts_with("const fn ")
    };
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| opens(line)) {
        let end = lines[at..].iter().position(|close| indent(close) == indent(line) && close.trim() == "}");
        if end.is_some_and(|length| length > 60) {
            found.push(line.trim().to_owned());
        }
    }
    found
}

#[test]
fn no_function_is_longer_than_a_screen() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let broken: Vec<_> = files
        .iter()
        .flat_map(|file| {
            let found = long_functions(&fs::read_to_string(file).unwrap());
            found.into_iter().map(|line| format!("{}: {line}", file.display())).collect::<Vec<_>>()
        })
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The files of a folder, however deep, whose names end so: path and text.
pub fn files_of(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_str().unwrap().ends_with(ending) {
                found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn the_style_sheet_knows_start_and_end_not_left_and_right() {
    let sides = ["margin-", "padding-", "border-", "float:", "float: ", "text-align:", "text-align: "];
    for (name, css) in files_of("assets/css", ".css") {
        for side in sides {
            for end in ["left", "right"] {
                assert!(!css.contains(&format!("{side}{end}")), "{name} says {side}{end}");
            }
        }
        for inset in ["{left:", ";left:", "{right:", ";right:", "letter-spacing", "font-style:italic", "italic "] {
            assert!(!css.contains(inset), "{name} says {inset}");
        }
    }
}

#[test]
fn templates_carry_no_inline_style_or_script_and_trust_no_text() {
    for (name, html) in files_of("templates", ".html") {
        for word in [" style=", "<style", "onclick=", "onchange=", "onsubmit=", "javascript:", "|safe", "| safe"] {
            assert!(!html.contains(word), "{name} says {word}");
        }
        assert!(
            !html.replace("<script type=\"module\" src=", "").contains("<script"),
            "{name} has a script of its own"
        );
    }
}

#[test]
fn every_icon_a_template_names_exists() {
    for (name, html) in files_of("templates", ".html") {
        for part in html.split("page::icon(\"").skip(1) {
            let icon = part.split('"').next().unwrap();
            assert!(tafahom::assets::has_icon(icon), "{name} shows the icon {icon}, which is none");
        }
    }
}

#[test]
fn templates_speak_only_through_the_words() {
    let persian = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    for (name, html) in files_of("templates", ".html") {
        assert!(!html.contains(persian), "{name} has Persian text of its own");
    }
}

#[test]
fn style_and_script_stay_within_their_budget() {
    let zipped = |text: &str| {
        let mut child = std::process::Command::new("gzip")
            .args(["-9", "-c"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let bytes = text.as_bytes().to_vec();
        let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, &bytes).unwrap());
        let size = child.wait_with_output().unwrap().stdout.len();
        writer.join().unwrap();
        size
    };
    let css: String = files_of("assets/css", ".css").into_iter().map(|(_, text)| text).collect();
    assert!(zipped(&css) <= 12 * 1024, "the style sheet has {} bytes", zipped(&css));
    let js = fs::read_to_string("assets/js/app.js").unwrap();
    assert!(zipped(&js) <= 6 * 1024, "the script has {} bytes", zipped(&js));
}
