//! How alike two names are, for "did you mean".

use super::fold_org;

/// Below this likeness two names share no more than an ending or a common word.
const LIKE_ENOUGH: f64 = 0.3;

/// How alike two names look, from 0 (nothing in common) to 1 (the same after folding).
pub fn near(a: &str, b: &str) -> f64 {
    Trigrams::of(a).likeness(&Trigrams::of(b))
}

/// The candidates most like the name, best first: at most `n`, and none that is merely different.
pub fn nearest<T: AsRef<str>>(name: &str, candidates: impl IntoIterator<Item = T>, n: usize) -> Vec<T> {
    let wanted = Trigrams::of(name);
    let mut found: Vec<(f64, T)> = candidates
        .into_iter()
        .map(|candidate| (wanted.likeness(&Trigrams::of(candidate.as_ref())), candidate))
        .filter(|(score, _)| *score >= LIKE_ENOUGH)
        .collect();
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.truncate(n);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The runs of three letters of a folded text, each once and in order: made once for a name that is held
/// against many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigrams(Vec<[char; 3]>);

impl Trigrams {
    /// Those of a text as it was written.
    pub fn of(text: &str) -> Trigrams {
        Trigrams::of_folded(&fold_org(text))
    }

    /// Those of letters that are folded already; its beginning and end count as spaces.
    pub fn of_folded(letters: &str) -> Trigrams {
        if letters.is_empty() {
            return Trigrams(Vec::new());
        }
        let padded = [' ', ' '].into_iter().chain(letters.chars()).chain([' ']);
        let mut runs: Vec<[char; 3]> = Vec::with_capacity(letters.len());
        let mut last = [' '; 3];
        for (nth, c) in padded.enumerate() {
            let [_, second, third] = last;
            last = [second, third, c];
            if nth >= 2 {
                runs.push(last);
            }
        }
        runs.sort_unstable();
        runs.dedup();
        Trigrams(runs)
    }

    /// The share of runs two texts have in common (Dice's coefficient), from 0 to 1.
    pub fn likeness(&self, other: &Trigrams) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return 0.0;
        }
        let common = self.0.iter().filter(|run| other.0.binary_search(run).is_ok()).count();
        2.0 * common as f64 / all as f64
    }
}
