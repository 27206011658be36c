//! A form handed in twice, by a double click or a lost connection, records once and is answered
//! the second time with the first answer.
pub mod store;
