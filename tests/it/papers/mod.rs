//! Documents: each report in each format.
mod contents;
mod hidden;
mod matrix;
pub mod read;
mod rule;
pub mod shelf;
pub mod spring;
