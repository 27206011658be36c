//! What is recorded as a list, with the columns by which lists come in.
use ::csv::{Terminator, WriterBuilder};

use super::ImportKind;
use super::cells::shown;
use super::columns::columns;
use super::kinds::Fields;
use super::template;
use crate::documents::formats::csv::harmless;
use crate::keyed;
use crate::words::Words;

keyed! {
    /// What a list is written as.
    pub enum ListFormat {
        /// A workbook.
        Xlsx = "xlsx",
        /// Comma-separated values.
        Csv = "csv",
    }
}

impl ListFormat {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            ListFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ListFormat::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// Why a list could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// As a workbook.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// As comma-separated values.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
}

/// Writes a list.
pub fn write(w: Words, kind: ImportKind, format: ListFormat, rows: &[Fields]) -> Result<Vec<u8>, ExportFault> {
    match format {
        ListFormat::Xlsx => Ok(template::filled(w, kind, rows)?),
        ListFormat::Csv => Ok(csv(w, kind, rows)?),
    }
}

/// With the mark by which Excel knows UTF-8.
fn csv(w: Words, kind: ImportKind, rows: &[Fields]) -> Result<Vec<u8>, ::csv::Error> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(&mut bytes);
    table.write_record(columns(kind).iter().map(|column| (column.label)(&w)))?;
    for fields in rows {
        let cell = |column| shown(w, column, fields.get(column.key).map_or("", String::as_str));
        table.write_record(columns(kind).iter().map(|column| harmless(&cell(column))))?;
    }
    table.flush()?;
    drop(table);
    Ok(bytes)
}
