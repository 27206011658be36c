//! The page of one commitment: how it stands, period by period, and what shows it.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::line::Line;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::commitments::store::{self, Evidence, Proof};
use crate::commitments::{Commitment, Mark, Standing, Tally};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Form, Url};
use crate::ids::{CommitmentId, MeetingId};
use crate::meetings;
use crate::page::{Answer, Frame, Nav, Visit, show_again, show_with};
use crate::users::roles::Right;
use crate::words::Words;

/// So many periods are shown unfolded.
const LATEST: usize = 12;

#[derive(Template)]
#[template(path = "commitments/show.html")]
struct ShowPage {
    w: Words,
    frame: Frame,
    form: Form,
    of: Commitment,
    line: Line,
    is_open: bool,
    decision: Option<(MeetingId, String, String)>,
    latest: Vec<Row>,
    older: Vec<Row>,
    evidence: Vec<Evidence>,
    press: Vec<Proof>,
    linkable: Vec<(String, String)>,
    may_waive: bool,
}

/// One period in words.
struct Row {
    period: String,
    expected: i64,
    done: i64,
    owed: i64,
    class: &'static str,
    mark: &'static str,
}

impl Row {
    fn of(w: Words, tally: &Tally) -> Row {
        let class = match tally.mark() {
            Mark::Met => "ok",
            Mark::MadeUp => "warn",
            Mark::Missed => "bad",
            Mark::Running | Mark::Nothing => "",
        };
        Row {
            period: w.lang.pick(tally.period.title_fa(), tally.period.title_en()),
            expected: tally.expected,
            done: tally.done,
            owed: tally.owed,
            class,
            mark: w.label(tally.mark()),
        }
    }
}

impl ShowPage {
    fn is_regular(&self) -> bool {
        !self.latest.is_empty()
    }

    fn is_late(&self) -> bool {
        self.line.late.is_some()
    }
}

/// The page, with a form on it that has faults or none.
pub(super) async fn page(tx: &mut Tx, visit: &Visit, id: CommitmentId, form: Form) -> Answer {
    let w = visit.w;
    let of = store::find(tx, id, &Sight::of(visit.actor()?)).await?;
    let decision = decision(tx, w, &of).await?;
    let item = |one: Proof| {
        (one.id.to_string(), format!("{} — {} — {}", w.day_short(one.published_on), one.outlet, one.headline))
    };
    let linkable = store::linkable(tx, id, of.agreement).await?.into_iter().map(item);
    let choose = (String::new(), w.commitment_page.choose_press().to_owned());
    let standing = Standing::of(of, visit.today);
    let mut rows = standing.judged.tallies.iter().rev().map(|tally| Row::of(w, tally));
    let page = ShowPage {
        w,
        frame: visit.frame(Nav::Actions),
        line: Line::of(w, &standing, visit.today),
        is_open: standing.judged.state.is_open(),
        decision,
        latest: rows.by_ref().take(LATEST).collect(),
        older: rows.collect(),
        evidence: store::evidence(tx, id).await?,
        press: store::press(tx, id).await?,
        linkable: std::iter::once(choose).chain(linkable).collect(),
        may_waive: visit.may(Right::Override),
        of: standing.commitment,
        form,
    };
    if page.form.is_valid() { show_with(StatusCode::OK, &page) } else { show_again(&page) }
}

async fn decision(tx: &mut Tx, w: Words, of: &Commitment) -> Result<Option<(MeetingId, String, String)>, PageError> {
    let Some(id) = of.decision else { return Ok(None) };
    let all = meetings::store::decisions_of_agreement(tx, of.agreement).await?;
    let found = all.into_iter().find(|line| line.id == id);
    Ok(found.map(|line| (line.meeting, w.code(&line.code()), line.text)))
}

/// What the form for something done holds at first: today, one piece.
pub(super) fn blank(visit: &Visit) -> Form {
    let w = visit.w;
    Form::empty(w).with("done_on", w.day_full(visit.today)).with("pieces", w.num(1_i64))
}

pub(super) async fn show(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>) -> Answer {
    page(&mut app.db.read().await?, &visit, id, blank(&visit)).await
}
