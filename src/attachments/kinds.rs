//! Which files are taken: the ending of the name and the first bytes must say the same.

/// A type of file that is taken: ending, media type, and whether a browser may show it in place.
struct FileType {
    endings: &'static [&'static str],
    media_type: &'static str,
    inline: bool,
    fits: fn(&[u8]) -> bool,
}

/// The list. Nothing that a browser runs (svg, html, xml), no archives, no programs.
const TYPES: &[FileType] = &[
    FileType { endings: &["pdf"], media_type: "application/pdf", inline: true, fits: is_pdf },
    FileType { endings: &["png"], media_type: "image/png", inline: true, fits: infer::image::is_png },
    FileType { endings: &["jpg", "jpeg"], media_type: "image/jpeg", inline: true, fits: infer::image::is_jpeg },
    FileType { endings: &["tif", "tiff"], media_type: "image/tiff", inline: false, fits: is_tiff },
    FileType {
        endings: &["docx"],
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        inline: false,
        fits: |head| is_office(head, b"word/"),
    },
    FileType {
        endings: &["xlsx"],
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        inline: false,
        fits: |head| is_office(head, b"xl/"),
    },
];

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no bytes.
    Empty,
    /// Its name has no ending, or one that is not taken.
    Type,
    /// Its bytes are not what its name says.
    Mismatch,
    /// With it one user would have brought more in a day than one may.
    Day,
    /// With it more would hang on the agreement than may.
    Agreement,
}

/// The media type of a file that is taken.
pub fn media_type(file_name: &str, head: &[u8]) -> Result<&'static str, Refusal> {
    if head.is_empty() {
        return Err(Refusal::Empty);
    }
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let found = TYPES.iter().find(|kind| kind.endings.contains(&ending.as_str())).ok_or(Refusal::Type)?;
    if (found.fits)(head) { Ok(found.media_type) } else { Err(Refusal::Mismatch) }
}

/// Whether a browser may show the type in place.
pub fn shows_inline(media_type: &str) -> bool {
    TYPES.iter().any(|kind| kind.media_type == media_type && kind.inline)
}

// `infer` asks for the first four bytes only.
fn is_pdf(head: &[u8]) -> bool {
    head.starts_with(b"%PDF-")
}

// `infer` takes some camera formats for tiff and leaves some tiffs out: the four bytes decide.
fn is_tiff(head: &[u8]) -> bool {
    head.starts_with(b"II*\0") || head.starts_with(b"MM\0*")
}

/// A Word or Excel file is a zip that begins with one of a few names and holds its own folder. The
/// folder's name stands in a local header near the start, or in `[Content_Types].xml`.
fn is_office(head: &[u8], folder: &[u8]) -> bool {
    const FIRST: &[&[u8]] = &[b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"customXml/"];
    let names = entry_names(head);
    let first_fits = names.first().is_some_and(|name| FIRST.iter().any(|known| name.starts_with(known)));
    let other: &[&[u8]] = &[b"word/", b"xl/", b"ppt/"];
    let names_other = names.iter().any(|name| other.iter().any(|o| *o != folder && name.starts_with(o)));
    let names_own = names.iter().any(|name| name.starts_with(folder));
    // The writers that put the folder late leave only the well-known first entry within reach.
    first_fits && (names_own || !names_other)
}

/// The names in the local headers of a zip, as far as `head` reaches.
fn entry_names(head: &[u8]) -> Vec<&[u8]> {
    const HEADER: &[u8] = b"PK\x03\x04";
    if !head.starts_with(HEADER) {
        return Vec::new();
    }
    let headers = head.windows(HEADER.len()).enumerate().filter(|(_, bytes)| *bytes == HEADER).map(|(at, _)| at);
    headers.filter_map(|at| name_at(head, at)).collect()
}

fn name_at(head: &[u8], at: usize) -> Option<&[u8]> {
    let length = head.get(at + 26..at + 28)?;
    let length = usize::from(u16::from_le_bytes([*length.first()?, *length.get(1)?]));
    head.get(at + 30..at + 30 + length)
}

#[cfg(test)]
mod tests {
    use super::{Refusal, media_type};

    fn zip(names: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for name in names {
            bytes.extend(b"PK\x03\x04");
            bytes.extend([0; 22]);
            bytes.extend((name.len() as u16).to_le_bytes());
            bytes.extend([0; 2]);
            bytes.extend(name.bytes());
            bytes.extend(b"data");
        }
        bytes
    }

    #[test]
    fn name_and_bytes_must_say_the_same() {
        let docx = zip(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
        let xlsx = zip(&["xl/workbook.xml"]);
        let far = zip(&["[Content_Types].xml"]);
        let plain = zip(&["letter.txt"]);
        let cases: &[(&str, &[u8], Result<(), Refusal>)] = &[
            ("a.pdf", b"%PDF-1.7 ...", Ok(())),
            ("A.PDF", b"%PDF-1.7 ...", Ok(())),
            ("a.png", b"\x89PNG\r\n\x1a\n....", Ok(())),
            ("a.jpeg", b"\xff\xd8\xff\xe0....", Ok(())),
            ("a.tif", b"II*\0....", Ok(())),
            ("a.tiff", b"MM\0*....", Ok(())),
            ("a.docx", &docx, Ok(())),
            ("a.docx", &far, Ok(())),
            ("a.xlsx", &xlsx, Ok(())),
            ("a.xlsx", &docx, Err(Refusal::Mismatch)),
            ("a.docx", &xlsx, Err(Refusal::Mismatch)),
            ("a.docx", &plain, Err(Refusal::Mismatch)),
            ("a.zip", &plain, Err(Refusal::Type)),
            ("a.pdf", b"MZ\x90\0....", Err(Refusal::Mismatch)),
            ("a.pdf.exe", b"MZ\x90\0....", Err(Refusal::Type)),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", Err(Refusal::Type)),
            ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", Err(Refusal::Mismatch)),
            ("a.html", b"<!doctype html>", Err(Refusal::Type)),
            ("pdf", b"%PDF-1.7", Err(Refusal::Type)),
            ("a.pdf", b"", Err(Refusal::Empty)),
            ("a.pdf", b"%PDF<script>", Err(Refusal::Mismatch)),
        ];
        for (name, head, expected) in cases {
            assert_eq!(media_type(name, head).map(|_| ()), *expected, "{name}");
        }
    }
}
