//! The pages of agreements.
use crate::app::{Route, get, post};
use crate::users::roles::Right;

mod board;
mod edit;
mod form;
pub mod gather;
mod list;
mod list_bar;
pub mod marks;
mod move_card;
mod new;
mod parties;
mod party;
mod saved_views;
mod show;
mod show_life;
mod show_parts;
mod show_side;
mod show_timeline;
pub mod steps;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    [list::routes(), board::routes(), move_card::routes(), saved_views::routes(), show::routes(), acts()]
        .into_iter()
        .flatten()
        .collect()
}

/// Recording, editing, parties, steps.
fn acts() -> Vec<Route> {
    vec![
        get("/agreements/new", Right::Record, new::new),
        post("/agreements/new", Right::Record, new::create),
        get("/agreements/{id}/edit", Right::Record, edit::edit),
        post("/agreements/{id}/edit", Right::Record, edit::update),
        post("/agreements/{id}/delete", Right::Record, edit::delete),
        post("/agreements/{id}/restore", Right::Record, edit::restore),
        get("/agreements/{id}/parties", Right::Record, parties::index),
        post("/agreements/{id}/parties", Right::Record, parties::add),
        get("/agreements/{id}/parties/{organisation}", Right::Record, party::edit),
        post("/agreements/{id}/parties/{organisation}", Right::Record, party::update),
        post("/agreements/{id}/parties/{organisation}/remove", Right::Record, parties::remove),
        post("/agreements/{id}/parties/{organisation}/restore", Right::Record, parties::restore),
        get("/agreements/{id}/steps/{step}", Right::Advance, steps::show),
        post("/agreements/{id}/steps/{step}", Right::Advance, steps::take),
    ]
}
