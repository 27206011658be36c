//! The minutes: what was decided, and whether it is done.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use crate::actions::{self, ActionLine};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentKind, AttachmentLine};
use crate::audit::{self, Entry};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Form, Url};
use crate::ids::{AgreementId, MeetingId};
use crate::meetings::{Attendance, Decision, Meeting, MeetingAct, MeetingState, store};
use crate::page::{Answer, Frame, Nav, Visit, show_with};
use crate::press::{self, CoverageLine};
use crate::settings;
use crate::users::roles::Right;
use crate::words::Words;

/// Events shown under the minutes.
const EVENTS: i64 = 30;

#[derive(Template)]
#[template(path = "meetings/show.html")]
struct ShowPage {
    w: Words,
    frame: Frame,
    form: Form,
    meeting: Meeting,
    letterhead: String,
    agreements: Vec<(AgreementId, String, String)>,
    attendance: Vec<Attendance>,
    rows: Vec<MinuteRow>,
    others: Vec<ActionLine>,
    files: Vec<AttachmentLine>,
    kinds: Vec<(String, String)>,
    press: Vec<CoverageLine>,
    events: Vec<Entry>,
    may: Vec<MeetingAct>,
    note: Option<&'static str>,
}

/// A row of the table of decisions: a decision with the first action born from it, or one more action.
struct MinuteRow {
    decision: Option<Decision>,
    action: Option<ActionLine>,
    late: Option<i64>,
    may_add: bool,
}

impl ShowPage {
    fn may(&self, act: &str) -> bool {
        self.may.iter().any(|allowed| allowed.key() == act)
    }

    /// From when to when, in words.
    fn time(&self) -> String {
        self.w.hours(&self.meeting.starts_at, &self.meeting.ends_at)
    }

    /// Where the minutes are as a document.
    fn paper(&self) -> String {
        format!("/meetings/{}/minutes", self.meeting.id)
    }

    fn is_cancelled(&self) -> bool {
        self.meeting.state == MeetingState::Cancelled
    }

    fn has_decisions(&self) -> bool {
        !self.rows.is_empty()
    }
}

/// The minutes of a meeting.
pub async fn show(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>) -> Answer {
    let mut tx = app.db.read().await?;
    let form = Form::empty(visit.w).with("kind", AttachmentKind::MinutesScan.key());
    show_with(StatusCode::OK, &page(&mut tx, &visit, id, form).await?)
}

/// The minutes with a form on them that has faults.
pub async fn show_fault(tx: &mut Tx, visit: &Visit, id: MeetingId, form: Form) -> Answer {
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(tx, visit, id, form).await?)
}

async fn page(tx: &mut Tx, visit: &Visit, id: MeetingId, form: Form) -> Result<ShowPage, PageError> {
    let (w, sight) = (visit.w, Sight::of(visit.actor()?));
    let meeting = store::find(tx, id, &sight).await?;
    let actions = actions::store::of_meeting(tx, id, &sight).await?;
    let decisions = store::decisions(tx, id, &sight).await?;
    let may = |act: &MeetingAct| {
        let right = if *act == MeetingAct::Reopen { Right::Decide } else { Right::Record };
        visit.may(right) && meeting.allows(*act)
    };
    let may: Vec<MeetingAct> = MeetingAct::ALL.iter().copied().filter(may).collect();
    let is_of_none = |action: &&ActionLine| !decisions.iter().any(|decision| action.decision == Some(decision.id));
    let kinds = [AttachmentKind::MinutesScan, AttachmentKind::Photo, AttachmentKind::Letter, AttachmentKind::Other];
    Ok(ShowPage {
        w,
        frame: visit.frame(Nav::Meetings),
        letterhead: settings::store::organisation(tx).await?,
        agreements: store::agreements(tx, id, &sight).await?,
        attendance: store::attendance(tx, id).await?,
        others: actions.iter().filter(is_of_none).cloned().collect(),
        rows: minute_rows(decisions, &actions, visit, may.contains(&MeetingAct::Edit)),
        files: attachments::store::of_meeting(tx, id).await?,
        kinds: kinds.map(|kind| (kind.key().to_owned(), w.label(kind).to_owned())).into(),
        press: press::store::of_meeting(tx, id, &sight).await?,
        events: audit::store::of_subject(tx, id.uuid(), EVENTS).await?,
        note: note(w, &meeting, visit),
        meeting,
        may,
        form,
    })
}

/// What the day says about the state of the meeting.
fn note(w: Words, meeting: &Meeting, visit: &Visit) -> Option<&'static str> {
    match meeting.state {
        _ if meeting.is_final() => None,
        MeetingState::Held if meeting.held_on > visit.today => Some(w.meetings.future_held()),
        MeetingState::Planned if meeting.held_on < visit.today => Some(w.meetings.past_planned()),
        _ => None,
    }
}

fn minute_rows(decisions: Vec<Decision>, actions: &[ActionLine], visit: &Visit, may_add: bool) -> Vec<MinuteRow> {
    let mut rows = Vec::new();
    for decision in decisions {
        let id = decision.id;
        let born = actions.iter().filter(|action| action.decision == Some(id)).cloned();
        let mut born = born.map(|action| (action.days_late(visit.today), Some(action)));
        let (late, first) = born.next().unwrap_or((None, None));
        rows.push(MinuteRow { may_add: may_add && first.is_none(), decision: Some(decision), action: first, late });
        rows.extend(born.map(|(late, action)| MinuteRow { decision: None, action, late, may_add: false }));
    }
    rows
}
