//! One sheet of a workbook, filled from the top.
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Chart, Format, Worksheet, XlsxError};

use super::super::text::legal;
use super::look::Look;
use super::text::{LONGEST_TEXT, cut};
use crate::documents::{Cell, Column, Fact, Kind, Paragraph, Style, Table};
use crate::persian::Jalali;
use crate::words::{Lang, Words};

/// Wider columns wrap their text.
const WIDEST: usize = 48;
/// How wide running text is.
const TEXT_WIDTH: usize = 100;

/// A sheet being filled from the top.
pub struct Writing<'a> {
    page: &'a mut Worksheet,
    look: &'a Look,
    row: u32,
    widths: Vec<usize>,
    last_table: Option<TablePlace>,
}

/// Where a table stands in a sheet.
#[derive(Clone, Copy, Debug)]
pub struct TablePlace {
    /// The row of its heads.
    pub head: u32,
    /// Its first row.
    pub first: u32,
    /// Its last row.
    pub last: u32,
}

impl TablePlace {
    /// Where a column of the table stands; a day fills two.
    pub fn column(&self, table: &Table, key: &str) -> Option<u16> {
        let mut at = 0;
        for column in &table.columns {
            if column.key == key {
                return Some(at);
            }
            at += if column.kind == Kind::Day { 2 } else { 1 };
        }
        None
    }
}

impl<'a> Writing<'a> {
    /// Begins at the top of a sheet.
    pub fn new(page: &'a mut Worksheet, look: &'a Look) -> Writing<'a> {
        Writing { page, look, row: 0, widths: Vec::new(), last_table: None }
    }

    /// The language.
    pub fn w(&self) -> Words {
        self.look.w
    }

    /// Whether nothing was written yet.
    pub fn is_at_top(&self) -> bool {
        self.row == 0
    }

    /// Where the table that was written last stands.
    pub fn last_table(&self) -> Option<TablePlace> {
        self.last_table
    }

    /// Leaves a row free.
    pub fn skip(&mut self) {
        self.row += 1;
    }

    /// A title; it may run over the neighbouring cells and does not widen the column.
    pub fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        self.page.write_string_with_format(self.row, 0, self.fit(title), &self.look.title)?;
        self.row += 1;
        Ok(())
    }

    /// Names and values, a row each.
    pub fn facts(&mut self, facts: &[Fact]) -> Result<(), XlsxError> {
        for fact in facts {
            self.text(0, fact.label, &self.look.head)?;
            self.cell(1, &fact.cell)?;
            if let Cell::Day(day) = fact.cell {
                self.gregorian(2, day)?;
            }
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    /// Running text, a row for each paragraph.
    pub fn text_lines(&mut self, paragraphs: &[Paragraph]) -> Result<(), XlsxError> {
        for paragraph in paragraphs {
            let strong = matches!(paragraph.style, Style::Title | Style::Article);
            let format = if strong { &self.look.strong } else { &self.look.text };
            self.page.write_string_with_format(self.row, 0, self.fit(&self.steady(&paragraph.text)), format)?;
            self.row += 1;
        }
        if let Some(first) = self.column_width(0) {
            *first = TEXT_WIDTH;
        }
        self.row += 1;
        Ok(())
    }

    /// A table that has its sheet to itself: its heads stay in sight, and it can be sorted.
    pub fn only_table(&mut self, table: &Table) -> Result<(), XlsxError> {
        self.table(table)?;
        self.page.set_freeze_panes(1, 0)?;
        self.page.set_repeat_rows(0, 0)?;
        let width = u16::try_from(self.widths.len()).unwrap_or(u16::MAX);
        if !table.rows.is_empty() && width > 0 {
            self.page.autofilter(0, 0, self.row - 2, width - 1)?;
        }
        Ok(())
    }

    /// A row of heads and the rows; a day fills two columns.
    pub fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let head = self.row;
        self.heads(&table.columns)?;
        for row in &table.rows {
            let mut at = 0;
            for (column, cell) in table.columns.iter().zip(row) {
                self.cell(at, cell)?;
                at += 1;
                if column.kind == Kind::Day {
                    if let Cell::Day(day) = cell {
                        self.gregorian(at, *day)?;
                    }
                    at += 1;
                }
            }
            self.row += 1;
        }
        self.last_table = Some(TablePlace { head, first: head + 1, last: self.row - 1 });
        self.row += 1;
        Ok(())
    }

    /// A chart beside what was written, at the height of the table written last.
    pub fn insert_chart(&mut self, chart: &Chart) -> Result<(), XlsxError> {
        let beside = u16::try_from(self.widths.len()).unwrap_or(u16::MAX - 1) + 1;
        let row = self.last_table.map_or(0, |place| place.head);
        self.page.insert_chart(row, beside, chart)?;
        Ok(())
    }

    fn heads(&mut self, columns: &[Column]) -> Result<(), XlsxError> {
        let mut at = 0;
        for column in columns {
            self.text(at, column.label, &self.look.head)?;
            at += 1;
            if column.kind == Kind::Day {
                self.text(at, &self.look.w.reports.gregorian(column.label), &self.look.head)?;
                at += 1;
            }
        }
        self.row += 1;
        Ok(())
    }

    fn cell(&mut self, at: u16, cell: &Cell) -> Result<(), XlsxError> {
        let w = self.look.w;
        match cell {
            Cell::Empty => Ok(()),
            Cell::Number(number) => {
                // Counts and days are far below 2⁵³, where a float is no longer exact.
                self.page.write_number_with_format(self.row, at, *number as f64, &self.look.number)?;
                self.widen(at, number.to_string().len());
                Ok(())
            }
            Cell::Day(day) => self.text(at, &Jalali::from(*day).numeric(), &self.look.text),
            Cell::Stage(stage) => self.text(at, w.label(stage), &self.look.text),
            Cell::Word { text, .. } => self.text(at, text, &self.look.text),
            Cell::Code(text) => self.text(at, text, &self.look.text),
            Cell::Text(text) | Cell::Link { text, .. } => self.text(at, &self.steady(text), &self.look.text),
            Cell::Codes(codes) => self.text(at, &codes.join("\n"), &self.look.text),
            Cell::Lines(lines) => self.text(at, &self.steady(&lines.join("\n")), &self.look.text),
        }
    }

    /// A day as spreadsheets count them; they know none before 1900.
    fn gregorian(&mut self, at: u16, day: NaiveDate) -> Result<(), XlsxError> {
        self.widen(at, 10);
        if day.year() < 1901 {
            return self.text(at, &day.to_string(), &self.look.text);
        }
        self.page.write_date_with_format(self.row, at, day, &self.look.day)?;
        Ok(())
    }

    /// Always as a string: what begins with `=` stays text.
    fn text(&mut self, at: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = self.fit(text);
        self.widen(at, text.lines().map(|line| line.chars().count()).max().unwrap_or(0));
        self.page.write_string_with_format(self.row, at, text, format)?;
        Ok(())
    }

    fn fit(&self, text: &str) -> String {
        cut(&legal(text), LONGEST_TEXT)
    }

    /// In a right-to-left sheet some programs turn around a text that begins with a digit; a mark in
    /// front of it keeps it steady.
    fn steady(&self, text: &str) -> String {
        let turns = self.look.w.lang == Lang::Fa
            && text.starts_with(char::is_numeric)
            && text.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c) && c.is_alphabetic());
        if turns { format!("\u{200f}{text}") } else { text.to_owned() }
    }

    fn widen(&mut self, at: u16, width: usize) {
        if let Some(widest) = self.column_width(at) {
            *widest = (*widest).max(width.min(WIDEST));
        }
    }

    fn column_width(&mut self, at: u16) -> Option<&mut usize> {
        let at = usize::from(at);
        if self.widths.len() <= at {
            self.widths.resize(at + 1, 0);
        }
        self.widths.get_mut(at)
    }

    /// Makes the columns as wide as what they hold.
    pub fn set_widths(&mut self) -> Result<(), XlsxError> {
        for (at, width) in (0_u16..).zip(&self.widths) {
            self.page.set_column_width(at, (width + 3).max(9) as f64)?;
        }
        Ok(())
    }
}
