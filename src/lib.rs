//! Tafahom tracks memoranda of understanding for the staff of a public agency, from the first
//! meeting through drafting to signing and beyond. This is the table of contents.

// The house.
pub mod app;
pub mod assets;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod form;
pub mod ids;
pub mod jobs;
pub mod keyed;
pub mod page;
pub mod persian;
pub mod seal;
pub mod serve;
pub mod words;

// The work.
/// What the program is, and the notices of what is in it.
pub mod about;
/// Action items, wherever they were born.
pub mod actions;
/// The agreements, their lifecycle, list, board and file.
pub mod agreements;
/// Files: content by SHA-256 behind an object store.
pub mod attachments;
/// Who did what, when and why.
pub mod audit;
/// Backups, and putting one back.
pub mod backup;
/// What the parties bound themselves to, and whether they keep to it.
pub mod commitments;
/// The sample year.
pub mod demo;
/// Documents: typed parts in the middle, a writer for each format.
pub mod documents;
/// Drafts: versions, verdicts, comparison.
pub mod drafts;
/// The desk: what is stuck, deadlines, my work, activity.
pub mod home;
/// Lists brought in from spreadsheets.
pub mod imports;
/// Meetings, attendance, decisions, minutes.
pub mod meetings;
/// One of each: duplicates, and merging two records into one.
pub mod merging;
/// Organisations.
pub mod parties;
/// Persons and the posts they hold and held.
pub mod people;
/// Outlets and coverage.
pub mod press;
/// A form handed in twice records once.
pub mod receipts;
/// Reports: one definition, every format.
pub mod reports;
/// Search over everything.
pub mod search;
/// Settings of the whole installation.
pub mod settings;
/// Signatures, the signed copy, periods in force.
pub mod signing;
/// The state of the system: room, log, answers.
pub mod system;
/// The trash, and the way out of it.
pub mod trash;
/// Forms that are being typed, kept until they are handed in.
pub mod unfinished;
/// The users, their roles and sessions.
pub mod users;
/// Whether everything is as it was written: the database, the chain of events, the files.
pub mod verify;
