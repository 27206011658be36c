//! Copies of text for finding and ordering, in which the many spellings of one word are alike.
//!
//! The copies are never shown and never replace what was written: a half-space (ZWNJ) is part of
//! good spelling, and only these copies lose it.

mod likeness;
mod order;

use unicode_normalization::UnicodeNormalization;

use super::bidi::is_direction_mark;
use super::digits::digit_value;

pub use likeness::{Trigrams, near, nearest};
pub use order::sort_key;

/// What stands before a name in letters and speech and does not belong to it, after folding.
const TITLES: [&[&str]; 26] = [
    &["جناب"],
    &["اقای"],
    &["سرکار"],
    &["خانم"],
    &["دکتر"],
    &["مهندس"],
    &["استاد"],
    &["سید"],
    &["سیده"],
    &["حاج"],
    &["حجتالاسلام"],
    &["حجت", "الاسلام"],
    &["حجه", "الاسلام"],
    &["حجهالاسلام"],
    &["والمسلمین"],
    &["و", "المسلمین"],
    &["ایتالله"],
    &["ایت", "الله"],
    &["ایهالله"],
    &["ایه", "الله"],
    &["mr"],
    &["mrs"],
    &["ms"],
    &["dr"],
    &["eng"],
    &["prof"],
];

/// The words of the text, folded and divided by single spaces.
///
/// Punctuation only divides words; use [`fold_letters`] where it has to stay visible.
pub fn fold(text: &str) -> String {
    spaced_words(&fold_letters(text))
}

/// The text letter by letter in its folded form, with spaces and punctuation left in place.
///
/// Arabic and Persian forms of a letter become one, vowel marks, tatweel and invisible characters
/// go, the half-space joins what it divided, digits become ASCII and Latin letters lower-case.
pub fn fold_letters(text: &str) -> String {
    fold_keeping_madda(text).replace('آ', "ا")
}

/// A person's name for finding duplicates: without leading titles and without spaces.
pub fn fold_name(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let mut rest = words.as_slice();
    // The last word is never dropped: whoever is entered only as «مهندس» is still somebody.
    while let Some(shorter) =
        TITLES.iter().find_map(|title| rest.strip_prefix(*title)).filter(|shorter| !shorter.is_empty())
    {
        rest = shorter;
    }
    let name = rest.concat();
    match name.strip_prefix("سید") {
        // «سیدمجتبی» is also written as one word; «سیدی» and «سیدان» are names of their own.
        Some(given) if rest.first().is_some_and(|w| w.chars().count() >= 6) => given.to_owned(),
        _ => name,
    }
}

/// An organisation's name for finding duplicates: without spaces.
pub fn fold_org(text: &str) -> String {
    fold(text).replace(' ', "")
}

fn spaced_words(text: &str) -> String {
    let words = text.split(|c: char| !is_of_word(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Folding in which آ stays apart from ا, as sorting needs it.
fn fold_keeping_madda(text: &str) -> String {
    fold_common(text).unwrap_or_else(|| fold_any(text))
}

/// The same for the letters that nearly every text is written in, several times as fast: normalising leaves
/// these as they are and joins none of them with its neighbour. Nothing where another one occurs.
fn fold_common(text: &str) -> Option<String> {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\x7f' => folded.push(c.to_ascii_lowercase()),
            // ء, tatweel and the half-space.
            '\u{621}' | '\u{640}' | '\u{200c}' => {}
            '\u{622}'..='\u{63a}'
            | '\u{641}'..='\u{64a}'
            | 'پ'
            | 'چ'
            | 'ژ'
            | 'ک'
            | 'گ'
            | 'ی'
            | '۰'..='۹'
            | '٠'..='٩' => {
                folded.push(fold_letter(c));
            }
            '«' | '»' | '،' | '؛' | '؟' => folded.push(c),
            // «تفاهم‌نامهٔ»: there is no one letter of this ه and this mark.
            '\u{654}' if folded.ends_with('ه') => {}
            _ => return None,
        }
    }
    Some(folded)
}

/// The same for whatever is written.
fn fold_any(text: &str) -> String {
    // Lower-casing can itself bring out a mark: «İ» becomes an i with a dot above.
    let letters = text.nfkc().flat_map(|c| fold_letter(c).to_lowercase()).filter(|c| !is_dropped(*c));
    // What stood between a digit and the mark of its thousands is gone by now.
    let mut folded = String::with_capacity(text.len());
    let mut letters = letters.peekable();
    while let Some(c) = letters.next() {
        let after_digit = folded.ends_with(|c: char| c.is_ascii_digit());
        let before_digit = letters.peek().is_some_and(char::is_ascii_digit);
        if !(c == '٬' && after_digit && before_digit) {
            folded.push(c);
        }
    }
    folded
}

/// Whether words consist of it. The letters that nearly every word is written in need no table.
pub fn is_of_word(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | 'ا'..='غ' | 'ف'..='ي' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی')
        || c.is_alphanumeric()
}

/// The text with the letters of a Persian keyboard, where an Arabic one wrote ي and ك.
pub fn persian_letters(text: &str) -> String {
    text.chars().map(persian_letter).collect()
}

fn persian_letter(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        _ => c,
    }
}

fn fold_letter(c: char) -> char {
    match persian_letter(c) {
        'ې' | 'ۍ' | 'ێ' | 'ے' | 'ۓ' | 'ئ' => 'ی',
        'ڪ' | 'ګ' | 'ڬ' | 'ڭ' | 'ڮ' => 'ک',
        'ة' | 'ۀ' | 'ە' | 'ۂ' | 'ہ' | 'ھ' | 'ۃ' => 'ه',
        'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ؤ' | 'ٶ' => 'و',
        '٫' => '.',
        c => digit_value(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c),
    }
}

/// Whether folding leaves the character out: «امضاء» is «امضا», «مُدیر» is «مدیر».
fn is_dropped(c: char) -> bool {
    let is_mark = matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}'
            | '\u{6e7}'..='\u{6e8}'
            | '\u{6ea}'..='\u{6ed}'
    );
    // U+00AC is how old keyboard layouts wrote the half-space; U+0640 is tatweel.
    let is_invisible = matches!(c, '\u{640}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' | '\u{ac}');
    c == 'ء' || is_mark || is_invisible || is_direction_mark(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn common_letters_fold_as_any_do(text in "[ -~\u{621}-\u{656}پچژکگیۀە۰-۹٠-٩٬«»،؛؟\u{200c}\u{300}ﷲاَ]{0,12}") {
            if let Some(folded) = fold_common(&text) {
                prop_assert_eq!(folded, fold_any(&text));
            }
        }
    }

    #[test]
    fn a_common_sentence_needs_no_tables() {
        let text = "متن تفاهم‌نامهٔ شمارهٔ ۱۲/۵۰۱۷ با «بنیاد»، به امضاء رسيد؛ MoU.";
        assert_eq!(fold_common(text).as_deref(), Some(fold_any(text).as_str()));
    }
}
