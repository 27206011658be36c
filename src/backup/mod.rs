//! Backups: the database and the files it names in one archive, with a manifest that says what must be in it;
//! and putting one back.
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::audit::chain::Head;

mod alone;
mod archive;
pub mod commands;
pub mod daily;
mod make;
mod open;
mod restore;
pub mod shelf;
pub mod web;

pub use alone::{alone, at_work};
pub use archive::ArchiveFault;
pub use make::{BackupFault, make, make_on_shelf};
pub use open::{Opened, open, read_through};
pub use restore::{Aim, RestoreFault, Restored, restore};

/// The form of the archives that this program writes and reads.
pub const FORM: u32 = 1;

/// One file in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its length in bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// What an archive holds, and of which moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of the archive.
    pub form: u32,
    /// The version of the program that made it.
    pub program: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// The database.
    pub database: Part,
    /// The last step by which the tables were brought up to date.
    pub step: i64,
    /// How many rows each table has.
    pub rows: BTreeMap<String, i64>,
    /// The number of the last event; none when the tables were of an older form.
    pub events: Option<i64>,
    /// The seal of that event in hexadecimal.
    pub seal: String,
    /// By what the key is known under which the events were sealed; the key itself is not in the archive.
    pub key: String,
    /// The attached files, by their SHA-256.
    pub files: Vec<Part>,
    /// Files that records name and that were not there.
    pub missing: Vec<String>,
}

impl Manifest {
    /// The head of the chain of events, where it is known.
    pub fn head(&self) -> Option<Head> {
        Some(Head { seq: self.events?, seal: hex::decode(&self.seal).ok()? })
    }

    /// How many bytes it takes to unpack the archive.
    pub fn unpacked(&self) -> u64 {
        self.files.iter().fold(self.database.size, |sum, part| sum.saturating_add(part.size))
    }
}

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// In the ordinary course, or because somebody asked for it.
    Ordinary,
    /// Before the tables were brought up to date by another version of the program.
    Upgrade,
}

const MOMENT: &str = "%Y%m%dT%H%M%SZ";

/// The name of an archive.
pub fn name_of(at: DateTime<Utc>, occasion: Occasion) -> String {
    let ending = match occasion {
        Occasion::Ordinary => "",
        Occasion::Upgrade => "-before-upgrade",
    };
    format!("tafahom-{}{ending}.zip", at.format(MOMENT))
}

/// What the name of an archive says; none for a file that is no archive of ours.
pub fn read_name(name: &str) -> Option<(DateTime<Utc>, Occasion)> {
    let bare = name.strip_prefix("tafahom-")?.strip_suffix(".zip")?;
    let (moment, occasion) = match bare.strip_suffix("-before-upgrade") {
        Some(moment) => (moment, Occasion::Upgrade),
        None => (bare, Occasion::Ordinary),
    };
    Some((NaiveDateTime::parse_from_str(moment, MOMENT).ok()?.and_utc(), occasion))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_archive_says_when_and_why_it_was_made() {
        let at = "2026-05-18T07:00:00Z".parse().unwrap();
        for occasion in [Occasion::Ordinary, Occasion::Upgrade] {
            assert_eq!(read_name(&name_of(at, occasion)), Some((at, occasion)));
        }
        assert_eq!(name_of(at, Occasion::Ordinary), "tafahom-20260518T070000Z.zip");
        for other in ["tafahom-.zip", "../tafahom-20260518T070000Z.zip", "tafahom-20260518T070000Z.zip.tmp", "x"] {
            assert_eq!(read_name(other), None, "{other}");
        }
    }
}
