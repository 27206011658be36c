//! Files and pages read back by programs that know nothing of how they were written.
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use scraper::{Html, Selector};
use tafahom::persian::to_ascii;

use crate::app::Page;
use crate::pdf::reading;
use crate::word::parts;

/// How a format is read back. Who adds a format adds its row here, and holds it to all reports.
pub struct Reader {
    /// The format.
    pub suffix: &'static str,
    /// Whether one file holds one part only.
    pub is_one_part: bool,
    /// Whether columns that pages hide are left out.
    pub is_paper: bool,
    /// Every word in it.
    pub text: fn(&Page) -> String,
    /// Whether a text stands among these words.
    pub says: fn(&str, &str) -> bool,
}

/// The formats that are held to what JSON says.
pub const READERS: &[Reader] = &[
    Reader { suffix: "html", is_one_part: false, is_paper: true, text: page_text, says: holds },
    Reader { suffix: "xlsx", is_one_part: false, is_paper: false, text: book_text, says: holds },
    Reader { suffix: "csv", is_one_part: true, is_paper: false, text: table_text, says: holds },
    Reader { suffix: "docx", is_one_part: false, is_paper: true, text: word_text, says: holds },
    Reader { suffix: "pdf", is_one_part: false, is_paper: true, text: paper_text, says: reading::says },
];

/// A text as it is compared: one kind of digits, single spaces, no marks that cannot be seen.
pub fn plain(text: &str) -> String {
    let invisible = |c: char| {
        c.is_control() && !c.is_whitespace()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let text: String = text.chars().filter(|c| !invisible(*c)).collect();
    to_ascii(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn holds(read: &str, text: &str) -> bool {
    read.contains(text)
}

fn paper_text(page: &Page) -> String {
    reading::Paper::new(&page.bytes).text().join(" ")
}

/// Every paragraph, those of the head and the foot of the page too; no joining mark stands between
/// the pieces of a line.
fn word_text(page: &Page) -> String {
    let is_read = |name: &String| name.starts_with("word/") && name.ends_with(".xml") && !name.contains("styles");
    let parts = parts::names(&page.bytes).into_iter().filter(is_read);
    let said = |name: String| {
        parts::with_tree(&page.bytes, &name, |tree| {
            parts::all(tree.root(), "p").map(parts::said).collect::<Vec<_>>().join(" ")
        })
    };
    parts.map(said).collect::<Vec<_>>().join(" ")
}

fn page_text(page: &Page) -> String {
    let html = Html::parse_document(&page.text());
    let main = Selector::parse("main").unwrap();
    html.select(&main).flat_map(|main| main.text()).collect::<Vec<_>>().join(" ")
}

fn book_text(page: &Page) -> String {
    let words = sheets(page).into_iter().flat_map(|(name, rows)| {
        let cells = rows.into_iter().flatten().map(|cell| cell.to_string());
        std::iter::once(name).chain(cells).collect::<Vec<_>>()
    });
    words.collect::<Vec<_>>().join(" ")
}

fn table_text(page: &Page) -> String {
    table(page).into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Every formula of a workbook.
pub fn formulas(page: &Page) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(page.bytes.clone())).unwrap();
    let names = book.sheet_names();
    let of = names.iter().map(|name| book.worksheet_formula(name).unwrap());
    of.flat_map(|range| range.used_cells().map(|(.., formula)| formula.clone()).collect::<Vec<_>>()).collect()
}

/// The sheets of a workbook, each a list of rows of texts.
pub fn sheets(page: &Page) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(page.bytes.clone())).unwrap();
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

pub fn table(page: &Page) -> Vec<Vec<String>> {
    let bytes = page.bytes.strip_prefix("\u{feff}".as_bytes()).expect("no byte-order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The part of a page, as rows of texts.
pub fn shown(page: &Page, section: &str) -> Vec<Vec<String>> {
    let html = Html::parse_document(&page.text());
    let row = Selector::parse(&format!("#part-{section} tbody tr")).unwrap();
    let cell = Selector::parse("th, td").unwrap();
    let text = |cell: scraper::ElementRef| cell.text().collect::<String>();
    html.select(&row).map(|row| row.select(&cell).map(text).collect()).collect()
}
