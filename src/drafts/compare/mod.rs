//! Two versions compared word by word: first by lines, then, where lines differ, by words. A word is
//! never cut inside, and the half-space belongs to it.
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices_deadline};

/// Long texts without anything in common are compared less finely rather than for ever.
const PATIENCE: Duration = Duration::from_secs(3);
/// Unchanged lines shown on either side of a change.
const CONTEXT: usize = 2;

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// In both versions.
    Kept,
    /// Only in the later one.
    Added,
    /// Only in the earlier one.
    Removed,
}

/// A stretch of text of one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub fate: Fate,
    /// The text.
    pub text: String,
}

impl Piece {
    /// Whether it was added.
    pub fn is_added(&self) -> bool {
        self.fate == Fate::Added
    }

    /// Whether it was removed.
    pub fn is_removed(&self) -> bool {
        self.fate == Fate::Removed
    }
}

/// A line of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its stretches in order.
    pub pieces: Vec<Piece>,
}

impl Row {
    /// Whether nothing in it changed.
    pub fn is_kept(&self) -> bool {
        self.pieces.iter().all(|piece| piece.fate == Fate::Kept)
    }

    /// Whether it is the heading of an article in the later version, or in the earlier if removed.
    pub fn is_article(&self) -> bool {
        let text = |left_out: Fate| -> String {
            self.pieces.iter().filter(|p| p.fate != left_out).map(|p| p.text.as_str()).collect()
        };
        [Fate::Removed, Fate::Added]
            .iter()
            .any(|out| super::outline::part(text(*out).trim()) == super::outline::Part::Article)
    }
}

/// What came of comparing two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Every line.
    pub rows: Vec<Row>,
    /// How many words were added.
    pub added: usize,
    /// How many words were removed.
    pub removed: usize,
}

/// A line to show, or how many unchanged ones are left out here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A line.
    Row(&'a Row),
    /// So many lines without change.
    Folded(usize),
}

impl Comparison {
    /// The lines with long unchanged stretches left out.
    pub fn folded(&self) -> Vec<Shown<'_>> {
        let near = |at: usize| {
            let from = at.saturating_sub(CONTEXT);
            self.rows.iter().skip(from).take(at + CONTEXT + 1 - from).any(|row| !row.is_kept())
        };
        let mut shown = Vec::new();
        let mut hidden: Vec<&Row> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if near(at) {
                close(&mut hidden, &mut shown);
                shown.push(Shown::Row(row));
            } else {
                hidden.push(row);
            }
        }
        close(&mut hidden, &mut shown);
        shown
    }

    /// Every line.
    pub fn full(&self) -> Vec<Shown<'_>> {
        self.rows.iter().map(Shown::Row).collect()
    }
}

/// One or two lines are shown rather than counted.
fn close<'a>(hidden: &mut Vec<&'a Row>, shown: &mut Vec<Shown<'a>>) {
    if hidden.len() <= 2 {
        shown.extend(hidden.iter().map(|row| Shown::Row(row)));
    } else {
        shown.push(Shown::Folded(hidden.len()));
    }
    hidden.clear();
}

/// Compares two texts.
pub fn compare(old: &str, new: &str) -> Comparison {
    let until = Instant::now() + PATIENCE;
    let before: Vec<&str> = old.lines().collect();
    let after: Vec<&str> = new.lines().collect();
    let mut pieces = Vec::new();
    for op in capture_diff_slices_deadline(Algorithm::Patience, &before, &after, Some(until)) {
        let (was, is) = (joined(&before, op.old_range()), joined(&after, op.new_range()));
        match op.tag() {
            DiffTag::Equal => push(&mut pieces, Fate::Kept, &is),
            DiffTag::Delete => push(&mut pieces, Fate::Removed, &was),
            DiffTag::Insert => push(&mut pieces, Fate::Added, &is),
            DiffTag::Replace => by_words(&was, &is, until, &mut pieces),
        }
    }
    let words = |fate: Fate| pieces.iter().filter(|p| p.fate == fate).map(|p| count_words(&p.text)).sum();
    Comparison { added: words(Fate::Added), removed: words(Fate::Removed), rows: rows(&pieces) }
}

fn joined(lines: &[&str], range: std::ops::Range<usize>) -> String {
    lines.get(range).unwrap_or_default().iter().flat_map(|line| [*line, "\n"]).collect()
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.fate == fate => last.text += text,
        _ => pieces.push(Piece { fate, text: text.to_owned() }),
    }
}

fn by_words(old: &str, new: &str, until: Instant, pieces: &mut Vec<Piece>) {
    let (before, after) = (words(old), words(new));
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &before, &after, Some(until));
    let (mut removed, mut added) = (String::new(), String::new());
    for op in &ops {
        let was: String = before.get(op.old_range()).unwrap_or_default().concat();
        let is: String = after.get(op.new_range()).unwrap_or_default().concat();
        if op.tag() != DiffTag::Equal {
            removed += &was;
            added += &is;
        } else if joins(op, &is) && !(removed.is_empty() && added.is_empty()) && !std::ptr::eq(op, last(&ops)) {
            // A lone space between two changed words belongs to the change, or it reads as confetti.
            removed += &was;
            added += &is;
        } else {
            push(pieces, Fate::Removed, &removed);
            push(pieces, Fate::Added, &added);
            (removed, added) = (String::new(), String::new());
            push(pieces, Fate::Kept, &is);
        }
    }
    push(pieces, Fate::Removed, &removed);
    push(pieces, Fate::Added, &added);
}

fn last(ops: &[DiffOp]) -> *const DiffOp {
    ops.last().map_or(std::ptr::null(), std::ptr::from_ref)
}

fn joins(op: &DiffOp, text: &str) -> bool {
    op.new_range().len() == 1 && text == " "
}

/// Words, and between them each space and mark by itself.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if in_word(first) { rest.find(|c| !in_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at(length);
        found.push(word);
        rest = after;
    }
    found
}

/// Letters, digits, their marks and the joiners that Persian spelling puts inside words.
fn in_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}' | 'ـ' | '_')
}

fn count_words(text: &str) -> usize {
    words(text).iter().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Cuts the stretches at line ends. A line that was removed whole stays a line of its own.
fn rows(pieces: &[Piece]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = Row::default();
    for piece in pieces {
        for part in piece.text.split_inclusive('\n') {
            let text = part.trim_end_matches('\n');
            push(&mut row.pieces, piece.fate, text);
            let alone = row.pieces.iter().all(|p| p.fate == piece.fate);
            if part.ends_with('\n') && (piece.fate != Fate::Removed || alone) {
                rows.push(std::mem::take(&mut row));
            } else if part.ends_with('\n') {
                push(&mut row.pieces, Fate::Removed, " ");
            }
        }
    }
    rows.push(row);
    rows.retain(|row| row.pieces.iter().any(|piece| !piece.text.trim().is_empty()));
    rows
}

#[cfg(test)]
mod tests;
