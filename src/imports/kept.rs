//! Files that were read and wait for a word: their rows lie in the data folder, so that nothing is sent
//! twice. Those that nobody comes back for are swept away.
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Meant;
use super::columns::Layout;
use super::table::Line;
use crate::ids::UserId;

/// So many wait at once.
const MOST: usize = 20;
/// How long one waits.
const LONGEST: TimeDelta = TimeDelta::days(2);

/// A file that waits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Waiting {
    /// Its id, and that of the import it may become.
    pub id: Uuid,
    /// Who handed it in; nobody else sees it.
    pub by: UserId,
    /// The name it had.
    pub file_name: String,
    /// When it was handed in.
    pub at: DateTime<Utc>,
    /// What it is taken for.
    pub layout: Layout,
    /// What was said of new names in it.
    pub meant: Vec<Meant>,
}

/// The folder in which they lie.
pub struct Kept(PathBuf);

impl Kept {
    /// The one in a data folder.
    pub fn within(data: &Path) -> Kept {
        Kept(data.join("imports"))
    }

    fn head(&self, id: Uuid) -> PathBuf {
        self.0.join(format!("{id}.json"))
    }

    fn rows(&self, id: Uuid) -> PathBuf {
        self.0.join(format!("{id}.rows.json"))
    }

    /// Keeps the rows of a file, after those were swept away that waited too long or are too many.
    pub fn put(&self, waiting: &Waiting, lines: &[Line]) -> io::Result<()> {
        fs::create_dir_all(&self.0)?;
        self.sweep(waiting.at);
        fs::write(self.rows(waiting.id), serde_json::to_vec(lines)?)?;
        self.set(waiting)
    }

    /// Keeps what a file is now taken for.
    pub fn set(&self, waiting: &Waiting) -> io::Result<()> {
        fs::write(self.head(waiting.id), serde_json::to_vec(waiting)?)
    }

    /// A file that somebody handed in.
    pub fn find(&self, id: Uuid, by: UserId) -> Option<Waiting> {
        self.read(&self.head(id)).filter(|waiting: &Waiting| waiting.by == by)
    }

    /// Its rows.
    pub fn lines(&self, id: Uuid) -> Option<Vec<Line>> {
        self.read(&self.rows(id))
    }

    fn read<T: for<'de> Deserialize<'de>>(&self, path: &Path) -> Option<T> {
        serde_json::from_slice(&fs::read(path).ok()?).ok()
    }

    /// Lets go of a file.
    pub fn discard(&self, id: Uuid) {
        // One that is gone already is as well as gone.
        fs::remove_file(self.head(id)).ok();
        fs::remove_file(self.rows(id)).ok();
    }

    /// What somebody handed in and did not come to an end with, the newest first.
    pub fn of(&self, by: UserId) -> Vec<Waiting> {
        let mut all = self.all();
        all.retain(|waiting| waiting.by == by);
        all
    }

    fn all(&self) -> Vec<Waiting> {
        let Ok(folder) = fs::read_dir(&self.0) else { return Vec::new() };
        let paths = folder.filter_map(|entry| Some(entry.ok()?.path()));
        let heads = paths.filter(|path| !path.to_string_lossy().ends_with(".rows.json"));
        let mut all: Vec<Waiting> = heads.filter_map(|path| self.read(&path)).collect();
        all.sort_by_key(|waiting| std::cmp::Reverse((waiting.at, waiting.id)));
        all
    }

    fn sweep(&self, now: DateTime<Utc>) {
        for (place, waiting) in self.all().iter().enumerate() {
            if place + 1 >= MOST || now - waiting.at > LONGEST {
                self.discard(waiting.id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_too_long_or_is_too_much_is_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::within(folder.path());
        let by = UserId::new();
        let put = |at: DateTime<Utc>| {
            let waiting = Waiting {
                id: Uuid::now_v7(),
                by,
                file_name: "x".into(),
                at,
                layout: Layout::default(),
                meant: Vec::new(),
            };
            kept.put(&waiting, &[]).unwrap();
            waiting.id
        };
        let start: DateTime<Utc> = "2026-05-18T07:00:00Z".parse().unwrap();
        let old = put(start);
        let later = start + TimeDelta::days(3);
        for minute in 0..30 {
            put(later + TimeDelta::minutes(minute));
        }
        assert!(kept.find(old, by).is_none() && kept.lines(old).is_none());
        assert_eq!(kept.of(by).len(), MOST);
        assert!(kept.of(UserId::new()).is_empty());
        assert_eq!(fs::read_dir(folder.path().join("imports")).unwrap().count(), 2 * MOST);
    }
}
