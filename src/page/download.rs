//! Files on their way out.
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Answer;
use crate::error::PageError;

/// What a file name needs no code for.
const IN_FILE_NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

/// What a file that is handed out is, and how it is called.
#[derive(Clone, Copy, Debug)]
pub struct Download<'a> {
    /// Its media type.
    pub media_type: &'a str,
    /// Its name in plain letters, for programs that know no others.
    pub plain: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Whether a browser shows it instead of keeping it.
    pub inline: bool,
}

impl Download<'_> {
    /// The answer that hands it out.
    pub fn of(self, bytes: impl Into<Body>) -> Answer {
        let disposition = self.disposition();
        let mut response: Response = bytes.into().into_response();
        for (name, value) in [(header::CONTENT_TYPE, self.media_type), (header::CONTENT_DISPOSITION, &disposition)] {
            response.headers_mut().insert(name, HeaderValue::from_str(value).map_err(PageError::internal)?);
        }
        Ok(response)
    }

    /// The header `Content-Disposition`: with a plain name for old browsers and the full one for all others
    /// (RFC 8187).
    pub fn disposition(&self) -> String {
        let way = if self.inline { "inline" } else { "attachment" };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let plain = self.plain.replace(|c| !is_plain(c), "_");
        let name = utf8_percent_encode(self.name, IN_FILE_NAME);
        format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{name}")
    }
}
