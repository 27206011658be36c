//! Requests that change something must come from our own pages. Told by `Sec-Fetch-Site`, or where
//! the browser sends none (plain http on a local network) by `Origin`; neither means refused.
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::App;
use crate::error::PageError;

/// The middleware over the whole router.
pub async fn refuse_cross_site(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_same_origin(request.headers(), app.config.base_url.as_ref().map(|_| app.base_url()).as_deref()) {
        return next.run(request).await;
    }
    PageError::CrossSite.into_response()
}

/// Whether the headers are those of a request from our own pages. Without a configured address the
/// origin must name the host that was asked.
fn is_same_origin(headers: &HeaderMap, base_url: Option<&str>) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(ORIGIN.as_str()), base_url, text(HOST.as_str())) {
        (Some(origin), Some(base), _) => origin == base,
        (Some(origin), None, Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_same_origin;

    #[test]
    fn only_our_own_pages_may_change_something() {
        let cases = [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")], true),
            (&[("origin", "http://evil.example"), ("host", "127.0.0.1:8080")], false),
            (&[("origin", "null"), ("host", "127.0.0.1:8080")], false),
            (&[("host", "127.0.0.1:8080")], false),
            (
                &[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")],
                false,
            ),
        ];
        for (pairs, expected) in cases {
            let headers: HeaderMap = pairs
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
                .collect();
            assert_eq!(is_same_origin(&headers, None), expected, "{pairs:?}");
        }
    }

    #[test]
    fn a_configured_address_is_compared_with_its_scheme() {
        let headers: HeaderMap =
            [(HeaderName::from_static("origin"), HeaderValue::from_static("http://tafahom.example"))]
                .into_iter()
                .collect();
        assert!(!is_same_origin(&headers, Some("https://tafahom.example")));
        assert!(is_same_origin(&headers, Some("http://tafahom.example")));
    }
}
