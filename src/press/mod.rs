//! What the press wrote: outlets, and items of coverage linked to agreements and meetings.
use chrono::NaiveDate;

use crate::ids::{AgreementId, CoverageId, MeetingId, OutletId};
use crate::keyed;

pub mod address;
pub mod forms;
pub mod pick;
pub mod reader;
pub mod store;
pub mod suggest;
pub mod web;

keyed! {
    /// What an outlet is.
    pub enum OutletKind {
        /// Delivers news to other outlets and readers.
        NewsAgency = "news_agency",
        /// Publishes on the web.
        NewsSite = "news_site",
        /// A printed daily or weekly.
        Newspaper = "newspaper",
        /// A periodical.
        Magazine = "magazine",
        /// Radio or television.
        Broadcast = "broadcast",
        /// A channel or page in a social network.
        SocialChannel = "social_channel",
    }
}

keyed! {
    /// Whether an outlet holds a licence to publish.
    pub enum Licensed {
        /// It does.
        Yes = "yes",
        /// It does not.
        No = "no",
        /// Nobody looked it up yet.
        Unknown = "unknown",
    }
}

keyed! {
    /// How an item speaks of us.
    pub enum Tone {
        /// In favour.
        Positive = "positive",
        /// Only reports.
        Neutral = "neutral",
        /// Critical.
        Negative = "negative",
    }
}

/// An outlet.
#[derive(Clone, Debug)]
pub struct Outlet {
    /// Id.
    pub id: OutletId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OutletKind,
    /// Address of its site, as typed.
    pub site: String,
    /// Whether it is licensed.
    pub licensed: Licensed,
    /// Anything worth knowing.
    pub note: String,
    /// For optimistic locking.
    pub version: i64,
}

impl Outlet {
    /// What is written down about it, field by field.
    pub fn written(&self) -> NewOutlet {
        NewOutlet {
            name: self.name.clone(),
            kind: self.kind,
            site: self.site.clone(),
            licensed: self.licensed,
            note: self.note.clone(),
        }
    }

    /// Whether it is known to publish without a licence.
    pub fn is_unlicensed(&self) -> bool {
        self.licensed == Licensed::No
    }
}

/// An outlet to be recorded or changed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewOutlet {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OutletKind,
    /// Address of its site.
    pub site: String,
    /// Whether it is licensed.
    pub licensed: Licensed,
    /// Anything worth knowing.
    pub note: String,
}

impl NewOutlet {
    /// An outlet of which only the name is known yet.
    pub fn named(name: &str) -> NewOutlet {
        NewOutlet {
            name: name.into(),
            kind: OutletKind::NewsSite,
            site: String::new(),
            licensed: Licensed::Unknown,
            note: String::new(),
        }
    }

    /// What is written down, field by field, as lists and events tell it.
    pub fn told(&self) -> [(&'static str, String); 5] {
        [
            ("name", self.name.clone()),
            ("kind", self.kind.key().to_owned()),
            ("site", self.site.clone()),
            ("licensed", self.licensed.key().to_owned()),
            ("note", self.note.clone()),
        ]
    }
}

/// An item of coverage, whole.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Id.
    pub id: CoverageId,
    /// The outlet.
    pub outlet_id: OutletId,
    /// Its name.
    pub outlet: String,
    /// Whether the outlet is licensed.
    pub licensed: Licensed,
    /// The headline.
    pub headline: String,
    /// Its address on the web; may be empty.
    pub url: String,
    /// The day it was published.
    pub published_on: NaiveDate,
    /// The time it was published, `HH:MM`, or empty.
    pub published_time: String,
    /// Who wrote it.
    pub reporter: String,
    /// How it speaks of us.
    pub tone: Option<Tone>,
    /// A few sentences of it.
    pub excerpt: String,
    /// The text as it stood that day.
    pub kept_text: String,
    /// The item it repeats.
    pub republished_from: Option<CoverageId>,
    /// Who recorded it.
    pub recorded_by: String,
    /// For optimistic locking.
    pub version: i64,
}

impl Coverage {
    /// What is written down about it, field by field, with what it is about.
    pub fn written(&self, agreements: Vec<AgreementId>, meetings: Vec<MeetingId>) -> NewCoverage {
        NewCoverage {
            outlet: self.outlet_id,
            headline: self.headline.clone(),
            url: self.url.clone(),
            published_on: self.published_on,
            published_time: self.published_time.clone(),
            reporter: self.reporter.clone(),
            tone: self.tone,
            excerpt: self.excerpt.clone(),
            kept_text: self.kept_text.clone(),
            republished_from: self.republished_from,
            agreements,
            meetings,
        }
    }

    /// Whether the outlet is known to publish without a licence.
    pub fn is_unlicensed(&self) -> bool {
        self.licensed == Licensed::No
    }
}

/// An item of coverage to be recorded or changed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewCoverage {
    /// The outlet.
    pub outlet: OutletId,
    /// The headline.
    pub headline: String,
    /// Its address on the web; may be empty.
    pub url: String,
    /// The day it was published.
    pub published_on: NaiveDate,
    /// The time it was published, `HH:MM`, or empty.
    pub published_time: String,
    /// Who wrote it.
    pub reporter: String,
    /// How it speaks of us.
    pub tone: Option<Tone>,
    /// A few sentences of it.
    pub excerpt: String,
    /// The text as it stood that day.
    pub kept_text: String,
    /// The item it repeats.
    pub republished_from: Option<CoverageId>,
    /// The agreements it is about.
    pub agreements: Vec<AgreementId>,
    /// The meetings it is about.
    pub meetings: Vec<MeetingId>,
}

/// An item of coverage, as lists show one.
#[derive(Clone, Debug)]
pub struct CoverageLine {
    /// Id.
    pub id: CoverageId,
    /// The outlet.
    pub outlet_id: OutletId,
    /// Its name.
    pub outlet: String,
    /// Whether the outlet is licensed.
    pub licensed: Licensed,
    /// The headline.
    pub headline: String,
    /// Its address on the web; may be empty.
    pub url: String,
    /// The day it was published.
    pub published_on: NaiveDate,
    /// The time it was published, `HH:MM`, or empty.
    pub published_time: String,
    /// How it speaks of us.
    pub tone: Option<Tone>,
    /// The item it repeats.
    pub republished_from: Option<CoverageId>,
}

impl CoverageLine {
    /// Whether the outlet is known to publish without a licence.
    pub fn is_unlicensed(&self) -> bool {
        self.licensed == Licensed::No
    }
}

/// Which coverage a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of one outlet.
    pub outlet: Option<OutletId>,
    /// In one tone.
    pub tone: Option<Tone>,
    /// About one agreement, which the one who asks must be able to see.
    pub agreement: Option<AgreementId>,
    /// Published on this day or later.
    pub from: Option<NaiveDate>,
    /// Published on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Words that occur in it.
    pub text: String,
}
