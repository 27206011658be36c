//! Room on the disk that holds the data.
use std::io;
use std::path::Path;

use crate::app::App;
use crate::error::PageError;

/// How much of a disk is taken, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// What the program may still write.
    pub free: u64,
    /// All there is.
    pub whole: u64,
}

impl Space {
    /// That of the disk which holds a folder.
    pub fn of(folder: &Path) -> io::Result<Space> {
        let stats = rustix::fs::statvfs(folder)?;
        let bytes = |blocks: u64| blocks.saturating_mul(stats.f_frsize);
        Ok(Space { free: bytes(stats.f_bavail), whole: bytes(stats.f_blocks) })
    }

    /// Whether less is left than must stay free.
    pub fn is_short(&self, least: u64) -> bool {
        self.free < least
    }
}

/// Refuses to take in so many bytes where they would leave too little room: the records that are
/// written afterwards are worth more than one more file.
pub fn admit(app: &App, bytes: u64) -> Result<(), PageError> {
    match Space::of(&app.config.data) {
        Ok(space) if space.free < app.config.min_free.saturating_add(bytes) => Err(PageError::NoRoom),
        // A disk that cannot say how full it is is not for that reason full.
        _ => Ok(()),
    }
}
