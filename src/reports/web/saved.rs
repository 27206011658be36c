//! Saving a report under a name, and letting go of it.
use askama::Template;
use axum::extract::State;

use super::pages;
use super::{about_period, question};
use crate::app::{App, Route, post};
use crate::documents::formats::{FORMATS, format};
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::ids::SavedReportId;
use crate::page::{Answer, Frame, Visit, show_again};
use crate::persian::moving::Moving;
use crate::reports::saved::{SavedReport, store};
use crate::reports::{Question, Report, forms};
use crate::users::roles::Right;
use crate::words::Words;

const LIST: &str = "/reports";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        post("/reports/saved", Right::Read, create),
        post("/reports/saved/{id}/delete", Right::Read, delete),
        post("/reports/saved/{id}/restore", Right::Read, restore),
    ]
}

/// The form under a report by which it is saved.
pub struct SaveForm {
    /// What was typed.
    pub form: Form,
    /// The report's key.
    pub report: &'static str,
    /// What is asked.
    pub query: String,
    /// The periods it can be saved for: the one shown, and those that move with the day.
    pub periods: Vec<(String, String)>,
    /// The formats.
    pub formats: Vec<(String, String)>,
}

impl SaveForm {
    /// Empty, for a report that is shown. A period that moves and lies where the shown one does is
    /// what one means who makes the same report every month.
    pub fn new(report: &'static Report, question: &Question) -> SaveForm {
        let today = question.asker.today;
        let moving = Moving::ALL.iter().find(|moving| moving.on(today) == question.period);
        let form =
            Form::empty(question.asker.w).with("when", moving.map_or("", |moving| moving.key())).with("format", "docx");
        SaveForm::with(report, question, form)
    }

    fn with(report: &'static Report, question: &Question, form: Form) -> SaveForm {
        let w = question.asker.w;
        let only_this = (String::new(), w.report_pages.only_period(question.period_title()));
        let moving = Moving::ALL.iter().map(|moving| (moving.key().to_owned(), w.label(moving).to_owned()));
        let formats = FORMATS.iter().map(|format| (format.suffix.to_owned(), pages::format_name(w, format)));
        SaveForm {
            form,
            report: report.key,
            query: question.query(),
            periods: std::iter::once(only_this).chain(moving).collect(),
            formats: formats.collect(),
        }
    }
}

/// The form alone, when something in it is wrong.
#[derive(Template)]
#[template(path = "reports/save.html")]
struct SavePage {
    w: Words,
    frame: Frame,
    save: SaveForm,
}

async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let w = visit.w;
    let mut form = fields.form(&visit);
    let (report, _) = about_period(form.value("report")).ok_or(PageError::NotFound)?;
    let asked: Vec<(String, String)> = form_urlencoded::parse(form.value("query").as_bytes()).into_owned().collect();
    let asked = forms::read(w, &mut Form::new(w, asked), visit.today).ok_or(PageError::Unreadable)?;
    let question = question(&visit, &asked)?;
    let name = form.required("name", 100);
    let format = form.required_choice("format", format).map_or("html", |format| format.suffix);
    let when = form.choice("when", Moving::parse);
    if !form.is_valid() {
        let save = SaveForm::with(report, &question, form);
        return show_again(&SavePage { w, frame: pages::frame(&visit), save });
    }
    let saved = SavedReport {
        id: SavedReportId::new(),
        user_id: visit.actor()?.id,
        name,
        report: report.key.into(),
        format: format.into(),
        query: when.map_or_else(|| question.query(), |when| question.query_about(when.key())),
        shared: form.ticked("shared"),
    };
    let mut tx = visit.claim(app.db.write().await?, form.id(), LIST).await?;
    store::insert(&mut tx, &saved, visit.now).await?;
    tx.done(w.report_pages.saved(&saved.name)).await
}

async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<SavedReportId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = visit.claim(app.db.write().await?, form.id(), LIST).await?;
    let name = store::set_deleted(&mut tx, id, visit.actor()?.id, Some(visit.now)).await?;
    tx.done_with_undo(visit.w.common.deleted(name), format!("/reports/saved/{id}/restore")).await
}

async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<SavedReportId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = visit.claim(app.db.write().await?, form.id(), LIST).await?;
    let name = store::set_deleted(&mut tx, id, visit.actor()?.id, None).await?;
    tx.done(visit.w.common.restored(name)).await
}
