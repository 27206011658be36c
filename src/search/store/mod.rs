//! The index in the database: which records are in it, and what they say.
pub mod docs;
pub mod hits;
pub mod read;
pub mod words;
