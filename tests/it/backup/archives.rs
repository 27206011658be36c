//! Archives that are not what they should be are refused, and leave nothing behind.
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tafahom::backup::{ArchiveFault, RestoreFault};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{Elsewhere, backup};
use crate::app::TestApp;

/// The entries of an archive, in order.
type Entries = Vec<(String, Vec<u8>)>;

fn read(path: &Path) -> Entries {
    let mut zip = ZipArchive::new(File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut entry = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().to_string(), bytes)
        })
        .collect()
}

fn write(path: &Path, entries: &Entries) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in entries {
        zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// A sound archive, somewhere to put it, and where altered copies go.
struct Bench {
    machine: Elsewhere,
    sound: PathBuf,
    altered: PathBuf,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn new() -> Bench {
        let app = TestApp::with_sample_year().await;
        let (folder, sound) = backup(&app.app).await;
        let machine = Elsewhere::with_key_of(&app);
        Bench { altered: folder.path().join("altered.zip"), machine, sound, _folder: folder }
    }

    /// Writes the archive anew with its entries changed.
    fn alter(&self, change: impl FnOnce(&mut Entries)) {
        let mut entries = read(&self.sound);
        change(&mut entries);
        write(&self.altered, &entries);
    }

    /// The same with its manifest changed.
    fn alter_manifest(&self, change: impl FnOnce(&mut Value)) {
        self.alter(|entries| {
            let (_, json) = entries.iter_mut().find(|(name, _)| name == "manifest.json").unwrap();
            let mut manifest = serde_json::from_slice(json).unwrap();
            change(&mut manifest);
            *json = serde_json::to_vec(&manifest).unwrap();
        });
    }

    /// Tries to put the altered copy back, and sees to it that nothing came of it.
    async fn refused(&self) -> RestoreFault {
        let fault = self.machine.restore(&self.altered).await.err().expect("it was put back");
        let mut left: Vec<_> = fs::read_dir(&self.machine.config.data)
            .unwrap()
            .map(|one| one.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["audit.key", "tafahom.lock"], "{fault}");
        assert_eq!(fs::read_dir(self.machine.folder.path()).unwrap().count(), 1, "nothing beside the data: {fault}");
        fault
    }
}

#[tokio::test]
async fn an_archive_that_was_cut_off_is_refused_wherever_it_was_cut() {
    let bench = Bench::new().await;
    let bytes = fs::read(&bench.sound).unwrap();
    for part in [0, 1, 50, 99] {
        fs::write(&bench.altered, &bytes[..bytes.len() * part / 100]).unwrap();
        assert!(matches!(bench.refused().await, RestoreFault::Archive(_)), "{part} %");
    }
    fs::write(&bench.altered, &bytes[..bytes.len() - 1]).unwrap();
    assert!(matches!(bench.refused().await, RestoreFault::Archive(_)));
}

#[tokio::test]
async fn a_single_bit_that_changed_is_noticed_or_makes_no_difference() {
    let bench = Bench::new().await;
    let bytes = fs::read(&bench.sound).unwrap();
    let (mut refused, mut same) = (0, 0);
    for nth in 0..20 {
        let mut spoilt = bytes.clone();
        spoilt[(bytes.len() - 1) * nth / 19] ^= 1 << (nth % 8);
        fs::write(&bench.altered, spoilt).unwrap();
        match bench.machine.look(&bench.altered).await {
            Err(RestoreFault::Archive(_)) => refused += 1,
            Err(fault) => panic!("{nth}: {fault}"),
            // Dates and attributes of the zip file: the contents were compared with their hashes.
            Ok(found) => {
                assert!(found.findings.is_sound());
                same += 1;
            }
        }
    }
    assert!(refused > 14, "{refused} refused, {same} without difference");
}

#[tokio::test]
async fn names_that_lead_elsewhere_and_entries_of_no_account_are_refused() {
    let bench = Bench::new().await;
    for name in ["../outside", "/tmp/outside", "files/../../outside", "files/ab/short", "tafahom.db-wal", "C:\\x", "x"]
    {
        bench.alter(|entries| entries.push((name.into(), b"x".to_vec())));
        assert!(matches!(bench.refused().await, RestoreFault::Archive(_)), "{name}");
    }
    for hash in ["../../outside", &"A".repeat(64), &"é".repeat(32), ""] {
        let part = json!({ "size": 1, "sha256": hash });
        bench.alter_manifest(|manifest| manifest["files"].as_array_mut().unwrap().push(part));
        assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::Stranger(_))), "{hash}");
    }
    // A link in the place of the database.
    let mut zip = ZipWriter::new(File::create(&bench.altered).unwrap());
    for (name, bytes) in read(&bench.sound) {
        if name == "tafahom.db" {
            zip.add_symlink(name, "/etc/passwd", SimpleFileOptions::default()).unwrap();
        } else {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&bytes).unwrap();
        }
    }
    zip.finish().unwrap();
    assert!(matches!(bench.refused().await, RestoreFault::Archive(_)));
}

#[tokio::test]
async fn what_the_manifest_does_not_say_or_says_otherwise_is_refused() {
    let bench = Bench::new().await;
    bench.alter(|entries| entries.retain(|(name, _)| name != "manifest.json"));
    assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::NoManifest)));
    bench.alter(|entries| entries.retain(|(name, _)| name != "tafahom.db"));
    assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::Lacking(_))));
    bench.alter(|entries| entries.retain(|(name, _)| !name.starts_with("files/")));
    assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::Lacking(_))));
    bench.alter(|entries| {
        let (_, bytes) = entries.iter_mut().find(|(name, _)| name.starts_with("files/")).unwrap();
        bytes[0] ^= 1;
    });
    assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::Changed(_))));

    bench.alter_manifest(|manifest| *manifest = json!([1, 2]));
    assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::NoManifest)));
    bench.alter_manifest(|manifest| manifest["form"] = json!(2));
    assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::Newer)));
    bench.alter_manifest(|manifest| manifest["step"] = json!(99_999));
    assert!(matches!(bench.refused().await, RestoreFault::Newer(99_999)));
    bench.alter_manifest(|manifest| manifest["rows"]["agreements"] = json!(1_000_000));
    assert!(matches!(bench.refused().await, RestoreFault::Rows(..)));
    bench.alter_manifest(|manifest| manifest["seal"] = json!("00".repeat(32)));
    assert!(matches!(bench.refused().await, RestoreFault::Head));
    bench.alter_manifest(|manifest| {
        manifest["database"]["size"] = json!(i64::MAX);
    });
    assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::Changed(_))));
}

#[tokio::test]
async fn a_bomb_is_refused_before_it_is_unpacked() {
    let bench = Bench::new().await;
    let zeros = vec![0; 8 << 20];
    let hash: String = {
        use sha2::Digest;
        hex::encode(sha2::Sha256::digest(&zeros))
    };
    bench.alter(|entries| {
        let (_, json) = entries.iter_mut().find(|(name, _)| name == "manifest.json").unwrap();
        let mut manifest: Value = serde_json::from_slice(json).unwrap();
        manifest["files"].as_array_mut().unwrap().push(json!({ "size": zeros.len(), "sha256": hash }));
        *json = serde_json::to_vec(&manifest).unwrap();
        entries.push((format!("files/{}/{hash}", &hash[..2]), zeros.clone()));
    });
    assert!(fs::metadata(&bench.altered).unwrap().len() < 1 << 20);
    assert!(matches!(bench.refused().await, RestoreFault::Archive(ArchiveFault::Changed(_))));
}

#[tokio::test]
async fn a_backup_in_which_somebody_changed_an_event_is_not_put_back() {
    let bench = Bench::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.db");
    let entries = read(&bench.sound);
    fs::write(&file, &entries.iter().find(|(name, _)| name == "tafahom.db").unwrap().1).unwrap();
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    for sql in ["DROP TRIGGER events_keep", "UPDATE events SET actor_name = 'Nobody' WHERE seq = 2"] {
        sqlx::query(sql).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let bytes = fs::read(&file).unwrap();
    let hash = {
        use sha2::Digest;
        hex::encode(sha2::Sha256::digest(&bytes))
    };
    bench.alter(|entries| {
        for (name, content) in entries.iter_mut() {
            if name == "manifest.json" {
                let mut manifest: Value = serde_json::from_slice(content).unwrap();
                manifest["database"] = json!({ "size": bytes.len(), "sha256": hash });
                *content = serde_json::to_vec(&manifest).unwrap();
            } else if name == "tafahom.db" {
                *content = bytes.clone();
            }
        }
    });
    let RestoreFault::Unsound(found) = bench.refused().await else { panic!("refused for another reason") };
    assert_eq!(found.chain.unwrap().broken, Some(tafahom::audit::chain::Break::Changed(2)));
}
