//! Handing a file in.
use std::fs::File;
use std::io::{Seek, Write};

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::{PAGE, kept, kinds};
use crate::app::App;
use crate::error::PageError;
use crate::form::{Fields, Form};
use crate::imports::ImportKind;
use crate::imports::columns::Layout;
use crate::imports::export::ListFormat;
use crate::imports::kept::Waiting;
use crate::imports::store::{self, Import};
use crate::imports::table::Table;
use crate::page::{Answer, Frame, Nav, Visit, see_other, show, show_with};
use crate::words::Words;

/// So many past imports are listed.
const PAST: i64 = 100;

#[derive(Template)]
#[template(path = "imports/start.html")]
struct StartPage {
    w: Words,
    frame: Frame,
    form: Form,
    kinds: Vec<(String, String)>,
    waiting: Vec<Waiting>,
    past: Vec<Import>,
}

impl StartPage {
    fn result(&self, import: &Import) -> String {
        result(self.w, import)
    }
}

/// What came of an import, in short.
pub(super) fn result(w: Words, import: &Import) -> String {
    let p = w.import_pages;
    let counts = [
        (import.created, p.creates(import.created)),
        (import.updated, p.updates(import.updated)),
        (import.unchanged, p.leaves(import.unchanged)),
    ];
    let said: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    said.join(w.common.list_separator())
}

/// GET /import
pub async fn start(State(app): State<App>, visit: Visit) -> Answer {
    show(&page(&app, &visit, Form::empty(visit.w)).await?)
}

async fn page(app: &App, visit: &Visit, form: Form) -> Result<StartPage, PageError> {
    let mut tx = app.db.read().await?;
    let past = store::list(&mut tx, PAST).await?;
    let waiting = kept(app).of(visit.actor()?.id);
    Ok(StartPage { w: visit.w, frame: visit.frame(Nav::None), form, kinds: kinds(visit), waiting, past })
}

/// POST /import: reads the file and keeps its rows until they are brought in or dropped.
pub async fn hand_in(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let w = visit.w;
    let mut form = fields.form(&visit);
    let told = form.choice("kind", ImportKind::parse);
    let pasted = form.value("paste").to_owned();
    let given = match &fields.upload {
        Some(upload) if upload.size > 0 => Some((file(upload.bytes.path())?, upload.file_name.clone())),
        _ if !pasted.is_empty() => Some((written(&pasted)?, w.import_pages.pasted().to_owned())),
        _ => None,
    };
    let Some((file, file_name)) = given.filter(|_| form.is_valid()) else {
        if form.is_valid() {
            form.reject("file", w.import_pages.nothing_given());
        }
        return show_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page(&app, &visit, form).await?);
    };
    let read = app.limits.imports.read(file).await.map_err(PageError::internal)?;
    match read {
        Ok(table) => keep(&app, &visit, &form, &table, told, file_name).await,
        Err(fault) => {
            let field = if fields.upload.is_some() { "file" } else { "paste" };
            form.reject(field, w.label(fault));
            show_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page(&app, &visit, form).await?)
        }
    }
}

fn file(path: &std::path::Path) -> Result<File, PageError> {
    File::open(path).map_err(PageError::internal)
}

/// Pasted cells as a file: they are read like one.
fn written(text: &str) -> Result<File, PageError> {
    let mut file = tempfile::tempfile().map_err(|fault| PageError::Busy(fault.to_string()))?;
    let done = file.write_all(text.as_bytes()).and_then(|()| file.rewind());
    done.map_err(|fault| PageError::Busy(fault.to_string()))?;
    Ok(file)
}

async fn keep(
    app: &App,
    visit: &Visit,
    form: &Form,
    table: &Table,
    told: Option<ImportKind>,
    file_name: String,
) -> Answer {
    let id = Uuid::now_v7();
    let to = format!("{PAGE}/{id}");
    let tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let layout = Layout::guess(&table.lines, told);
    let file_name = file_name.chars().take(200).collect();
    let waiting = Waiting { id, by: visit.actor()?.id, file_name, at: visit.now, layout, meant: Vec::new() };
    tx.commit().await?;
    kept(app).put(&waiting, &table.lines).map_err(|fault| PageError::Busy(fault.to_string()))?;
    Ok(see_other(&to))
}
