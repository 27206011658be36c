//! The pages on which lists are brought in: handing a file in, looking at what would come of it, saying
//! yes, and taking it back.
use uuid::Uuid;

use super::bring::Job;
use super::columns::Layout;
use super::kept::{Kept, Waiting};
use super::{ImportKind, export::ListFormat};
use crate::app::{App, Route, get, post};
use crate::error::PageError;
use crate::page::Visit;
use crate::users::roles::Right;

mod check;
mod columns;
mod files;
mod meant;
mod run;
mod show;
mod start;
mod undo;

/// Where lists are brought in.
pub const PAGE: &str = "/import";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        get(PAGE, Right::Import, start::start),
        post(PAGE, Right::Import, start::hand_in).with_upload(),
        get("/import/{id}", Right::Import, show::show_any),
        post("/import/{id}/columns", Right::Import, columns::set),
        post("/import/{id}/meant", Right::Import, meant::set),
        post("/import/{id}/run", Right::Import, run::run),
        post("/import/{id}/discard", Right::Import, run::discard),
        post("/import/{id}/undo", Right::Import, undo::undo),
    ];
    for kind in ImportKind::ALL.iter().copied() {
        routes.push(get(files::template_path(kind), Right::Import, move |visit| files::template(kind, visit)));
        for format in ListFormat::ALL.iter().copied() {
            routes.push(get(files::list_path(kind, format), Right::Read, move |state, visit| {
                files::list((kind, format), state, visit)
            }));
        }
    }
    routes
}

/// The files that wait.
fn kept(app: &App) -> Kept {
    Kept::within(&app.config.data)
}

/// A file that the visitor handed in, with its rows, as a job that may be done.
fn job(app: &App, visit: &Visit, id: Uuid) -> Result<Option<(Waiting, Job)>, PageError> {
    let actor = visit.actor()?;
    let kept = kept(app);
    let Some((waiting, lines)) = kept.find(id, actor.id).and_then(|waiting| Some((waiting, kept.lines(id)?))) else {
        return Ok(None);
    };
    let job = Job {
        id,
        file_name: waiting.file_name.clone(),
        layout: waiting.layout.clone(),
        lines,
        actor: actor.clone(),
        now: visit.now,
        meant: waiting.meant.clone(),
        mark: None,
    };
    Ok(Some((waiting, job)))
}

/// What a list can be of, for choosing; first, what its headings say.
fn kinds(visit: &Visit) -> Vec<(String, String)> {
    let w = visit.w;
    let guess = (String::new(), w.import_pages.by_headings().to_owned());
    let all = ImportKind::ALL.iter().map(|kind| (kind.key().to_owned(), w.label(kind).to_owned()));
    std::iter::once(guess).chain(all).collect()
}

/// The kind that a layout was found to be, as a form has it.
fn kind_key(layout: &Layout) -> &'static str {
    layout.kind.map_or("", ImportKind::key)
}
