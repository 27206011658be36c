//! Writing what the director says about a period, on the page of the report.
use axum::extract::State;
use serde_json::json;

use super::{LONGEST, Note, store};
use crate::app::{App, Route, post};
use crate::audit::{self, Event, Kind, Verb};
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Url};
use crate::page::{Answer, Visit, show_conflict};
use crate::persian::Period;
use crate::reports::{Report, periodic};
use crate::users::roles::Right;
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![post("/reports/{file}/note", Right::Decide, save)]
}

/// The form filled in with what is said now.
pub fn filled(w: Words, period: Period, note: Option<&Note>) -> Form {
    Form::empty(w)
        .with("note", note.map_or("", |note| note.text.as_str()))
        .with("version", note.map_or(0, |note| note.version).to_string())
        .with("period", period.key())
}

async fn save(State(app): State<App>, visit: Visit, Url(key): Url<String>, fields: Fields) -> Answer {
    let report = periodic().find(|report| report.key == key).ok_or(PageError::NotFound)?;
    let mut form = fields.form(&visit);
    conflict::apply_choices(&mut form);
    let period = Period::parse(form.value("period")).map_err(|_| PageError::NotFound)?;
    let to = format!("/reports/{key}?period={}#note-form", period.key());
    let text = form.text("note", LONGEST);
    if !form.is_valid() {
        return crate::reports::web::show_note_again(&app, &visit, report, period, form).await;
    }
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let stored = store::find(&mut tx, report.key, &period.key()).await?;
    let now_there = stored.as_ref().map_or(0, |note| note.version);
    let before = stored.as_ref().map_or("", |note| note.text.as_str());
    if form.version() != now_there && before != text {
        drop(tx);
        return ask(&visit, report, form, stored.as_ref());
    }
    if before == text {
        return Ok(visit.done(&to, visit.w.common.changes_saved()));
    }
    let actor = visit.actor()?;
    store::save(&mut tx, (report.key, &period.key()), &text, now_there, actor.id, visit.now).await?;
    let changes = json!({
        "report": { "old": "", "new": report.key },
        "note": { "old": before, "new": text },
    });
    let event = Event::new(actor, Verb::Updated, Kind::Report, report.id, period.key()).changing(changes);
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.period_reports.note_saved()).await
}

/// Both texts, when somebody else wrote in the meantime.
fn ask(visit: &Visit, report: &Report, mut form: Form, stored: Option<&Note>) -> Answer {
    let theirs = stored.map_or("", |note| note.text.as_str());
    let by = stored.map_or("", |note| note.author.as_str());
    form.set("version", stored.map_or(0, |note| note.version).to_string());
    let difference = Difference {
        name: "note".into(),
        label: visit.w.period_reports.note().into(),
        mine: form.value("note").into(),
        theirs: theirs.into(),
        shown: None,
    };
    show_conflict(visit, &format!("/reports/{}/note", report.key), by, &form, vec![difference])
}
