//! Whether the bytes of files are still what they were.
use std::io;

use bytes::Bytes;
use futures_util::stream::BoxStream;
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
    /// The bytes under a hash, a piece at a time; none when there is nothing.
    pub async fn pieces(&self, sha256: &str) -> io::Result<Option<BoxStream<'static, io::Result<Bytes>>>> {
        match self.0.get(&place(sha256)).await {
            Ok(found) => Ok(Some(found.into_stream().map_err(io::Error::other).boxed())),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(fault) => Err(io::Error::other(fault)),
        }
    }

    /// Reads the bytes under a hash, and says how they stand.
    pub async fn standing(&self, sha256: &str) -> io::Result<Standing> {
        let Some(mut pieces) = self.pieces(sha256).await? else { return Ok(Standing::Missing) };
        let (mut hash, mut size) = (Sha256::new(), 0);
        while let Some(piece) = pieces.next().await {
            let piece = piece?;
            hash.update(&piece);
            size += piece.len() as u64;
        }
        Ok(if hex::encode(hash.finalize()) == sha256 { Standing::Whole(size) } else { Standing::Changed })
    }

    /// The hashes of everything that is kept, by the names under which it lies.
    pub async fn all(&self) -> io::Result<Vec<String>> {
        let found = self.0.list(None).map_ok(|meta| meta.location.filename().unwrap_or_default().to_owned());
        found.try_collect().await.map_err(io::Error::other)
    }
}
