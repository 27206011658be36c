//! Taking a file in: checked, its bytes put away, then its row written in the act's transaction.
use chrono::{DateTime, Days, Utc};

use super::kinds::{self, Refusal};
use super::{AttachmentKind, Target, store};
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{StoreError, Tx};
use crate::error::PageError;
use crate::form::Form;
use crate::form::upload::Upload;
use crate::ids::{AgreementId, AttachmentId, UserId};
use crate::system::space;
use crate::users::session::Actor;
use crate::words::Words;

/// The longest name of a file, in characters.
const MAX_NAME: usize = 200;

/// What one user may bring in a day, in bytes: 1 GB.
pub const A_DAY: i64 = 1024 * 1024 * 1024;
/// What may hang on one agreement, in bytes: 2 GB.
pub const AN_AGREEMENT: i64 = 2 * A_DAY;

/// Why a file was not attached.
#[derive(Debug, thiserror::Error)]
pub enum AttachFault {
    /// The file is not one that is taken.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Its bytes could not be put away: the disk is full or out of reach.
    #[error("the bytes could not be kept: {0}")]
    Bytes(#[from] std::io::Error),
    /// There is too little room on the disk.
    #[error("too little room on the disk")]
    NoRoom,
    /// Its row could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AttachFault {
    /// Says at the field of the form what is wrong with the file; anything else is an error page.
    pub fn reject(self, form: &mut Form, field: &str, w: Words) -> Result<(), PageError> {
        match self {
            AttachFault::Refused(refusal) => {
                form.reject(field, w.refused_file(refusal));
                Ok(())
            }
            other => Err(other.into()),
        }
    }
}

impl From<AttachFault> for PageError {
    fn from(fault: AttachFault) -> PageError {
        match fault {
            AttachFault::Refused(_) => PageError::Unreadable,
            AttachFault::Bytes(cause) => PageError::Busy(cause.to_string()),
            AttachFault::NoRoom => PageError::NoRoom,
            AttachFault::Store(error) => error.into(),
        }
    }
}

/// Checks a file that a user brings, for an agreement or for something else, and puts its bytes away. Call
/// it before the transaction is begun, so that no writer waits for the disk; bytes that no row ever names do
/// no harm.
pub async fn keep(app: &App, upload: &Upload, user: UserId, agreement: Option<AgreementId>) -> Result<(), AttachFault> {
    kinds::media_type(&upload.file_name, &upload.head).map_err(AttachFault::Refused)?;
    quota(app, i64::try_from(upload.size).unwrap_or(i64::MAX), user, agreement).await?;
    put(app, upload).await
}

/// Refuses what would be more than one user may bring in a day, or than may hang on one agreement.
async fn quota(app: &App, size: i64, user: UserId, agreement: Option<AgreementId>) -> Result<(), AttachFault> {
    let mut tx = app.db.read().await?;
    let today = store::brought_by(&mut tx, user, app.clock.now() - Days::new(1)).await?;
    if today.saturating_add(size) > A_DAY {
        return Err(AttachFault::Refused(Refusal::Day));
    }
    if let Some(agreement) = agreement
        && store::hanging_on(&mut tx, agreement).await?.saturating_add(size) > AN_AGREEMENT
    {
        return Err(AttachFault::Refused(Refusal::Agreement));
    }
    Ok(())
}

/// Puts the bytes away where there is room for them.
async fn put(app: &App, upload: &Upload) -> Result<(), AttachFault> {
    space::admit(app, upload.size as u64).map_err(|_| AttachFault::NoRoom)?;
    Ok(app.files.put(upload).await?)
}

/// Attaches a file to a record: bytes first (where [`keep`] has not put them already), then the row
/// and its event, both in `tx`.
pub async fn attach(
    app: &App,
    tx: &mut Tx,
    upload: &Upload,
    kind: AttachmentKind,
    to: Target,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<AttachmentId, AttachFault> {
    let media_type = kinds::media_type(&upload.file_name, &upload.head).map_err(AttachFault::Refused)?;
    put(app, upload).await?;
    let size = i64::try_from(upload.size).unwrap_or(i64::MAX);
    let name = tidy_name(&upload.file_name);
    let new = store::NewAttachment {
        kind,
        file_name: &name,
        media_type,
        size,
        sha256: &upload.sha256,
        target: to,
        uploaded_by: actor.id,
    };
    let id = store::insert(tx, &new, now).await?;
    let mut event = Event::new(actor, Verb::Attached, Kind::Attachment, id, name)
        .changing(serde_json::json!({ "kind": kind, "sha256": upload.sha256 }));
    event.agreement = store::agreement_of(tx, &to).await?;
    audit::store::append(tx, &event, now).await?;
    Ok(id)
}

/// At most 200 characters, the ending kept.
fn tidy_name(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let room = MAX_NAME.saturating_sub(ending.chars().count() + 1);
    let stem: String = stem.chars().take(room).collect();
    let stem = stem.trim();
    let stem = if stem.is_empty() { "file" } else { stem };
    if ending.is_empty() { stem.to_owned() } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::tidy_name;

    #[test]
    fn a_long_name_is_cut_before_its_ending() {
        let name = tidy_name(&format!("{}.pdf", "ن".repeat(400)));
        assert_eq!(name.chars().count(), 200);
        assert!(name.ends_with("ن.pdf"));
        assert_eq!(tidy_name(".pdf"), "file.pdf");
        assert_eq!(tidy_name("متن نهایی.docx"), "متن نهایی.docx");
    }
}
