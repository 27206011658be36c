//! The page of backups.
use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use tokio::time::timeout;
use tokio_util::io::ReaderStream;
use uuid::Uuid;

use super::shelf::{self, Kept};
use super::{Occasion, make_on_shelf, open};
use crate::app::{App, Route, get, post};
use crate::attachments::place;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Engine;
use crate::error::PageError;
use crate::form::{Fields, Url};
use crate::page::{Answer, Download, Frame, Markup, Nav, Visit, show};
use crate::system::concerns::OVERDUE;
use crate::users::allowance::Measure;
use crate::users::roles::Right;
use crate::users::session::Actor;
use crate::verify;
use crate::verify::store::{Damaged, Looked};
use crate::words::Words;

/// The page.
pub const PAGE: &str = "/backups";

/// So long the one who asks waits to be told how it went.
const PATIENCE: Duration = Duration::from_secs(10);

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get(PAGE, Right::Administer, list),
        post(PAGE, Right::Administer, create),
        get("/backups/{name}", Right::Administer, download),
    ]
}

/// One archive.
struct Row {
    kept: Kept,
    at: Markup,
    size: String,
    occasion: &'static str,
}

/// The newest archive, and what it says it holds.
struct Newest {
    at: Markup,
    size: String,
    events: String,
    seal: String,
    files: String,
    lacks: Option<String>,
    is_overdue: bool,
}

/// A damaged file.
struct BadRow {
    /// The page on which it hangs.
    href: String,
    /// Where its bytes belong, within the folder of data.
    place: String,
    found: Damaged,
}

impl BadRow {
    fn of(found: Damaged) -> BadRow {
        BadRow { href: found.target().home(), place: format!("files/{}", place(&found.sha256)), found }
    }
}

#[derive(Template)]
#[template(path = "backups/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    is_possible: bool,
    newest: Option<Newest>,
    failure: Option<(Markup, String)>,
    rows: Vec<Row>,
    keep: usize,
    folder: String,
    key: String,
    looked: Looked,
    damaged: Vec<BadRow>,
}

fn size(w: Words, bytes: u64) -> String {
    w.file_size(i64::try_from(bytes).unwrap_or(i64::MAX))
}

async fn list(State(app): State<App>, visit: Visit) -> Answer {
    let (w, folder) = (visit.w, app.config.backups());
    let mut tx = app.db.read().await?;
    let (looked, damaged) = (verify::store::looked(&mut tx).await?, verify::store::damaged(&mut tx).await?);
    drop(tx);
    let kept = shelf::list(&folder).map_err(PageError::internal)?;
    let newest = kept.first().map(|kept| {
        // An archive that can no longer be read stands in the list without what it holds.
        let manifest = open(&folder.join(&kept.name)).ok().map(|opened| opened.manifest);
        let lacking = manifest.as_ref().map_or(0, |manifest| manifest.missing.len());
        Newest {
            at: w.moment(kept.at),
            size: size(w, kept.size),
            events: manifest.as_ref().map_or_else(String::new, |manifest| w.num(manifest.events.unwrap_or(0))),
            seal: manifest.as_ref().map_or_else(String::new, |manifest| manifest.seal.clone()),
            files: manifest.as_ref().map_or_else(String::new, |manifest| w.num(manifest.files.len())),
            lacks: (lacking > 0).then(|| w.backups.lacks(lacking)),
            is_overdue: kept.at + OVERDUE < visit.now,
        }
    });
    let row = |kept: Kept| Row {
        at: w.moment(kept.at),
        size: size(w, kept.size),
        occasion: match kept.occasion {
            Occasion::Ordinary => "",
            Occasion::Upgrade => w.backups.before_upgrade(),
        },
        kept,
    };
    show(&ListPage {
        w,
        frame: visit.frame(Nav::Settings),
        is_possible: app.db.kind() == Engine::Sqlite,
        newest,
        failure: shelf::failure(&folder).map(|(at, why)| (w.moment(at), why)),
        rows: kept.into_iter().map(row).collect(),
        keep: app.config.keep_backups,
        folder: folder.display().to_string(),
        key: app.config.audit_key().display().to_string(),
        looked,
        damaged: damaged.into_iter().map(BadRow::of).collect(),
    })
}

async fn create(State(app): State<App>, visit: Visit, actor: Actor, fields: Fields) -> Answer {
    let w = visit.w.backups;
    visit.claim(app.db.write().await?, fields.form(&visit).id(), PAGE).await?.commit().await?;
    // A large one takes its time, and goes on while the page says that it is under way.
    let work = tokio::spawn(async move { make_on_shelf(&app, Some(&actor)).await.is_ok() });
    let said = match timeout(PATIENCE, work).await {
        Ok(Ok(true)) => w.made(),
        Ok(_) => w.not_made(),
        Err(_) => w.under_way(),
    };
    Ok(visit.done(PAGE, said))
}

async fn download(State(app): State<App>, visit: Visit, actor: Actor, Url(name): Url<String>) -> Answer {
    let path = shelf::find(&app.config.backups(), &name).ok_or(PageError::NotFound)?;
    app.spend(Measure::Files, &actor)?;
    let file = tokio::fs::File::open(path).await.map_err(PageError::internal)?;
    let size = file.metadata().await.map_err(PageError::internal)?.len();
    let event = Event::new(&actor, Verb::Downloaded, Kind::Backup, Uuid::nil(), name.as_str());
    let mut tx = app.db.write().await?;
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    let download = Download { media_type: "application/zip", plain: &name, name: &name, inline: false };
    let mut response = download.of(Body::from_stream(ReaderStream::new(file)))?;
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    Ok(response)
}
