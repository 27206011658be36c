//! Starting a browser, running a test in it, and ending it whatever happens.

use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use futures_util::FutureExt;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::console::keep_failure;
use super::driver::Browser;

/// Browsers that may run at once: each is worth a core.
const AT_ONCE: u32 = 2;
static SEATS: Semaphore = Semaphore::const_new(AT_ONCE as usize);

const FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// How the browser of a test is set up.
#[derive(Debug, Clone)]
pub struct Options {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Whether the person prefers a dark colour scheme.
    pub dark: bool,
    /// Whether pages may run scripts.
    pub javascript: bool,
    /// The languages the browser asks for, as in `Accept-Language`.
    pub lang: &'static str,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 1366, height: 768, dark: false, javascript: true, lang: "fa" }
    }
}

impl Options {
    /// A desktop browser, light, with scripts, asking for Persian.
    pub fn desktop() -> Self {
        Self::default()
    }

    /// A phone of 390 by 844 pixels.
    pub fn phone() -> Self {
        Self { width: 390, height: 844, ..Self::default() }
    }

    /// The same browser with scripts switched off.
    pub fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }

    /// The same browser preferring dark colours.
    pub fn in_the_dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

/// Runs `test` in a browser of its own at `base`, and ends the browser even if the test panics;
/// what the browser then showed is kept under `target/browser-failures`.
pub async fn browse<F, Fut>(base: &str, options: Options, test: F)
where
    F: FnOnce(Browser) -> Fut,
    Fut: Future<Output = ()>,
{
    let browser = Browser::open(base, options).await;
    watch(std::slice::from_ref(&browser), test(browser.clone())).await;
}

/// Runs `test` with two browsers that share nothing, as two people would have.
pub async fn browse_two<F, Fut>(base: &str, one: Options, other: Options, test: F)
where
    F: FnOnce(Browser, Browser) -> Fut,
    Fut: Future<Output = ()>,
{
    let mut seat = seats(AT_ONCE).await;
    let second = seat.split(1).expect("two seats were taken");
    let one = start(base, one, seat).await;
    let other = start(base, other, second).await;
    watch(&[one.clone(), other.clone()], test(one, other)).await;
}

async fn watch(browsers: &[Browser], test: impl Future<Output = ()>) {
    let outcome = AssertUnwindSafe(test).catch_unwind().await;
    for (number, browser) in browsers.iter().enumerate() {
        if outcome.is_err() {
            keep_failure(browser, number).await;
        }
        browser.close().await;
    }
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// The address of the WebDriver server.
fn server() -> String {
    std::env::var("TAFAHOM_TEST_WEBDRIVER").unwrap_or_else(|_| {
        panic!(
            "no browser to test with: TAFAHOM_TEST_WEBDRIVER is not set; \
             run scripts/test, which starts one (scripts/test browser:: runs these tests alone)"
        )
    })
}

async fn seats(number: u32) -> SemaphorePermit<'static> {
    SEATS.acquire_many(number).await.expect("the seats are never closed")
}

pub(super) async fn open(base: &str, options: Options) -> Browser {
    server();
    start(base, options, seats(1).await).await
}

async fn start(base: &str, options: Options, seat: SemaphorePermit<'static>) -> Browser {
    let server = server();
    let profile = tempfile::tempdir().expect("a directory for the browser's profile");
    let mut tries = 0;
    let driver = loop {
        let made =
            WebDriver::builder(&*server, capabilities(&options, &profile)).request_timeout(Duration::from_secs(60));
        match made.await {
            Ok(driver) => break driver,
            Err(_) if tries < 2 => tries += 1,
            Err(error) => panic!("no browser started through {server}: {error}"),
        }
    };
    let patience = driver.set_script_timeout(Duration::from_secs(20)).await;
    patience.expect("a script's time can be limited");
    let browser = Browser::new(driver, base, profile, seat);
    browser.set_viewport(options.width, options.height).await;
    if options.dark {
        browser.dark(true).await;
    }
    if !options.javascript {
        browser.javascript(false).await;
    }
    browser
}

fn capabilities(options: &Options, profile: &TempDir) -> ChromeCapabilities {
    let mut caps = DesiredCapabilities::chrome();
    let filled = (|| {
        for flag in FLAGS {
            caps.add_arg(flag)?;
        }
        caps.add_arg(&format!("--window-size={},{}", options.width.max(500), options.height))?;
        caps.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        caps.add_experimental_option(
            "prefs",
            json!({
                "intl.accept_languages": options.lang,
                "credentials_enable_service": false,
                "download.default_directory": profile.path(),
                "download.prompt_for_download": false,
            }),
        )?;
        caps.set_browser_log_level(LoggingPrefsLogLevel::All)
    })();
    filled.expect("capabilities are plain values");
    caps
}
