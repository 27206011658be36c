//! What the program is: its version, its licence, and the notices of everything in it that others made.

pub mod web;

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The notices of what others made, as `scripts/notices` writes them.
pub const NOTICES: &str = include_str!("../../THIRD-PARTY.txt");

/// The licence of the program itself.
pub const LICENCE: &str = include_str!("../../LICENSE");
