//! What each kind of list holds: its columns, how a row is told from another, what comes of it. All of it
//! pure: what is recorded was gathered before.
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use uuid::Uuid;

use super::columns::{Column, Layout, columns};
use super::store::Known;
use super::table::Line;
use super::template::sample_name;
use super::{Act, Change, Fault, Meant, Plan, Record, Row, Write, cells};
use crate::audit::Kind;
use crate::form::Form;
use crate::parties::NewOrganisation;
use crate::persian::{fold_org, persian_letters};
use crate::words::{Lang, Words};

pub mod agreements;
pub mod coverage;
mod likely;
mod order;
pub mod organisations;
pub mod outlets;
pub mod people;

/// The values of a record by the fields of its list: days in ISO, choices by their keys.
pub type Fields = BTreeMap<&'static str, String>;

/// Finds out what would come of a file; `meant` is what was said of new names in it.
pub fn plan(w: Words, today: NaiveDate, (layout, lines): (&Layout, &[Line]), known: &Known, meant: &[Meant]) -> Plan {
    let names = likely::Names::of(known, meant);
    let plan = Plan::default();
    let mut desk = Desk { w, today, layout, names, plan, spoilt: Vec::new(), rows_of: HashMap::new() };
    let rows = without_samples(layout, lines.get(layout.head + 1..).unwrap_or_default());
    let rows = rows.as_ref();
    match known {
        Known::Organisations(known) => organisations::plan(&mut desk, rows, known),
        Known::People(known) => people::plan(&mut desk, rows, known),
        Known::Agreements(known) => agreements::plan(&mut desk, rows, known),
        Known::Outlets(known) => outlets::plan(&mut desk, rows, known),
        Known::Coverage(known) => coverage::plan(&mut desk, rows, known),
    }
    desk.plan.faults.sort_by_key(|fault| (fault.row, fault.column));
    desk.plan
}

/// The rows without the one that shows in an empty list how it is filled in.
fn without_samples<'a>(layout: &Layout, lines: &'a [Line]) -> Cow<'a, [Line]> {
    let Some(kind) = layout.kind else { return Cow::Borrowed(lines) };
    let names = Lang::ALL.iter().map(|lang| fold_org(sample_name(Words::of(*lang), kind)));
    let names: Vec<String> = names.collect();
    let needed = columns(kind).iter().filter(|column| column.required).filter_map(|column| layout.place(column.key));
    let needed: Vec<u32> = needed.collect();
    let says = |line: &Line, at: &u32| line.value(*at).is_some_and(|value| names.contains(&fold_org(&value.text())));
    let is_sample = |line: &&Line| needed.iter().any(|at| says(line, at));
    match lines.iter().any(|line| is_sample(&line)) {
        true => Cow::Owned(lines.iter().filter(|line| !is_sample(line)).cloned().collect()),
        false => Cow::Borrowed(lines),
    }
}

/// The rows of a list of everything that is known, as its columns have them on a day.
pub fn rows(known: &Known, today: NaiveDate) -> Vec<Fields> {
    match known {
        Known::Organisations(known) => organisations::rows(known),
        Known::People(known) => people::rows(known),
        Known::Agreements(known) => agreements::rows(known, today),
        Known::Outlets(known) => outlets::rows(known),
        Known::Coverage(known) => coverage::rows(known),
    }
}

/// What records are called, and which is meant.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<String, Vec<Uuid>>);

impl Names {
    /// Notes that a record is called so, folded.
    pub fn add(&mut self, folded: String, id: Uuid) {
        if folded.is_empty() {
            return;
        }
        let ids = self.0.entry(folded).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }

    /// Those called so.
    pub fn of(&self, folded: &str) -> &[Uuid] {
        self.0.get(folded).map_or(&[], Vec::as_slice)
    }
}

/// The rows of one file on their way to a plan.
pub struct Desk<'a> {
    w: Words,
    today: NaiveDate,
    layout: &'a Layout,
    names: likely::Names<'a>,
    plan: Plan,
    /// The fields of the row at hand whose cells could not be read: what follows from that is not told.
    spoilt: Vec<&'static str>,
    /// Which row speaks of a record.
    rows_of: HashMap<Uuid, u32>,
}

impl Desk<'_> {
    /// The kind of list.
    fn columns(&self) -> &'static [Column] {
        self.layout.kind.map_or(&[], columns)
    }

    /// What a row says, without what cannot be read.
    fn typed(&mut self, line: &Line) -> Fields {
        self.spoilt.clear();
        let mut typed = Fields::new();
        for (at, key) in &self.layout.fields {
            let column = self.columns().iter().find(|column| column.key == key);
            let (Some(column), Some(value)) = (column, line.value(*at)) else { continue };
            match cells::read(self.w, column, value, self.today) {
                Ok(value) => {
                    typed.insert(column.key, value);
                }
                Err(text) => {
                    self.spoilt.push(column.key);
                    self.plan.faults.push(Fault { row: line.number, column: Some(*at), text });
                }
            }
        }
        typed
    }

    /// Says what is wrong with a field of a row.
    fn reject(&mut self, line: &Line, key: &str, text: impl Into<String>) {
        if !self.spoilt.contains(&key) {
            self.plan.faults.push(Fault { row: line.number, column: self.layout.place(key), text: text.into() });
        }
    }

    /// Says what a form found wrong, at the cells it was filled in from.
    fn reject_all(&mut self, line: &Line, form: &Form) {
        for (name, text) in form.all_faults() {
            self.reject(line, name, text.as_str());
        }
    }

    /// Whether something is wrong with a row.
    fn is_bad(&self, line: &Line) -> bool {
        // Rows are gone through one after the other: the faults of this one are the last.
        !self.spoilt.is_empty() || self.plan.faults.last().is_some_and(|fault| fault.row == line.number)
    }

    /// Refuses a second row about one record.
    fn is_first_about(&mut self, line: &Line, id: Uuid, key: &str) -> bool {
        match self.rows_of.get(&id).copied() {
            Some(row) => {
                let text = self.w.imports.same_as_row(row);
                self.reject(line, key, text);
                false
            }
            None => {
                self.rows_of.insert(id, line.number);
                true
            }
        }
    }

    /// What a row changes of what is recorded. A letter as an Arabic keyboard writes it is no change.
    fn changes(&self, was: &Fields, is: &Fields) -> Vec<Change> {
        let mut changes = Vec::new();
        for column in self.columns() {
            let value = |of: &Fields| cells::shown(self.w, column, of.get(column.key).map_or("", String::as_str));
            let (old, new) = (value(was), value(is));
            if persian_letters(&old) != persian_letters(&new) {
                changes.push(Change { label: (column.label)(&self.w), old, new });
            }
        }
        changes
    }

    /// Notes what comes of a row.
    fn note(&mut self, line: &Line, name: &str, act: Act, changes: Vec<Change>) {
        self.plan.rows.push(Row { number: line.number, name: name.to_owned(), act, changes });
    }

    /// Notes that a record is to be written.
    fn write(&mut self, line: &Line, id: Uuid, was: Option<(i64, Record)>, is: Record) {
        self.plan.writes.push(Write { row: line.number, id, was, is });
    }

    /// The organisation of a name: the one so called, or one that is recorded on the way.
    fn organisation(&mut self, line: &Line, key: &'static str, name: &str, names: &mut Names) -> Option<Uuid> {
        let folded = fold_org(name);
        match names.of(&folded) {
            [id] => Some(*id),
            [] if name.chars().count() > 300 => {
                let text = self.w.faults.too_long(300);
                self.reject(line, key, text);
                None
            }
            [] => {
                if let Some(id) = self.same_as(line, key, (Kind::Organisation, name, "")) {
                    names.add(folded, id);
                    return Some(id);
                }
                let id = Uuid::now_v7();
                names.add(folded, id);
                self.plan.passing.push(name.to_owned());
                self.write(line, id, None, Record::Organisation(NewOrganisation::named(name)));
                Some(id)
            }
            _ => {
                let text = self.w.imports.several_so_called(name);
                self.reject(line, key, text);
                None
            }
        }
    }
}

/// What is recorded, with what a row says in its place. An empty cell says nothing.
fn over(was: &Fields, typed: &Fields) -> Fields {
    let mut is = was.clone();
    is.extend(typed.iter().map(|(key, value)| (*key, value.clone())));
    is
}

/// The fields as a form, to be read as one that somebody filled in.
fn form(w: Words, fields: &Fields) -> Form {
    Form::new(w, fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

/// A field; empty when it is not there.
fn field<'a>(of: &'a Fields, key: &str) -> &'a str {
    of.get(key).map_or("", String::as_str)
}

/// The names in a cell that may hold several.
fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split(['؛', ';', '\n', '|']).map(str::trim).filter(|name| !name.is_empty())
}

/// Several names in a cell.
fn joined<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(in_list).collect::<Vec<_>>().join("؛ ")
}

/// A name as one of several in a cell: what divides names is no part of one. It is known all the same, as
/// names are compared without punctuation.
fn in_list(name: &str) -> String {
    name.replace(['؛', ';', '\n', '|'], "،")
}

/// A day as a field has it.
fn iso(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

/// Yes or no as a field has it.
fn tick(truth: bool) -> String {
    (if truth { "1" } else { "" }).to_owned()
}
