//! Showing where a text says what was looked up: whole words are marked, in the text as it was written.
use std::ops::Range;

use super::ask::{Ask, Leaf};
use super::document::compounds;
use super::tokens::{Token, clauses};

/// So much of a long text is shown, in characters.
const SHOWN: usize = 240;

/// So much of it stands before the first hit.
const BEFORE: usize = 60;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// Whether it is what was looked up.
    pub marked: bool,
}

/// The whole text with its marks.
pub fn whole(text: &str, ask: &Ask) -> Vec<Span> {
    cut(text, &marks(text, ask), 0..text.len())
}

/// A few words of the first text that says what was looked up, or else of the first text.
pub fn excerpt(texts: &[String], ask: &Ask) -> Vec<Span> {
    let marked = texts.iter().map(|text| (text, marks(text, ask))).find(|(_, marks)| !marks.is_empty());
    match (marked, texts.iter().find(|text| !text.is_empty())) {
        (Some((text, marks)), _) => {
            let first = marks.first().map_or(0, |mark| mark.start);
            cut(text, &marks, window(text, first))
        }
        (None, Some(text)) => cut(text, &[], window(text, 0)),
        (None, None) => Vec::new(),
    }
}

/// The part of the text around a place, from word to word.
fn window(text: &str, place: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(place).unwrap_or(("", text));
    let back = before.char_indices().rev().nth(BEFORE - 1).map(|(at, _)| at);
    let start = back.map_or(0, |at| {
        let rest = before.get(at..).unwrap_or_default();
        at + rest.find(char::is_whitespace).map_or(rest.len(), |space| space + 1)
    });
    let ahead = after.char_indices().nth(SHOWN - BEFORE).map(|(at, _)| at);
    let end = ahead.map_or(text.len(), |at| {
        let shown = after.get(..at).unwrap_or_default();
        // A word longer than all that is shown is cut nevertheless.
        place + shown.rfind(char::is_whitespace).filter(|space| *space > 0).unwrap_or(at)
    });
    start..end
}

fn cut(text: &str, marks: &[Range<usize>], shown: Range<usize>) -> Vec<Span> {
    let span = |range: Range<usize>, marked: bool| Span { text: text.get(range).unwrap_or_default().into(), marked };
    let gap = |text: &str| Span { text: text.into(), marked: false };
    let mut spans = Vec::new();
    if shown.start > 0 {
        spans.push(gap("… "));
    }
    let mut at = shown.start;
    for mark in marks.iter().filter(|mark| mark.start >= shown.start && mark.end <= shown.end) {
        spans.extend([span(at..mark.start, false), span(mark.clone(), true)]);
        at = mark.end;
    }
    spans.push(span(at..shown.end, false));
    if shown.end < text.len() {
        spans.push(gap(" …"));
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// Where the text says what was looked up, in order, none inside another.
fn marks(text: &str, ask: &Ask) -> Vec<Range<usize>> {
    let clauses = clauses(text);
    let joined: Vec<&str> = ask.ways().filter_map(Leaf::joined).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for clause in &clauses {
        for (nth, token) in clause.iter().enumerate() {
            if ask.ways().any(|way| says(way, &token.word)) {
                found.push(token.at.clone());
            }
            let compound = |(word, length): (String, usize)| {
                let is_asked = ask.ways().any(|way| matches!(way, Leaf::Compound(asked) if *asked == word));
                is_asked.then(|| clause.get(nth + length - 1).map(|last| token.at.start..last.at.end)).flatten()
            };
            // Joining neighbours is slow: only where what is asked for may begin here.
            if joined.iter().any(|asked| begin_alike(asked, &token.word)) {
                found.extend(compounds(clause, nth).filter_map(compound));
            }
        }
    }
    let all: Vec<&Token> = clauses.iter().flatten().collect();
    for way in ask.ways() {
        if let Leaf::Phrase(words) = way {
            let is_said = |run: &&[&Token]| run.iter().zip(words).all(|(token, word)| token.word == *word);
            let runs = all.windows(words.len().max(1)).filter(is_said);
            found.extend(runs.filter_map(|run| Some(run.first()?.at.start..run.last()?.at.end)));
        }
    }
    found.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    found.into_iter().fold(Vec::new(), |mut kept: Vec<Range<usize>>, mark| {
        match kept.last_mut() {
            Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
            _ => kept.push(mark),
        }
        kept
    })
}

/// Whether a compound may begin with a word: another spelling is put only after the first letter.
fn begin_alike(compound: &str, word: &str) -> bool {
    compound.chars().next() == word.chars().next()
}

fn says(way: &Leaf, word: &str) -> bool {
    match way {
        Leaf::Word(asked) => asked == word,
        Leaf::Begins(asked) => word.starts_with(asked.as_str()),
        Leaf::Compound(_) | Leaf::Phrase(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(typed: &str) -> Ask {
        Ask::read(typed, "2026-05-18".parse().unwrap())
    }

    fn marked(typed: &str, text: &str) -> Vec<String> {
        whole(text, &ask(typed)).into_iter().filter(|span| span.marked).map(|span| span.text).collect()
    }

    #[test]
    fn whole_words_are_marked_in_the_spelling_they_stand_in() {
        assert_eq!(marked("تفاهمنامه", "متن تفاهم نامه‌های همكاري"), ["تفاهم نامه‌های"]);
        assert_eq!(marked("همکاری", "متن همكاري‌های دو‌جانبه"), ["همكاري‌های"]);
        assert_eq!(marked("گفتگو", "گفت و گو با رسانه"), ["گفت و گو"]);
        assert_eq!(marked("مدیر", "مُدیرِ کُلّ"), ["مُدیرِ"]);
        assert_eq!(marked("1405-0012", "به شمارهٔ ۱۴۰۵-۰۰۱۲ است"), ["۱۴۰۵-۰۰۱۲"]);
    }

    #[test]
    fn the_text_itself_is_never_changed() {
        let text = "نامهٔ «تفاهم‌نامه» <b> & گفت‌وگو، ۱۲٬۰۰۰";
        let all: String = whole(text, &ask("نامه گفتگو تفاهم")).into_iter().map(|span| span.text).collect();
        assert_eq!(all, text);
    }

    #[test]
    fn of_a_long_text_the_words_around_the_first_hit_are_shown() {
        let text = format!("{} جزیره‌ای {}", "واژه ".repeat(100), "دیگر ".repeat(100));
        let shown = excerpt(&["بی‌ربط".into(), text], &ask("جزیره"));
        assert_eq!(shown.first().unwrap().text, "… ");
        assert_eq!(shown.last().unwrap().text, " …");
        assert!(shown.iter().any(|span| span.marked && span.text == "جزیره‌ای"), "{shown:?}");
        let length: usize = shown.iter().map(|span| span.text.chars().count()).sum();
        assert!(length <= SHOWN + 10, "{length}");
    }

    #[test]
    fn a_text_without_the_word_is_shown_from_its_beginning() {
        assert_eq!(
            excerpt(&[String::new(), "کوتاه".into()], &ask("رسانه")),
            [Span { text: "کوتاه".into(), marked: false }]
        );
        assert!(excerpt(&[], &ask("رسانه")).is_empty());
    }
}
