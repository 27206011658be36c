//! Search: what the index holds, what is found in it, by whom, and the page that shows it.
mod index;
mod journeys;
mod page;
pub mod secrets;
mod vectors;
