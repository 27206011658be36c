//! What a person does on a page: clicking, filling, ticking, typing.

use std::path::Path;

use serde_json::json;
use thirtyfour::prelude::*;

use super::driver::Browser;

/// The page, or a part of it, in which things are found by their words.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub(super) browser: &'a Browser,
    pub(super) css: &'a str,
}

impl<'a> Place<'a> {
    pub(super) fn new(browser: &'a Browser, css: &'a str) -> Self {
        Self { browser, css }
    }

    /// Clicks the visible link, button, summary or label that bears a text.
    pub async fn click(&self, text: &str) {
        self.browser.step(format!("click «{text}»{}", self.told()));
        self.retry("action", text, |element| async move {
            if element.click().await.is_ok() {
                return Ok(());
            }
            // what stands at the edge may lie under the bar on top; a person scrolls first
            element.scroll_into_view().await?;
            element.click().await
        })
        .await;
        self.browser.count_click();
    }

    /// Types into the field with a label, in place of what it holds; in a select, picks the option that
    /// reads so, or the only one that holds the text.
    pub async fn fill(&self, label: &str, text: &str) {
        self.browser.step(format!("fill «{label}» with «{text}»{}", self.told()));
        self.retry("field", label, |field| async move {
            if field.tag_name().await? == "select" {
                return self.pick(&field, label, text).await;
            }
            // as a person does: what is there is selected, and typing takes its place
            field.send_keys(Key::Control + "a").await?;
            field.send_keys(Key::Delete.value().to_string() + text).await
        })
        .await;
    }

    /// What the field with a label holds.
    pub async fn value(&self, label: &str) -> String {
        let field = self.seek("field", label).await;
        self.browser.must(field.prop("value").await).unwrap_or_default()
    }

    /// Puts the focus in the field with a label, as a click there does.
    pub async fn focus(&self, label: &str) {
        self.browser.step(format!("focus «{label}»{}", self.told()));
        let field = self.seek("field", label).await;
        self.browser.must(field.focus().await);
    }

    /// Ticks the checkbox or radio button with a label, if it is not ticked yet.
    pub async fn tick(&self, label: &str) {
        self.set(label, true).await;
    }

    /// Takes the tick from the checkbox with a label.
    pub async fn untick(&self, label: &str) {
        self.set(label, false).await;
    }

    /// Whether the checkbox or radio button with a label is ticked.
    pub async fn ticked(&self, label: &str) -> bool {
        let control = self.seek("tick", label).await;
        self.browser.must(control.is_selected().await)
    }

    /// Chooses a file for the field with a label.
    pub async fn choose_file(&self, label: &str, path: impl AsRef<Path>) {
        let path = path.as_ref().canonicalize().expect("the file to choose is there");
        self.browser.step(format!("choose {} for «{label}»", path.display()));
        let field = self.seek("file", label).await;
        self.browser.must(field.send_keys(path.display().to_string()).await);
    }

    async fn set(&self, label: &str, wanted: bool) {
        let word = if wanted { "tick" } else { "untick" };
        self.browser.step(format!("{word} «{label}»{}", self.told()));
        let control = self.seek("tick", label).await;
        if self.browser.must(control.is_selected().await) == wanted {
            return;
        }
        if control.click().await.is_err() {
            // a control drawn by its label is itself out of sight
            self.retry("action", label, |element| async move { element.click().await }).await;
        }
        self.browser.count_click();
    }

    async fn pick(&self, select: &WebElement, label: &str, text: &str) -> WebDriverResult<()> {
        let script = "const all = [...arguments[0].options]; const wanted = plain(arguments[1]);\
            const near = all.filter((one) => plain(one.text).includes(wanted));\
            const one = all.find((one) => plain(one.text) === wanted) ?? (near.length === 1 ? near[0] : null);\
            return [one, all.map((one) => one.text)];";
        let answer = self.browser.try_run(script, &[select.to_json()?, json!(text)]).await?;
        if answer[0].is_null() {
            let wrong = format!("«{label}» has no «{text}»; there are {}", answer[1]);
            self.browser.fail(wrong).await;
        }
        WebElement::from_json(answer[0].clone(), select.handle().clone())?.click().await?;
        self.browser.count_click();
        Ok(())
    }

    /// Finds a control and does something with it, again if the page changed meanwhile.
    async fn retry<F, Fut>(&self, kind: &str, text: &str, act: F)
    where
        F: Fn(WebElement) -> Fut,
        Fut: Future<Output = WebDriverResult<()>>,
    {
        let mut last = None;
        let done = self
            .browser
            .wait(async || match act(self.seek(kind, text).await).await {
                Ok(()) => true,
                Err(error) => {
                    last = Some(error);
                    false
                }
            })
            .await;
        if !done {
            let wrong = last.map(|error| error.to_string()).unwrap_or_default();
            self.browser.fail(format!("«{text}» cannot be used: {wrong}")).await;
        }
    }

    async fn seek(&self, kind: &str, text: &str) -> WebElement {
        let args = [json!(kind), json!(self.css), json!(text)];
        let mut answer = json!(null);
        let found = self
            .browser
            .wait(async || {
                let asked = self.browser.try_run("return seek(...arguments);", &args).await;
                answer = asked.unwrap_or_else(|error| json!([null, error.to_string(), []]));
                !answer[0].is_null()
            })
            .await;
        if !found {
            let why = answer[1].as_str().unwrap_or_default();
            let wrong = format!("no {kind} «{text}»{}: {why} {}", self.told(), answer[2]);
            self.browser.fail(wrong).await;
        }
        let handle = self.browser.wd().handle().clone();
        self.browser.must(WebElement::from_json(answer[0].clone(), handle))
    }

    pub(super) fn told(&self) -> String {
        if matches!(self.css, "html" | "main") { String::new() } else { format!(" in {}", self.css) }
    }
}

impl Browser {
    fn page(&self) -> Place<'_> {
        self.within("html")
    }

    /// Clicks the visible link, button, summary or label that bears a text.
    pub async fn click(&self, text: &str) {
        self.page().click(text).await;
    }

    /// Types into the field with a label, in place of what it holds; in a select, picks the option that
    /// reads so, or the only one that holds the text.
    pub async fn fill(&self, label: &str, text: &str) {
        self.page().fill(label, text).await;
    }

    /// What the field with a label holds.
    pub async fn value(&self, label: &str) -> String {
        self.page().value(label).await
    }

    /// Puts the focus in the field with a label.
    pub async fn focus(&self, label: &str) {
        self.page().focus(label).await;
    }

    /// Ticks the checkbox or radio button with a label, if it is not ticked yet.
    pub async fn tick(&self, label: &str) {
        self.page().tick(label).await;
    }

    /// Takes the tick from the checkbox with a label.
    pub async fn untick(&self, label: &str) {
        self.page().untick(label).await;
    }

    /// Whether the checkbox or radio button with a label is ticked.
    pub async fn ticked(&self, label: &str) -> bool {
        self.page().ticked(label).await
    }

    /// Chooses a file for the field with a label.
    pub async fn choose_file(&self, label: &str, path: impl AsRef<Path>) {
        self.page().choose_file(label, path).await;
    }

    /// Types text where the focus is.
    pub async fn type_text(&self, text: &str) {
        self.step(format!("type «{text}»"));
        self.must(self.wd().action_chain().send_keys(text).perform().await);
    }

    /// Drags one element onto another with the mouse.
    pub async fn drag(&self, from_css: &str, to_css: &str) {
        self.step(format!("drag {from_css} to {to_css}"));
        let (from, to) = (self.find(from_css).await, self.find(to_css).await);
        let chain = self.wd().action_chain().drag_and_drop_element(&from, &to);
        self.must(chain.perform().await);
    }
}
