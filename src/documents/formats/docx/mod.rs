//! DOCX: parts of our own, written by templates and zipped. A clerk goes on working in it, so that
//! what a paragraph is stands in its style, and nothing is drawn that could be written.
use std::io::{Cursor, Write};

use askama::Template;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::text::legal;
use super::{Job, WriteFault};
use crate::documents::{Document, Emblem};
use crate::words::Words;

mod body;
mod grid;
mod page;
mod runs;
mod styles;

use body::Piece;
use runs::Bit;

pub use askama::Error as TemplateFault;
pub use styles::is_furniture;

#[derive(Template)]
#[template(path = "documents/docx/document.xml")]
struct DocumentPart<'a> {
    pieces: Vec<Piece>,
    page: &'a page::Page,
}

#[derive(Template)]
#[template(path = "documents/docx/header.xml")]
struct HeaderPart {
    pieces: Vec<Piece>,
}

#[derive(Template)]
#[template(path = "documents/docx/footer.xml")]
struct FooterPart {
    is_rtl: bool,
    words: page::PageWords,
}

#[derive(Template)]
#[template(path = "documents/docx/styles.xml")]
struct StylesPart {
    w: Words,
    is_rtl: bool,
    font: styles::Fonts,
}

#[derive(Template)]
#[template(path = "documents/docx/core.xml")]
struct CorePart<'a> {
    title: String,
    subject: String,
    creator: String,
    language: &'static str,
    document: &'a Document,
}

#[derive(Template)]
#[template(path = "documents/docx/types.xml")]
struct TypesPart {
    has_emblem: bool,
}

#[derive(Template)]
#[template(path = "documents/docx/links.xml")]
struct LinksPart<'a> {
    links: &'a [(&'a str, &'a str)],
}

#[derive(Template)]
#[template(path = "documents/docx/settings.xml")]
struct SettingsPart;

#[derive(Template)]
#[template(path = "documents/docx/fonts.xml")]
struct FontsPart;

/// Writes every part of a document.
pub fn write(job: &Job<'_>) -> Result<Vec<u8>, WriteFault> {
    let (w, document) = (job.w, job.document);
    let page = page::Page::of(w, document);
    let is_rtl = w.dir() == "rtl";
    let emblem = document.letterhead.emblem.as_ref();
    let mut package = Package::new();
    package.template("[Content_Types].xml", &TypesPart { has_emblem: emblem.is_some() })?;
    package
        .links("_rels/.rels", &[("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")])?;
    package.template("docProps/core.xml", &core(w, document))?;
    package.template("word/document.xml", &DocumentPart { pieces: body::pieces(w, document, &page), page: &page })?;
    package.links(
        "word/_rels/document.xml.rels",
        &[
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("header", "first.xml"),
            ("header", "header.xml"),
            ("footer", "footer.xml"),
        ],
    )?;
    package.template("word/styles.xml", &StylesPart { w, is_rtl, font: styles::Fonts::of(w) })?;
    package.template("word/settings.xml", &SettingsPart)?;
    package.template("word/fontTable.xml", &FontsPart)?;
    package.template("word/first.xml", &HeaderPart { pieces: page::letterhead(w, document, &page) })?;
    package.template("word/header.xml", &HeaderPart { pieces: page::running_head(w, document) })?;
    package.template("word/footer.xml", &FooterPart { is_rtl, words: page::PageWords::of(w) })?;
    if let Some(Emblem { png, .. }) = emblem {
        package.links("word/_rels/first.xml.rels", &[("image", "media/emblem.png")])?;
        package.part("word/media/emblem.png", png)?;
    }
    package.finish()
}

fn core(w: Words, document: &Document) -> CorePart<'_> {
    CorePart {
        title: legal(&document.title),
        subject: legal(&document.subtitle),
        creator: legal(&document.letterhead.organisation),
        language: w.lang.pick("fa-IR", "en-US"),
        document,
    }
}

/// The zip under way.
struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn new() -> Package {
        Package(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteFault> {
        self.0.start_file(name, SimpleFileOptions::default())?;
        self.0.write_all(bytes).map_err(zip::result::ZipError::from)?;
        Ok(())
    }

    fn template(&mut self, name: &str, template: &impl Template) -> Result<(), WriteFault> {
        self.part(name, template.render()?.as_bytes())
    }

    fn links(&mut self, name: &str, links: &[(&str, &str)]) -> Result<(), WriteFault> {
        self.template(name, &LinksPart { links })
    }

    fn finish(self) -> Result<Vec<u8>, WriteFault> {
        Ok(self.0.finish()?.into_inner())
    }
}
