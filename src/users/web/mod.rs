//! Sign-in, settings of one's own, the users page.
use crate::app::Route;
use crate::db::{Result, Tx};
use crate::settings;
use crate::users::User;

mod attempt;
mod devices;
mod edit;
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
        devices::routes(),
        setup::routes(),
        invite::routes(),
        manage::routes(),
        edit::routes(),
        reset::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What a user's password must not be made of: their names and those of the organisation.
async fn names(tx: &mut Tx, user: &User) -> Result<[String; 4]> {
    let letterhead = settings::store::letterhead(tx).await?;
    Ok([user.name.clone(), user.username.clone(), letterhead.organisation, letterhead.unit])
}
