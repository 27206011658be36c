//! The pages of agreements.
use crate::app::Route;

pub mod gather;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![]
}
