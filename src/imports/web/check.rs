//! What would come of a file.
use askama::Template;
use axum::http::StatusCode;

use super::columns::{Heading, headings};
use super::meant::{Question, question};
use super::{kind_key, kinds};
use crate::app::App;
use crate::error::PageError;
use crate::form::Form;
use crate::imports::bring::{self, Job};
use crate::imports::kept::Waiting;
use crate::imports::room::Course;
use crate::imports::table::address;
use crate::imports::{Act, Fault, Plan, Row};
use crate::page::{Answer, Frame, Nav, Visit, show_with};
use crate::persian::isolate;
use crate::words::Words;

/// So many rows are shown.
const ROWS: usize = 100;
/// So many errors are shown.
const FAULTS: usize = 500;
/// So many new names are asked about.
const QUESTIONS: usize = 100;

#[derive(Template)]
#[template(path = "imports/check.html")]
struct CheckPage {
    w: Words,
    frame: Frame,
    waiting: Waiting,
    form: Form,
    kinds: Vec<(String, String)>,
    headings: Vec<Heading>,
    lacking: String,
    unread: String,
    has_rows: bool,
    notice: Option<&'static str>,
    plan: Plan,
    faults: Vec<Shown>,
    questions: Vec<Question>,
}

/// An error as the page shows it.
struct Shown {
    place: String,
    says: String,
    text: String,
}

impl CheckPage {
    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.plan.rows.iter().take(ROWS)
    }

    fn shown_rows(&self) -> usize {
        self.plan.rows.len().min(ROWS)
    }

    /// How many rows come to each act, as badges.
    fn counts(&self) -> Vec<(&'static str, String)> {
        let p = self.w.import_pages;
        let words = |act: Act, n: usize| match act {
            Act::Create => p.creates(n),
            Act::Update => p.updates(n),
            Act::Leave => p.leaves(n),
        };
        let counted = Act::ALL.iter().map(|act| (*act, self.plan.count(*act))).filter(|(_, n)| *n > 0);
        counted.map(|(act, n)| (class(act), words(act, n))).collect()
    }

    fn class(&self, row: &Row) -> &'static str {
        class(row.act)
    }

    fn passing(&self) -> String {
        self.plan.passing.iter().take(ROWS).cloned().collect::<Vec<_>>().join(self.w.common.list_separator())
    }

    /// How many rows bring something in.
    fn moving(&self) -> usize {
        self.plan.rows.iter().filter(|row| row.act != Act::Leave).count()
    }

    fn knows_all(&self) -> bool {
        self.waiting.layout.kind.is_some() && self.lacking.is_empty()
    }
}

/// Shows what would come of a file; `form` is that of its columns, when something is wrong with them.
pub(super) async fn show(app: &App, visit: &Visit, waiting: Waiting, job: Job, form: Option<Form>) -> Answer {
    let w = visit.w;
    let mut tx = app.db.read().await?;
    let lacking: Vec<String> =
        waiting.layout.lacking().iter().map(|column| w.common.quoted((column.label)(&w))).collect();
    let plan = if lacking.is_empty() { bring::plan(&mut tx, &job, w).await? } else { Plan::default() };
    drop(tx);
    let status = if form.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let headings = headings(w, &job);
    let form = form.unwrap_or_else(|| filled(w, &waiting, &headings));
    let page = CheckPage {
        w,
        frame: visit.frame(Nav::None),
        faults: plan.faults.iter().take(FAULTS).map(|fault| shown(w, fault, &job)).collect(),
        questions: plan
            .likely
            .iter()
            .take(QUESTIONS)
            .map(|one| question(w, one, place(w, one.column, one.row)))
            .collect(),
        kinds: kinds(visit),
        form,
        unread: unread(w, &job),
        headings,
        lacking: lacking.join(w.common.list_separator()),
        has_rows: job.lines.len() > waiting.layout.head + 1,
        notice: notice(app, w, &waiting)?,
        plan,
        waiting,
    };
    show_with(status, &page)
}

fn class(act: Act) -> &'static str {
    match act {
        Act::Create => "ok",
        Act::Update => "info",
        Act::Leave => "",
    }
}

/// The columns of the file that are none of the list's.
fn unread(w: Words, job: &Job) -> String {
    let heads = job.lines.get(job.layout.head).into_iter().flat_map(|line| &line.cells);
    let unread = heads.filter(|(at, _)| job.layout.field(*at).is_none());
    let names: Vec<String> = unread.map(|(_, value)| w.common.quoted(value.text())).collect();
    names.join(w.common.list_separator())
}

fn filled(w: Words, waiting: &Waiting, headings: &[Heading]) -> Form {
    let kind = Form::empty(w).with("kind", kind_key(&waiting.layout));
    headings.iter().fold(kind, |form, heading| {
        let field = waiting.layout.field(heading.at).unwrap_or_default();
        form.with(&heading.name, field)
    })
}

/// Why the last try came to nothing.
fn notice(app: &App, w: Words, waiting: &Waiting) -> Result<Option<&'static str>, PageError> {
    Ok(match app.limits.imports.of(waiting.id) {
        Some(Course::Refused(refused)) => Some(w.label(refused)),
        Some(Course::Failed) => Some(w.import_check.failed()),
        Some(Course::UnderWay(..)) | None => None,
    })
}

/// An error with the address of its cell, and what stands there.
fn shown(w: Words, fault: &Fault, job: &Job) -> Shown {
    let line = job.lines.iter().find(|line| line.number == fault.row);
    let says = fault.column.and_then(|column| line?.value(column)).map_or_else(String::new, |value| value.text());
    let place = place(w, fault.column, fault.row);
    Shown { place, says: says.chars().take(120).collect(), text: fault.text.clone() }
}

/// A cell, or a whole row.
fn place(w: Words, column: Option<u32>, row: u32) -> String {
    match column {
        // The address as the spreadsheet itself shows it, in Latin letters and figures.
        Some(column) => w.import_pages.cell_at(isolate(&address(column, row))),
        None => w.import_pages.row_n(row),
    }
}
