//! Pages of duplicates: finding them, comparing two records, making one of them, undoing it.
use crate::app::{Route, get, post};
use crate::users::roles::Right;

use super::Mergeable;

mod acts;
mod compare;
mod list;
mod standing;

pub use standing::Standing;

/// The routes of this part: the same for organisations and for persons.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![post("/merges/{id}/undo", Right::Merge, acts::undo)];
    for kind in Mergeable::ALL.iter().copied() {
        let path = kind.path();
        routes.extend([
            get(format!("{path}/duplicates"), Right::Merge, move |state, visit| list::show(kind, state, visit)),
            post(format!("{path}/duplicates"), Right::Merge, move |state, visit, fields| {
                list::tell_apart(kind, state, visit, fields)
            }),
            post(format!("{path}/duplicates/undo"), Right::Merge, move |state, visit, params, fields| {
                list::forget(kind, state, visit, params, fields)
            }),
            get(format!("{path}/{{id}}/merge"), Right::Merge, move |state, visit, url, params| {
                compare::show(kind, state, visit, url, params)
            }),
            post(format!("{path}/{{id}}/merge"), Right::Merge, move |state, visit, url, fields| {
                acts::merge(kind, state, visit, url, fields)
            }),
        ]);
    }
    routes
}
