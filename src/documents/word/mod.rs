//! Reading a Word file that somebody sends back: its text as it stands on the paper, with automatic
//! numbers written out and tracked changes carried out. A file from outside is believed in nothing:
//! every part is read as a stream within limits, nothing in it is looked up, nothing is unpacked.
use std::io::{BufReader, Read, Seek};

mod body;
mod numbering;
mod package;
mod styles;
mod xml;

/// What a Word file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The text, a line for each paragraph and each row of a table.
    pub text: String,
    /// What was carried out or left out on the way.
    pub aside: Aside,
}

/// What the text does not show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// Tracked insertions, which are in the text.
    pub insertions: usize,
    /// Tracked deletions, which are not.
    pub deletions: usize,
    /// Comments in the margin, left out.
    pub comments: usize,
    /// Footnotes and endnotes, left out.
    pub notes: usize,
    /// Pictures, left out.
    pub pictures: usize,
}

/// Why the text of a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// It is no Word file.
    NotWord,
    /// It is a Word file of the old kind, `.doc`.
    OldFormat,
    /// It is kept under a password.
    Protected,
    /// It holds more than is read.
    TooLarge,
    /// It breaks off, or is not what it says it is.
    Damaged,
    /// It has no text.
    Blank,
}

/// Reads the text of a Word file.
pub fn read(file: impl Read + Seek) -> Result<Reading, ReadFault> {
    let mut package = package::Package::open(file)?;
    let main = package.main()?;
    let styles = match package.part(&beside(&main, "styles.xml"))? {
        Some(part) => styles::read(BufReader::new(part))?,
        None => styles::Styles::default(),
    };
    let numbering = match package.part(&beside(&main, "numbering.xml"))? {
        Some(part) => numbering::read(BufReader::new(part))?,
        None => numbering::Numbering::default(),
    };
    let part = package.part(&main)?.ok_or(ReadFault::NotWord)?;
    let reading = body::read(BufReader::new(part), &styles, numbering)?;
    if reading.text.is_empty() { Err(ReadFault::Blank) } else { Ok(reading) }
}

/// The name of a part in the same folder.
fn beside(part: &str, name: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
