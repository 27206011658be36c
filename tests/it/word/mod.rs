//! Files of a word processor: what is written, what is read back, and what comes from outside.
mod parts;
pub mod paper;
mod writing;
