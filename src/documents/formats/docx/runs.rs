//! Text as Word wants it: cut where the direction of reading changes. Word lays out each run by what
//! it says of itself; other programs go by the characters, so that foreign phrases have invisible
//! marks around them as well.
use crate::documents::formats::text::legal;
use crate::documents::print::{Line, Reading, Span};
use crate::persian::bidi::{direction, is_rtl_letter};
use crate::persian::runs::phrases;
use crate::persian::stretches::stretches;
use crate::words::Words;

const LEFT_TO_RIGHT_MARK: char = '\u{200e}';
const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// A stretch of text in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text; it may hold line breaks.
    pub text: String,
    /// How it is set.
    pub script: Script,
}

/// How a run is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// From the right, in the font for Persian.
    Persian,
    /// From the left, in the font for Persian: «۱۴۰۵-۰۰۱۲».
    Digits,
    /// From the left.
    Latin,
}

/// Something within a run.
pub enum Bit<'a> {
    /// Text without breaks.
    Text(&'a str),
    /// A line break.
    Break,
    /// A tabulator.
    Tab,
}

impl Run {
    /// The text between breaks and tabulators, and these.
    pub fn bits(&self) -> Vec<Bit<'_>> {
        let mut bits = Vec::new();
        for part in self.text.split_inclusive(['\n', '\t']) {
            let text = part.trim_end_matches(['\n', '\t']);
            if !text.is_empty() {
                bits.push(Bit::Text(text));
            }
            match part.chars().next_back() {
                Some('\n') => bits.push(Bit::Break),
                Some('\t') => bits.push(Bit::Tab),
                _ => {}
            }
        }
        bits
    }

    /// Whether it is read from the right.
    pub fn is_rtl(&self) -> bool {
        self.script == Script::Persian
    }

    /// Whether it takes the font for Persian though it is read from the left.
    pub fn is_digits(&self) -> bool {
        self.script == Script::Digits
    }
}

/// A text within a paragraph that is read from the right or from the left.
pub fn of_text(text: &str, is_rtl: bool) -> Vec<Run> {
    let text = legal(text);
    let mut runs = Vec::new();
    if is_rtl {
        let mut after_ltr = false;
        for (piece, is_ltr) in phrases(&text) {
            if is_ltr {
                push_ltr(&mut runs, piece);
            } else {
                // Without a Persian letter between them two phrases would be read as one.
                if after_ltr && !piece.chars().any(is_rtl_letter) {
                    push(&mut runs, &RIGHT_TO_LEFT_MARK.to_string(), Script::Persian);
                }
                push(&mut runs, piece, Script::Persian);
            }
            after_ltr = is_ltr;
        }
    } else {
        for (piece, is_persian) in stretches(&text) {
            if is_persian {
                push(&mut runs, piece, Script::Persian);
                continue;
            }
            // Without a mark or a letter between, a number would follow the Persian words to the left.
            if !runs.is_empty() && !piece.trim_start().starts_with(char::is_alphabetic) {
                push(&mut runs, &LEFT_TO_RIGHT_MARK.to_string(), Script::Latin);
            }
            push(&mut runs, piece, Script::Latin);
        }
    }
    runs
}

/// A line of pieces within a paragraph of the document's direction.
pub fn of_line(w: Words, line: &Line) -> Vec<Run> {
    let is_rtl = w.dir() == "rtl";
    let mut runs = Vec::new();
    for span in &line.spans {
        if line.spans.len() == 1 || span.reading == Reading::Along || span.is_rtl(w) == is_rtl {
            of_text(&span.text, is_rtl).into_iter().for_each(|run| push(&mut runs, &run.text, run.script));
        } else {
            apart(&mut runs, span, is_rtl);
        }
    }
    runs
}

/// A piece that is read against the direction of its line, kept apart from its neighbours.
fn apart(runs: &mut Vec<Run>, span: &Span, is_rtl: bool) {
    let (around, within) = match is_rtl {
        true => (RIGHT_TO_LEFT_MARK, Script::Persian),
        false => (LEFT_TO_RIGHT_MARK, Script::Latin),
    };
    push(runs, &around.to_string(), within);
    if is_rtl {
        push_ltr(runs, &legal(&span.text));
    } else {
        let text = format!("{RIGHT_TO_LEFT_MARK}{}{RIGHT_TO_LEFT_MARK}", legal(&span.text));
        push(runs, &text, Script::Persian);
    }
    push(runs, &around.to_string(), within);
}

/// Whether a paragraph that is this line alone is read from the right.
pub fn line_is_rtl(w: Words, line: &Line) -> bool {
    match line.spans.as_slice() {
        [span] if span.reading == Reading::Own => {
            direction(&span.text) == "rtl" || !has_letters(&span.text) && is_fa(w)
        }
        _ => is_fa(w),
    }
}

fn is_fa(w: Words) -> bool {
    w.dir() == "rtl"
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Digits alone are in order either way; all else that is read from the left has marks at its ends
/// unless it begins and ends with something that cannot be drawn over.
fn push_ltr(runs: &mut Vec<Run>, text: &str) {
    if text.chars().all(char::is_numeric) {
        return push(runs, text, Script::Persian);
    }
    let script = if has_letters(text) { Script::Latin } else { Script::Digits };
    let is_firm = text.starts_with(char::is_alphabetic) && text.ends_with(char::is_alphanumeric);
    if is_firm {
        push(runs, text, script);
    } else {
        push(runs, &format!("{LEFT_TO_RIGHT_MARK}{text}{LEFT_TO_RIGHT_MARK}"), script);
    }
}

fn push(runs: &mut Vec<Run>, text: &str, script: Script) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.script == script => last.text += text,
        _ => runs.push(Run { text: text.to_owned(), script }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str, is_rtl: bool) -> Vec<(String, Script)> {
        of_text(text, is_rtl).into_iter().map(|run| (run.text, run.script)).collect()
    }

    #[test]
    fn runs_are_cut_where_the_direction_changes() {
        use Script::{Digits, Latin, Persian};
        let found = runs("تلفن ۰۲۶-۳۲۷ و MoU است.", true);
        let expected = [
            ("تلفن ", Persian),
            ("\u{200e}۰۲۶-۳۲۷\u{200e}", Digits),
            (" و ", Persian),
            ("MoU", Latin),
            (" است.", Persian),
        ];
        assert_eq!(found, expected.map(|(text, script)| (text.to_owned(), script)));
        let found = runs("۱-۲. MoU", true);
        let expected = [("\u{200e}۱-۲\u{200e}", Digits), ("\u{200f}. ", Persian), ("MoU", Latin)];
        assert_eq!(found, expected.map(|(text, script)| (text.to_owned(), script)));
        let found = runs("Title: تفاهم‌نامهٔ ۱ (متن), signed", false);
        let expected = [("Title: ", Latin), ("تفاهم‌نامهٔ ۱ (متن)", Persian), ("\u{200e}, signed", Latin)];
        assert_eq!(found, expected.map(|(text, script)| (text.to_owned(), script)));
    }

    #[test]
    fn a_number_behind_persian_words_in_an_english_sentence_stays_behind_them() {
        use Script::{Latin, Persian};
        let found = runs("Saved by الهام رضایی, 19 Farvardin", false);
        let expected = [("Saved by ", Latin), ("الهام رضایی", Persian), ("\u{200e}, 19 Farvardin", Latin)];
        assert_eq!(found, expected.map(|(text, script)| (text.to_owned(), script)));
    }

    #[test]
    fn no_character_of_the_text_is_lost() {
        let text = "a\tب\nج 1-2 <w:p> & 😀 [x] 'y' ۱۲٬۰۰۰ –";
        for is_rtl in [true, false] {
            let all: String = of_text(text, is_rtl).iter().map(|run| run.text.as_str()).collect();
            assert_eq!(all.replace([LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK], ""), text);
        }
    }
}
