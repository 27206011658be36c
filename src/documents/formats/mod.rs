//! The formats a document is handed out in: one row each.
use super::{Document, Section};
use crate::words::Words;

pub mod csv;
mod docx;
mod json;
#[cfg(feature = "pdf")]
mod pdf;
mod text;
mod xlsx;

pub use docx::is_furniture;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// The spreadsheet could not be made.
    #[error(transparent)]
    Spreadsheet(#[from] rust_xlsxwriter::XlsxError),
    /// The parts of a Word file could not be made.
    #[error(transparent)]
    Part(#[from] docx::TemplateFault),
    /// They could not be put together.
    #[error(transparent)]
    Package(#[from] zip::result::ZipError),
    /// The table could not be made.
    #[error(transparent)]
    Table(#[from] ::csv::Error),
    /// The values could not be written down.
    #[error(transparent)]
    Values(#[from] serde_json::Error),
    /// The pages could not be set.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pages(#[from] typeset::Fault),
}

/// A document to be written.
pub struct Job<'a> {
    /// The document.
    pub document: &'a Document,
    /// The part asked for, for formats that hold only one.
    pub section: &'a Section,
    /// The language.
    pub w: Words,
}

/// How a document gets to the one who asked.
#[derive(Clone, Copy)]
pub enum Writer {
    /// As a page of this site.
    Page,
    /// As a file.
    File(fn(&Job<'_>) -> Result<Vec<u8>, WriteFault>),
}

/// A format.
pub struct Format {
    /// The end of the address and of the file's name, without the dot.
    pub suffix: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The media type.
    pub media_type: &'static str,
    /// Who writes it.
    pub writer: Writer,
}

/// Every format there is.
pub const FORMATS: &[Format] = &[
    Format { suffix: "html", name: "HTML", icon: "eye", media_type: "text/html; charset=utf-8", writer: Writer::Page },
    #[cfg(feature = "pdf")]
    Format {
        suffix: "pdf",
        name: "PDF",
        icon: "file-text",
        media_type: "application/pdf",
        writer: Writer::File(pdf::write),
    },
    Format {
        suffix: "docx",
        name: "Word",
        icon: "file-text",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        writer: Writer::File(docx::write),
    },
    Format {
        suffix: "xlsx",
        name: "Excel",
        icon: "file-spreadsheet",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        writer: Writer::File(xlsx::write),
    },
    Format {
        suffix: "csv",
        name: "CSV",
        icon: "list",
        media_type: "text/csv; charset=utf-8",
        writer: Writer::File(csv::write),
    },
    Format {
        suffix: "json",
        name: "JSON",
        icon: "download",
        media_type: "application/json",
        writer: Writer::File(json::write),
    },
];

/// The format with this suffix.
pub fn format(suffix: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.suffix == suffix)
}

/// The formats that are files: for menus.
pub fn files() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| matches!(format.writer, Writer::File(_)))
}
