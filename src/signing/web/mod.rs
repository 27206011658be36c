//! The signing page of an agreement: who signed, the signed copy, the periods in force.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::{Period, SignatureLine, store, takes_renewal, takes_signatures, takes_signed_copy};
use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement, Party};
use crate::app::{App, Route, get, post};
use crate::attachments::{self, AttachmentKind, AttachmentLine};
use crate::drafts::{self, Version};
use crate::error::PageError;
use crate::form::{Form, Url};
use crate::ids::{AgreementId, OrganisationId};
use crate::page::{Answer, Frame, Nav, Visit, show_with};
use crate::people::{self, Post};
use crate::users::roles::Right;
use crate::words::Words;

mod copy;
mod period;
mod signature;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![
        get("/agreements/{id}/signing", Right::Read, show),
        post("/agreements/{id}/signing/signatures", Right::Record, signature::record),
        post("/agreements/{id}/signing/signatures/{signature}/void", Right::Record, signature::void),
        post("/agreements/{id}/signing/copy", Right::Record, copy::attach).with_upload(),
        post("/agreements/{id}/signing/periods", Right::Decide, period::renew),
    ]
}

/// A party that binds itself: its signature, or the form for one. The names of the form's fields
/// begin with the prefix, so that a page has several.
struct Signer {
    organisation: OrganisationId,
    name: String,
    role: &'static str,
    signatory: String,
    signature: Option<SignatureLine>,
    posts: Vec<(String, String)>,
    prefix: String,
    post: String,
    signed_on: String,
    place: String,
    override_reason: String,
    warning: Option<Warning>,
    asks_reason: bool,
}

/// What speaks against a signature, and where it is mended.
#[derive(Clone)]
struct Warning {
    party: OrganisationId,
    lines: Vec<&'static str>,
    link: String,
    may_override: bool,
}

/// A period with what it is today.
struct PeriodRow {
    period: Period,
    span: String,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "signing/show.html")]
struct SigningPage {
    w: Words,
    frame: Frame,
    agreement: Agreement,
    /// The version to be signed: the latest.
    version: Option<Version>,
    is_approved: bool,
    signers: Vec<Signer>,
    void: Vec<SignatureLine>,
    copies: Vec<AttachmentLine>,
    periods: Vec<PeriodRow>,
    form: Form,
    conflict: Option<String>,
    takes_signatures: bool,
    is_signing: bool,
    takes_copy: bool,
    takes_renewal: bool,
    /// Where the step into force is taken, for those who may.
    step: Option<String>,
}

/// How the page is shown: its form as typed, what speaks against it, who was faster.
struct Shown {
    status: StatusCode,
    typed: Option<Form>,
    warning: Option<Warning>,
    conflict: Option<String>,
}

impl Shown {
    fn again(typed: Form) -> Shown {
        Shown { status: StatusCode::UNPROCESSABLE_ENTITY, typed: Some(typed), warning: None, conflict: None }
    }
}

async fn show(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>) -> Answer {
    render(&app, &visit, id, Shown { status: StatusCode::OK, typed: None, warning: None, conflict: None }).await
}

async fn render(app: &App, visit: &Visit, id: AgreementId, shown: Shown) -> Answer {
    let w = visit.w;
    let mut tx = app.db.read().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    let version = drafts::store::latest(&mut tx, id).await?;
    let parties = agreements::store::parties(&mut tx, id).await?;
    let standing = store::standing(&mut tx, id).await?;
    let void = store::void(&mut tx, id).await?;
    let periods = store::periods(&mut tx, id).await?;
    let mut copies = attachments::store::of_agreement(&mut tx, id).await?;
    copies.retain(|file| file.kind == AttachmentKind::SignedCopy);
    let binding: Vec<Party> = parties.into_iter().filter(|party| party.role.binds()).collect();
    let binding_ids: Vec<_> = binding.iter().map(|party| party.organisation).collect();
    let mut signers = Vec::new();
    for (at, party) in binding.into_iter().enumerate() {
        let posts = people::store::posts_at(&mut tx, party.organisation).await?;
        let signature = standing.iter().find(|line| line.organisation == party.organisation).cloned();
        signers.push(signer(visit, at + 1, party, signature, posts));
    }
    drop(tx);
    let mut form = shown.typed.unwrap_or_else(|| Form::empty(w));
    form.complete(&filled(visit, &signers, &periods));
    if let Some(warning) = shown.warning {
        for signer in signers.iter_mut().filter(|signer| signer.organisation == warning.party) {
            signer.asks_reason = warning.may_override;
            signer.warning = Some(warning.clone());
        }
    }
    let (stage, may_record) = (agreement.stage(), visit.may(Right::Record));
    let is_signing = takes_signatures(stage);
    let page = SigningPage {
        w,
        frame: visit.frame(Nav::Agreements),
        is_approved: version.as_ref().is_some_and(|version| version.is_approved_by_all(&binding_ids)),
        takes_signatures: may_record && is_signing && version.is_some(),
        is_signing,
        takes_copy: may_record && takes_signed_copy(stage, !copies.is_empty()),
        takes_renewal: visit.may(Right::Decide)
            && takes_renewal(stage)
            && periods.iter().all(|period| period.span.ends_on.is_some()),
        step: (is_signing && visit.may(Right::Advance)).then(|| format!("/agreements/{id}/steps/bring_into_force")),
        periods: periods.into_iter().map(|period| period_row(visit, period)).collect(),
        conflict: shown.conflict.map(|by| w.signing.conflict(by)),
        agreement,
        version,
        signers,
        void,
        copies,
        form,
    };
    show_with(shown.status, &page)
}

fn period_row(visit: &Visit, period: Period) -> PeriodRow {
    PeriodRow { span: visit.w.span(period.span), is_current: period.span.holds(visit.today), period }
}

/// The prefix of the fields of the party at a place, from 1.
fn prefix(place: usize) -> String {
    format!("p{place}.")
}

/// The prefix that a form says its fields have.
fn prefix_of(form: &Form) -> Result<String, PageError> {
    let known = form.value("prefix").strip_prefix('p').and_then(|rest| rest.strip_suffix('.'));
    known.and_then(|place| place.parse().ok()).map(prefix).ok_or(PageError::Unreadable)
}

fn signer(visit: &Visit, place: usize, party: Party, signature: Option<SignatureLine>, posts: Vec<Post>) -> Signer {
    let w = visit.w;
    let option = |post: &Post| {
        let words = match (post.may_sign, post.was_held_on(visit.today)) {
            (true, true) => post.label(),
            (false, true) => w.signing.post_may_not_sign(post.label()),
            (_, false) => w.signing.post_not_held(post.label()),
        };
        (post.id.to_string(), words)
    };
    let none = (String::new(), w.signing.choose_post().to_owned());
    Signer {
        organisation: party.organisation,
        name: party.name,
        role: w.label(party.role),
        signatory: party.signatory.map(|post| post.id.to_string()).unwrap_or_default(),
        signature,
        posts: std::iter::once(none).chain(posts.iter().map(option)).collect(),
        prefix: prefix(place),
        post: prefix(place) + "post",
        signed_on: prefix(place) + "signed_on",
        place: prefix(place) + "place",
        override_reason: prefix(place) + "override_reason",
        warning: None,
        asks_reason: false,
    }
}

/// The forms as first shown: the signatory of each party today, and a renewal right after the last period.
fn filled(visit: &Visit, signers: &[Signer], periods: &[Period]) -> Form {
    let mut form = Form::empty(visit.w);
    for signer in signers {
        form.set(&signer.post, signer.signatory.clone());
        form.set(&signer.signed_on, visit.w.day_full(visit.today));
    }
    if let Some(day) = periods.last().and_then(|period| period.span.next_day()) {
        form.set("starts_on", visit.w.day_full(day));
    }
    form
}
