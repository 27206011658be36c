//! What is done to a meeting as a whole.
use axum::extract::State;
use serde_json::json;

use super::note;
use super::show::show_fault;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentKind, Target};
use crate::audit::{Verb, differences};
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::ids::MeetingId;
use crate::meetings::{Meeting, MeetingAct, MeetingState, store};
use crate::page::{Act, Answer, Visit};

/// A meeting under way to being changed, in its transaction.
struct Under {
    tx: Act,
    meeting: Meeting,
}

/// Begins an act; one that makes no sense any more is a conflict.
async fn begin(app: &App, visit: &Visit, id: MeetingId, form: &Form, act: MeetingAct) -> Result<Under, PageError> {
    let sight = Sight::of(visit.actor()?);
    let to = if act == MeetingAct::Delete { "/meetings".to_owned() } else { format!("/meetings/{id}") };
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let meeting = store::find(&mut tx, id, &sight).await?;
    if meeting.allows(act) { Ok(Under { tx, meeting }) } else { Err(PageError::Conflict) }
}

/// Says whether the meeting took place.
async fn change_state(
    Under { mut tx, meeting }: Under,
    visit: &Visit,
    (state, verb): (MeetingState, Verb),
    reason: &str,
    said: &str,
) -> Answer {
    store::set_state(&mut tx, &meeting, state, reason, visit.now).await?;
    let changes = differences(&[("state", meeting.state.key().to_owned())], &[("state", state.key().to_owned())]);
    note(&mut tx, visit.actor()?, verb, (meeting.id, &meeting.subject), changes, reason, visit).await?;
    tx.done(said).await
}

/// It took place.
pub async fn hold(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let under = begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Hold).await?;
    change_state(under, &visit, (MeetingState::Held, Verb::Updated), "", visit.w.meetings.was_held()).await
}

/// It is still to come.
pub async fn plan(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let under = begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Plan).await?;
    change_state(under, &visit, (MeetingState::Planned, Verb::Updated), "", visit.w.meetings.was_planned()).await
}

/// It is called off, and why.
pub async fn cancel(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let reason = form.required("cancel_reason", 1000);
    if !form.is_valid() {
        return show_fault(&mut app.db.read().await?, &visit, id, form).await;
    }
    let under = begin(&app, &visit, id, &form, MeetingAct::Cancel).await?;
    change_state(under, &visit, (MeetingState::Cancelled, Verb::Cancelled), &reason, visit.w.meetings.was_cancelled())
        .await
}

/// The minutes are final.
pub async fn finalise(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let Under { mut tx, meeting } = begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Finalise).await?;
    store::finalise(&mut tx, &meeting, actor.id, visit.now).await?;
    note(&mut tx, actor, Verb::Finalised, (id, &meeting.subject), json!({}), "", &visit).await?;
    tx.done(visit.w.meetings.was_finalised()).await
}

/// The minutes are open again.
pub async fn reopen(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let Under { mut tx, meeting } = begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Reopen).await?;
    store::reopen(&mut tx, &meeting, visit.now).await?;
    note(&mut tx, actor, Verb::Reopened, (id, &meeting.subject), json!({}), "", &visit).await?;
    tx.done(visit.w.meetings.was_reopened()).await
}

/// Into the trash.
pub async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let Under { mut tx, meeting } = begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Delete).await?;
    note(&mut tx, actor, Verb::Deleted, (id, &meeting.subject), json!({}), "", &visit).await?;
    store::delete(&mut tx, &meeting, visit.now).await?;
    tx.done_with_undo(visit.w.common.deleted(meeting.subject), format!("/meetings/{id}/restore")).await
}

/// Out of the trash.
pub async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let (actor, form, to) = (visit.actor()?, fields.form(&visit), format!("/meetings/{id}"));
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    store::restore(&mut tx, id, visit.now).await?;
    let meeting = store::find(&mut tx, id, &Sight::of(actor)).await?;
    note(&mut tx, actor, Verb::Restored, (id, &meeting.subject), json!({}), "", &visit).await?;
    tx.done(visit.w.common.restored(meeting.subject)).await
}

/// A file on the minutes; final minutes may still get their signed scan.
pub async fn attach(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let to = format!("/meetings/{id}");
    let kind = form.required_choice("kind", AttachmentKind::parse);
    match &fields.upload {
        None => form.reject("file", w.meetings.choose_file()),
        Some(upload) => {
            if let Err(fault) = attachments::keep(&app, upload, actor.id, None).await {
                fault.reject(&mut form, "file", w)?;
            }
        }
    }
    let (Some(upload), Some(kind), true) = (&fields.upload, kind, form.is_valid()) else {
        return show_fault(&mut app.db.read().await?, &visit, id, form).await;
    };
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    store::find(&mut tx, id, &Sight::of(actor)).await?;
    attachments::attach(&app, &mut tx, upload, kind, Target::meeting(id), actor, visit.now).await?;
    tx.done(w.meetings.attached()).await
}
