//! What the index holds of a record.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::Kind;
use super::spelling::{bases, is_persian, rewrite};
use super::tokens::{Token, clauses};
use crate::persian::{Jalali, weekday_fa};

/// A record as search sees it: read anew whenever it is indexed or shown.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is.
    pub kind: Kind,
    /// The id of the record.
    pub id: Uuid,
    /// How it is called.
    pub title: String,
    /// What else it is known by: reference, letter numbers, short name.
    pub codes: Vec<String>,
    /// Its texts.
    pub texts: Vec<String>,
    /// The day by which it is ordered.
    pub day: NaiveDate,
    /// Every day it names.
    pub days: Vec<NaiveDate>,
    /// Where it is read.
    pub address: String,
    /// The names of it that other records are found by; when they change, those are indexed anew.
    pub names: String,
}

/// Words, and the compounds that neighbours make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The words in their order.
    pub words: Vec<String>,
    /// Neighbours joined: whoever writes «کارآفرینی» finds «کار آفرینی».
    pub compounds: Vec<String>,
}

/// The folded copy of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// What it is called.
    pub names: Column,
    /// What it says.
    pub texts: Column,
    /// How each of the longer words is written, by the folded word.
    pub spellings: BTreeMap<String, String>,
}

/// The word under which a day is indexed. No text can hold it.
pub fn day_word(day: NaiveDate) -> String {
    day.format("§%Y%m%d").to_string()
}

impl Folded {
    /// The folded copy of `source`.
    pub fn of(source: &Source) -> Folded {
        let mut folded = Folded::default();
        // A draft is called as its agreement is, which is found by that name itself.
        if source.kind != Kind::Draft {
            let called = std::iter::once(&source.title).chain(&source.codes);
            called.for_each(|text| folded.names.add(text, &mut folded.spellings));
        }
        source.texts.iter().for_each(|text| folded.texts.add(text, &mut folded.spellings));
        source.days.iter().for_each(|day| folded.texts.add_day(*day));
        folded
    }
}

impl Column {
    fn add(&mut self, text: &str, spellings: &mut BTreeMap<String, String>) {
        for clause in clauses(text) {
            for (nth, token) in clause.iter().enumerate() {
                self.compounds.extend(compounds(&clause, nth).map(|(word, _)| word));
                if is_kept(&token.word) && !spellings.contains_key(&token.word) {
                    let written = text.get(token.at.clone()).unwrap_or(&token.word);
                    spellings.insert(token.word.clone(), written.to_owned());
                }
            }
            self.words.extend(clause.into_iter().map(|token| token.word));
        }
    }

    /// A day, found by whatever form of it is typed.
    fn add_day(&mut self, day: NaiveDate) {
        let jalali = Jalali::from(day);
        let (number, year) = (jalali.day().to_string(), jalali.year().to_string());
        self.words.push(day_word(day));
        for name in [weekday_fa(jalali.weekday()), jalali.month_fa(), jalali.month_en()] {
            let words = clauses(name).into_iter().flatten().map(|token| token.word);
            self.words.extend(words);
        }
        self.words.extend([number, year]);
    }
}

/// Words that stand in every text and join with no neighbour to one that is looked up.
const ALONE: [&str; 16] =
    ["را", "که", "از", "است", "شد", "شده", "شود", "برای", "تا", "نیز", "یا", "اما", "ولی", "اگر", "بود", "کرد"];

/// Numbers and the shortest words are not kept: nobody misspells them, they are others.
fn is_kept(word: &str) -> bool {
    word.chars().nth(3).is_some() && !word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The compounds that begin with the word at `nth`, each with the number of words it takes.
pub fn compounds(clause: &[Token], nth: usize) -> impl Iterator<Item = (String, usize)> {
    let word = |n: usize| clause.get(n).map(|token| token.word.as_str()).filter(|word| is_persian(word));
    let long = |word: &&str| word.chars().nth(1).is_some() && !ALONE.contains(word);
    let mut found = Vec::new();
    if let (Some(first), Some(second)) = (word(nth), word(nth + 1)) {
        if long(&first) && long(&second) {
            found.push((rewrite(format!("{first}{second}")), 2));
            let base = bases(second, &[second.to_owned()]).into_iter().filter(|base| base != second);
            found.extend(base.map(|base| (rewrite(format!("{first}{base}")), 2)));
        }
        // «گفت و گو» is also «گفت‌وگو».
        if let (true, Some(third)) = (second == "و", word(nth + 2)) {
            found.push((rewrite(format!("{first}و{third}")), 3));
        }
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(text: &str) -> Column {
        let mut column = Column::default();
        column.add(text, &mut BTreeMap::new());
        column
    }

    #[test]
    fn neighbours_are_joined_with_and_without_the_plural() {
        let found = column("تفاهم نامه های استان");
        assert_eq!(found.words, ["تفاهم", "نامههای", "استان"]);
        for compound in ["تفاهمنامههای", "تفاهمنامه"] {
            assert!(found.compounds.iter().any(|one| one == compound), "{compound}: {:?}", found.compounds);
        }
        assert_eq!(column("گفت و گو").compounds, ["گفتگو"]);
        assert!(column("معاون، تعاون").compounds.is_empty(), "no compound reaches over a comma");
    }

    #[test]
    fn a_day_is_indexed_in_its_own_form_and_in_words() {
        let mut column = Column::default();
        column.add_day("2026-05-18".parse().unwrap());
        for word in ["§20260518", "28", "اردیبهشت", "1405", "دوشنبه", "ordibehesht"] {
            assert!(column.words.iter().any(|one| one == word), "{word}: {:?}", column.words);
        }
    }
}
