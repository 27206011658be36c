//! A browser as a test sees it: where it is and what the page shows.
//!
//! Every method that can fail panics with a sentence saying what was wanted and what was there.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::prelude::*;
use tokio::sync::SemaphorePermit;
use url::Url;

use super::act::Place;
use super::session::{self, Options};

const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(50);

/// The words of a page as a person reads them, and how to find things by them.
const FIND: &str = include_str!("find.js");

/// One browser with a profile of its own, at one address of the application.
#[derive(Clone)]
pub struct Browser {
    inner: Arc<Inner>,
}

struct Inner {
    driver: WebDriver,
    base: Url,
    clicks: AtomicUsize,
    screen: Mutex<(u32, u32)>,
    scripts: AtomicBool,
    steps: Mutex<Vec<String>>,
    console: Mutex<Vec<String>>,
    _profile: TempDir,
    _seat: SemaphorePermit<'static>,
}

impl Browser {
    /// Starts a browser; [`super::browse`] does so and also ends it.
    pub async fn open(base: &str, options: Options) -> Self {
        session::open(base, options).await
    }

    pub(super) fn new(driver: WebDriver, base: &str, profile: TempDir, seat: SemaphorePermit<'static>) -> Self {
        let base = Url::parse(base).expect("the base address is a URL");
        let inner = Inner {
            driver,
            base,
            clicks: AtomicUsize::new(0),
            screen: Mutex::default(),
            scripts: AtomicBool::new(true),
            steps: Mutex::default(),
            console: Mutex::default(),
            _profile: profile,
            _seat: seat,
        };
        Self { inner: Arc::new(inner) }
    }

    /// Ends the browser.
    pub async fn close(&self) {
        if let Err(error) = self.wd().clone().quit().await {
            eprintln!("the browser did not end well: {error}");
        }
    }

    /// The WebDriver session itself, for what the harness has no words for.
    pub fn wd(&self) -> &WebDriver {
        &self.inner.driver
    }

    /// The address of the application.
    pub fn base(&self) -> &Url {
        &self.inner.base
    }

    /// Opens a path of the application, such as `/agreements?stage=draft`.
    pub async fn go(&self, path: &str) {
        self.step(format!("go to {path}"));
        let url = self.base().join(path).expect("a path of the application");
        self.must(self.wd().goto(url.as_str()).await);
    }

    /// Goes back to the page before.
    pub async fn back(&self) {
        self.step("go back".into());
        self.must(self.wd().back().await);
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.step("reload".into());
        self.must(self.wd().refresh().await);
    }

    /// Runs a script in the page, whatever the page's own policy, and gives what it returns.
    pub async fn run(&self, script: &str, args: &[Value]) -> Value {
        self.must(self.try_run(script, args).await)
    }

    pub(super) async fn try_run(&self, script: &str, args: &[Value]) -> WebDriverResult<Value> {
        let script = format!(
            "{FIND}
{script}"
        );
        Ok(self.wd().execute(script, args.to_vec()).await?.json().clone())
    }

    /// Whether pages may run scripts.
    pub(super) fn scripts(&self) -> &AtomicBool {
        &self.inner.scripts
    }

    pub(super) fn screen(&self) -> MutexGuard<'_, (u32, u32)> {
        self.inner.screen.lock().expect("no test panics holding the size")
    }

    pub(super) fn console(&self) -> &Mutex<Vec<String>> {
        &self.inner.console
    }

    /// How often the person has clicked, ticked, chosen or pressed Enter.
    pub fn clicks(&self) -> usize {
        self.inner.clicks.load(Ordering::Relaxed)
    }

    /// Counts clicks from nought again.
    pub fn reset_clicks(&self) {
        self.inner.clicks.store(0, Ordering::Relaxed);
    }

    pub(super) fn count_click(&self) {
        self.inner.clicks.fetch_add(1, Ordering::Relaxed);
    }

    /// A part of the page, to act in it alone: `b.within("#decisions").fill("مسئول", "مریم")`.
    pub fn within<'a>(&'a self, css: &'a str) -> Place<'a> {
        Place::new(self, css)
    }

    /// What the test did so far.
    pub fn steps(&self) -> Vec<String> {
        self.inner.steps.lock().expect("no test panics holding the steps").clone()
    }

    pub(super) fn step(&self, step: String) {
        self.inner.steps.lock().expect("no test panics holding the steps").push(step);
    }

    /// Asks again and again for a while; says whether the answer became yes.
    pub async fn wait(&self, mut asked: impl AsyncFnMut() -> bool) -> bool {
        let start = Instant::now();
        loop {
            if asked().await {
                return true;
            }
            if start.elapsed() > PATIENCE {
                return false;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    pub(super) fn must<T>(&self, answer: WebDriverResult<T>) -> T {
        answer.unwrap_or_else(|error| {
            let last = self.steps().pop().unwrap_or_default();
            panic!("the browser failed at «{last}»: {error}")
        })
    }

    pub(super) async fn fail(&self, wrong: String) -> ! {
        let url = self.wd().current_url().await.map(|url| url.to_string()).unwrap_or_default();
        panic!("{wrong}\n(at {url})")
    }
}
