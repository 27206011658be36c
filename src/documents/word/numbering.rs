//! The automatic numbers of a Word file: «ماده ۱-», which stand nowhere in its text.
use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use super::ReadFault;
use super::xml::{Node, attribute, walk};
use crate::persian::digits::to_persian;

/// Levels within a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// The label, «%1» standing for the number of the first level.
    text: String,
    /// Whether the text follows at once.
    is_tight: bool,
}

/// Lists and how far each has counted.
#[derive(Default)]
pub struct Numbering {
    /// The kinds of lists.
    kinds: HashMap<String, [Level; LEVELS]>,
    /// The kind of each list, and the levels that begin anew in it.
    lists: HashMap<String, (String, [Option<u32>; LEVELS])>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

impl Numbering {
    /// Counts one more paragraph of a list; answers the label in front of it.
    pub fn next(&mut self, list: &str, level: usize, is_rtl: bool) -> Option<String> {
        let (kind, anew) = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let this = levels.get(level)?;
        let counted = self.counted.entry(kind.clone()).or_default();
        if self.begun.insert(list.to_owned()) {
            for (at, start) in anew.iter().enumerate() {
                if let (Some(start), Some(count)) = (start, counted.get_mut(at)) {
                    *count = Some(start.saturating_sub(1));
                }
            }
        }
        let count = counted.get_mut(level)?;
        *count = Some(count.map_or(this.start.unwrap_or(1), |before| before.saturating_add(1)));
        for deeper in counted.iter_mut().skip(level + 1) {
            *deeper = None;
        }
        let label = label(levels, counted, this);
        let label = if is_rtl { to_persian(&label) } else { label };
        (!label.is_empty()).then(|| if this.is_tight { label } else { format!("{label} ") })
    }
}

fn label(levels: &[Level; LEVELS], counted: &[Option<u32>; LEVELS], this: &Level) -> String {
    if this.format == "bullet" {
        return "•".to_owned();
    }
    let mut label = this.text.clone();
    for (at, (level, count)) in levels.iter().zip(counted).enumerate() {
        let mark = format!("%{}", at + 1);
        if label.contains(&mark) {
            let count = count.or(level.start).unwrap_or(1);
            label = label.replace(&mark, &number(count, &level.format));
        }
    }
    label.trim().to_owned()
}

/// A number as its format writes it; one that is not known here is written in digits.
fn number(n: u32, format: &str) -> String {
    const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";
    const ALEF_BA: &str = "ابتثجحخدذرزسشصضطظعغفقکلمنهوی";
    const ABJAD: &str = "ابجدهوزحطیکلمنسعفصقرشتثخذضظغ";
    match format {
        "none" => String::new(),
        "lowerLetter" => letter(n, ALPHABET),
        "upperLetter" => letter(n, ALPHABET).to_uppercase(),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        "arabicAlpha" => letter(n, ALEF_BA),
        "arabicAbjad" => letter(n, ABJAD),
        "decimalZero" => format!("{n:02}"),
        _ => n.to_string(),
    }
}

/// «a … z, aa, bb …», as Word counts; «الف» for the first of the Persian letters, as it is read.
fn letter(n: u32, letters: &str) -> String {
    const MOST: usize = 5;
    let many = letters.chars().count();
    let at = n.saturating_sub(1) as usize;
    let Some(letter) = letters.chars().nth(at % many) else { return n.to_string() };
    match at / many {
        0 if letter == 'ا' => "الف".to_owned(),
        times if times < MOST => letter.to_string().repeat(times + 1),
        _ => n.to_string(),
    }
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n >= 4000 {
        return n.to_string();
    }
    let (mut left, mut text) = (n, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            text += sign;
            left -= value;
        }
    }
    text
}

/// Where in the part one is.
#[derive(Default)]
struct Place {
    kind: Option<String>,
    list: Option<String>,
    level: usize,
}

/// Reads the lists.
pub fn read(part: impl BufRead) -> Result<Numbering, ReadFault> {
    let mut numbering = Numbering::default();
    let mut at = Place::default();
    walk(part, |node| {
        let Node::Open(tag) = node else { return Ok(()) };
        let name = tag.local_name();
        let attr = |name: &str| attribute(tag, name).unwrap_or_default();
        match name.as_ref() {
            "abstractNum" => at = Place { kind: Some(attr("abstractNumId")), ..Place::default() },
            "num" => at = Place { list: Some(attr("numId")), ..Place::default() },
            "lvl" | "lvlOverride" => at.level = attr("ilvl").parse().unwrap_or(LEVELS),
            name => numbering.take(&at, name, attr("val")),
        }
        Ok(())
    })?;
    Ok(numbering)
}

impl Numbering {
    fn take(&mut self, at: &Place, name: &str, value: String) {
        if let Some(kind) = &at.kind
            && let Some(level) = self.kinds.entry(kind.clone()).or_default().get_mut(at.level)
        {
            match name {
                "start" => level.start = value.parse().ok(),
                "numFmt" => level.format = value,
                "lvlText" => level.text = value,
                "suff" => level.is_tight = value == "nothing",
                _ => {}
            }
        } else if let Some(list) = &at.list {
            let (kind, anew) = self.lists.entry(list.clone()).or_default();
            match (name, anew.get_mut(at.level)) {
                ("abstractNumId", _) => *kind = value,
                ("startOverride", Some(start)) => *start = value.parse().ok(),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{number, roman};

    #[test]
    fn numbers_are_written_as_their_format_says() {
        let cases = [
            (1, "decimal", "1"),
            (27, "lowerLetter", "aa"),
            (3, "upperLetter", "C"),
            (1, "arabicAlpha", "الف"),
            (2, "arabicAlpha", "ب"),
            (4, "arabicAbjad", "د"),
            (14, "lowerRoman", "xiv"),
            (7, "decimalZero", "07"),
            (7, "none", ""),
            (7, "koreanCounting", "7"),
        ];
        for (n, format, expected) in cases {
            assert_eq!(number(n, format), expected, "{format}");
        }
        assert_eq!(roman(u32::MAX), u32::MAX.to_string());
        assert_eq!(number(0, "lowerLetter"), "a");
    }
}
