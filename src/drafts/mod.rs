//! Here comes the domain.
pub mod store;
pub mod web;
