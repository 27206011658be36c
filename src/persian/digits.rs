//! Persian, Arabic and ASCII digits.

/// The value of one decimal digit in any of the three sets Persian text is typed with.
pub(super) fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        _ => None,
    }
}

/// The text with every ASCII and Arabic digit written as a Persian one.
///
/// For text people read; never for addresses, codes or file names.
pub fn to_persian(text: &str) -> String {
    replace_digits(text, '۰')
}

/// The text with every Persian and Arabic digit written as an ASCII one.
pub fn to_ascii(text: &str) -> String {
    replace_digits(text, '0')
}

fn replace_digits(text: &str, zero: char) -> String {
    let digit = |c| digit_value(c).and_then(|value| char::from_u32(zero as u32 + value)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// The whole number somebody typed, in any digits, with or without marks between the thousands.
///
/// Marks are believed only where thousands really are («۱٬۰۰۰», `1,000,000`, `12 000`), so that
/// `1,5` is refused instead of being read as fifteen.
pub fn read_number(typed: &str) -> Option<i64> {
    let plain = to_ascii(&super::bidi::clean(typed)).replace('\u{2212}', "-");
    let (sign, magnitude) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", plain.as_str()),
    };
    let digits = join_thousands(magnitude)?;
    // The sign goes in before parsing, because the smallest number has no positive twin.
    format!("{sign}{digits}").parse().ok()
}

fn join_thousands(text: &str) -> Option<String> {
    let all_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else {
        return all_digits(text).then(|| text.to_owned());
    };
    if !is_thousands_mark(mark) {
        return None;
    }
    let mut groups = text.split(mark);
    let first = groups.next().filter(|g| all_digits(g) && g.len() <= 3)?;
    let mut joined = first.to_owned();
    for group in groups {
        if !all_digits(group) || group.len() != 3 {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

fn is_thousands_mark(c: char) -> bool {
    matches!(c, ',' | '٬' | '،' | '\'' | ' ' | '\u{a0}' | '\u{202f}' | '\u{200c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_set_is_rewritten_and_nothing_else_is() {
        assert_eq!(to_persian("ماده 12، ٣ و ۴ (MoU)"), "ماده ۱۲، ۳ و ۴ (MoU)");
        assert_eq!(to_ascii("۱۴۰۵/٠٢/28 – الف"), "1405/02/28 – الف");
    }

    #[test]
    fn numbers_are_read_in_any_digits_and_with_thousands_marks() {
        for (typed, value) in [
            ("0", 0),
            (" ۱۲ ", 12),
            ("۱٬۲۳۴٬۵۶۷", 1_234_567),
            ("١٢٬٠٠٠", 12_000),
            ("12 000", 12_000),
            ("1,000", 1_000),
            ("\u{200f}-۵", -5),
            ("−5", -5),
            ("-9223372036854775808", i64::MIN),
        ] {
            assert_eq!(read_number(typed), Some(value), "{typed}");
        }
    }

    #[test]
    fn what_is_not_one_whole_number_is_refused() {
        for typed in [
            "",
            "-",
            "1,5",
            "1000,000",
            "1,2345",
            "1,000.5",
            "1,000،000",
            "۱۲ نفر",
            ",000",
            "--1",
            "9223372036854775808",
        ] {
            assert_eq!(read_number(typed), None, "{typed}");
        }
    }
}
