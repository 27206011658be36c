//! All that a template can reach.
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::FONTS;
use crate::{Fault, VALUES};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// A world of one template, its values and its pictures.
pub struct Enclosed {
    template: Source,
    files: Vec<(FileId, Bytes)>,
}

impl Enclosed {
    /// The world of one work.
    pub fn new(template: &str, values: Vec<u8>, pictures: Vec<(&'static str, Vec<u8>)>) -> Result<Enclosed, Fault> {
        let template = Source::new(file("document.typ")?, template.to_owned());
        let mut files = vec![(file(VALUES)?, Bytes::new(values))];
        for (name, picture) in pictures {
            files.push((file(name)?, Bytes::new(picture)));
        }
        Ok(Enclosed { template, files })
    }
}

/// The number of a file. Numbers are never given back, which is why names are fixed words of the program.
fn file(name: &'static str) -> Result<FileId, Fault> {
    let path = VirtualPath::new(name).map_err(|_| Fault::Template(format!("{name:?} is no name for a file")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Enclosed {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(file, _)| *file == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
