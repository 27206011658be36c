//! A reader of its own for the parts of a Word file.
use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;

/// One part as text.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap_or_else(|fault| panic!("{name}: {fault}")).read_to_string(&mut text).unwrap();
    text
}

/// The names of all parts.
pub fn names(docx: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    zip.file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// Does something with the tree of a part; it must be sound XML.
pub fn with_tree<T>(docx: &[u8], name: &str, look: impl FnOnce(&Document<'_>) -> T) -> T {
    let text = part(docx, name);
    let tree = Document::parse_with_options(&text, ParsingOptions { allow_dtd: false, ..ParsingOptions::default() });
    look(&tree.unwrap_or_else(|fault| panic!("{name}: {fault}")))
}

/// The elements of a name below a node.
pub fn all<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |one| one.tag_name().name() == name)
}

/// What a paragraph says, without the marks of direction.
pub fn said(paragraph: Node<'_, '_>) -> String {
    let bits = paragraph.descendants().filter_map(|one| match one.tag_name().name() {
        "t" => one.text().map(str::to_owned),
        "br" => Some("\n".to_owned()),
        "tab" => Some("\t".to_owned()),
        _ => None,
    });
    bits.collect::<String>().replace(['\u{200e}', '\u{200f}'], "")
}

/// The value of `w:val` of the first element of a name below a node.
pub fn val(node: Node<'_, '_>, name: &'static str) -> Option<String> {
    let value = all(node, name).next()?.attributes().find(|one| one.name() == "val")?.value().to_owned();
    Some(value)
}
