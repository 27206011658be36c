//! Style sheet, script, fonts and icons, embedded in the binary. Addresses carry the hash of the
//! content, so browsers keep them for good and a new version is fetched at once.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::app::{Access, Route};
use crate::form::Url;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

struct Asset {
    path: String,
    media_type: String,
    bytes: Vec<u8>,
}

static FONTS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let named = Files::iter().filter(|name| name.ends_with(".woff2"));
    named.map(|name| hashed(name.trim_start_matches("fonts/"), "font/woff2", read(&name))).collect()
});

static CSS: LazyLock<Asset> = LazyLock::new(|| {
    let mut parts: Vec<_> = Files::iter().filter(|name| name.starts_with("css/")).collect();
    parts.sort();
    let mut text: String = parts.iter().map(|name| String::from_utf8_lossy(&read(name)).into_owned() + "\n").collect();
    for font in FONTS.iter() {
        let plain = font.path.rsplit_once('.').and_then(|(stem, _)| stem.rsplit_once('.'));
        if let Some((stem, _)) = plain {
            let name = stem.trim_start_matches("/assets/");
            text = text.replace(&format!("/assets/{name}.woff2"), &font.path);
        }
    }
    hashed("app.css", "text/css; charset=utf-8", text.into_bytes())
});

static JS: LazyLock<Asset> = LazyLock::new(|| hashed("app.js", "text/javascript; charset=utf-8", read("js/app.js")));

/// Icons that point along the line, and so the other way where it runs from the right.
const DIRECTED: [&str; 7] =
    ["arrow-left", "arrow-right", "chevron-left", "chevron-right", "log-out", "move-right", "undo-2"];

static ICONS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let files = Files::iter().filter(|name| name.starts_with("icons/") && name.ends_with(".svg"));
    files
        .map(|name| {
            let key = name.trim_start_matches("icons/").trim_end_matches(".svg").to_owned();
            let svg = String::from_utf8_lossy(&read(&name)).trim().to_owned();
            let turned = DIRECTED.contains(&key.as_str());
            (key, if turned { svg.replacen("<svg", "<svg class=\"flip\"", 1) } else { svg })
        })
        .collect()
});

fn read(name: &str) -> Vec<u8> {
    Files::get(name).map(|file| file.data.into_owned()).unwrap_or_default()
}

fn hashed(name: &str, media_type: &str, bytes: Vec<u8>) -> Asset {
    let hash: String = Sha256::digest(&bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    Asset { path: format!("/assets/{stem}.{hash}.{ending}"), media_type: media_type.into(), bytes }
}

/// The address of the style sheet.
pub fn css_path() -> &'static str {
    &CSS.path
}

/// The address of the script.
pub fn js_path() -> &'static str {
    &JS.path
}

/// The address of the font that nearly every page needs, to be fetched early.
pub fn main_font_path() -> &'static str {
    FONTS.iter().find(|font| font.path.contains("-fa.")).map_or("", |font| &font.path)
}

/// The SVG of an icon; nothing for a name that is none.
pub fn icon(name: &str) -> String {
    ICONS.get(name).cloned().unwrap_or_default()
}

/// Whether there is an icon of that name.
pub fn has_icon(name: &str) -> bool {
    ICONS.contains_key(name)
}

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/assets/{file}", Access::Anyone, get(asset)),
        Route::new(
            "GET",
            "/favicon.svg",
            Access::Anyone,
            get(async || plain("favicon.svg", "image/svg+xml; charset=utf-8")),
        ),
        Route::new(
            "GET",
            "/manifest.webmanifest",
            Access::Anyone,
            get(async || plain("manifest.webmanifest", "application/manifest+json")),
        ),
    ]
}

async fn asset(Url(file): Url<String>) -> Response {
    let path = format!("/assets/{file}");
    let found = FONTS.iter().chain([&*CSS, &*JS]).find(|asset| asset.path == path);
    found.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |asset| answer(&asset.media_type, asset.bytes.clone(), true),
    )
}

fn plain(name: &str, media_type: &str) -> Response {
    answer(media_type, read(name), false)
}

fn answer(media_type: &str, bytes: Vec<u8>, forever: bool) -> Response {
    let keep = if forever { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(media_type) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}
