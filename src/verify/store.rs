//! The files that records name.
use crate::db::{Result, Tx};

/// A file that records name.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Named {
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub size: i64,
    /// The name it came with, or one of them.
    pub file_name: String,
}

/// Every file that a record names or named: those in the trash can still come back.
pub async fn files(tx: &mut Tx) -> Result<Vec<Named>> {
    let sql = "SELECT sha256, max(size) AS size, min(file_name) AS file_name FROM attachments
               GROUP BY sha256 ORDER BY sha256";
    tx.all(sql, &[]).await
}
