//! Which agreements and meetings an article may be about, by the names and the day in it.
use crate::ids::AgreementId;
use crate::persian::{fold, fold_org};

mod meetings;

pub use meetings::{Gathering, SuggestedMeeting, suggest_meetings};

/// A name so short occurs in any text.
const SHORTEST_NAME: usize = 4;
/// Words that nearly every title has.
const COMMON: &[&str] = &[
    "تفاهمنامه",
    "توافقنامه",
    "موافقتنامه",
    "الحاقیه",
    "یادداشت",
    "تفاهم",
    "همکاری",
    "همکاریهای",
    "مشترک",
    "میان",
    "بین",
    "برای",
    "درباره",
    "زمینه",
    "با",
    "در",
    "از",
    "به",
    "و",
    "های",
    "استان",
    "memorandum",
    "understanding",
    "agreement",
    "cooperation",
    "addendum",
    "between",
    "with",
    "and",
    "the",
    "for",
    "on",
    "of",
    "in",
];

/// An agreement that an article may be about.
#[derive(Clone, Debug)]
pub struct Known {
    /// Id.
    pub id: AgreementId,
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// Why an agreement or a meeting is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its party is named.
    Party(String),
    /// Its title is told of.
    Title,
    /// Its reference is given.
    Reference,
    /// It was on the day of the event.
    Day,
    /// It concerns an agreement that is suggested.
    Agreement(String),
    /// Somebody who was there is named.
    Person(String),
}

/// An agreement suggested for an article.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The agreement.
    pub agreement: Known,
    /// Why.
    pub reasons: Vec<Reason>,
    /// How much speaks for it.
    pub score: i64,
}

/// An article, folded once for all comparisons.
pub struct Article {
    words: Vec<String>,
    joined: String,
}

impl Article {
    /// The article of a headline and a text.
    pub fn of(headline: &str, text: &str) -> Article {
        let whole = format!("{headline} {text}");
        let words = fold(&whole).split(' ').map(str::to_owned).collect();
        Article { words, joined: fold_org(&whole) }
    }

    /// Whether the name occurs, however it is spaced.
    fn names(&self, name: &str) -> bool {
        let name = fold_org(name);
        name.chars().count() >= SHORTEST_NAME && self.joined.contains(&name)
    }

    /// How much of a title occurs, in hundredths; nothing when it is too little to tell.
    fn share_of(&self, title: &str) -> i64 {
        let folded = fold(title);
        let telling = |word: &&str| word.chars().count() >= 3 && !COMMON.contains(word);
        let words: Vec<&str> = folded.split(' ').filter(telling).collect();
        let found = words.iter().filter(|word| self.words.iter().any(|own| own == *word)).count();
        let share = (found * 100).checked_div(words.len()).unwrap_or(0);
        if found >= 2 && share >= 60 { i64::try_from(share).unwrap_or(0) } else { 0 }
    }
}

/// The three agreements that an article most likely is about, best first. `named` are those of the
/// organisations named in it, `others` any that may be known by their title, both latest first;
/// `met` are those that met on the day it tells of.
pub fn suggest(
    article: &Article,
    named: Vec<(Known, String)>,
    others: Vec<Known>,
    met: &[AgreementId],
) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    for (agreement, partner) in named {
        let reason = Reason::Party(partner);
        match found.iter_mut().find(|other| other.agreement.id == agreement.id) {
            Some(other) if other.reasons.contains(&reason) => {}
            Some(other) => {
                other.score += 100;
                other.reasons.push(reason);
            }
            None => found.push(Suggestion { agreement, reasons: vec![reason], score: 100 }),
        }
    }
    for agreement in others {
        if !found.iter().any(|other| other.agreement.id == agreement.id) {
            found.push(Suggestion { agreement, reasons: Vec::new(), score: 0 });
        }
    }
    for suggestion in &mut found {
        weigh(article, suggestion, met);
    }
    found.retain(|suggestion| suggestion.score > 0);
    found.sort_by_key(|suggestion| -suggestion.score);
    found.truncate(3);
    found
}

fn weigh(article: &Article, suggestion: &mut Suggestion, met: &[AgreementId]) {
    let share = article.share_of(&suggestion.agreement.title);
    if share > 0 {
        suggestion.score += share;
        suggestion.reasons.push(Reason::Title);
    }
    if article.names(&suggestion.agreement.reference) {
        suggestion.score += 300;
        suggestion.reasons.push(Reason::Reference);
    }
    // A day alone says little: another item may tell of the same day.
    if suggestion.score > 0 && met.contains(&suggestion.agreement.id) {
        suggestion.score += 60;
        suggestion.reasons.push(Reason::Day);
    }
}

/// The place of the one that stands out, among scores with the best first: the one to tick before
/// anybody asks. Of two that are as likely none is.
pub fn best(scores: &[i64]) -> Option<usize> {
    match scores {
        [first, second, ..] if first == second => None,
        [_, ..] => Some(0),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(reference: &str, title: &str) -> Known {
        Known { id: AgreementId::new(), reference: reference.into(), title: title.into() }
    }

    #[test]
    fn the_agreement_with_more_in_common_comes_first() {
        let article = Article::of("شبکه تعاون بازوی رسانه‌ای اداره کل تعاون البرز می‌شود", "");
        let (media, roads) = (known("1405-0002", "همکاری رسانه‌ای با شبکه تعاون"), known("1405-0001", "راه روستایی"));
        let named = vec![(roads.clone(), "شبکه تعاون".to_owned()), (media.clone(), "شبکه تعاون".to_owned())];
        let found = suggest(&article, named, vec![media.clone(), known("1405-0003", "باغ گیاه‌شناسی")], &[]);
        assert_eq!(found.iter().map(|one| one.agreement.id).collect::<Vec<_>>(), [media.id, roads.id]);
        let reasons: Vec<_> = found.iter().map(|one| one.reasons.clone()).collect();
        assert_eq!(reasons[0], [Reason::Party("شبکه تعاون".into()), Reason::Title]);
    }

    #[test]
    fn a_reference_says_all_and_an_article_about_nothing_known_suggests_nothing() {
        let others = vec![known("1405-0001", "راه روستایی"), known("1404-0012", "تفاهم‌نامهٔ همکاری")];
        let found = suggest(&Article::of("امضای ۱۴۰۴-۰۰۱۲", ""), vec![], others.clone(), &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].agreement.reference, "1404-0012");
        assert!(suggest(&Article::of("تفاهم‌نامهٔ همکاری مشترک", ""), vec![], others, &[]).is_empty());
    }

    #[test]
    fn of_two_that_are_as_likely_none_is_the_best() {
        let (one, two) = (known("1405-0002", "راه"), known("1405-0001", "پل"));
        let named = vec![(one.clone(), "بنیاد".to_owned()), (two.clone(), "بنیاد".to_owned())];
        let scores = |met: &[AgreementId]| -> Vec<i64> {
            let found = suggest(&Article::of("بنیاد", ""), named.clone(), vec![], met);
            found.iter().map(|one| one.score).collect()
        };
        assert_eq!(best(&scores(&[])), None);
        assert_eq!(best(&scores(&[two.id])), Some(0));
        assert_eq!(best(&[]), None);
    }
}
