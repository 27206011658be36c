//! The desk and the activity page.
use crate::app::{Route, get};
use crate::audit::Entry;
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
    at: Markup,
    reason: String,
}

impl Happening {
    fn of(w: Words, entry: &Entry) -> Happening {
        Happening { deed: w.deed(entry), at: w.moment(entry.at), reason: entry.reason.clone() }
    }
}
