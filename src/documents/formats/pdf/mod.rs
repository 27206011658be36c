//! PDF: the document as it lies on the desk. What it says is put into words here; how it looks is
//! said by `templates/documents/document.typ`.
use typeset::Work;

use super::{Job, WriteFault};

mod blocks;
mod columns;
mod paper;
mod words;

const TEMPLATE: &str = include_str!("../../../../templates/documents/document.typ");
const EMBLEM: &str = "emblem.png";

/// Writes the whole document.
pub fn write(job: &Job<'_>) -> Result<Vec<u8>, WriteFault> {
    let document = job.document;
    let emblem = document.letterhead.emblem.as_ref();
    let work = Work {
        template: TEMPLATE,
        values: serde_json::to_vec(&paper::values(job.w, document))?,
        pictures: emblem.map(|emblem| (EMBLEM, emblem.png.to_vec())).into_iter().collect(),
        identifier: format!("{} {} {}", document.key, document.slug, document.made_on),
        creator: "Tafahom".into(),
    };
    Ok(typeset::pdf(work)?)
}
