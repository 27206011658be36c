//! The bookmark that brings an item from its own page to the form.
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

const SCRIPT: &str = include_str!("../../../assets/bookmark.js");
/// What a browser would not keep as it is in a bookmark.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'"').add(b'<').add(b'>').add(b'`');

/// The address of the bookmark. Our own pages run no such address: it works from the bookmarks bar alone.
pub(super) fn link(base_url: &str) -> String {
    let script = SCRIPT.trim().replace("BASE", base_url);
    format!("javascript:{}", utf8_percent_encode(&script, ENCODED))
}
