//! SQL of outlets and coverage.
mod coverage;
mod gatherings;
mod links;
mod lists;
mod names;
mod outlets;
mod whole;

pub use coverage::{agreements, erase_all, find, insert, insert_all, insert_as, meetings, trash, update};
pub use gatherings::{gatherings, link_meeting};
pub use links::{
    agreements_covered, agreements_with, all_meetings, event_agreement, latest_agreements, latest_meetings,
    visible_agreement, visible_meeting,
};
pub use lists::{
    count, find_line, of_agreement, of_meeting, of_organisation, page, published_between, recent, republications,
    with_address, with_fingerprint,
};
pub use names::known_names;
pub use outlets::{
    erase_outlets, find_outlet, insert_outlet, insert_outlets, outlet_counts, outlet_named, outlets, trash_outlet,
    update_outlet,
};
pub use whole::{Whole, whole};
