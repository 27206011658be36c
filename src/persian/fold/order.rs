//! Ordering text as a Persian reader expects it.

use super::{fold_keeping_madda, spaced_words};

/// The Persian alphabet in its own order; bytes would put پ چ ژ گ at the end.
const ALPHABET: &str = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";

/// A key whose byte order is the order a Persian reader expects.
///
/// آ comes before ا, Persian before Latin, and numbers count by their value («ماده ۲» before
/// «ماده ۱۰»). The key is hexadecimal, two digits for a character, because those sort alike under
/// every collation a database may use.
pub fn sort_key(text: &str) -> String {
    let folded = spaced_words(&fold_keeping_madda(text));
    let mut key = String::with_capacity(folded.len() * 2);
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, tail) = rest.split_at(digits);
        if number.is_empty() {
            key.push_str(&letter_key(first));
            rest = rest.strip_prefix(first).unwrap_or_default();
        } else {
            key.push_str(&number_key(number));
            rest = tail;
        }
    }
    key
}

fn letter_key(c: char) -> String {
    const SPACE: usize = 0x00;
    const PERSIAN: usize = 0x40;
    const LATIN: usize = 0x70;
    let place = match c {
        ' ' => Some(SPACE),
        'a'..='z' => Some(LATIN + (c as usize - 'a' as usize)),
        _ => ALPHABET.chars().position(|own| own == c).map(|n| PERSIAN + n),
    };
    match place {
        Some(place) => format!("{place:02x}"),
        // Every other script comes last, in the order of its code points.
        None => format!("ff{:06x}", c as u32),
    }
}

/// A number as its length and then its digits, so that a longer number is always a later one.
fn number_key(digits: &str) -> String {
    const LENGTH: usize = 0x10;
    const DIGIT: usize = 0x30;
    let significant = digits.trim_start_matches('0');
    let length = LENGTH + significant.len().min(DIGIT - LENGTH - 1);
    // An ASCII digit's own code already is 0x30 to 0x39, that is DIGIT and its value.
    let codes = significant.bytes().map(|digit| format!("{digit:02x}"));
    std::iter::once(format!("{length:02x}")).chain(codes).collect()
}
