//! The pages of outlets and coverage.
use crate::app::{Route, get, post};
use crate::press::Tone;
use crate::press::suggest::Known;
use crate::users::roles::Right;
use crate::words::Words;

mod bookmark;
mod edit;
mod form;
mod gathering;
mod list;
mod names;
mod new;
mod outlets;
mod read;
mod reading;
mod show;
mod shown;

pub use gathering::fill_meeting;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/press", Right::Read, list::list),
        get("/press/new", Right::Record, new::new),
        post("/press", Right::Record, new::create).with_upload(),
        post("/press/read", Right::Record, read::read).with_upload(),
        get("/press/outlets", Right::Read, outlets::list),
        get("/press/outlets/options", Right::Read, outlets::options),
        get("/press/outlets/new", Right::Record, outlets::new),
        post("/press/outlets", Right::Record, outlets::create),
        get("/press/outlets/{id}/edit", Right::Record, outlets::edit),
        post("/press/outlets/{id}", Right::Record, outlets::update),
        post("/press/outlets/{id}/delete", Right::Record, outlets::delete),
        post("/press/outlets/{id}/restore", Right::Record, outlets::restore),
        get("/press/{id}", Right::Read, show::show),
        get("/press/{id}/edit", Right::Record, edit::edit),
        post("/press/{id}", Right::Record, edit::update).with_upload(),
        post("/press/{id}/delete", Right::Record, show::delete),
        post("/press/{id}/restore", Right::Record, show::restore),
    ]
}

/// An agreement as selects and check boxes name it.
fn titled(w: Words, agreement: &Known) -> String {
    format!("{} — {}", w.code(&agreement.reference), agreement.title)
}

/// The badge of a tone.
fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Positive => "ok",
        Tone::Neutral => "",
        Tone::Negative => "bad",
    }
}
