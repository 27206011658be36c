//! What a workbook can hold: which characters, how much in a cell, which names for its sheets.

/// What a cell can hold, in units of UTF-16.
pub const LONGEST_TEXT: usize = 32_767;
/// What the name of a sheet can hold.
const LONGEST_NAME: usize = 31;

/// At most so many units of UTF-16, no character cut in half.
pub fn cut(text: &str, longest: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= longest
    };
    text.chars().take_while(fits).collect()
}

/// A name that a sheet may have and no other has.
pub fn sheet_name(heading: &str, taken: &[String]) -> String {
    let plain: String = heading.chars().filter(|c| !"[]:*?/\\'".contains(*c)).collect();
    let names = (1_usize..).map(|n| match n {
        1 => cut(&plain, LONGEST_NAME),
        n => format!("{} {n}", cut(&plain, LONGEST_NAME - 4)),
    });
    let free = |name: &String| !name.is_empty() && !taken.contains(name);
    names.take(taken.len() + 2).find(free).unwrap_or_else(|| format!("{}", taken.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_short_legal_and_different() {
        let long = "a name: that [is] much longer / than a sheet may have";
        let first = sheet_name(long, &[]);
        assert_eq!(first, "a name that is much longer  tha");
        let second = sheet_name(long, std::slice::from_ref(&first));
        assert!(second != first && second.chars().count() <= 31, "{second}");
    }

    #[test]
    fn text_is_cut_between_characters() {
        assert_eq!(cut("😀😀", 3), "😀");
    }
}
