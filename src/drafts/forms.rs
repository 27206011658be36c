//! What the forms of this part mean.
use chrono::NaiveDate;

use super::{Answer, MAX_NOTE, MAX_TEXT, NewVerdict, ReturnReason};
use crate::form::Form;
use crate::ids::OrganisationId;
use crate::persian::typed_day::Lean;
use crate::words::Words;

/// The working copy as typed.
pub fn text(form: &mut Form) -> String {
    form.text("text", MAX_TEXT)
}

/// A version to be saved: its text and the note on it.
pub fn version(form: &mut Form) -> (String, String) {
    (form.required("text", MAX_TEXT), note(form))
}

/// The note on a version.
pub fn note(form: &mut Form) -> String {
    form.text("note", MAX_NOTE)
}

/// The fields of a verdict; each stands under the prefix of its party, as the page has one form a party.
pub const VERDICT_FIELDS: [&str; 5] = ["answer", "given_on", "given_by", "reason_code", "reason"];

/// What a party says of a version, or nothing when a field has a fault.
pub fn verdict(
    form: &mut Form,
    prefix: &str,
    organisation: OrganisationId,
    today: NaiveDate,
    w: Words,
) -> Option<NewVerdict> {
    let field = |name: &str| format!("{prefix}{name}");
    let answer = form.required_choice(&field("answer"), Answer::parse);
    let given_on = form.required_day(&field("given_on"), today, Lean::Past);
    if given_on.is_some_and(|day| day > today) {
        form.reject(&field("given_on"), w.drafts.not_yet());
    }
    let given_by = form.text(&field("given_by"), 300);
    let reason_code = form.choice(&field("reason_code"), ReturnReason::parse);
    let reason = form.text(&field("reason"), 4000);
    if answer == Some(Answer::Returned) {
        if reason_code.is_none() && !form.is_bad(&field("reason_code")) {
            form.reject(&field("reason_code"), w.drafts.say_why());
        }
        if reason_code == Some(ReturnReason::Other) && reason.is_empty() {
            form.reject(&field("reason"), w.drafts.say_which());
        }
    }
    // A reason belongs to a return; what was left in the fields of an approval is a remark at most.
    let reason_code = reason_code.filter(|_| answer == Some(Answer::Returned));
    match (answer, given_on, form.is_valid()) {
        (Some(answer), Some(given_on), true) => {
            Some(NewVerdict { organisation, answer, given_by, given_on, reason_code, reason })
        }
        _ => None,
    }
}
