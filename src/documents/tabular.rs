//! Everything as rows and columns, for formats that know nothing else.
use std::borrow::Cow;

use super::cell::{Cell, Column, Fact};
use super::table::Table;
use super::{Block, Paragraph, Section, Signatory, Style};
use crate::words::Words;

/// A block as a table; nothing for a chart, whose values stand in a table already.
pub fn of_block(w: Words, block: &Block) -> Option<Cow<'_, Table>> {
    match block {
        Block::Table(table) => Some(Cow::Borrowed(table)),
        Block::Text(paragraphs) => Some(Cow::Owned(text(w, paragraphs))),
        Block::Figures(facts) | Block::Facts(facts) => Some(Cow::Owned(named(w, facts))),
        Block::Signatures(signatories) => Some(Cow::Owned(signatures(w, signatories))),
        Block::Chart(_) => None,
    }
}

/// A section as a table: its own, or else its first block as one.
pub fn of_section(w: Words, section: &Section) -> Option<Cow<'_, Table>> {
    match section.table() {
        Some(table) => Some(Cow::Borrowed(table)),
        None => section.blocks.iter().find_map(|block| of_block(w, block)),
    }
}

fn text(w: Words, paragraphs: &[Paragraph]) -> Table {
    let columns = vec![Column::text("part", w.documents.part()), Column::text("text", w.documents.text())];
    let rows = paragraphs.iter().map(|paragraph| {
        let part = match paragraph.style {
            Style::Article => Cell::word("article", w.documents.article()),
            Style::Clause => Cell::word("clause", w.documents.clause()),
            Style::Note => Cell::word("note", w.documents.note()),
            Style::Plain | Style::Title | Style::Remark => Cell::Empty,
        };
        vec![part, Cell::text(paragraph.text.clone())]
    });
    Table::new(columns, rows.collect(), "")
}

fn named(w: Words, facts: &[Fact]) -> Table {
    let columns = vec![Column::text("name", w.documents.name()), Column::text("value", w.documents.value())];
    let rows = facts.iter().map(|fact| vec![Cell::word(fact.key, fact.label), fact.cell.clone()]);
    Table::new(columns, rows.collect(), "")
}

fn signatures(w: Words, signatories: &[Signatory]) -> Table {
    let columns = vec![
        Column::text("party", w.documents.party()),
        Column::text("role", w.documents.role()),
        Column::text("name", w.documents.signatory()),
        Column::text("post", w.documents.post()),
        Column::day("signed_on", w.documents.signed_on()),
    ];
    let rows = signatories.iter().map(|signatory| {
        vec![
            Cell::text(signatory.party.clone()),
            Cell::text(signatory.role.clone()),
            Cell::text(signatory.name.clone()),
            Cell::text(signatory.post.clone()),
            Cell::day(signatory.signed_on),
        ]
    });
    Table::new(columns, rows.collect(), "")
}
