//! Whether the bytes of files are still what they were.
use futures_util::{StreamExt, TryStreamExt};
use object_store::{Error, ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};

use super::{Files, place};

/// How the bytes under a hash stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There, and as they were; so many.
    Whole(u64),
    /// There, but others.
    Changed,
    /// Not there.
    Missing,
}

impl Files {
    /// Reads the bytes under a hash, a piece at a time, and says how they stand.
    pub async fn standing(&self, sha256: &str) -> std::io::Result<Standing> {
        let found = match self.0.get(&place(sha256)).await {
            Ok(found) => found,
            Err(Error::NotFound { .. }) => return Ok(Standing::Missing),
            Err(fault) => return Err(std::io::Error::other(fault)),
        };
        let (mut hash, mut size) = (Sha256::new(), 0);
        let mut pieces = found.into_stream();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(std::io::Error::other)?;
            hash.update(&piece);
            size += piece.len() as u64;
        }
        Ok(if hex::encode(hash.finalize()) == sha256 { Standing::Whole(size) } else { Standing::Changed })
    }

    /// The hashes of everything that is kept, by the names under which it lies.
    pub async fn all(&self) -> std::io::Result<Vec<String>> {
        let found = self.0.list(None).map_ok(|meta| meta.location.filename().unwrap_or_default().to_owned());
        found.try_collect().await.map_err(std::io::Error::other)
    }
}
