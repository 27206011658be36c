//! The form of a meeting: one screen for its day, its people, what was said and what was decided.
use chrono::NaiveDate;

use super::{Decision, Meeting, MeetingState, MeetingText};
use crate::form::Form;
use crate::ids::{AgreementId, DecisionId, PersonId};
use crate::persian::Lean;
use crate::words::Words;

/// The longest text of a decision; an action may be born from it with the same text.
pub const MAX_DECISION: usize = 2000;
/// Rows of one kind that a form may have.
const MAX_ROWS: usize = 200;
/// Rows for decisions that an empty form shows.
const ROWS: usize = 3;

/// What a form says of a meeting, besides the people it names.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Subject, day, place, minutes; chair and secretary still open.
    pub text: MeetingText,
    /// Planned or held.
    pub state: MeetingState,
    /// The agreements it concerns.
    pub agreements: Vec<AgreementId>,
    /// Those ticked as present.
    pub attendees: Vec<PersonId>,
    /// The decisions.
    pub rows: Vec<Row>,
}

/// A row with a decision.
#[derive(Clone, Debug)]
pub struct Row {
    /// The number of the row.
    pub n: usize,
    /// The decision that stands there already.
    pub id: Option<DecisionId>,
    /// What was decided.
    pub text: String,
    /// By when the action that comes of it is due.
    pub due_on: Option<NaiveDate>,
    /// The agreement it is about.
    pub agreement: Option<AgreementId>,
}

/// The number of the last row whose field `prefix` is in the form, and at least `least`.
pub fn rows(form: &Form, prefix: &str, least: usize) -> usize {
    let number = |name: &str| name.strip_prefix(prefix)?.parse::<usize>().ok().filter(|n| *n <= MAX_ROWS);
    form.pairs().iter().filter_map(|(name, _)| number(name)).max().unwrap_or(0).max(least)
}

/// How many rows for decisions the form shows.
pub fn decision_rows(form: &Form) -> usize {
    rows(form, "decision_", ROWS)
}

/// How many rows for further people the form shows.
pub fn person_rows(form: &Form) -> usize {
    rows(form, "person_", 1)
}

/// The agreements chosen in the form that are among `visible`, each once.
pub fn agreements(form: &Form, visible: &[(AgreementId, String)]) -> Vec<AgreementId> {
    let mut chosen = Vec::new();
    for id in form.values("agreement").filter_map(AgreementId::parse) {
        if !chosen.contains(&id) && visible.iter().any(|(other, _)| *other == id) {
            chosen.push(id);
        }
    }
    chosen
}

/// Those ticked, each once.
pub fn attendees(form: &Form, field: &str) -> Vec<PersonId> {
    let mut ticked = Vec::new();
    for id in form.values(field).filter_map(PersonId::parse) {
        if !ticked.contains(&id) {
            ticked.push(id);
        }
    }
    ticked
}

/// Reads the form; only agreements among `visible` may be chosen.
pub fn read(w: Words, form: &mut Form, today: NaiveDate, visible: &[(AgreementId, String)]) -> Typed {
    let subject = form.required("subject", 500);
    let planned_or_held = |key: &str| MeetingState::parse(key).filter(|state| *state != MeetingState::Cancelled);
    let state = form.choice("state", planned_or_held).unwrap_or(MeetingState::Held);
    let lean = if state == MeetingState::Planned { Lean::Future } else { Lean::Past };
    let held_on = form.required_day("held_on", today, lean).unwrap_or(today);
    let (starts_at, ends_at) = (form.time("starts_at"), form.time("ends_at"));
    if !starts_at.is_empty() && !ends_at.is_empty() && ends_at < starts_at {
        form.reject("ends_at", w.meetings.ends_before_start());
    }
    let text = MeetingText {
        subject,
        held_on,
        starts_at,
        ends_at,
        place: form.text("place", 300),
        chair: None,
        secretary: None,
        agenda: form.text("agenda", 20_000),
        minutes: form.text("minutes", 200_000),
    };
    let agreements = agreements(form, visible);
    if form.values("agreement").any(|id| !id.is_empty()) && agreements.is_empty() {
        form.reject("agreement", w.faults.unknown_choice());
    }
    let rows = (1..=decision_rows(form)).filter_map(|n| row(w, form, n, today, &agreements)).collect();
    Typed { text, state, attendees: attendees(form, "attendee"), agreements, rows }
}

/// One row; nothing when it is empty and stands for nothing.
fn row(w: Words, form: &mut Form, n: usize, today: NaiveDate, agreements: &[AgreementId]) -> Option<Row> {
    let (field, due) = (format!("decision_{n}"), format!("due_{n}"));
    let id = DecisionId::parse(form.value(&format!("decision_id_{n}")));
    let text = form.text(&field, MAX_DECISION);
    let due_on = form.day(&due, today, Lean::Future);
    let says_more = !form.value(&due).is_empty() || !form.value(&format!("owner_{n}")).is_empty();
    if text.is_empty() {
        if says_more {
            form.reject(&field, w.meetings.decision_missing());
        }
        return id.map(|id| Row { n, id: Some(id), text, due_on: None, agreement: None });
    }
    let about = format!("about_{n}");
    let agreement = match (agreements, form.value(&about)) {
        ([], _) => None,
        ([only], _) => Some(*only),
        (_, "none") => None,
        (several, key) => {
            let chosen = AgreementId::parse(key).filter(|id| several.contains(id));
            if chosen.is_none() {
                form.reject(&about, w.meetings.which_agreement());
            }
            chosen
        }
    };
    Some(Row { n, id, text, due_on, agreement })
}

/// The fields that two people may have changed, with their names; a decision stands in the row in
/// which the form has its id.
pub fn labels(w: Words, form: &Form, decisions: &[Decision]) -> Vec<(String, String)> {
    let m = w.meetings;
    let fixed = [
        ("subject", m.subject()),
        ("held_on", m.day()),
        ("starts_at", m.starts_at()),
        ("ends_at", m.ends_at()),
        ("place", m.place()),
        ("chair", m.chair()),
        ("secretary", m.secretary()),
        ("agenda", m.agenda()),
        ("minutes", m.minutes()),
    ];
    let fixed = fixed.map(|(name, label)| (name.to_owned(), label.to_owned()));
    let row = |n: usize| {
        let id = DecisionId::parse(form.value(&format!("decision_id_{n}")));
        let code = decisions.iter().find(|decision| Some(decision.id) == id).map(Decision::code);
        let text = code.map(|code| (format!("decision_{n}"), m.decision_code(w.code(&code))));
        // Which agreement it is about is asked only where there are several.
        let about = format!("about_{n}");
        let about = (text.is_some() && form.has(&about)).then(|| (about, m.about(w.num(n))));
        text.into_iter().chain(about)
    };
    fixed.into_iter().chain((1..=decision_rows(form)).flat_map(row)).collect()
}

/// What is stored now, in the fields of a form that was filled in earlier.
pub fn stored(w: Words, form: &Form, meeting: &Meeting, decisions: &[Decision]) -> Form {
    let mut stored = filled(w, meeting, &[]);
    for n in 1..=decision_rows(form) {
        let id = DecisionId::parse(form.value(&format!("decision_id_{n}")));
        if let Some(decision) = decisions.iter().find(|decision| Some(decision.id) == id) {
            stored.set(&format!("decision_{n}"), decision.text.as_str());
            stored.set(&format!("about_{n}"), about(decision));
        }
    }
    stored
}

/// The agreement that a decision is about, as its row says it.
fn about(decision: &Decision) -> String {
    decision.agreement.as_ref().map_or_else(|| "none".to_owned(), |(id, _)| id.to_string())
}

/// The form filled in from a meeting; its people and agreements are added by whoever read them.
pub fn filled(w: Words, meeting: &Meeting, decisions: &[Decision]) -> Form {
    let person = |who: &Option<(PersonId, String)>| match who {
        Some((id, name)) => (name.clone(), id.to_string()),
        None => (String::new(), String::new()),
    };
    let ((chair, chair_id), (secretary, secretary_id)) = (person(&meeting.chair), person(&meeting.secretary));
    let mut form = Form::empty(w)
        .with("version", meeting.version.to_string())
        .with("subject", meeting.subject.as_str())
        .with("held_on", w.day_full(meeting.held_on))
        .with("starts_at", w.code(&meeting.starts_at))
        .with("ends_at", w.code(&meeting.ends_at))
        .with("place", meeting.place.as_str())
        .with("chair", chair)
        .with("chair_id", chair_id)
        .with("secretary", secretary)
        .with("secretary_id", secretary_id)
        .with("agenda", meeting.agenda.as_str())
        .with("minutes", meeting.minutes.as_str())
        .with("state", if meeting.state == MeetingState::Planned { "planned" } else { "held" });
    for (decision, n) in decisions.iter().zip(1..) {
        let n: usize = n;
        form.set(&format!("decision_id_{n}"), decision.id.to_string());
        form.set(&format!("decision_{n}"), decision.text.as_str());
        form.set(&format!("about_{n}"), about(decision));
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn read_rows(form: Form, visible: &[(AgreementId, String)]) -> (Form, Typed) {
        let mut form = form.with("subject", "s").with("held_on", "2026-05-18");
        let typed = read(Words::of(Lang::En), &mut form, "2026-05-18".parse().unwrap_or_default(), visible);
        (form, typed)
    }

    #[test]
    fn a_decision_is_about_the_only_agreement_and_asked_about_when_there_are_several() {
        let (one, two) = (AgreementId::new(), AgreementId::new());
        let visible = [(one, "one".to_owned()), (two, "two".to_owned())];
        let form = Form::empty(Words::of(Lang::En)).with("decision_1", "write it");
        let mut single = form.clone();
        single.push("agreement", one.to_string());
        let (form_1, typed) = read_rows(single.clone(), &visible);
        assert!(form_1.is_valid());
        assert_eq!(typed.rows.first().and_then(|row| row.agreement), Some(one));
        single.push("agreement", two.to_string());
        assert!(read_rows(single.clone(), &visible).0.is_bad("about_1"));
        let (answered, typed) = read_rows(single.with("about_1", two.to_string()), &visible);
        assert!(answered.is_valid());
        assert_eq!(typed.rows.first().and_then(|row| row.agreement), Some(two));
    }

    #[test]
    fn a_row_with_a_responsible_but_no_decision_is_a_fault_and_an_empty_row_is_none() {
        let (form, _) = read_rows(Form::empty(Words::of(Lang::En)).with("owner_2", "Ali"), &[]);
        assert!(form.is_bad("decision_2"));
        let (form, typed) = read_rows(Form::empty(Words::of(Lang::En)).with("decision_9", ""), &[]);
        assert!(form.is_valid() && typed.rows.is_empty());
    }

    #[test]
    fn a_forged_row_number_does_not_make_a_million_rows() {
        let form = Form::empty(Words::of(Lang::En)).with("decision_99999999", "x").with("decision_7", "y");
        assert_eq!(decision_rows(&form), 7);
    }
}
