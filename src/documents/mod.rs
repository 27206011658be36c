//! Documents: what leaves the house, on paper or as a file. Reports build one out of typed parts,
//! formats write it, and neither knows of the other.
use chrono::NaiveDate;

use crate::persian::Period;
use crate::words::Words;

pub mod cell;
pub mod chart;
pub mod drawing;
pub mod formats;
pub mod letterhead;
pub mod print;
pub mod table;
pub mod tabular;
pub mod word;

pub use cell::{Cell, Column, Fact, Kind, Place, Tone};
pub use chart::{Chart, Plot, Shape};
pub use drawing::Drawing;
pub use letterhead::{Emblem, Letterhead, Margins, Registration};
pub use table::Table;

/// A whole document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which report it is, in addresses and in JSON.
    pub key: &'static str,
    /// The section that a format with room for one table holds.
    pub main: &'static str,
    /// Its name.
    pub title: String,
    /// What it is about: the name of the period, the reference of the agreement.
    pub subtitle: String,
    /// The same in a few letters of ASCII, for the name of a file.
    pub slug: String,
    /// The period, if it is about one.
    pub period: Option<Period>,
    /// Whose paper it is written on.
    pub letterhead: Letterhead,
    /// The number and day under which the secretariat keeps it.
    pub registration: Registration,
    /// How the paper lies.
    pub paper: Paper,
    /// Whether «بسمه تعالی» stands on top, as on official papers in Persian.
    pub is_official: bool,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// Period, filters, who made it and when.
    pub facts: Vec<Fact>,
    /// The parts, in order.
    pub sections: Vec<Section>,
}

/// How the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Upright.
    #[default]
    Portrait,
    /// On its side, for wide tables.
    Landscape,
}

/// One part of a document.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name for machines; no other section of the document has it.
    pub key: &'static str,
    /// Its name for people.
    pub heading: String,
    /// Whether paper shows the heading; tabs and lists of contents always do.
    pub is_headed: bool,
    /// What it is made of, in order; at most one of each kind, so that each has a name in JSON.
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Clone, Debug)]
pub enum Block {
    /// Running text.
    Text(Vec<Paragraph>),
    /// Figures that catch the eye.
    Figures(Vec<Fact>),
    /// Names and their values, a line each.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A picture of the table of the same section.
    Chart(Chart),
    /// Places to sign.
    Signatures(Vec<Signatory>),
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub style: Style,
    /// What it says; it may hold line breaks.
    pub text: String,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// In the middle, bold: the title within a text.
    Title,
    /// The heading of an article, «مادهٔ ۳ – اهداف».
    Article,
    /// A clause of an article.
    Clause,
    /// A note that hangs on an article, «تبصره».
    Note,
    /// A remark of the program, not of the text: smaller and paler.
    Remark,
}

/// Somebody who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signatory {
    /// For whom: the name of the organisation.
    pub party: String,
    /// As what: «طرف اول».
    pub role: String,
    /// The name.
    pub name: String,
    /// The post.
    pub post: String,
    /// When it was signed, if it was.
    pub signed_on: Option<NaiveDate>,
}

impl Paragraph {
    /// A paragraph of a style.
    pub fn new(style: Style, text: impl Into<String>) -> Paragraph {
        Paragraph { style, text: text.into() }
    }
}

impl Section {
    /// A section with a heading.
    pub fn new(key: &'static str, heading: impl Into<String>, blocks: Vec<Block>) -> Section {
        Section { key, heading: heading.into(), is_headed: true, blocks }
    }

    /// A section that is one table.
    pub fn of_table(key: &'static str, heading: impl Into<String>, table: Table) -> Section {
        Section::new(key, heading, vec![Block::Table(table)])
    }

    /// The same, its heading not printed.
    pub fn without_heading(self) -> Section {
        Section { is_headed: false, ..self }
    }

    /// Its table, if it has one.
    pub fn table(&self) -> Option<&Table> {
        self.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
    }

    /// Its figures.
    pub fn figures(&self) -> &[Fact] {
        let figures = self.blocks.iter().find_map(|block| match block {
            Block::Figures(figures) => Some(figures.as_slice()),
            _ => None,
        });
        figures.unwrap_or_default()
    }

    /// Its chart, with the values of its table; nothing when the table has no row.
    pub fn plot(&self, chart: &Chart) -> Option<Plot> {
        self.table().and_then(|table| Plot::of(chart, table))
    }

    /// Its chart as shapes; nothing when the table has no row.
    pub fn drawing(&self, w: Words, chart: &Chart) -> Option<Drawing> {
        drawing::draw(w, self, chart)
    }

    /// How many rows its table has.
    pub fn len(&self) -> usize {
        self.table().map_or(0, |table| table.rows.len())
    }

    /// Whether its table has no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Document {
    /// The part that a format with room for one table holds.
    pub fn main(&self) -> Option<&Section> {
        self.section(self.main)
    }

    /// Whether its paper lies on its side.
    pub fn is_wide(&self) -> bool {
        self.paper == Paper::Landscape
    }

    /// The part whose key is `key`.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// Only the parts that were asked for by their keys; all of them when none was named.
    pub fn keeping(mut self, keys: &[String]) -> Document {
        if !keys.is_empty() {
            self.sections.retain(|section| keys.iter().any(|key| key == section.key));
        }
        if self.main().is_none() {
            self.main = self.sections.first().map_or("", |section| section.key);
        }
        self
    }
}
