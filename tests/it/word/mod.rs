//! Files of a word processor: what is written, what is read back, and what comes from outside.
pub mod paper;
mod parts;
mod writing;
