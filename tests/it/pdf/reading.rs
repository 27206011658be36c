//! PDF files read back by Poppler, which had no part in writing them.
use std::process::Command;

use tempfile::NamedTempFile;

/// A word and where it stands, in points from the upper left corner of its page.
pub struct Placed {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub bottom: f64,
}

/// A file that is read.
pub struct Paper(NamedTempFile);

impl Paper {
    pub fn new(bytes: &[u8]) -> Paper {
        let file = NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        Paper(file)
    }

    fn ask(&self, program: &str, options: &[&str], to: &[&str]) -> String {
        let answer = Command::new(program).args(options).arg(self.0.path()).args(to).output();
        let answer = answer.unwrap_or_else(|fault| panic!("{program} (package poppler-utils): {fault}"));
        assert!(answer.status.success(), "{program}: {}", String::from_utf8_lossy(&answer.stderr));
        String::from_utf8(answer.stdout).unwrap()
    }

    /// What the file says about itself.
    pub fn about(&self, name: &str) -> String {
        let all = self.ask("pdfinfo", &["-enc", "UTF-8"], &[]);
        let line = all.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_default().trim().to_owned()
    }

    pub fn pages(&self) -> usize {
        self.about("Pages").parse().unwrap()
    }

    /// The text of each page, without marks of direction, joiners and places where words may break.
    pub fn text(&self) -> Vec<String> {
        let all = self.ask("pdftotext", &["-layout"], &["-"]);
        let pages = all.split_terminator('\u{c}');
        pages.map(|page| page.chars().filter(|c| !is_mark(*c)).collect()).collect()
    }

    /// Every word with its place.
    pub fn words(&self) -> Vec<Placed> {
        let all = self.ask("pdftotext", &["-bbox"], &["-"]);
        let html = scraper::Html::parse_document(&all);
        let word = scraper::Selector::parse("word").unwrap();
        let number = |word: &scraper::ElementRef, name: &str| word.attr(name).unwrap().parse().unwrap();
        html.select(&word)
            .map(|word| Placed {
                text: word.text().flat_map(str::chars).filter(|c| !is_mark(*c)).collect(),
                left: number(&word, "xmin"),
                right: number(&word, "xmax"),
                bottom: number(&word, "ymax"),
            })
            .collect()
    }

    /// Whether the words of a text stand in the file. Readers move the half-space and turn «لا», so
    /// the letters of a word count, not their order.
    pub fn says(&self, text: &str) -> bool {
        says(&self.text().join(" "), text)
    }
}

/// Whether the words of a text are among those that were read.
pub fn says(read: &str, text: &str) -> bool {
    let there = words_of(read);
    words_of(text).iter().all(|word| there.contains(word))
}

/// The words and the numbers of a text, the letters of each in the order of the alphabet.
fn words_of(text: &str) -> Vec<Vec<char>> {
    let mut words: Vec<Vec<char>> = vec![Vec::new()];
    // Where the direction turns, readers lose the space between two words.
    let kind = |c: char| if c.is_numeric() { 0 } else { 1 + u8::from(('\u{600}'..='\u{6ff}').contains(&c)) };
    let mut last = 1;
    for c in text.chars().filter(|c| !is_mark(*c) && !matches!(c, '\u{654}' | '\u{ad}')) {
        if !c.is_alphanumeric() || kind(c) != last {
            words.push(Vec::new());
            last = kind(c);
        }
        if c.is_alphanumeric() {
            words.last_mut().unwrap().push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words.iter_mut().for_each(|word| word.sort_unstable());
    words
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
