//! From a cell to the value of a field, and back.
use chrono::NaiveDate;

use super::columns::{Column, Content};
use super::table::Value;
use crate::persian::typed_day::{self, DayNote, Lean};
use crate::persian::{Jalali, clean, fold_org, to_ascii};
use crate::words::{Lang, Words};

/// What people write for yes, folded.
const YES: [&str; 10] = ["بله", "بلی", "اری", "دارد", "هست", "yes", "true", "y", "1", "x"];
/// What they write for no.
const NO: [&str; 8] = ["خیر", "نه", "ندارد", "نیست", "no", "false", "n", "0"];

/// The value of a field, as forms have it: days in ISO, choices by their keys. Or what is wrong with it.
pub fn read(w: Words, column: &Column, value: &Value, today: NaiveDate) -> Result<String, String> {
    if let Value::Broken(sign) = value {
        return Err(w.imports.broken_formula(sign));
    }
    match column.content {
        Content::Text => Ok(clean(&text(w, value))),
        Content::Code => Ok(to_ascii(&clean(&text(w, value)))),
        Content::Day => day(w, value, today),
        Content::Time => match value {
            Value::Time(_) | Value::Text(_) => Ok(clean(&value.text())),
            _ => Err(w.faults.not_a_time().to_owned()),
        },
        Content::Truth => truth(w, value),
        Content::Choice(options) => choice(w, options, value),
        Content::Named(options) => Ok(chosen(options, value).map_or_else(|| clean(&text(w, value)), str::to_owned)),
    }
}

/// What stands in the cell, as it is seen there.
fn text(w: Words, value: &Value) -> String {
    match value {
        Value::Truth(truth) => (if *truth { w.common.yes() } else { w.common.no() }).to_owned(),
        other => other.text(),
    }
}

/// A day in a list is one that was, or one to come: without its year it would be a guess.
fn day(w: Words, value: &Value, today: NaiveDate) -> Result<String, String> {
    if let Value::Day(day) = value {
        return if Jalali::from(*day).is_supported() {
            Ok(day.to_string())
        } else {
            Err(w.day_fault(&crate::persian::DayFault::YearOutOfRange))
        };
    }
    let read = typed_day::read(&value.text(), today, Lean::CurrentYear).map_err(|fault| w.day_fault(&fault))?;
    match read.note {
        Some(DayNote::YearAssumed) => Err(w.imports.day_without_year().to_owned()),
        Some(note @ DayNote::WeekdayDoesNotFit { .. }) => Err(w.day_note(&note)),
        Some(DayNote::TwoDigitYear) | None => Ok(read.day.to_string()),
    }
}

fn truth(w: Words, value: &Value) -> Result<String, String> {
    let said = fold_org(&value.text());
    let is = |words: &[&str]| words.contains(&said.as_str());
    match value {
        Value::Truth(truth) => Ok(if *truth { "1" } else { "" }.to_owned()),
        _ if is(&YES) => Ok("1".to_owned()),
        _ if is(&NO) => Ok(String::new()),
        _ => Err(w.imports.not_one_of(clean(&value.text()), options(w, &[w.common.yes(), w.common.no()]))),
    }
}

type Options = fn(Words) -> Vec<(&'static str, &'static str)>;

/// The key of a choice, by its name in either language or by itself.
fn chosen(all: Options, value: &Value) -> Option<&'static str> {
    let said = fold_org(&value.text());
    let named = Lang::ALL.iter().flat_map(|lang| all(Words::of(*lang)));
    let mut fitting = named.filter(|(key, name)| said == fold_org(key) || said == fold_org(name));
    fitting.next().map(|(key, _)| key)
}

fn choice(w: Words, all: Options, value: &Value) -> Result<String, String> {
    match chosen(all, value) {
        Some(key) => Ok(key.to_owned()),
        None => {
            let names: Vec<&str> = all(w).into_iter().map(|(_, name)| name).collect();
            Err(w.imports.not_one_of(clean(&value.text()), options(w, &names)))
        }
    }
}

fn options(w: Words, names: &[&str]) -> String {
    names.iter().map(|name| w.common.quoted(*name)).collect::<Vec<_>>().join(w.common.list_separator())
}

/// A value of a field as a list shows it.
pub fn shown(w: Words, column: &Column, value: &str) -> String {
    if value.is_empty() && !matches!(column.content, Content::Truth) {
        return String::new();
    }
    match column.content {
        Content::Text | Content::Code | Content::Time => value.to_owned(),
        Content::Day => value.parse().map_or_else(|_| value.to_owned(), |day: NaiveDate| Jalali::from(day).numeric()),
        Content::Truth => (if value.is_empty() { w.common.no() } else { w.common.yes() }).to_owned(),
        Content::Choice(options) | Content::Named(options) => {
            options(w).into_iter().find(|(key, _)| *key == value).map_or(value, |(_, name)| name).to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parties::OrganisationKind;

    fn column(content: Content) -> Column {
        Column { key: "x", label: |w| w.parties.name(), also: &[], content, required: false }
    }

    fn said(content: Content, value: &Value) -> Result<String, String> {
        read(Words::of(Lang::En), &column(content), value, "2026-05-18".parse().unwrap())
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn a_day_is_read_in_every_form_and_never_guessed() {
        let day = Ok("2026-05-18".to_owned());
        for form in [
            text("۱۴۰۵/۲/۲۸"),
            text("1405/02/28"),
            text("۲۸ اردیبهشت ۱۴۰۵"),
            text("2026-05-18"),
            Value::Number(14_050_228.0),
            Value::Day("2026-05-18".parse().unwrap()),
        ] {
            assert_eq!(said(Content::Day, &form), day, "{form:?}");
        }
        for wrong in [text("۲۸ اردیبهشت"), text("1405/13/01"), text("Monday 1405/02/29"), Value::Number(46160.0)]
        {
            assert!(said(Content::Day, &wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_choice_is_known_by_its_name_in_both_languages() {
        let kinds = Content::Choice(|w| OrganisationKind::ALL.iter().map(|one| (one.key(), w.label(one))).collect());
        for name in ["تعاوني", "Cooperative", "cooperative"] {
            assert_eq!(said(kinds, &text(name)).as_deref(), Ok("cooperative"));
        }
        assert!(said(kinds, &text("کشتی")).unwrap_err().contains("“کشتی”"));
    }

    #[test]
    fn numbers_and_truths_are_what_they_look_like() {
        assert_eq!(said(Content::Code, &Value::Number(14_003_456_789.0)).as_deref(), Ok("14003456789"));
        assert_eq!(said(Content::Code, &text("۰۲۶-۳۲۷")).as_deref(), Ok("026-327"));
        assert_eq!(said(Content::Truth, &text("بلی")).as_deref(), Ok("1"));
        assert_eq!(said(Content::Truth, &Value::Truth(false)).as_deref(), Ok(""));
        assert!(said(Content::Truth, &text("شاید")).is_err());
        assert!(said(Content::Text, &Value::Broken("#REF!".into())).unwrap_err().contains("#REF!"));
    }
}
