//! Sets documents as PDF: a template, its values and its pictures in, the bytes of the file out.
//!
//! Nothing else is reachable from a template: no file, no network, no package, no clock. So the same
//! work gives the same bytes, and what somebody wrote comes in as values only, never as markup.
use std::panic::{AssertUnwindSafe, catch_unwind};

use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

mod fonts;
mod world;

pub use fonts::can_show;
use world::Enclosed;

/// The name under which a template reads its values: `json("values.json")`.
pub const VALUES: &str = "values.json";

/// What is to be set.
pub struct Work<'a> {
    /// The template, in Typst.
    pub template: &'a str,
    /// Its values, as JSON.
    pub values: Vec<u8>,
    /// Its pictures, by the names the template uses.
    pub pictures: Vec<(&'static str, Vec<u8>)>,
    /// What tells this document from every other; the same each time it is set.
    pub identifier: String,
    /// The program that made it.
    pub creator: String,
}

/// Why a document could not be set.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The template and its values do not fit together.
    #[error("the document could not be set: {0}")]
    Template(String),
    /// What was set could not be written as PDF.
    #[error("the document could not be written: {0}")]
    Export(String),
    /// The typesetter itself failed.
    #[error("the typesetter failed: {0}")]
    Typesetter(String),
}

/// Sets a document.
///
/// The file is tagged for screen readers and fit for archives (PDF/A-2b, PDF/UA-1). What may not stand in
/// such a file, as a letter that no font here has (see [`can_show`]), makes it an ordinary PDF.
pub fn pdf(work: Work<'_>) -> Result<Vec<u8>, Fault> {
    let made = catch_unwind(AssertUnwindSafe(|| set(work)));
    // What was remembered to set one document would help few others, and would keep their text in memory.
    comemo::evict(0);
    made.unwrap_or_else(|cause| Err(Fault::Typesetter(words_of(cause.as_ref()))))
}

fn set(work: Work<'_>) -> Result<Vec<u8>, Fault> {
    let Work { template, values, pictures, identifier, creator } = work;
    let world = Enclosed::new(template, values, pictures)?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let document = output.map_err(|faults| Fault::Template(said(&faults)))?;

    let mut options =
        PdfOptions { ident: Smart::Custom(identifier), creator: Smart::Custom(Some(creator)), ..Default::default() };
    options.standards = PdfStandards::new(&[PdfStandard::A_2b, PdfStandard::Ua_1])
        .map_err(|fault| Fault::Export(fault.message().to_string()))?;
    typst_pdf::pdf(&document, &options).or_else(|_| {
        options.standards = PdfStandards::default();
        typst_pdf::pdf(&document, &options).map_err(|faults| Fault::Export(said(&faults)))
    })
}

fn said(faults: &[SourceDiagnostic]) -> String {
    faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// What a failing part of the typesetter said.
fn words_of(cause: &(dyn std::any::Any + Send)) -> String {
    let words = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    words.unwrap_or("no cause given").to_owned()
}

#[cfg(test)]
mod tests;
