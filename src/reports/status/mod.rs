//! The status report: where every agreement stands, what moved in the period, what is stuck and
//! with whom, what comes.
use crate::db::{Result, Tx};
use crate::documents::{Document, Paper, Registration};
use crate::reports::paper::Head;
use crate::reports::{Build, Question, store};
use crate::settings::{self, IdleLimits};

mod around;
mod lists;
mod missing;
mod standing;
mod summary;

pub use standing::Standing;

/// The rows of the report.
pub struct Rows {
    /// What the report says of itself.
    pub head: Head,
    /// How long an agreement may stand in a stage.
    pub limits: IdleLimits,
    /// The agreements.
    pub agreements: Vec<store::AgreementRow>,
    /// Every stage they entered, oldest first.
    pub history: Vec<store::EntryRow>,
    /// Their parties.
    pub parties: Vec<store::PartyRow>,
    /// When they were last met about.
    pub met: Vec<store::MetRow>,
    /// What is there for the next step of each.
    pub facts: Vec<store::FactsRow>,
    /// What is there from each party.
    pub party_facts: Vec<store::PartyFactsRow>,
    /// Their periods in force.
    pub terms: Vec<store::TermRow>,
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
    let rows = Rows {
        head: Head::gather(tx, &question).await?,
        limits: settings::store::idle_limits(tx).await?,
        agreements: store::agreements(tx, &question).await?,
        history: store::history(tx, &question).await?,
        parties: store::parties(tx, &question).await?,
        met: store::last_met(tx, &question).await?,
        facts: store::facts(tx, &question).await?,
        party_facts: store::party_facts(tx, &question).await?,
        terms: store::terms(tx, &question).await?,
        signatures: store::signatures(tx, &question).await?,
        actions: store::overdue_actions(tx, &question).await?,
        meetings: store::meeting_links(tx, &question).await?,
        coverage: store::coverage(tx, &question).await?,
        coverage_of: store::coverage_links(tx, &question).await?,
    };
    Ok(Box::new(move || document(&question, &rows)))
}

/// Writes the rows up.
pub fn document(question: &Question, rows: &Rows) -> Document {
    let standings = standing::all(question, rows);
    let lists = vec![
        lists::agreements(question, &standings),
        lists::moved(question, &standings),
        lists::stuck(question, &standings),
        lists::signed(question, &standings, &rows.signatures),
        lists::came_into_force(question, &standings),
        lists::ending(question, &standings),
        around::actions(question, &standings, rows),
        around::press(question, &standings, rows),
    ];
    let mut sections = vec![summary::section(question, &standings, &lists)];
    sections.extend(lists);
    Document {
        key: "status",
        main: "agreements",
        title: question.asker.w.reports.status().to_owned(),
        period: Some(question.period),
        subtitle: question.period_title(),
        slug: question.period.key(),
        letterhead: rows.head.letterhead.clone(),
        registration: Registration::default(),
        paper: Paper::Portrait,
        is_official: false,
        made_on: question.asker.today,
        facts: rows.head.facts(question),
        sections,
    }
}
