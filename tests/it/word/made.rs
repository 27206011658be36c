//! Word files as others make them, part by part.
use std::io::{Cursor, Write};

use tafahom::documents::word::{ReadFault, Reading, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A zip of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The part that holds a text, around what is in it.
pub fn body(inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>{inside}<w:sectPr/></w:body></w:document>"#
    )
}

/// A file with this text and these other parts of the folder `word`.
pub fn file(inside: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let text = body(inside);
    let named: Vec<(String, &str)> = others.iter().map(|(name, part)| (format!("word/{name}"), *part)).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", LINKS.as_bytes()),
        ("word/document.xml", text.as_bytes()),
    ];
    parts.extend(named.iter().map(|(name, part)| (name.as_str(), part.as_bytes())));
    zipped(&parts)
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// What a file says.
pub fn reading(bytes: &[u8]) -> Result<Reading, ReadFault> {
    read(Cursor::new(bytes))
}

/// The text of a file with this inside.
#[track_caller]
pub fn text(inside: &str, others: &[(&str, &str)]) -> String {
    reading(&file(inside, others)).unwrap().text
}
