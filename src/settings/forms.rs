//! The form of the settings page.
use super::{IdleLimits, Settings};
use crate::form::Form;
use crate::words::Words;

/// The longest limit that makes sense: ten years.
const MOST_DAYS: i64 = 3650;

/// The form filled in with what is set.
pub fn filled(w: Words, settings: &Settings) -> Form {
    Form::empty(w)
        .with("letterhead", settings.letterhead.as_str())
        .with("idle_meeting", w.num(settings.idle.meeting))
        .with("idle_drafting", w.num(settings.idle.drafting))
        .with("idle_signing", w.num(settings.idle.signing))
}

/// Reads the form; faults are recorded in it.
pub fn read(w: Words, form: &mut Form) -> Settings {
    let letterhead = form.text("letterhead", 300);
    let idle = IdleLimits {
        meeting: days(w, form, "idle_meeting"),
        drafting: days(w, form, "idle_drafting"),
        signing: days(w, form, "idle_signing"),
    };
    Settings { letterhead, idle }
}

fn days(w: Words, form: &mut Form, name: &str) -> i64 {
    if form.required(name, 10).is_empty() {
        return 0;
    }
    match form.number(name) {
        Some(days) if !(1..=MOST_DAYS).contains(&days) => {
            form.reject(name, w.settings.days_out_of_range(MOST_DAYS));
            0
        }
        days => days.unwrap_or(0),
    }
}
