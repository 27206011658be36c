//! The story from which the program comes, told in a real browser from an empty database: a meeting,
//! its decision, the text, the verdicts, the signatures, the news and the report.
mod cast;
mod drafting;
mod ending;
mod opening;

use tafahom::users::commands;
use tafahom::words::{Lang, Words};

use self::cast::{Cast, ENGLISH, PERSIAN};
use crate::app::TestApp;
use crate::browser::{Browser, Options, browse};

/// One telling of the story.
struct Story {
    b: Browser,
    w: Words,
    cast: Cast,
    /// Whether pages may run scripts.
    scripts: bool,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_story_from_an_empty_database_in_persian() {
    tell(Lang::Fa, Options::desktop()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_story_in_english_shows_no_persian_word() {
    tell(Lang::En, Options { lang: "en", ..Options::desktop() }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_story_needs_no_script() {
    tell(Lang::Fa, Options::phone().without_javascript()).await;
}

async fn tell(lang: Lang, options: Options) {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let link = commands::setup_link(&app.app).await.unwrap().unwrap();
    let setup = link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    let scripts = options.javascript;
    browse(&base, options, |b| async move {
        let story = Story { b, w: Words::of(lang), cast: lang.pick(PERSIAN, ENGLISH), scripts };
        story.set_up(&setup).await;
        story.record_parties_and_people().await;
        story.record_the_agreement().await;
        story.record_the_meeting().await;
        story.start_drafting().await;
        story.name_the_signatories().await;
        story.write_two_versions_and_compare_them().await;
        story.approve_by_every_party().await;
        story.send_to_signing_and_sign().await;
        story.bring_into_force().await;
        story.record_the_news().await;
        story.read_the_timeline().await;
        story.report().await;
        assert_eq!(story.b.csp_violations().await, Vec::<String>::new());
    })
    .await;
}

impl Story {
    /// Waits until the page says so, and looks it over.
    async fn see(&self, text: &str) {
        self.b.see(text).await;
        assert!(!self.b.scroll_overflow().await, "{} scrolls sideways", self.b.path().await);
        if self.w.lang == Lang::En {
            let persian = self.b.run(PERSIAN_WORDS, &[]).await;
            assert_eq!(persian.as_str().unwrap(), "", "Persian on the English page {}", self.b.path().await);
        }
    }

    /// Chooses something new to record in the menu on every page.
    async fn begin(&self, what: &str) {
        self.b.within("header.top").click(self.w.common.record()).await;
        self.b.within("header.top details[open]").click(what).await;
    }

    /// Types a name that is recorded, and goes on to the next field.
    async fn name_known(&self, label: &str, name: &str) {
        self.b.fill(label, name).await;
        self.b.press("Tab").await;
    }

    /// Types a name that nobody knows yet, and with scripts takes the offer to create it.
    async fn name_new(&self, label: &str, name: &str) {
        self.b.fill(label, name).await;
        if self.scripts {
            self.b.click(&self.w.common.add_new(name)).await;
        }
    }

    /// Sends a form in which names were new: without scripts the page asks first.
    async fn send_with_new(&self, button: &str, names: &[&str]) {
        let main = self.b.within("main");
        main.click(button).await;
        if !self.scripts {
            for name in names {
                self.see(self.w.common.did_you_mean()).await;
                main.tick(&self.w.common.create_it(name)).await;
            }
            main.click(button).await;
        }
    }

    /// Goes to the page of the agreement by the link above the heading or in a table.
    async fn to_the_agreement(&self) {
        self.b.within("main").click(self.cast.title).await;
        self.see(self.w.agreement_page.next_heading()).await;
    }
}

/// The first lines of a page in which a Persian letter stands, what a screen reader is told included; the
/// button that offers Persian may say so in Persian.
const PERSIAN_WORDS: &str = r#"
    const said = [document.title, document.body.innerText];
    for (const one of document.querySelectorAll("[aria-label],[title],[placeholder],option,textarea"))
        said.push(one.ariaLabel, one.title, one.placeholder, one.matches("option") && one.text, one.value);
    const offer = document.querySelector("footer [lang=fa]").innerText.trim();
    const lines = said.filter(Boolean).flatMap((text) => text.split("\n")).filter((line) => line.trim() !== offer);
    return lines.filter((line) => /[\u0600-\u06FF\uFB50-\uFDFF\uFE70-\uFEFC]/.test(line)).slice(0, 5).join(" | ");
"#;
