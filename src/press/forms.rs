//! The forms of outlets and coverage.
use chrono::NaiveDate;

use super::address::{host, is_address};
use super::{Coverage, Licensed, NewCoverage, NewOutlet, Outlet, OutletKind, Tone};
use crate::form::Form;
use crate::ids::{AgreementId, CoverageId, MeetingId, OutletId};
use crate::persian::typed_day::Lean;
use crate::words::Words;

/// The longest text that is kept.
pub const MAX_TEXT: usize = 200_000;

/// The fields of an item that two people may change at once, with their names.
pub fn coverage_labels(w: Words) -> [(&'static str, &'static str); 10] {
    [
        ("outlet", w.press.outlet()),
        ("headline", w.press.headline()),
        ("url", w.press.address()),
        ("published_on", w.press.published_on()),
        ("published_time", w.press.published_time()),
        ("reporter", w.press.reporter()),
        ("tone", w.press.tone()),
        ("excerpt", w.press.excerpt()),
        ("kept_text", w.press.kept_text()),
        ("republished", w.press.republished_from()),
    ]
}

/// The form of an item, filled in with what is stored.
pub fn coverage_filled(w: Words, item: &Coverage) -> Form {
    Form::empty(w)
        .with("version", item.version.to_string())
        .with("outlet", item.outlet.as_str())
        .with("outlet_id", item.outlet_id.to_string())
        .with("headline", item.headline.as_str())
        .with("url", item.url.as_str())
        .with("published_on", w.day_full(item.published_on))
        .with("published_time", w.code(&item.published_time))
        .with("reporter", item.reporter.as_str())
        .with("tone", item.tone.map_or("", Tone::key))
        .with("excerpt", item.excerpt.as_str())
        .with("kept_text", item.kept_text.as_str())
        .with("republished", item.republished_from.map_or_else(String::new, |id| id.to_string()))
}

/// Reads the form of an item; the outlet is picked with the records at hand, and with it the item
/// is made.
pub fn read_coverage(
    w: Words,
    form: &mut Form,
    today: NaiveDate,
) -> impl FnOnce(OutletId) -> Option<NewCoverage> + use<> {
    if form.value("outlet").is_empty() {
        form.reject("outlet", w.faults.required());
    }
    let headline = form.required("headline", 500);
    let url = form.text("url", 2000);
    if !url.is_empty() && !is_address(&url) {
        form.reject("url", w.press.address_fault());
    }
    let published_on = form.required_day("published_on", today, Lean::Past);
    if published_on.is_some_and(|day| day > today) {
        form.reject("published_on", w.press.not_yet());
    }
    let published_time = form.time("published_time");
    let reporter = form.text("reporter", 200);
    let tone = form.choice("tone", Tone::parse);
    let excerpt = form.text("excerpt", 4000);
    let kept_text = form.text("kept_text", MAX_TEXT);
    let republished_from = form.choice("republished", CoverageId::parse);
    let agreements = form.values("agreement").filter_map(AgreementId::parse).collect();
    let meetings = form.values("meeting").filter_map(MeetingId::parse).collect();
    move |outlet| {
        Some(NewCoverage {
            outlet,
            headline,
            url,
            published_on: published_on?,
            published_time,
            reporter,
            tone,
            excerpt,
            kept_text,
            republished_from,
            agreements,
            meetings,
        })
    }
}

/// The fields of an outlet that two people may change at once, with their names.
pub fn outlet_labels(w: Words) -> [(&'static str, &'static str); 5] {
    [
        ("name", w.press.outlet_name()),
        ("kind", w.press.kind()),
        ("site", w.press.site()),
        ("licensed", w.press.licensed()),
        ("note", w.press.note()),
    ]
}

/// The form of an outlet, filled in with what is stored.
pub fn outlet_filled(w: Words, outlet: &Outlet) -> Form {
    Form::empty(w)
        .with("version", outlet.version.to_string())
        .with("name", outlet.name.as_str())
        .with("kind", outlet.kind.key())
        .with("site", outlet.site.as_str())
        .with("licensed", outlet.licensed.key())
        .with("note", outlet.note.as_str())
}

/// Reads the form of an outlet.
pub fn read_outlet(w: Words, form: &mut Form) -> Option<NewOutlet> {
    let name = form.required("name", 200);
    let kind = form.required_choice("kind", OutletKind::parse);
    let site = form.text("site", 300);
    if !site.is_empty() && host(&site).is_none() {
        form.reject("site", w.press.site_fault());
    }
    let licensed = form.required_choice("licensed", Licensed::parse);
    let note = form.text("note", 4000);
    Some(NewOutlet { name, kind: kind?, site, licensed: licensed?, note })
}
