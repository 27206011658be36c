//! Making a backup while the program serves.
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use bytes::{Buf, Bytes};
use chrono::{DateTime, Utc};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use tempfile::{NamedTempFile, TempDir};
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

use super::archive::{ArchiveFault, Packing};
use super::{FORM, Manifest, Occasion, name_of, read_through, shelf};
use crate::app::App;
use crate::attachments::Files;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Db, Engine, StoreError};
use crate::verify;

/// Why no backup was made.
#[derive(Debug, thiserror::Error)]
pub enum BackupFault {
    /// The database is not in a file.
    #[error(
        "the database is on PostgreSQL: back it up with pg_dump or by your server's own means, and copy the folder \
         of files and the key of the audit trail beside it"
    )]
    Postgres,
    /// Something is there already.
    #[error("{} is there already: nothing was written over it", .0.display())]
    Exists(PathBuf),
    /// The copy of the database is not sound.
    #[error("the copy of the database is not sound: {0}")]
    Unsound(String),
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The archive could not be written.
    #[error(transparent)]
    Archive(#[from] ArchiveFault),
    /// A folder or file could not be written.
    #[error("the backup cannot be written: {0}")]
    Io(#[from] io::Error),
    /// The work was broken off.
    #[error("the backup was broken off")]
    BrokenOff,
}

type Result<T, E = BackupFault> = std::result::Result<T, E>;

/// Makes a backup in a file that is not there yet: first a copy of the database as it is at one moment, then the
/// files that it names, which never change. It takes its name only when it was read back and found whole.
pub async fn make(db: &Db, files: &Files, to: &Path, now: DateTime<Utc>) -> Result<Manifest> {
    if db.kind() == Engine::Postgres {
        return Err(BackupFault::Postgres);
    }
    if to.exists() {
        return Err(BackupFault::Exists(to.into()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(".".as_ref()).to_owned();
    let work = tempfile::Builder::new().prefix(".tafahom-backup-").tempdir_in(&folder)?;
    let copy = work.path().join("tafahom.db");
    db.snapshot(&copy).await?;
    let (manifest, named) = describe(db, &copy, now).await?;
    let (files, to) = (files.clone(), to.to_owned());
    // The work goes on to its end, or its traces vanish with the temporary folder.
    let packed = spawn_blocking(move || {
        let packed = pack(&work, &copy, manifest, &named, &files)?;
        put(packed, &folder, &to)
    });
    packed.await.map_err(|_| BackupFault::BrokenOff)?
}

/// Looks the copy over, and writes down what is in it.
async fn describe(db: &Db, copy: &Path, now: DateTime<Utc>) -> Result<(Manifest, Vec<verify::store::Named>)> {
    let copy = Db::open_to_read(&format!("sqlite://{}", copy.display()), db.key().clone()).await?;
    let mut tx = copy.read().await?;
    let damage = tx.damage().await?;
    if let Some(damage) = damage.first() {
        return Err(BackupFault::Unsound(damage.clone()));
    }
    if let Some(lost) = tx.dangling().await?.first() {
        return Err(BackupFault::Unsound(format!("rows of {} point nowhere", lost.child)));
    }
    // Tables of an older form, before they are brought up to date, may number their events otherwise.
    let head = audit::store::head(&mut tx).await.ok();
    let manifest = Manifest {
        form: FORM,
        program: env!("CARGO_PKG_VERSION").into(),
        made_at: now,
        database: super::Part { size: 0, sha256: String::new() },
        step: tx.step().await?,
        rows: tx.row_counts().await?,
        events: head.as_ref().map(|head| head.seq),
        seal: head.map_or_else(String::new, |head| head.hex()),
        key: db.key().fingerprint(),
        files: Vec::new(),
        missing: Vec::new(),
    };
    let named = verify::store::files(&mut tx).await?;
    drop(tx);
    copy.close().await;
    Ok((manifest, named))
}

/// Writes the archive beside its final place.
fn pack(
    work: &TempDir,
    copy: &Path,
    mut manifest: Manifest,
    named: &[verify::store::Named],
    files: &Files,
) -> Result<(NamedTempFile, Manifest)> {
    let mut packing = Packing::new(NamedTempFile::new_in(work.path())?);
    manifest.database = packing.database(&mut File::open(copy)?)?;
    std::fs::remove_file(copy)?;
    for file in named {
        let handle = Handle::current();
        let Some(pieces) = handle.block_on(files.pieces(&file.sha256))? else {
            manifest.missing.push(file.sha256.clone());
            continue;
        };
        let part = packing.file(&file.sha256, &mut Pieces { handle, pieces, left: Bytes::new() })?;
        if part.sha256 == file.sha256 {
            manifest.files.push(part);
        } else {
            packing.forget_last()?;
            manifest.missing.push(file.sha256.clone());
        }
    }
    let mut archive = packing.finish(&manifest)?;
    archive.flush()?;
    archive.as_file().sync_all()?;
    Ok((archive, manifest))
}

/// Reads the archive back, and only then gives it its name, which must still be free.
fn put((archive, manifest): (NamedTempFile, Manifest), folder: &Path, to: &Path) -> Result<Manifest> {
    read_through(archive.path())?;
    archive.persist_noclobber(to).map_err(|fault| match fault.error.kind() {
        io::ErrorKind::AlreadyExists => BackupFault::Exists(to.into()),
        _ => fault.error.into(),
    })?;
    File::open(folder)?.sync_all()?;
    Ok(manifest)
}

/// The bytes of a file that come a piece at a time, for a reader that waits.
struct Pieces {
    handle: Handle,
    pieces: BoxStream<'static, io::Result<Bytes>>,
    left: Bytes,
}

impl Read for Pieces {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while self.left.is_empty() {
            match self.handle.block_on(self.pieces.next()) {
                Some(piece) => self.left = piece?,
                None => return Ok(0),
            }
        }
        let count = to.len().min(self.left.len());
        self.left.copy_to_slice(to.get_mut(..count).unwrap_or_default());
        Ok(count)
    }
}

/// Makes a backup in the folder of backups, keeps as many as are to be kept, and writes it down. There is one at a
/// time. Answers the name of the archive.
pub async fn make_on_shelf(app: &App, by: Option<&crate::users::session::Actor>) -> Result<String> {
    let _place = app.limits.backups.acquire().await.map_err(|_| BackupFault::BrokenOff)?;
    let folder = app.config.backups();
    let made = async {
        std::fs::create_dir_all(&folder)?;
        let now = app.clock.now();
        let name = name_of(now, Occasion::Ordinary);
        let manifest = make(&app.db, &app.files, &folder.join(&name), now).await?;
        shelf::prune(&folder, app.config.keep_backups)?;
        note(app, by, &name, &manifest).await?;
        Ok(name)
    }
    .await;
    match &made {
        Ok(_) => shelf::forget_failure(&folder)?,
        Err(fault) => shelf::note_failure(&folder, app.clock.now(), fault)?,
    }
    made
}

/// Writes down that a backup was made, with its head.
pub(super) async fn note(
    app: &App,
    by: Option<&crate::users::session::Actor>,
    name: &str,
    manifest: &Manifest,
) -> Result<(), StoreError> {
    let event = match by {
        Some(actor) => Event::new(actor, Verb::Saved, Kind::Backup, uuid::Uuid::nil(), name),
        None => Event::by_program(Verb::Saved, Kind::Backup, uuid::Uuid::nil(), name),
    };
    let event = event.changing(serde_json::json!({
        "event": { "old": "", "new": manifest.events },
        "seal": { "old": "", "new": manifest.seal },
        "files": { "old": "", "new": manifest.files.len() },
    }));
    tracing::info!(name, event = manifest.events, seal = manifest.seal, "a backup was made");
    let mut tx = app.db.write().await?;
    audit::store::append(&mut tx, &event, app.clock.now()).await?;
    tx.commit().await
}
