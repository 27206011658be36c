//! Commitments in the database.
mod evidence;
mod lists;
mod press;
mod record;

pub use evidence::{Evidence, NewEvidence, add_evidence, drop_evidence, evidence, restore_evidence};
pub use lists::{Filter, find, list, obligors, standing};
pub use press::{Proof, choices, link, linkable, linked, press, relink, unlink};
pub use record::{delete, insert, reopen, restore, update, waive};
