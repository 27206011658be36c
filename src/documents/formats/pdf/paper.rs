//! The whole document as the template reads it.
use chrono::Datelike;
use serde::Serialize;

use super::blocks::{Named, Part, named, part};
use super::{EMBLEM, words};
use crate::documents::print::Span;
use crate::documents::{Document, Paper, Section};
use crate::words::Words;

/// How much of the title and of the subtitle stands over each page.
const RUNNING: (usize, usize) = (70, 40);
/// How much of the title the file says about itself.
const NAME: usize = 250;

/// Everything the template reads.
#[derive(Serialize)]
pub struct Values {
    lang: &'static str,
    dir: &'static str,
    /// The first digit, as page numbers show it.
    digit: String,
    name: String,
    author: Vec<String>,
    made_on: Day,
    paper: Sheet,
    running: Running,
    page_of: String,
    head: Head,
    title: String,
    subtitle: String,
    facts: Vec<Named>,
    sections: Vec<Headed>,
    signatories: Vec<String>,
}

#[derive(Serialize)]
struct Day {
    year: i32,
    month: u32,
    day: u32,
}

#[derive(Serialize)]
struct Sheet {
    is_landscape: bool,
    margins: Margins,
}

/// In millimetres.
#[derive(Serialize)]
struct Margins {
    top: u16,
    start: u16,
    bottom: u16,
    end: u16,
}

/// What stands over each page after the first.
#[derive(Serialize)]
struct Running {
    start: String,
    end: String,
}

#[derive(Serialize)]
struct Head {
    organisation: String,
    unit: String,
    emblem: Option<&'static str>,
    invocation: &'static str,
    registration: [(&'static str, Option<String>); 3],
}

#[derive(Serialize)]
struct Headed {
    heading: Option<String>,
    blocks: Vec<Part>,
}

/// The document in words.
pub fn values(w: Words, document: &Document) -> Values {
    let Document { title, subtitle, letterhead, made_on, .. } = document;
    let margins = letterhead.margins;
    let name = if subtitle.is_empty() { title.clone() } else { format!("{title} – {subtitle}") };
    Values {
        lang: w.lang.key(),
        dir: w.dir(),
        digit: w.num(1_i64),
        name: words::beginning(&name, NAME),
        author: Some(words::beginning(&letterhead.organisation, NAME))
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect(),
        made_on: Day { year: made_on.year(), month: made_on.month(), day: made_on.day() },
        paper: Sheet {
            is_landscape: document.paper == Paper::Landscape,
            margins: Margins { top: margins.top, start: margins.start, bottom: margins.bottom, end: margins.end },
        },
        running: Running {
            start: words::own(&words::beginning(title, RUNNING.0)),
            end: words::own(&words::beginning(subtitle, RUNNING.1)),
        },
        page_of: w.documents.page_of("{page}", "{pages}"),
        head: head(w, document),
        title: words::own(title),
        subtitle: words::own(subtitle),
        facts: named(w, &document.facts),
        sections: document.sections.iter().map(|section| headed(w, section)).collect(),
        signatories: letterhead.signatories.lines().map(words::own).collect(),
    }
}

fn head(w: Words, document: &Document) -> Head {
    let registration = &document.registration;
    let number = Some(&registration.number).filter(|number| !number.is_empty());
    let annex = Some(&registration.annex).filter(|annex| !annex.is_empty());
    Head {
        organisation: words::own(&document.letterhead.organisation),
        unit: words::own(&document.letterhead.unit),
        emblem: document.letterhead.emblem.as_ref().map(|_| EMBLEM),
        invocation: if document.is_official { w.documents.in_the_name_of_god() } else { "" },
        registration: [
            (w.documents.letter_day(), registration.day.map(|day| w.day_short(day))),
            (w.documents.letter_number(), number.map(|number| words::span(&Span::code(w, number)))),
            (w.documents.letter_annex(), annex.map(|annex| words::own(annex))),
        ],
    }
}

fn headed(w: Words, section: &Section) -> Headed {
    Headed {
        heading: Some(&section.heading).filter(|_| section.is_headed).map(|heading| words::own(heading)),
        blocks: section.blocks.iter().filter_map(|block| part(w, section, block)).collect(),
    }
}
