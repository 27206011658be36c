//! How much room each column of a table asks for. The template measures; here it is said what.
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::blocks::Said;
use super::words::LONGEST_WORD;
use crate::documents::Column;

/// A column whose lines are all shorter than this is as wide as its longest line.
const SHORT: usize = 16;
/// A column never counts as saying less or more than this.
const SHARES: (usize, usize) = (10, 70);
/// So many of the longest are measured, because letters differ in width.
const MEASURED: usize = 4;

/// A column as the template reads it.
#[derive(Serialize)]
pub struct Width {
    label: &'static str,
    is_number: bool,
    /// Its part of the room that short columns leave; a short column has none.
    share: usize,
    /// What must fit into one line.
    longest: Vec<String>,
    /// The words of the head: each must fit into one line.
    head: Vec<&'static str>,
}

/// The room of a column with these cells.
pub fn width<'a>(column: &Column, cells: impl Iterator<Item = &'a [Said]>) -> Width {
    let (mut letters, mut count) = (0, 0);
    let mut lines: Vec<(usize, &str)> = Vec::new();
    for cell in cells {
        count += 1;
        for said in cell {
            let length = said.text.graphemes(true).count();
            letters += length;
            lines.push((length, &said.text));
        }
    }
    let is_short = column.is_number() || lines.iter().all(|(length, _)| *length <= SHORT);
    let share = if is_short { 0 } else { (letters / count.max(1)).clamp(SHARES.0, SHARES.1) };
    if !is_short {
        lines = lines
            .iter()
            .flat_map(|(_, line)| line.split([' ', '\u{200b}']))
            .map(|word| (word.graphemes(true).count(), word))
            .filter(|(length, _)| *length <= LONGEST_WORD)
            .collect();
    }
    lines.sort_unstable();
    lines.dedup();
    Width {
        label: column.label,
        is_number: column.is_number(),
        share,
        longest: lines.into_iter().rev().take(MEASURED).map(|(_, line)| line.to_owned()).collect(),
        head: column.label.split_whitespace().collect(),
    }
}
