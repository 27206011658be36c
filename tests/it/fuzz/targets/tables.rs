//! Lists out of spreadsheets, read by the code that the process of its own runs, and what would come of them.
use std::io::{Seek, Write};

use encoding_rs::WINDOWS_1256;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use tafahom::imports::ImportKind;
use tafahom::imports::columns::Layout;
use tafahom::imports::kinds::{self, agreements, coverage, organisations, outlets, people};
use tafahom::imports::reader::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, ReadFault, child};
use tafahom::imports::store::Known;
use tafahom::imports::table::Line;
use tafahom::imports::template;
use tafahom::words::{Lang, Words};

use super::{texts, today};
use crate::fuzz::engine::{Shape, Target};

pub const TARGETS: &[Target] = &[
    Target { name: "csv", shape: Shape::Bytes, seeds: lists, tokens: CELLS, holds: reads_tables },
    Target { name: "encodings", shape: Shape::Text, seeds: plain_lists, tokens: CELLS, holds: reads_encodings_alike },
    Target { name: "xlsx", shape: Shape::Zip, seeds: workbooks, tokens: MARKUP, holds: reads_tables },
];

const CELLS: &[&str] = &[
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    "'",
    "=1+1",
    "@",
    "sep=;\n",
    "sep=\"\n",
    "\u{feff}",
    "عنوان",
    "نام",
    "نوع",
    "طرف اول",
    "مرحله",
    "نافذ",
    "۱۴۰۵/۲/۲۸",
    "بله",
    "http://x.ir",
    "\u{200c}",
    "ي",
    "ك",
    "#N/A",
    "1e999",
];
const MARKUP: &[&str] = &[
    "<",
    ">",
    "</c>",
    "<c r=\"A1\" t=\"s\"><v>99999</v></c>",
    "<c r=\"XFD1048576\"/>",
    "t=\"inlineStr\"",
    "t=\"d\"",
    "t=\"e\"",
    "<v>-1</v>",
    "<v>1e308</v>",
    "&#0;",
    "&amp;",
    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
    "&a;",
    "<row r=\"0\">",
    "<row>",
    "<![CDATA[",
    "]]>",
    "<mergeCell ref=\"A1:XFD1\"/>",
    "<f>1+1</f>",
    "s=\"9999\"",
    "\u{feff}",
    "xml:space=\"preserve\"",
    "ref=\"A1:B\"",
    "r=\"\"",
    "sheetId=\"-1\"",
    "Target=\"../../x\"",
];

fn plain_lists() -> Vec<Vec<u8>> {
    texts(&[
        "نام,نوع,استان\nبنیاد «الف»,بنیاد,البرز\n\"دو\nسطر\",شرکت,\n",
        "عنوان;طرف اول;مرحله;تاریخ نافذ شدن\nتفاهم‌نامهٔ یک;سازمان;نافذ;1403/2/1\n",
        "name\tkind\n'=1+1\tcompany\n\n\nlast\tother\n",
        "sep=;\na;b\n",
    ])
}

fn lists() -> Vec<Vec<u8>> {
    let mut all = plain_lists();
    for text in plain_lists() {
        let text = String::from_utf8(text).unwrap();
        all.push(format!("\u{feff}{text}").into_bytes());
        all.push(utf16(&format!("\u{feff}{text}")));
        all.push(WINDOWS_1256.encode(&text.replace('ی', "ي")).0.into_owned());
    }
    all
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn workbooks() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = ImportKind::ALL
        .iter()
        .map(|kind| template::empty(Words::of(if all_fa(*kind) { Lang::Fa } else { Lang::En }), *kind).unwrap())
        .collect();
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, head) in (0..).zip(["عنوان", "طرف اول", "مرحله", "تاریخ نافذ شدن", "محرمانه"])
    {
        page.write_string(0, column, head).unwrap();
    }
    page.write_string(1, 0, "تفاهم‌نامه").unwrap();
    page.write_number(1, 1, 12.5).unwrap();
    page.write_formula(1, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let day = ExcelDateTime::from_ymd(2026, 5, 18).unwrap();
    page.write_datetime_with_format(1, 3, &day, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    page.write_boolean(1, 4, true).unwrap();
    all.push(book.save_to_buffer().unwrap());
    all
}

fn all_fa(kind: ImportKind) -> bool {
    kind == ImportKind::Agreements || kind == ImportKind::People
}

fn rows(bytes: &[u8]) -> Result<Vec<Line>, ReadFault> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    let mut rows = Vec::new();
    child::rows(file, &mut |line| {
        rows.push(line);
        Ok(())
    })
    .map(|()| rows)
}

fn reads_tables(bytes: &[u8]) {
    let Ok(rows) = rows(bytes) else { return };
    assert!(rows.len() <= MOST_ROWS);
    for line in &rows {
        assert!(line.number >= 1 && !line.cells.is_empty());
        for (column, value) in &line.cells {
            assert!(*column < MOST_COLUMNS && value.text().chars().count() <= LONGEST_CELL);
        }
        // What goes through the pipe comes out of it.
        let said = serde_json::to_string(line).unwrap();
        assert!(!said.contains('\n'));
        assert_eq!(serde_json::from_str::<Line>(&said).unwrap(), *line);
    }
    plans(&rows);
}

/// Whatever was read, a plan can be made of it, and each fault has its cell.
fn plans(rows: &[Line]) {
    for kind in ImportKind::ALL {
        let known = match kind {
            ImportKind::Organisations => Known::Organisations(organisations::Known::default()),
            ImportKind::People => Known::People(people::Known::default()),
            ImportKind::Agreements => Known::Agreements(Box::<agreements::Known>::default()),
            ImportKind::Outlets => Known::Outlets(outlets::Known::default()),
            ImportKind::Coverage => Known::Coverage(coverage::Known::default()),
        };
        let layout = Layout::guess(rows, Some(*kind));
        let plan = kinds::plan(Words::of(Lang::Fa), today(), (&layout, rows), &known, &[]);
        assert!(plan.is_ready() || !plan.faults.is_empty() || plan.rows.is_empty());
    }
}

/// One table says the same in every encoding that can write it.
fn reads_encodings_alike(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).replace('\u{feff}', "");
    let plain = rows(text.as_bytes());
    let marked = rows(format!("\u{feff}{text}").as_bytes());
    let wide = rows(&utf16(&format!("\u{feff}{text}")));
    assert_eq!(wide, marked);
    if !text.is_empty() && text.chars().all(|c| c != '\0') {
        assert_eq!(plain, marked);
    }
}
