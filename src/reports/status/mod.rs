//! The status report: where every agreement stands, what moved in the period, what is stuck and
//! with whom, what comes.
use crate::db::{Result, Tx};
use crate::documents::{Document, Fact};
use crate::reports::paper::Head;
use crate::reports::{Build, Question, store};
use crate::settings::{self, IdleLimits};

mod around;
mod changes;
mod course;
mod figures;
mod lists;
mod missing;
mod standing;
mod summary;
pub mod waits;

pub use standing::Standing;

/// Its name in addresses.
pub const KEY: &str = "status";

/// The rows of the report.
#[derive(Default)]
pub struct Rows {
    /// What stands around the parts.
    pub head: Head,
    /// How long an agreement may stand in a stage.
    pub limits: IdleLimits,
    /// The agreements.
    pub agreements: Vec<store::AgreementRow>,
    /// Every stage they entered, oldest first.
    pub history: Vec<store::EntryRow>,
    /// Their periods in force.
    pub terms: Vec<store::TermRow>,
    /// Their parties.
    pub parties: Vec<store::PartyRow>,
    /// When they were last met about.
    pub met: Vec<store::MetRow>,
    /// What is there for the next step of each.
    pub facts: Vec<store::FactsRow>,
    /// What is there from each party.
    pub party_facts: Vec<store::PartyFactsRow>,
    /// Whom they awaited, oldest first.
    pub awaits: Vec<store::AwaitRow>,
    /// When they were signed by everybody.
    pub signed: Vec<store::SignedRow>,
    /// What surrounds them in the period.
    pub around: Around,
    /// The same question about the period before, and what surrounded them then.
    pub before: Option<(Question, Around)>,
}

/// What surrounds the agreements in one period.
#[derive(Default)]
pub struct Around {
    /// The signatures of the period.
    pub signatures: Vec<store::SignatureRow>,
    /// Actions past their day.
    pub actions: Vec<store::ActionRow>,
    /// Which agreements the meetings of these actions concern.
    pub meetings: Vec<store::LinkRow>,
    /// What the press wrote in the period.
    pub coverage: Vec<store::CoverageRow>,
    /// Which agreements it wrote about.
    pub coverage_of: Vec<store::LinkRow>,
}

/// Reads the rows; what is answered writes them up.
pub async fn gather(tx: &mut Tx, question: Question) -> Result<Build> {
    let before = match question.period.previous() {
        Some(period) => {
            let earlier = question.about(period);
            let around = surroundings(tx, &earlier).await?;
            Some((earlier, around))
        }
        None => None,
    };
    let rows = Rows {
        head: Head::gather(tx, KEY, &question).await?,
        parties: store::parties(tx, &question).await?,
        met: store::last_met(tx, &question).await?,
        facts: store::facts(tx, &question).await?,
        party_facts: store::party_facts(tx, &question).await?,
        awaits: store::awaits(tx, &question).await?,
        signed: store::signed(tx, &question).await?,
        before,
        ..figure_rows(tx, &question).await?
    };
    Ok(Box::new(move || document(&question, &rows)))
}

/// Reads the few rows that the figures alone need; what is answered counts them.
pub async fn gather_figures(tx: &mut Tx, question: Question) -> Result<impl FnOnce() -> Vec<Fact> + Send + 'static> {
    let rows = figure_rows(tx, &question).await?;
    Ok(move || figures::count(&question, &standing::bare(&question, &rows), &rows.around))
}

async fn figure_rows(tx: &mut Tx, question: &Question) -> Result<Rows> {
    Ok(Rows {
        limits: settings::store::idle_limits(tx).await?,
        agreements: store::agreements(tx, question).await?,
        history: store::history(tx, question).await?,
        terms: store::terms(tx, question).await?,
        around: surroundings(tx, question).await?,
        ..Rows::default()
    })
}

async fn surroundings(tx: &mut Tx, question: &Question) -> Result<Around> {
    Ok(Around {
        signatures: store::signatures(tx, question).await?,
        actions: store::overdue_actions(tx, question).await?,
        meetings: store::meeting_links(tx, question).await?,
        coverage: store::coverage(tx, question).await?,
        coverage_of: store::coverage_links(tx, question).await?,
    })
}

/// Writes the rows up.
pub fn document(question: &Question, rows: &Rows) -> Document {
    let standings = standing::all(question, rows);
    let now = figures::count(question, &standings, &rows.around);
    let before = rows.before.as_ref().map(|(earlier, around)| {
        let standings = standing::bare(earlier, rows);
        figures::count(earlier, &standings, around)
    });
    let sections = vec![
        summary::section(question, &standings, now.clone()),
        changes::changes(question, &now, before.as_deref()),
        lists::agreements(question, &standings),
        lists::moved(question, &standings),
        lists::stuck(question, &standings),
        lists::signed(question, &standings, &rows.around.signatures),
        lists::came_into_force(question, &standings),
        lists::ending(question, &standings),
        around::actions(question, &standings, &rows.around),
        around::press(question, &standings, &rows.around),
        course::longest(question, &standings),
        course::months(question, &standings, rows),
    ];
    rows.head.document(question, KEY, "agreements", question.asker.w.reports.status(), sections)
}
