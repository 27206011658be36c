//! Attaching the signed copy.
use axum::extract::State;

use super::{Shown, render};
use crate::agreements;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentKind, Target};
use crate::error::PageError;
use crate::form::{Fields, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Visit};
use crate::signing::{store, takes_signed_copy};
use crate::users::session::Actor;

pub(super) async fn attach(
    State(app): State<App>,
    visit: Visit,
    actor: Actor,
    Url(id): Url<AgreementId>,
    fields: Fields,
) -> Answer {
    let mut form = fields.form(&visit);
    let mut tx = app.db.read().await?;
    agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    drop(tx);
    match &fields.upload {
        None => form.reject("signed_copy", visit.w.faults.required()),
        Some(upload) => {
            if let Err(fault) = attachments::keep(&app, upload, actor.id, Some(id)).await {
                fault.reject(&mut form, "signed_copy", visit.w)?;
            }
        }
    }
    let (Some(upload), true) = (&fields.upload, form.is_valid()) else {
        return render(&app, &visit, id, Shown::again(form)).await;
    };
    let to = format!("/agreements/{id}/signing");
    let mut tx = app.db.write().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(&actor)).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let has_one = store::signed_copy(&mut tx, id).await?.is_some();
    if !takes_signed_copy(agreement.stage(), has_one) {
        return Err(PageError::Conflict);
    }
    let (kind, target) = (AttachmentKind::SignedCopy, Target::agreement(id));
    let file = attachments::attach(&app, &mut tx, upload, kind, target, &actor, visit.now).await?;
    let undo = format!("/files/{file}/delete");
    tx.done_with_undo(visit.w.signing.copy_attached(&upload.file_name), undo).await
}
