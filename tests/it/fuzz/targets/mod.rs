//! Every parser of the program, with what must hold for whatever it is given.
use chrono::NaiveDate;

use super::engine::Target;

mod files;
mod persian;
mod press;
mod tables;
mod trail;
mod typed;
mod web;

/// Every target there is.
pub fn all() -> Vec<&'static Target> {
    let parts = [
        persian::TARGETS,
        typed::TARGETS,
        press::TARGETS,
        tables::TARGETS,
        files::TARGETS,
        trail::TARGETS,
        web::TARGETS,
    ];
    parts.iter().flat_map(|part| part.iter()).collect()
}

/// The day of every test: Monday 28 Ordibehesht 1405.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 18).unwrap()
}

/// The input as text, as forms have it before they are cleaned.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Texts as seeds.
fn texts(all: &[&str]) -> Vec<Vec<u8>> {
    all.iter().map(|text| text.as_bytes().to_vec()).collect()
}
