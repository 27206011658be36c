//! Text on its way into a template: clean, its direction marked, its longest words ready to be broken.
use unicode_segmentation::UnicodeSegmentation;

use crate::documents::print::{Line, Reading, Span};
use crate::persian::bidi::{clean, direction, isolate};
use crate::persian::runs::{left_to_right, set_apart};

/// Longer words than this are broken where the line ends.
pub const LONGEST_WORD: usize = 24;
/// How many letters of such a word stay together.
const TOGETHER: usize = 4;
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Text that somebody wrote, apart from what stands around it.
pub fn own(text: &str) -> String {
    if text.is_empty() { String::new() } else { isolate(&paragraph(text, direction(text))) }
}

/// Text that somebody wrote, in a paragraph of this direction.
pub fn paragraph(text: &str, dir: &str) -> String {
    set_apart(&tidy(text), dir == "rtl")
}

/// The beginning of a text, for places with room for little.
pub fn beginning(text: &str, letters: usize) -> String {
    let text = clean(text);
    let mut short: String = text.graphemes(true).take(letters).collect();
    if short.len() < text.len() {
        short = format!("{}…", short.trim_end());
    }
    short.replace(['\n', '\t'], " ")
}

/// What a piece says, with its direction.
pub fn span(span: &Span) -> String {
    match span.reading {
        Reading::Along => span.text.clone(),
        Reading::Own => own(&span.text),
        Reading::LeftToRight => left_to_right(&tidy(&span.text)),
    }
}

/// What a line says.
pub fn line(line: &Line) -> String {
    line.spans.iter().map(span).collect()
}

/// Lines that somebody wrote, in a paragraph of this direction.
pub fn lines(text: &str, dir: &str) -> Vec<String> {
    text.lines().map(|line| paragraph(line, dir)).collect()
}

fn tidy(text: &str) -> String {
    let text: String = clean(text).chars().map(shown).collect();
    text.split_inclusive(char::is_whitespace).map(breakable).collect()
}

/// What is shown for a letter: a letter that no font has would vanish without a trace.
fn shown(letter: char) -> char {
    match letter {
        '\t' => ' ',
        letter if typeset::can_show(letter) => letter,
        _ => char::REPLACEMENT_CHARACTER,
    }
}

fn breakable(word: &str) -> String {
    if word.len() <= LONGEST_WORD {
        return word.to_owned();
    }
    let letters: Vec<&str> = word.graphemes(true).collect();
    if letters.len() <= LONGEST_WORD {
        return word.to_owned();
    }
    let parts: Vec<String> = letters.chunks(TOGETHER).map(<[&str]>::concat).collect();
    parts.join(ZERO_WIDTH_SPACE.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_longer_than_a_column_can_be_broken_and_none_of_its_letters_is_lost() {
        let word = "آ".repeat(100);
        let text = paragraph(&format!("{word} کوتاه"), "rtl");
        assert!(text.contains(ZERO_WIDTH_SPACE));
        assert_eq!(text.replace(ZERO_WIDTH_SPACE, ""), format!("{word} کوتاه"));
        assert_eq!(paragraph("تفاهم\u{200c}نامه", "rtl"), "تفاهم\u{200c}نامه");
    }

    #[test]
    fn marks_that_somebody_typed_cannot_turn_what_stands_around() {
        assert_eq!(own("a\u{202e}b\u{2067}\u{1}"), "\u{2068}ab\u{2069}");
        assert_eq!(own(""), "");
    }

    #[test]
    fn a_beginning_says_that_there_is_more() {
        assert_eq!(beginning("یک دو سه", 5), "یک دو…");
        assert_eq!(beginning("یک دو", 5), "یک دو");
    }
}
