//! Saved reports: a question under a name, with the format in which it is answered in one click.
use crate::documents::formats::{Format, Writer, format};
use crate::ids::{SavedReportId, UserId};

use super::{Report, report};

pub mod store;

/// A report under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedReport {
    /// Id.
    pub id: SavedReportId,
    /// Who saved it.
    pub user_id: UserId,
    /// Its name.
    pub name: String,
    /// Which report, by its key.
    pub report: String,
    /// In which format, by its suffix.
    pub format: String,
    /// What is asked; its period may move with the day.
    pub query: String,
    /// Whether everybody has it.
    pub shared: bool,
}

impl SavedReport {
    /// Where it is produced: a page or a file.
    pub fn address(&self) -> String {
        let ending = if self.is_file() { format!(".{}", self.format) } else { String::new() };
        format!("/reports/{}{ending}?{}", self.report, self.query)
    }

    /// Whether it is a file and no page.
    pub fn is_file(&self) -> bool {
        self.format().is_some_and(|format| matches!(format.writer, Writer::File(_)))
    }

    /// Whether this user saved it, and so may let go of it.
    pub fn is_of(&self, user: &UserId) -> bool {
        self.user_id == *user
    }

    /// The report.
    pub fn report(&self) -> Option<&'static Report> {
        report(&self.report)
    }

    /// The format.
    pub fn format(&self) -> Option<&'static Format> {
        format(&self.format)
    }
}
