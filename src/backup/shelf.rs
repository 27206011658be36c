//! The folder of backups.
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use tracing::warn;

use super::{Occasion, read_name};

/// How many of those made before an upgrade are kept.
const UPGRADES: usize = 3;
const FAILURE: &str = "last-failure";

/// An archive in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Why.
    pub occasion: Occasion,
    /// Its length in bytes.
    pub size: u64,
}

/// What is in the folder, the newest first; a folder that is not there holds nothing.
pub fn list(folder: &Path) -> io::Result<Vec<Kept>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(fault) => return Err(fault),
    };
    let mut kept = Vec::new();
    for entry in entries {
        let entry = entry?;
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
        let Some((at, occasion)) = read_name(&name) else { continue };
        kept.push(Kept { name, at, occasion, size: entry.metadata()?.len() });
    }
    kept.sort_by(|a, b| (b.at, &b.name).cmp(&(a.at, &a.name)));
    Ok(kept)
}

/// Where an archive lies, if its name is that of one in the folder.
pub fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    read_name(name)?;
    Some(folder.join(name)).filter(|path| path.is_file())
}

/// Removes all but the newest archives, of which at least one is kept.
pub fn prune(folder: &Path, keep: usize) -> io::Result<()> {
    keep_newest(folder, Occasion::Ordinary, keep.max(1))
}

/// Removes all but the newest of the archives that were made before an upgrade.
pub fn prune_upgrades(folder: &Path) -> io::Result<()> {
    keep_newest(folder, Occasion::Upgrade, UPGRADES)
}

fn keep_newest(folder: &Path, occasion: Occasion, keep: usize) -> io::Result<()> {
    for old in list(folder)?.iter().filter(|kept| kept.occasion == occasion).skip(keep) {
        fs::remove_file(folder.join(&old.name))?;
    }
    Ok(())
}

/// Writes down that a backup failed, so that whoever looks at the page of backups learns it, after a restart too.
pub fn note_failure(folder: &Path, at: DateTime<Utc>, fault: &impl std::fmt::Display) -> io::Result<()> {
    warn!(%fault, "no backup was made");
    fs::create_dir_all(folder)?;
    fs::write(folder.join(FAILURE), format!("{} {fault}", at.to_rfc3339()))
}

/// The last backup failed: when, and why.
pub fn failure(folder: &Path) -> Option<(DateTime<Utc>, String)> {
    let text = fs::read_to_string(folder.join(FAILURE)).ok()?;
    let (at, why) = text.split_once(' ')?;
    Some((DateTime::parse_from_rfc3339(at).ok()?.to_utc(), why.to_owned()))
}

/// The last backup succeeded.
pub fn forget_failure(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(FAILURE)) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => Err(fault),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backup::name_of;

    #[test]
    fn the_newest_are_kept_and_what_is_not_ours_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let at = |day: u32| format!("2026-05-{day:02}T07:00:00Z").parse().unwrap();
        for day in 1..=9 {
            fs::write(folder.path().join(name_of(at(day), Occasion::Ordinary)), "x").unwrap();
            fs::write(folder.path().join(name_of(at(day), Occasion::Upgrade)), "x").unwrap();
        }
        fs::write(folder.path().join("mine.zip"), "x").unwrap();
        prune(folder.path(), 5).unwrap();
        prune_upgrades(folder.path()).unwrap();
        let kept = list(folder.path()).unwrap();
        let days = |occasion| kept.iter().filter(|one| one.occasion == occasion).map(|one| one.at).collect::<Vec<_>>();
        assert_eq!(days(Occasion::Ordinary), [9, 8, 7, 6, 5].map(at));
        assert_eq!(days(Occasion::Upgrade), [9, 8, 7].map(at));
        assert!(folder.path().join("mine.zip").exists());
        assert!(find(folder.path(), "mine.zip").is_none(), "only archives are handed out");
        assert!(find(folder.path(), &kept[0].name).is_some());
        assert!(list(&folder.path().join("none")).unwrap().is_empty());
    }

    #[test]
    fn a_failure_is_remembered_until_the_next_success() {
        let folder = tempfile::tempdir().unwrap();
        let at = DateTime::UNIX_EPOCH;
        assert_eq!(failure(folder.path()), None);
        note_failure(folder.path(), at, &"the disk is full").unwrap();
        assert_eq!(failure(folder.path()), Some((at, "the disk is full".into())));
        forget_failure(folder.path()).unwrap();
        forget_failure(folder.path()).unwrap();
        assert_eq!(failure(folder.path()), None);
    }
}
