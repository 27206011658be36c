//! What goes on at this moment: the program that reads files, and the import that is under way.
use std::fs::File;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::bring::Refused;
use super::reader::{self, ReadFault};
use super::table::Table;

/// So many files are read at once.
const READERS: usize = 2;

/// The import under way, or the last one that came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// So many records of so many are written.
    UnderWay(usize, usize),
    /// Nothing was written, and why.
    Refused(Refused),
    /// The database or the program could not; nothing was written.
    Failed,
}

/// Where imports go on: one at a time.
pub struct Room {
    program: Option<PathBuf>,
    readers: Arc<Semaphore>,
    course: Mutex<Option<(Uuid, Course)>>,
}

impl Default for Room {
    /// Files are read by this very program.
    fn default() -> Room {
        Room { program: None, readers: Arc::new(Semaphore::new(READERS)), course: Mutex::new(None) }
    }
}

impl Room {
    /// Files are read by a program that lies elsewhere.
    pub fn with_reader(program: impl Into<PathBuf>) -> Room {
        Room { program: Some(program.into()), ..Room::default() }
    }

    /// Reads a file, when it is its turn.
    pub async fn read(&self, file: File) -> std::io::Result<Result<Table, ReadFault>> {
        let place = self.readers.clone().acquire_owned().await.map_err(std::io::Error::other)?;
        let program = self.program.clone().map_or_else(std::env::current_exe, Ok)?;
        let read = spawn_blocking(move || {
            // The place is given back when the work is over, not when the one who asked has left.
            let _place = place;
            reader::read(&program, file)
        });
        read.await.map_err(std::io::Error::other)?
    }

    /// Takes the turn of an import; nothing when another one has it.
    pub fn begin(&self, id: Uuid) -> bool {
        let mut course = self.course();
        let is_busy = matches!(*course, Some((_, Course::UnderWay(..))));
        if !is_busy {
            *course = Some((id, Course::UnderWay(0, 0)));
        }
        !is_busy
    }

    /// Notes how far it is.
    pub fn told(&self, done: usize, all: usize) {
        if let Some((_, course @ Course::UnderWay(..))) = self.course().as_mut() {
            *course = Course::UnderWay(done, all);
        }
    }

    /// Notes how it ended; one that is done leaves nothing to tell.
    pub fn end(&self, id: Uuid, how: Option<Course>) {
        *self.course() = how.map(|how| (id, how));
    }

    /// Forgets how a try ended: something else is tried now.
    pub fn forget(&self, id: Uuid) {
        let mut course = self.course();
        if matches!(*course, Some((other, Course::Refused(_) | Course::Failed)) if other == id) {
            *course = None;
        }
    }

    /// How it is with an import.
    pub fn of(&self, id: Uuid) -> Option<Course> {
        (*self.course()).filter(|(other, _)| *other == id).map(|(_, course)| course)
    }

    fn course(&self) -> MutexGuard<'_, Option<(Uuid, Course)>> {
        self.course.lock().unwrap_or_else(|broken| broken.into_inner())
    }
}
