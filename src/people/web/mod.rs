//! The pages of persons and their posts.
use crate::app::{Route, get, post};
use crate::users::roles::Right;

mod alike;
mod edit;
mod list;
mod posts;
mod show;
mod trash;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/people", Right::Read, list::list),
        get("/people/options", Right::Read, list::options),
        get(alike::ADDRESS, Right::Record, alike::alike),
        get("/people/new", Right::Record, edit::new),
        post("/people", Right::Record, edit::create),
        get("/people/{id}", Right::Read, show::show),
        get("/people/{id}/edit", Right::Record, edit::edit),
        post("/people/{id}/edit", Right::Record, edit::update),
        post("/people/{id}/delete", Right::Record, trash::delete),
        post("/people/{id}/restore", Right::Record, trash::restore),
        get("/people/{id}/posts/new", Right::Record, posts::new),
        post("/people/{id}/posts", Right::Record, posts::create),
        get("/posts/{id}/edit", Right::Record, posts::edit),
        post("/posts/{id}/edit", Right::Record, posts::update),
        post("/posts/{id}/end", Right::Record, posts::end),
        post("/posts/{id}/reopen", Right::Record, posts::reopen),
    ]
}
