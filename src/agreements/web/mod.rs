//! The pages of agreements.
use crate::app::Route;

mod list;
mod list_bar;
pub mod marks;
mod saved_views;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    [list::routes(), saved_views::routes()].into_iter().flatten().collect()
}
