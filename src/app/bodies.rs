//! Forms on their way in. One that comes drop by drop must not take a place among the requests that
//! are worked on: small forms are waited for outside, and large ones are taken from users only.
use std::time::Duration;

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};

use crate::error::PageError;

/// The largest form that is waited for, and that somebody unknown may send.
const SMALL: usize = 64 * 1024;
/// How long one may take.
const LONGEST: Duration = Duration::from_secs(15);

/// Whether more is announced than a small form, or how much it will be is not said.
pub fn is_large(request: &Request) -> bool {
    announced(request).is_none_or(|bytes| bytes > SMALL)
}

fn announced(request: &Request) -> Option<usize> {
    let headers = request.headers();
    let exact = request.body().size_hint().exact().and_then(|bytes| usize::try_from(bytes).ok());
    match headers.get(CONTENT_LENGTH) {
        Some(length) => length.to_str().ok()?.parse().ok(),
        None if headers.contains_key(TRANSFER_ENCODING) => None,
        None => Some(exact.unwrap_or(0)),
    }
}

/// Waits for the whole of a small form.
pub async fn gather(request: Request) -> Result<Request, PageError> {
    if request.method().is_safe() || is_large(&request) {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(LONGEST, to_bytes(body, SMALL)).await {
        Ok(Ok(bytes)) => Ok(Request::from_parts(parts, Body::from(bytes))),
        _ => Err(PageError::Unreadable),
    }
}
