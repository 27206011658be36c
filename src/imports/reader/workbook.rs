//! Workbooks. A sheet is read cell by cell: what its first cell and its last one claim to lie between
//! them is never laid out in memory.
use std::fs::File;
use std::io::{BufReader, Read, Seek};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;
use zip::ZipArchive;

use super::ReadFault;
use crate::imports::table::{Line, Value};

/// What workbooks of the old kind begin with, and new ones that are kept under a password.
pub const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// More parts than a workbook of lists has, with its pictures.
const MOST_PARTS: usize = 1000;
/// All parts of a workbook, unpacked.
const LARGEST: u64 = 100 * 1024 * 1024;
/// How many times its packed size a part may have. Tables shrink to a tenth or a twentieth.
const GREATEST_RATIO: u64 = 200;
/// Small parts may shrink as far as they like.
const SMALL_PART: u64 = 1024 * 1024;
/// Cells that say nothing, but are there because of their colour.
const MOST_EMPTY: usize = 3_000_000;
/// How far one looks into a file of the old kind for the names of what it holds.
const LOOK: u64 = 4 * 1024 * 1024;

/// Reads the first sheet that is shown.
pub fn read(mut file: File, each: &mut impl FnMut(Line) -> Result<(), ReadFault>) -> Result<(), ReadFault> {
    look_through(&mut file)?;
    let mut book = Xlsx::new(BufReader::new(file)).map_err(fault)?;
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let first = book.sheets_metadata().iter().find(is_shown).map(|sheet| sheet.name.clone());
    let sheet = first.ok_or(ReadFault::Empty)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(fault)?;
    let mut line = Line { number: 0, cells: Vec::new() };
    let mut empty = 0;
    while let Some(cell) = cells.next_cell().map_err(fault)? {
        let (row, column) = cell.get_position();
        let Some(value) = value(cell.get_value()) else {
            empty += 1;
            if empty > MOST_EMPTY { return Err(ReadFault::TooLarge) } else { continue }
        };
        if line.number != row + 1 {
            finish(&mut line, row + 1, each)?;
        }
        line.cells.push((column, value));
        if line.cells.len() > super::MOST_COLUMNS as usize {
            return Err(ReadFault::TooManyColumns);
        }
    }
    finish(&mut line, 0, each)
}

/// Hands over a row and begins the next.
fn finish(line: &mut Line, next: u32, each: &mut impl FnMut(Line) -> Result<(), ReadFault>) -> Result<(), ReadFault> {
    let done = std::mem::replace(line, Line { number: next, cells: Vec::new() });
    if done.cells.is_empty() { Ok(()) } else { each(done) }
}

/// What the table of contents of the archive says, before anything in it is unpacked.
fn look_through(file: &mut File) -> Result<(), ReadFault> {
    let mut zip = ZipArchive::new(BufReader::new(&mut *file)).map_err(|_| ReadFault::Damaged)?;
    if zip.len() > MOST_PARTS {
        return Err(ReadFault::TooLarge);
    }
    let mut whole = 0_u64;
    let mut is_workbook = false;
    for at in 0..zip.len() {
        let part = zip.by_index_raw(at).map_err(|_| ReadFault::Damaged)?;
        if part.encrypted() {
            return Err(ReadFault::Protected);
        }
        whole = whole.saturating_add(part.size());
        let is_bomb = part.size() > SMALL_PART && part.size() / GREATEST_RATIO > part.compressed_size();
        if is_bomb || whole > LARGEST {
            return Err(ReadFault::TooLarge);
        }
        let name = part.name().map_err(|_| ReadFault::Damaged)?;
        match name.to_ascii_lowercase().replace('\\', "/").as_str() {
            "xl/workbook.bin" | "content.xml" => return Err(ReadFault::OtherFormat),
            "xl/workbook.xml" => is_workbook = true,
            _ => {}
        }
    }
    drop(zip);
    file.rewind().map_err(|_| ReadFault::Damaged)?;
    if is_workbook { Ok(()) } else { Err(ReadFault::NotATable) }
}

fn fault(error: XlsxError) -> ReadFault {
    match error {
        XlsxError::Password => ReadFault::Protected,
        _ => ReadFault::Damaged,
    }
}

fn value(cell: &DataRef<'_>) -> Option<Value> {
    Some(match cell {
        DataRef::Empty => return None,
        DataRef::String(text) => written(text)?,
        DataRef::SharedString(text) => written(text)?,
        DataRef::DateTimeIso(text) => iso_day(text).map_or_else(|| written(text), |day| Some(Value::Day(day)))?,
        DataRef::DurationIso(text) => written(text)?,
        // A spreadsheet has no other numbers than these.
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::Bool(truth) => Value::Truth(*truth),
        DataRef::DateTime(moment) => day_or_time(moment),
        DataRef::Error(error) => Value::Broken(error.to_string()),
    })
}

fn written(text: &str) -> Option<Value> {
    if text.trim().is_empty() { None } else { Some(Value::Text(text.to_owned())) }
}

/// The day of a moment in ISO 8601.
fn iso_day(text: &str) -> Option<NaiveDate> {
    text.split('T').next()?.parse().ok()
}

/// A day, or a time on none: below 1 a spreadsheet counts the parts of a day.
fn day_or_time(moment: &ExcelDateTime) -> Value {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    if moment.as_f64() < 1.0 || moment.is_duration() {
        return Value::Time(format!("{hour:02}:{minute:02}"));
    }
    match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
        Some(day) => Value::Day(day),
        None => Value::Number(moment.as_f64()),
    }
}

/// Which of the two it is: the table of contents of such a file is written in UTF-16.
pub fn compound(file: File) -> ReadFault {
    let mut bytes = Vec::new();
    if file.take(LOOK).read_to_end(&mut bytes).is_err() {
        return ReadFault::Damaged;
    }
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_protected = bytes.windows(name.len()).any(|window| window == name);
    if is_protected { ReadFault::Protected } else { ReadFault::OldFormat }
}
