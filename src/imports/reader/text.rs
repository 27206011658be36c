//! Tables in text: CSV as every program writes it, and cells pasted from a spreadsheet.
use std::borrow::Cow;
use std::fs::File;
use std::io::Read;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use super::ReadFault;
use crate::documents::formats::csv::BEGINS_FORMULA;
use crate::imports::table::{Line, Value};

/// What stands between two cells.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];
/// So much of the text tells what stands between its cells.
const LOOK: usize = 64 * 1024;

/// Reads the rows; each is known by its place among the rows, as a spreadsheet would show them.
pub fn read(mut file: File, each: &mut impl FnMut(Line) -> Result<(), ReadFault>) -> Result<(), ReadFault> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|_| ReadFault::Damaged)?;
    let text = decode(&bytes)?.replace("\r\n", "\n");
    let (separator, text) = separator(&text);
    let mut rows =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut record, mut number) = (StringRecord::new(), 0);
    let mut blank_before = blank_lines(text);
    while rows.read_record(&mut record).map_err(|_| ReadFault::Damaged)? {
        // A reader of CSV leaves out blank lines; a spreadsheet counts them.
        let read_to = usize::try_from(rows.position().byte()).unwrap_or(usize::MAX);
        number += 1 + blank_before(read_to);
        let cells = cells(&record)?;
        if !cells.is_empty() {
            each(Line { number, cells })?;
        }
    }
    Ok(())
}

fn cells(record: &StringRecord) -> Result<Vec<(u32, Value)>, ReadFault> {
    let mut cells = Vec::new();
    for (column, text) in (0_u32..).zip(record.iter()) {
        if !text.trim().is_empty() {
            cells.push((column, Value::Text(unguarded(text).to_owned())));
            if column >= super::MOST_COLUMNS {
                return Err(ReadFault::TooManyColumns);
            }
        }
    }
    Ok(cells)
}

/// Without the apostrophe by which a text is kept from being taken for a formula.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(BEGINS_FORMULA) => rest,
        _ => text,
    }
}

/// Counts, from one call to the next, the blank lines outside of cells up to a place.
fn blank_lines(text: &str) -> impl FnMut(usize) -> u32 {
    let bytes = text.as_bytes().to_vec();
    let mut from = 0;
    move |to| {
        let between = bytes.get(from..to.min(bytes.len())).unwrap_or_default();
        let (mut blank, mut quoted, mut said) = (0, false, false);
        for byte in between {
            match byte {
                b'"' => (quoted, said) = (!quoted, true),
                b'\n' if !quoted => {
                    blank += u32::from(!said);
                    said = false;
                }
                b'\r' => {}
                _ => said = true,
            }
        }
        from = to;
        blank
    }
}

/// The text, in whichever way it is encoded: a mark at its beginning tells, or else UTF-8 that is
/// sound, or else the code page of Persian Windows.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadFault> {
    let (encoding, mark) = Encoding::for_bom(bytes).or_else(|| unmarked(bytes)).unwrap_or((UTF_8, 0));
    let rest = bytes.get(mark..).unwrap_or_default();
    let (text, is_broken) = encoding.decode_without_bom_handling(rest);
    let text = match is_broken {
        false => text,
        true if encoding == UTF_8 && mark == 0 => WINDOWS_1256.decode_without_bom_handling(rest).0,
        // Without a mark it was only a guess that this is text at all.
        true if mark == 0 => return Err(ReadFault::NotATable),
        true => return Err(ReadFault::Damaged),
    };
    let is_text = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let is_guess = mark == 0 && encoding != UTF_8;
    let is_divided = !is_guess || text.contains(['\n', '\t', ';', ',']);
    if is_divided && text.chars().all(is_text) { Ok(text) } else { Err(ReadFault::NotATable) }
}

/// UTF-16 without a mark: every second byte of its Latin letters and line ends is none.
fn unmarked(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    let head = bytes.get(..LOOK.min(bytes.len())).unwrap_or_default();
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 1..) => Some((UTF_16LE, 0)),
        (1.., 0) => Some((UTF_16BE, 0)),
        _ => None,
    }
}

/// What stands between the cells, and the text without a line that says so.
fn separator(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(said) = first.trim_end().strip_prefix("sep=").and_then(|said| said.bytes().next()) {
        return (said, rest);
    }
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for byte in text.bytes().take(LOOK) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && counts.iter().any(|count| *count > 0) => break,
            _ if quoted => {}
            _ => {
                for (count, separator) in counts.iter_mut().zip(SEPARATORS) {
                    *count += usize::from(byte == separator);
                }
            }
        }
    }
    let most = counts.iter().zip(SEPARATORS).rev().max_by_key(|(count, _)| **count);
    (most.filter(|(count, _)| **count > 0).map_or(b',', |(_, separator)| separator), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Result<Vec<(u32, Vec<String>)>, ReadFault> {
        let mut file = tempfile::tempfile().unwrap();
        std::io::Write::write_all(&mut file, bytes).unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        let mut rows = Vec::new();
        read(file, &mut |line: Line| {
            rows.push((line.number, line.cells.iter().map(|(_, value)| value.text()).collect()));
            Ok(())
        })?;
        Ok(rows)
    }

    fn utf16(text: &str, mark: bool) -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        format!("{mark}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_table_is_read_in_every_encoding_and_with_every_separator() {
        let said = "نام,استان\nبنیاد «الف»,البرز\n";
        let expected = vec![
            (1, vec!["نام".to_owned(), "استان".to_owned()]),
            (2, vec!["بنیاد «الف»".to_owned(), "البرز".to_owned()]),
        ];
        for separator in [",", ";", "\t"] {
            let text = said.replace(',', separator);
            let marked = format!("\u{feff}{text}");
            let arabic = WINDOWS_1256.encode(&text.replace('ی', "ي")).0.into_owned();
            assert_eq!(rows(text.as_bytes()).unwrap(), expected);
            assert_eq!(rows(marked.as_bytes()).unwrap(), expected);
            assert_eq!(rows(&utf16(&text, true)).unwrap(), expected);
            assert_eq!(rows(&utf16(&text, false)).unwrap(), expected);
            assert_eq!(rows(&arabic).unwrap()[1].1[1], "البرز");
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_shows_them() {
        let found = rows("a,b\n\n\"x\ny\",1\n\nz,2\n".as_bytes()).unwrap();
        let numbers: Vec<u32> = found.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }

    #[test]
    fn what_is_no_text_is_no_table() {
        assert_eq!(rows(b"%PDF-1.7\n\x01\x02\x03\x00").unwrap_err(), ReadFault::NotATable);
        assert_eq!(rows(b"a\0b,c\n").unwrap_err(), ReadFault::NotATable);
    }

    #[test]
    fn a_guard_against_formulas_is_no_part_of_the_text() {
        assert_eq!(rows(b"'+98 26,'tis\n").unwrap()[0].1, ["+98 26", "'tis"]);
    }
}
