//! The parts of a text, told by how its lines begin: articles, notes, clauses.

/// What a line of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// «مادهٔ ۳ – اهداف», the heading of an article.
    Article,
    /// «تبصره: …», which hangs on the article above it.
    Note,
    /// «۳-۱. …», «بند ۲ …», one of several.
    Clause,
    /// Any other line.
    Plain,
}

/// A line of the text with what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// What it is.
    pub part: Part,
    /// The line, without the spaces at its ends.
    pub text: &'a str,
}

impl Line<'_> {
    /// Whether it is the heading of an article.
    pub fn is_article(&self) -> bool {
        self.part == Part::Article
    }

    /// Whether it is a note.
    pub fn is_note(&self) -> bool {
        self.part == Part::Note
    }

    /// Whether it is a clause.
    pub fn is_clause(&self) -> bool {
        self.part == Part::Clause
    }
}

/// A heading is short; an article whose whole text stands on its first line is no heading.
const LONGEST_HEADING: usize = 120;

/// The lines of a text that are not blank.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|text| Line { part: part(text), text }).collect()
}

/// What a line is.
pub fn part(line: &str) -> Part {
    if begins_with_number(line) {
        return Part::Clause;
    }
    // «مادهٔ», «ماده», «ماده‌ی»: the word, whatever is written after its last letter.
    let word: String = line.chars().take_while(|c| c.is_alphabetic() || *c == '\u{200c}' || *c == '\u{654}').collect();
    let rest = line.get(word.len()..).unwrap_or("").trim_start();
    let numbered = rest.chars().next().is_some_and(char::is_numeric) || is_ordinal(rest);
    match word.to_lowercase().trim_end_matches(['\u{654}', 'ی', '\u{200c}']) {
        "ماده" | "article" if numbered && line.chars().count() <= LONGEST_HEADING => Part::Article,
        "تبصره" | "note" if numbered || rest.starts_with([':', '–', '-']) => Part::Note,
        "بند" | "جزء" | "clause" if numbered || is_lettered(rest) => Part::Clause,
        _ => Part::Plain,
    }
}

/// «۱.», «۱)», «۱-۲.», «1 -»: a number and a mark after it.
fn begins_with_number(line: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || ('۰'..='۹').contains(&c) || ('٠'..='٩').contains(&c);
    let rest = line.trim_start_matches(is_number);
    if rest.len() == line.len() {
        return false;
    }
    let mark = rest.trim_start();
    mark.starts_with(['.', ')', '-', '–', 'ـ']) && !mark.starts_with("..")
}

fn is_ordinal(word: &str) -> bool {
    const ORDINALS: [&str; 12] =
        ["واحده", "اول", "یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم"];
    let first = word.split_whitespace().next().unwrap_or("").trim_end_matches([':', '-', '–', '.']);
    ORDINALS.contains(&first)
}

/// «الف)», «ب –», "(a)".
fn is_lettered(rest: &str) -> bool {
    let letter: String = rest.trim_start_matches(['(', '«']).chars().take_while(|c| c.is_alphabetic()).collect();
    !letter.is_empty() && letter.chars().count() <= 3 && rest.contains([')', '–', '-', ':', '»', '.'])
}

#[cfg(test)]
mod tests {
    use super::{Part, lines, part};

    #[test]
    fn articles_notes_and_clauses_are_told_by_how_a_line_begins() {
        let cases = [
            ("مادهٔ ۱ – طرفین", Part::Article),
            ("ماده 2: موضوع", Part::Article),
            ("ماده‌ی ۳", Part::Article),
            ("مادهٔ سوم – اهداف", Part::Article),
            ("ماده واحده", Part::Article),
            ("Article 4 – Term", Part::Article),
            ("ماده‌ای که گفته شد", Part::Plain),
            ("تبصره: تمدید", Part::Note),
            ("تبصرهٔ ۲ – تمدید", Part::Note),
            ("Note: renewed", Part::Note),
            ("Notes of the meeting", Part::Plain),
            ("۱-۲. متن", Part::Clause),
            ("۳) متن", Part::Clause),
            ("بند ۲ – متن", Part::Clause),
            ("بند الف) متن", Part::Clause),
            ("۱۴۰۵ سال خوبی بود", Part::Plain),
            ("جدول امضا", Part::Plain),
            ("", Part::Plain),
        ];
        for (line, expected) in cases {
            assert_eq!(part(line), expected, "{line}");
        }
        let long = format!("مادهٔ ۱ – {}", "متن ".repeat(60));
        assert_eq!(part(&long), Part::Plain);
    }

    #[test]
    fn blank_lines_only_divide() {
        assert_eq!(lines("  یک \n\n \nدو\n").len(), 2);
    }
}
