//! What the director says about a period: a paragraph that is kept with it and printed in every format.
use chrono::NaiveDate;

use crate::documents::{Block, Paragraph, Section, Style};
use crate::words::Words;

pub mod store;
pub mod web;

/// The longest paragraph.
pub const LONGEST: usize = 4000;

/// What the director says about a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it says; empty when it was taken back.
    pub text: String,
    /// Who wrote it last.
    pub author: String,
    /// The post of who wrote it last; may be empty.
    pub post: String,
    /// When.
    pub written_on: NaiveDate,
    /// For the lock.
    pub version: i64,
}

/// The part of a report that says it.
pub fn section(w: Words, note: &Note) -> Section {
    let said = note.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    let mut paragraphs: Vec<Paragraph> = said.map(|text| Paragraph::new(Style::Plain, text)).collect();
    let who: Vec<&str> = [note.author.as_str(), &note.post].into_iter().filter(|text| !text.is_empty()).collect();
    let signed = w.period_reports.note_by(who.join(w.common.list_separator()), w.day_text(note.written_on));
    paragraphs.push(Paragraph::new(Style::Remark, signed));
    Section::new("note", w.period_reports.note(), vec![Block::Text(paragraphs)])
}
