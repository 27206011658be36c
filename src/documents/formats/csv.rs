//! CSV: one table, as RFC 4180 has it, with the mark by which Excel knows UTF-8.
use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Job, WriteFault};
use crate::documents::{Cell, Kind, tabular};
use crate::persian::Jalali;
use crate::words::Words;

/// Writes the part that was asked for. A day fills two columns: Jalali as text, and ISO.
pub fn write(job: &Job<'_>) -> Result<Vec<u8>, WriteFault> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut table =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).from_writer(&mut bytes);
    let w = job.w;
    let content = tabular::of_section(w, job.section).unwrap_or_default();
    let mut head = Vec::new();
    for column in &content.columns {
        head.push(column.label.to_owned());
        if column.kind == Kind::Day {
            head.push(w.reports.gregorian(column.label));
        }
    }
    table.write_record(&head)?;
    for row in &content.rows {
        let mut record = Vec::new();
        for (column, cell) in content.columns.iter().zip(row) {
            record.push(field(w, cell));
            if column.kind == Kind::Day {
                record.push(if let Cell::Day(day) = cell { day.to_string() } else { String::new() });
            }
        }
        table.write_record(&record)?;
    }
    table.flush().map_err(::csv::Error::from)?;
    drop(table);
    Ok(bytes)
}

fn field(w: Words, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => Jalali::from(*day).numeric(),
        Cell::Stage(stage) => w.label(stage).to_owned(),
        Cell::Word { text, .. } => (*text).to_owned(),
        Cell::Text(text) | Cell::Code(text) | Cell::Link { text, .. } => harmless(text),
        Cell::Lines(lines) | Cell::Codes(lines) => harmless(&lines.join(w.reports.line_separator())),
    }
}

/// What a formula begins with, in spreadsheets of any language.
pub const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A spreadsheet takes text that begins so for a formula; an apostrophe in front makes it text again.
pub fn harmless(text: &str) -> String {
    let text = text.replace('\0', "");
    if text.starts_with(BEGINS_FORMULA) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn text_that_would_be_a_formula_is_made_text() {
        for text in ["=1+1", "+98", "-5", "@SUM(A1)", "\t=1", "\r=1", "\0=1"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(harmless("a=b"), "a=b");
        assert_eq!(harmless("تفاهم‌نامه"), "تفاهم‌نامه");
    }
}
