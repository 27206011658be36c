//! The pages of drafts: the list of versions, the editor, one version, two compared.
use askama::Template;
use axum::extract::State;

use super::{TextState, Version, WorkingCopy, store};
use crate::agreements::lifecycle::{Step, open_steps};
use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement, Party};
use crate::app::{App, Route, get, post, put};
use crate::attachments::{self, AttachmentLine};
use crate::form::Url;
use crate::ids::{AgreementId, OrganisationId};
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::users::roles::Right;
use crate::words::Words;

mod compare;
mod edit;
mod returned;
mod save;
mod show;
mod verdict;

pub use edit::Start;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/agreements/{id}/drafts", Right::Read, list),
        post("/agreements/{id}/drafts", Right::Record, save::create).with_upload(),
        get("/agreements/{id}/drafts/edit", Right::Record, edit::edit),
        get("/agreements/{id}/drafts/returned", Right::Record, returned::ask),
        post("/agreements/{id}/drafts/returned", Right::Record, returned::create).with_upload(),
        put("/agreements/{id}/drafts/working-copy", Right::Record, save::autosave),
        post("/agreements/{id}/drafts/working-copy", Right::Record, save::save).with_upload(),
        get("/agreements/{id}/drafts/compare", Right::Read, compare::compare),
        get("/agreements/{id}/drafts/{number}", Right::Read, show::show_version),
        post("/agreements/{id}/drafts/{number}/verdicts", Right::Record, verdict::record),
    ]
}

/// What a party says of a version, or that it has said nothing yet.
struct PartyState {
    organisation: OrganisationId,
    name: String,
    words: &'static str,
    /// The tone of the badge.
    tone: &'static str,
    verdict: Option<super::Verdict>,
}

/// The state of every party that binds itself, in their order.
fn party_states(w: Words, parties: &[Party], version: &Version) -> Vec<PartyState> {
    let binding = parties.iter().filter(|party| party.role.binds());
    binding
        .map(|party| {
            let verdict = version.verdict_of(party.organisation).cloned();
            let (words, tone) = match &verdict {
                Some(said) if said.is_approval() => (w.label(said.answer), "ok"),
                Some(said) => (w.label(said.answer), "bad"),
                None => (w.drafts.no_verdict(), ""),
            };
            PartyState { organisation: party.organisation, name: party.name.clone(), words, tone, verdict }
        })
        .collect()
}

/// Why nothing can be saved, with a way on for those who may go it.
struct Closed {
    text: &'static str,
    way_on: Option<(String, &'static str)>,
}

/// Says why the text of an agreement cannot be worked on, if it cannot.
fn closed(visit: &Visit, agreement: &Agreement) -> Option<Closed> {
    let (w, id) = (visit.w, agreement.id());
    let step = |step: Step, words| {
        let role = visit.actor.as_ref().map(|actor| actor.role);
        let may = role.is_some_and(|role| open_steps(agreement.stage(), role).any(|rule| rule.step == step));
        may.then(|| (format!("/agreements/{id}/steps/{}", step.key()), words))
    };
    Some(match TextState::at(agreement.stage()) {
        TextState::Open => return None,
        TextState::AtSigning => {
            Closed { text: w.drafts.at_signing(), way_on: step(Step::ReturnToDrafting, w.drafts.return_it()) }
        }
        TextState::Halted => Closed { text: w.drafts.halted(), way_on: step(Step::Resume, w.drafts.resume_it()) },
        TextState::Signed => {
            let addendum = (format!("/agreements/new?amends={id}"), w.drafts.new_addendum());
            Closed { text: w.drafts.only_by_addendum(), way_on: visit.may(Right::Record).then_some(addendum) }
        }
    })
}

/// A version as the table shows it.
struct VersionRow {
    version: Version,
    parties: Vec<PartyState>,
    files: Vec<AttachmentLine>,
    /// Chosen as the earlier one to compare.
    is_a: bool,
    /// Chosen as the later one.
    is_b: bool,
}

#[derive(Template)]
#[template(path = "drafts/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    agreement: Agreement,
    rows: Vec<VersionRow>,
    may_compare: bool,
    unfinished: Option<WorkingCopy>,
    closed: Option<Closed>,
    may_edit: bool,
}

async fn list(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>) -> Answer {
    let mut tx = app.db.read().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    let versions = store::versions(&mut tx, id).await?;
    let parties = agreements::store::parties(&mut tx, id).await?;
    let files = attachments::store::of_agreement(&mut tx, id).await?;
    let unfinished = unfinished(&mut tx, id, versions.first()).await?;
    drop(tx);
    let may_compare = versions.len() > 1;
    let row = |(at, version): (usize, Version)| VersionRow {
        parties: party_states(visit.w, &parties, &version),
        files: files.iter().filter(|file| file.target.draft == Some(version.id)).cloned().collect(),
        is_a: at == 1,
        is_b: at == 0,
        version,
    };
    let closed = closed(&visit, &agreement);
    let may_record = visit.may(Right::Record);
    let page = ListPage {
        w: visit.w,
        frame: visit.frame(Nav::Agreements),
        rows: versions.into_iter().enumerate().map(row).collect(),
        may_edit: may_record && closed.is_none(),
        agreement,
        may_compare,
        unfinished,
        closed,
    };
    show(&page)
}

/// The working copy, when it says something the latest version does not.
async fn unfinished(
    tx: &mut crate::db::Tx,
    agreement: AgreementId,
    latest: Option<&Version>,
) -> crate::db::Result<Option<WorkingCopy>> {
    let Some(copy) = store::working_copy(tx, agreement).await? else { return Ok(None) };
    let saved = match latest {
        Some(version) => store::text(tx, version.id).await?,
        None => String::new(),
    };
    Ok(Some(copy).filter(|copy| copy.text != saved))
}
