//! Agreements.
pub mod lifecycle;
pub mod sight;
pub mod store;
pub mod web;
