//! The pages and files of reports.
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use tokio::task::spawn_blocking;

use super::formats::{FORMATS, Format, Job, Writer, format};
use super::forms::{self, Asked};
use super::sheet::Sheet;
use super::{Question, REPORTS, Report, report, store};
use crate::agreements::sight::Sight;
use crate::app::{App, Route, get};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Form, Params, Url};
use crate::page::{Answer, Visit, see_other, show, show_again};
use crate::persian::Period;
use crate::users::roles::Right;

mod pages;

use pages::{AskPage, IndexPage, Picker, ShowPage, View};

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get("/reports", Right::Read, index), get("/reports/{file}", Right::Read, hand_out)]
}

/// The reports there are, with the last whole month of the first one.
async fn index(State(app): State<App>, visit: Visit) -> Answer {
    let this_month = Period::month_of(visit.today);
    let asked = Asked { period: this_month.previous().unwrap_or(this_month), stage: None, party: None, owner: None };
    let report = REPORTS.first().ok_or(PageError::NotFound)?;
    let question = question(&visit, &asked)?;
    let mut tx = app.db.read().await?;
    let picker = Picker::new(&mut tx, &question, forms::filled(visit.w, &asked)).await?;
    let build = (report.gather)(&mut tx, question.clone()).await?;
    drop(tx);
    let sheet = spawn_blocking(build).await.map_err(PageError::internal)?;
    let view = View { report, sheet, question };
    show(&IndexPage { w: visit.w, frame: pages::frame(&visit), picker, view })
}

/// A report, as a page or as a file: `status`, `status.xlsx`.
async fn hand_out(State(app): State<App>, visit: Visit, Url(file): Url<String>, params: Params) -> Answer {
    let (key, suffix) = file.split_once('.').unwrap_or((file.as_str(), "html"));
    let (report, format) = report(key).zip(format(suffix)).ok_or(PageError::NotFound)?;
    if !visit.may(report.right) {
        return Err(PageError::Forbidden);
    }
    let mut form = params.form(&visit);
    let mut tx = app.db.read().await?;
    let asked = match forms::read(visit.w, &mut form, visit.today) {
        Some(asked) => known(&visit, &mut tx, &mut form, asked).await?,
        None => None,
    };
    let Some(asked) = asked else {
        return ask_again(&visit, tx, report, &file, form).await;
    };
    let question = question(&visit, &asked)?;
    match format.writer {
        Writer::Page if forms::is_picked(&form) => Ok(see_other(&format!("/reports/{key}?{}", question.query()))),
        Writer::Page => {
            let picker = Picker::new(&mut tx, &question, forms::filled(visit.w, &asked)).await?;
            let build = (report.gather)(&mut tx, question.clone()).await?;
            drop(tx);
            let sheet = spawn_blocking(build).await.map_err(PageError::internal)?;
            let view = View { report, sheet, question };
            show(&ShowPage { w: visit.w, frame: pages::frame(&visit), picker, view })
        }
        Writer::File(_) => {
            drop(tx);
            export(&app, &visit, report, format, question, params.get("section")).await
        }
    }
}

fn question(visit: &Visit, asked: &Asked) -> Result<Question, PageError> {
    let actor = visit.actor()?;
    Ok(Question {
        w: visit.w,
        today: visit.today,
        period: asked.period,
        stage: asked.stage,
        party: asked.party,
        owner: asked.owner,
        sight: Sight::of(actor),
        made_by: actor.name.clone(),
    })
}

/// Refuses a party or an owner that does not exist.
async fn known(visit: &Visit, tx: &mut Tx, form: &mut Form, asked: Asked) -> Result<Option<Asked>, PageError> {
    if let Some(party) = asked.party
        && store::party_name(tx, party).await?.is_none()
    {
        form.reject("party", visit.w.faults.unknown_choice());
    }
    if let Some(owner) = asked.owner
        && store::owner_name(tx, owner).await?.is_none()
    {
        form.reject("owner", visit.w.faults.unknown_choice());
    }
    Ok(form.is_valid().then_some(asked))
}

/// The question again, with what was typed and what is wrong with it.
async fn ask_again(visit: &Visit, mut tx: Tx, report: &'static Report, file: &str, mut form: Form) -> Answer {
    let now = Asked { period: Period::month_of(visit.today), stage: None, party: None, owner: None };
    if form.value("year").is_empty() {
        let suggested = forms::filled(visit.w, &now);
        for name in ["year", "part"] {
            form.set(name, suggested.value(name));
        }
    }
    let picker = Picker::new(&mut tx, &question(visit, &now)?, form).await?;
    drop(tx);
    let action = format!("/reports/{file}");
    show_again(&AskPage { w: visit.w, frame: pages::frame(visit), picker, report, action })
}

/// Writes a file, two at a time; who took it out is kept in the audit trail.
async fn export(
    app: &App,
    visit: &Visit,
    report: &'static Report,
    format: &'static Format,
    question: Question,
    section: &str,
) -> Answer {
    let Writer::File(write) = format.writer else { return Err(PageError::NotFound) };
    let place = app.limits.exports.clone().acquire_owned().await.map_err(PageError::internal)?;
    let mut tx = app.db.read().await?;
    let build = (report.gather)(&mut tx, question.clone()).await?;
    drop(tx);
    let (w, section) = (visit.w, section.to_owned());
    let written = spawn_blocking(move || {
        // The place is given back when the work is over, not when the one who asked has left.
        let _place = place;
        let sheet = build();
        let part = if section.is_empty() { sheet.main() } else { sheet.section(&section) };
        let bytes = part.map(|section| write(&Job { sheet: &sheet, section, w }));
        (sheet, bytes)
    });
    let (sheet, bytes) = written.await.map_err(PageError::internal)?;
    let bytes = bytes.ok_or(PageError::NotFound)?.map_err(PageError::internal)?;
    note(app, visit, report, format, &question).await?;
    Ok(file(&sheet, &question, format, bytes))
}

async fn note(
    app: &App,
    visit: &Visit,
    report: &'static Report,
    format: &'static Format,
    question: &Question,
) -> Result<(), PageError> {
    let changes = json!({
        "report": { "old": "", "new": report.key },
        "format": { "old": "", "new": format.suffix },
        "query": { "old": "", "new": question.query() },
    });
    // The name of the period is its key, because the trail is read in both languages.
    let event = Event::new(visit.actor()?, Verb::Exported, Kind::Report, report.id, question.period.key());
    let mut tx = app.db.write().await?;
    audit::store::append(&mut tx, &event.changing(changes), visit.now).await?;
    Ok(tx.commit().await?)
}

fn file(sheet: &Sheet, question: &Question, format: &'static Format, bytes: Vec<u8>) -> Response {
    let plain = format!("tafahom-{}-{}.{}", sheet.key, question.period.key(), format.suffix);
    let full = format!("{} {}.{}", sheet.title, sheet.subtitle, format.suffix);
    let full = utf8_percent_encode(&full, NON_ALPHANUMERIC);
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type));
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}");
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    (headers, bytes).into_response()
}

/// The formats that are files, with the addresses where they give this answer.
fn downloads(report: &Report, question: &Question) -> Vec<(&'static Format, String)> {
    let files = FORMATS.iter().filter(|format| matches!(format.writer, Writer::File(_)));
    files.map(|format| (format, format!("/reports/{}.{}?{}", report.key, format.suffix, question.query()))).collect()
}
