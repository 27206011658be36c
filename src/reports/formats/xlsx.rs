//! XLSX: a workbook with a sheet for each part; right to left in Persian.
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Job, WriteFault};
use crate::persian::Jalali;
use crate::reports::sheet::{Cell, Column, Fact, Kind, Section, Sheet};
use crate::words::{Lang, Words};

/// What a cell can hold, in units of UTF-16.
const LONGEST_TEXT: usize = 32_767;
/// What the name of a sheet can hold.
const LONGEST_NAME: usize = 31;
/// Wider columns wrap their text.
const WIDEST: usize = 48;
const A4: u8 = 9;

/// Writes every part: the first with the facts of the report on top, the others as plain tables.
pub fn write(job: &Job<'_>) -> Result<Vec<u8>, WriteFault> {
    let mut book = Workbook::new();
    let sheet = job.sheet;
    book.set_properties(
        &DocProperties::new().set_title(legal(&sheet.title)).set_subject(legal(&sheet.subtitle)).set_author(""),
    );
    let look = Look::new(job.w);
    let mut names: Vec<String> = Vec::new();
    for (i, section) in sheet.sections.iter().enumerate() {
        let page = book.add_worksheet();
        let name = sheet_name(section.heading, &names);
        page.set_name(&name)?;
        names.push(name);
        set_up(page, job.w);
        let mut table = Writing { page, look: &look, row: 0, widths: Vec::new() };
        if i == 0 {
            table.front(sheet, section)?;
        } else {
            table.table(section)?;
            table.page.set_freeze_panes(1, 0)?;
            table.page.set_repeat_rows(0, 0)?;
            if table.row > 1 && !table.widths.is_empty() {
                let last = u16::try_from(table.widths.len() - 1).unwrap_or(0);
                table.page.autofilter(0, 0, table.row - 1, last)?;
            }
        }
        table.set_widths()?;
    }
    Ok(book.save_to_buffer()?)
}

fn set_up(page: &mut Worksheet, w: Words) {
    page.set_right_to_left(w.lang == Lang::Fa);
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    page.set_footer("&C&P / &N");
}

/// The formats of the cells.
struct Look {
    w: Words,
    title: Format,
    head: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Look {
    fn new(w: Words) -> Look {
        // Tahoma is on every Windows and has the Persian letters; direction 2 is right to left.
        let base = Format::new()
            .set_font_name("Tahoma")
            .set_font_size(10)
            .set_align(FormatAlign::Top)
            .set_reading_direction(w.lang.pick(2, 0));
        Look {
            w,
            title: base.clone().set_bold().set_font_size(14),
            head: base
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0xE8_EDF0))
                .set_border_bottom(FormatBorder::Thin),
            text: base.clone().set_text_wrap(),
            number: base.clone().set_num_format("0"),
            day: base.set_num_format("yyyy-mm-dd"),
        }
    }
}

/// A sheet being filled from the top.
struct Writing<'a> {
    page: &'a mut Worksheet,
    look: &'a Look,
    row: u32,
    widths: Vec<usize>,
}

impl Writing<'_> {
    /// Title, facts and figures, then the table.
    fn front(&mut self, sheet: &Sheet, section: &Section) -> Result<(), XlsxError> {
        for title in [&sheet.organisation, &sheet.title, &sheet.subtitle] {
            if !title.is_empty() {
                // Titles may run over the neighbouring cells; they do not widen the column.
                self.page.write_string_with_format(self.row, 0, self.fit(title), &self.look.title)?;
                self.row += 1;
            }
        }
        self.row += 1;
        self.facts(&sheet.facts)?;
        self.facts(&section.facts)?;
        self.table(section)
    }

    fn facts(&mut self, facts: &[Fact]) -> Result<(), XlsxError> {
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

    /// A row of heads and the rows; a day fills two columns.
    fn table(&mut self, section: &Section) -> Result<(), XlsxError> {
        self.heads(&section.columns)?;
        for row in &section.rows {
            let mut at = 0;
            for (column, cell) in section.columns.iter().zip(row) {
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
        let at = usize::from(at);
        if self.widths.len() <= at {
            self.widths.resize(at + 1, 0);
        }
        if let Some(widest) = self.widths.get_mut(at) {
            *widest = (*widest).max(width.min(WIDEST));
        }
    }

    fn set_widths(&mut self) -> Result<(), XlsxError> {
        for (at, width) in (0_u16..).zip(&self.widths) {
            self.page.set_column_width(at, (width + 3).max(9) as f64)?;
        }
        Ok(())
    }
}

/// Without the characters that XML cannot hold: with one of them the whole workbook would not open.
fn legal(text: &str) -> String {
    let illegal = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace("\r\n", "\n").chars().filter(|c| !illegal(*c)).collect()
}

/// At most so many units of UTF-16, no character cut in half.
fn cut(text: &str, longest: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= longest
    };
    text.chars().take_while(fits).collect()
}

/// A name that a sheet may have and no other has.
fn sheet_name(heading: &str, taken: &[String]) -> String {
    let plain: String = heading.chars().filter(|c| !"[]:*?/\\'".contains(*c)).collect();
    let names = (1_usize..).map(|n| match n {
        1 => cut(&plain, LONGEST_NAME),
        n => format!("{} {n}", cut(&plain, LONGEST_NAME - 4)),
    });
    let free = |name: &String| !name.is_empty() && !taken.contains(name);
    names.take(taken.len() + 2).find(free).unwrap_or_else(|| format!("{}", taken.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_short_legal_and_different() {
        let long = "a name: that [is] much longer / than a sheet may have";
        let first = sheet_name(long, &[]);
        assert_eq!(first, "a name that is much longer  tha");
        let second = sheet_name(long, std::slice::from_ref(&first));
        assert!(second != first && second.chars().count() <= 31, "{second}");
    }

    #[test]
    fn text_is_cut_between_characters_and_rid_of_what_xml_cannot_hold() {
        assert_eq!(cut("😀😀", 3), "😀");
        assert_eq!(legal("a\u{0}\u{1b}b\u{ffff}\tc\r\nd\u{85}"), "ab\tc\nd");
    }
}
