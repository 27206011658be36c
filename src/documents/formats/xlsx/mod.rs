//! XLSX: a workbook with a sheet for each part; right to left in Persian.
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use super::text::legal;
use super::{Job, WriteFault};
use crate::documents::{Block, Document, Section};
use crate::words::{Lang, Words};

mod chart;
mod look;
mod text;
mod writing;

use look::Look;
use text::sheet_name;
use writing::Writing;

const A4: u8 = 9;

/// Writes every part: the first with the facts of the report on top, the others as plain tables.
pub fn write(job: &Job<'_>) -> Result<Vec<u8>, WriteFault> {
    let mut book = Workbook::new();
    let document = job.document;
    book.set_properties(
        &DocProperties::new().set_title(legal(&document.title)).set_subject(legal(&document.subtitle)).set_author(""),
    );
    let look = Look::new(job.w);
    let mut names: Vec<String> = Vec::new();
    for (i, section) in document.sections.iter().enumerate() {
        let page = book.add_worksheet();
        let name = sheet_name(&section.heading, &names);
        page.set_name(&name)?;
        set_up(page, job.w);
        let mut writing = Writing::new(page, &look);
        if i == 0 {
            front(&mut writing, document)?;
        }
        if name != section.heading {
            // A tab has room for few letters: what does not fit there stands on top of the sheet.
            writing.title(&section.heading)?;
            writing.skip();
        }
        blocks(&mut writing, section, &name)?;
        writing.set_widths()?;
        names.push(name);
    }
    Ok(book.save_to_buffer()?)
}

fn set_up(page: &mut Worksheet, w: Words) {
    page.set_right_to_left(w.lang == Lang::Fa);
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    page.set_footer("&C&P / &N");
}

/// Whose it is, what it is, and the facts about it.
fn front(writing: &mut Writing<'_>, document: &Document) -> Result<(), XlsxError> {
    let letterhead = &document.letterhead;
    for title in [&letterhead.organisation, &letterhead.unit, &document.title, &document.subtitle] {
        if !title.is_empty() {
            writing.title(title)?;
        }
    }
    writing.skip();
    writing.facts(&document.facts)
}

/// A part of one table fills its sheet and can be sorted and filtered. Charts come last, beside the
/// cells they are drawn from, wherever they stand on paper.
fn blocks(writing: &mut Writing<'_>, section: &Section, sheet: &str) -> Result<(), XlsxError> {
    let is_chart = |block: &&Block| matches!(block, Block::Chart(_));
    let is_alone = writing.is_at_top() && section.blocks.iter().filter(|block| !is_chart(block)).count() == 1;
    for block in &section.blocks {
        match block {
            Block::Figures(facts) | Block::Facts(facts) => writing.facts(facts)?,
            Block::Table(table) if is_alone => writing.only_table(table)?,
            Block::Chart(_) => {}
            Block::Text(paragraphs) => writing.text_lines(paragraphs)?,
            Block::Table(table) => writing.table(table)?,
            Block::Signatures(_) => {
                if let Some(table) = crate::documents::tabular::of_block(writing.w(), block) {
                    writing.table(&table)?;
                }
            }
        }
    }
    for block in &section.blocks {
        if let Block::Chart(chart) = block {
            chart::insert(writing, sheet, section, chart)?;
        }
    }
    Ok(())
}
