//! Whatever a parser is given, it answers, and what it answers holds. The tests try each target for a
//! moment; `scripts/fuzz` tries them for as long as one likes.
pub mod engine;
mod moment;
pub mod targets;
