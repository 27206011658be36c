//! Sign-in, settings of one's own, the users page.
use crate::app::Route;
use crate::db::{Result, Tx};
use crate::settings;
use crate::users::User;

mod attempt;
pub(in crate::users) mod code;
mod devices;
mod edit;
mod factor_reset;
mod invite;
mod looks;
mod manage;
mod me;
mod reset;
mod second_factor;
mod setup;
pub(in crate::users) mod sign_in;
pub(in crate::users) mod start;
pub(in crate::users) mod sure;

pub use second_factor::PAGE as SECOND_FACTOR;
pub use sign_in::SIGN_OUT;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    [
        sign_in::routes(),
        code::routes(),
        looks::routes(),
        me::routes(),
        devices::routes(),
        second_factor::routes(),
        setup::routes(),
        invite::routes(),
        manage::routes(),
        edit::routes(),
        reset::routes(),
        factor_reset::routes(),
        #[cfg(feature = "oidc")]
        super::oidc::web::routes(),
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
