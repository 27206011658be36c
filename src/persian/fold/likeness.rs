//! How alike two names are, for "did you mean".

use std::collections::BTreeSet;

use super::fold_org;

/// Below this likeness two names share no more than an ending or a common word.
const LIKE_ENOUGH: f64 = 0.3;

/// How alike two names look, from 0 (nothing in common) to 1 (the same after folding).
pub fn near(a: &str, b: &str) -> f64 {
    likeness(&trigrams(a), &trigrams(b))
}

/// The candidates most like the name, best first: at most `n`, and none that is merely different.
pub fn nearest<T: AsRef<str>>(name: &str, candidates: impl IntoIterator<Item = T>, n: usize) -> Vec<T> {
    let wanted = trigrams(name);
    let mut found: Vec<(f64, T)> = candidates
        .into_iter()
        .map(|candidate| (likeness(&wanted, &trigrams(candidate.as_ref())), candidate))
        .filter(|(score, _)| *score >= LIKE_ENOUGH)
        .collect();
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.truncate(n);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The runs of three letters in the folded text, its beginning and end counted as spaces.
fn trigrams(text: &str) -> BTreeSet<[char; 3]> {
    let letters = fold_org(text);
    if letters.is_empty() {
        return BTreeSet::new();
    }
    let padded: Vec<char> = format!("  {letters} ").chars().collect();
    let runs = padded.windows(3);
    runs.filter_map(|run| run.try_into().ok()).collect()
}

/// The share of runs two texts have in common (Dice's coefficient).
fn likeness(a: &BTreeSet<[char; 3]>, b: &BTreeSet<[char; 3]>) -> f64 {
    let all = a.len() + b.len();
    if all == 0 {
        return 0.0;
    }
    2.0 * a.intersection(b).count() as f64 / all as f64
}
