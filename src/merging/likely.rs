//! Which records may be the same: by their national id, their name, or a name much like it.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use uuid::Uuid;

use crate::persian::{fold, fold_org, near};

/// Names less alike than this are different names.
const ALIKE: f64 = 0.72;
/// A run of letters that this many names share tells none of them apart.
const COMMON: usize = 60;

/// A record as it is compared.
#[derive(Clone, Debug)]
pub struct Named {
    /// The record.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The name as names are compared.
    pub folded: String,
    /// Other names, as they are compared.
    pub others: Vec<String>,
    /// Its national id; empty when unknown.
    pub national_id: String,
}

impl Named {
    fn names(&self) -> Vec<String> {
        std::iter::once(&self.folded).chain(&self.others).cloned().collect()
    }
}

/// Why two records may be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They have the same national id.
    NationalId,
    /// They have the same name, spelled one way or another.
    SameName,
    /// Their names are alike, by so many per cent.
    LikeName(u8),
}

/// Two records that may be the same, the lesser id first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one.
    pub one: Uuid,
    /// The other.
    pub other: Uuid,
    /// Why.
    pub reason: Reason,
}

/// The pairs that may be the same, the surest first; not those of which somebody said otherwise.
pub fn pairs(records: &[Named], distinct: &BTreeSet<(Uuid, Uuid)>) -> Vec<Pair> {
    let mut found: BTreeMap<(Uuid, Uuid), Reason> = BTreeMap::new();
    let mut note = |a: &Named, b: &Named, reason: Reason| {
        let pair = (a.id.min(b.id), a.id.max(b.id));
        if a.id != b.id && !distinct.contains(&pair) {
            let known = found.entry(pair).or_insert(reason);
            *known = (*known).min(reason);
        }
    };
    for (a, b) in sharing(records, |record| vec![record.national_id.clone()]) {
        note(a, b, Reason::NationalId);
    }
    for (a, b) in sharing(records, Named::names) {
        note(a, b, Reason::SameName);
    }
    for (a, b) in sharing(records, |record| runs(&record.folded)) {
        if let Some(likeness) = likeness((&a.name, &a.folded), (&b.name, &b.folded)) {
            note(a, b, Reason::LikeName(likeness));
        }
    }
    let mut pairs: Vec<Pair> = found.into_iter().map(|((one, other), reason)| Pair { one, other, reason }).collect();
    pairs.sort_by_key(|pair| match pair.reason {
        Reason::LikeName(likeness) => Reason::LikeName(100 - likeness),
        reason => reason,
    });
    pairs
}

/// How alike two names are, as they are written and as they are compared, in per cent; nothing when they are
/// the names of two.
fn likeness((a, folded_a): (&str, &str), (b, folded_b): (&str, &str)) -> Option<u8> {
    let likeness = near(folded_a, folded_b);
    // Between 72 and 100.
    (likeness >= ALIKE && !differ_by_word(a, b)).then(|| (likeness * 100.0).round() as u8)
}

/// Records by the letters of their names, for finding those much like another name.
#[derive(Debug)]
pub struct Index {
    records: Vec<Named>,
    by_run: HashMap<String, Vec<usize>>,
}

impl Index {
    /// Of these records.
    pub fn of(records: Vec<Named>) -> Index {
        let mut by_run: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, record) in records.iter().enumerate() {
            for run in runs(&record.folded).into_iter().collect::<BTreeSet<_>>() {
                by_run.entry(run).or_default().push(place);
            }
        }
        Index { records, by_run }
    }

    /// A record.
    pub fn find(&self, id: Uuid) -> Option<&Named> {
        self.records.iter().find(|record| record.id == id)
    }

    /// Those that may be the one of this name, the likest first. A national id of its own tells one apart.
    pub fn like(&self, of: &Named) -> Vec<&Named> {
        let runs = runs(&of.folded);
        let groups = runs.iter().filter_map(|run| self.by_run.get(run)).filter(|group| group.len() <= COMMON);
        let places: BTreeSet<usize> = groups.flatten().copied().collect();
        let mut found: Vec<(u8, &Named)> = Vec::new();
        for other in places.into_iter().filter_map(|place| self.records.get(place)) {
            let ids = [&of.national_id, &other.national_id];
            let is_told_apart = ids.iter().all(|id| !id.is_empty()) && of.national_id != other.national_id;
            let likeness = likeness((&of.name, &of.folded), (&other.name, &other.folded));
            found.extend(likeness.filter(|_| !is_told_apart).map(|likeness| (likeness, other)));
        }
        found.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
        found.into_iter().map(|(_, record)| record).collect()
    }
}

/// The pairs of records that have one of their keys in common.
fn sharing(records: &[Named], keys: impl Fn(&Named) -> Vec<String>) -> Vec<(&Named, &Named)> {
    let mut by_key: HashMap<String, Vec<&Named>> = HashMap::new();
    for record in records {
        let keys: BTreeSet<String> = keys(record).into_iter().filter(|key| !key.is_empty()).collect();
        for key in keys {
            by_key.entry(key).or_default().push(record);
        }
    }
    let mut seen = BTreeSet::new();
    let groups = by_key.values().filter(|group| group.len() <= COMMON);
    groups
        .flat_map(|group| group.iter().enumerate().flat_map(|(at, a)| group.iter().skip(at + 1).map(|b| (*a, *b))))
        .filter(|(a, b)| seen.insert((a.id.min(b.id), a.id.max(b.id))))
        .collect()
}

/// The runs of six letters: names that are alike share one.
fn runs(folded: &str) -> Vec<String> {
    let letters: Vec<char> = fold_org(folded).chars().filter(|c| !c.is_whitespace()).collect();
    letters.windows(6.min(letters.len().max(1))).map(|run| run.iter().collect()).collect()
}

/// Words less alike than this are different words, not one word spelled in two ways.
const SAME_WORD: f64 = 0.4;

/// «منطقهٔ ۱» and «منطقهٔ ۲», «شهرداری کرج» and «شهرداری تهران» are alike and never the same: each has a
/// word of its own that is like none of the other's. A name that only says more is no different one.
fn differ_by_word(a: &str, b: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> { fold(text).split_whitespace().map(str::to_owned).collect() };
    let (a, b) = (words(a), words(b));
    let own =
        |of: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> { of.difference(other).cloned().collect() };
    let (of_a, of_b) = (own(&a, &b), own(&b, &a));
    let has_no_like = |word: &String, others: &[String]| others.iter().all(|other| near(word, other) < SAME_WORD);
    !of_a.is_empty() && !of_b.is_empty() && of_a.iter().all(|word| has_no_like(word, &of_b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: u128, name: &str, national_id: &str) -> Named {
        Named {
            id: Uuid::from_u128(id),
            name: name.into(),
            folded: fold_org(name),
            others: Vec::new(),
            national_id: national_id.into(),
        }
    }

    #[test]
    fn records_of_one_national_id_one_name_or_a_name_much_like_it_are_told() {
        let records = [
            named(1, "شبکهٔ خبری تعاون البرز", ""),
            named(2, "شبكه خبری تعاون البرز", ""),
            named(3, "بنیاد کارآفرینی", "1400"),
            named(4, "بنیاد توسعهٔ تعاون", "1400"),
            named(5, "ادارهٔ کل تعاون، کار و رفاه اجتماعی استان البرز", ""),
            named(6, "اداره‌کل تعاون، کار و رفاه اجتماعی البرز", ""),
            named(7, "شهرداری منطقهٔ ۱ کرج", ""),
            named(8, "شهرداری منطقهٔ ۲ کرج", ""),
            named(9, "شهرداری منطقهٔ ۱ تهران", ""),
        ];
        let found = pairs(&records, &BTreeSet::new());
        let told: Vec<(u128, u128)> = found.iter().map(|pair| (pair.one.as_u128(), pair.other.as_u128())).collect();
        assert_eq!(told, [(3, 4), (1, 2), (5, 6)]);
        assert_eq!(found[0].reason, Reason::NationalId);
        assert_eq!(found[1].reason, Reason::SameName);
        assert!(matches!(found[2].reason, Reason::LikeName(72..)), "{:?}", found[2]);
    }

    #[test]
    fn a_name_finds_those_much_like_it_and_not_the_next_number() {
        let index = Index::of(vec![
            named(1, "ادارهٔ کل تعاون، کار و رفاه اجتماعی استان البرز", ""),
            named(2, "شهرداری منطقهٔ ۱ کرج", ""),
            named(3, "بنیاد کارآفرینی و توسعهٔ تعاون", "1400"),
        ]);
        let like = |name: &str, id: &str| -> Vec<u128> {
            index.like(&named(9, name, id)).iter().map(|found| found.id.as_u128()).collect()
        };
        assert_eq!(like("اداره‌کل تعاون، کار و رفاه اجتماعی البرز", ""), [1]);
        assert_eq!(like("شهرداری منطقهٔ ۲ کرج", ""), []);
        assert_eq!(like("بنیاد کارآفرینی و توسعه تعاونی", ""), [3]);
        assert_eq!(like("بنیاد کارآفرینی و توسعه تعاونی", "1500"), [], "another national id is another body");
    }

    #[test]
    fn a_pair_that_somebody_told_apart_is_not_told_again() {
        let records = [named(1, "شرکت نمونه", ""), named(2, "شرکت نمونه", "")];
        let told_apart = BTreeSet::from([(Uuid::from_u128(1), Uuid::from_u128(2))]);
        assert_eq!(pairs(&records, &told_apart), []);
    }
}
