//! Notes and files that show that a commitment was kept.
use axum::extract::State;
use serde_json::{Value, json};

use super::home;
use super::show::page;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentKind, Target};
use crate::audit::{self, Event, Kind, Verb};
use crate::commitments::{Commitment, forms, store};
use crate::db::{Result, Tx};
use crate::form::{Fields, Url};
use crate::ids::{CommitmentId, EvidenceId};
use crate::page::{Answer, Visit};
use crate::users::session::Actor;

/// Writes down what was done about the evidence `subject` of a commitment.
pub(super) async fn tell(
    tx: &mut Tx,
    (actor, verb): (&Actor, Verb),
    subject: uuid::Uuid,
    of: &Commitment,
    changes: Value,
    visit: &Visit,
) -> Result<()> {
    let event = Event::new(actor, verb, Kind::Evidence, subject, of.text.as_str()).on(of.agreement);
    audit::store::append(tx, &event.changing(changes), visit.now).await
}

/// Records a note or a file, or both; the file hangs on the agreement.
pub async fn add(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>, fields: Fields) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let to = home(id);
    let make = forms::evidence(w, &mut form, visit.today, fields.upload.is_some());
    if let Some(upload) = &fields.upload
        && let Err(fault) = attachments::keep(&app, upload, actor.id, None).await
    {
        fault.reject(&mut form, "file", w)?;
    }
    let mut tx = app.db.write().await?;
    let of = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let Some(make) = make.filter(|_| form.is_valid()) else {
        drop(tx);
        return page(&mut app.db.read().await?, &visit, id, form).await;
    };
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let file = match &fields.upload {
        Some(upload) => {
            let (kind, target) = (AttachmentKind::Other, Target::agreement(of.agreement));
            Some(attachments::attach(&app, &mut tx, upload, kind, target, actor, visit.now).await?)
        }
        None => None,
    };
    let new = make(file);
    let done = store::add_evidence(&mut tx, id, &new, actor.id, visit.now).await?;
    let changes = json!({ "done_on": new.done_on, "pieces": new.pieces, "note": new.note });
    tell(&mut tx, (actor, Verb::Created), done.uuid(), &of, changes, &visit).await?;
    let undo = format!("{to}/evidence/{done}/remove");
    tx.done_with_undo(w.commitment_page.evidence_recorded(), undo).await
}

/// Puts a note or file into the trash.
pub async fn remove(
    State(app): State<App>,
    visit: Visit,
    Url((id, evidence)): Url<(CommitmentId, EvidenceId)>,
    fields: Fields,
) -> Answer {
    let (actor, form, to) = (visit.actor()?, fields.form(&visit), home(id));
    let mut tx = app.db.write().await?;
    let of = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    store::drop_evidence(&mut tx, id, evidence, visit.now).await?;
    tell(&mut tx, (actor, Verb::Deleted), evidence.uuid(), &of, json!({}), &visit).await?;
    let undo = format!("{to}/evidence/{evidence}/restore");
    tx.done_with_undo(visit.w.commitment_page.evidence_removed(), undo).await
}

/// Takes a note or file out of the trash.
pub async fn restore(
    State(app): State<App>,
    visit: Visit,
    Url((id, evidence)): Url<(CommitmentId, EvidenceId)>,
    fields: Fields,
) -> Answer {
    let (actor, form, to) = (visit.actor()?, fields.form(&visit), home(id));
    let mut tx = app.db.write().await?;
    let of = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    store::restore_evidence(&mut tx, id, evidence).await?;
    tell(&mut tx, (actor, Verb::Restored), evidence.uuid(), &of, json!({}), &visit).await?;
    tx.done(visit.w.commitment_page.evidence_back()).await
}
