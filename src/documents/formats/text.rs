//! What text in XML can hold.

/// Without the characters that XML cannot hold: with one of them the whole file would not open.
pub fn legal(text: &str) -> String {
    let illegal = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace("\r\n", "\n").chars().filter(|c| !illegal(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::legal;

    #[test]
    fn text_is_rid_of_what_xml_cannot_hold() {
        assert_eq!(legal("a\u{0}\u{1b}b\u{ffff}\tc\r\nd\u{85}"), "ab\tc\nd");
    }
}
