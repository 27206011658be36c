//! Files that hang on records: their bytes lie under their SHA-256 in an object store, a local
//! folder by default, and never change; the database says what they are and where they hang.
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};

use crate::form::upload::Upload;

pub mod store;
pub mod web;

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

    /// Puts the bytes of an upload where their hash says, before any row names them.
    pub async fn put(&self, upload: &Upload) -> std::io::Result<()> {
        let bytes = tokio::fs::read(upload.bytes.path()).await?;
        self.0.put(&place(&upload.sha256), PutPayload::from(bytes)).await.map(|_| ()).map_err(std::io::Error::other)
    }

    /// The bytes under a hash.
    pub async fn get(&self, sha256: &str) -> std::io::Result<Bytes> {
        let found = self.0.get(&place(sha256)).await.map_err(std::io::Error::other)?;
        found.bytes().await.map_err(std::io::Error::other)
    }
}

fn place(sha256: &str) -> ObjectPath {
    let (folder, _) = sha256.split_at_checked(2).unwrap_or((sha256, ""));
    ObjectPath::from(format!("{folder}/{sha256}"))
}
