//! One integration binary; its modules are named as the features.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod actions;
mod agreement_pages;
mod agreement_views;
mod agreements;
mod app;
mod attachments;
mod audit;
mod browser;
mod browser_smoke;
mod commands;
mod commitments;
mod drafts;
mod engines;
mod every_page;
mod exports;
mod flash;
mod full_disk;
mod home;
mod house;
mod journeys;
mod lifecycle;
mod meetings;
mod merging;
mod nonsense;
mod office;
mod papers;
mod parties;
#[cfg(feature = "pdf")]
mod pdf;
mod people;
mod period_reports;
mod persian;
mod points;
mod press;
mod press_reader;
mod reports;
mod routes;
mod saved_reports;
mod scene;
mod search;
mod settings;
mod sight;
mod signing;
mod users;
mod word;
