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

/// Cuts a text that is read from the right at the phrases in it that are read from the left, and says
/// which these are: Latin words, and what a bare line would show back to front, such as `2026-05-18`,
/// `026-32700000` or `+98 26 3270 0000`. The pieces together are the text.
pub fn phrases(text: &str) -> Vec<(&str, bool)> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut before: Option<Token> = None;
    for token in tokens(text) {
        match (found.last_mut(), token.kind) {
            // One phrase as long as nothing but a space stands between: «18 May 2026».
            (Some(last), Latin | Digits) if last.end + 1 == token.start => last.end = token.end,
            (_, Latin) => {
                let begun = before.filter(|one| one.kind == Digits && one.end + 1 == token.start);
                found.push(Phrase { start: begun.map_or(token.start, |one| one.start), end: token.end });
            }
            _ => {}
        }
        before = Some(token);
    }
    let (mut pieces, mut at) = (Vec::new(), 0);
    for Phrase { start, end } in found {
        pieces.extend(text.get(at..start).map(|piece| (piece, false)));
        pieces.extend(text.get(start..end).map(|piece| (piece, true)));
        at = end;
    }
    pieces.extend(text.get(at..).map(|piece| (piece, false)));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// Where a phrase stands in its text, in bytes.
struct Phrase {
    start: usize,
    end: usize,
}

/// What stands between two spaces, without the brackets and marks around it.
#[derive(Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
    kind: TokenKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TokenKind {
    /// Read from the left whatever stands around it.
    Latin,
    /// ASCII digits alone, which take part in a phrase beside them.
    Digits,
    /// Anything else.
    Other,
}
use TokenKind::{Digits, Latin, Other};

fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let is_mark =
        |c: char| matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '"' | '\'' | '“' | '”' | '<' | '>');
    let is_end = move |c: char| is_mark(c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '،' | '؛' | '؟' | '…');
    let mut at = 0;
    text.split(char::is_whitespace).map(move |word| {
        let begun = at;
        at += word.len() + text.get(at + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let bare = word.trim_start_matches(is_mark);
        let start = begun + word.len() - bare.len();
        let bare = bare.trim_end_matches(is_end);
        Token { start, end: start + bare.len(), kind: kind(bare) }
    })
}

fn kind(token: &str) -> TokenKind {
    let is_digit = |c: char| super::digits::digit_value(c).is_some();
    if token.is_empty() || token.chars().any(is_rtl_letter) {
        return Other;
    }
    if token.bytes().all(|byte| byte.is_ascii_digit()) {
        return Digits;
    }
    let is_signed = token.contains(['-', '+', '\u{2212}']) || token.is_ascii() && token.contains(['%', '@', '#', ':']);
    if token.chars().any(char::is_alphabetic) || token.chars().any(is_digit) && is_signed { Latin } else { Other }
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

    #[test]
    fn phrases_that_are_read_from_the_left_are_found_in_persian_text() {
        let found = |text: &str| -> Vec<String> {
            let pieces = phrases(text);
            assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
            pieces.iter().filter(|(_, is_ltr)| *is_ltr).map(|(piece, _)| (*piece).to_owned()).collect()
        };
        let cases: &[(&str, &[&str])] = &[
            ("در تاریخ 2026-05-18 بسته شد", &["2026-05-18"]),
            ("در تاریخ ۱۴۰۵-۰۲-۲۸ بسته شد", &["۱۴۰۵-۰۲-۲۸"]),
            ("در تاریخ ۱۴۰۵/۰۲/۲۸، ساعت ۸:۳۰–۱۰:۳۰", &[]),
            ("تلفن (026-32700000).", &["026-32700000"]),
            ("تلفن +98 26 3270 0000 است", &["+98 26 3270 0000"]),
            ("نشانی https://ex.ir/a/ است", &["https://ex.ir/a/"]),
            ("روز 18 May 2026 و MoU (draft) و 1405-MOU-12،", &["18 May 2026", "MoU", "draft", "1405-MOU-12"]),
            ("دمای -5 و 25% و ۲۵٪ و ۱۲ نفر", &["-5", "25%"]),
            ("نامهٔ ۱۴۰۵/ص/۱۲۳ و «info@ex.ir»", &["info@ex.ir"]),
            ("سه\tfour\nپنج", &["four"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), *expected, "{text}");
        }
    }
}
