//! The dossier of one agreement: everything that is kept of it, on one paper.
use super::paper::{letterhead, made};
use super::{Asker, Build};
use crate::actions::{self, ActionLine};
use crate::agreements::facts::Facts;
use crate::agreements::sight::Sight;
use crate::agreements::store::HistoryRow;
use crate::agreements::web::gather as needs;
use crate::agreements::{self, Agreement, Party, Relation};
use crate::attachments::{self, AttachmentLine};
use crate::commitments::store::Filter;
use crate::commitments::{self, Standing};
use crate::db::{Result, StoreError, Tx};
use crate::documents::{Document, Letterhead, Paper, Registration};
use crate::drafts::{self, Version};
use crate::ids::AgreementId;
use crate::meetings;
use crate::meetings::store::{DecisionLine, MeetingLine};
use crate::press::{self, CoverageLine};
use crate::signing::{self, Period, SignatureLine};

mod around;
mod identity;
mod life;
mod paperwork;

/// The rows of the dossier.
pub struct Rows {
    /// Whose paper it is written on.
    pub letterhead: Letterhead,
    /// The agreement.
    pub agreement: Agreement,
    /// The names of its team.
    pub team: Vec<String>,
    /// Its parties.
    pub parties: Vec<Party>,
    /// The stages it went through, the first one first.
    pub history: Vec<HistoryRow>,
    /// The meetings about it.
    pub meetings: Vec<MeetingLine>,
    /// What was decided about it.
    pub decisions: Vec<DecisionLine>,
    /// What was to be done.
    pub actions: Vec<ActionLine>,
    /// The versions of its text.
    pub versions: Vec<Version>,
    /// Its signatures, those that stand before those that are void.
    pub signatures: Vec<SignatureLine>,
    /// Its periods in force.
    pub periods: Vec<Period>,
    /// What the parties bound themselves to, and how it stands.
    pub commitments: Vec<Standing>,
    /// What the press wrote.
    pub coverage: Vec<CoverageLine>,
    /// Its files.
    pub files: Vec<AttachmentLine>,
    /// The agreements it has to do with.
    pub related: Vec<Related>,
    /// What there is for the next step.
    pub facts: Facts,
}

/// An agreement that has to do with this one.
pub struct Related {
    /// As what.
    pub relation: Relation,
    /// Whether it is the later one, which refers to this one.
    pub is_later: bool,
    /// Which.
    pub id: AgreementId,
    /// Its reference and title.
    pub name: String,
}

/// Reads the rows; what is answered writes them up. Lists that the stores give newest first are turned
/// round: a dossier is read as a story.
pub async fn gather(tx: &mut Tx, asker: Asker, id: AgreementId) -> Result<Build> {
    let sight = &asker.sight;
    let agreement = agreements::store::find(tx, id, sight).await?;
    let mut signatures = signing::store::standing(tx, id).await?;
    signatures.extend(signing::store::void(tx, id).await?);
    let rows = Rows {
        letterhead: letterhead(tx).await?,
        team: agreements::store::team(tx, id).await?.into_iter().map(|(_, name)| name).collect(),
        parties: agreements::store::parties(tx, id).await?,
        history: agreements::store::history(tx, id).await?,
        meetings: oldest_first(meetings::store::of_agreement(tx, id, sight).await?),
        decisions: oldest_first(meetings::store::decisions_of_agreement(tx, id).await?),
        actions: actions::store::of_agreement(tx, id, sight).await?,
        versions: oldest_first(drafts::store::versions(tx, id).await?),
        signatures,
        periods: signing::store::periods(tx, id).await?,
        commitments: standing(tx, id, &asker).await?,
        coverage: oldest_first(press::store::of_agreement(tx, id).await?),
        files: oldest_first(attachments::store::of_agreement(tx, id).await?),
        related: related(tx, &agreement, sight).await?,
        facts: needs::facts(tx, &agreement, sight, asker.today).await?,
        agreement,
    };
    Ok(Box::new(move || document(&asker, &rows)))
}

/// How its commitments stand today.
async fn standing(tx: &mut Tx, id: AgreementId, asker: &Asker) -> Result<Vec<Standing>> {
    let all = commitments::store::list(tx, &Filter::of(id), &asker.sight).await?;
    Ok(all.into_iter().map(|one| Standing::of(one, asker.today)).collect())
}

fn oldest_first<T>(mut rows: Vec<T>) -> Vec<T> {
    rows.reverse();
    rows
}

/// The related agreements in sight, both ways.
async fn related(tx: &mut Tx, agreement: &Agreement, sight: &Sight) -> Result<Vec<Related>> {
    let mut found = Vec::new();
    if let Some((relation, id)) = agreement.relates_to() {
        match agreements::store::find(tx, id, sight).await {
            Ok(earlier) => {
                let name = format!("{} — {}", earlier.reference(), earlier.title());
                found.push(Related { relation, is_later: false, id, name });
            }
            Err(StoreError::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    let later = agreements::store::referring(tx, agreement.id(), sight).await?;
    found.extend(later.into_iter().map(|(relation, id, name)| Related { relation, is_later: true, id, name }));
    Ok(found)
}

/// Writes the rows up.
pub fn document(asker: &Asker, rows: &Rows) -> Document {
    let w = asker.w;
    Document {
        key: "dossier",
        main: "identity",
        title: w.papers.dossier().to_owned(),
        subtitle: rows.agreement.title().to_owned(),
        slug: rows.agreement.reference().to_owned(),
        period: None,
        letterhead: rows.letterhead.clone(),
        registration: Registration::default(),
        paper: Paper::Portrait,
        is_official: false,
        made_on: asker.today,
        facts: made(asker).into(),
        sections: vec![
            identity::identity(asker, rows),
            identity::parties(w, rows),
            life::stages(w, rows),
            life::meetings(w, rows),
            life::decisions(w, rows),
            life::actions(asker, rows),
            paperwork::versions(w, rows),
            paperwork::verdicts(w, rows),
            paperwork::signatures(w, rows),
            paperwork::terms(w, rows),
            paperwork::commitments(w, rows),
            around::press(w, rows),
            around::files(w, rows),
            around::related(w, rows),
            around::needs(w, rows),
        ],
    }
}
