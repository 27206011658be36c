//! The press reader: the text of an article in, what a careful clerk would write down of it out.
//!
//! Pure, without the database and without the network. Every value says from which words it was
//! read and whether it is sure. What the text does not say stays empty: a wrong guess costs more
//! than an empty field.
use chrono::{NaiveDate, Weekday};

use crate::ids::{OrganisationId, PersonId};

mod dated;
mod days;
mod fingerprint;
mod gregorian;
mod head;
mod institutions;
mod known;
mod lexicon;
mod outlet;
mod people;
mod sides;
mod stage;
mod terms;
mod text;

pub use fingerprint::fingerprint;
pub use known::{Known, KnownOrganisation, KnownPerson};
pub use outlet::ReadOutlet;
pub use stage::Told;

use outlet::Outlets;
use text::Article;

/// So much of a text is read; the rest is kept all the same.
const LONGEST: usize = 20_000;

/// A title of a page may be so long.
const LONGEST_TITLE: usize = 1_000;

/// A value that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Whether the text says just that; otherwise it is a guess to look at.
    pub sure: bool,
    /// The words it was read from.
    pub words: String,
}

impl<T> Found<T> {
    fn new(value: T, sure: bool, words: &str) -> Found<T> {
        Found { value, sure, words: words.to_owned() }
    }
}

/// An organisation that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOrganisation {
    /// Its record, if there is one.
    pub id: Option<OrganisationId>,
    /// Its name: of the record, otherwise as it is written.
    pub name: String,
    /// The words of the text.
    pub words: String,
}

/// Somebody who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPerson {
    /// The record, if there is one.
    pub id: Option<PersonId>,
    /// The titles before the name.
    pub honorific: String,
    /// The name without titles.
    pub name: String,
    /// The post as the text has it; may be empty.
    pub post: String,
    /// Where the post is held; may be empty.
    pub organisation: String,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The weekday in the text is not that of the day.
    WeekdayDoesNotFit {
        /// The day as the numbers have it.
        day: NaiveDate,
        /// The weekday in the text.
        said: Weekday,
        /// The weekday of the day.
        is: Weekday,
    },
    /// No year was given; the nearest was taken.
    YearAssumed(NaiveDate),
    /// No year was given, and the nearest does not fit the weekday or lies too far away.
    YearUnclear {
        /// The words of the text.
        words: String,
        /// The latest days that would fit.
        fitting: Vec<NaiveDate>,
    },
    /// Several days may be meant; none was chosen.
    SeveralDays(Vec<NaiveDate>),
    /// It went on for several days.
    SpanOfDays(String),
    /// A day above the headline: sites write there on which day the page is opened.
    HeaderDay(NaiveDate),
    /// Something written like a day that is none.
    NoSuchDay(String),
    /// The first letter of the headline was lost; so it is with that letter.
    FirstLetterLost(String),
    /// The text names another outlet than the one on whose site it lies.
    AnotherSource(String),
    /// The text was cut off on its way here.
    CutShort,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The headline.
    pub headline: Option<Found<String>>,
    /// The outlet.
    pub outlet: Option<Found<ReadOutlet>>,
    /// The day of publication.
    pub published_on: Option<Found<NaiveDate>>,
    /// The time of publication, `HH:MM`, or empty.
    pub published_time: String,
    /// The day of what is reported.
    pub event_on: Option<Found<NaiveDate>>,
    /// The organisations named, known ones first.
    pub organisations: Vec<ReadOrganisation>,
    /// The people named, known ones first.
    pub people: Vec<ReadPerson>,
    /// How far the agreement has come.
    pub stage: Option<Found<Told>>,
    /// What to look at.
    pub warnings: Vec<Warning>,
}

/// What came in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Item<'a> {
    /// The address; may be empty.
    pub url: &'a str,
    /// The title of its page; may be empty.
    pub title: &'a str,
    /// The text; may be empty.
    pub text: &'a str,
}

/// Reads an article with the names in our records, on the day `today`.
pub fn read(item: Item, known: &Known, today: NaiveDate) -> Reading {
    let text = beginning(item.text, LONGEST);
    let item = Item { title: beginning(item.title, LONGEST_TITLE), ..item };
    let article = Article::of(text);
    let outlets = Outlets::of(&known.outlets);
    let (spots, faulty) = days::find(&article, today);
    let head = head::find(&article, &spots, item.title, &|part| outlets.is_site(part));
    let dated = dated::tell(&article, &spots, &head, item.url, today);
    let mut warnings: Vec<Warning> = head.warning.iter().cloned().collect();
    warnings.extend(faulty.into_iter().map(Warning::NoSuchDay));
    warnings.extend(dated.warnings);
    let outlet = outlet::find(&article, &head, (item.url, item.title), &outlets, &mut warnings);
    if item.text.ends_with('…') {
        warnings.push(Warning::CutShort);
    }
    // Names may stand in a title that came without a text.
    let titled;
    let whole = match text.is_empty() {
        true => {
            titled = Article::of(item.title);
            &titled
        }
        false => &article,
    };
    let (organisations, people) = sides::find(whole, known, outlet.as_ref().map(|found| &found.value));
    Reading {
        headline: head.headline,
        outlet,
        published_on: dated.published_on,
        published_time: dated.published_time,
        event_on: dated.event_on,
        organisations,
        people,
        stage: stage::find(whole),
        warnings,
    }
}

fn beginning(text: &str, longest: usize) -> &str {
    text.char_indices().nth(longest).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}
