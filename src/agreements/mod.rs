//! Agreements.
pub mod health;
pub mod lifecycle;
pub mod sight;
pub mod store;
pub mod timeline;
pub mod web;
