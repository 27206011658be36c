//! Files that mean harm, or are not what they say: each is refused at once, by another process.
use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use tafahom::imports::reader::{LONGEST_CELL, MOST_ROWS, ReadFault, read};
use tafahom::imports::table::{Table, Value};

use super::workbook;
use crate::server::{Reply, Server};

fn reading(bytes: &[u8]) -> Result<Table, ReadFault> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    read(Path::new(env!("CARGO_BIN_EXE_tafahom")), file).unwrap()
}

/// The fault of a file, found in less than a second: of a few tries, as the machine may be busy.
#[track_caller]
fn fault(bytes: &[u8]) -> ReadFault {
    let try_once = || {
        let begun = Instant::now();
        let fault = reading(bytes).expect_err("it is read");
        (begun.elapsed(), fault)
    };
    let (took, fault) = (0..5).map(|_| try_once()).find(|(took, _)| *took < SHORT).unwrap_or_else(try_once);
    assert!(took < SHORT, "{took:?}");
    fault
}

const SHORT: Duration = Duration::from_secs(1);

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with this in it.
fn sheet(rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
    );
    book(&sheet)
}

/// Where a workbook begins.
const TOP: &str = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
        Target=\"xl/workbook.xml\"/></Relationships>";

fn book(sheet: &str) -> Vec<u8> {
    let rels = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
        Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let book = "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
        <sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    zipped(&[
        ("_rels/.rels", TOP.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn cell(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A sheet of two cells with 17 thousand million between them.
fn half_a_terabyte() -> Vec<u8> {
    let rows = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", cell("A1", "x"), cell("XFD1048576", "y"));
    sheet(&rows)
}

/// A small file that unpacks to 200 MiB.
fn bomb() -> Vec<u8> {
    let much = vec![b' '; 200 * 1024 * 1024];
    let bomb = zipped(&[("xl/workbook.xml", b"<x/>"), ("xl/worksheets/sheet1.xml", &much)]);
    assert!(bomb.len() < 1024 * 1024);
    bomb
}

/// What a server may hold more of after a file that means harm.
const SPARE: u64 = 50 * 1024;

fn hand_in(server: &Server, cookie: &str, file: (&str, &[u8])) -> Reply {
    server.upload("/import", cookie, &[], "file", file)
}

#[test]
fn the_server_holds_no_more_memory_after_files_that_mean_harm() {
    let server = Server::start();
    let cookie = server.set_up();
    let good = workbook(&[&["نام سازمان"], &["بنیاد تعاون"]]);
    assert_eq!(hand_in(&server, &cookie, ("good.xlsx", &good)).status, 303);
    let before = server.memory();
    for (name, bytes, said) in [
        ("sparse.xlsx", half_a_terabyte(), "more than 100 columns"),
        ("bomb.xlsx", bomb(), "unpacks to more than can be taken"),
    ] {
        for _ in 0..5 {
            let begun = Instant::now();
            let reply = hand_in(&server, &cookie, (name, &bytes));
            println!("{name}: {} KiB refused in {:?}", bytes.len() / 1024, begun.elapsed());
            assert_eq!(reply.status, 422);
            assert!(reply.body.contains(said), "{name}: {}", reply.body);
        }
    }
    let after = server.memory();
    println!("resident, and at most: {before:?} KiB before, {after:?} KiB after");
    for (after, before) in after.into_iter().zip(before) {
        assert!(after <= before + SPARE, "{after} KiB after {before} KiB");
    }
    assert_eq!(hand_in(&server, &cookie, ("good.xlsx", &good)).status, 303, "it goes on");
}

#[test]
fn a_sheet_that_claims_half_a_terabyte_is_refused() {
    assert_eq!(fault(&half_a_terabyte()), ReadFault::TooManyColumns);
    // Where only the claim is so large, the sheet is read.
    let rows = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", cell("A1", "x"), cell("A1048576", "y"));
    let table = reading(&sheet(&rows)).unwrap();
    assert_eq!(table.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 1_048_576]);
}

#[test]
fn a_bomb_does_not_go_off() {
    assert_eq!(fault(&bomb()), ReadFault::TooLarge);
    let parts: Vec<(String, &[u8])> = (0..1500).map(|n| (format!("part{n}"), &b"x"[..])).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(fault(&zipped(&parts)), ReadFault::TooLarge);
}

#[test]
fn entities_are_not_laughed_at() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\
        <worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&c;</t></is></c></row></sheetData></worksheet>";
    // Whether it is refused or read: nothing is unfolded.
    let text = reading(&book(laughs)).map_or(0, |table| table.lines[0].cells[0].1.text().len());
    assert!(text < 100, "{text} letters");
}

#[test]
fn what_is_no_table_is_told_apart() {
    assert_eq!(fault(b""), ReadFault::Empty);
    assert_eq!(fault(b"%PDF-1.7\n\x01\x02\x03"), ReadFault::NotATable);
    assert_eq!(fault(b"PK\x03\x04 broken off"), ReadFault::Damaged);
    let whole = workbook(&[&["name"], &["x"]]);
    assert_eq!(fault(&whole[..whole.len() / 2]), ReadFault::Damaged);
    assert_eq!(fault(&zipped(&[("letter.txt", b"x")])), ReadFault::NotATable);
    assert_eq!(fault(&zipped(&[("word/document.xml", b"<x/>")])), ReadFault::NotATable);
    assert_eq!(fault(&zipped(&[("xl/workbook.bin", b"x")])), ReadFault::OtherFormat);
    assert_eq!(fault(&zipped(&[("content.xml", b"x"), ("mimetype", b"x")])), ReadFault::OtherFormat);
    assert_eq!(fault(&workbook(&[])), ReadFault::Empty);
    let mut compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    compound.extend([0; 1500]);
    assert_eq!(fault(&compound), ReadFault::OldFormat);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(fault(&compound), ReadFault::Protected);
}

#[test]
fn parts_that_point_outside_of_the_file_are_not_followed() {
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
        Target=\"../../../../etc/passwd\"/></Relationships>";
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
        <sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let parts = [("_rels/.rels", TOP), ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", rels)];
    let bytes = zipped(&parts.map(|(name, text)| (name, text.as_bytes())));
    assert!(matches!(fault(&bytes), ReadFault::Damaged | ReadFault::Empty));
}

#[test]
fn too_much_is_said_to_be_too_much() {
    let row = |n: usize| format!("{n}\n");
    let many: String = (0..=MOST_ROWS).map(row).collect();
    assert_eq!(reading(many.as_bytes()), Err(ReadFault::TooManyRows));
    assert_eq!(reading("x,".repeat(101).as_bytes()), Err(ReadFault::TooManyColumns));
    let long = format!("name\n{}\n", "ب".repeat(LONGEST_CELL + 1));
    assert_eq!(reading(long.as_bytes()), Err(ReadFault::CellTooLong));
}

#[test]
fn cells_are_what_the_spreadsheet_shows() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let time = Format::new().set_num_format("hh:mm");
    page.write_datetime_with_format(0, 0, ExcelDateTime::from_ymd(2026, 5, 18).unwrap(), &day).unwrap();
    page.write_datetime_with_format(0, 1, ExcelDateTime::from_hms(10, 30, 0).unwrap(), &time).unwrap();
    page.write_number(0, 2, 14_003_456_789.0).unwrap();
    page.write_boolean(0, 3, true).unwrap();
    page.write_formula(0, 4, Formula::new("=\"a\"&\"b\"").set_result("ab")).unwrap();
    page.write_formula(0, 5, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    page.merge_range(0, 6, 0, 8, "merged", &Format::new()).unwrap();
    page.write_string(0, 9, "  ").unwrap();
    let table = reading(&book.save_to_buffer().unwrap()).unwrap();
    let cells = &table.lines[0].cells;
    assert_eq!(cells[0].1, Value::Day("2026-05-18".parse().unwrap()));
    assert_eq!(cells[1].1, Value::Time("10:30".into()));
    assert_eq!(cells[2].1, Value::Number(14_003_456_789.0));
    assert_eq!(cells[3].1, Value::Truth(true));
    assert_eq!(cells[4].1, Value::Text("ab".into()));
    assert_eq!(cells[5].1.text(), "#DIV/0!");
    assert_eq!(cells[6].1, Value::Text("merged".into()));
    assert_eq!(cells.len(), 7, "{cells:?}");
}

#[test]
fn days_are_read_in_both_epochs() {
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
        <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
        Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr date1904=\"1\"/>\
        <sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\
        <row r=\"1\"><c r=\"A1\" s=\"1\"><v>44698</v></c></row></sheetData></worksheet>";
    let bytes = zipped(&[
        ("_rels/.rels", TOP.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let table = reading(&bytes).unwrap();
    assert_eq!(table.lines[0].cells[0].1, Value::Day("2026-05-18".parse().unwrap()));
}

#[test]
fn a_program_that_reads_nothing_is_not_waited_for() {
    let file = File::open("/dev/null").unwrap();
    assert_eq!(read(Path::new("/bin/true"), file).unwrap(), Err(ReadFault::TooHeavy));
}
