//! The page of an import, whatever became of it: the check, the progress, the result.
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use uuid::Uuid;

use super::start::result;
use super::{PAGE, check, job, kept};
use crate::agreements::web::marks::Pager;
use crate::app::App;
use crate::audit::Kind;
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Params, Url};
use crate::imports::room::Course;
use crate::imports::store::{self, Import, Obstacle, Written};
use crate::page::{Answer, Frame, Nav, Visit, show as show_page, show_with};
use crate::parties::web::Paging;
use crate::words::Words;

/// So many records that are in use are named.
const NAMED: usize = 20;

#[derive(Template)]
#[template(path = "imports/progress.html")]
struct ProgressPage {
    w: Words,
    frame: Frame,
    file_name: String,
    here: String,
    done: usize,
    all: usize,
}

#[derive(Template)]
#[template(path = "imports/show.html")]
struct ShowPage {
    w: Words,
    frame: Frame,
    import: Import,
    result: String,
    rows: Vec<Written>,
    pager: Option<Pager>,
    refused: Vec<String>,
    refused_count: usize,
}

impl ShowPage {
    fn href(&self, row: &Written) -> Option<String> {
        let id = row.id;
        if self.import.undone_at.is_some() && row.is_new {
            return None;
        }
        match row.kind {
            Kind::Organisation => Some(format!("/organisations/{id}")),
            Kind::Person => Some(format!("/people/{id}")),
            Kind::Agreement => Some(format!("/agreements/{id}")),
            Kind::Coverage => Some(format!("/press/{id}")),
            Kind::Outlet => Some(format!("/press/outlets/{id}")),
            _ => None,
        }
    }
}

/// GET /import/{id}
pub async fn show_any(State(app): State<App>, visit: Visit, Url(id): Url<Uuid>, params: Params) -> Answer {
    if let Some(Course::UnderWay(done, all)) = app.limits.imports.of(id)
        && let Some(waiting) = kept(&app).find(id, visit.actor()?.id)
    {
        return progress(&visit, id, waiting.file_name, done, all);
    }
    let mut tx = app.db.read().await?;
    match store::find(&mut tx, id).await {
        Ok(import) => show_page(&page(&mut tx, &visit, import, &params).await?),
        Err(crate::db::StoreError::NotFound) => {
            drop(tx);
            let (waiting, job) = job(&app, &visit, id)?.ok_or(PageError::NotFound)?;
            check::show(&app, &visit, waiting, job, None).await
        }
        Err(fault) => Err(fault.into()),
    }
}

/// How far it is; the page comes again by itself.
fn progress(visit: &Visit, id: Uuid, file_name: String, done: usize, all: usize) -> Answer {
    let here = format!("{PAGE}/{id}");
    let page = ProgressPage { w: visit.w, frame: visit.frame(Nav::None), file_name, here: here.clone(), done, all };
    let mut response = show_page(&page)?;
    if let Ok(again) = HeaderValue::from_str(&format!("1; url={here}")) {
        response.headers_mut().insert(header::REFRESH, again);
    }
    Ok(response)
}

async fn page(tx: &mut Tx, visit: &Visit, import: Import, params: &Params) -> Result<ShowPage, PageError> {
    let total = store::count_written(tx, import.id).await?;
    let paging = Paging::of(params, total);
    let rows = store::written(tx, import.id, paging.limit(), paging.offset()).await?;
    Ok(ShowPage {
        w: visit.w,
        frame: visit.frame(Nav::None),
        result: result(visit.w, &import),
        pager: paging.pager(visit.w, &format!("{PAGE}/{}", import.id), params),
        rows,
        import,
        refused: Vec::new(),
        refused_count: 0,
    })
}

/// The page again, with what keeps the import from being taken back.
pub(super) async fn show_refused(app: &App, visit: &Visit, import: Import, refused: Vec<(String, Obstacle)>) -> Answer {
    let w = visit.w;
    let mut tx = app.db.read().await?;
    let mut page = page(&mut tx, visit, import, &Params(Vec::new())).await?;
    page.refused_count = refused.len();
    let told = |(name, why): (String, Obstacle)| format!("{}: {}", w.common.quoted(name), w.label(why));
    page.refused = refused.into_iter().take(NAMED).map(told).collect();
    show_with(StatusCode::CONFLICT, &page)
}
