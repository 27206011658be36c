//! The people who use the program: roles and rights, passwords, sessions, settings of one's own.
use crate::ids::UserId;
use crate::keyed;
use crate::words::Lang;

pub mod commands;
pub mod password;
pub mod roles;
pub mod session;
pub mod store;
pub mod throttle;
pub mod tokens;
pub mod web;

use roles::Role;

keyed! {
    /// How the pages look.
    pub enum Theme {
        /// As the system says.
        Auto = "auto",
        /// Dark on white.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

keyed! {
    /// How much room rows take.
    pub enum Density {
        /// Rows of 44 px.
        Comfortable = "comfortable",
        /// Rows of 36 px.
        Compact = "compact",
    }
}

/// A user, as lists and pages show one.
#[derive(Clone, Debug)]
pub struct User {
    /// Id.
    pub id: UserId,
    /// What is typed to sign in.
    pub username: String,
    /// The name people know.
    pub name: String,
    /// The post in the agency; kept with every event.
    pub post: String,
    /// What the user may do.
    pub role: Role,
    /// Language of the pages.
    pub language: Lang,
    /// Theme of the pages.
    pub theme: Theme,
    /// Density of the rows.
    pub density: Density,
    /// Whether the user may sign in.
    pub active: bool,
    /// Whether a password was set.
    pub has_password: bool,
    /// For optimistic locking.
    pub version: i64,
}
