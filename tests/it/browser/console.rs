//! What the browser complained of, and what is kept of a test that failed.

use std::path::PathBuf;

use super::driver::Browser;

impl Browser {
    /// What the page complained of since the start: script errors, refused content, and missing
    /// files. The answer to a page's own address (a refused form, say) is no complaint.
    pub async fn console_errors(&self) -> Vec<String> {
        let fresh = self.wd().browser_log().await.unwrap_or_default();
        let mut console = self.console().lock().expect("no test panics holding the log");
        for entry in fresh.into_iter().filter(|entry| entry.level == "SEVERE") {
            let mut words = entry.message.split_whitespace();
            let url = words.next().unwrap_or_default();
            let file = url.rsplit('/').next().is_some_and(|name| name.contains('.'));
            let answer = entry.message.contains("responded with a status of 4");
            if file || !answer {
                console.push(entry.message);
            }
        }
        console.clone()
    }

    /// The complaints that come from the page's content security policy.
    pub async fn csp_violations(&self) -> Vec<String> {
        let mut all = self.console_errors().await;
        all.retain(|line| line.contains("Content Security Policy"));
        all
    }
}

/// Keeps what the browser showed when a test failed: picture, page source, and the steps so far.
pub(super) async fn keep_failure(browser: &Browser, number: usize) {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("unnamed").replace("::", "-");
    let name = if number == 0 { test } else { format!("{test}-{}", number + 1) };
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/browser-failures").join(name);
    if let Err(error) = std::fs::create_dir_all(&dir) {
        eprintln!("nothing kept of the failure: {error}");
        return;
    }
    let mut story = browser.steps().join("\n");
    if let Ok(url) = browser.wd().current_url().await {
        story.push_str(&format!("\nat {url}"));
    }
    for line in browser.console_errors().await {
        story.push_str(&format!("\nconsole: {line}"));
    }
    let source = browser.wd().source().await.unwrap_or_default();
    let picture = browser.wd().screenshot_as_png().await.unwrap_or_default();
    std::fs::write(dir.join("steps.txt"), &story).ok();
    std::fs::write(dir.join("page.html"), source).ok();
    std::fs::write(dir.join("page.png"), picture).ok();
    eprintln!("the browser's steps:\n{story}\nkept in {}", dir.display());
}
