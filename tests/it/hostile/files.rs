//! Files that mean harm, or are not what they say.
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use Door::{Attachment, Emblem, List, Word};

/// A way for a file to come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// On an agreement.
    Attachment,
    /// A draft that a party sent back.
    Word,
    /// A list out of a spreadsheet.
    List,
    /// The emblem of the letterhead.
    Emblem,
}

/// A file, with the doors that must stay shut.
pub struct Hostile {
    pub what: &'static str,
    pub name: String,
    pub bytes: Vec<u8>,
    pub doors: &'static [Door],
}

/// Every door.
const ALL: &[Door] = &[Attachment, Word, List, Emblem];
/// All but that of lists: what is text may be a list, and is shown as the text that it is.
const NO_LIST: &[Door] = &[Attachment, Word, Emblem];

const EXE: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8";
const ELF: &[u8] = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF";
const HTML: &[u8] = b"<!doctype html><script>alert(document.cookie)</script>";
const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>";
const GIF: &[u8] = b"GIF89a/*\x01\0\x01\0*/=alert(1)//;";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0";

pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A zip with its first name replaced by another one of the same length, as a packer would not write it.
fn renamed(from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = zipped(&[(from, b"x"), ("word/document.xml", b"<x/>")]);
    let places: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, name)| *name == from.as_bytes()).map(|(at, _)| at).collect();
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    bytes
}

fn compound(name: &str) -> Vec<u8> {
    let mut bytes = COMPOUND.to_vec();
    bytes.extend([0; 1500]);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn utf16(text: &[u8]) -> Vec<u8> {
    let wide = text.iter().flat_map(|byte| [*byte, 0]);
    b"\xff\xfe".iter().copied().chain(wide).collect()
}

/// What is harmful or a lie whatever it is called: kind, bytes, and whether it might be read as a list.
fn bodies() -> Vec<(&'static str, Vec<u8>, bool)> {
    vec![
        ("nothing at all", Vec::new(), false),
        ("a single byte", b"%".to_vec(), true),
        ("a program for Windows", EXE.to_vec(), false),
        ("a program for Linux", ELF.to_vec(), false),
        ("a script of a shell", b"#!/bin/sh\nrm -rf /\n".to_vec(), true),
        ("a page with a script", HTML.to_vec(), true),
        ("a page behind a mark of its encoding", [b"\xef\xbb\xbf", HTML].concat(), true),
        ("a page in UTF-16", utf16(HTML), true),
        ("a drawing with a script", SVG.to_vec(), true),
        (
            "XML that asks for a file",
            b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><x>&f;</x>".to_vec(),
            true,
        ),
        ("a picture that is a script too", GIF.to_vec(), false),
        ("a page before a PDF", [HTML, PDF].concat(), true),
        ("zeros before a PDF", [&[0; 1024], PDF].concat(), false),
        ("rich text with an object", b"{\\rtf1{\\object\\objocx{\\*\\objdata 0105}}}".to_vec(), true),
        ("a workbook of the old kind", compound("Workbook"), false),
        ("a letter of the old kind", compound("WordDocument"), false),
        ("a package under a password", compound("EncryptedPackage"), false),
        ("a zip of a text", zipped(&[("letter.txt", b"x")]), false),
        ("a zip of a program", zipped(&[("run.exe", EXE)]), false),
        ("a program of Java", zipped(&[("META-INF/MANIFEST.MF", b"Main-Class: X")]), false),
        ("slides", zipped(&[("[Content_Types].xml", b"<x/>"), ("ppt/presentation.xml", b"<x/>")]), false),
        ("a zip whose names climb", zipped(&[("../../../../etc/cron.d/x", b"* * * * * root sh")]), false),
        ("a zip whose name is a path", zipped(&[("/etc/passwd", b"root::0:0")]), false),
        ("a zip whose name has a NUL in it", renamed("word/aXb", "word/a\0b"), false),
        ("a zip that breaks off", zipped(&[("xl/workbook.xml", &[b'x'; 4000])])[..60].to_vec(), false),
        ("a header of a zip and no more", b"PK\x03\x04".to_vec(), false),
        ("an archive of another kind", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), false),
        ("a tape", b"Rar!\x1a\x07\x01\0".to_vec(), false),
        ("sound", b"ID3\x03\0\0\0\0\0\x21TIT2".to_vec(), false),
        ("a film", b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec(), false),
    ]
}

/// Each body under every name that is taken somewhere, and under its own.
pub fn under_every_name() -> Vec<Hostile> {
    let mut all = Vec::new();
    for (what, bytes, may_be_list) in bodies() {
        for ending in ["pdf", "png", "jpg", "tif", "docx", "xlsx", "csv"] {
            // What is no Word file to one door may be no more than a zip to another: names decide there.
            let is_zip = bytes.starts_with(b"PK");
            let is_broken = is_zip && (what.contains("NUL") || what.contains("breaks off"));
            let doors: &[Door] = match may_be_list {
                // No file at all is no emblem, and a broken one is what its name says as far as it goes.
                _ if bytes.is_empty() => &[Attachment, Word, List],
                _ if is_broken && ["docx", "xlsx"].contains(&ending) => &[List, Emblem],
                true => NO_LIST,
                false => ALL,
            };
            all.push(Hostile { what, name: format!("file.{ending}"), bytes: bytes.clone(), doors });
        }
    }
    all
}

/// Names that lead astray, around bytes that would be taken under an honest one.
pub fn names() -> Vec<Hostile> {
    let endings = [
        "exe", "html", "htm", "xhtml", "svg", "xml", "js", "css", "php", "jsp", "sh", "bat", "cmd", "ps1", "vbs",
        "hta", "lnk", "url", "scr", "msi", "jar", "apk", "iso", "zip", "docm", "xlsm", "pptx", "doc", "xls", "rtf",
        "gif", "webp", "mp4", "htaccess",
    ];
    let plain = endings.iter().map(|ending| format!("letter.{ending}"));
    let double = ["exe", "html", "svg", "js", "scr"].iter().map(|ending| format!("letter.pdf.{ending}"));
    let odd = [
        "letter",
        "pdf",
        ".htaccess",
        "letter.",
        "letter.pdf.",
        "letter.pdf ...",
        "letter\u{202e}fdp.exe",
        "letter.\u{200f}pdf\u{200f}.exe",
        "letter.pdf:evil.exe",
        "letter.pdf;.exe",
        "letter.pdf%00.exe",
        "..\\..\\letter.exe",
        "../../../etc/cron.d/letter",
        "CON",
        "NUL.html",
        "aux.exe",
        "letter.ｐｄｆ",
        "letter.p\u{200b}df",
        "letter.pdf<script>",
        "letter.pdf\u{7f}.exe",
    ];
    let all = plain.chain(double).chain(odd.map(str::to_owned));
    all.map(|name| Hostile { what: "a PDF under a name", name, bytes: PDF.to_vec(), doors: &[Attachment, Word] })
        .collect()
}

/// What only shows itself when it is opened.
pub fn opened() -> Vec<Hostile> {
    let much = vec![b' '; 120 * 1024 * 1024];
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let laughs = format!(
        "<!DOCTYPE x [<!ENTITY l0 \"lol\">{laughs}]><w:document><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    );
    let deep = format!("<w:document><w:body>{}</w:body></w:document>", "<w:sdt>".repeat(200_000));
    let parts: Vec<String> = (0..3000).map(|n| format!("xl/{n}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let word = |what, text: &[u8]| Hostile {
        what,
        name: "letter.docx".into(),
        bytes: zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", text)]),
        doors: &[Word, List, Emblem],
    };
    let list = |what, bytes: Vec<u8>| Hostile { what, name: "list.xlsx".into(), bytes, doors: &[Word, List, Emblem] };
    let picture = |what, bytes: Vec<u8>| Hostile { what, name: "arms.png".into(), bytes, doors: &[Word, Emblem] };
    vec![
        word("a bomb in a letter", &much),
        word("laughs in a letter", laughs.as_bytes()),
        word("a letter without a ground", deep.as_bytes()),
        word("a letter that is none", b"not xml <"),
        word("a letter in no encoding", b"<w:t>\xff\xfe\x80</w:t>"),
        list("a bomb in a workbook", zipped(&[("xl/workbook.xml", b"<x/>"), ("xl/worksheets/sheet1.xml", &much)])),
        list("a workbook of three thousand parts", zipped(&parts)),
        list("a workbook without a sheet", zipped(&[("xl/workbook.xml", b"<workbook/>")])),
        list("a workbook in another form", zipped(&[("xl/workbook.bin", b"\x83\x01")])),
        Hostile {
            what: "more cells than a list has",
            name: "list.csv".into(),
            bytes: b"a,b,c\n".repeat(60_000),
            doors: ALL,
        },
        Hostile {
            what: "more columns than a list has",
            name: "list.csv".into(),
            bytes: b"x,".repeat(4000),
            doors: ALL,
        },
        Hostile { what: "a cell without an end", name: "list.csv".into(), bytes: vec![b'x'; 200_000], doors: ALL },
        picture("a picture as large as a field", png(60_000, 60_000)),
        picture("a picture of no size", png(0, 0)),
        picture("a picture that breaks off", png(8, 8)[..40].to_vec()),
        picture("a picture with bytes that mean nothing", [&b"\x89PNG\r\n\x1a\n"[..], &[0xff; 200]].concat()),
    ]
}

/// The head of a picture of this size; its pixels are missing.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    bytes.extend([0; 60]);
    bytes
}
