//! Handing a document out as a file: two at a time, and with a word in the audit trail.
use std::time::Duration;

use serde_json::json;
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::app::App;
use crate::audit::{self, Event};
use crate::documents::Document;
use crate::documents::formats::{Format, Job, Writer};
use crate::error::PageError;
use crate::page::{Answer, Download, Visit};
use crate::reports::{Build, Report};
use crate::users::allowance::Measure;

/// How long one waits for its turn before it is told to come again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Counts a document, and waits for a place among those whose documents are being made.
pub async fn place(app: &App, visit: &Visit) -> Result<OwnedSemaphorePermit, PageError> {
    app.spend(Measure::Documents, visit.actor()?)?;
    let turn = timeout(PATIENCE, app.limits.exports.clone().acquire_owned()).await;
    turn.map_err(|_| PageError::Exporting)?.map_err(PageError::internal)
}

/// A file that somebody takes out.
pub struct Export {
    /// Which report.
    pub report: &'static Report,
    /// In which format.
    pub format: &'static Format,
    /// The parameters it was asked with, for the audit trail.
    pub query: String,
    /// Who took out what: the event, without the particulars.
    pub event: Event,
}

impl Export {
    /// Writes the file in a place that was waited for; who took it out is kept in the audit trail.
    pub async fn answer(self, app: &App, visit: &Visit, place: OwnedSemaphorePermit, build: Build) -> Answer {
        let Writer::File(write) = self.format.writer else { return Err(PageError::NotFound) };
        let w = visit.w;
        let written = spawn_blocking(move || {
            // The place is given back when the work is over, not when the one who asked has left.
            let _place = place;
            let document = build();
            let bytes = document.main().map(|section| write(&Job { document: &document, section, w }));
            (document, bytes)
        });
        let (document, bytes) = written.await.map_err(PageError::internal)?;
        let bytes = bytes.ok_or(PageError::NotFound)?.map_err(PageError::internal)?;
        let format = self.format;
        self.note(app, visit).await?;
        file(&document, format, bytes)
    }

    async fn note(self, app: &App, visit: &Visit) -> Result<(), PageError> {
        let changes = json!({
            "report": { "old": "", "new": self.report.key },
            "format": { "old": "", "new": self.format.suffix },
            "query": { "old": "", "new": self.query },
        });
        let mut tx = app.db.write().await?;
        audit::store::append(&mut tx, &self.event.changing(changes), visit.now).await?;
        Ok(tx.commit().await?)
    }
}

fn file(document: &Document, format: &Format, bytes: Vec<u8>) -> Answer {
    let plain = format!("tafahom-{}-{}.{}", document.key, document.slug, format.suffix);
    let name = format!("{} {}.{}", document.title, document.subtitle, format.suffix);
    Download { media_type: format.media_type, plain: &plain, name: &name, inline: false }.of(bytes)
}
