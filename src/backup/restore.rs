//! Putting a backup back, after looking it over as if it were to be used.
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use tempfile::{NamedTempFile, TempDir};
use tokio::task::spawn_blocking;

use super::archive::{ArchiveFault, Unpacking};
use super::{BackupFault, Manifest, Part};
use crate::attachments::Files;
use crate::audit::heads::{self, Heads, Kept};
use crate::config::Config;
use crate::db::{self, Db, StoreError};
use crate::seal::{Key, KeyFault};
use crate::verify::{self, Findings, Unchecked};

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreFault {
    /// The database is not in a file.
    #[error(transparent)]
    Backup(#[from] BackupFault),
    /// The archive is no good.
    #[error(transparent)]
    Archive(#[from] ArchiveFault),
    /// A server is at work on the data.
    #[error("the program is at work on {}: stop it first", .0.display())]
    AtWork(PathBuf),
    /// There is no room.
    #[error("unpacking the backup takes {0} bytes, and there are only {1} left")]
    NoRoom(u64, u64),
    /// The program is older than the data.
    #[error(
        "this backup was made by a newer version of the program (its step {0} is not known here): install that version first"
    )]
    Newer(i64),
    /// The key is another one, or there is none.
    #[error(
        "the events of this backup were sealed under the key {known_by}, which is not at {}: put the copy of that \
         file in its place, or name it with --audit-key; if no copy is left, --without-key goes on under a new one",
        path.display()
    )]
    OtherKey {
        /// By what that key is known.
        known_by: String,
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The key cannot be used.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// Something is wrong with what the archive holds.
    #[error("the backup is not sound; nothing was changed")]
    Unsound(Box<Findings>),
    /// The tables do not hold what the manifest says.
    #[error("the backup is not what its manifest says: the table {0} has {1} rows and not {2}; nothing was changed")]
    Rows(String, i64, i64),
    /// The chain of events does not end where the manifest says.
    #[error("the backup is not what its manifest says: its events end elsewhere; nothing was changed")]
    Head,
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something could not be looked over.
    #[error(transparent)]
    Unchecked(#[from] Unchecked),
    /// A file could not be read or written.
    #[error("the files cannot be put in place: {0}")]
    Io(#[from] io::Error),
    /// The work was broken off.
    #[error("the work was broken off")]
    BrokenOff,
}

type Result<T, E = RestoreFault> = std::result::Result<T, E>;

/// An archive that was unpacked and looked over.
pub struct Restored {
    /// What it says it holds.
    pub manifest: Manifest,
    /// What was found in it.
    pub findings: Findings,
    /// Whether the chain of events was checked; without the key it is not.
    pub with_key: bool,
    /// Where the database that was there before lies now.
    pub before: Option<PathBuf>,
}

/// What is to be done with an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Only look it over.
    Look,
    /// Put it back.
    Restore,
    /// Put it back although the key that sealed its events was lost.
    RestoreWithoutKey,
}

/// Unpacks an archive beside the data and looks it over; then, unless that is all, puts it in the place of what
/// is there. Nothing is lost: the database that was there is set aside, and files are only added.
pub async fn restore(config: &Config, archive: &Path, aim: Aim, now: DateTime<Utc>) -> Result<Restored> {
    let only_look = aim == Aim::Look;
    let live = config.database_file().ok_or(BackupFault::Postgres)?;
    fs::create_dir_all(&config.data)?;
    let _alone = if only_look { None } else { Some(alone(config)?) };
    let work = tempfile::Builder::new().prefix(".tafahom-restore-").tempdir_in(&config.data)?;
    let (manifest, work) = unpack(archive.to_owned(), work).await?;
    let key = Key::read(&config.audit_key())?.filter(|key| key.fingerprint() == manifest.key);
    let findings = look_over(&manifest, work.path(), key.clone()).await?;
    if key.is_none() && aim == Aim::Restore {
        return Err(RestoreFault::OtherKey { known_by: manifest.key, path: config.audit_key() });
    }
    let before = if only_look { None } else { put(config, &live, &manifest, work.path(), now)? };
    Ok(Restored { manifest, findings, with_key: key.is_some(), before })
}

/// Makes sure that no server is at work on the data, and none starts meanwhile.
fn alone(config: &Config) -> Result<File> {
    super::alone(&config.data).map_err(|fault| match fault.kind() {
        io::ErrorKind::WouldBlock => RestoreFault::AtWork(config.data.clone()),
        _ => fault.into(),
    })
}

fn database(work: &Path) -> PathBuf {
    work.join("tafahom.db")
}

fn file(work: &Path, part: &Part) -> PathBuf {
    let folder: String = part.sha256.chars().take(2).collect();
    work.join("files").join(folder).join(&part.sha256)
}

/// Unpacks everything; each file is read as its hash says or not at all.
async fn unpack(archive: PathBuf, work: TempDir) -> Result<(Manifest, TempDir)> {
    let unpacked = spawn_blocking(move || {
        let mut archive = Unpacking::open(&archive)?;
        let (needed, free) = (archive.manifest.unpacked(), free_space(work.path())?);
        if needed > free {
            return Err(RestoreFault::NoRoom(needed, free));
        }
        let mut out = File::create_new(database(work.path()))?;
        archive.database(&mut out)?;
        out.sync_all()?;
        fs::create_dir(work.path().join("files"))?;
        for part in archive.manifest.files.clone() {
            let path = file(work.path(), &part);
            fs::create_dir_all(path.parent().unwrap_or(work.path()))?;
            let mut out = File::create_new(&path)?;
            archive.file(&part, &mut out)?;
            out.sync_all()?;
        }
        Ok((archive.manifest, work))
    });
    unpacked.await.map_err(|_| RestoreFault::BrokenOff)?
}

fn free_space(folder: &Path) -> io::Result<u64> {
    let space = rustix::fs::statvfs(folder)?;
    Ok(space.f_bavail.saturating_mul(space.f_frsize))
}

/// Looks over what was unpacked: the database, the chain, the files, and all of it against the manifest.
async fn look_over(manifest: &Manifest, work: &Path, key: Option<Key>) -> Result<Findings> {
    if let Some(step) = db::unknown_step(manifest.step) {
        return Err(RestoreFault::Newer(step));
    }
    let has_key = key.is_some();
    let db =
        Db::open_to_read(&format!("sqlite://{}", database(work).display()), key.unwrap_or_else(Key::fresh)).await?;
    let files = Files::in_folder(&work.join("files"))?;
    let known = manifest.head().map(|head| Kept { head, at: manifest.made_at });
    let heads = Heads { kept: known.into_iter().collect(), spoilt: 0 };
    let mut findings = verify::check(&db, &files, &heads).await?;
    // What the backup itself was known to lack is no fault of the archive.
    findings.bad_files.retain(|file| !manifest.missing.contains(&file.sha256));
    if !has_key {
        findings.chain = None;
    }
    let mut tx = db.read().await?;
    let (rows, head) = (tx.row_counts().await?, crate::audit::store::head(&mut tx).await);
    drop(tx);
    db.close().await;
    if manifest.head().is_some_and(|expected| head.is_ok_and(|head| head != expected)) {
        return Err(RestoreFault::Head);
    }
    if !findings.is_sound() {
        return Err(RestoreFault::Unsound(Box::new(findings)));
    }
    for (table, expected) in &manifest.rows {
        let found = rows.get(table).copied().unwrap_or(0);
        if found != *expected {
            return Err(RestoreFault::Rows(table.clone(), found, *expected));
        }
    }
    Ok(findings)
}

/// Puts what was unpacked in its place: the files first, which harm nobody, and the database last, at once.
fn put(config: &Config, live: &Path, manifest: &Manifest, work: &Path, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
    let folder = config.data.join("files");
    for part in &manifest.files {
        let to = file(&config.data, part);
        fs::create_dir_all(to.parent().unwrap_or(&folder))?;
        move_to(&file(work, part), &to)?;
        sync(to.parent().unwrap_or(&folder))?;
    }
    let before = set_aside(live, &config.data, now)?;
    move_to(&database(work), live)?;
    sync(live.parent().unwrap_or(&config.data))?;
    heads::set_aside(&config.audit_heads(), now)?;
    Ok(before)
}

/// Gives a file another name at once, on another volume too.
fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(fault) if fault.kind() == io::ErrorKind::CrossesDevices => {
            let mut beside = NamedTempFile::new_in(to.parent().unwrap_or(".".as_ref()))?;
            io::copy(&mut File::open(from)?, &mut beside)?;
            beside.as_file().sync_all()?;
            beside.persist(to)?;
            fs::remove_file(from)
        }
        moved => moved,
    }
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Keeps the database that is there, with its journal, under another name. The database itself stays where it
/// is, too, until the new one takes its name: there is never none. A journal left beside another database
/// would be played into it.
fn set_aside(live: &Path, data: &Path, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
    if !live.exists() {
        return Ok(None);
    }
    let folder = data.join(format!("before-restore-{}", now.format("%Y%m%dT%H%M%S%.3fZ")));
    fs::create_dir(&folder)?;
    let name = live.file_name().unwrap_or("tafahom.db".as_ref());
    let kept = folder.join(name);
    if fs::hard_link(live, &kept).is_err() {
        fs::copy(live, &kept)?;
        File::open(&kept)?.sync_all()?;
    }
    for ending in ["-wal", "-shm"] {
        let with = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        match move_to(&with(live), &with(&kept)) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault.into()),
            _ => {}
        }
    }
    sync(&folder)?;
    Ok(Some(kept))
}
