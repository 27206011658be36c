//! The typed values of a document and the columns they stand in.
use chrono::NaiveDate;

use crate::agreements::lifecycle::Stage;

/// One line of a name and a value.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name for machines; it does not change with the language.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// The value.
    pub cell: Cell,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name for machines.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Where a page shows it.
    pub place: Place,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Numbers.
    Number,
    /// Days; files for other programs hold both calendars.
    Day,
}

/// Where a page shows a column. Files of rows and columns have room for every one beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside the column before it.
    Beside,
    /// Over the one after it, without its name.
    Over,
    /// Under the one before it, with its name.
    Under,
    /// Under the one before it, without its name, because the value says what it is.
    Plain,
    /// Nowhere: the page has it as a link.
    Hidden,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text that somebody wrote.
    Text(String),
    /// A number.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// A reference, a number of a letter: text that is not prose.
    Code(String),
    /// A stage.
    Stage(Stage),
    /// A word of the program's own: the key for machines, the words for people.
    Word {
        /// The word for machines.
        key: &'static str,
        /// The words for people.
        text: &'static str,
        /// What it means for the reader.
        tone: Tone,
    },
    /// Text that leads somewhere.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        href: String,
    },
    /// Several texts.
    Lines(Vec<String>),
    /// Several references.
    Codes(Vec<String>),
}

/// What a word means for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// All is well.
    Good,
    /// Look at it.
    Warning,
    /// Act on it.
    Bad,
}

impl Column {
    /// A column of its own, of text.
    pub const fn text(key: &'static str, label: &'static str) -> Column {
        Column { key, label, kind: Kind::Text, place: Place::Beside }
    }

    /// A column of its own, of numbers.
    pub const fn number(key: &'static str, label: &'static str) -> Column {
        Column { key, label, kind: Kind::Number, place: Place::Beside }
    }

    /// A column of its own, of days.
    pub const fn day(key: &'static str, label: &'static str) -> Column {
        Column { key, label, kind: Kind::Day, place: Place::Beside }
    }

    /// Whether it holds numbers.
    pub fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// The same, shown elsewhere.
    pub const fn placed(self, place: Place) -> Column {
        Column { place, ..self }
    }
}

impl Tone {
    /// The class of the badge that shows it.
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Tone::Plain => None,
            Tone::Good => Some("ok"),
            Tone::Warning => Some("warn"),
            Tone::Bad => Some("bad"),
        }
    }
}

impl Cell {
    /// A text; nothing when it is empty.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// Several texts; nothing when there is none.
    pub fn lines(lines: Vec<String>) -> Cell {
        if lines.is_empty() { Cell::Empty } else { Cell::Lines(lines) }
    }

    /// Several references; nothing when there is none.
    pub fn codes(codes: Vec<String>) -> Cell {
        if codes.is_empty() { Cell::Empty } else { Cell::Codes(codes) }
    }

    /// A day, if there is one.
    pub fn day(day: Option<NaiveDate>) -> Cell {
        day.map_or(Cell::Empty, Cell::Day)
    }

    /// A number, if there is one.
    pub fn number(number: Option<i64>) -> Cell {
        number.map_or(Cell::Empty, Cell::Number)
    }

    /// A neutral word of the program's own.
    pub fn word(key: &'static str, text: &'static str) -> Cell {
        Cell::Word { key, text, tone: Tone::Plain }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Empty)
    }
}
