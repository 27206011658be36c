//! What the text of a field means that names a record: one of those there are, a new one, or a
//! question that goes back to whoever typed it.
use uuid::Uuid;

use super::Form;
use crate::persian::{Trigrams, nearest};

/// A record that a field may mean.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The record.
    pub id: Uuid,
    /// How lists show it.
    pub label: String,
    /// Every name under which it is known.
    pub names: Vec<String>,
}

/// A record offered as an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The record.
    pub id: String,
    /// How lists show it.
    pub label: String,
}

/// What a field means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// It was left empty.
    Nothing,
    /// A record that is there.
    Known(Uuid),
    /// One to be created under this name.
    New(String),
    /// Not yet known: `Form::ask` asks.
    Unclear,
}

impl Form {
    /// What the field means among `candidates`: the record that was picked from the list, the only
    /// one of exactly this name (as `fold` reads names), or the answer to an earlier question.
    pub fn picked(&mut self, field: &str, candidates: &[Candidate], fold: fn(&str) -> String) -> Picked {
        let text = self.value(field).to_owned();
        if text.is_empty() {
            self.set(&format!("{field}_id"), "");
            return Picked::Nothing;
        }
        let exact: Vec<&Candidate> = candidates.iter().filter(|one| one.is_called(&text, fold)).collect();
        let chosen = self.value(&format!("{field}_id")).to_owned();
        let of_list = exact.iter().find(|candidate| candidate.id.to_string() == chosen).copied();
        let only = if exact.len() == 1 { exact.first().copied() } else { None };
        if let Some(known) = of_list.or(only) {
            return self.settle(field, known);
        }
        // The script says `new` of the text as it stands; a page shown again says of which text.
        if chosen == "new" || chosen == format!("new:{text}") {
            return self.settle_new(field, text);
        }
        let asked = self.value(&format!("{field}.asked"));
        if !asked.is_empty() && asked != text {
            return Picked::Unclear; // the answer was about another name
        }
        let meant = self.value(&format!("{field}.meant")).to_owned();
        if meant == "new" {
            return self.settle_new(field, text);
        }
        match candidates.iter().find(|candidate| candidate.id.to_string() == meant) {
            Some(known) => self.settle(field, known),
            None => Picked::Unclear,
        }
    }

    /// Asks which of the records most like the text was meant, or whether to create a new one.
    pub fn ask(&mut self, field: &str, candidates: &[Candidate], fold: fn(&str) -> String) {
        let text = self.value(field).to_owned();
        let exact: Vec<&Candidate> = candidates.iter().filter(|one| one.is_called(&text, fold)).collect();
        let like = nearest(&text, candidates.iter().map(Named), 3).into_iter().map(|Named(candidate)| candidate);
        let like = like.filter(|candidate| exact.iter().all(|other| other.id != candidate.id));
        let offered = exact.iter().copied().chain(like.take(3_usize.saturating_sub(exact.len())));
        let choices = offered.map(|c| Choice { id: c.id.to_string(), label: c.label.clone() }).collect();
        let several = !exact.is_empty();
        let w = self.w.common;
        let why = if several { w.several_of_this_name(text.as_str()) } else { w.unknown_name(text.as_str()) };
        self.set(&format!("{field}_id"), "");
        self.reject(field, why);
        self.questions.push((field.into(), choices));
    }

    /// The answers offered when the field's text was unclear.
    pub fn question(&self, field: &str) -> Option<&[Choice]> {
        self.questions.iter().find(|(name, _)| name == field).map(|(_, choices)| choices.as_slice())
    }

    /// Whether somebody said already that the record of this form is none of those like it: `asked` is all
    /// that the question was about.
    pub fn is_confirmed(&self, asked: &str) -> bool {
        self.value("confirm") == asked
    }

    /// Asks once whether the record of this form is one of those like it, if there are any, and again when
    /// it is called otherwise.
    pub fn confirm(&mut self, asked: String, alike: Vec<Candidate>, question: &str) -> Vec<Candidate> {
        if !alike.is_empty() {
            self.set("confirm", asked);
            self.reject("name", question);
        }
        alike
    }

    // A form that is shown again for another fault keeps the answer.
    fn settle(&mut self, field: &str, known: &Candidate) -> Picked {
        self.set(field, known.label.as_str());
        self.set(&format!("{field}_id"), known.id.to_string());
        Picked::Known(known.id)
    }

    fn settle_new(&mut self, field: &str, text: String) -> Picked {
        self.set(&format!("{field}_id"), format!("new:{text}"));
        Picked::New(text)
    }
}

/// The candidates so like a name that it may be one of them, best first.
pub fn likely<'a>(name: &str, candidates: &'a [Candidate], fold: fn(&str) -> String) -> Vec<&'a Candidate> {
    const LIKELY: f64 = 0.75;
    let folded = fold(name);
    let looked_for = Trigrams::of_folded(&folded);
    let of_name = |other: &String| {
        let other_folded = fold(other);
        let is_same = if folded.is_empty() { other == name } else { other_folded == folded };
        if is_same { 1.0 } else { looked_for.likeness(&Trigrams::of_folded(&other_folded)) }
    };
    let score = |c: &Candidate| c.names.iter().map(of_name).fold(0.0, f64::max);
    let mut found: Vec<(f64, &Candidate)> = candidates.iter().map(|c| (score(c), c)).collect();
    found.retain(|(score, _)| *score >= LIKELY);
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.into_iter().map(|(_, candidate)| candidate).take(3).collect()
}

struct Named<'a>(&'a Candidate);

impl AsRef<str> for Named<'_> {
    fn as_ref(&self) -> &str {
        &self.0.label
    }
}

impl Candidate {
    /// Whether it is known under this name, as `fold` reads names.
    pub fn is_called(&self, name: &str, fold: fn(&str) -> String) -> bool {
        self.names.iter().any(|own| alike(own, name, fold))
    }
}

/// Whether two names are one to a reader. Names without a letter or digit are compared as they are.
fn alike(a: &str, b: &str, fold: fn(&str) -> String) -> bool {
    let folded = fold(a);
    if folded.is_empty() { a == b } else { folded == fold(b) }
}

/// What a list offers for what was typed so far: names that hold it first, then the likest ones.
pub fn offered(typed: &str, candidates: Vec<Candidate>, fold: fn(&str) -> String) -> Vec<Candidate> {
    const MOST: usize = 12;
    let folded = fold(typed);
    let holds = |c: &Candidate| folded.is_empty() || c.names.iter().any(|name| fold(name).contains(&folded));
    let (mut found, rest): (Vec<_>, Vec<_>) = candidates.into_iter().partition(holds);
    if found.is_empty() {
        found.extend(nearest(typed, rest.iter().map(Named), 3).into_iter().map(|Named(c)| c.clone()));
    }
    found.truncate(MOST);
    found
}
