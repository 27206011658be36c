//! The forms of commitments and of what shows that they were kept.
use chrono::NaiveDate;

use super::store::NewEvidence;
use super::{Commitment, Content, Every, Terms};
use crate::form::Form;
use crate::ids::{AttachmentId, DecisionId, OrganisationId, UserId};
use crate::persian::Lean;
use crate::words::Words;

/// The most pieces that one number of a form may name.
const MOST: i64 = 1000;

/// What a form may name: those that owe, decisions, those that follow up.
pub struct Choices {
    /// The parties of the agreement.
    pub parties: Vec<(OrganisationId, String)>,
    /// The decisions about it.
    pub decisions: Vec<(DecisionId, String)>,
    /// Those of ours who may follow up.
    pub owners: Vec<(UserId, String)>,
}

/// Options of a field, `first` for leaving it open.
fn options<T: ToString>(first: &str, all: &[(T, String)]) -> Vec<(String, String)> {
    let named = all.iter().map(|(id, name)| (id.to_string(), name.clone()));
    std::iter::once((String::new(), first.to_owned())).chain(named).collect()
}

impl Choices {
    /// The parties to choose from.
    pub fn parties(&self, w: Words) -> Vec<(String, String)> {
        options(w.commitments.choose(), &self.parties)
    }

    /// The decisions to choose from.
    pub fn decisions(&self, w: Words) -> Vec<(String, String)> {
        options(w.commitments.no_decision(), &self.decisions)
    }

    /// The users to choose from.
    pub fn owners(&self, w: Words) -> Vec<(String, String)> {
        options(w.commitments.nobody(), &self.owners)
    }

    /// The value of a field as people read it, where two people chose differently.
    pub fn shown(&self, w: Words, field: &str, value: &str) -> String {
        let of = |all: Vec<(String, String)>| all.into_iter().find(|(key, _)| key == value).map(|(_, words)| words);
        let found = match field {
            "obligor" => of(self.parties(w)),
            "decision" => of(self.decisions(w)),
            "owner" => of(self.owners(w)),
            "every" => Every::parse(value).map(|every| w.label(every).to_owned()),
            _ => None,
        };
        found.unwrap_or_else(|| value.to_owned())
    }
}

/// The fields that two people may change at once, with their names.
pub fn labels(w: Words) -> [(&'static str, &'static str); 9] {
    let v = w.commitments;
    [
        ("text", v.text()),
        ("obligor", v.obligor()),
        ("article", v.article()),
        ("every", v.every()),
        ("times", v.times()),
        ("from_on", v.from_on()),
        ("until_on", v.until_on()),
        ("owner", v.owner()),
        ("decision", v.decision()),
    ]
}

/// The form filled in from a commitment.
pub fn filled(w: Words, of: &Commitment) -> Form {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| w.day_full(day));
    Form::empty(w)
        .with("version", of.version.to_string())
        .with("text", of.text.as_str())
        .with("obligor", of.obligor.to_string())
        .with("article", of.article.as_str())
        .with("every", of.terms.every.key())
        .with("times", w.num(of.terms.times))
        .with("from_on", day(of.terms.from))
        .with("until_on", day(of.terms.until))
        .with("owner", of.owner.map_or_else(String::new, |id| id.to_string()))
        .with("decision", of.decision.map_or_else(String::new, |id| id.to_string()))
}

/// Reads the form; what it names must be among the choices.
pub fn read(w: Words, form: &mut Form, today: NaiveDate, choices: &Choices) -> Option<Content> {
    let text = form.required("text", 2000);
    let party = |key: &str| OrganisationId::parse(key).filter(|id| choices.parties.iter().any(|(one, _)| one == id));
    let obligor = form.required_choice("obligor", party);
    let article = form.text("article", 100);
    let every = form.required_choice("every", Every::parse);
    let times = number(w, form, "times");
    let from = form.day("from_on", today, Lean::CurrentYear);
    let until = form.day("until_on", today, Lean::Future);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        form.reject("until_on", w.commitments.ends_before_start());
    }
    let user = |key: &str| UserId::parse(key).filter(|id| choices.owners.iter().any(|(one, _)| one == id));
    let owner = form.choice("owner", user);
    let known = |key: &str| DecisionId::parse(key).filter(|id| choices.decisions.iter().any(|(one, _)| one == id));
    let decision = form.choice("decision", known);
    let terms = Terms { every: every?, times: times?, from, until };
    form.is_valid().then_some(Content { obligor: obligor?, text, article, decision, terms, owner })
}

/// A number of pieces; one where nothing is said.
fn number(w: Words, form: &mut Form, field: &str) -> Option<i64> {
    if form.value(field).is_empty() {
        return Some(1);
    }
    let number = form.number(field)?;
    if !(1..=MOST).contains(&number) {
        form.reject(field, w.commitments.times_fault());
        return None;
    }
    Some(number)
}

/// Reads what was done; the file is attached later, and with it the evidence is made.
pub fn evidence(
    w: Words,
    form: &mut Form,
    today: NaiveDate,
    has_file: bool,
) -> Option<impl FnOnce(Option<AttachmentId>) -> NewEvidence + use<>> {
    let v = w.commitment_page;
    let done_on = form.required_day("done_on", today, Lean::Past);
    if done_on.is_some_and(|day| day > today) {
        form.reject("done_on", v.not_yet());
    }
    let pieces = number(w, form, "pieces");
    let note = form.text("note", 2000);
    if note.is_empty() && !has_file {
        form.reject("note", v.note_or_file());
    }
    let (done_on, pieces) = (done_on?, pieces?);
    form.is_valid().then_some(move |file| NewEvidence { done_on, pieces, note, file })
}
