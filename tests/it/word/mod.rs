//! Files of a word processor: what is written, what is read back, and what comes from outside.
mod hostile;
pub mod made;
pub mod paper;
pub mod parts;
mod reading;
pub mod round;
mod writing;
