//! The columns of each kind of list, and which column of a file is which.
use super::ImportKind;
use super::kinds::{agreements, coverage, organisations, outlets, people};
use super::table::Line;
use crate::persian::fold_org;
use crate::words::{Lang, Words};

/// A column of a list.
#[derive(Debug)]
pub struct Column {
    /// The name of its field.
    pub key: &'static str,
    /// What stands over it.
    pub label: fn(&Words) -> &'static str,
    /// What else people write over it.
    pub also: &'static [&'static str],
    /// What may stand in it.
    pub content: Content,
    /// Whether a new record needs it.
    pub required: bool,
}

/// What may stand in the cells of a column.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// Text.
    Text,
    /// Digits and signs that are kept in ASCII: telephone numbers, ids, references.
    Code,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// Yes or no.
    Truth,
    /// One of several words: their keys and names.
    Choice(fn(Words) -> Vec<(&'static str, &'static str)>),
    /// One of several words, or else a name.
    Named(fn(Words) -> Vec<(&'static str, &'static str)>),
}

/// A column to be listed in a table of columns.
macro_rules! column {
    ($key:literal, $label:expr, $content:expr) => {
        column!($key, $label, $content, [])
    };
    ($key:literal, $label:expr, $content:expr, [$($also:literal),*]) => {
        $crate::imports::columns::Column { key: $key, label: $label, also: &[$($also),*], content: $content, required: false }
    };
    (needed $key:literal, $label:expr, $content:expr, [$($also:literal),*]) => {
        $crate::imports::columns::Column { key: $key, label: $label, also: &[$($also),*], content: $content, required: true }
    };
}
pub(super) use column;

/// The keys and names of an enum, for a column.
macro_rules! choices {
    ($type:ty) => {
        $crate::imports::columns::Content::Choice(|w| {
            <$type>::ALL.iter().map(|one| (one.key(), w.label(one))).collect()
        })
    };
}
pub(super) use choices;

/// The columns of a kind, in their order.
pub fn columns(kind: ImportKind) -> &'static [Column] {
    match kind {
        ImportKind::Organisations => organisations::COLUMNS,
        ImportKind::People => people::COLUMNS,
        ImportKind::Agreements => agreements::COLUMNS,
        ImportKind::Outlets => outlets::COLUMNS,
        ImportKind::Coverage => coverage::COLUMNS,
    }
}

/// The column of a field.
pub fn of_key(kind: ImportKind, key: &str) -> Option<&'static Column> {
    columns(kind).iter().find(|column| column.key == key)
}

impl Column {
    /// Every name by which it is known, folded.
    fn names(&self) -> impl Iterator<Item = String> {
        let labels = Lang::ALL.iter().map(|lang| (self.label)(&Words::of(*lang)).to_owned());
        labels.chain(self.also.iter().map(|name| (*name).to_owned())).chain([self.key.to_owned()]).map(bare)
    }
}

/// A heading without what stands around its name: brackets, stars, spaces.
fn bare(heading: String) -> String {
    let end = heading.find(['(', '[', '«', ':', '\n']).filter(|at| *at > 0).unwrap_or(heading.len());
    fold_org(heading.get(..end).unwrap_or(&heading))
}

/// What a file is taken for: its kind, the row of its headings, and which column is which.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Layout {
    /// What it is a list of.
    pub kind: Option<ImportKind>,
    /// The place of the row of headings among the rows.
    pub head: usize,
    /// Column in the file, and field.
    pub fields: Vec<(u32, String)>,
}

/// Headings stand among the first rows; above them people put titles.
const LOOK: usize = 10;

impl Layout {
    /// What a file most probably is. A kind that was told is believed.
    pub fn guess(lines: &[Line], told: Option<ImportKind>) -> Layout {
        let kinds: Vec<ImportKind> = told.map_or_else(|| ImportKind::ALL.to_vec(), |kind| vec![kind]);
        let mut best = (0, Layout { kind: told, ..Layout::default() });
        for (head, line) in lines.iter().enumerate().take(LOOK) {
            for kind in &kinds {
                let fields = guess_fields(*kind, line);
                let needed = columns(*kind).iter().filter(|column| column.required);
                let found = needed.filter(|column| fields.iter().any(|(_, key)| key == column.key)).count();
                // What such a list must have tells more than what many lists have.
                let weight = fields.len() + 2 * found;
                if weight > best.0 {
                    best = (weight, Layout { kind: Some(*kind), head, fields });
                }
            }
        }
        best.1
    }

    /// The field of a column of the file.
    pub fn field(&self, at: u32) -> Option<&str> {
        self.fields.iter().find(|(column, _)| *column == at).map(|(_, key)| key.as_str())
    }

    /// The column of a field in the file.
    pub fn place(&self, key: &str) -> Option<u32> {
        self.fields.iter().find(|(_, field)| field == key).map(|(column, _)| *column)
    }

    /// The columns without which nothing new can be recorded, and which the file does not have.
    pub fn lacking(&self) -> Vec<&'static Column> {
        let all = self.kind.map_or(&[][..], columns);
        all.iter().filter(|column| column.required && self.place(column.key).is_none()).collect()
    }
}

/// Which column of the file is which: by exactly its name, or else by a name that only one column's
/// heading holds. What fits several stays open: a wrong column is worse than none.
fn guess_fields(kind: ImportKind, head: &Line) -> Vec<(u32, String)> {
    let heads: Vec<(u32, String)> = head.cells.iter().map(|(at, value)| (*at, bare(value.text()))).collect();
    let mut fields: Vec<(u32, String)> = Vec::new();
    let is_free = |fields: &[(u32, String)], at: u32| fields.iter().all(|(taken, _)| *taken != at);
    for column in columns(kind) {
        let names: Vec<String> = column.names().collect();
        if let Some((at, _)) = heads.iter().find(|(at, head)| is_free(&fields, *at) && names.contains(head)) {
            fields.push((*at, column.key.to_owned()));
        }
    }
    for column in columns(kind) {
        if fields.iter().any(|(_, key)| key == column.key) {
            continue;
        }
        let names: Vec<String> = column.names().filter(|name| name.chars().count() >= LONG).collect();
        let holds = |head: &str| names.iter().any(|name| head.contains(name.as_str()));
        let mut fitting = heads.iter().filter(|(at, head)| is_free(&fields, *at) && holds(head));
        if let (Some((at, _)), None) = (fitting.next(), fitting.next()) {
            fields.push((*at, column.key.to_owned()));
        }
    }
    fields.sort();
    fields
}

/// A shorter name is part of too many words.
const LONG: usize = 5;
