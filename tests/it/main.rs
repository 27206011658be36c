//! One integration binary; its modules are named as the features.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod accounts;
mod actions;
mod agreement_pages;
mod agreement_views;
mod agreements;
mod answers;
mod app;
mod asvs;
mod attachments;
mod audit;
mod backup;
mod browser;
mod browser_smoke;
mod commands;
mod commitments;
mod deploy;
mod drafts;
mod engines;
mod every_page;
mod exports;
mod flash;
mod foreign;
mod forms;
mod full_disk;
mod fuzz;
mod home;
mod house;
mod imports;
mod journeys;
mod lifecycle;
mod meetings;
mod merging;
mod nonsense;
mod office;
#[cfg(feature = "oidc")]
mod oidc;
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
mod process;
mod reports;
mod rounds;
mod routes;
mod saved_reports;
mod scene;
mod search;
mod settings;
mod sight;
mod signing;
mod supply;
mod system;
#[cfg(feature = "tls")]
mod tls;
mod trash;
mod trials;
mod unfinished;
mod users;
mod word;
