//! What the forms of this part mean.
use chrono::NaiveDate;

use super::{NewPeriod, Period, Span};
use crate::form::Form;
use crate::ids::PostId;
use crate::persian::typed_day::Lean;
use crate::words::Words;

/// A signature as typed.
pub struct Typed {
    /// The post of who signed.
    pub post: PostId,
    /// The day.
    pub signed_on: NaiveDate,
    /// The place.
    pub place: String,
    /// Why it is accepted although the post does not fit.
    pub override_reason: String,
}

/// A signature; its fields stand under the prefix of the party, as the page has one form a party.
pub fn signature(form: &mut Form, prefix: &str, today: NaiveDate, w: Words) -> Option<Typed> {
    let field = |name: &str| format!("{prefix}{name}");
    let post = form.required_choice(&field("post"), PostId::parse);
    let signed_on = form.required_day(&field("signed_on"), today, Lean::Past);
    if signed_on.is_some_and(|day| day > today) {
        form.reject(&field("signed_on"), w.signing.not_yet());
    }
    let place = form.text(&field("place"), 300);
    let override_reason = form.text(&field("override_reason"), 1000);
    match (post, signed_on, form.is_valid()) {
        (Some(post), Some(signed_on), true) => Some(Typed { post, signed_on, place, override_reason }),
        _ => None,
    }
}

/// A renewal that overlaps none of the periods there are.
pub fn period(form: &mut Form, today: NaiveDate, there: &[Period], w: Words) -> Option<NewPeriod> {
    let starts_on = form.required_day("starts_on", today, Lean::Future);
    let ends_on = form.day("ends_on", today, Lean::Future);
    let decision_due_on = form.day("decision_due_on", today, Lean::Future);
    let span = Span { starts_on: starts_on?, ends_on };
    if ends_on.is_some_and(|end| end < span.starts_on) {
        form.reject("ends_on", w.signing.ends_before_start());
    }
    if let Some(other) = there.iter().find(|period| period.span.overlaps(&span)) {
        form.reject("starts_on", w.signing.overlaps(w.span(other.span)));
    }
    if decision_due_on.zip(ends_on).is_some_and(|(due, end)| due > end) {
        form.reject("decision_due_on", w.signing.decides_too_late());
    }
    form.is_valid().then_some(NewPeriod { span, decision_due_on })
}
