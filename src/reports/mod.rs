//! Reports: each is one row of `REPORTS`, each way to hand one out one row of `FORMATS`; menus,
//! addresses and tests are made of these tables.
use std::future::Future;
use std::pin::Pin;

use chrono::NaiveDate;
use uuid::{Uuid, uuid};

use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::db::{Result, Tx};
use crate::documents::Document;
use crate::ids::{AgreementId, MeetingId, OrganisationId, UserId};
use crate::persian::Period;
use crate::users::roles::Right;
use crate::words::Words;

pub mod actions;
pub mod command;
pub mod dossier;
pub mod draft;
pub mod forms;
pub mod minutes;
pub mod months;
pub mod notes;
pub mod paper;
pub mod press;
pub mod register;
pub mod saved;
pub mod status;
pub mod stood;
pub mod store;
pub mod web;

use forms::Asked;

/// Who asks, in which language, and what they may see.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The language.
    pub w: Words,
    /// Today.
    pub today: NaiveDate,
    /// What the one who asks may see.
    pub sight: Sight,
    /// The name of the one who asks.
    pub made_by: String,
}

/// What somebody wants reported about a period.
#[derive(Clone, Debug)]
pub struct Question {
    /// Who asks.
    pub asker: Asker,
    /// The period.
    pub period: Period,
    /// Only agreements in this stage at the end of the period.
    pub stage: Option<Stage>,
    /// Only agreements of this party.
    pub party: Option<OrganisationId>,
    /// Only agreements of this owner.
    pub owner: Option<UserId>,
    /// Only these parts, by their keys; all of them when none is named.
    pub sections: Vec<String>,
}

impl Question {
    /// What was asked, by one who asks.
    pub fn new(asker: Asker, asked: Asked) -> Question {
        let Asked { period, stage, party, owner, sections } = asked;
        Question { asker, period, stage, party, owner, sections }
    }

    /// The day the report looks back from: the end of the period, or today while it is under way.
    pub fn as_of(&self) -> NaiveDate {
        self.period.to().min(self.asker.today)
    }

    /// The name of the period.
    pub fn period_title(&self) -> String {
        self.asker.w.lang.pick(self.period.title_fa(), self.period.title_en())
    }

    /// Whether only some of the agreements are asked for.
    pub fn is_filtered(&self) -> bool {
        self.stage.is_some() || self.party.is_some() || self.owner.is_some()
    }

    /// The parameters that ask this question again.
    pub fn query(&self) -> String {
        self.query_about(&self.period.key())
    }

    /// The parameters that ask this question about a period that is written so.
    pub fn query_about(&self, period: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("period", period);
        if let Some(stage) = self.stage {
            query.append_pair("stage", stage.key());
        }
        if let Some(party) = self.party {
            query.append_pair("party", &party.to_string());
        }
        if let Some(owner) = self.owner {
            query.append_pair("owner", &owner.to_string());
        }
        for section in &self.sections {
            query.append_pair("section", section);
        }
        query.finish()
    }

    /// The same question about another period.
    pub fn about(&self, period: Period) -> Question {
        Question { period, ..self.clone() }
    }
}

/// Writes the gathered rows up as a document; away from the threads that serve requests.
pub type Build = Box<dyn FnOnce() -> Document + Send>;

/// The same document with only the parts named; all of them when none is.
pub fn only(build: Build, sections: Vec<String>) -> Build {
    Box::new(move || build().keeping(&sections))
}

/// The rows of a report, being gathered in one transaction.
pub type Gathering<'a> = Pin<Box<dyn Future<Output = Result<Build>> + Send + 'a>>;

/// A report.
pub struct Report {
    /// Its name in addresses.
    pub key: &'static str,
    /// Under what id the audit trail keeps that it was exported.
    pub id: Uuid,
    /// Who may ask for it.
    pub right: Right,
    /// Its name for people.
    pub title: fn(Words) -> &'static str,
    /// What it tells.
    pub about: fn(Words) -> &'static str,
    /// What it is about, and how it is made.
    pub subject: Subject,
}

/// How the rows of a report about a period are gathered.
pub type GatherPeriod = for<'a> fn(&'a mut Tx, Question) -> Gathering<'a>;

/// What a report is about, and how its rows are gathered.
pub enum Subject {
    /// All agreements in a period.
    Period(GatherPeriod),
    /// One agreement.
    Agreement(for<'a> fn(&'a mut Tx, Asker, AgreementId) -> Gathering<'a>),
    /// One meeting.
    Meeting(for<'a> fn(&'a mut Tx, Asker, MeetingId) -> Gathering<'a>),
    /// One version of a draft, by its number.
    Version(for<'a> fn(&'a mut Tx, Asker, AgreementId, i64) -> Gathering<'a>),
}

/// Every report there is.
pub const REPORTS: &[Report] = &[
    Report {
        key: status::KEY,
        id: uuid!("01970000-0000-7000-8000-000000000001"),
        right: Right::Read,
        title: |w| w.reports.status(),
        about: |w| w.reports.status_about(),
        subject: Subject::Period(|tx, question| Box::pin(status::gather(tx, question))),
    },
    Report {
        key: register::KEY,
        id: uuid!("01970000-0000-7000-8000-000000000002"),
        right: Right::Read,
        title: |w| w.papers.register(),
        about: |w| w.papers.register_about(),
        subject: Subject::Period(|tx, question| Box::pin(register::gather(tx, question))),
    },
    Report {
        key: press::KEY,
        id: uuid!("01970000-0000-7000-8000-000000000006"),
        right: Right::Read,
        title: |w| w.press_report.title(),
        about: |w| w.press_report.about(),
        subject: Subject::Period(|tx, question| Box::pin(press::gather(tx, question))),
    },
    Report {
        key: actions::KEY,
        id: uuid!("01970000-0000-7000-8000-000000000007"),
        right: Right::Read,
        title: |w| w.actions_report.title(),
        about: |w| w.actions_report.about(),
        subject: Subject::Period(|tx, question| Box::pin(actions::gather(tx, question))),
    },
    Report {
        key: "dossier",
        id: uuid!("01970000-0000-7000-8000-000000000003"),
        right: Right::Read,
        title: |w| w.papers.dossier(),
        about: |w| w.papers.dossier_about(),
        subject: Subject::Agreement(|tx, asker, id| Box::pin(dossier::gather(tx, asker, id))),
    },
    Report {
        key: "minutes",
        id: uuid!("01970000-0000-7000-8000-000000000004"),
        right: Right::Read,
        title: |w| w.papers.minutes(),
        about: |w| w.papers.minutes_about(),
        subject: Subject::Meeting(|tx, asker, id| Box::pin(minutes::gather(tx, asker, id))),
    },
    Report {
        key: "draft",
        id: uuid!("01970000-0000-7000-8000-000000000005"),
        right: Right::Read,
        title: |w| w.papers.draft(),
        about: |w| w.papers.draft_about(),
        subject: Subject::Version(|tx, asker, id, number| Box::pin(draft::gather(tx, asker, id, number))),
    },
];

/// The report whose key is `key`.
pub fn report(key: &str) -> Option<&'static Report> {
    REPORTS.iter().find(|report| report.key == key)
}

/// The reports about a period, with their gathering.
pub fn periodic() -> impl Iterator<Item = &'static Report> {
    REPORTS.iter().filter(|report| matches!(report.subject, Subject::Period(_)))
}
