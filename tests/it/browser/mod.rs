//! Drives a real browser through the application, in the words of a person using it.
//!
//! A test is one call of [`browse`]; what it does reads as sentences. `scripts/test` starts the
//! WebDriver server that these tests need.
#![allow(dead_code, unused_imports)] // each test uses the part of the harness it needs

mod act;
mod axe;
mod cdp;
mod console;
mod download;
mod driver;
mod read;
mod session;

pub use act::Place;
pub use download::Download;
pub use driver::Browser;
pub use session::{Options, browse, browse_two};
