//! A form handed in twice, by a double click or a lost connection, records once and is answered
//! the second time with the first answer: where it led, and what was said there.
pub mod store;

/// How a form was answered when it was first handed in.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Where it led.
    pub to: String,
    /// What was said there; nothing when it was empty.
    pub text: String,
    /// Where a POST takes the act back.
    pub undo: Option<String>,
}
