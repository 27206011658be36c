//! The forms of the settings pages.
use super::IdleLimits;
use crate::documents::{Letterhead, Margins};
use crate::form::Form;
use crate::users::second_factor::Requirement;
use crate::words::Words;

/// The longest limit that makes sense: ten years.
const MOST_DAYS: i64 = 3650;
/// The narrowest and the widest edge of a paper, in millimetres.
const EDGES: std::ops::RangeInclusive<i64> = 5..=60;

/// The form of the limits filled in with what is set.
pub fn filled_limits(w: Words, limits: &IdleLimits) -> Form {
    Form::empty(w)
        .with("idle_meeting", w.num(limits.meeting))
        .with("idle_drafting", w.num(limits.drafting))
        .with("idle_signing", w.num(limits.signing))
}

/// Reads the limits; faults are recorded in the form.
pub fn read_limits(w: Words, form: &mut Form) -> IdleLimits {
    let mut days = |name| within(form, name, 1..=MOST_DAYS, || w.settings.days_out_of_range(MOST_DAYS));
    IdleLimits { meeting: days("idle_meeting"), drafting: days("idle_drafting"), signing: days("idle_signing") }
}

/// The form of how people sign in filled in with what is set.
pub fn filled_accounts(w: Words, required: Requirement) -> Form {
    Form::empty(w).with("second_factor", required.key())
}

/// The form of the letterhead filled in with what is set.
pub fn filled_letterhead(w: Words, letterhead: &Letterhead) -> Form {
    let Margins { top, start, bottom, end } = letterhead.margins;
    Form::empty(w)
        .with("organisation", letterhead.organisation.as_str())
        .with("unit", letterhead.unit.as_str())
        .with("signatories", letterhead.signatories.as_str())
        .with("margin_top", w.num(u32::from(top)))
        .with("margin_start", w.num(u32::from(start)))
        .with("margin_bottom", w.num(u32::from(bottom)))
        .with("margin_end", w.num(u32::from(end)))
}

/// Reads the letterhead, except for its emblem; faults are recorded in the form.
pub fn read_letterhead(w: Words, form: &mut Form) -> Letterhead {
    let organisation = form.text("organisation", 300);
    let unit = form.text("unit", 300);
    let signatories = form.text("signatories", 1000);
    let out_of_range = || w.settings.margin_out_of_range(*EDGES.start(), *EDGES.end());
    let mut edge = |name| u16::try_from(within(form, name, EDGES, out_of_range)).unwrap_or_default();
    let margins = Margins {
        top: edge("margin_top"),
        start: edge("margin_start"),
        bottom: edge("margin_bottom"),
        end: edge("margin_end"),
    };
    Letterhead { organisation, unit, emblem: None, margins, signatories }
}

/// A number that must be there and within a range; 0 when it is not.
fn within(
    form: &mut Form,
    name: &str,
    range: std::ops::RangeInclusive<i64>,
    out_of_range: impl FnOnce() -> String,
) -> i64 {
    if form.required(name, 10).is_empty() {
        return 0;
    }
    match form.number(name) {
        Some(number) if !range.contains(&number) => {
            form.reject(name, out_of_range());
            0
        }
        number => number.unwrap_or(0),
    }
}
