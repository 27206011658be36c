//! The desk and the activity page.
use crate::app::{Route, get};
use crate::audit::store::Told;
use crate::page::Markup;
use crate::users::roles::Right;
use crate::words::{Deed, Words};

mod activity;
mod desk;
mod rows;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get("/", Right::Read, desk::show), get("/activity", Right::Read, activity::list)]
}

/// An event in words, with its moment.
struct Happening {
    deed: Deed,
    about: String,
    at: Markup,
    reason: String,
}

impl Happening {
    fn of(w: Words, told: &Told) -> Happening {
        let Told { entry, about } = told;
        Happening { deed: w.deed(entry), about: about.clone(), at: w.moment(entry.at), reason: entry.reason.clone() }
    }
}
