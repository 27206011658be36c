//! The headers on every response, errors and files included.
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::App;

/// No inline script or style anywhere, so the policy needs no exception.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/// How the name of a cookie begins that the browser takes from this host alone, and only over https.
const BOUND: &str = "__Host-";

static ALWAYS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    ),
    // Pages hold personal data and offices share machines.
    (header::CACHE_CONTROL, "no-store"),
    (header::VARY, "Cookie, Sec-Fetch-Site, Origin"),
];

/// The middleware: what a handler set itself stays.
pub async fn add(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    fill(response.headers_mut(), app.secure());
    response
}

/// The name under which a browser keeps a cookie: over https one that only this very host can set.
pub fn cookie_name(bare: &str, secure: bool) -> String {
    if secure { format!("{BOUND}{bare}") } else { bare.to_owned() }
}

fn fill(headers: &mut HeaderMap, secure: bool) {
    for (name, value) in &ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
        bind_cookies(headers);
    }
}

/// Gives the cookies that do not have it yet the name and the attribute that hold them to this host.
fn bind_cookies(headers: &mut HeaderMap) {
    for (_, value) in headers.iter_mut().filter(|(name, _)| **name == header::SET_COOKIE) {
        let free = value.to_str().ok().filter(|cookie| !cookie.starts_with(BOUND));
        if let Some(Ok(bound)) = free.map(|cookie| HeaderValue::from_str(&format!("{BOUND}{cookie}; Secure"))) {
            *value = bound;
        }
    }
}
