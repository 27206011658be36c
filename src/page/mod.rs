//! What every page needs: who asks, in which language, the frame around the content, and icons.
use std::sync::{Arc, Mutex};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::clock::time_in_tehran;
use crate::error::PageError;
use crate::users::roles::Right;
use crate::users::session::Actor;
use crate::users::{Density, Theme};
use crate::words::Words;

mod act;
mod download;
mod frame;
mod markup;
mod render;

pub use act::{Act, answered};
pub use download::Download;
pub use frame::{Frame, Nav};
pub use markup::{Markup, icon, stage_mark};
pub use render::{line, show, show_again, show_conflict, show_error, show_with};

/// What a handler answers.
pub type Answer = Result<Response, PageError>;

/// One request as the pages see it. Made once, by `app::dress`.
#[derive(Clone)]
pub struct Visit {
    /// Who is signed in.
    pub actor: Option<Actor>,
    /// Whether they first have to set up the second step of signing in.
    pub must_enrol: bool,
    /// The words in the visitor's language.
    pub w: Words,
    /// The moment of the request.
    pub now: DateTime<Utc>,
    /// The moment by which sessions and links run out: it never goes back.
    pub onward: DateTime<Utc>,
    /// Today in Tehran.
    pub today: NaiveDate,
    /// Path and query asked for.
    pub path: String,
    /// What the request before this one has to say.
    pub flash: Option<Flash>,
    /// The number by which the log knows this request.
    pub request_id: String,
    /// What was typed, kept for the error page.
    pub typed: Typed,
}

/// The fields of the form under way, for an error page that loses nothing.
#[derive(Clone, Default)]
pub struct Typed(Arc<Mutex<Vec<(String, String)>>>);

impl Typed {
    /// Keeps the fields; secrets are never kept.
    pub fn keep(&self, pairs: &[(String, String)]) {
        let open = pairs.iter().filter(|(name, _)| !name.contains("password")).cloned().collect();
        *self.0.lock().unwrap_or_else(|broken| broken.into_inner()) = open;
    }

    /// The fields that were kept.
    pub fn pairs(&self) -> Vec<(String, String)> {
        self.0.lock().unwrap_or_else(|broken| broken.into_inner()).clone()
    }
}

/// A message for the next page, with the address that takes the act back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flash {
    /// The sentence.
    pub text: String,
    /// Where a POST undoes it.
    pub undo: Option<String>,
}

/// The cookie that carries a flash to the next page.
pub const FLASH_COOKIE: &str = "flash";

impl Flash {
    /// As a cookie value.
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// From a cookie value; an undo that is no address of ours is dropped.
    pub fn decode(value: &str) -> Option<Flash> {
        let flash: Flash = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(value).ok()?).ok()?;
        Some(Flash { undo: flash.undo.filter(|to| is_own_path(to)), ..flash })
    }
}

/// Whether `to` is a path of this site, so that a redirect cannot lead away.
pub fn is_own_path(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//") && !to.contains(|c: char| c == '\\' || c.is_control())
}

impl Visit {
    /// Who asks; routes that need a user have one.
    pub fn actor(&self) -> Result<&Actor, PageError> {
        self.actor.as_ref().ok_or(PageError::Forbidden)
    }

    /// Whether the one who asks has a right.
    pub fn may(&self, right: Right) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.role.may(right))
    }

    /// That what was typed is saved, and when.
    pub fn saved_at(&self) -> String {
        self.w.common.saved_at(self.w.code(&time_in_tehran(self.now)))
    }

    /// The frame around a page in the part `nav` of the site.
    pub fn frame(&self, nav: Nav) -> Frame {
        let actor = self.actor.as_ref();
        Frame {
            lang: self.w.lang,
            theme: actor.map_or(Theme::Auto, |a| a.theme),
            density: actor.map_or(Density::Comfortable, |a| a.density),
            nav,
            user: actor.map(|a| a.name.clone()),
            may_record: self.may(Right::Record),
            may_merge: self.may(Right::Merge),
            may_import: self.may(Right::Import),
            may_administer: self.may(Right::Administer),
            flash: self.flash.clone(),
            path: self.path.clone(),
        }
    }

    /// To another page, with a message on it, where there is no [`Act`] that says it.
    pub fn done(&self, to: &str, text: impl Into<String>) -> Response {
        flashing(to, Flash { text: text.into(), undo: None })
    }

    /// The same, where a POST to `undo` takes back what was done.
    pub fn done_with_undo(&self, to: &str, text: impl Into<String>, undo: impl Into<String>) -> Response {
        flashing(to, Flash { text: text.into(), undo: Some(undo.into()) })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        parts.extensions.get::<Visit>().cloned().ok_or_else(|| PageError::internal("no visit: app::dress is missing"))
    }
}

/// A redirect with a message for the page it leads to.
fn flashing(to: &str, flash: Flash) -> Response {
    let cookie = format!("{FLASH_COOKIE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=300", flash.encode());
    let mut response = see_other(to);
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// A redirect after a POST.
pub fn see_other(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}
