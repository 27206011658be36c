//! Saying which column of a file is which.
use axum::extract::State;
use uuid::Uuid;

use super::{PAGE, check, job, kept};
use crate::app::App;
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::imports::ImportKind;
use crate::imports::bring::Job;
use crate::imports::columns::{Layout, columns, of_key};
use crate::imports::table::letters;
use crate::page::{Answer, Visit, see_other};
use crate::words::Words;

/// A column of the file.
pub(super) struct Heading {
    /// Its place.
    pub(super) at: u32,
    /// The field that says what it is.
    pub(super) name: String,
    /// What stands over it.
    pub(super) label: String,
    /// What it can be.
    pub(super) options: Vec<(String, String)>,
}

/// The columns of the file that have a heading.
pub(super) fn headings(w: Words, job: &Job) -> Vec<Heading> {
    let Some(head) = job.lines.get(job.layout.head) else { return Vec::new() };
    let ignored = (String::new(), w.import_check.ignore().to_owned());
    let known = job.layout.kind.map_or(&[][..], columns);
    let options: Vec<(String, String)> = std::iter::once(ignored)
        .chain(known.iter().map(|column| (column.key.to_owned(), (column.label)(&w).to_owned())))
        .collect();
    let heading = |(at, value): &(u32, crate::imports::table::Value)| Heading {
        at: *at,
        name: format!("column.{at}"),
        label: w.import_check.column_of(letters(*at), value.text().chars().take(80).collect::<String>()),
        options: options.clone(),
    };
    head.cells.iter().map(heading).collect()
}

/// POST /import/{id}/columns
pub async fn set(State(app): State<App>, visit: Visit, Url(id): Url<Uuid>, fields: Fields) -> Answer {
    let Some((mut waiting, mut job)) = job(&app, &visit, id)? else { return Err(PageError::NotFound) };
    let mut form = fields.form(&visit);
    let told = form.choice("kind", ImportKind::parse);
    let layout = if told.is_some() && told == job.layout.kind {
        read(visit.w, &mut form, &job)
    } else {
        // Another kind has other columns: they are known by their headings first.
        Layout::guess(&job.lines, told)
    };
    if !form.is_valid() {
        return check::show(&app, &visit, waiting, job, Some(form)).await;
    }
    waiting.layout = layout.clone();
    job.layout = layout;
    app.limits.imports.forget(id);
    kept(&app).set(&waiting).map_err(|fault| PageError::Busy(fault.to_string()))?;
    Ok(see_other(&format!("{PAGE}/{id}")))
}

fn read(w: Words, form: &mut Form, job: &Job) -> Layout {
    let mut fields: Vec<(u32, String)> = Vec::new();
    let Some(kind) = job.layout.kind else { return job.layout.clone() };
    for heading in headings(w, job) {
        let Some(column) = form.choice(&heading.name, |key| of_key(kind, key)) else { continue };
        if fields.iter().any(|(_, key)| key == column.key) {
            form.reject(&heading.name, w.import_check.taken_twice());
        }
        fields.push((heading.at, column.key.to_owned()));
    }
    Layout { fields, ..job.layout.clone() }
}
