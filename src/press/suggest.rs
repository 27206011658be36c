//! Which agreements an article may be about, by the names that occur in it.
use crate::ids::{AgreementId, OrganisationId};
use crate::persian::{fold, fold_org};

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

/// An organisation that may be named in an article.
#[derive(Clone, Debug)]
pub struct Partner {
    /// Id.
    pub id: OrganisationId,
    /// The full name.
    pub name: String,
    /// The name in daily use.
    pub short_name: String,
}

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

/// Why an agreement is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its party is named.
    Party(String),
    /// Its title is told of.
    Title,
    /// Its reference is given.
    Reference,
}

/// An agreement suggested for an article.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The agreement.
    pub agreement: Known,
    /// Why.
    pub reasons: Vec<Reason>,
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

    /// The organisations that are named.
    pub fn partners<'a>(&self, all: &'a [Partner]) -> Vec<&'a Partner> {
        all.iter().filter(|partner| self.names(&partner.name) || self.names(&partner.short_name)).collect()
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
/// organisations named in it, `others` any that may be known by their title; both latest first.
pub fn suggest(article: &Article, named: Vec<(Known, String)>, others: Vec<Known>) -> Vec<Suggestion> {
    let mut found: Vec<(i64, Suggestion)> = Vec::new();
    for (agreement, partner) in named {
        let reason = Reason::Party(partner);
        match found.iter_mut().find(|(_, other)| other.agreement.id == agreement.id) {
            Some((score, other)) => {
                *score += 100;
                other.reasons.push(reason);
            }
            None => found.push((100, Suggestion { agreement, reasons: vec![reason] })),
        }
    }
    for agreement in others {
        if !found.iter().any(|(_, other)| other.agreement.id == agreement.id) {
            found.push((0, Suggestion { agreement, reasons: Vec::new() }));
        }
    }
    for (score, suggestion) in &mut found {
        let share = article.share_of(&suggestion.agreement.title);
        if share > 0 {
            *score += share;
            suggestion.reasons.push(Reason::Title);
        }
        if article.names(&suggestion.agreement.reference) {
            *score += 300;
            suggestion.reasons.push(Reason::Reference);
        }
    }
    found.retain(|(score, _)| *score > 0);
    found.sort_by_key(|(score, _)| -score);
    found.into_iter().take(3).map(|(_, suggestion)| suggestion).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(reference: &str, title: &str) -> Known {
        Known { id: AgreementId::new(), reference: reference.into(), title: title.into() }
    }

    #[test]
    fn names_are_found_however_they_are_spelt() {
        let partner = |name: &str, short: &str| Partner {
            id: OrganisationId::new(),
            name: name.into(),
            short_name: short.into(),
        };
        let all = [
            partner("بنیاد کارآفرینی و توسعهٔ تعاون", ""),
            partner("شبکهٔ رسانه‌ای تعاون", "شبکه تعاون"),
            partner("کار", ""),
        ];
        let article = Article::of("توسعه با شبكه‌تعاون", "در دفتر کار");
        let named: Vec<&str> = article.partners(&all).iter().map(|one| one.short_name.as_str()).collect();
        assert_eq!(named, ["شبکه تعاون"]);
    }

    #[test]
    fn the_agreement_with_more_in_common_comes_first() {
        let article = Article::of("شبکه تعاون بازوی رسانه‌ای اداره کل تعاون البرز می‌شود", "");
        let (media, roads) = (known("1405-0002", "همکاری رسانه‌ای با شبکه تعاون"), known("1405-0001", "راه روستایی"));
        let named = vec![(roads.clone(), "شبکه تعاون".to_owned()), (media.clone(), "شبکه تعاون".to_owned())];
        let found = suggest(&article, named, vec![media.clone(), known("1405-0003", "باغ گیاه‌شناسی")]);
        assert_eq!(found.iter().map(|one| one.agreement.id).collect::<Vec<_>>(), [media.id, roads.id]);
        let reasons: Vec<_> = found.iter().map(|one| one.reasons.clone()).collect();
        assert_eq!(reasons[0], [Reason::Party("شبکه تعاون".into()), Reason::Title]);
    }

    #[test]
    fn a_reference_says_all_and_an_article_about_nothing_known_suggests_nothing() {
        let others = vec![known("1405-0001", "راه روستایی"), known("1404-0012", "تفاهم‌نامهٔ همکاری")];
        let found = suggest(&Article::of("امضای ۱۴۰۴-۰۰۱۲", ""), vec![], others.clone());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].agreement.reference, "1404-0012");
        assert!(suggest(&Article::of("تفاهم‌نامهٔ همکاری مشترک", ""), vec![], others).is_empty());
    }
}
