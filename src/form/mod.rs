//! What was typed into a form, and what is wrong with it, by field name.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::persian::digits::{read_number, to_ascii};
use crate::persian::typed_day::{self, Lean};
use crate::words::Words;

pub mod conflict;
pub mod pick;
mod read;
pub mod upload;

pub use read::{Fields, Params, Url};

/// The values of a form as typed and the faults found in them. Reading a field records its fault;
/// when any was found the page is shown again with both.
#[derive(Clone)]
pub struct Form {
    w: Words,
    values: Vec<(String, String)>,
    faults: Vec<(String, String)>,
    questions: Vec<(String, Vec<pick::Choice>)>,
}

impl Form {
    /// A form that holds `values`.
    pub fn new(w: Words, values: Vec<(String, String)>) -> Form {
        Form { w, values, faults: Vec::new(), questions: Vec::new() }
    }

    /// An empty form.
    pub fn empty(w: Words) -> Form {
        Form::new(w, Vec::new())
    }

    /// Fills in a value, as the page is first shown.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Form {
        self.set(name, value);
        self
    }

    /// Replaces the value of a field.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.values.retain(|(n, _)| n != name);
        self.values.push((name.into(), value.into()));
    }

    /// Adds one more value to a field that may have several.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.values.push((name.into(), value.into()));
    }

    /// Fills in the fields that did not come back, on a page with several forms.
    pub fn complete(&mut self, from: &Form) {
        let missing = |(name, _): &&(String, String)| !self.values.iter().any(|(n, _)| n == name);
        let filled: Vec<_> = from.values.iter().filter(missing).cloned().collect();
        self.values.extend(filled);
    }

    /// Whether there is such a field, be it empty.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(n, _)| n == name)
    }

    /// What was typed into a field; empty when it was not there.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// All values of a field that may occur several times.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Everything that was typed.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.values
    }

    /// Whether a box is ticked or an option chosen.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(n, v)| n == name && v == value)
    }

    /// Whether a check box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// Records a fault of a field.
    pub fn reject(&mut self, name: &str, why: impl Into<String>) {
        self.faults.push((name.into(), why.into()));
    }

    /// The faults of a field.
    pub fn faults<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.faults.iter().filter(move |(n, _)| n == name).map(|(_, why)| why.as_str())
    }

    /// Whether the field has a fault.
    pub fn is_bad(&self, name: &str) -> bool {
        self.faults.iter().any(|(n, _)| n == name)
    }

    /// Every fault, in the order found: for the summary on top.
    pub fn all_faults(&self) -> &[(String, String)] {
        &self.faults
    }

    /// Whether nothing was found wrong.
    pub fn is_valid(&self) -> bool {
        self.faults.is_empty()
    }

    /// A text that may be empty, of at most `max` characters.
    pub fn text(&mut self, name: &str, max: usize) -> String {
        let value = self.value(name).to_owned();
        if value.chars().count() > max {
            self.reject(name, self.w.faults.too_long(max));
        }
        value
    }

    /// A text that must not be empty.
    pub fn required(&mut self, name: &str, max: usize) -> String {
        let value = self.text(name, max);
        if value.is_empty() {
            self.reject(name, self.w.faults.required());
        }
        value
    }

    /// A day that may be left out, in any form people write one.
    pub fn day(&mut self, name: &str, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
        let typed = self.value(name).to_owned();
        if typed.is_empty() {
            return None;
        }
        match typed_day::read(&typed, today, lean) {
            Ok(read) => Some(read.day),
            Err(fault) => {
                self.reject(name, self.w.day_fault(&fault));
                None
            }
        }
    }

    /// A day that must be given.
    pub fn required_day(&mut self, name: &str, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
        if self.value(name).is_empty() {
            self.reject(name, self.w.faults.required());
        }
        self.day(name, today, lean)
    }

    /// A time of day as `HH:MM`, or empty.
    pub fn time(&mut self, name: &str) -> String {
        let typed = to_ascii(self.value(name));
        if typed.is_empty() {
            return typed;
        }
        let mut parts = typed.split([':', '.', '٫']).map(|part| part.trim().parse::<u32>().ok());
        match (parts.next().flatten(), parts.next().unwrap_or(Some(0)), parts.next()) {
            (Some(hour @ 0..=23), Some(minute @ 0..=59), None) => format!("{hour:02}:{minute:02}"),
            _ => {
                self.reject(name, self.w.faults.not_a_time());
                String::new()
            }
        }
    }

    /// A whole number, in any digits.
    pub fn number(&mut self, name: &str) -> Option<i64> {
        let typed = self.value(name);
        if typed.is_empty() {
            return None;
        }
        let number = read_number(typed);
        if number.is_none() {
            self.reject(name, self.w.faults.not_a_number());
        }
        number
    }

    /// One of an enum's members, or none when left open.
    pub fn choice<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.value(name);
        if value.is_empty() {
            return None;
        }
        let chosen = parse(value);
        if chosen.is_none() {
            self.reject(name, self.w.faults.unknown_choice());
        }
        chosen
    }

    /// One of an enum's members, which must be chosen.
    pub fn required_choice<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.value(name).is_empty() {
            self.reject(name, self.w.faults.required());
        }
        self.choice(name, parse)
    }

    /// The id that makes a form handed in twice count once. A form without one gets its own.
    pub fn id(&self) -> Uuid {
        Uuid::try_parse(self.value("form_id")).unwrap_or_else(|_| Uuid::new_v4())
    }

    /// The version of the record that the form was filled in from.
    pub fn version(&self) -> i64 {
        self.value("version").parse().unwrap_or(0)
    }
}
