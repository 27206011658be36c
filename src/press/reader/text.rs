//! An article cut into lines and words, each word with its folded form.
use std::ops::Range;

use crate::persian::fold_letters;

/// So many words a sentence may reach to either side.
const FARTHEST: usize = 80;

/// What a piece of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, half-spaces included.
    Word,
    /// Digits, in any of the three sets.
    Number,
    /// Anything else that is not a space.
    Mark,
}

/// One piece of an article.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its folded form; digits are ASCII, dashes are `-`, slashes are `/`.
    pub folded: String,
    /// The line it stands in.
    pub line: usize,
    /// Whether no space stands before it.
    pub glued: bool,
    /// Where it begins and ends in the text.
    bytes: Range<usize>,
}

/// One line of an article, empty ones left out.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The line without marks of headings and lists.
    pub text: &'a str,
    /// Whether it was marked as a heading.
    pub heading: bool,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// An article, folded once for all that is looked for in it.
#[derive(Clone, Debug)]
pub(super) struct Article<'a> {
    source: &'a str,
    /// The lines with something in them.
    pub lines: Vec<Line<'a>>,
    /// All words, numbers and marks.
    pub tokens: Vec<Token>,
}

impl<'a> Article<'a> {
    /// Cuts a text up.
    pub fn of(source: &'a str) -> Article<'a> {
        let mut article = Article { source, lines: Vec::new(), tokens: Vec::new() };
        let mut offset = 0;
        for whole in source.split('\n') {
            article.push_line(whole, offset);
            offset += whole.len() + 1;
        }
        article
    }

    fn push_line(&mut self, whole: &'a str, offset: usize) {
        let bare = whole.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '•' | '▪' | '>'));
        let lead = whole.len() - bare.len();
        let heading = whole.get(..lead).is_some_and(|marks| marks.contains('#'));
        let text = bare.trim_end_matches(|c: char| c.is_whitespace() || c == '*');
        let first = self.tokens.len();
        tokens(text, offset + lead, self.lines.len(), &mut self.tokens);
        if self.tokens.len() > first {
            self.lines.push(Line { text, heading, tokens: first..self.tokens.len() });
        }
    }

    /// The text from the first of the tokens to the last, as it is written.
    pub fn words(&self, range: Range<usize>) -> &'a str {
        let ends = self.tokens.get(range.start).zip(range.end.checked_sub(1).and_then(|last| self.tokens.get(last)));
        ends.and_then(|(first, last)| self.source.get(first.bytes.start..last.bytes.end)).unwrap_or("")
    }

    /// The folded form of a word or number; nothing for a mark and beyond the end.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.kind != Kind::Mark).map_or("", |token| token.folded.as_str())
    }

    /// The mark that stands there.
    pub fn mark(&self, at: usize) -> Option<char> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Mark)?.folded.chars().next()
    }

    /// The digits that stand there.
    pub fn number(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Number).map(|token| token.folded.as_str())
    }

    /// Whether a token stands in the same line as another.
    pub fn same_line(&self, one: usize, other: usize) -> bool {
        self.tokens.get(one).zip(self.tokens.get(other)).is_some_and(|(a, b)| a.line == b.line)
    }

    /// Where the words end that from `at` on spell a folded phrase, however they are spaced.
    pub fn spells(&self, at: usize, phrase: &str) -> Option<usize> {
        let (mut rest, mut end) = (phrase, at);
        while !rest.is_empty() {
            let word = self.word(end);
            if word.is_empty() || !self.same_line(at, end) {
                return None;
            }
            rest = rest.strip_prefix(word)?;
            end += 1;
        }
        Some(end)
    }

    /// The longest of the phrases that begins at `at`: where it ends.
    pub fn any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.spells(at, phrase)).max()
    }

    /// Whether one of the phrases begins somewhere in the range.
    pub fn holds(&self, range: Range<usize>, phrases: &[&str]) -> bool {
        range.into_iter().any(|at| self.any(at, phrases).is_some())
    }

    /// The sentence around a token, within its line and not farther than anybody writes one.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let line = self.tokens.get(at).and_then(|token| self.lines.get(token.line));
        let Some(line) = line else { return at..at };
        let (from, to) = (line.tokens.start.max(at.saturating_sub(FARTHEST)), line.tokens.end.min(at + FARTHEST));
        let first = (from..at).rev().find(|i| self.ends_sentence(*i)).map_or(from, |i| i + 1);
        let end = (at..to).find(|i| self.ends_sentence(*i)).unwrap_or(to);
        first..end
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let within_number = at > 0 && self.number(at - 1).is_some() && self.number(at + 1).is_some();
        matches!(self.mark(at), Some('.' | '!' | '?' | '؟' | '؛')) && !within_number
    }

    /// How many words and numbers a line has.
    pub fn length(&self, line: &Line) -> usize {
        line.tokens.clone().filter(|at| self.mark(*at).is_none()).count()
    }
}

fn kind_of(c: char) -> Option<Kind> {
    match c {
        _ if c.is_whitespace() => None,
        _ if c.is_numeric() => Some(Kind::Number),
        '\u{200b}'..='\u{200d}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => Some(Kind::Word),
        _ if c.is_alphabetic() => Some(Kind::Word),
        _ => Some(Kind::Mark),
    }
}

fn tokens(text: &str, offset: usize, line: usize, into: &mut Vec<Token>) {
    let mut open: Option<(Kind, Range<usize>, bool)> = None;
    let mut glued = false;
    let close = |open: Option<(Kind, Range<usize>, bool)>, into: &mut Vec<Token>| {
        let Some((kind, bytes, glued)) = open else { return };
        let folded = folded(kind, text.get(bytes.clone()).unwrap_or(""));
        if !folded.is_empty() {
            into.push(Token { kind, folded, line, glued, bytes: bytes.start + offset..bytes.end + offset });
        }
    };
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match (kind_of(c), &mut open) {
            (Some(kind), Some((same, bytes, _))) if kind == *same && kind != Kind::Mark => bytes.end = end,
            (kind, _) => {
                close(open.take(), into);
                open = kind.map(|kind| (kind, at..end, glued));
            }
        }
        glued = !c.is_whitespace();
    }
    close(open, into);
}

fn folded(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Mark => match text.chars().next() {
            Some('\\' | '\u{2044}' | '\u{2215}') => "/".into(),
            Some('\u{2010}'..='\u{2015}' | '\u{2212}') => "-".into(),
            Some('٫') => ".".into(),
            _ => text.into(),
        },
        Kind::Word | Kind::Number => fold_letters(text).chars().filter(|c| c.is_alphanumeric()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_words_numbers_and_marks() {
        let article = Article::of("## تیتر\n\nروز ۲۸اردیبهشت، تفاهم‌نامهٔ ۱۴۰۵/۲.");
        let folded: Vec<&str> = article.tokens.iter().map(|token| token.folded.as_str()).collect();
        assert_eq!(folded, ["تیتر", "روز", "28", "اردیبهشت", "،", "تفاهمنامه", "1405", "/", "2", "."]);
        assert!(article.lines[0].heading && !article.lines[1].heading);
        assert_eq!(article.words(5..9), "تفاهم‌نامهٔ ۱۴۰۵/۲");
        assert_eq!(article.sentence(3), 1..9);
    }

    #[test]
    fn a_phrase_is_found_however_it_is_spaced() {
        for text in ["تفاهم نامه", "تفاهمنامه", "تفاهم\u{200c}نامه", "تفاهم نامة"] {
            assert!(Article::of(text).spells(0, "تفاهمنامه").is_some(), "{text}");
        }
        assert_eq!(Article::of("تفاهم،نامه").spells(0, "تفاهمنامه"), None);
    }
}
