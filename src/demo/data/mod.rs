//! The texts of the sample year, in our own words.
pub mod people;
pub mod work;
