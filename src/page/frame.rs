//! What `base.html` puts around every page.
use uuid::Uuid;

use super::Flash;
use crate::users::{Density, Theme};
use crate::words::Lang;

/// The parts of the site that the navigation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Nav {
    Desk,
    Agreements,
    Meetings,
    Actions,
    Press,
    Parties,
    Reports,
    Users,
    Settings,
    Me,
    None,
}

/// What `base.html` needs around every page.
pub struct Frame {
    /// The language.
    pub lang: Lang,
    /// Light, dark or as the system.
    pub theme: Theme,
    /// Comfortable or compact rows.
    pub density: Density,
    /// The part of the site.
    pub nav: Nav,
    /// The name of the signed-in user.
    pub user: Option<String>,
    /// Whether the menu to record things is shown.
    pub may_record: bool,
    /// Whether the pages of duplicates are shown.
    pub may_merge: bool,
    /// Whether the ways to bring lists in are shown.
    pub may_import: bool,
    /// Whether users and settings are shown.
    pub may_administer: bool,
    /// A message from the request before.
    pub flash: Option<Flash>,
    /// Path and query, to come back to.
    pub path: String,
}

impl Frame {
    /// A new id for a form, so that handing it in twice records once.
    pub fn form_id(&self) -> Uuid {
        Uuid::new_v4()
    }

    /// `page` when this is the part of the site the link `key` leads to.
    pub fn is(&self, key: &str) -> bool {
        format!("{:?}", self.nav).eq_ignore_ascii_case(key)
    }

    /// The address of the style sheet; it changes with its content.
    pub fn css(&self) -> &'static str {
        crate::assets::css_path()
    }

    /// The address of the script; it changes with its content.
    pub fn js(&self) -> &'static str {
        crate::assets::js_path()
    }
}
