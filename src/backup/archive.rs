//! The archive itself: a zip file with a closed set of names. Everything is copied a piece at a time, and
//! hashed on the way.
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{FORM, Manifest, Part};

const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "tafahom.db";
/// No list of files is longer than this.
const LONGEST_MANIFEST: u64 = 256 * 1024 * 1024;
/// No honest data shrinks further.
const TIGHTEST: u64 = 400;

/// What is wrong with an archive.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveFault {
    /// It cannot be read or written.
    #[error("the archive cannot be read or written: {0}")]
    Io(#[from] io::Error),
    /// It is no archive, or one that was cut off or damaged.
    #[error("this is no whole backup of Tafahom: {0}")]
    Broken(#[from] ZipError),
    /// Its list of contents is missing or cannot be understood.
    #[error("this is no backup of Tafahom: its manifest is missing or cannot be understood")]
    NoManifest,
    /// It was made by a later version.
    #[error("this backup was made by a newer version of the program: install that version first")]
    Newer,
    /// Something is in it that does not belong there.
    #[error("the backup holds something that is not in its manifest: {0:?}")]
    Stranger(String),
    /// Something is not in it that should be.
    #[error("the backup lacks something that is in its manifest: {0}")]
    Lacking(String),
    /// Something in it is not what the manifest says.
    #[error("the backup is damaged: {0} is not what its manifest says")]
    Changed(String),
}

impl From<serde_json::Error> for ArchiveFault {
    fn from(_: serde_json::Error) -> Self {
        ArchiveFault::NoManifest
    }
}

type Result<T, E = ArchiveFault> = std::result::Result<T, E>;

/// Copies at most `limit` bytes; answers how many there were and their hash.
pub(super) fn copy(from: &mut impl Read, to: &mut impl Write, limit: u64) -> io::Result<Part> {
    let (mut hash, mut size, mut piece) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    let mut from = from.take(limit);
    loop {
        let read = from.read(&mut piece)?;
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        hash.update(bytes);
        to.write_all(bytes)?;
        size += read as u64;
    }
    Ok(Part { size, sha256: hex::encode(hash.finalize()) })
}

fn place(sha256: &str) -> String {
    let folder: String = sha256.chars().take(2).collect();
    format!("files/{folder}/{sha256}")
}

/// An archive being written.
pub(super) struct Packing<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Packing<W> {
    pub(super) fn new(to: W) -> Packing<W> {
        Packing(ZipWriter::new(to))
    }

    pub(super) fn database(&mut self, from: &mut impl Read) -> Result<Part> {
        self.add(DATABASE, CompressionMethod::Deflated, from)
    }

    /// A file is what it was attached as, compressed already more often than not.
    pub(super) fn file(&mut self, sha256: &str, from: &mut impl Read) -> Result<Part> {
        self.add(&place(sha256), CompressionMethod::Stored, from)
    }

    fn add(&mut self, name: &str, way: CompressionMethod, from: &mut impl Read) -> Result<Part> {
        let options = SimpleFileOptions::default().compression_method(way).large_file(true).unix_permissions(0o600);
        self.0.start_file(name, options)?;
        Ok(copy(from, &mut self.0, u64::MAX)?)
    }

    /// Takes back what was begun last.
    pub(super) fn forget_last(&mut self) -> Result<()> {
        Ok(self.0.abort_file()?)
    }

    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<W> {
        let json = serde_json::to_vec_pretty(manifest)?;
        self.add(MANIFEST, CompressionMethod::Deflated, &mut json.as_slice())?;
        Ok(self.0.finish()?)
    }
}

/// An archive being read, whose names are those that its manifest has.
pub(super) struct Unpacking {
    zip: ZipArchive<File>,
    pub(super) manifest: Manifest,
}

impl Unpacking {
    /// Opens an archive, and refuses one with anything in it but what belongs there.
    pub(super) fn open(path: &Path) -> Result<Unpacking> {
        let mut zip = ZipArchive::new(File::open(path)?)?;
        let manifest = manifest(&mut zip)?;
        let mut expected: Vec<(String, u64)> =
            manifest.files.iter().map(|part| (place(&part.sha256), part.size)).collect();
        if let Some(part) = manifest.files.iter().find(|part| !is_hash(&part.sha256)) {
            return Err(ArchiveFault::Stranger(part.sha256.clone()));
        }
        expected.push((DATABASE.into(), manifest.database.size));
        expected.sort();
        let mut names =
            zip.file_names().map(|name| name.map(|name| name.into_owned())).collect::<Result<Vec<String>, _>>()?;
        names.sort();
        if let Some(name) = names.iter().find(|name| !is_expected(&expected, name) && *name != MANIFEST) {
            return Err(ArchiveFault::Stranger(name.clone()));
        }
        for (name, size) in &expected {
            let entry = match zip.by_name(name) {
                Ok(entry) => entry,
                Err(ZipError::FileNotFound) => return Err(ArchiveFault::Lacking(name.clone())),
                Err(fault) => return Err(fault.into()),
            };
            let is_bomb = entry.size() > (entry.compressed_size() + 1024).saturating_mul(TIGHTEST);
            if entry.size() != *size || !entry.is_file() || is_bomb {
                return Err(ArchiveFault::Changed(name.clone()));
            }
        }
        Ok(Unpacking { zip, manifest })
    }

    /// Copies the database out.
    pub(super) fn database(&mut self, to: &mut impl Write) -> Result<()> {
        let part = self.manifest.database.clone();
        self.part(DATABASE, &part, to)
    }

    /// Copies a file out.
    pub(super) fn file(&mut self, part: &Part, to: &mut impl Write) -> Result<()> {
        self.part(&place(&part.sha256), part, to)
    }

    /// Copies no more than the manifest says there is, whatever the entry itself says.
    fn part(&mut self, name: &str, expected: &Part, to: &mut impl Write) -> Result<()> {
        let mut entry = self.zip.by_name(name)?;
        match copy(&mut entry, to, expected.size.saturating_add(1)) {
            Ok(part) if part == *expected => Ok(()),
            Ok(_) => Err(ArchiveFault::Changed(name.into())),
            Err(fault) if is_of_content(&fault) => Err(ArchiveFault::Changed(name.into())),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Reads everything once.
    pub(super) fn check(&mut self) -> Result<()> {
        self.database(&mut io::sink())?;
        for part in self.manifest.files.clone() {
            self.file(&part, &mut io::sink())?;
        }
        Ok(())
    }
}

/// Whether reading failed because of what was read: the sums do not agree, or the stream is none.
fn is_of_content(fault: &io::Error) -> bool {
    matches!(fault.kind(), io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof)
        || fault.get_ref().is_some()
}

fn is_expected(expected: &[(String, u64)], name: &str) -> bool {
    expected.binary_search_by(|(one, _)| one.as_str().cmp(name)).is_ok()
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn manifest(zip: &mut ZipArchive<File>) -> Result<Manifest> {
    let entry = match zip.by_name(MANIFEST) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Err(ArchiveFault::NoManifest),
        Err(fault) => return Err(fault.into()),
    };
    let mut json = Vec::new();
    let bytes = entry.take(LONGEST_MANIFEST).read_to_end(&mut json).map_err(|_| ArchiveFault::NoManifest)?;
    if bytes as u64 == LONGEST_MANIFEST {
        return Err(ArchiveFault::NoManifest);
    }
    // A later form may say more than this version knows.
    let read: serde_json::Value = serde_json::from_slice(&json)?;
    if read.get("form").and_then(serde_json::Value::as_u64).is_some_and(|form| form > u64::from(FORM)) {
        return Err(ArchiveFault::Newer);
    }
    Ok(serde_json::from_value(read)?)
}
