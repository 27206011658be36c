//! The files that records name, and what was found when they were looked over.
use chrono::{DateTime, Utc};

use super::FileFault;
use crate::attachments::Target;
use crate::db::{Result, Tx};
use crate::ids::{AgreementId, CoverageId, DraftId, MeetingId};

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

/// Files that were not looked over since a moment, those that were left longest first.
pub async fn due(tx: &mut Tx, since: DateTime<Utc>, limit: i64) -> Result<Vec<Named>> {
    let sql = "SELECT f.sha256, max(f.size) AS size, min(f.file_name) AS file_name
               FROM attachments f LEFT JOIN file_checks c ON c.sha256 = f.sha256
               WHERE c.checked_at IS NULL OR c.checked_at < $1
               GROUP BY f.sha256 ORDER BY min(c.checked_at) NULLS FIRST, f.sha256 LIMIT $2";
    tx.all(sql, &[&since, &limit]).await
}

/// Notes what was found when a file was looked over; answers what was known to be wrong with it before.
pub async fn note(
    tx: &mut Tx,
    sha256: &str,
    fault: Option<FileFault>,
    now: DateTime<Utc>,
) -> Result<Option<FileFault>> {
    let before: Option<(Option<FileFault>,)> =
        tx.opt("SELECT fault FROM file_checks WHERE sha256 = $1", &[&sha256]).await?;
    tx.run(
        "INSERT INTO file_checks (sha256, checked_at, fault) VALUES ($1, $2, $3)
         ON CONFLICT (sha256) DO UPDATE SET checked_at = excluded.checked_at, fault = excluded.fault",
        &[&sha256, &now, &fault],
    )
    .await?;
    Ok(before.and_then(|(fault,)| fault))
}

/// How far the files are looked over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Looked {
    /// Files that records name.
    pub files: i64,
    /// Those that were looked over at least once.
    pub seen: i64,
    /// Those that were not as they were attached.
    pub damaged: i64,
    /// When the one that was left longest was looked over.
    pub oldest: Option<DateTime<Utc>>,
    /// When one was looked over last.
    pub newest: Option<DateTime<Utc>>,
}

/// How far the files are looked over.
pub async fn looked(tx: &mut Tx) -> Result<Looked> {
    let sql = "SELECT count(*) AS files, count(c.checked_at) AS seen, count(c.fault) AS damaged,
                      min(c.checked_at) AS oldest, max(c.checked_at) AS newest
               FROM (SELECT DISTINCT sha256 FROM attachments) f LEFT JOIN file_checks c ON c.sha256 = f.sha256";
    tx.one(sql, &[]).await
}

/// A damaged file, once for each record that it hangs on.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Damaged {
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub size: i64,
    /// The name it came with.
    pub file_name: String,
    /// What is wrong with it.
    pub fault: FileFault,
    /// When that was found.
    pub checked_at: DateTime<Utc>,
    agreement_id: Option<AgreementId>,
    draft_id: Option<DraftId>,
    meeting_id: Option<MeetingId>,
    coverage_id: Option<CoverageId>,
}

impl Damaged {
    /// The file itself.
    pub fn named(&self) -> Named {
        Named { sha256: self.sha256.clone(), size: self.size, file_name: self.file_name.clone() }
    }

    /// Where it hangs.
    pub fn target(&self) -> Target {
        Target {
            agreement: self.agreement_id,
            draft: self.draft_id,
            meeting: self.meeting_id,
            coverage: self.coverage_id,
        }
    }
}

/// The files that were found damaged, by name.
pub async fn damaged(tx: &mut Tx) -> Result<Vec<Damaged>> {
    let sql = "SELECT f.sha256, f.size, f.file_name, c.fault, c.checked_at, f.agreement_id, f.draft_id, f.meeting_id,
                      f.coverage_id
               FROM file_checks c JOIN attachments f ON f.sha256 = c.sha256
               WHERE c.fault IS NOT NULL ORDER BY f.file_name, f.id LIMIT 200";
    tx.all(sql, &[]).await
}
