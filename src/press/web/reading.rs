//! Reading an item with the names in our records, and filling in the form with what was read.
use std::fmt::Write;

use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Result, Tx};
use crate::form::Form;
use crate::press::reader::{self, Item, Reading, fingerprint};
use crate::press::suggest::{Article, Known, Reason, SuggestedMeeting, Suggestion, best, suggest, suggest_meetings};
use crate::press::{CoverageLine, address, store};
use crate::words::Words;

/// So much of a text is looked through for words of titles.
const READ: usize = 20_000;
/// So many agreements may be known by their title alone.
const BY_TITLE: i64 = 500;
/// So many of a party's agreements are looked at.
const OF_PARTY: i64 = 20;
/// A text of so many letters tells of its day, or the day is not to be assumed.
const TELLING: usize = 200;

/// What an item says, what it may be about, and whether it is recorded.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) reading: Reading,
    pub(super) agreements: Vec<Suggestion>,
    pub(super) meetings: Vec<SuggestedMeeting>,
    pub(super) recorded: Vec<CoverageLine>,
}

impl Findings {
    /// The agreement to tick before anybody asks.
    pub(super) fn best_agreement(&self) -> Option<&Suggestion> {
        let scores: Vec<i64> = self.agreements.iter().map(|one| one.score).collect();
        self.agreements.get(best(&scores)?)
    }

    /// The meeting to tick before anybody asks: a day alone is not enough.
    pub(super) fn best_meeting(&self) -> Option<&SuggestedMeeting> {
        let scores: Vec<i64> = self.meetings.iter().map(|one| one.score).collect();
        self.meetings.get(best(&scores)?).filter(|one| one.reasons.len() >= 2)
    }
}

/// Reads an item and looks up what it may be about.
pub(super) async fn findings(
    tx: &mut Tx,
    item: Item<'_>,
    excerpt: &str,
    today: NaiveDate,
    sight: &Sight,
) -> Result<Findings> {
    let known = store::known_names(tx).await?;
    let reading = reader::read(item, &known, today);
    let text: String = [excerpt, item.text].join(" ").chars().take(READ).collect();
    let article = Article::of(item.title, &text);
    let event_on = reading.event_on.as_ref().map(|found| found.value);
    let mut named = Vec::new();
    for organisation in &named_in(item, excerpt, &reading, &known, today) {
        // Our own organisation is in most of them and tells nothing.
        let other = known.organisations.iter().find(|one| Some(one.id) == *organisation && !one.own);
        if let Some(party) = other {
            let with = store::agreements_with(tx, party.id, sight, OF_PARTY).await?;
            named.extend(with.into_iter().map(|agreement| (agreement, party.name.clone())));
        }
    }
    let others: Vec<Known> = store::latest_agreements(tx, sight, BY_TITLE).await?;
    let met = match event_on {
        Some(_) => store::gatherings(tx, event_on, &[], sight).await?,
        None => Vec::new(),
    };
    let met: Vec<_> = met.iter().filter(|one| Some(one.held_on) == event_on).flat_map(|one| &one.agreements).collect();
    let met: Vec<_> = met.into_iter().copied().collect();
    let agreements = suggest(&article, named, others, &met);
    let about: Vec<_> = agreements.iter().map(|one| one.agreement.id).collect();
    let meetings = store::gatherings(tx, event_on, &about, sight).await?;
    let people: Vec<_> = reading.people.iter().filter_map(|one| Some((one.id?, one.name.clone()))).collect();
    let meetings = suggest_meetings(&article, event_on, &people, &agreements, meetings);
    let recorded = recorded(tx, item.url, item.text, sight).await?;
    Ok(Findings { reading, agreements, meetings, recorded })
}

/// The organisations named in the text, in the headline and in the excerpt.
fn named_in(
    item: Item,
    excerpt: &str,
    reading: &Reading,
    known: &reader::Known,
    today: NaiveDate,
) -> Vec<Option<crate::ids::OrganisationId>> {
    let more = format!("{}\n{excerpt}", item.title);
    let beside = reader::read(Item { text: &more, ..Item::default() }, known, today);
    let mut ids: Vec<_> = reading.organisations.iter().chain(&beside.organisations).map(|one| one.id).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// What lies at this address or has this text already, oldest first.
pub(super) async fn recorded(tx: &mut Tx, url: &str, text: &str, sight: &Sight) -> Result<Vec<CoverageLine>> {
    let mut found = store::with_address(tx, &address::spellings(url), sight).await?;
    for line in store::with_fingerprint(tx, &fingerprint(text), sight).await? {
        if !found.iter().any(|other| other.id == line.id) {
            found.push(line);
        }
    }
    Ok(found)
}

/// What somebody has seen who was told that an item is recorded: they may record it all the same.
pub(super) fn seen(form: &Form) -> String {
    format!("{} {}", form.value("url"), fingerprint(form.value("kept_text"))).trim().to_owned()
}

/// The form as an item to read, with the title of its page where that came along. A headline that an
/// earlier reading filled in says nothing about another text.
pub(super) fn item(form: &Form) -> Item<'_> {
    let (headline, text) = (form.value("headline"), form.value("kept_text"));
    let ours = headline == form.value("read.headline") && !text.is_empty();
    let title = match form.value("title") {
        "" if ours => "",
        "" => headline,
        title => title,
    };
    Item { url: form.value("url"), title, text }
}

/// Fills in the fields that nobody has filled in, and those that an earlier reading did.
pub(super) fn fill(w: Words, form: &mut Form, found: &Findings, today: NaiveDate) {
    let reading = &found.reading;
    let text = |words: Option<&str>| words.unwrap_or("").to_owned();
    put(form, "headline", text(reading.headline.as_ref().map(|one| one.value.as_str())));
    if let Some(outlet) = &reading.outlet {
        let outlet = &outlet.value;
        if put(form, "outlet", outlet.name.clone()) {
            let id = outlet.id.map_or_else(|| format!("new:{}", outlet.name), |id| id.to_string());
            form.set("outlet_id", id);
        }
    }
    let mut day = reading.published_on.as_ref().map(|one| one.value);
    if form.value("kept_text").chars().count() < TELLING {
        day = day.or(Some(today));
    }
    put(form, "published_on", day.map_or_else(String::new, |day| w.day_full(day)));
    put(form, "published_time", w.code(&reading.published_time));
    put(form, "agreement", text(found.best_agreement().map(|one| one.agreement.id.to_string()).as_deref()));
    put(form, "meeting", text(found.best_meeting().map(|one| one.meeting.id.to_string()).as_deref()));
}

/// Puts a value where none is, or where the one before was ours too; answers whether it did.
fn put(form: &mut Form, name: &str, value: String) -> bool {
    let ours = format!("read.{name}");
    let typed: Vec<&str> = form.values(name).filter(|value| !value.is_empty()).collect();
    let free = match typed.as_slice() {
        [] => true,
        [only] => *only == form.value(&ours),
        _ => false,
    };
    if free {
        form.set(name, value.clone());
        form.set(&ours, value);
    }
    free
}

/// Why something is suggested, in one line.
pub(super) fn reasons(w: Words, reasons: &[Reason]) -> String {
    let mut said = String::new();
    for reason in reasons {
        let words = match reason {
            Reason::Party(name) => w.press.because_party(name),
            Reason::Title => w.press.because_title().to_owned(),
            Reason::Reference => w.press.because_reference().to_owned(),
            Reason::Day => w.reader.because_day().to_owned(),
            Reason::Agreement(title) => w.reader.because_agreement(title),
            Reason::Person(name) => w.reader.because_person(name),
        };
        let between = if said.is_empty() { "" } else { w.common.list_separator() };
        let _ = write!(said, "{between}{words}");
    }
    said
}
