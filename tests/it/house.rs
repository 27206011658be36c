//! The house rules, checked: which words each kind of file may say, and how long it may be.
use std::fs;
use std::path::{Path, PathBuf};

use crate::app::TestApp;

/// A word, and the files that may say it: by name, or by a folder of the path.
const MAY_SAY: &[(&str, &[&str])] = &[
    ("sqlx::", &["db/", "store.rs", "store/", "ids.rs", "keyed.rs"]),
    ("axum::", &["web.rs", "web/", "app/", "error.rs", "form/", "page/", "session.rs", "serve.rs", "assets.rs"]),
    ("askama::", &["web.rs", "web/", "page/"]),
    ("Utc::now", &["clock.rs"]),
    ("AssertSqlSafe", &["db/"]),
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
