//! The page of one agreement: where it stands, what the next step needs, what happened.
use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use super::gather;
use super::marks::{awaited, badge, ending, holds};
use super::show_life::{Kept, Life, life};
use super::show_parts::{
    Detail, Guard, PartyLine, StageMark, Way, details, guard, other_steps, parties, stages, standing,
};
use super::show_side::{Related, Side, related, side};
use crate::agreements::health::{Health, Pulse};
use crate::agreements::sight::Sight;
use crate::agreements::{Agreement, store};
use crate::app::{App, Route, get};
use crate::audit;
use crate::commitments::store::Filter;
use crate::commitments::web::line::Sides;
use crate::commitments::{self, Standing};
use crate::db::{Result, Tx};
use crate::form::{Params, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Frame, Markup, Nav, Visit, show};
use crate::users::roles::Right;
use crate::words::Words;
use crate::{actions, attachments, drafts, meetings, press, signing};

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get("/agreements/{id}", Right::Read, show_one)]
}

struct Next {
    text: String,
    due: Option<Markup>,
    late: Option<String>,
    awaited: String,
}

#[derive(Template)]
#[template(path = "agreements/show.html")]
struct ShowPage {
    w: Words,
    frame: Frame,
    base: String,
    /// The id, for addresses of forms to be filled in with it.
    id: String,
    reference: Markup,
    title: String,
    kind: &'static str,
    owner: String,
    confidential: bool,
    version: i64,
    locked: bool,
    condition: (&'static str, &'static str),
    holds: Vec<String>,
    ending: Option<String>,
    stages: Vec<StageMark>,
    guard: Option<Guard>,
    standing: Option<String>,
    other_steps: Vec<(&'static str, String)>,
    next: Next,
    life: Life,
    details: Vec<Detail>,
    parties: Vec<PartyLine>,
    side: Side,
    commitments: Sides,
    related: Vec<Related>,
    recorded: Markup,
}

impl ShowPage {
    /// Where the dossier is.
    fn dossier(&self) -> String {
        format!("{}/dossier", self.base)
    }
}

/// Everything that hangs on an agreement.
async fn kept(tx: &mut Tx, id: AgreementId, sight: &Sight, today: NaiveDate) -> Result<Kept> {
    let commitments = commitments::store::list(tx, &Filter::of(id), sight).await?;
    Ok(Kept {
        history: store::history(tx, id).await?,
        meetings: meetings::store::of_agreement(tx, id, sight).await?,
        decisions: meetings::store::decisions_of_agreement(tx, id).await?,
        versions: drafts::store::versions(tx, id).await?,
        signatures: signing::store::standing(tx, id).await?,
        void: signing::store::void(tx, id).await?,
        coverage: press::store::of_agreement(tx, id).await?,
        files: attachments::store::of_agreement(tx, id).await?,
        actions: actions::store::open_of_agreement(tx, id).await?,
        periods: signing::store::periods(tx, id).await?,
        commitments: commitments.into_iter().map(|one| Standing::of(one, today)).collect(),
        events: audit::store::of_agreement(tx, id, 1000).await?,
    })
}

async fn show_one(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, params: Params) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let sight = Sight::of(actor);
    let mut tx = app.db.read().await?;
    let a = store::find(&mut tx, id, &sight).await?;
    let kept = kept(&mut tx, id, &sight, visit.today).await?;
    let facts = gather::facts(&mut tx, &a, &sight, visit.today).await?;
    let of_parties = store::parties(&mut tx, id).await?;
    let team = store::team(&mut tx, id).await?;
    let limits = crate::settings::store::idle_limits(&mut tx).await?;
    let related = related(&mut tx, w, &a, &sight).await?;
    drop(tx);

    let ends_on = kept.periods.last().and_then(|period| period.span.ends_on);
    let health = Health::of(&pulse(&a, ends_on), visit.today, &limits);
    let frame = visit.frame(Nav::Agreements);
    let base = format!("/agreements/{id}");
    show(&ShowPage {
        w,
        id: id.to_string(),
        reference: w.code_mark(a.reference()),
        title: a.title().to_owned(),
        kind: w.label(a.kind()),
        owner: a.owner_name().to_owned(),
        confidential: a.confidential(),
        version: a.version(),
        locked: a.is_locked(),
        condition: (badge(health.condition()), w.label(health.condition())),
        holds: holds(w, &health),
        ending: ending(w, &health),
        stages: stages(w, &a, &kept.history, visit.today),
        guard: guard(w, &a, &facts, actor.role),
        standing: standing(w, &a),
        other_steps: other_steps(w, &a, actor.role),
        next: next(w, &a, &visit),
        life: life(w, (&a, &base), &kept, &params, visit.today),
        details: details(w, &a, &team, frame.may_record),
        parties: parties(w, &of_parties, &kept.signatures),
        commitments: Sides::of(w, &kept.commitments, visit.today),
        side: side(w, &base, kept, visit.today),
        related,
        recorded: w.moment(a.created_at()),
        frame,
        base,
    })
}

fn pulse(a: &Agreement, ends_on: Option<NaiveDate>) -> Pulse {
    Pulse {
        stage: a.stage(),
        since: a.stage_since(),
        has_next_step: !a.next().text.is_empty(),
        next_due_on: a.next().due_on,
        ends_on,
    }
}

fn next(w: Words, a: &Agreement, visit: &Visit) -> Next {
    let step = a.next();
    let late = step.due_on.map(|due| (visit.today - due).num_days()).filter(|late| *late > 0);
    Next {
        text: step.text.clone(),
        due: step.due_on.map(|day| w.weekday(day)),
        late: late.map(|days| w.common.days_late(days)),
        awaited: awaited(w, step.awaited, a.awaited_party_name(), a.awaited_person_name()),
    }
}
