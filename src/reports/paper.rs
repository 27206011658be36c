//! What a report says of itself: the paper it is written on, its period and filters, who made it.
use super::notes::{self, Note};
use super::{Asker, Question, store};
use crate::db::{Result, Tx};
use crate::documents::{Cell, Document, Fact, Letterhead, Paper, Registration, Section};
use crate::settings;

/// The letterhead that was set; without a name in it, that of the organisation itself.
pub async fn letterhead(tx: &mut Tx) -> Result<Letterhead> {
    let mut letterhead = settings::store::letterhead(tx).await?;
    if letterhead.organisation.is_empty() {
        letterhead.organisation = store::own_name(tx).await?;
    }
    Ok(letterhead)
}

/// What stands around the parts of a report about a period.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Whose paper it is written on.
    pub letterhead: Letterhead,
    /// The name of the party asked for.
    pub party: Option<String>,
    /// The name of the owner asked for.
    pub owner: Option<String>,
    /// What the director says about the period.
    pub note: Option<Note>,
}

impl Head {
    /// Reads what stands around the parts of the report with this key.
    pub async fn gather(tx: &mut Tx, report: &str, question: &Question) -> Result<Head> {
        Ok(Head {
            letterhead: letterhead(tx).await?,
            party: match question.party {
                Some(party) => store::party_name(tx, party).await?,
                None => None,
            },
            owner: match question.owner {
                Some(owner) => store::owner_name(tx, owner).await?,
                None => None,
            },
            note: notes::store::find(tx, report, &question.period.key()).await?,
        })
    }

    /// The whole report: its parts, with the director's paragraph after the first of them.
    pub fn document(
        &self,
        question: &Question,
        key: &'static str,
        main: &'static str,
        title: &str,
        mut sections: Vec<Section>,
    ) -> Document {
        if let Some(note) = self.note.as_ref().filter(|note| !note.text.is_empty()) {
            sections.insert(1.min(sections.len()), notes::section(question.asker.w, note));
        }
        Document {
            key,
            main,
            title: title.to_owned(),
            period: Some(question.period),
            subtitle: question.period_title(),
            slug: question.period.key(),
            letterhead: self.letterhead.clone(),
            registration: Registration::default(),
            paper: Paper::Portrait,
            is_official: false,
            made_on: question.asker.today,
            facts: self.facts(question),
            sections,
        }
    }

    /// Period, filters, who made it and when.
    fn facts(&self, question: &Question) -> Vec<Fact> {
        let w = question.asker.w.reports;
        let mut facts = vec![
            Fact { key: "from", label: w.from_day(), cell: Cell::Day(question.period.from()) },
            Fact { key: "to", label: w.to_day(), cell: Cell::Day(question.period.to()) },
            Fact { key: "as_of", label: w.as_of(), cell: Cell::Day(question.as_of()) },
        ];
        if let Some(stage) = question.stage {
            facts.push(Fact { key: "stage", label: w.stage(), cell: Cell::Stage(stage) });
        }
        if let Some(party) = &self.party {
            facts.push(Fact { key: "party", label: w.party(), cell: Cell::text(party.clone()) });
        }
        if let Some(owner) = &self.owner {
            facts.push(Fact { key: "owner", label: w.owner(), cell: Cell::text(owner.clone()) });
        }
        facts.extend(made(&question.asker));
        facts
    }
}

/// Who made a document, and when.
pub fn made(asker: &Asker) -> [Fact; 2] {
    let w = asker.w.reports;
    [
        Fact { key: "made_on", label: w.made_on(), cell: Cell::Day(asker.today) },
        Fact { key: "made_by", label: w.made_by(), cell: Cell::text(asker.made_by.clone()) },
    ]
}
