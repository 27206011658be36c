//! What the desk reads, from every table, in few statements that touch few rows.
mod strip;
mod stuck;
mod work;

pub use strip::{records, standings};
pub use stuck::{oldest, stuck};
pub use work::{coming, overdue, own_steps, tasks};
