//! The zip that a Word file is, and how much of it is read at most.
use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use super::ReadFault;
use super::xml::{Node, attribute, walk};

/// More parts than any letter with its pictures has.
const MOST_PARTS: usize = 2000;
/// The largest part, unpacked.
const LARGEST_PART: u64 = 32 * 1024 * 1024;
/// How many times its packed size a part may have. Text shrinks to a tenth or a twentieth.
const GREATEST_RATIO: u64 = 200;
/// Small parts may shrink as far as they like.
const SMALL_PART: u64 = 1024 * 1024;

/// A Word file, opened.
pub struct Package<R> {
    zip: ZipArchive<R>,
}

impl<R: Read + Seek> Package<R> {
    /// Opens a file by what its first bytes say it is.
    pub fn open(mut file: R) -> Result<Package<R>, ReadFault> {
        let mut head = Vec::new();
        file.by_ref().take(8).read_to_end(&mut head).map_err(|_| ReadFault::Damaged)?;
        if head.starts_with(COMPOUND) {
            return Err(compound(file));
        }
        if !head.starts_with(b"PK") {
            return Err(ReadFault::NotWord);
        }
        let zip = ZipArchive::new(file).map_err(|_| ReadFault::Damaged)?;
        if zip.len() > MOST_PARTS { Err(ReadFault::TooLarge) } else { Ok(Package { zip }) }
    }

    /// The name of the part that holds the text.
    pub fn main(&mut self) -> Result<String, ReadFault> {
        const USUAL: &str = "word/document.xml";
        let mut main = None;
        if let Some(links) = self.part("_rels/.rels")? {
            walk(BufReader::new(links), |node| {
                if let Node::Open(tag) = node
                    && tag.local_name().as_ref() == "Relationship"
                    && attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
                {
                    main = attribute(tag, "Target");
                }
                Ok(())
            })?;
        }
        let main = main.map_or(USUAL.to_owned(), |name| name.trim_start_matches('/').to_owned());
        let is_other = main.starts_with("xl/") || main.starts_with("ppt/");
        if is_other || self.zip.index_for_name(&main).is_none() { Err(ReadFault::NotWord) } else { Ok(main) }
    }

    /// A part, to be read as a stream; nothing when there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<impl Read>, ReadFault> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ReadFault::Protected),
            Err(_) => return Err(ReadFault::Damaged),
        };
        let is_bomb = part.size() > SMALL_PART && part.size() / GREATEST_RATIO > part.compressed_size();
        if is_bomb || part.size() > LARGEST_PART {
            return Err(ReadFault::TooLarge);
        }
        Ok(Some(Limited { left: LARGEST_PART, inner: part }))
    }
}

/// What files of the old kinds begin with, and new ones that are kept under a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// How far one looks into such a file for the names of what it holds.
const LOOK: u64 = 4 * 1024 * 1024;

/// Which of the two it is: the table of contents of such a file is written in UTF-16.
fn compound(mut file: impl Read + Seek) -> ReadFault {
    let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let mut bytes = Vec::new();
    if file.seek(SeekFrom::Start(0)).is_err() || file.take(LOOK).read_to_end(&mut bytes).is_err() {
        return ReadFault::Damaged;
    }
    let holds = |name: &str| {
        let name = utf16(name);
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        ReadFault::Protected
    } else if holds("WordDocument") {
        ReadFault::OldFormat
    } else {
        ReadFault::NotWord
    }
}

/// A stream that ends in a fault when more comes out of it than was said.
struct Limited<R> {
    left: u64,
    inner: R,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.left = self.left.checked_sub(read as u64).ok_or(ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}
