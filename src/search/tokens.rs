//! A text cut into words, each with the place where it stands in the text.
use std::ops::Range;

use super::spelling::{is_beginning, is_ending, is_persian, rewrite};
use crate::persian::{fold_letters, is_of_word};

/// What is longer is no word; the rest of it is left out.
const LONGEST: usize = 64;

/// One word, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The folded word, half-spaces left out and affixes joined.
    pub word: String,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

/// What a letter does to the word it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Left out by folding: vowel marks, half-spaces, tatweel.
    Inner,
    Space,
    Stop,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' | '۰'..='۹' | '٠'..='٩' => Class::Digit,
        'a'..='z' | 'A'..='Z' | 'ا'..='غ' | 'ف'..='ي' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ => match fold_letters(c.encode_utf8(&mut [0; 4])) {
            folded if folded.is_empty() => Class::Inner,
            folded if folded.contains(char::is_alphanumeric) => Class::Letter,
            _ => Class::Stop,
        },
    }
}

/// The words of the text by clause: punctuation ends a clause, and no compound reaches over it.
pub fn clauses(text: &str) -> Vec<Vec<Token>> {
    let mut all = vec![Vec::new()];
    for piece in pieces(text) {
        match piece {
            Piece::Stop => all.push(Vec::new()),
            Piece::Word(at) => {
                let folded = fold_letters(text.get(at.clone()).unwrap_or_default());
                let words = folded.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty());
                let tokens = words.map(|word| Token { word: word.chars().take(LONGEST).collect(), at: at.clone() });
                if let Some(clause) = all.last_mut() {
                    clause.extend(tokens);
                }
            }
        }
    }
    all.into_iter().filter(|clause| !clause.is_empty()).map(join_affixes).collect()
}

enum Piece {
    Word(Range<usize>),
    Stop,
}

/// Runs of letters, and the stops between them. A Persian letter beside a digit begins a new run: «ماده۱۲».
fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut run: Option<(usize, usize, char, Class)> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let end = at + c.len_utf8();
        let mut is = class(c);
        let after_digit = run.is_some_and(|(.., last)| last == Class::Digit);
        if c == '٬' && after_digit && letters.peek().is_some_and(|(_, next)| class(*next) == Class::Digit) {
            is = Class::Inner;
        }
        run = match (is, run) {
            (Class::Inner, None) => None,
            (Class::Inner, Some((start, _, last, kind))) => Some((start, end, last, kind)),
            (Class::Letter | Class::Digit, None) => Some((at, end, c, is)),
            (Class::Letter | Class::Digit, Some((start, until, last, kind))) => {
                let letter = if is == Class::Letter { c } else { last };
                if is != kind && !letter.is_ascii() {
                    found.push(Piece::Word(start..until));
                    Some((at, end, c, is))
                } else {
                    Some((start, end, c, is))
                }
            }
            (Class::Space | Class::Stop, run) => {
                found.extend(run.map(|(start, until, ..)| Piece::Word(start..until)));
                None
            }
        };
        if is == Class::Stop {
            found.push(Piece::Stop);
        }
    }
    found.extend(run.map(|(start, until, ..)| Piece::Word(start..until)));
    found
}

/// Joins what one writes apart and another together: «می رسد», «رسانه ها».
fn join_affixes(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut awaits = false;
    for token in tokens {
        let persian = is_persian(&token.word);
        let last = joined.last_mut().filter(|last| is_persian(&last.word));
        let fits = awaits || (is_ending(&token.word) && last.as_ref().is_some_and(|l| l.word.chars().count() >= 2));
        match last.filter(|_| persian && fits) {
            Some(last) => {
                last.word.push_str(&token.word);
                last.at.end = token.at.end;
                awaits = false;
            }
            None => {
                awaits = is_beginning(&token.word);
                joined.push(token);
            }
        }
    }
    joined.into_iter().map(|token| Token { word: rewrite(token.word), ..token }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        clauses(text).into_iter().flatten().map(|token| token.word).collect()
    }

    #[test]
    fn every_spelling_of_a_word_gives_the_same_tokens() {
        for text in ["رسانه‌ها", "رسانه ها", "رسانهها", "رسانه¬ها", "رسـانه\u{200f}‌ها"]
        {
            assert_eq!(words(text), ["رسانهها"], "{text}");
        }
        assert_eq!(words("مي رسد"), words("می‌رسد"));
        assert_eq!(words("مُدیرِ کُلّ"), ["مدیر", "کل"]);
    }

    #[test]
    fn a_word_knows_where_it_stands_with_all_that_belongs_to_it() {
        let text = "نشست با رسانه ها، امروز";
        let found: Vec<_> = clauses(text).into_iter().flatten().map(|token| &text[token.at]).collect();
        assert_eq!(found, ["نشست", "با", "رسانه ها", "امروز"]);
    }

    #[test]
    fn punctuation_ends_a_clause_and_spaces_do_not() {
        assert_eq!(clauses("یک دو\nسه، چهار").len(), 2);
    }

    #[test]
    fn digits_of_every_set_are_alike_and_stand_apart_from_persian_letters() {
        assert_eq!(words("ماده۱۲ و ١٢٬٠٠٠ ریال"), ["ماده", "12", "و", "12000", "ریال"]);
        assert_eq!(words("MOU-1405/012 A4"), ["mou", "1405", "012", "a4"]);
    }

    #[test]
    fn nothing_but_marks_is_no_word_and_an_endless_word_is_cut() {
        assert!(clauses("\u{200c}\u{64b} — «»").is_empty());
        assert_eq!(words(&"ب".repeat(5000))[0].chars().count(), 64);
    }
}
