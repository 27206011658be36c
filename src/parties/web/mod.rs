//! The pages of organisations.
use crate::app::{Route, get, post};
use crate::users::roles::Right;

mod alike;
mod edit;
mod list;
mod options;
mod paging;
mod show;
mod trash;

pub use alike::{enough, show_alike};
pub use options::show_options;
pub use paging::Paging;
pub use show::{by_stage, last_contact};

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/organisations", Right::Read, list::list),
        get("/organisations/options", Right::Read, options::options),
        get(alike::ADDRESS, Right::Record, alike::alike),
        get("/organisations/new", Right::Record, edit::new),
        post("/organisations", Right::Record, edit::create),
        get("/organisations/{id}", Right::Read, show::show),
        get("/organisations/{id}/edit", Right::Record, edit::edit),
        post("/organisations/{id}/edit", Right::Record, edit::update),
        post("/organisations/{id}/delete", Right::Record, trash::delete),
        post("/organisations/{id}/restore", Right::Record, trash::restore),
    ]
}
