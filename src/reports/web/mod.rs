//! The pages and files of reports.
use axum::extract::State;
use tokio::task::spawn_blocking;

use super::forms::{self, Asked};
use super::{Asker, Question, Report, Subject, notes, only, report, status, store};
use crate::agreements::sight::Sight;
use crate::app::{App, Route, get};
use crate::audit::{Event, Kind, Verb};
use crate::db::Tx;
use crate::documents::formats::{Format, Writer, files, format};
use crate::error::PageError;
use crate::form::{Form, Params, Url};
use crate::page::{Answer, Visit, see_other, show, show_again};
use crate::persian::Period;
use crate::users::roles::Right;

mod export;
mod pages;
mod records;
mod saved;

pub use records::version;

use super::saved::store as saved_store;
use export::Export;
pub use export::place;
use pages::{AskPage, IndexPage, Picker, ShowPage, View};
use saved::SaveForm;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![get("/reports", Right::Read, index), get("/reports/{file}", Right::Read, hand_out)];
    routes.extend(records::routes());
    routes.extend(saved::routes());
    routes.extend(notes::web::routes());
    routes
}

/// The reports there are, with the figures of the last whole month.
async fn index(State(app): State<App>, visit: Visit) -> Answer {
    let this_month = Period::month_of(visit.today);
    let asked = Asked::about(this_month.previous().unwrap_or(this_month));
    let user = visit.actor()?.id;
    let question = question(&visit, &asked)?;
    let mut tx = app.db.read().await?;
    let picker = Picker::new(&mut tx, &question, forms::filled(visit.w, &asked)).await?;
    let count = status::gather_figures(&mut tx, question.clone()).await?;
    let saved = saved_store::of_user(&mut tx, user).await?;
    drop(tx);
    let figures = spawn_blocking(count).await.map_err(PageError::internal)?;
    show(&IndexPage { w: visit.w, frame: pages::frame(&visit), picker, question, figures, saved, user })
}

/// A report, as a page or as a file: `status`, `status.xlsx`.
async fn hand_out(State(app): State<App>, visit: Visit, Url(file): Url<String>, params: Params) -> Answer {
    let (key, suffix) = file.split_once('.').unwrap_or((file.as_str(), "html"));
    let ((report, gather), format) = about_period(key).zip(format(suffix)).ok_or(PageError::NotFound)?;
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
        Writer::Page => show(&page(&visit, tx, report, &asked, None).await?),
        Writer::File(_) => {
            drop(tx);
            // A place is waited for before the rows are read: what waits holds nothing.
            let place = place(&app, &visit).await?;
            let mut tx = app.db.read().await?;
            let build = only(gather(&mut tx, question.clone()).await?, question.sections.clone());
            drop(tx);
            let event = event(&visit, report, &question)?;
            let export = Export { report, format, query: question.query(), event };
            export.answer(&app, &visit, place, build).await
        }
    }
}

/// A report as a page; `typed` is a director's paragraph that could not be taken.
async fn page(
    visit: &Visit,
    mut tx: Tx,
    report: &'static Report,
    asked: &Asked,
    typed: Option<Form>,
) -> Result<ShowPage, PageError> {
    let Subject::Period(gather) = report.subject else { return Err(PageError::NotFound) };
    let question = question(visit, asked)?;
    let picker = Picker::new(&mut tx, &question, forms::filled(visit.w, asked)).await?;
    let note = match typed {
        Some(form) => Some(form),
        None if visit.may(Right::Decide) => {
            let note = notes::store::find(&mut tx, report.key, &question.period.key()).await?;
            Some(notes::web::filled(visit.w, question.period, note.as_ref()))
        }
        None => None,
    };
    let build = only(gather(&mut tx, question.clone()).await?, question.sections.clone());
    drop(tx);
    let document = spawn_blocking(build).await.map_err(PageError::internal)?;
    let save = SaveForm::new(report, &question);
    let view = View { report, document, question };
    Ok(ShowPage { w: visit.w, frame: pages::frame(visit), picker, view, note, save })
}

/// The report again, with a director's paragraph that could not be taken.
pub async fn show_note_again(app: &App, visit: &Visit, report: &'static Report, period: Period, form: Form) -> Answer {
    let tx = app.db.read().await?;
    show_again(&page(visit, tx, report, &Asked::about(period), Some(form)).await?)
}

fn question(visit: &Visit, asked: &Asked) -> Result<Question, PageError> {
    Ok(Question::new(Asker::of(visit)?, asked.clone()))
}

impl Asker {
    /// The one who visits.
    pub fn of(visit: &Visit) -> Result<Asker, PageError> {
        let actor = visit.actor()?;
        Ok(Asker { w: visit.w, today: visit.today, sight: Sight::of(actor), made_by: actor.name.clone() })
    }
}

/// A report about a period, with how its rows are gathered.
fn about_period(key: &str) -> Option<(&'static Report, super::GatherPeriod)> {
    let report = report(key)?;
    if let Subject::Period(gather) = report.subject { Some((report, gather)) } else { None }
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
    let now = Asked::about(Period::month_of(visit.today));
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

/// That a report about a period was taken out; it is kept under the key of the period, because the
/// trail is read in both languages.
fn event(visit: &Visit, report: &Report, question: &Question) -> Result<Event, PageError> {
    Ok(Event::new(visit.actor()?, Verb::Exported, Kind::Report, report.id, question.period.key()))
}

/// The formats that are files, with the addresses where they give this answer.
fn downloads(report: &Report, question: &Question) -> Vec<(&'static Format, String)> {
    files().map(|format| (format, format!("/reports/{}.{}?{}", report.key, format.suffix, question.query()))).collect()
}
