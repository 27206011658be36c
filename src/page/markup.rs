//! HTML of our own: times, codes, icons, the marks of stages.
use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use crate::agreements::lifecycle::Stage;
use crate::words::Words;

/// HTML that is ours and goes out as it is.
pub struct Markup(String);

impl Markup {
    /// Wraps HTML whose every user text is escaped already.
    pub fn new(html: String) -> Markup {
        Markup(html)
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}

/// An icon by the name of its file in `assets/icons`.
pub fn icon(name: &str) -> Markup {
    Markup(crate::assets::icon(name))
}

impl Words {
    /// `<time>` with the day in words.
    pub fn day(&self, day: NaiveDate) -> Markup {
        Markup(format!("<time datetime=\"{day}\">{}</time>", self.day_text(day)))
    }

    /// `<time>` with the day as a table shows it.
    pub fn day_cell(&self, day: NaiveDate) -> Markup {
        Markup(format!("<time class=\"num\" datetime=\"{day}\"><bdi>{}</bdi></time>", self.day_short(day)))
    }

    /// `<time>` with weekday and day.
    pub fn weekday(&self, day: NaiveDate) -> Markup {
        Markup(format!("<time datetime=\"{day}\">{}</time>", self.day_full(day)))
    }

    /// `<time>` with day and hour in Tehran.
    pub fn moment(&self, at: DateTime<Utc>) -> Markup {
        let machine = at.format("%Y-%m-%dT%H:%M:%SZ");
        Markup(format!("<time datetime=\"{machine}\">{}</time>", self.moment_text(at)))
    }

    /// A code kept in one piece, whatever stands around it.
    pub fn code_mark(&self, code: &str) -> Markup {
        let mut escaped = String::new();
        for c in self.code(code).chars() {
            match c {
                '&' => escaped += "&amp;",
                '<' => escaped += "&lt;",
                '>' => escaped += "&gt;",
                other => escaped.push(other),
            }
        }
        Markup(format!("<bdi class=\"code\">{escaped}</bdi>"))
    }
}

/// The mark of a stage: glyph, word and colour, so that none stands alone.
pub fn stage_mark(w: &Words, stage: &Stage) -> Markup {
    let key = stage.key();
    Markup(format!("<span class=\"stage s-{key}\">{}{}</span>", icon(&format!("stage-{key}")), w.label(stage)))
}
