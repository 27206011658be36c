//! One search: what was found of each kind, and what helps when nothing was.
use chrono::NaiveDate;
use uuid::Uuid;

use super::Kind;
use super::ask::{Ask, Wanted};
use super::document::Source;
use super::engine::{self, Patterns};
use super::index::grams;
use super::mark::{Span, excerpt, whole};
use super::store::hits::{self, Belongs, Found};
use super::store::{read, words};
use crate::agreements::sight::Sight;
use crate::audit;
use crate::db::{Result, Tx};
use crate::ids::UserId;
use crate::persian::near;

/// So many of each kind are counted when every kind is asked for; of more, only that they are more.
pub const COUNTED: i64 = 200;

/// So many are counted of one kind.
pub const COUNTED_ALONE: i64 = 1000;

/// How far back what somebody did is looked through for what they wrote last.
const EVENTS_LOOKED_AT: i64 = 200;

/// Words less alike than this are different words.
const ALIKE: f64 = 0.45;

/// So many words are offered for one that nothing says.
const OFFERED: usize = 3;

/// What is looked up, and where.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The words.
    pub ask: Ask,
    /// Only one kind.
    pub kind: Option<Kind>,
    /// Only one Jalali year.
    pub year: Option<i32>,
}

/// What was found of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// How many there are.
    pub count: usize,
    /// Whether there are more than were counted.
    pub has_more: bool,
    found: Vec<Found>,
}

/// One record found, as it is shown.
#[derive(Clone, Debug)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// How it is called.
    pub title: String,
    /// The same with the words marked.
    pub marked: Vec<Span>,
    /// Its reference or number.
    pub code: Option<String>,
    /// What it says, with the words marked.
    pub excerpt: Vec<Span>,
    /// Its day, if it belongs to one.
    pub day: Option<NaiveDate>,
    /// Where it is read.
    pub address: String,
    /// The agreement it belongs to.
    pub agreement: Option<Belongs>,
}

/// What is found of each kind, in the order of the kinds; nothing where nothing is.
pub async fn groups(tx: &mut Tx, search: &Search, sight: &Sight) -> Result<Vec<Group>> {
    let mut groups = Vec::new();
    if search.ask.is_empty() {
        return Ok(groups);
    }
    let patterns = engine::patterns(tx, &search.ask).await?;
    let limit = if search.kind.is_some() { COUNTED_ALONE } else { COUNTED };
    for kind in Kind::ALL.iter().filter(|kind| search.kind.is_none_or(|wanted| wanted == **kind)) {
        let mut found = hits::matching(tx, (*kind, search.year), &patterns, sight, limit + 1).await?;
        let has_more = i64::try_from(found.len()).is_ok_and(|n| n > limit);
        found.truncate(usize::try_from(limit).unwrap_or_default());
        if !found.is_empty() {
            groups.push(Group { kind: *kind, count: found.len(), has_more, found });
        }
    }
    Ok(groups)
}

impl Group {
    /// The records from one to another, counted from 0, as they are shown.
    pub async fn hits(&self, tx: &mut Tx, ask: &Ask, shown: std::ops::Range<usize>, sight: &Sight) -> Result<Vec<Hit>> {
        let found = self.found.get(shown.start..shown.end.min(self.found.len())).unwrap_or_default();
        show(tx, self.kind, found, ask, sight).await
    }
}

/// The newest records of the kinds that come in day by day, for who has nothing to look up yet.
pub async fn recent(tx: &mut Tx, sight: &Sight, each: i64) -> Result<Vec<Hit>> {
    let mut all = Vec::new();
    for kind in [Kind::Agreement, Kind::Meeting, Kind::Coverage] {
        let found = hits::newest(tx, kind, sight, each).await?;
        all.extend(show(tx, kind, &found, &Ask::default(), sight).await?);
    }
    Ok(all)
}

/// The records that somebody wrote last, newest first: those of the kinds that are worth coming back to.
pub async fn written_by(tx: &mut Tx, user: UserId, sight: &Sight, limit: usize) -> Result<Vec<Hit>> {
    let touched = audit::store::touched_by(tx, user, EVENTS_LOOKED_AT).await?;
    if touched.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for kind in [Kind::Agreement, Kind::Meeting, Kind::Coverage, Kind::Organisation, Kind::Person] {
        let found = hits::among(tx, kind, &touched, sight).await?;
        all.extend(show(tx, kind, &found, &Ask::default(), sight).await?);
    }
    all.sort_by_key(|hit| touched.iter().position(|id| *id == hit.id));
    all.truncate(limit);
    Ok(all)
}

async fn show(tx: &mut Tx, kind: Kind, found: &[Found], ask: &Ask, sight: &Sight) -> Result<Vec<Hit>> {
    let ids: Vec<Uuid> = found.iter().map(|(_, id)| *id).collect();
    let mut sources = read::sources(tx, kind, &ids).await?;
    let mut belongs = hits::agreements_of(tx, kind, &ids, sight).await?;
    sources.sort_by_key(|source| ids.iter().position(|id| *id == source.id));
    let hit = |source: Source| {
        let agreement = belongs.remove(&source.id);
        let is_long = source.title.chars().count() > 200;
        let marked =
            if is_long { excerpt(std::slice::from_ref(&source.title), ask) } else { whole(&source.title, ask) };
        Hit {
            kind,
            id: source.id,
            marked,
            code: source.codes.first().filter(|_| matches!(kind, Kind::Agreement | Kind::Decision)).cloned(),
            excerpt: excerpt(&source.texts, ask),
            day: kind.is_dated().then_some(source.day),
            address: source.address,
            agreement,
            title: source.title,
        }
    };
    Ok(sources.into_iter().map(hit).collect())
}

/// A word that was looked up when nothing said all of them.
#[derive(Clone, Debug)]
pub struct Tried {
    /// As it was typed.
    pub typed: String,
    /// Whether something in sight says it.
    pub is_found: bool,
    /// Words that something in sight says, alike.
    pub others: Vec<String>,
}

/// Each word that was looked up by itself, with the words nearest to those that nothing says. A word that
/// only a hidden record says is as if it did not exist.
pub async fn tried(tx: &mut Tx, ask: &Ask, sight: &Sight) -> Result<Vec<Tried>> {
    let mut all = Vec::new();
    for wanted in &ask.wanted {
        let is_found = is_said(tx, &ask.only(wanted), sight).await?;
        let others = if is_found { Vec::new() } else { alike(tx, wanted, sight).await? };
        all.push(Tried { typed: wanted.typed.clone(), is_found, others });
    }
    Ok(all)
}

async fn alike(tx: &mut Tx, wanted: &Wanted, sight: &Sight) -> Result<Vec<String>> {
    let mut candidates = words::alike(tx, &grams(&wanted.word), 60).await?;
    candidates.retain(|(word, _)| near(word, &wanted.word) >= ALIKE);
    candidates.sort_by(|(a, _), (b, _)| near(b, &wanted.word).total_cmp(&near(a, &wanted.word)));
    let mut others = Vec::new();
    for (word, spelling) in candidates.into_iter().take(OFFERED * 3) {
        if others.len() < OFFERED && is_said(tx, &Ask::word(&word), sight).await? {
            others.push(spelling);
        }
    }
    Ok(others)
}

async fn is_said(tx: &mut Tx, ask: &Ask, sight: &Sight) -> Result<bool> {
    let patterns: Patterns = engine::patterns(tx, ask).await?;
    for kind in Kind::ALL {
        if !hits::matching(tx, (*kind, None), &patterns, sight, 1).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}
