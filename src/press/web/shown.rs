//! What was read of an item, as the form shows it.
use super::reading::Findings;
use crate::persian::{weekday_en, weekday_fa};
use crate::press::reader::{Found, ReadPerson, Reading, Warning};
use crate::words::Words;

/// One of the things that are read.
pub(super) struct Row {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) from: String,
    pub(super) guess: bool,
}

/// A name to create when it is ticked.
pub(super) struct NewName {
    pub(super) field: &'static str,
    pub(super) value: String,
    pub(super) ticked: bool,
}

/// What was read, in words.
pub(super) struct Shown {
    pub(super) rows: Vec<Row>,
    /// Address and name of the records that are named.
    pub(super) named: Vec<(String, String)>,
    pub(super) new_names: Vec<NewName>,
    pub(super) warnings: Vec<String>,
    pub(super) new_outlet: bool,
}

impl Shown {
    /// The reading in the words of the one who asks; what was ticked in the form stays so.
    pub(super) fn of(w: Words, found: &Findings, ticked: &dyn Fn(&str, &str) -> bool) -> Shown {
        let reading = &found.reading;
        Shown {
            rows: rows(w, reading),
            named: named(reading),
            new_names: new_names(reading, ticked),
            warnings: reading.warnings.iter().map(|warning| warned(w, warning)).collect(),
            new_outlet: reading.outlet.as_ref().is_some_and(|outlet| outlet.value.id.is_none()),
        }
    }
}

fn rows(w: Words, reading: &Reading) -> Vec<Row> {
    fn row<T>(w: Words, label: &'static str, found: Option<&Found<T>>, said: impl Fn(&T) -> String) -> Row {
        let Some(found) = found else {
            return Row { label, value: String::new(), from: String::new(), guess: false };
        };
        let value = said(&found.value);
        // Words that are the value itself tell nothing more.
        let from = if found.words == value { String::new() } else { w.reader.from_words(short(&found.words)) };
        Row { label, value, from, guess: !found.sure }
    }
    vec![
        row(w, w.press.headline(), reading.headline.as_ref(), String::clone),
        row(w, w.press.outlet(), reading.outlet.as_ref(), |outlet| outlet.name.clone()),
        row(w, w.press.published_on(), reading.published_on.as_ref(), |day| w.day_full(*day)),
        row(w, w.reader.event_on(), reading.event_on.as_ref(), |day| w.day_full(*day)),
        row(w, w.reader.told(), reading.stage.as_ref(), |told| w.label(*told).to_owned()),
    ]
}

fn short(words: &str) -> String {
    const LONGEST: usize = 90;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or("")),
        None => words.to_owned(),
    }
}

fn named(reading: &Reading) -> Vec<(String, String)> {
    let organisations =
        reading.organisations.iter().filter_map(|one| Some((format!("/organisations/{}", one.id?), one.name.clone())));
    let people = reading.people.iter().filter_map(|one| Some((format!("/people/{}", one.id?), one.name.clone())));
    organisations.chain(people).collect()
}

fn new_names(reading: &Reading, ticked: &dyn Fn(&str, &str) -> bool) -> Vec<NewName> {
    let organisations = reading.organisations.iter().filter(|one| one.id.is_none()).map(|one| one.name.clone());
    let people = reading.people.iter().filter(|one| one.id.is_none()).map(introduction);
    let organisations = organisations.map(|value| ("new_organisation", value));
    let all = organisations.chain(people.map(|value| ("new_person", value)));
    all.map(|(field, value)| NewName { ticked: ticked(field, &value), field, value }).collect()
}

/// «دکتر … — سمت — سازمان», as the fields for people read it.
pub(super) fn introduction(person: &ReadPerson) -> String {
    let name = crate::people::full_name(&person.honorific, &person.name);
    match (person.post.as_str(), person.organisation.as_str()) {
        (_, "") => name,
        ("", organisation) => format!("{name} — {organisation}"),
        (post, organisation) => format!("{name} — {post} — {organisation}"),
    }
}

/// What to look at, in a sentence.
pub(super) fn warned(w: Words, warning: &Warning) -> String {
    let weekday = |day| w.lang.pick(weekday_fa(day), weekday_en(day));
    let days = |days: &[chrono::NaiveDate]| {
        days.iter().map(|day| w.day_full(*day)).collect::<Vec<_>>().join(w.common.list_separator())
    };
    let r = w.reader;
    match warning {
        Warning::WeekdayDoesNotFit { day, said, is } => r.weekday(w.day_text(*day), weekday(*said), weekday(*is)),
        Warning::YearAssumed(day) => r.year_assumed(w.day_full(*day)),
        Warning::YearUnclear { words, fitting } if fitting.is_empty() => r.year_open(words),
        Warning::YearUnclear { words, fitting } => r.year_unclear(words, days(fitting)),
        Warning::SeveralDays(several) => r.several_days(days(several)),
        Warning::SpanOfDays(words) => r.span(words),
        Warning::HeaderDay(day) => r.header_day(w.day_full(*day)),
        Warning::NoSuchDay(words) => r.no_such_day(words),
        Warning::FirstLetterLost(headline) => r.first_letter(headline),
        Warning::AnotherSource(outlet) => r.another_source(outlet),
        Warning::CutShort => r.cut_short().to_owned(),
    }
}
