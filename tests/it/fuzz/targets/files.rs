//! Files that come in: Word files, pictures, whatever is attached, and the names they bring along.
use std::io::{Cursor, Write};

use percent_encoding::percent_decode_str;
use tafahom::attachments::kinds::{media_type, shows_inline};
use tafahom::documents::word::read;
use tafahom::page::Download;
use tafahom::settings::emblem::{self, LONGEST_SIDE, MOST_BYTES};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{text, texts};
use crate::fuzz::engine::{Shape, Target};

pub const TARGETS: &[Target] = &[
    Target { name: "word", shape: Shape::Zip, seeds: letters, tokens: MARKUP, holds: reads_letters },
    Target { name: "emblem", shape: Shape::Png, seeds: pictures, tokens: CHUNKS, holds: reads_pictures },
    Target { name: "types", shape: Shape::Bytes, seeds: heads, tokens: MAGIC, holds: tells_types },
    Target { name: "names", shape: Shape::Text, seeds: names, tokens: NAMES, holds: names_files },
];

const MARKUP: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:ins>",
    "</w:ins>",
    "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
    "<w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr>",
    "w:val=\"4294967295\"",
    "w:val=\"-1\"",
    "<w:start w:val=\"99999999999\"/>",
    "<w:lvlText w:val=\"%1.%9%\"/>",
    "<w:tab/>",
    "<w:br/>",
    "<mc:AlternateContent>",
    "<mc:Fallback>",
    "<w:footnoteReference/>",
    "&#0;",
    "&amp;",
    "&lt;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE x>",
    "\u{200c}",
    "متن",
    "<w:sdt>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:instrText>",
];
const CHUNKS: &[&str] =
    &["IHDR", "IDAT", "IEND", "PLTE", "tRNS", "iCCP", "zTXt", "acTL", "fdAT", "\0\0\0\0", "\u{7f}\u{7f}\u{7f}\u{7f}"];
const MAGIC: &[&str] = &[
    "\0a.pdf\0",
    "a.png\0",
    "a.docx\0",
    "a.xlsx\0",
    "a.tif\0",
    "a.jpg\0",
    "%PDF-",
    "PK\u{3}\u{4}",
    "word/",
    "xl/",
    "<svg",
    "<html",
    "<script",
    "MZ",
    "\u{7f}ELF",
    "#!/bin/sh",
    "GIF89a",
    "[Content_Types].xml",
    "II*\0",
    "MM\0*",
];
const NAMES: &[&str] = &[
    "\"",
    "\\",
    "/",
    "..",
    ";",
    "%",
    "%22",
    "\r\n",
    "\0",
    "\u{202e}",
    "'",
    "*",
    "=",
    "UTF-8''",
    ".pdf",
    ".exe",
    "CON",
    " ",
    "متن",
    "\u{1f600}",
    "\u{7f}",
];

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn letters() -> Vec<Vec<u8>> {
    let links = "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let body = |inside: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{inside}<w:sectPr/></w:body></w:document>"
        )
    };
    let p = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let item = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>بند</w:t></w:r></w:p>";
    let numbers = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"ماده %1\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"hebrew2\"/><w:lvlText w:val=\"%1-%2.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    let tracked = "<w:p><w:ins w:author=\"x\"><w:r><w:t>افزوده</w:t></w:r></w:ins><w:del><w:r><w:delText>کاسته</w:delText></w:r></w:del><w:r><w:tab/><w:t>پایان</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("یک"), p("دو"));
    let parts = |inside: &str| {
        let text = body(inside);
        zipped(&[
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", links),
            ("word/document.xml", &text),
            ("word/numbering.xml", numbers),
            ("word/styles.xml", styles),
        ])
    };
    vec![
        parts(&[p("بسمه تعالی"), item.repeat(3), tracked.to_owned()].concat()),
        parts(&[table, p("Article 1 &amp; 2")].concat()),
    ]
}

fn reads_letters(bytes: &[u8]) {
    let Ok(reading) = read(Cursor::new(bytes)) else { return };
    assert!(!reading.text.trim().is_empty());
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    assert!(!reading.text.contains(odd), "{:?}", reading.text);
    assert_eq!(read(Cursor::new(bytes)), Ok(reading), "a file says one thing");
}

fn pictures() -> Vec<Vec<u8>> {
    let picture = |(width, height, color): (u32, u32, png::ColorType)| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(color);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![7; width as usize * height as usize * color.samples()]).unwrap();
        writer.finish().unwrap();
        bytes
    };
    [(1, 1, png::ColorType::Rgb), (16, 9, png::ColorType::Grayscale), (8, 8, png::ColorType::Rgba)].map(picture).into()
}

fn reads_pictures(bytes: &[u8]) {
    if let Ok(emblem) = emblem::read(bytes.to_vec()) {
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.len() <= MOST_BYTES);
        assert!((1..=LONGEST_SIDE).contains(&emblem.width) && (1..=LONGEST_SIDE).contains(&emblem.height));
    }
}

// A name and the first bytes, divided by NUL.
fn heads() -> Vec<Vec<u8>> {
    let named = |name: &str, head: &[u8]| [name.as_bytes(), b"\0", head].concat();
    vec![
        named("a.pdf", b"%PDF-1.7\n1 0 obj"),
        named("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        named("a.jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        named("a.tif", b"II*\0\x08\0\0\0"),
        named("a.docx", &letters()[0]),
        named("a.xlsx", &zipped(&[("xl/workbook.xml", "<x/>")])),
        named("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        named("a.pdf.exe", b"MZ\x90\0"),
    ]
}

fn tells_types(bytes: &[u8]) {
    let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (name, head) = (text(&bytes[..at]), bytes.get(at + 1..).unwrap_or_default());
    let Ok(media_type) = media_type(&name, head) else { return };
    // What a browser or a system would run is never taken, whatever it is called.
    let starts: &[&[u8]] = &[b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"PK\x03\x04"];
    assert!(starts.iter().any(|start| head.starts_with(start)), "{name:?} is taken for {media_type}");
    let ending = name.rsplit('.').next().unwrap_or("").to_lowercase();
    assert!(["pdf", "png", "jpg", "jpeg", "tif", "tiff", "docx", "xlsx"].contains(&ending.as_str()));
    assert!(!shows_inline(media_type) || ["application/pdf", "image/png", "image/jpeg"].contains(&media_type));
}

fn names() -> Vec<Vec<u8>> {
    texts(&[
        "متن نهایی.pdf",
        "report \"final\".docx",
        "a;b=c.pdf",
        "..\\..\\x.exe",
        "CON.pdf",
        "",
        "a\r\nSet-Cookie: x=1.pdf",
    ])
}

/// The header that names a file stays one header with two names, whatever the file is called.
fn names_files(bytes: &[u8]) {
    let name = text(bytes);
    for is_shown in [true, false] {
        let file = Download { media_type: "application/pdf", plain: "file.pdf", name: &name, inline: is_shown };
        let header = file.disposition();
        let way = if is_shown { "inline" } else { "attachment" };
        let rest = header.strip_prefix(&format!("{way}; filename=\"file.pdf\"; filename*=UTF-8''")).unwrap();
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~%".contains(&b);
        assert!(rest.bytes().all(plain), "{header}");
        assert_eq!(percent_decode_str(rest).decode_utf8().unwrap(), name);
    }
}
