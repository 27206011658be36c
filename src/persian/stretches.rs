//! Persian stretches inside prose that is read from the left: the counterpart of [`super::runs`].
use super::bidi::is_rtl_letter;

/// Cuts a text that is read from the left into Persian stretches and the rest. Spaces and marks
/// between Persian words are theirs.
pub fn stretches(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_rtl_letter) {
        let (before, from) = rest.split_at(start);
        pieces.push((before, false));
        let foreign = from.find(|c: char| c.is_alphabetic() && !is_rtl_letter(c)).unwrap_or(from.len());
        let (stretch, _) = from.split_at(foreign);
        let end = stretch.trim_end_matches(|c: char| !is_rtl_letter(c) && !is_persian_mark(c)).len();
        let end = end + closing(stretch, end);
        let (stretch, after) = from.split_at(end);
        pieces.push((stretch, true));
        rest = after;
    }
    pieces.push((rest, false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// How long the bracket right after `end` is that closes one opened before it.
fn closing(text: &str, end: usize) -> usize {
    let (before, after) = text.split_at(end);
    let closes = |(open, close): &(char, char)| after.starts_with(*close) && before.contains(*open);
    [('(', ')'), ('«', '»'), ('[', ']')].iter().find(|pair| closes(pair)).map_or(0, |(_, close)| close.len_utf8())
}

/// Digits, and the signs above and below letters, which belong to the word before them.
fn is_persian_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '۰'..='۹')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_prose_is_cut_at_its_persian_stretches() {
        let found = |text| stretches(text).into_iter().filter(|(_, is_persian)| *is_persian).map(|(piece, _)| piece);
        let cases: &[(&str, &[&str])] = &[
            ("Saved by الهام رضایی, 19 Farvardin", &["الهام رضایی"]),
            ("With خانهٔ ریاضیات (کرج) and others", &["خانهٔ ریاضیات (کرج)"]),
            ("مادهٔ ۳: Article 3", &["مادهٔ ۳"]),
            ("Nothing Persian", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text).collect::<Vec<_>>(), *expected, "{text}");
            assert_eq!(stretches(text).iter().map(|(piece, _)| *piece).collect::<String>(), *text);
        }
    }
}
