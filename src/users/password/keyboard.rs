//! A word typed while the keyboard stood in the other language: everybody here has seen `sghl`
//! where «سلام» was meant, and those who guess passwords know it too.

/// The keys of a Latin keyboard with the letters of the Persian one (ISIRI 9147).
const KEYS: &[(char, char)] = &[
    ('q', 'ض'),
    ('w', 'ص'),
    ('e', 'ث'),
    ('r', 'ق'),
    ('t', 'ف'),
    ('y', 'غ'),
    ('u', 'ع'),
    ('i', 'ه'),
    ('o', 'خ'),
    ('p', 'ح'),
    ('[', 'ج'),
    (']', 'چ'),
    ('a', 'ش'),
    ('s', 'س'),
    ('d', 'ی'),
    ('f', 'ب'),
    ('g', 'ل'),
    ('h', 'ا'),
    ('j', 'ت'),
    ('k', 'ن'),
    ('l', 'م'),
    (';', 'ک'),
    ('\'', 'گ'),
    ('z', 'ظ'),
    ('x', 'ط'),
    ('c', 'ز'),
    ('v', 'ر'),
    ('b', 'ذ'),
    ('n', 'د'),
    ('m', 'پ'),
    (',', 'و'),
];

/// The letters of a folded text as the same keys give them on a Persian keyboard.
pub fn to_persian(text: &str) -> String {
    let letter = |c| KEYS.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, persian)| *persian);
    text.chars().map(letter).collect()
}

/// The letters of a folded text as the same keys give them on a Latin keyboard.
pub fn to_latin(text: &str) -> String {
    let letter = |c| match c {
        'ژ' => 'c',
        'ء' => 'm',
        _ => KEYS.iter().find(|(_, persian)| *persian == c).map_or(c, |(latin, _)| *latin),
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::{to_latin, to_persian};

    #[test]
    fn the_same_keys_give_a_word_in_either_language() {
        for (latin, persian) in [("sghl", "سلام"), ("password", "حشسسصخقی"), ("jthil", "تفاهم"), ("';,", "گکو")]
        {
            assert_eq!(to_persian(latin), persian);
            assert_eq!(to_latin(persian), latin);
        }
        assert_eq!(to_persian("۱۲ سلام"), "۱۲ سلام");
    }
}
