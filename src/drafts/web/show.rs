//! One version: its text, its file, and what each party says of it.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::{Closed, PartyState, closed, party_states};
use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement};
use crate::app::App;
use crate::attachments::{self, AttachmentLine};
use crate::drafts::outline::{self, Line};
use crate::drafts::{Answer as Said, ReturnReason, TextState, Version, store};
use crate::error::PageError;
use crate::form::{Form, Params, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Frame, Nav, Visit, show_with};
use crate::persian::bidi::direction;
use crate::users::roles::Right;
use crate::words::Words;

/// The form of one party. The names of its fields begin with the prefix, so that a page has several.
struct PartyForm {
    state: PartyState,
    prefix: String,
    version: i64,
    open: bool,
    answer: String,
    given_on: String,
    given_by: String,
    reason_code: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "drafts/version.html")]
struct VersionPage<'a> {
    w: Words,
    frame: Frame,
    agreement: Agreement,
    version: Version,
    lines: Vec<Line<'a>>,
    /// The direction of the whole text.
    dir: &'static str,
    files: Vec<AttachmentLine>,
    parties: Vec<PartyForm>,
    form: Form,
    answers: Vec<(String, &'static str)>,
    reasons: Vec<(String, &'static str)>,
    /// The version before, to compare with.
    previous: Option<i64>,
    is_latest: bool,
    takes_verdicts: bool,
    may_edit: bool,
    closed: Option<Closed>,
    conflict: Option<String>,
}

impl VersionPage<'_> {
    /// Where the version is as a document; `ending` is the end of the address.
    fn paper(&self, ending: &str) -> String {
        format!("/agreements/{}/drafts/{}{ending}", self.agreement.id(), self.version.number)
    }
}

/// How the page is shown: its form as typed or filled in, and what else there is to say.
pub(super) struct Shown {
    pub status: StatusCode,
    /// A form that came back, or nothing when the page is first shown.
    pub typed: Option<Form>,
    /// Who was faster, if somebody was.
    pub conflict: Option<String>,
}

pub(super) async fn show_version(
    State(app): State<App>,
    visit: Visit,
    Url((id, number)): Url<(AgreementId, String)>,
    params: Params,
) -> Answer {
    // «3.docx» is the same version as a document.
    let (number, suffix) = number.split_once('.').map_or((number.as_str(), None), |(n, suffix)| (n, Some(suffix)));
    let number = number.parse().map_err(|_| PageError::NotFound)?;
    if let Some(suffix) = suffix {
        return crate::reports::web::version(app, visit, id, number, suffix, params).await;
    }
    let first = Shown { status: StatusCode::OK, typed: None, conflict: None };
    render(&app, &visit, id, number, first).await
}

pub(super) async fn render(app: &App, visit: &Visit, id: AgreementId, number: i64, shown: Shown) -> Answer {
    let w = visit.w;
    let mut tx = app.db.read().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    let version = store::find(&mut tx, id, number).await?;
    let text = store::text(&mut tx, version.id).await?;
    let parties = agreements::store::parties(&mut tx, id).await?;
    let files = attachments::store::of_draft(&mut tx, version.id).await?;
    let next = store::next_number(&mut tx, id).await?;
    drop(tx);
    let takes_verdicts = visit.may(Right::Record) && TextState::at(agreement.stage()).takes_verdicts();
    let states = party_states(w, &parties, &version);
    let returned = shown.typed.as_ref().map(|form| form.value("party").to_owned());
    let mut form = shown.typed.unwrap_or_else(|| Form::empty(w));
    form.complete(&filled(visit, &states));
    let page = VersionPage {
        w,
        frame: visit.frame(Nav::Agreements),
        lines: outline::lines(&text),
        dir: direction(&text),
        parties: party_forms(states, returned.as_deref()),
        form,
        answers: Said::ALL.iter().map(|said| (said.key().to_owned(), w.label(said))).collect(),
        reasons: reasons(w),
        previous: (number > 1).then_some(number - 1),
        is_latest: next == number + 1,
        takes_verdicts,
        may_edit: visit.may(Right::Record) && TextState::at(agreement.stage()).takes_text(),
        closed: closed(visit, &agreement),
        conflict: shown.conflict.map(|by| w.drafts.verdict_conflict(by)),
        agreement,
        version,
        files,
    };
    show_with(shown.status, &page)
}

fn reasons(w: Words) -> Vec<(String, &'static str)> {
    let none = (String::new(), w.drafts.choose_reason());
    std::iter::once(none).chain(ReturnReason::ALL.iter().map(|why| (why.key().to_owned(), w.label(why)))).collect()
}

/// The prefix of the fields of the party at a place, from 1.
fn prefix(place: usize) -> String {
    format!("p{place}.")
}

fn party_forms(states: Vec<PartyState>, returned: Option<&str>) -> Vec<PartyForm> {
    let form = |(at, state): (usize, PartyState)| PartyForm {
        answer: prefix(at + 1) + "answer",
        given_on: prefix(at + 1) + "given_on",
        given_by: prefix(at + 1) + "given_by",
        reason_code: prefix(at + 1) + "reason_code",
        reason: prefix(at + 1) + "reason",
        prefix: prefix(at + 1),
        version: state.verdict.as_ref().map_or(0, |verdict| verdict.version),
        open: match returned {
            Some(party) => party == state.organisation.to_string(),
            None => state.verdict.is_none(),
        },
        state,
    };
    states.into_iter().enumerate().map(form).collect()
}

/// The forms as first shown: with what was said so far, the day being today.
fn filled(visit: &Visit, states: &[PartyState]) -> Form {
    let mut form = Form::empty(visit.w);
    for (at, state) in states.iter().enumerate() {
        let field = |name: &str| format!("{}{name}", prefix(at + 1));
        let day = state.verdict.as_ref().map_or(visit.today, |verdict| verdict.given_on);
        form.set(&field("given_on"), visit.w.day_full(day));
        if let Some(verdict) = &state.verdict {
            form.set(&field("answer"), verdict.answer.key());
            form.set(&field("given_by"), verdict.given_by.clone());
            form.set(&field("reason_code"), verdict.reason_code.map_or("", ReturnReason::key));
            form.set(&field("reason"), verdict.reason.clone());
        }
    }
    form
}

/// The prefix of a party's fields on the page, by its place among those that bind themselves.
pub(super) fn prefix_of(form: &Form) -> Result<String, PageError> {
    let prefix = form.value("prefix");
    let known = prefix.strip_prefix('p').and_then(|rest| rest.strip_suffix('.'));
    let place = known.and_then(|place| place.parse::<usize>().ok()).ok_or(PageError::Unreadable)?;
    Ok(self::prefix(place))
}
