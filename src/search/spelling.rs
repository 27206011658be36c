//! The many spellings of one word: half-spaces, affixes written apart, letters with a hamza.

/// A word at the beginning of which another spelling is put: both are in use.
const REWRITTEN: [(&str, &str); 9] = [
    ("گفتوگو", "گفتگو"),
    ("جستوجو", "جستجو"),
    ("شستوشو", "شستشو"),
    ("مسوول", "مسیول"),
    ("شوون", "شیون"),
    ("هییت", "هیات"),
    ("مسیله", "مساله"),
    ("جریت", "جرات"),
    ("نشیت", "نشات"),
];

/// Endings that belong to the word before them, also when a space stands between.
const ENDINGS: [&str; 13] =
    ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "ای", "تر", "تری", "ترین"];

/// Beginnings that belong to the word after them.
const BEGINNINGS: [&str; 2] = ["می", "نمی"];

/// Words that only look like a plural.
const NO_PLURALS: [&str; 9] = ["تنها", "انتها", "بها", "منتها", "اشتها", "گرانبها", "شیها", "پربها", "خونبها"];

/// The endings of a plural, the longest first.
const PLURALS: [&str; 9] = ["هایشان", "هایمان", "هایتان", "هایش", "هایم", "هایت", "هایی", "های", "ها"];

/// Whether the folded word is written in Persian letters only.
pub fn is_persian(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, '\u{621}'..='\u{64a}' | '\u{66e}'..='\u{6d3}'))
}

/// Whether the folded word is an ending that belongs to the word before it.
pub fn is_ending(word: &str) -> bool {
    ENDINGS.contains(&word)
}

/// Whether the last part only links the word to the next one: «نسخه‌ی» is «نسخهٔ», which is «نسخه».
fn is_link(last: &str, first: &[String]) -> bool {
    last == "ی" && first.last().is_some_and(|part| part.ends_with('ه'))
}

/// Whether the folded word is a beginning that belongs to the word after it.
pub fn is_beginning(word: &str) -> bool {
    BEGINNINGS.contains(&word)
}

/// The one spelling of a word that has several.
pub fn rewrite(word: String) -> String {
    let found = REWRITTEN.iter().find_map(|(from, to)| Some((to, word.strip_prefix(from)?)));
    match found {
        Some((to, rest)) => format!("{to}{rest}"),
        None => word,
    }
}

/// The word without its ending: `parts` are what half-spaces and spaces divided it into. Of «رسانه‌ای» it may
/// be two.
pub fn bases(word: &str, parts: &[String]) -> Vec<String> {
    if let Some((last, first)) = parts.split_last()
        && !first.is_empty()
        && (is_ending(last) || is_link(last, first))
    {
        return vec![rewrite(first.concat())];
    }
    if NO_PLURALS.contains(&word) {
        return vec![word.to_owned()];
    }
    let cut = |ending: &&str| word.strip_suffix(*ending).filter(|base| base.chars().count() >= 3);
    match PLURALS.iter().find_map(|ending| Some((*ending, cut(ending)?))) {
        // «رسانهای» is «رسانه» with ای as well as «رسان» with های.
        Some(("های" | "هایی", base)) => vec![base.to_owned(), format!("{base}ه")],
        Some((_, base)) => vec![base.to_owned()],
        None => vec![word.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(word: &str) -> Vec<String> {
        bases(word, &[word.to_owned()])
    }

    #[test]
    fn a_plural_loses_its_ending_and_what_only_looks_like_one_does_not() {
        assert_eq!(base("سازمانهایشان"), ["سازمان"]);
        assert_eq!(base("رسانههای"), ["رسانه", "رسانهه"]);
        assert_eq!(base("تنها"), ["تنها"]);
        assert_eq!(base("بندها"), ["بند"]);
        assert_eq!(base("راها"), ["راها"], "two letters are no word");
    }

    #[test]
    fn what_a_half_space_divides_says_where_the_word_ends() {
        let parts = ["رسانه".to_owned(), "ای".to_owned()];
        assert_eq!(bases("رسانهای", &parts), ["رسانه"]);
        let linked = ["نسخه".to_owned(), "ی".to_owned()];
        assert_eq!(bases("نسخهی", &linked), ["نسخه"]);
    }

    #[test]
    fn both_spellings_of_a_word_become_one() {
        for (one, other) in [("گفتوگوی", "گفتگوی"), ("مسوولان", "مسیولان"), ("هییت", "هیات")]
        {
            assert_eq!(rewrite(one.into()), other);
        }
        assert_eq!(rewrite("نامه".into()), "نامه");
    }
}
