//! The people who use the program: roles and rights, passwords, sessions, settings of one's own.
use crate::ids::UserId;
use crate::keyed;
use crate::persian::digits::to_ascii;
use crate::words::Lang;

pub mod address;
pub mod agent;
pub mod allowance;
pub mod commands;
pub mod forms;
pub mod hashing;
pub mod lapse;
pub mod oidc;
pub mod password;
pub mod roles;
pub mod second_factor;
pub mod session;
pub mod store;
pub mod throttle;
pub mod tokens;
pub mod vault;
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

keyed! {
    /// What a one-time link opens.
    pub enum LinkKind {
        /// The form for the first administrator, on an empty database.
        Setup = "setup",
        /// The form in which a new user chooses a password.
        Invite = "invite",
        /// The same for a user whose password was taken away.
        Reset = "reset",
        /// The sample data, as one of its users.
        Demo = "demo",
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

impl User {
    /// Somebody new, who still has to choose a password.
    pub fn new(username: &str, name: &str, post: &str, role: Role) -> User {
        User {
            id: UserId::new(),
            username: fold_username(username),
            name: name.into(),
            post: post.into(),
            role,
            language: Lang::Fa,
            theme: Theme::Auto,
            density: Density::Comfortable,
            active: true,
            has_password: false,
            version: 1,
        }
    }
}

/// A user name as it is kept and compared: small letters, ASCII digits.
pub fn fold_username(typed: &str) -> String {
    to_ascii(typed).to_lowercase()
}

/// Whether a folded user name can be typed on any keyboard and read over a telephone.
pub fn is_username(folded: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    (2..=60).contains(&folded.len()) && folded.chars().all(allowed)
}
