//! Text direction: keeping foreign runs in order, and cleaning what is typed.

use unicode_normalization::UnicodeNormalization;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';
const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';

/// The text between isolating marks, for outputs that have no markup (mail subjects, titles).
///
/// Without them `2026-05-18` or a telephone number inside a Persian sentence shows its groups in
/// the wrong order.
pub fn isolate(text: &str) -> String {
    format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}")
}

/// The direction of a whole document, by its first letter: a line of it that begins with a number
/// runs as the others do.
pub fn direction(text: &str) -> &'static str {
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(is_rtl_letter) { "rtl" } else { "ltr" }
}

/// Whether a letter is written from the right.
pub fn is_rtl_letter(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}')
}

/// What is done to all typed text before it is kept.
///
/// The letters are composed (NFC), line ends become `\n`, control and direction marks go, and the
/// ends are trimmed. The joiners U+200C and U+200D stay: they are part of Persian spelling.
pub fn clean(text: &str) -> String {
    let kept: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !is_direction_mark(*c) && !is_unwanted_control(*c))
        .nfc()
        .collect();
    // A half-space has nothing to divide at the end of a text, and alone it would look empty.
    kept.trim_matches(|c: char| c.is_whitespace() || c == ZERO_WIDTH_NON_JOINER).to_owned()
}

/// Whether the character only steers text direction (or is a byte order mark).
pub(super) fn is_direction_mark(c: char) -> bool {
    matches!(
        c,
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

fn is_unwanted_control(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isolated_text_is_wrapped_and_otherwise_untouched() {
        assert_eq!(isolate("2026-05-18"), "\u{2068}2026-05-18\u{2069}");
    }

    #[test]
    fn cleaning_removes_hidden_marks_and_keeps_the_joiners() {
        let typed = "\u{feff}\u{202b}تفاهم\u{200c}نامه\u{202c}\u{200f} \u{2067}ه\u{200d}\u{2069}\0\u{1b}\u{7f}\u{61c}";
        assert_eq!(clean(typed), "تفاهم\u{200c}نامه ه\u{200d}");
    }

    #[test]
    fn cleaning_composes_letters_and_makes_line_ends_alike() {
        assert_eq!(clean(" ا\u{653}ب\r\nدو\rسه\tچهار\n"), "آب\nدو\nسه\tچهار");
    }

    #[test]
    fn text_of_nothing_but_invisible_characters_is_empty() {
        assert_eq!(clean(" \u{200c}\u{200e}\u{a0}\n"), "");
    }

    #[test]
    fn cleaning_twice_changes_nothing_more() {
        let once = clean("\u{200c} e\u{200e}\u{301}\r\r\n\u{200c}x ");
        assert_eq!(clean(&once), once);
        assert_eq!(once, "é\n\n\u{200c}x");
    }

    #[test]
    fn a_document_runs_as_its_first_letter_does() {
        assert_eq!(super::direction("۱. …\nبسمه تعالی"), "rtl");
        assert_eq!(super::direction("1. Article one"), "ltr");
        assert_eq!(super::direction(""), "ltr");
    }
}
