//! What the pages of reports show.
use askama::Template;

use super::downloads;
use super::records::Record;
use super::saved::SaveForm;
use crate::agreements::lifecycle::Stage;
use crate::db::{Result, Tx};
use crate::documents::formats::{Format, Writer, files};
use crate::documents::{Block, Cell, Document, Fact, Place, Section, Style};
use crate::form::Form;
use crate::ids::UserId;
use crate::page::{Frame, Nav, Visit};
use crate::persian::moving::Moving;
use crate::persian::{Jalali, MONTHS_EN, MONTHS_FA, Period};
use crate::reports::saved::SavedReport;
use crate::reports::{Question, Report, periodic, store};
use crate::words::Words;

/// The reports there are.
#[derive(Template)]
#[template(path = "reports/index.html")]
pub struct IndexPage {
    pub w: Words,
    pub frame: Frame,
    pub picker: Picker,
    pub question: Question,
    pub figures: Vec<Fact>,
    pub saved: Vec<SavedReport>,
    pub user: UserId,
}

impl IndexPage {
    fn reports(&self) -> impl Iterator<Item = &'static Report> {
        periodic()
    }

    fn downloads(&self, report: &Report) -> Vec<(&'static Format, String)> {
        downloads(report, &self.question)
    }

    /// Titles and addresses of the periods most asked for.
    fn offers(&self, report: &Report) -> Vec<(String, String)> {
        offers(report, &self.question)
    }
}

/// The periods that move with the day, as they stand today: what reports are mostly asked about.
fn offers(report: &Report, question: &Question) -> Vec<(String, String)> {
    let offer = |moving: &Moving| {
        let about = question.about(moving.on(question.asker.today));
        (about.period_title(), format!("/reports/{}?{}", report.key, about.query()))
    };
    Moving::ALL.iter().map(offer).collect()
}

/// One report.
#[derive(Template)]
#[template(path = "reports/show.html")]
pub struct ShowPage {
    pub w: Words,
    pub frame: Frame,
    pub picker: Picker,
    pub view: View,
    pub save: SaveForm,
    /// The director's paragraph, for those who may write it.
    pub note: Option<Form>,
}

/// A document about one record.
#[derive(Template)]
#[template(path = "reports/record.html")]
pub struct RecordPage {
    pub w: Words,
    pub frame: Frame,
    pub report: &'static Report,
    pub document: Document,
    pub record: Record,
}

impl RecordPage {
    fn downloads(&self) -> Vec<(&'static Format, String)> {
        let path = self.record.path(self.report);
        files().map(|format| (format, format!("{path}.{}", format.suffix))).collect()
    }
}

/// The question again, with its faults.
#[derive(Template)]
#[template(path = "reports/ask.html")]
pub struct AskPage {
    pub w: Words,
    pub frame: Frame,
    pub picker: Picker,
    pub report: &'static Report,
    pub action: String,
}

/// The name of a format in a list of choices.
pub fn format_name(w: Words, format: &Format) -> String {
    match format.writer {
        Writer::Page => w.report_pages.page().to_owned(),
        Writer::File(_) => format.name.to_owned(),
    }
}

/// The frame around the pages of this part.
pub fn frame(visit: &Visit) -> Frame {
    visit.frame(Nav::Reports)
}

/// A report as a page shows it.
pub struct View {
    pub report: &'static Report,
    pub document: Document,
    pub question: Question,
}

impl View {
    /// Where a part is handed out alone, as CSV.
    pub fn csv(&self, section: &Section) -> String {
        format!("/reports/{}.csv?{}&section={}", self.report.key, self.question.query(), section.key)
    }

    /// Titles and addresses of the periods most asked for.
    pub fn offers(&self) -> Vec<(String, String)> {
        offers(self.report, &self.question)
    }

    /// Where the director's paragraph is written.
    pub fn note_action(&self) -> String {
        format!("/reports/{}/note", self.report.key)
    }

    /// Whether it is the status report, which has remarks of its own.
    pub fn is_status(&self) -> bool {
        self.report.key == crate::reports::status::KEY
    }

    /// The heading of the part that a format with one table holds.
    pub fn main_heading(&self) -> &str {
        self.document.main().map_or("", |section| &section.heading)
    }

    /// Where each format is handed out.
    pub fn downloads(&self) -> Vec<(&'static Format, String)> {
        downloads(self.report, &self.question)
    }

    /// Where the picker asks.
    pub fn path(&self) -> String {
        format!("/reports/{}", self.report.key)
    }

    /// Title and address of the same report about the period before.
    pub fn previous(&self) -> Option<(String, String)> {
        self.about(self.question.period.previous())
    }

    /// Title and address of the same report about the period after.
    pub fn next(&self) -> Option<(String, String)> {
        self.about(self.question.period.next())
    }

    fn about(&self, period: Option<Period>) -> Option<(String, String)> {
        let question = self.question.about(period?);
        Some((question.period_title(), self.address(&question)))
    }

    fn address(&self, question: &Question) -> String {
        format!("/reports/{}?{}", self.report.key, question.query())
    }
}

/// The choice of a period and of filters.
pub struct Picker {
    pub form: Form,
    pub parts: Vec<(String, String)>,
    pub years: Vec<(String, String)>,
    pub stages: Vec<(String, String)>,
    pub parties: Vec<(String, String)>,
    pub owners: Vec<(String, String)>,
}

impl Picker {
    /// With the parties and owners of the agreements that can be seen.
    pub async fn new(tx: &mut Tx, question: &Question, form: Form) -> Result<Picker> {
        let w = question.asker.w;
        let parties = store::party_choices(tx, question).await?;
        let owners = store::owner_choices(tx, question).await?;
        let stages = Stage::ALL.iter().map(|stage| (stage.key().to_owned(), w.label(stage).to_owned()));
        Ok(Picker {
            form,
            parts: parts(w),
            years: years(question),
            stages: open(w.reports.any_stage(), stages),
            parties: open(w.reports.any_party(), parties.into_iter().map(|(id, name)| (id.to_string(), name))),
            owners: open(w.reports.any_owner(), owners.into_iter().map(|(id, name)| (id.to_string(), name))),
        })
    }

    /// Whether a range of days was asked for.
    pub fn is_range(&self) -> bool {
        !self.form.value("from").is_empty() || !self.form.value("to").is_empty()
    }
}

/// The options after the one that leaves it open.
fn open(any: &str, options: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), any.to_owned())).chain(options).collect()
}

/// The parts of a Jalali year that have reports.
fn parts(w: Words) -> Vec<(String, String)> {
    let months = MONTHS_FA.iter().zip(MONTHS_EN).enumerate();
    let months = months.map(|(i, (fa, en))| (format!("{:02}", i + 1), w.lang.pick(*fa, en).to_owned()));
    let ordinals = [w.reports.first(), w.reports.second(), w.reports.third(), w.reports.fourth()];
    let quarters = (1..).zip(ordinals).map(|(n, name)| (format!("q{n}"), w.reports.quarter(name)));
    let halves = (1..).zip(ordinals).take(2).map(|(n, name)| (format!("h{n}"), w.reports.half(name)));
    let parts = months.chain(quarters).chain(halves);
    open(w.reports.whole_year(), parts)
}

/// The years around today, and the one that was asked for.
fn years(question: &Question) -> Vec<(String, String)> {
    let this = Jalali::from(question.asker.today).year();
    let asked = Jalali::from(question.period.from()).year();
    let mut years: Vec<i32> = (this - 9..=this + 1).chain([asked]).collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years.into_iter().map(|year| (year.to_string(), question.asker.w.num(year))).collect()
}
