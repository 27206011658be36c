//! What is done to a meeting as a whole.
use axum::extract::State;
use axum::response::Response;
use serde_json::json;

use super::note;
use super::show::show_fault;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentKind, Target};
use crate::audit::{Verb, differences};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::ids::MeetingId;
use crate::meetings::{Meeting, MeetingAct, MeetingState, store};
use crate::page::{Answer, Visit, see_other};
use crate::receipts;

/// A meeting under way to being changed, in its transaction.
struct Under {
    tx: Tx,
    meeting: Meeting,
    to: String,
}

/// Begins an act: a form that was handed in before is answered at once, and an act that makes no
/// sense any more is a conflict.
async fn begin(
    app: &App,
    visit: &Visit,
    id: MeetingId,
    form: &Form,
    act: MeetingAct,
) -> Result<Result<Under, Response>, PageError> {
    let sight = Sight::of(visit.actor()?);
    let to = if act == MeetingAct::Delete { "/meetings".to_owned() } else { format!("/meetings/{id}") };
    let mut tx = app.db.write().await?;
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), &to, visit.now).await? {
        return Ok(Err(see_other(&to)));
    }
    let meeting = store::find(&mut tx, id, &sight).await?;
    if meeting.allows(act) { Ok(Ok(Under { tx, meeting, to })) } else { Err(PageError::Conflict) }
}

/// Says whether the meeting took place.
async fn change_state(
    mut under: Under,
    visit: &Visit,
    (state, verb): (MeetingState, Verb),
    reason: &str,
    said: &str,
) -> Answer {
    let Under { tx, meeting, to } = &mut under;
    store::set_state(tx, meeting, state, reason, visit.now).await?;
    let changes = differences(&[("state", meeting.state.key().to_owned())], &[("state", state.key().to_owned())]);
    note(tx, visit.actor()?, verb, (meeting.id, &meeting.subject), changes, reason, visit).await?;
    let to = to.clone();
    under.tx.commit().await?;
    Ok(visit.done(&to, said))
}

/// It took place.
pub async fn hold(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    match begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Hold).await? {
        Err(answered) => Ok(answered),
        Ok(under) => {
            let to = (MeetingState::Held, Verb::Updated);
            change_state(under, &visit, to, "", visit.w.meetings.was_held()).await
        }
    }
}

/// It is still to come.
pub async fn plan(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    match begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Plan).await? {
        Err(answered) => Ok(answered),
        Ok(under) => {
            let to = (MeetingState::Planned, Verb::Updated);
            change_state(under, &visit, to, "", visit.w.meetings.was_planned()).await
        }
    }
}

/// It is called off, and why.
pub async fn cancel(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let reason = form.required("cancel_reason", 1000);
    if !form.is_valid() {
        return show_fault(&mut app.db.read().await?, &visit, id, form).await;
    }
    match begin(&app, &visit, id, &form, MeetingAct::Cancel).await? {
        Err(answered) => Ok(answered),
        Ok(under) => {
            let to = (MeetingState::Cancelled, Verb::Cancelled);
            change_state(under, &visit, to, &reason, visit.w.meetings.was_cancelled()).await
        }
    }
}

/// The minutes are final.
pub async fn finalise(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let Under { mut tx, meeting, to } =
        match begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Finalise).await? {
            Err(answered) => return Ok(answered),
            Ok(under) => under,
        };
    store::finalise(&mut tx, &meeting, actor.id, visit.now).await?;
    note(&mut tx, actor, Verb::Finalised, (id, &meeting.subject), json!({}), "", &visit).await?;
    tx.commit().await?;
    Ok(visit.done(&to, visit.w.meetings.was_finalised()))
}

/// The minutes are open again.
pub async fn reopen(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let Under { mut tx, meeting, to } = match begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Reopen).await? {
        Err(answered) => return Ok(answered),
        Ok(under) => under,
    };
    store::reopen(&mut tx, &meeting, visit.now).await?;
    note(&mut tx, actor, Verb::Reopened, (id, &meeting.subject), json!({}), "", &visit).await?;
    tx.commit().await?;
    Ok(visit.done(&to, visit.w.meetings.was_reopened()))
}

/// Into the trash.
pub async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let Under { mut tx, meeting, to } = match begin(&app, &visit, id, &fields.form(&visit), MeetingAct::Delete).await? {
        Err(answered) => return Ok(answered),
        Ok(under) => under,
    };
    note(&mut tx, actor, Verb::Deleted, (id, &meeting.subject), json!({}), "", &visit).await?;
    store::delete(&mut tx, &meeting, visit.now).await?;
    tx.commit().await?;
    let text = visit.w.common.deleted(meeting.subject);
    Ok(visit.done_with_undo(&to, text, format!("/meetings/{id}/restore")))
}

/// Out of the trash.
pub async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let (actor, form, to) = (visit.actor()?, fields.form(&visit), format!("/meetings/{id}"));
    let mut tx = app.db.write().await?;
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), &to, visit.now).await? {
        return Ok(see_other(&to));
    }
    store::restore(&mut tx, id, visit.now).await?;
    let meeting = store::find(&mut tx, id, &Sight::of(actor)).await?;
    note(&mut tx, actor, Verb::Restored, (id, &meeting.subject), json!({}), "", &visit).await?;
    tx.commit().await?;
    Ok(visit.done(&to, visit.w.common.restored(meeting.subject)))
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
    let mut tx = app.db.write().await?;
    if let Some(to) = receipts::store::claim(&mut tx, form.id(), &to, visit.now).await? {
        return Ok(see_other(&to));
    }
    store::find(&mut tx, id, &Sight::of(actor)).await?;
    attachments::attach(&app, &mut tx, upload, kind, Target::meeting(id), actor, visit.now).await?;
    tx.commit().await?;
    Ok(visit.done(&to, w.meetings.attached()))
}
