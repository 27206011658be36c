//! What a page says: its text, its attributes, its measure.

use serde_json::json;
use thirtyfour::prelude::*;

use super::act::Place;
use super::driver::Browser;

impl Place<'_> {
    /// The visible text, spaces joined and direction marks left out.
    pub async fn text(&self) -> String {
        let text = self.browser.run("return readAll(arguments[0]);", &[json!(self.css)]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the text is seen here.
    pub async fn see(&self, text: &str) {
        self.browser.step(format!("see «{text}»{}", self.told()));
        self.reads(text, true).await;
    }

    /// Waits until the text is no longer seen here.
    pub async fn dont_see(&self, text: &str) {
        self.browser.step(format!("don't see «{text}»{}", self.told()));
        self.reads(text, false).await;
    }

    async fn reads(&self, text: &str, wanted: bool) {
        let script = "return readAll(arguments[0]).includes(plain(arguments[1]));";
        let args = [json!(self.css), json!(text)];
        let asked = async || self.browser.try_run(script, &args).await.is_ok_and(|answer| answer == json!(wanted));
        if !self.browser.wait(asked).await {
            let word = if wanted { "not" } else { "still" };
            let read = self.text().await;
            self.browser.fail(format!("«{text}» is {word} seen; {} reads: {read}", self.css)).await;
        }
    }
}

impl Browser {
    /// The visible text of `main`, spaces joined and direction marks left out.
    pub async fn text(&self) -> String {
        self.within("main").text().await
    }

    /// Waits until `main` shows the text.
    pub async fn see(&self, text: &str) {
        self.within("main").see(text).await;
    }

    /// Waits until `main` no longer shows the text.
    pub async fn dont_see(&self, text: &str) {
        self.within("main").dont_see(text).await;
    }

    /// The path of the page with its query.
    pub async fn path(&self) -> String {
        let url = self.must(self.wd().current_url().await);
        url[url::Position::BeforePath..url::Position::AfterQuery].to_owned()
    }

    /// The title of the page.
    pub async fn title(&self) -> String {
        self.must(self.wd().title().await)
    }

    /// Waits until something matches a selector.
    pub async fn find(&self, css: &str) -> WebElement {
        self.step(format!("find {css}"));
        let there = async || self.wd().find(By::Css(css)).await.is_ok();
        if !self.wait(there).await {
            self.fail(format!("nothing matches {css}")).await;
        }
        self.must(self.wd().find(By::Css(css)).await)
    }

    /// How many elements match a selector now.
    pub async fn count(&self, css: &str) -> usize {
        self.must(self.wd().find_all(By::Css(css)).await).len()
    }

    /// An attribute of the first element that matches, as the page states it.
    pub async fn attr(&self, css: &str, name: &str) -> Option<String> {
        self.find(css).await;
        let script = "return document.querySelector(arguments[0]).getAttribute(arguments[1]);";
        self.run(script, &[json!(css), json!(name)]).await.as_str().map(str::to_owned)
    }

    /// A computed style of the first element that matches.
    pub async fn css(&self, css: &str, property: &str) -> String {
        let element = self.find(css).await;
        self.must(element.css_value(property).await)
    }

    /// The text, label or id of the element that has the focus.
    pub async fn focused(&self) -> String {
        let found = self.run("return describe(document.activeElement);", &[]).await;
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Whether the page is wider than the window, so that it scrolls sideways.
    pub async fn scroll_overflow(&self) -> bool {
        let script = "const d = document.documentElement; return d.scrollWidth > d.clientWidth;";
        self.run(script, &[]).await == json!(true)
    }
}
