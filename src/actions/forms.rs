//! The form of an action.
use chrono::NaiveDate;

use super::Action;
use crate::form::Form;
use crate::ids::AgreementId;
use crate::persian::Lean;
use crate::words::Words;

/// The longest text of an action, in characters.
pub const MAX_TEXT: usize = 2000;

/// What a form says of an action, besides who is responsible.
#[derive(Clone, Debug)]
pub struct Typed {
    /// What is to be done.
    pub text: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The agreement it serves.
    pub agreement: Option<AgreementId>,
}

/// Reads the form; only agreements among `visible` may be chosen.
pub fn read(form: &mut Form, today: NaiveDate, visible: &[(AgreementId, String)]) -> Typed {
    let text = form.required("text", MAX_TEXT);
    let due_on = form.day("due_on", today, Lean::Future);
    let known = |key: &str| AgreementId::parse(key).filter(|id| visible.iter().any(|(other, _)| other == id));
    Typed { text, due_on, agreement: form.choice("agreement", known) }
}

/// The form filled in from an action.
pub fn filled(w: Words, action: &Action) -> Form {
    Form::empty(w)
        .with("version", action.version.to_string())
        .with("text", action.text.as_str())
        .with("responsible", action.responsible_name.as_str())
        .with("responsible_id", action.responsible.map_or_else(String::new, |who| who.uuid().to_string()))
        .with("due_on", action.due_on.map_or_else(String::new, |day| w.day_full(day)))
        .with("agreement", action.agreement.as_ref().map_or_else(String::new, |(id, _)| id.to_string()))
}
