//! The pages of this part.
use crate::app::Route;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![]
}
