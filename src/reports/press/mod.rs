//! The press report: who wrote how much about what and how, what others repeated, and what was left
//! without a word. Also what public relations hand in every half-year.
use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::db::{Result, Tx};
use crate::documents::{Document, Section};
use crate::ids::{AgreementId, CoverageId};
use crate::reports::paper::Head;
use crate::reports::{Build, Question, months, store};

mod gaps;
mod items;
mod shares;
mod summary;

/// Its name in addresses.
pub const KEY: &str = "press";

/// The rows of the report.
#[derive(Default)]
pub struct Rows {
    /// What stands around the parts.
    pub head: Head,
    /// The agreements that the question is about.
    pub agreements: Vec<store::NamedRow>,
    /// What was published in the period and over the months before, earliest first.
    pub items: Vec<store::ItemRow>,
    /// Which agreements that was about.
    pub links: Vec<store::LinkRow>,
    /// What items of the period repeat.
    pub originals: Vec<store::OriginalRow>,
    /// When the agreements were signed by everybody.
    pub signed: Vec<store::SignedRow>,
    /// The agreements that the press wrote about at any time.
    pub covered_agreements: Vec<AgreementId>,
    /// The meetings held in the period.
    pub held: Vec<store::HeldRow>,
    /// Which agreements they concern.
    pub held_links: Vec<store::LinkRow>,
    /// The meetings that the press wrote about at any time.
    pub covered_meetings: Vec<Uuid>,
}

/// Reads the rows; what is answered writes them up.
pub async fn gather(tx: &mut Tx, question: Question) -> Result<Build> {
    let (from, to) = (months::start(&question).min(question.period.from()), question.period.to());
    let rows = Rows {
        head: Head::gather(tx, KEY, &question).await?,
        agreements: store::named(tx, &question).await?,
        items: store::items(tx, &question, from, to).await?,
        links: store::item_links(tx, &question, from, to).await?,
        originals: store::originals(tx, &question).await?,
        signed: store::signed(tx, &question).await?,
        covered_agreements: store::covered_agreements(tx, &question).await?,
        held: store::held(tx, &question).await?,
        held_links: store::held_links(tx, &question).await?,
        covered_meetings: store::covered_meetings(tx, &question).await?,
    };
    Ok(Box::new(move || document(&question, &rows)))
}

/// Writes the rows up.
pub fn document(question: &Question, rows: &Rows) -> Document {
    let matter = Matter::new(question, rows);
    let gaps = [gaps::agreements(&matter), gaps::meetings(&matter)];
    let mut sections: Vec<Section> = vec![
        summary::section(&matter, &gaps),
        shares::by_kind(&matter),
        shares::by_outlet(&matter),
        shares::by_tone(&matter),
        shares::by_agreement(&matter),
        items::section(&matter),
    ];
    sections.extend(gaps);
    sections.push(summary::months(&matter));
    rows.head.document(question, KEY, "items", question.asker.w.press_report.title(), sections)
}

/// What the report is about: the rows that the question chose.
struct Matter<'a> {
    question: &'a Question,
    rows: &'a Rows,
    /// The agreements, by their ids.
    agreements: HashMap<AgreementId, &'a store::NamedRow>,
    /// The agreements each item is about.
    about: HashMap<Uuid, Vec<&'a store::NamedRow>>,
    /// The items of the period and of the months before.
    all: Vec<&'a store::ItemRow>,
    /// The items of the period.
    items: Vec<&'a store::ItemRow>,
}

impl<'a> Matter<'a> {
    fn new(question: &'a Question, rows: &'a Rows) -> Matter<'a> {
        let agreements: HashMap<AgreementId, _> = rows.agreements.iter().map(|row| (row.id, row)).collect();
        let about = linked(&rows.links, &agreements);
        let is_meant = |item: &&store::ItemRow| !question.is_filtered() || about.contains_key(&item.id.uuid());
        let all: Vec<_> = rows.items.iter().filter(is_meant).collect();
        let items = all.iter().copied().filter(|item| question.period.contains(item.published_on)).collect();
        Matter { question, rows, agreements, about, all, items }
    }

    /// The agreements an item is about, in the order of their references.
    fn about(&self, item: &store::ItemRow) -> &[&'a store::NamedRow] {
        self.about.get(&item.id.uuid()).map_or(&[], Vec::as_slice)
    }

    /// The first item of the period that an item goes back to, through any number of republications:
    /// itself, when what it repeats is not of this period.
    fn root(&self, item: &store::ItemRow) -> CoverageId {
        let mut seen = HashSet::new();
        let mut at = item;
        while seen.insert(at.id)
            && let Some(from) = at.republished_from
            && let Some(earlier) = self.items.iter().find(|other| other.id == from)
        {
            at = earlier;
        }
        at.id
    }
}

/// The agreements of each record.
fn linked<'a>(
    links: &[store::LinkRow],
    agreements: &HashMap<AgreementId, &'a store::NamedRow>,
) -> HashMap<Uuid, Vec<&'a store::NamedRow>> {
    let mut about: HashMap<Uuid, Vec<&'a store::NamedRow>> = HashMap::new();
    for link in links {
        if let Some(agreement) = agreements.get(&link.agreement_id) {
            about.entry(link.record).or_default().push(agreement);
        }
    }
    about
}
