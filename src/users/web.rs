//! Sign-in, settings of one's own, the users page.
use crate::app::Route;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![]
}
