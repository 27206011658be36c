//! Looking into an archive without unpacking it.
use std::path::Path;

use super::Manifest;
use super::archive::{ArchiveFault, Unpacking};

/// An archive whose list of contents was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it says it holds.
    pub manifest: Manifest,
}

/// Reads what an archive says it holds; that it is so is found out by unpacking it.
pub fn open(path: &Path) -> Result<Opened, ArchiveFault> {
    Ok(Opened { manifest: Unpacking::open(path)?.manifest })
}

/// The same, with everything in it read once and found to be what the manifest says.
pub fn read_through(path: &Path) -> Result<Opened, ArchiveFault> {
    let mut archive = Unpacking::open(path)?;
    archive.check()?;
    Ok(Opened { manifest: archive.manifest })
}
