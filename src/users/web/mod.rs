//! Sign-in, settings of one's own, the users page.
use crate::app::Route;

mod invite;
mod looks;
mod manage;
mod me;
mod reset;
mod setup;
mod sign_in;
mod start;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    [
        sign_in::routes(),
        looks::routes(),
        me::routes(),
        setup::routes(),
        invite::routes(),
        manage::routes(),
        reset::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
