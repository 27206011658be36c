//! What browsers send: forms in both encodings, cookies, addresses of what keeps itself.
use std::cell::OnceCell;

use axum::body::Body;
use axum::extract::FromRequest;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{HeaderMap, HeaderValue, Request};
use sha2::{Digest, Sha256};
use tafahom::form::{Fields, Form};
use tafahom::page::{Flash, is_own_path};
use tafahom::persian::{Lean, clean};
use tafahom::unfinished::Place;
use tafahom::users::session;
use tafahom::words::{Lang, Words};
use tokio::runtime::Runtime;

use super::{text, texts, today};
use crate::fuzz::engine::{Shape, Target};

pub const TARGETS: &[Target] = &[
    Target { name: "flash", shape: Shape::Text, seeds: flashes, tokens: PATHS, holds: reads_flashes },
    Target { name: "cookies", shape: Shape::Bytes, seeds: cookies, tokens: COOKIES, holds: reads_cookies },
    Target { name: "forms", shape: Shape::Bytes, seeds: forms, tokens: PAIRS, holds: reads_forms },
    Target { name: "multipart", shape: Shape::Bytes, seeds: multiparts, tokens: PARTS, holds: reads_multiparts },
    Target { name: "places", shape: Shape::Text, seeds: places, tokens: PATHS, holds: reads_places },
];

const PATHS: &[&str] = &[
    "/",
    "//",
    "\\",
    "..",
    "%2f",
    "\t",
    "\n",
    "http:",
    "javascript:",
    "/meetings/",
    "/edit",
    "new",
    "\"",
    "{",
    "}",
    "@",
    "?",
    "#",
];
const COOKIES: &[&str] = &["session=", "; ", "=", "__Host-session=", "\"", ",", "lang=", "flash=", "%00", "known-"];
const PAIRS: &[&str] = &[
    "&",
    "=",
    "%",
    "%00",
    "%E2%80%AE",
    "%ff",
    "+",
    "form_id=",
    "version=",
    "password=",
    "held_on=",
    "keep.text=theirs",
    "was.",
    "decision_999999999=x",
    "person_",
    "agreement=",
];
const PARTS: &[&str] = &[
    "--edge",
    "--edge--",
    "\r\n",
    "\r\n\r\n",
    "Content-Disposition: form-data; name=\"a\"",
    "; filename=\"x.pdf\"",
    "; filename*=UTF-8''%2e%2e",
    "Content-Type: text/html",
    "Content-Transfer-Encoding: base64",
    "\0",
    "\"",
    "\\\"",
    "../",
];

thread_local! {
    static RUNTIME: OnceCell<Runtime> = const { OnceCell::new() };
}

fn fields(kind: &str, body: &[u8]) -> Option<Fields> {
    let request = Request::post("/").header(CONTENT_TYPE, kind).body(Body::from(body.to_vec())).unwrap();
    RUNTIME.with(|runtime| {
        let runtime = runtime.get_or_init(|| tokio::runtime::Builder::new_current_thread().build().unwrap());
        runtime.block_on(Fields::from_request(request, &())).ok()
    })
}

fn flashes() -> Vec<Vec<u8>> {
    let flash = |text: &str, undo: Option<&str>| Flash { text: text.into(), undo: undo.map(str::to_owned) };
    let own = [flash("ثبت شد", None), flash("Deleted", Some("/agreements/1/restore"))].map(|one| one.encode());
    own.into_iter().chain(["{\"text\":\"x\",\"undo\":\"//evil.example\"}".into()]).map(String::into_bytes).collect()
}

fn reads_flashes(bytes: &[u8]) {
    let text = text(bytes);
    let safe = |flash: &Flash| flash.undo.as_deref().is_none_or(is_own_path);
    if let Some(flash) = Flash::decode(&text) {
        assert!(safe(&flash));
    }
    // As a cookie that somebody wrote, whatever it says.
    let forged = Flash { text: text.clone(), undo: Some(text.clone()) };
    let cookie = forged.encode();
    assert!(HeaderValue::from_str(&cookie).is_ok() && !cookie.contains([';', ',', ' ', '"']));
    let read = Flash::decode(&cookie).unwrap();
    assert_eq!(read.text, text);
    assert!(safe(&read));
    if is_own_path(&text) {
        assert_eq!(read.undo, Some(text));
    }
}

fn cookies() -> Vec<Vec<u8>> {
    texts(&["session=abc; lang=fa; flash=e30", "__Host-session=abc", "a=b; session=x; session=y"])
}

fn reads_cookies(bytes: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(bytes) else { return };
    let mut headers = HeaderMap::new();
    headers.insert(COOKIE, value);
    for secure in [true, false] {
        for token in [session::token(&headers, secure), session::begun_token(&headers, secure)].into_iter().flatten() {
            assert!(!token.contains(';') && token.len() <= bytes.len());
        }
    }
}

fn forms() -> Vec<Vec<u8>> {
    texts(&[
        "form_id=018f0000-0000-7000-8000-000000000000&version=3&title=%D8%AA%D9%81%D8%A7%D9%87%D9%85&held_on=1405%2F2%2F28&hour=10:30&n=۱۲",
        "password=+a+b+&a=1&a=2&keep.a=theirs&theirs.a=3&was.a=1",
        "",
    ])
}

fn reads_forms(bytes: &[u8]) {
    let Some(fields) = fields("application/x-www-form-urlencoded", bytes) else { return };
    for (name, value) in &fields.pairs {
        assert_eq!(clean(name), *name);
        assert!(name.contains("password") || clean(value) == *value, "{name}={value:?}");
    }
    reads_values(&fields.pairs);
}

/// Every way to read a field answers, and what it takes is within its bounds.
fn reads_values(pairs: &[(String, String)]) {
    let mut form = Form::new(Words::of(Lang::Fa), pairs.to_vec());
    tafahom::form::conflict::apply_choices(&mut form);
    let names: Vec<String> = form.pairs().iter().map(|(name, _)| name.clone()).take(12).collect();
    for name in &names {
        let before = form.all_faults().len();
        assert!(form.text(name, 5).chars().count() <= 5 || form.is_bad(name));
        let _ = (form.required(name, 100), form.number(name), form.day(name, today(), Lean::Past));
        let time = form.time(name);
        assert!(time.is_empty() || (time.len() == 5 && time.as_str() < "24:00"), "{time:?}");
        assert!(form.all_faults().len() - before <= 6);
    }
    let _ = (form.id(), form.version());
}

fn multiparts() -> Vec<Vec<u8>> {
    texts(&[
        "--edge\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nتفاهم\r\n--edge\r\nContent-Disposition: form-data; \
         name=\"file\"; filename=\"C:\\\\x\\\\متن.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--edge--\r\n",
        "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--edge--",
    ])
}

fn reads_multiparts(bytes: &[u8]) {
    let Some(fields) = fields("multipart/form-data; boundary=edge", bytes) else { return };
    for (_, value) in &fields.pairs {
        assert_eq!(clean(value), *value);
    }
    let Some(upload) = fields.upload else { return };
    let there = std::fs::read(upload.bytes.path()).unwrap();
    assert_eq!(there.len(), upload.size);
    assert_eq!(hex::encode(Sha256::digest(&there)), upload.sha256);
    assert!(there.starts_with(&upload.head));
    let name = upload.file_name.as_str();
    assert!(
        !name.contains(['/', '\\', '"', '<', '>', ':', '|', '?', '*']) && !name.contains(char::is_control),
        "{name:?}"
    );
    assert_eq!(name.trim(), name);
}

fn places() -> Vec<Vec<u8>> {
    texts(&["/meetings/new", "/meetings/018f0000-0000-7000-8000-000000000000/edit"])
}

fn reads_places(bytes: &[u8]) {
    let text = text(bytes);
    if let Some(place) = Place::parse(&text) {
        assert_eq!(Place::parse(&place.address()), Some(place));
        assert!(is_own_path(&place.address()) && is_own_path(&place.autosave()));
    }
}
