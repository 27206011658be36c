//! What a request looks like that was not answered with its page. Internal text never reaches a reader: they get a sentence, a
//! way on and a request number; the log has the cause.
use std::borrow::Cow;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::db::StoreError;
use crate::page::answered;
use crate::receipts::Answered;
use crate::users::allowance::Excess;
use crate::words::Words;

/// Why a request was not answered with its page.
#[derive(Clone, Debug)]
pub enum PageError {
    /// There is no such record, or it does not exist for this user.
    NotFound,
    /// The role does not include this.
    Forbidden,
    /// An unsafe request that came from another site.
    CrossSite,
    /// The request could not be parsed.
    Unreadable,
    /// Over a size limit.
    TooLarge,
    /// Too little room is left on the disk to take a file in.
    NoRoom,
    /// Too many attempts; wait so many seconds.
    TooMany(u64),
    /// More than one user's share of an hour.
    Excess(Excess),
    /// Somebody else changed the record meanwhile.
    Conflict,
    /// The database or the server cannot do it just now.
    Busy(String),
    /// As many documents as may be are being made already.
    Exporting,
    /// A fault of the program; the text is for the log.
    Internal(String),
    /// The form was handed in before: no fault, and the first answer goes out once more.
    Answered(Answered),
}

impl PageError {
    /// A fault of the program, with its cause for the log.
    pub fn internal(cause: impl std::fmt::Display) -> PageError {
        PageError::Internal(cause.to_string())
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            PageError::NotFound => StatusCode::NOT_FOUND,
            PageError::Forbidden | PageError::CrossSite => StatusCode::FORBIDDEN,
            PageError::Unreadable => StatusCode::BAD_REQUEST,
            PageError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            PageError::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
            PageError::TooMany(_) | PageError::Excess(_) => StatusCode::TOO_MANY_REQUESTS,
            PageError::Conflict => StatusCode::CONFLICT,
            PageError::Busy(_) | PageError::Exporting => StatusCode::SERVICE_UNAVAILABLE,
            PageError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            PageError::Answered(_) => StatusCode::SEE_OTHER,
        }
    }

    /// Heading and explanation for the reader.
    pub fn words(&self, w: Words) -> (&'static str, Cow<'static, str>) {
        match self {
            PageError::Excess(excess) => (w.allowances.title(), excess.words(w).into()),
            PageError::TooMany(wait) => {
                (w.faults.too_many_title(), format!("{} {}", w.faults.too_many(), w.wait(*wait)).into())
            }
            _ => {
                let (title, text) = self.fixed_words(w);
                (title, text.into())
            }
        }
    }

    fn fixed_words(&self, w: Words) -> (&'static str, &'static str) {
        let documents = w.documents;
        let w = w.faults;
        match self {
            PageError::Exporting => (w.busy_title(), documents.busy()),
            PageError::NotFound => (w.not_found_title(), w.not_found()),
            PageError::Forbidden => (w.forbidden_title(), w.forbidden()),
            PageError::CrossSite => (w.forbidden_title(), w.cross_site()),
            PageError::Unreadable => (w.unreadable_title(), w.unreadable()),
            PageError::TooLarge => (w.too_large_title(), w.too_large()),
            PageError::NoRoom => (w.no_room_title(), w.no_room()),
            PageError::TooMany(_) | PageError::Excess(_) => (w.too_many_title(), w.too_many()),
            PageError::Conflict => (w.conflict_title(), w.conflict()),
            PageError::Busy(_) => (w.busy_title(), w.busy()),
            // The last one is never shown: it goes out as the redirect that it was.
            PageError::Internal(_) | PageError::Answered(_) => (w.internal_title(), w.internal()),
        }
    }

    /// Whether what was typed is worth sending again as it is.
    pub fn keeps_typed_text(&self) -> bool {
        matches!(
            self,
            PageError::Conflict
                | PageError::Busy(_)
                | PageError::Internal(_)
                | PageError::CrossSite
                | PageError::TooLarge
                | PageError::NoRoom
                | PageError::Excess(_)
        )
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => PageError::NotFound,
            StoreError::Stale | StoreError::Duplicate => PageError::Conflict,
            StoreError::Busy(cause) => PageError::Busy(cause.to_string()),
            other => PageError::internal(other),
        }
    }
}

/// Carries the error to `app::dress`, which alone knows the language and the user.
impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        if let PageError::Answered(first) = self {
            return answered(first);
        }
        let mut response = self.status().into_response();
        let wait = match &self {
            PageError::TooMany(seconds) => Some(*seconds),
            PageError::Excess(excess) => Some(excess.wait),
            PageError::Busy(_) | PageError::Exporting => Some(5),
            _ => None,
        };
        if let Some(seconds) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}
