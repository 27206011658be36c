//! The heads of the chain, kept outside the database: one for each day, the last one as it moves. A chain
//! cannot show by itself that its end was cut off, or that all of it was written anew; these can.
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::chain::{Head, written};
use crate::clock::day_in_tehran;
use crate::seal::Key;

/// A head as it was at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The head.
    pub head: Head,
    /// When it was noted.
    pub at: DateTime<Utc>,
}

impl Kept {
    fn message(&self) -> Vec<u8> {
        format!("tafahom head {} {} {}", self.head.seq, self.head.hex(), written(self.at)).into_bytes()
    }

    /// As a line of the file: number, seal, moment, and the seal of these.
    fn line(&self, key: &Key) -> String {
        let seal = hex::encode(key.seal(&self.message()));
        format!("{} {} {} {seal}\n", self.head.seq, self.head.hex(), written(self.at))
    }

    fn read(line: &str, key: &Key) -> Option<Kept> {
        let mut parts = line.split(' ');
        let (seq, seal) = (parts.next()?.parse().ok()?, hex::decode(parts.next()?).ok()?);
        let at = DateTime::parse_from_rfc3339(parts.next()?).ok()?.to_utc();
        let kept = Kept { head: Head { seq, seal }, at };
        let mark = hex::decode(parts.next()?).ok()?;
        (parts.next().is_none() && key.fits(&kept.message(), &mark)).then_some(kept)
    }
}

/// What the file holds.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// The heads, the oldest first.
    pub kept: Vec<Kept>,
    /// How many lines were not written by the program, or not under this key.
    pub spoilt: usize,
}

impl Heads {
    /// Reads the file; one that is not there holds nothing.
    pub fn read(path: &Path, key: &Key) -> io::Result<Heads> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Heads::default()),
            Err(fault) => return Err(fault),
        };
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<Option<Kept>> = text.lines().map(|line| Kept::read(line, key)).collect();
        let spoilt = lines.iter().filter(|line| line.is_none()).count();
        Ok(Heads { kept: lines.into_iter().flatten().collect(), spoilt })
    }

    /// The heads alone.
    pub fn known(&self) -> Vec<Head> {
        self.kept.iter().map(|kept| kept.head.clone()).collect()
    }
}

/// Notes a head: in the place of the one noted earlier the same day. What was noted on other days stays as it
/// is, to the letter.
pub fn keep(path: &Path, key: &Key, head: &Head, now: DateTime<Utc>) -> io::Result<()> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => String::new(),
        Err(fault) => return Err(fault),
    };
    let last = text.lines().next_back();
    let is_of_today = |line: &str| Kept::read(line, key).is_some_and(|k| day_in_tehran(k.at) == day_in_tehran(now));
    let earlier = match last.filter(|line| is_of_today(line)) {
        Some(line) => text.trim_end_matches('\n').strip_suffix(line).unwrap_or(&text),
        None => &text,
    };
    put(path, &(earlier.to_owned() + &Kept { head: head.clone(), at: now }.line(key)))
}

/// Sets the file aside, after a restoration to an earlier head; answers where it lies now.
pub fn set_aside(path: &Path, now: DateTime<Utc>) -> io::Result<Option<PathBuf>> {
    let aside = path.with_extension(format!("heads.{}", now.format("%Y%m%dT%H%M%SZ")));
    match fs::rename(path, &aside) {
        Ok(()) => Ok(Some(aside)),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Writes the file at once, so that half of it is never read.
fn put(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(".".as_ref());
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(seq: i64) -> Head {
        Head { seq, seal: vec![u8::try_from(seq).unwrap(); 32] }
    }

    #[test]
    fn one_head_is_kept_for_each_day_and_a_spoilt_line_is_counted() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key) = (folder.path().join("audit.heads"), Key::fresh());
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert!(Heads::read(&path, &key).unwrap().kept.is_empty());
        for (seq, moment) in [(3, "2026-05-18T07:00:00Z"), (5, "2026-05-18T09:00:00Z"), (9, "2026-05-19T07:00:00Z")] {
            keep(&path, &key, &head(seq), at(moment)).unwrap();
        }
        let heads = Heads::read(&path, &key).unwrap();
        assert_eq!((heads.known(), heads.spoilt), (vec![head(5), head(9)], 0));

        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("5 ", "4 ", 1)).unwrap();
        keep(&path, &key, &head(10), at("2026-05-19T08:00:00Z")).unwrap();
        let heads = Heads::read(&path, &key).unwrap();
        assert_eq!((heads.known(), heads.spoilt), (vec![head(10)], 1), "what was spoilt stays for all to see");
        assert_eq!(Heads::read(&path, &Key::fresh()).unwrap().spoilt, 2);
    }

    #[test]
    fn heads_of_a_time_that_was_undone_are_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key) = (folder.path().join("audit.heads"), Key::fresh());
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(set_aside(&path, now).unwrap(), None);
        keep(&path, &key, &head(1), now).unwrap();
        assert!(set_aside(&path, now).unwrap().unwrap().exists());
        assert!(Heads::read(&path, &key).unwrap().kept.is_empty());
    }
}
