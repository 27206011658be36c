//! SQL of outlets and coverage.
mod coverage;
mod links;
mod lists;
mod outlets;

pub use coverage::{agreements, find, insert, insert_as, meetings, trash, update};
pub use links::{
    agreements_covered, agreements_with, event_agreement, latest_agreements, latest_meetings, partners,
    visible_agreement, visible_meeting,
};
pub use lists::{
    count, find_line, of_agreement, of_meeting, of_organisation, page, published_between, recent, republications,
    with_address,
};
pub use outlets::{find_outlet, insert_outlet, outlet_counts, outlet_named, outlets, trash_outlet, update_outlet};
