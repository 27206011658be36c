//! What proves what was done, and what brings it back: rows that are sealed, secrets, archives.
use std::fs::File;
use std::io::{Read, Write};
use std::sync::OnceLock;

use sha2::{Digest, Sha256};
use tafahom::attachments::Files;
use tafahom::audit::chain::Link;
use tafahom::backup;
use tafahom::db::Db;
use tafahom::seal::Key;
use tafahom::users::vault::Vault;
use uuid::Uuid;
use zip::ZipArchive;

use super::text;
use crate::fuzz::engine::{Shape, Target};

pub const TARGETS: &[Target] = &[
    Target { name: "events", shape: Shape::Text, seeds: events, tokens: FIELDS, holds: no_two_rows_are_sealed_alike },
    Target { name: "vault", shape: Shape::Bytes, seeds: secrets, tokens: &[], holds: opens_only_what_was_sealed },
    Target { name: "archive", shape: Shape::Zip, seeds: archives, tokens: MANIFEST, holds: reads_archives },
];

const FIELDS: &[&str] = &["\u{1f}", "\0", "{}", "null", "created", "\u{200c}", "0", "Sara", "\u{1}", "tafahom event 1"];
const MANIFEST: &[&str] = &[
    "\"form\": 2",
    "\"form\": -1",
    "\"files\": []",
    "\"size\": 0",
    "\"size\": 18446744073709551615",
    "..",
    "files/",
    "null",
    "{}",
    "tafahom.db",
    "\"sha256\": \"",
    "aa",
    "1e99",
    "\"missing\": null",
];

fn events() -> Vec<Vec<u8>> {
    vec![
        "2026-05-18T07:00:00+00:00\u{1f}session\u{1f}Sara\u{1f}officer\u{1f}created\u{1f}agreement\u{1f}Title\u{1f}{}\u{1f}because"
            .into(),
        "\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}".into(),
    ]
}

fn link(fields: [&str; 9]) -> Link {
    let [at, session, actor_name, actor_post, verb, kind, title, changes, reason] = fields.map(str::to_owned);
    Link {
        seq: 7,
        id: Uuid::from_u128(7),
        at,
        user: None,
        session,
        actor_name,
        actor_post,
        verb,
        kind,
        subject: Uuid::nil(),
        title,
        agreement: None,
        changes,
        reason,
        prev: vec![0; 32],
    }
}

/// Letters that move from one column to the next, and columns that change places, make another row.
fn no_two_rows_are_sealed_alike(bytes: &[u8]) {
    static KEY: OnceLock<Key> = OnceLock::new();
    let key = KEY.get_or_init(Key::fresh);
    let whole = text(bytes);
    let mut parts = whole.splitn(9, '\u{1f}');
    let fields = [(); 9].map(|()| parts.next().unwrap_or(""));
    let (row, sealed) = (link(fields), link(fields).seal(key));
    assert!(row.bears(key, &sealed));
    let mut others = Vec::new();
    for at in 0..8 {
        let both = format!("{}{}", fields[at], fields[at + 1]);
        for cut in both.char_indices().map(|(cut, _)| cut).chain([both.len()]).take(40) {
            let mut moved = fields;
            let (left, right) = both.split_at(cut);
            (moved[at], moved[at + 1]) = (left, right);
            others.push(link(moved));
        }
        let mut swapped = fields;
        swapped.swap(at, at + 1);
        others.push(link(swapped));
    }
    others.push(Link { user: Some(Uuid::nil()), ..row.clone() });
    others.push(Link { agreement: Some(Uuid::nil()), ..row.clone() });
    others.push(Link { user: Some(Uuid::max()), agreement: None, ..row.clone() });
    others.push(Link { user: None, agreement: Some(Uuid::max()), ..row.clone() });
    others.push(Link { seq: 8, ..row.clone() });
    for other in others.into_iter().filter(|other| *other != row) {
        assert_ne!(other.seal(key), sealed, "{other:?}");
    }
}

fn secrets() -> Vec<Vec<u8>> {
    vec![b"secret".to_vec(), vec![7; 60], Vec::new()]
}

fn opens_only_what_was_sealed(bytes: &[u8]) {
    static KEY: OnceLock<Key> = OnceLock::new();
    let vault = Vault::of(KEY.get_or_init(Key::fresh));
    assert_eq!(vault.open(b"name", bytes), None, "nobody can make what the vault opens");
    let mut sealed = vault.seal(b"name", bytes).unwrap();
    assert_eq!(vault.open(b"name", &sealed).as_deref(), Some(bytes));
    let at = bytes.first().map_or(0, |byte| usize::from(*byte)) % sealed.len();
    sealed[at] ^= 1;
    assert_eq!(vault.open(b"name", &sealed), None);
}

/// A backup of an empty program with one file in it.
fn archives() -> Vec<Vec<u8>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup.zip");
    runtime.block_on(async {
        let url = format!("sqlite://{}", folder.path().join("tafahom.db").display());
        let db = Db::open(&url, Key::fresh()).await.unwrap();
        db.migrate().await.unwrap();
        let files = Files::in_folder(&folder.path().join("files")).unwrap();
        backup::make(&db, &files, &path, "2026-05-18T07:00:00Z".parse().unwrap()).await.unwrap();
        db.close().await;
    });
    vec![std::fs::read(path).unwrap()]
}

/// Whatever is believed to be a backup holds just what its manifest says.
fn reads_archives(bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let Ok(opened) = backup::read_through(file.path()) else { return };
    let mut zip = ZipArchive::new(File::open(file.path()).unwrap()).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().to_string()).collect();
    assert_eq!(names.len(), opened.manifest.files.len() + 2, "{names:?}");
    let mut database = Vec::new();
    zip.by_name("tafahom.db").unwrap().read_to_end(&mut database).unwrap();
    assert_eq!(database.len() as u64, opened.manifest.database.size);
    assert_eq!(hex::encode(Sha256::digest(&database)), opened.manifest.database.sha256);
    assert!(opened.manifest.unpacked() >= opened.manifest.database.size);
}
