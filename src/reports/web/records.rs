//! Documents about one record: the dossier of an agreement, the minutes of a meeting, a version of a draft.
use axum::extract::State;
use tokio::task::spawn_blocking;

use super::export::{Export, place};
use super::pages::{self, RecordPage};
use crate::agreements;
use crate::app::{App, Route, get};
use crate::audit::{Event, Kind, Verb};
use crate::db::Tx;
use crate::documents::formats::{FORMATS, Format, Writer};
use crate::error::PageError;
use crate::form::{Params, Url};
use crate::ids::{AgreementId, MeetingId};
use crate::meetings;
use crate::page::{Answer, Visit, show};
use crate::reports::{Asker, REPORTS, Report, Subject, only, report};

/// An address for each report about a record and each format.
pub fn routes() -> Vec<Route> {
    let mut routes = Vec::new();
    for report in REPORTS {
        for format in FORMATS {
            let endings: &[String] = &match format.writer {
                Writer::Page => vec![String::new(), format!(".{}", format.suffix)],
                Writer::File(_) => vec![format!(".{}", format.suffix)],
            };
            for ending in endings {
                routes.extend(route(report, format, ending));
            }
        }
    }
    routes
}

fn route(report: &'static Report, format: &'static Format, ending: &str) -> Option<Route> {
    let key = report.key;
    match report.subject {
        Subject::Agreement(_) => Some(get(
            format!("/agreements/{{id}}/{key}{ending}"),
            report.right,
            move |State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, params: Params| async move {
                hand_out(app, visit, Record::Agreement(id), report, format, params).await
            },
        )),
        Subject::Meeting(_) => Some(get(
            format!("/meetings/{{id}}/{key}{ending}"),
            report.right,
            move |State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, params: Params| async move {
                hand_out(app, visit, Record::Meeting(id), report, format, params).await
            },
        )),
        // Versions stand under their number, which the pages of drafts read.
        Subject::Version(_) | Subject::Period(_) => None,
    }
}

/// A version of a draft as a document; `suffix` is the end of its address.
pub async fn version(app: App, visit: Visit, id: AgreementId, number: i64, suffix: &str, params: Params) -> Answer {
    let format = crate::documents::formats::format(suffix).ok_or(PageError::NotFound)?;
    let report = report("draft").ok_or(PageError::NotFound)?;
    hand_out(app, visit, Record::Version(id, number), report, format, params).await
}

/// The record a document is about.
#[derive(Clone, Copy, Debug)]
pub enum Record {
    /// An agreement.
    Agreement(AgreementId),
    /// A meeting.
    Meeting(MeetingId),
    /// A version of a draft.
    Version(AgreementId, i64),
}

impl Record {
    /// Where the document stands, without the dot and what follows it.
    pub fn path(self, report: &Report) -> String {
        match self {
            Record::Agreement(id) => format!("/agreements/{id}/{}", report.key),
            Record::Meeting(id) => format!("/meetings/{id}/{}", report.key),
            Record::Version(id, number) => format!("/agreements/{id}/drafts/{number}"),
        }
    }

    /// Where the record itself is read.
    pub fn href(self) -> String {
        match self {
            Record::Agreement(id) => format!("/agreements/{id}"),
            Record::Meeting(id) => format!("/meetings/{id}"),
            Record::Version(id, number) => format!("/agreements/{id}/drafts/{number}"),
        }
    }

    /// That it was taken out, in the trail of the record itself: who may not see the record does not
    /// see this either.
    async fn event(self, tx: &mut Tx, visit: &Visit, asker: &Asker) -> Result<Event, PageError> {
        let actor = visit.actor()?;
        Ok(match self {
            Record::Agreement(id) | Record::Version(id, _) => {
                let agreement = agreements::store::find(tx, id, &asker.sight).await?;
                Event::new(actor, Verb::Exported, Kind::Agreement, id, agreement.title()).on(id)
            }
            Record::Meeting(id) => {
                let meeting = meetings::store::find(tx, id, &asker.sight).await?;
                Event::new(actor, Verb::Exported, Kind::Meeting, id, meeting.subject)
            }
        })
    }
}

async fn hand_out(
    app: App,
    visit: Visit,
    record: Record,
    report: &'static Report,
    format: &'static Format,
    params: Params,
) -> Answer {
    let asker = Asker::of(&visit)?;
    // A place is waited for before the rows are read: what waits holds nothing.
    let place = if matches!(format.writer, Writer::File(_)) { Some(place(&app, &visit).await?) } else { None };
    let mut tx = app.db.read().await?;
    let event = record.event(&mut tx, &visit, &asker).await?;
    let build = match (&report.subject, record) {
        (Subject::Agreement(gather), Record::Agreement(id)) => gather(&mut tx, asker, id).await?,
        (Subject::Meeting(gather), Record::Meeting(id)) => gather(&mut tx, asker, id).await?,
        (Subject::Version(gather), Record::Version(id, number)) => gather(&mut tx, asker, id, number).await?,
        _ => return Err(PageError::NotFound),
    };
    drop(tx);
    let sections: Vec<String> = params.form(&visit).values("section").map(str::to_owned).collect();
    let build = only(build, sections);
    let Some(place) = place else {
        let document = spawn_blocking(build).await.map_err(PageError::internal)?;
        return show(&RecordPage { w: visit.w, frame: pages::frame(&visit), report, document, record });
    };
    Export { report, format, query: String::new(), event }.answer(&app, &visit, place, build).await
}
