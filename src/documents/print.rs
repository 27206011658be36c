//! What the cells of a document say on paper: the same words, digits and days for every format that
//! ends on paper, each piece with the direction it is read in.
use super::Paragraph;
use super::cell::{Cell, Place};
use super::table::Group;
use crate::persian::bidi;
use crate::words::Words;

/// A line of a cell on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Whether it is a lesser line: over or under the value.
    pub is_small: bool,
    /// Its pieces.
    pub spans: Vec<Span>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// How it is read.
    pub reading: Reading,
}

/// In which direction a piece is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As the document: words of the program.
    Along,
    /// As its own first letter says, apart from what stands around it: text that somebody wrote.
    Own,
    /// From left to right whatever stands around it: codes, addresses, numbers.
    LeftToRight,
}

impl Span {
    /// Words of the program.
    pub fn along(text: impl Into<String>) -> Span {
        Span { text: text.into(), reading: Reading::Along }
    }

    /// Text that somebody wrote.
    pub fn own(text: impl Into<String>) -> Span {
        Span { text: text.into(), reading: Reading::Own }
    }

    /// A reference, a number of a letter. One that holds Persian letters is read as clerks read it,
    /// from the right.
    pub fn code(w: Words, code: &str) -> Span {
        let reading = if bidi::direction(code) == "rtl" { Reading::Own } else { Reading::LeftToRight };
        Span { text: w.code(code), reading }
    }

    /// Whether it is read from the right within a document of this language.
    pub fn is_rtl(&self, w: Words) -> bool {
        match self.reading {
            Reading::Along => w.dir() == "rtl",
            Reading::Own => bidi::direction(&self.text) == "rtl",
            Reading::LeftToRight => false,
        }
    }
}

impl Line {
    fn of(span: Span) -> Line {
        Line { is_small: false, spans: vec![span] }
    }
}

/// The direction of running text: it goes as the whole of it does, a paragraph that begins with a
/// number or a name in Latin letters too.
pub fn text_direction(w: Words, paragraphs: &[Paragraph]) -> &'static str {
    let lettered = paragraphs.iter().find(|one| one.text.contains(char::is_alphabetic));
    lettered.map_or(w.dir(), |one| bidi::direction(&one.text))
}

/// What a cell says, line by line; nothing when it is empty.
pub fn lines(w: Words, cell: &Cell) -> Vec<Line> {
    match cell {
        Cell::Empty => Vec::new(),
        Cell::Text(text) | Cell::Link { text, .. } => written(text),
        Cell::Number(number) => vec![Line::of(Span { text: w.num(*number), reading: Reading::LeftToRight })],
        Cell::Day(day) => vec![Line::of(Span::along(w.day_short(*day)))],
        Cell::Code(code) => vec![Line::of(Span::code(w, code))],
        Cell::Stage(stage) => vec![Line::of(Span::along(w.label(stage)))],
        Cell::Word { text, .. } => vec![Line::of(Span::along(*text))],
        Cell::Lines(lines) => lines.iter().flat_map(|line| written(line)).collect(),
        Cell::Codes(codes) => {
            let mut spans = Vec::new();
            for code in codes {
                if !spans.is_empty() {
                    spans.push(Span::along(w.common.list_separator()));
                }
                spans.push(Span::code(w, code));
            }
            vec![Line { is_small: false, spans }]
        }
    }
}

fn written(text: &str) -> Vec<Line> {
    text.lines().map(|line| Line::of(Span::own(line))).collect()
}

/// What a cell of a laid out table says: the value between those over and under it.
pub fn group(w: Words, group: &Group<'_>) -> Vec<Line> {
    let small = |cell: &Cell| lines(w, cell).into_iter().map(|line| Line { is_small: true, ..line });
    let over = group.over.iter().flat_map(|cell| small(cell));
    let under = group.under.iter().flat_map(|(column, cell)| {
        let mut lines: Vec<Line> = small(cell).collect();
        if column.place == Place::Under
            && let Some(first) = lines.first_mut()
        {
            first.spans.insert(0, Span::along(format!("{}: ", column.label)));
        }
        lines
    });
    over.chain(lines(w, group.cell)).chain(under).collect()
}
