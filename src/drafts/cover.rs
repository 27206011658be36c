//! What a text repeats of the paper it is written on: «بسمه تعالی», its titles, the lines for number,
//! day and annex at its beginning, the blank places to sign at its end. Paper prints these by itself,
//! so they are taken off the text, and what was filled in goes where the paper has it.
use chrono::NaiveDate;

use super::outline::{Line, lines};
use crate::persian::{Lean, typed_day};

/// A text without what the paper prints by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover<'a> {
    /// Whether it began with «بسمه تعالی».
    pub is_invoked: bool,
    /// What stood over its title: «تفاهم‌نامهٔ همکاری».
    pub over: &'a str,
    /// The number written in it.
    pub number: &'a str,
    /// The day written in it.
    pub day: Option<NaiveDate>,
    /// The annex written in it.
    pub annex: &'a str,
    /// The rest.
    pub body: Vec<Line<'a>>,
}

const INVOCATIONS: [&str; 4] = ["بسمه تعالی", "بسمه‌تعالی", "باسمه تعالی", "In the name of God"];
const NUMBER: [&str; 2] = ["شماره", "Number"];
const DAY: [&str; 2] = ["تاریخ", "Date"];
const ANNEX: [&str; 4] = ["پیوست", "پیوست‌ها", "Annex", "Annexes"];
const PLACES_TO_SIGN: [&str; 2] = ["جدول امضا", "Signatures"];
const SIGNED_BY: [&str; 4] = ["مهر و امضا", "Seal and signature", "نام و سمت", "Name and post"];

/// Titles stand among the first lines.
const HEAD: usize = 8;

impl<'a> Cover<'a> {
    /// Takes a text with this title apart.
    pub fn of(text: &'a str, title: &str, today: NaiveDate) -> Cover<'a> {
        let mut cover = Cover { body: lines(text), ..Cover::default() };
        cover.take_titles(title);
        cover.take_registration(today);
        cover.take_places_to_sign();
        cover
    }

    fn take_titles(&mut self, title: &str) {
        if self.body.first().is_some_and(|line| INVOCATIONS.contains(&line.text)) {
            self.is_invoked = true;
            self.body.remove(0);
        }
        let title = bare(title);
        let at = self.body.iter().take(HEAD).position(|line| bare(line.text) == title);
        // One line may stand over the title; more than that is text.
        if let Some(at) = at.filter(|at| *at <= 1) {
            let head: Vec<Line<'a>> = self.body.drain(..=at).collect();
            self.over = head.first().filter(|_| at == 1).map_or("", |line| line.text);
        }
    }

    /// The labelled lines directly under the title; one whose value cannot be carried over stays.
    fn take_registration(&mut self, today: NaiveDate) {
        let head = self.body.iter().take_while(|line| {
            labelled(line.text, &NUMBER).or(labelled(line.text, &DAY)).or(labelled(line.text, &ANNEX)).is_some()
        });
        let head: Vec<Line<'a>> = head.copied().collect();
        let body = self.body.split_off(head.len());
        self.body.clear();
        for line in head {
            if let Some(number) = labelled(line.text, &NUMBER) {
                self.number = filled(number);
            } else if let Some(annex) = labelled(line.text, &ANNEX) {
                self.annex = filled(annex);
            } else if let Some(day) = labelled(line.text, &DAY).map(filled).filter(|day| !day.is_empty()) {
                match typed_day::read(day, today, Lean::Past) {
                    Ok(read) => self.day = Some(read.day),
                    Err(_) => self.body.push(line),
                }
            }
        }
        self.body.extend(body);
    }

    /// The places to sign, as long as nothing was written into them.
    fn take_places_to_sign(&mut self) {
        let Some(at) = self.body.iter().rposition(|line| PLACES_TO_SIGN.contains(&line.text)) else { return };
        let mut end = at + 1;
        while let Some(line) = self.body.get(end) {
            let next = self.body.get(end + 1);
            let names_party = next.is_some_and(|next| labelled(next.text, &SIGNED_BY).is_some());
            let is_blank_day = labelled(line.text, &DAY).is_some_and(|day| filled(day).is_empty());
            if labelled(line.text, &SIGNED_BY).is_none() && !is_blank_day && !names_party {
                break;
            }
            end += 1;
        }
        // A heading over something else is text.
        if end > at + 1 {
            self.body.drain(at..end);
        }
    }
}

/// A title without the marks around it.
fn bare(title: &str) -> &str {
    title.trim().trim_matches(['«', '»', '“', '”', '"', ' '])
}

/// What follows one of these words and a colon.
fn labelled<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    let (label, value) = line.split_once(':')?;
    words.contains(&label.trim()).then(|| value.trim())
}

/// A value, or nothing when it is only the dots that leave room for it.
fn filled(value: &str) -> &str {
    if value.chars().all(|c| matches!(c, '…' | '.' | '_' | 'ـ' | ' ')) { "" } else { value }
}

#[cfg(test)]
mod tests {
    use super::Cover;
    use crate::drafts::template::{Facts, standard_text};
    use crate::words::Lang;

    const TITLE: &str = "همکاری رسانه‌ای";

    fn today() -> chrono::NaiveDate {
        "2026-05-18".parse().unwrap()
    }

    #[test]
    fn the_standard_text_leaves_titles_and_places_to_sign_to_the_paper() {
        let facts = Facts { title: TITLE.into(), ..Facts::default() };
        for (lang, over, first) in
            [(Lang::Fa, "تفاهم‌نامهٔ همکاری", "مقدمه"), (Lang::En, "Memorandum of Understanding", "Preamble")]
        {
            let text = standard_text(lang, &facts) + "\n\nپیوست ۱: جدول زمان‌بندی";
            let cover = Cover::of(&text, TITLE, today());
            assert!(cover.is_invoked);
            assert_eq!((cover.over, cover.number, cover.day, cover.annex), (over, "", None, ""));
            assert_eq!(cover.body.first().map(|line| line.text), Some(first));
            let last: Vec<&str> = cover.body.iter().rev().take(2).map(|line| line.text).collect();
            assert_eq!(last[0], "پیوست ۱: جدول زمان‌بندی");
            assert!(last[1].contains("نسخه") || last[1].contains("copies"), "{last:?}");
        }
    }

    #[test]
    fn what_was_filled_in_goes_where_the_paper_has_it() {
        let text = "بسمه تعالی\n«همکاری رسانه‌ای»\nشماره: ۱۴۰۵/ص/۱۲\nتاریخ: ۲۸/۲/۱۴۰۵\nپیوست: دارد\nمتن";
        let cover = Cover::of(text, TITLE, today());
        assert_eq!((cover.number, cover.day, cover.annex), ("۱۴۰۵/ص/۱۲", Some(today()), "دارد"));
        assert_eq!(cover.body.len(), 1);
        let unread = Cover::of("تاریخ: روز امضا\nمتن", TITLE, today());
        assert_eq!((unread.day, unread.body.len()), (None, 2), "a day nobody can read stays in the text");
    }

    #[test]
    fn a_text_of_its_own_kind_stays_whole() {
        let text = "مقدمه\nپیوست: نقشه\nجدول امضا\nامضا شد به دست دو طرف";
        let cover = Cover::of(text, TITLE, today());
        let all: Vec<&str> = cover.body.iter().map(|line| line.text).collect();
        assert_eq!(all, text.lines().collect::<Vec<_>>());
        assert_eq!(Cover::of("", TITLE, today()), Cover::default());
    }
}
