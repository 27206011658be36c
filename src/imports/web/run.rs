//! Saying yes to a file, or no.
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use tokio::time::timeout;
use tracing::error;
use uuid::Uuid;

use super::{PAGE, job, kept, meant};
use crate::app::App;
use crate::db::StoreError;
use crate::error::PageError;
use crate::form::{Fields, Url};
use crate::imports::bring::{Job, Refused, bring_in};
use crate::imports::room::Course;
use crate::imports::store::Import;
use crate::page::{Answer, Visit, see_other};
use crate::words::Words;

/// An import that takes no longer than this is done before its page is shown.
const SHORT: Duration = Duration::from_millis(1500);

/// POST /import/{id}/run: begins the import, which goes on by itself.
pub async fn run(State(app): State<App>, visit: Visit, Url(id): Url<Uuid>, fields: Fields) -> Answer {
    let w = visit.w;
    let form = fields.form(&visit);
    let to = format!("{PAGE}/{id}");
    let Some((mut waiting, job)) = job(&app, &visit, id)? else { return Err(PageError::NotFound) };
    if meant::hear(&mut waiting, &form) {
        kept(&app).set(&waiting).map_err(|fault| PageError::Busy(fault.to_string()))?;
        return Ok(visit.done(&to, w.import_links.applied()));
    }
    visit.claim(app.db.write().await?, form.id(), &to).await?.commit().await?;
    if !app.limits.imports.begin(id) {
        return Ok(visit.done(&to, w.import_check.busy()));
    }
    let job = Job { mark: Some(form.value("mark").to_owned()), ..job };
    let work = tokio::spawn(work(app.clone(), Arc::new(job), w));
    match timeout(SHORT, work).await {
        Ok(Ok(true)) => Ok(visit.done_with_undo(&to, w.import_check.done(), format!("{to}/undo"))),
        _ => Ok(see_other(&to)),
    }
}

/// The whole import; answers whether it was done.
async fn work(app: App, job: Arc<Job>, w: Words) -> bool {
    let (id, room) = (job.id, app.limits.imports.clone());
    let heard = room.clone();
    let db = app.db.clone();
    let begun = tokio::spawn(async move { bring_in(&db, &job, w, &|done, all| heard.told(done, all)).await });
    let how = match begun.await {
        Ok(done) => outcome(done),
        Err(fault) => {
            error!(%fault, "an import broke off");
            Some(Course::Failed)
        }
    };
    if how.is_none() {
        kept(&app).discard(id);
    }
    room.end(id, how);
    how.is_none()
}

fn outcome(done: Result<Result<Import, Refused>, StoreError>) -> Option<Course> {
    match done {
        Ok(Ok(_)) => None,
        Ok(Err(refused)) => Some(Course::Refused(refused)),
        Err(StoreError::Stale | StoreError::Duplicate) => Some(Course::Refused(Refused::Moved)),
        Err(fault) => {
            error!(%fault, "an import failed");
            Some(Course::Failed)
        }
    }
}

/// POST /import/{id}/discard
pub async fn discard(State(app): State<App>, visit: Visit, Url(id): Url<Uuid>) -> Answer {
    let waiting = kept(&app).find(id, visit.actor()?.id).ok_or(PageError::NotFound)?;
    kept(&app).discard(id);
    Ok(visit.done(PAGE, visit.w.import_check.discarded(waiting.file_name)))
}
