//! What only the browser's own protocol can do: the size of the screen, colours, scripts off, paper.

use std::path::Path;
use std::sync::atomic::Ordering;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

use super::driver::Browser;

/// Windows narrower than this are phones: their scroll bars take no room.
const PHONE: u32 = 600;

/// No picture is higher than this.
const TALLEST: u32 = 16_000;

#[derive(Debug)]
struct Cdp {
    method: &'static str,
    params: Value,
}

impl FormatRequestData for Cdp {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("session/{session}/goog/cdp/execute"))
            .add_body(json!({ "cmd": self.method, "params": self.params }))
    }
}

impl Browser {
    /// Sends a command of the DevTools protocol and gives its answer.
    pub async fn cdp(&self, method: &'static str, params: Value) -> Value {
        let answer = self.wd().cmd(Cdp { method, params }).await;
        self.must(self.must(answer).value())
    }

    /// Makes the page so many CSS pixels wide and high, narrower than a window can be if need be.
    pub async fn set_viewport(&self, width: u32, height: u32) {
        self.step(format!("viewport {width} × {height}"));
        *self.screen() = (width, height);
        self.size(width, height).await;
    }

    /// The width and height of the page in CSS pixels.
    pub fn viewport(&self) -> (u32, u32) {
        *self.screen()
    }

    async fn size(&self, width: u32, height: u32) {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
        let hidden = json!({ "hidden": width < PHONE });
        self.cdp("Emulation.setScrollbarsHidden", hidden).await;
    }

    /// Makes the person prefer a dark colour scheme, or a light one.
    pub async fn dark(&self, dark: bool) {
        self.step(format!("dark {dark}"));
        let value = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Lets the pages loaded from now on run scripts, or not.
    pub async fn javascript(&self, on: bool) {
        self.step(format!("javascript {on}"));
        self.scripts().store(on, Ordering::Relaxed);
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await;
    }

    /// Gives the browser a cookie of the application, before or after it has been there.
    pub async fn cookie(&self, name: &str, value: &str) {
        self.step(format!("cookie {name}"));
        let cookie = json!({ "name": name, "value": value, "url": self.base().as_str() });
        self.cdp("Network.setCookie", cookie).await;
    }

    /// Shows the page as it would be on paper, or on the screen again; colours become the light ones.
    pub async fn on_paper(&self, on: bool) {
        let media = if on { "print" } else { "" };
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": media })).await;
    }

    /// The page as a PDF on A4, with the margins its own style gives.
    pub async fn print_pdf(&self) -> Vec<u8> {
        self.step("print".into());
        let paper = json!({
            "paperWidth": 210.0 / 25.4, "paperHeight": 297.0 / 25.4,
            "preferCSSPageSize": true, "printBackground": false,
        });
        decoded(&self.cdp("Page.printToPDF", paper).await)
    }

    /// Saves a picture of the whole page.
    pub async fn screenshot(&self, path: impl AsRef<Path>) {
        let png = self.picture().await;
        if let Some(dir) = path.as_ref().parent() {
            std::fs::create_dir_all(dir).expect("a directory for the picture");
        }
        std::fs::write(path, png).expect("the picture can be written");
    }

    /// A picture of the whole page as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        let (width, height) = self.viewport();
        let size = self.cdp("Page.getLayoutMetrics", json!({})).await["cssContentSize"].clone();
        let whole = size["height"].as_f64().unwrap_or_default().ceil() as u32;
        self.size(width, whole.clamp(height, TALLEST)).await;
        let shot = self.cdp("Page.captureScreenshot", json!({ "format": "png" })).await;
        self.size(width, height).await;
        decoded(&shot)
    }

    /// Presses keys: `Tab`, `Enter`, `Escape`, `Down`, `Shift+Tab`, `Control+k`.
    pub async fn press(&self, keys: &str) {
        self.step(format!("press {keys}"));
        let mut chain = self.wd().action_chain();
        let mut held: Vec<_> = keys.split('+').map(key).collect();
        let last = held.pop().expect("a key to press");
        for key in &held {
            chain = chain.key_down(*key);
        }
        chain = chain.key_down(last).key_up(last);
        for key in held.iter().rev() {
            chain = chain.key_up(*key);
        }
        self.must(chain.perform().await);
        if last == Key::Enter.value() {
            self.count_click();
        }
    }

    /// Presses Control with a key that the keyboard's layout names otherwise than its place says,
    /// as `press_control("KeyK", "ن")` does for a Persian layout.
    pub async fn press_control(&self, code: &str, key: &str) {
        self.step(format!("press Control with {code}, which gives {key}"));
        for kind in ["rawKeyDown", "keyUp"] {
            let event = json!({ "type": kind, "modifiers": 2, "code": code, "key": key });
            self.cdp("Input.dispatchKeyEvent", event).await;
        }
    }
}

fn decoded(answer: &Value) -> Vec<u8> {
    let data = answer["data"].as_str().expect("the answer has data");
    BASE64_STANDARD.decode(data).expect("the data is base64")
}

fn key(name: &str) -> char {
    let key = match name {
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Space" => Key::Space,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "Shift" => Key::Shift,
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        one if one.chars().count() == 1 => return one.chars().next().unwrap_or_default(),
        other => panic!("no key is called {other}"),
    };
    key.value()
}
