//! SQL of outlets and coverage.
mod coverage;
mod lists;
mod outlets;

pub use coverage::{agreements, find, insert, last_editor, meetings, trash, update};
pub use lists::{count, find_line, of_agreement, of_meeting, of_organisation, page, recent, with_address};
pub use outlets::{find_outlet, insert_outlet, outlet_counts, outlet_named, outlets, trash_outlet, update_outlet};
