//! What was typed, as words to look up, each with the other ways to write it.
use chrono::NaiveDate;

use super::document::day_word;
use super::spelling::{bases, is_beginning, is_ending, is_persian, rewrite};
use super::tokens::clauses;
use crate::persian::Lean;
use crate::persian::typed_day;

/// So many words of a query count.
const MOST: usize = 12;

/// Words that stand in nearly every text: alone they are looked up, beside others they are left out.
const LITTLE: [&str; 9] = ["و", "در", "به", "از", "با", "که", "را", "the", "of"];

/// One way in which a record can say what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// The word itself.
    Word(String),
    /// A word that begins so.
    Begins(String),
    /// Two neighbours that give it together.
    Compound(String),
    /// These words, one after the other.
    Phrase(Vec<String>),
}

impl Leaf {
    /// The word that two neighbours give.
    pub fn joined(&self) -> Option<&str> {
        match self {
            Leaf::Compound(word) => Some(word),
            Leaf::Word(_) | Leaf::Begins(_) | Leaf::Phrase(_) => None,
        }
    }
}

/// One thing that was typed; a record must say it in one of these ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As it was typed.
    pub typed: String,
    /// The folded word, to look for others like it.
    pub word: String,
    /// The ways to say it.
    pub ways: Vec<Leaf>,
}

/// What is looked up: a record must say all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// The words.
    pub wanted: Vec<Wanted>,
}

/// A piece of what was typed, between spaces.
enum Piece {
    /// A word, and what half-spaces divide it into.
    Word { word: String, parts: Vec<String>, typed: String },
    /// A code or a date: words with something between them.
    Code { words: Vec<String>, typed: String },
}

impl Piece {
    fn persian(&self) -> Option<(&str, &[String])> {
        match self {
            Piece::Word { word, parts, .. } if is_persian(word) => Some((word, parts)),
            _ => None,
        }
    }
}

impl Ask {
    /// Reads what was typed; `today` is for days without a year.
    pub fn read(typed: &str, today: NaiveDate) -> Ask {
        let pieces = pieces(typed);
        let mut wanted: Vec<Wanted> = (0..pieces.len()).filter_map(|nth| want(&pieces, nth, today)).collect();
        if wanted.iter().any(|one| !LITTLE.contains(&one.word.as_str())) {
            wanted.retain(|one| !LITTLE.contains(&one.word.as_str()));
        }
        if let Ok(found) = typed_day::read(typed, today, Lean::CurrentYear) {
            wanted.iter_mut().for_each(|one| one.ways.push(Leaf::Word(day_word(found.day))));
        }
        wanted.iter_mut().for_each(|one| one.ways = without_repeats(std::mem::take(&mut one.ways)));
        Ask { wanted }
    }

    /// The same with one word only.
    pub fn only(&self, wanted: &Wanted) -> Ask {
        Ask { wanted: vec![wanted.clone()] }
    }

    /// A word as it stands in the index, looked up by itself.
    pub fn word(word: &str) -> Ask {
        let ways = vec![Leaf::Word(word.to_owned())];
        Ask { wanted: vec![Wanted { typed: word.to_owned(), word: word.to_owned(), ways }] }
    }

    /// Whether nothing was typed that could be looked up.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Every way to say any of it.
    pub fn ways(&self) -> impl Iterator<Item = &Leaf> {
        self.wanted.iter().flat_map(|one| &one.ways)
    }
}

fn without_repeats(ways: Vec<Leaf>) -> Vec<Leaf> {
    ways.into_iter().fold(Vec::new(), |mut kept, way| {
        if !kept.contains(&way) {
            kept.push(way);
        }
        kept
    })
}

fn pieces(typed: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for part in typed.split_whitespace() {
        let words = |text: &str| -> Vec<String> { clauses(text).into_iter().flatten().map(|t| t.word).collect() };
        let halves: Vec<Vec<String>> = part.split(['\u{200c}', '¬']).map(words).filter(|h| !h.is_empty()).collect();
        if halves.is_empty() {
            continue;
        }
        if halves.iter().any(|half| half.len() > 1) {
            pieces.push(Piece::Code { words: words(part), typed: part.to_owned() });
        } else {
            add_word(&mut pieces, halves.concat(), part);
        }
        if pieces.len() == MOST {
            break;
        }
    }
    pieces
}

/// Adds a word, to the one before it where they belong together.
fn add_word(pieces: &mut Vec<Piece>, parts: Vec<String>, part: &str) {
    let joined = parts.concat();
    if let Some(Piece::Word { word, parts, typed }) = pieces.last_mut()
        && is_persian(word)
        && is_persian(&joined)
        && (is_ending(&joined) || is_beginning(word))
    {
        let begins = is_beginning(word);
        word.push_str(&joined);
        if begins {
            *parts = vec![word.clone()];
        } else {
            parts.push(joined);
        }
        *typed = format!("{typed} {part}");
        return;
    }
    pieces.push(Piece::Word { word: rewrite(joined), parts, typed: part.to_owned() });
}

/// The ways to say the piece at `nth`: by itself, or joined with a neighbour.
fn want(pieces: &[Piece], nth: usize, today: NaiveDate) -> Option<Wanted> {
    let (typed, word, mut ways) = match pieces.get(nth)? {
        Piece::Code { words, typed } => {
            let mut ways = vec![Leaf::Phrase(words.clone())];
            let day = typed_day::read(typed, today, Lean::CurrentYear).ok();
            ways.extend(day.map(|found| Leaf::Word(day_word(found.day))));
            (typed, words.concat(), ways)
        }
        Piece::Word { word, parts, typed } => (typed, word.clone(), ways_of(word, parts)),
    };
    for first in nth.saturating_sub(2)..=nth {
        for (word, parts, length) in joined(pieces, first) {
            if nth < first + length {
                ways.extend(ways_of(&word, &parts));
            }
        }
    }
    Some(Wanted { typed: typed.clone(), word, ways })
}

/// The compounds that begin with the piece at `nth`, each with its parts and the number of pieces it takes.
fn joined(pieces: &[Piece], nth: usize) -> Vec<(String, Vec<String>, usize)> {
    let word = |n: usize| pieces.get(n).and_then(Piece::persian);
    let long = |word: &str| word.chars().nth(1).is_some();
    let mut found = Vec::new();
    if let (Some((first, _)), Some((second, rest))) = (word(nth), word(nth + 1)) {
        if long(first) && long(second) {
            let parts = std::iter::once(first.to_owned()).chain(rest.iter().cloned()).collect();
            found.push((rewrite(format!("{first}{second}")), parts, 2));
        }
        if let (true, Some((third, _))) = (second == "و", word(nth + 2)) {
            let all = rewrite(format!("{first}و{third}"));
            found.push((all.clone(), vec![all], 3));
        }
    }
    found
}

/// The ways to say a word. What is shorter than three letters begins too many others.
fn ways_of(word: &str, parts: &[String]) -> Vec<Leaf> {
    let is_long = |word: &str| word.chars().nth(2).is_some();
    let begins = |word: &str| {
        if is_long(word) { Leaf::Begins(word.to_owned()) } else { Leaf::Word(word.to_owned()) }
    };
    if !is_persian(word) {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        return vec![if is_number { Leaf::Word(word.to_owned()) } else { begins(word) }];
    }
    let bases = bases(word, parts);
    let mut ways = vec![Leaf::Word(word.to_owned())];
    ways.extend(bases.iter().map(|base| begins(base)));
    if bases.iter().any(|base| base != word && !is_long(base)) {
        ways.push(begins(word));
    }
    // A compound is never only begun: «معاونت» would be found where «معاون تعاون» stands.
    ways.push(Leaf::Compound(word.to_owned()));
    ways.extend(bases.into_iter().map(Leaf::Compound));
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(typed: &str) -> Ask {
        Ask::read(typed, "2026-05-18".parse().unwrap())
    }

    fn words(typed: &str) -> Vec<String> {
        ask(typed).wanted.into_iter().map(|one| one.word).collect()
    }

    #[test]
    fn a_code_is_looked_up_as_it_stands_and_a_date_also_as_its_day() {
        assert_eq!(ask("MOU-1405/012").wanted[0].ways, [Leaf::Phrase(["mou", "1405", "012"].map(String::from).into())]);
        for typed in ["1405/02/28", "۲۸/۲/۱۴۰۵", "2026-05-18", "۲۸ اردیبهشت ۱۴۰۵"] {
            let day = Leaf::Word("§20260518".into());
            assert!(ask(typed).wanted.iter().all(|one| one.ways.contains(&day)), "{typed}");
        }
    }

    #[test]
    fn little_words_count_only_when_there_is_nothing_else() {
        assert_eq!(words("نامه به استانداری"), ["نامه", "استانداری"]);
        assert_eq!(words("به"), ["به"]);
        assert!(ask("گفت و گو").wanted[0].ways.contains(&Leaf::Begins("گفتگو".into())));
    }

    #[test]
    fn neighbours_are_also_looked_up_joined_and_endings_belong_to_their_word() {
        let joined = Leaf::Compound("کارآفرینی".replace('آ', "ا"));
        assert!(ask("کار آفرینی").wanted.iter().all(|one| one.ways.contains(&joined)));
        assert_eq!(words("رسانه ها"), ["رسانهها"]);
        assert_eq!(words("می رسد"), ["میرسد"]);
    }

    #[test]
    fn nothing_is_asked_by_marks_and_not_more_than_can_be_read_by_an_endless_text() {
        assert!(ask(" \" ( * - \u{200c} ").is_empty());
        assert_eq!(ask(&"واژه ".repeat(500)).wanted.len(), MOST);
    }
}
