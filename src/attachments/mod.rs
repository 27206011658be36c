//! Files that hang on records: their bytes lie under their SHA-256 in an object store, a local
//! folder by default, and never change; the database says what they are and where they hang.
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};

use crate::form::upload::Upload;
use crate::ids::{AgreementId, AttachmentId, CoverageId, DraftId, MeetingId};
use crate::keyed;

mod attach;
pub mod kinds;
mod standing;
pub mod store;
pub mod web;

pub use attach::{AttachFault, attach, keep};
pub use standing::Standing;

keyed! {
    /// What a file is to the record it hangs on.
    pub enum AttachmentKind {
        /// The agreement with its signatures.
        SignedCopy = "signed_copy",
        /// The file a version of the draft came in.
        DraftFile = "draft_file",
        /// Minutes on paper.
        MinutesScan = "minutes_scan",
        /// What the press published.
        PressCopy = "press_copy",
        /// A photograph.
        Photo = "photo",
        /// A letter.
        Letter = "letter",
        /// Anything else.
        Other = "other",
    }
}

/// Where a file hangs. A draft's file also hangs on the agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// On an agreement.
    pub agreement: Option<AgreementId>,
    /// On a version of its text.
    pub draft: Option<DraftId>,
    /// On a meeting.
    pub meeting: Option<MeetingId>,
    /// On an item of press coverage.
    pub coverage: Option<CoverageId>,
}

impl Target {
    /// On an agreement.
    pub fn agreement(id: AgreementId) -> Target {
        Target { agreement: Some(id), ..Target::default() }
    }

    /// On a version of an agreement's text.
    pub fn draft(agreement: AgreementId, draft: DraftId) -> Target {
        Target { agreement: Some(agreement), draft: Some(draft), ..Target::default() }
    }

    /// On a meeting.
    pub fn meeting(id: MeetingId) -> Target {
        Target { meeting: Some(id), ..Target::default() }
    }

    /// On an item of press coverage.
    pub fn coverage(id: CoverageId) -> Target {
        Target { coverage: Some(id), ..Target::default() }
    }
}

impl Target {
    /// The page on which a file hangs.
    pub fn home(&self) -> String {
        match self {
            Target { agreement: Some(id), .. } => format!("/agreements/{id}/files"),
            Target { meeting: Some(id), .. } => format!("/meetings/{id}"),
            Target { coverage: Some(id), .. } => format!("/press/{id}"),
            _ => "/".to_owned(),
        }
    }
}

/// A file as lists show it.
#[derive(Clone, Debug)]
pub struct AttachmentLine {
    /// Its id.
    pub id: AttachmentId,
    /// What it is.
    pub kind: AttachmentKind,
    /// The name it came with.
    pub file_name: String,
    /// Its media type, from our own table.
    pub media_type: String,
    /// Its length in bytes.
    pub size: i64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Where it hangs.
    pub target: Target,
    /// Who attached it.
    pub uploaded_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it was put into the trash, if it was.
    pub deleted_at: Option<DateTime<Utc>>,
}

impl AttachmentLine {
    /// Where it is served.
    pub fn href(&self) -> String {
        format!("/files/{}", self.id)
    }

    /// Its length in bytes.
    pub fn bytes(&self) -> i64 {
        self.size
    }

    /// When it was attached.
    pub fn at(&self) -> DateTime<Utc> {
        self.created_at
    }

    /// The page on which it hangs.
    pub fn home(&self) -> String {
        self.target.home()
    }

    /// Whether a browser may show it in place.
    pub fn shows_inline(&self) -> bool {
        kinds::shows_inline(&self.media_type)
    }

    /// Whether it may go into the trash. A saved version keeps its file, and a signed agreement its
    /// signed copy.
    pub fn may_be_deleted(&self, agreement_is_locked: bool) -> bool {
        self.target.draft.is_none() && !(agreement_is_locked && self.kind == AttachmentKind::SignedCopy)
    }
}

/// The bytes of all attachments, by hash.
#[derive(Clone)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// Files in a local folder, which is made when missing.
    pub fn in_folder(folder: &Path) -> std::io::Result<Files> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(std::io::Error::other)?.with_fsync(true);
        Ok(Files(Arc::new(store)))
    }

    /// Puts the bytes of an upload where their hash says, before any row names them. Bytes that lie
    /// there already are left alone.
    pub async fn put(&self, upload: &Upload) -> std::io::Result<()> {
        let there = self.0.head(&place(&upload.sha256)).await.is_ok_and(|meta| meta.size == upload.size as u64);
        if there {
            return Ok(());
        }
        let bytes = tokio::fs::read(upload.bytes.path()).await?;
        self.put_bytes(&upload.sha256, bytes).await
    }

    /// Puts bytes where their hash says.
    pub async fn put_bytes(&self, sha256: &str, bytes: Vec<u8>) -> std::io::Result<()> {
        self.0.put(&place(sha256), PutPayload::from(bytes)).await.map(|_| ()).map_err(std::io::Error::other)
    }

    /// The bytes under a hash.
    pub async fn get(&self, sha256: &str) -> std::io::Result<Bytes> {
        let found = self.0.get(&place(sha256)).await.map_err(std::io::Error::other)?;
        found.bytes().await.map_err(std::io::Error::other)
    }
}

/// Where the bytes under a hash lie, within the folder of files.
pub fn place(sha256: &str) -> ObjectPath {
    let (folder, _) = sha256.split_at_checked(2).unwrap_or((sha256, ""));
    ObjectPath::from(format!("{folder}/{sha256}"))
}
