//! The pages of agreements.
use crate::app::Route;

mod board;
pub mod gather;
mod list;
mod list_bar;
pub mod marks;
mod move_card;
mod saved_views;
mod show;
mod show_life;
mod show_parts;
mod show_side;
mod show_timeline;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    [list::routes(), board::routes(), move_card::routes(), saved_views::routes(), show::routes()]
        .into_iter()
        .flatten()
        .collect()
}
