//! Reading a text that was handed in: into the form, or as data.
use axum::Json;
use axum::extract::State;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::form::page;
use super::reading::{Findings, fill, findings, item, reasons, seen};
use super::shown::warned;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::form::{Fields, Form};
use crate::page::{Answer, Visit, show, show_again};
use crate::press::address;
use crate::press::forms::MAX_TEXT;
use crate::press::reader::Found;
use crate::words::Words;

/// Reads `text` with what is said beside it (`url`, `title`), or the form as it is typed so far. The
/// answer is the form filled in, or the same as JSON for whoever asks for that. Nothing is recorded,
/// and no address is opened.
pub(super) async fn read(State(app): State<App>, visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let sight = Sight::of(visit.actor()?);
    let mut form = fields.form(&visit);
    for (given, field) in [("text", "kept_text"), ("title", "headline")] {
        if !form.value(given).is_empty() {
            let value = form.value(given).to_owned();
            // A title may hold more than the headline: it is read, not taken over.
            form.set(&format!("read.{field}"), if given == "title" { value.as_str() } else { "" });
            form.set(field, value);
        }
    }
    take_address(&mut form);
    form.text("kept_text", MAX_TEXT);
    let data =
        headers.get(ACCEPT).and_then(|kinds| kinds.to_str().ok()).is_some_and(|k| k.contains("application/json"));
    if !form.is_valid() && data {
        let faults: Vec<&str> = form.faults("kept_text").collect();
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "faults": faults }))).into_response());
    }
    let mut tx = app.db.read().await?;
    if !form.is_valid() {
        return show_again(&page(&app, &mut tx, &visit, form, None, Findings::default(), &sight).await?);
    }
    let found = findings(&mut tx, item(&form), form.value("excerpt"), visit.today, &sight).await?;
    if data {
        return Ok(Json(as_data(visit.w, &found)).into_response());
    }
    fill(visit.w, &mut form, &found, visit.today);
    if !found.recorded.is_empty() {
        let seen = seen(&form);
        form.set("known", seen);
    }
    show(&page(&app, &mut tx, &visit, form, None, found, &sight).await?)
}

/// A phone shares text and address in one field.
pub(super) fn take_address(form: &mut Form) {
    if !form.value("url").is_empty() {
        return;
    }
    let short = form.value("kept_text").lines().count() <= 3;
    if let Some((url, rest)) = address::first_in(form.value("kept_text")).filter(|_| short) {
        form.set("url", url);
        form.set("kept_text", rest);
    }
}

fn as_data(w: Words, found: &Findings) -> Value {
    fn value<T>(found: Option<&Found<T>>, as_value: impl Fn(&T) -> Value) -> Value {
        found.map_or(Value::Null, |one| json!({ "value": as_value(&one.value), "sure": one.sure, "words": one.words }))
    }
    let reading = &found.reading;
    let best_agreement = found.best_agreement().map(|one| one.agreement.id);
    let best_meeting = found.best_meeting().map(|one| one.meeting.id);
    let agreement = |one: &crate::press::suggest::Suggestion| {
        json!({
            "id": one.agreement.id.to_string(), "reference": one.agreement.reference, "title": one.agreement.title,
            "reasons": reasons(w, &one.reasons), "best": Some(one.agreement.id) == best_agreement,
        })
    };
    let meeting = |one: &crate::press::suggest::SuggestedMeeting| {
        json!({
            "id": one.meeting.id.to_string(), "subject": one.meeting.subject, "held_on": one.meeting.held_on,
            "reasons": reasons(w, &one.reasons), "best": Some(one.meeting.id) == best_meeting,
        })
    };
    json!({
        "headline": value(reading.headline.as_ref(), |text| json!(text)),
        "outlet": value(reading.outlet.as_ref(), |one| json!({ "id": one.id.map(|id| id.to_string()), "name": one.name })),
        "published_on": value(reading.published_on.as_ref(), |day| json!(day)),
        "published_time": reading.published_time,
        "event_on": value(reading.event_on.as_ref(), |day| json!(day)),
        "organisations": reading.organisations.iter().map(|one| {
            json!({ "id": one.id.map(|id| id.to_string()), "name": one.name, "words": one.words })
        }).collect::<Vec<_>>(),
        "people": reading.people.iter().map(|one| {
            json!({
                "id": one.id.map(|id| id.to_string()), "honorific": one.honorific, "name": one.name,
                "post": one.post, "organisation": one.organisation,
            })
        }).collect::<Vec<_>>(),
        "stage": value(reading.stage.as_ref(), |told| json!(told)),
        "agreements": found.agreements.iter().map(agreement).collect::<Vec<_>>(),
        "meetings": found.meetings.iter().map(meeting).collect::<Vec<_>>(),
        "recorded": found.recorded.iter().map(|line| {
            json!({ "id": line.id.to_string(), "headline": line.headline, "outlet": line.outlet })
        }).collect::<Vec<_>>(),
        "warnings": reading.warnings.iter().map(|warning| warned(w, warning)).collect::<Vec<_>>(),
    })
}
