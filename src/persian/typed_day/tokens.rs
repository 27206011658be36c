//! A typed date cut into numbers, words and separators.

use super::super::day_fault::DayFault;
use super::super::fold::fold_letters;

/// One piece of a typed date. Spaces and commas only divide pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A run of ASCII digits.
    Number(String),
    /// A run of letters, folded.
    Word(String),
    /// A separator: `/`, `-` or `.`.
    Mark(char),
}

impl Token {
    /// The text of a number or word; separators have none.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Number(text) | Self::Word(text) => Some(text),
            Self::Mark(_) => None,
        }
    }
}

/// Cuts the text up. Digits and letters need no space between them: «۵مهر۱۴۰۵».
pub(super) fn split(typed: &str) -> Result<Vec<Token>, DayFault> {
    let mut tokens = Vec::new();
    let mut after_gap = true;
    for c in fold_letters(typed).chars() {
        let continued = if after_gap { None } else { tokens.last_mut() };
        after_gap = false;
        match (c, continued) {
            ('0'..='9', Some(Token::Number(digits))) => digits.push(c),
            ('0'..='9', _) => tokens.push(Token::Number(c.into())),
            (_, Some(Token::Word(word))) if c.is_alphabetic() => word.push(c),
            _ if c.is_alphabetic() => tokens.push(Token::Word(c.into())),
            _ if c.is_whitespace() || matches!(c, ',' | '،') => after_gap = true,
            _ => tokens.push(Token::Mark(separator(c).ok_or(DayFault::Unreadable)?)),
        }
    }
    // A date at the end of a sentence brings its full stop along.
    if tokens.len() > 1 && tokens.last() == Some(&Token::Mark('.')) {
        tokens.pop();
    }
    Ok(tokens)
}

fn separator(c: char) -> Option<char> {
    match c {
        '/' | '\\' | '\u{2044}' | '\u{2215}' => Some('/'),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        // The Persian decimal mark «٫», typed for a slash, has become a full stop by folding.
        '.' => Some('.'),
        _ => None,
    }
}
