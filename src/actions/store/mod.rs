//! Actions in the database.
mod lines;
mod list;
mod record;

pub use lines::{of_agreement, of_meeting, of_user, open_of_agreement, open_of_organisation, open_of_person, overdue};
pub use list::{Filter, PER_PAGE, count, list};
pub use record::{
    delete, delete_of_meeting, find, insert, mark_done, mark_undone, postpone, restore, restore_of_meeting, update,
};
