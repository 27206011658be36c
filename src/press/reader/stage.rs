//! How far an article says an agreement has come.
use super::Found;
use super::text::Article;
use crate::keyed;

keyed! {
    /// What an item reports of an agreement.
    pub enum Told {
        /// Its sides met.
        Met = "met",
        /// Its text is being written.
        Drafting = "drafting",
        /// It is to be signed.
        ToBeSigned = "to_be_signed",
        /// It was signed.
        Signed = "signed",
    }
}

const SIGNED: &[&str] = &[
    "امضاشد",
    "بهامضارسید",
    "بهامضایدوطرفرسید",
    "بهامضادوطرفرسید",
    "بهامضایطرفینرسید",
    "بهامضارسیدهاست",
    "امضاکردند",
    "امضاکرد",
    "امضاگردید",
    "منعقدشد",
    "منعقدگردید",
    "منعقدکردند",
    "مبادلهشد",
    "signed",
    "wassigned",
    "inked",
];
const TO_BE_SIGNED: &[&str] = &[
    "امضامیشود",
    "امضامیکنند",
    "امضامیکند",
    "امضاوتبادلمیشود",
    "امضاخواهدشد",
    "امضاخواهندکرد",
    "امضاشود",
    "بهامضابرسد",
    "بهامضامیرسد",
    "بهامضاخواهدرسید",
    "درانتظارامضا",
    "امادهامضا",
    "willsign",
    "tosign",
    "willbesigned",
    "tobesigned",
];
const DRAFTING: &[&str] = &[
    "پیشنویس",
    "پیشنویسی",
    "نگارشمتن",
    "تدوینمتن",
    "تهیهمتن",
    "تنظیممتن",
    "تدوینتفاهمنامه",
    "نگارشتفاهمنامه",
    "تنظیمتفاهمنامه",
    "draft",
    "drafting",
    "drafted",
];
const MET: &[&str] = &[
    "نشست",
    "نشستی",
    "جلسه",
    "جلسهای",
    "دیدار",
    "دیداری",
    "گفتوگو",
    "گفتگو",
    "مذاکره",
    "هماندیشی",
    "رایزنی",
    "met",
    "meeting",
    "talks",
];

/// What words of an item say that an agreement is spoken of at all.
const AGREEMENT: &[&str] = &[
    "تفاهمنامه",
    "تفاهمنامهای",
    "توافقنامه",
    "توافقنامهای",
    "یادداشتتفاهم",
    "تفاهم",
    "الحاقیه",
    "memorandum",
    "mou",
    "agreement",
];

/// Finds the farthest stage told. What was done weighs more than what is planned.
pub(super) fn find(article: &Article) -> Option<Found<Told>> {
    let speaks = article.holds(0..article.tokens.len(), AGREEMENT);
    let first = |words: &[&str]| {
        let found = (0..article.tokens.len()).find_map(|at| Some((at, article.any(at, words)?)));
        found.map(|(at, end)| article.words(at..end))
    };
    let (signed, planned, drafting) = (signed(article), first(TO_BE_SIGNED), first(DRAFTING));
    let several = usize::from(planned.is_some()) + usize::from(drafting.is_some()) > 1;
    match (signed, drafting, planned) {
        _ if !speaks => first(MET).map(|words| Found::new(Told::Met, true, words)),
        (Some(words), ..) => Some(Found::new(Told::Signed, true, words)),
        (None, Some(words), _) => Some(Found::new(Told::Drafting, !several, words)),
        (None, None, Some(words)) => Some(Found::new(Told::ToBeSigned, true, words)),
        (None, None, None) => first(MET).map(|words| Found::new(Told::Met, true, words)),
    }
}

/// Words that it was signed, in a sentence that speaks of an agreement and denies nothing.
fn signed<'a>(article: &Article<'a>) -> Option<&'a str> {
    (0..article.tokens.len()).find_map(|at| {
        let sentence = article.sentence(at);
        let end = article.any(at, SIGNED).or_else(|| by_hand_of(article, at, sentence.end))?;
        let of_agreement = article.holds(sentence.clone(), AGREEMENT);
        let lead = at.saturating_sub(2).max(sentence.start)..at;
        let denied = article.holds(lead, &["قبلا", "پیشتر", "be", "will", "not", "نشده", "تا"]);
        let other = article.holds(sentence.start..at, &["پیشازاین", "پیشتر", "سالگذشته", "ازاینپس"]);
        (of_agreement && !denied && !other).then(|| article.words(at..end))
    })
}

/// «به امضای … و … رسید».
fn by_hand_of(article: &Article, at: usize, sentence_end: usize) -> Option<usize> {
    let end = article.spells(at, "بهامضای")?;
    (end..sentence_end).any(|i| article.word(i) == "رسید").then_some(end)
}
