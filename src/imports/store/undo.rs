//! Taking an import back: what it made goes, as long as nothing hangs on it; what it changed is as it
//! was, unless somebody changed it since.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::write::{Hand, change};
use super::{Stored, stored};
use crate::audit::Kind;
use crate::db::{Result, StoreError, Tx};
use crate::ids::UserId;
use crate::imports::Record;
use crate::keyed;
use crate::{agreements, parties, people, press};

keyed! {
    /// Why a record that an import made cannot go.
    pub enum Obstacle {
        /// It was changed since, or put into the trash.
        Changed = "changed",
        /// It is a party of an agreement.
        Party = "party",
        /// It has posts.
        Post = "post",
        /// It is awaited by an agreement.
        Awaited = "awaited",
        /// Another agreement refers to it.
        Referred = "referred",
        /// It is in meetings, or meetings are about it.
        Meeting = "meeting",
        /// There are actions about it or for it.
        Action = "action",
        /// It has texts, or judged one.
        Draft = "draft",
        /// It signed, or was signed.
        Signature = "signature",
        /// There are commitments of it.
        Commitment = "commitment",
        /// The press wrote about it, or it wrote.
        Coverage = "coverage",
        /// Files hang on it.
        File = "file",
        /// It has more stages or days in force than it came with.
        Stage = "stage",
        /// The trail tells of it.
        Trail = "trail",
    }
}

/// What may hang on a record of a kind.
pub struct Hanging {
    /// The kind.
    pub kind: Kind,
    /// Table and column.
    pub place: &'static str,
    obstacle: Obstacle,
    sql: &'static str,
}

macro_rules! hanging {
    ($kind:ident, $obstacle:ident, $table:literal, $column:literal) => {
        Hanging {
            kind: Kind::$kind,
            place: concat!($table, ".", $column),
            obstacle: Obstacle::$obstacle,
            sql: concat!("SELECT count(*) FROM ", $table, " WHERE ", $column, " = $1"),
        }
    };
}

/// Every column that points at a record which an import can make, except those that go with it.
pub const HANGING: &[Hanging] = &[
    hanging!(Organisation, Post, "posts", "organisation_id"),
    hanging!(Organisation, Awaited, "agreements", "awaited_party_id"),
    hanging!(Organisation, Awaited, "awaits", "party_id"),
    hanging!(Organisation, Party, "agreement_parties", "organisation_id"),
    hanging!(Organisation, Action, "actions", "organisation_id"),
    hanging!(Organisation, Draft, "verdicts", "organisation_id"),
    hanging!(Organisation, Signature, "signatures", "organisation_id"),
    hanging!(Organisation, Commitment, "commitments", "organisation_id"),
    hanging!(Person, Post, "posts", "person_id"),
    hanging!(Person, Awaited, "agreements", "awaited_person_id"),
    hanging!(Person, Awaited, "awaits", "person_id"),
    hanging!(Person, Meeting, "meetings", "chair_id"),
    hanging!(Person, Meeting, "meetings", "secretary_id"),
    hanging!(Person, Meeting, "attendances", "person_id"),
    hanging!(Person, Action, "actions", "person_id"),
    hanging!(Post, Party, "agreement_parties", "representative_id"),
    hanging!(Post, Party, "agreement_parties", "signatory_id"),
    hanging!(Post, Meeting, "attendances", "post_id"),
    hanging!(Post, Signature, "signatures", "post_id"),
    hanging!(Outlet, Coverage, "coverage", "outlet_id"),
    hanging!(Coverage, Coverage, "coverage", "republished_from"),
    hanging!(Coverage, Commitment, "coverage_commitments", "coverage_id"),
    hanging!(Coverage, File, "attachments", "coverage_id"),
    hanging!(Agreement, Referred, "agreements", "amends_id"),
    hanging!(Agreement, Meeting, "meeting_agreements", "agreement_id"),
    hanging!(Agreement, Meeting, "decisions", "agreement_id"),
    hanging!(Agreement, Action, "actions", "agreement_id"),
    hanging!(Agreement, Draft, "drafts", "agreement_id"),
    hanging!(Agreement, Draft, "working_copies", "agreement_id"),
    hanging!(Agreement, Signature, "signatures", "agreement_id"),
    hanging!(Agreement, Commitment, "commitments", "agreement_id"),
    hanging!(Agreement, Coverage, "coverage_agreements", "agreement_id"),
    hanging!(Agreement, File, "attachments", "agreement_id"),
    hanging!(Agreement, Trail, "events", "agreement_id"),
];

/// What came of taking an import back.
#[derive(Clone, Debug, Default)]
pub struct Undone {
    /// Records that cannot go, and why: then nothing of it may stay written.
    pub refused: Vec<(String, Obstacle)>,
    /// Records that were changed since, and stay as they are.
    pub left: Vec<String>,
}

/// Takes an import back. With anything refused the transaction is not to be committed.
pub async fn undo(tx: &mut Tx, import: &super::Import, hand: Hand) -> Result<Undone> {
    close(tx, import.id, hand.by, hand.now).await?;
    let mut undone = Undone::default();
    for one in stored(tx, import.id).await? {
        let id = one.record_id;
        let is_untouched = version(tx, &one.after.0, id).await? == Some(one.version);
        match &one.before {
            Some(before) if is_untouched => change(tx, (id, one.version), &one.after.0, &before.0, hand).await?,
            Some(_) => undone.left.push(one.name),
            None => match obstacle(tx, &one, is_untouched, import.at).await? {
                None => erase(tx, &one.after.0, id).await?,
                Some(obstacle) => undone.refused.push((one.name, obstacle)),
            },
        }
    }
    Ok(undone)
}

async fn close(tx: &mut Tx, id: Uuid, by: UserId, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE imports SET undone_at = $2, undone_by = $3 WHERE id = $1 AND undone_at IS NULL",
        &[&id, &now, &by],
    )
    .await
}

/// The version of a record that is not in the trash.
async fn version(tx: &mut Tx, record: &Record, id: Uuid) -> Result<Option<i64>> {
    let sql = match record {
        Record::Organisation(_) => "SELECT version FROM organisations WHERE id = $1 AND deleted_at IS NULL",
        Record::Person(_) => "SELECT version FROM persons WHERE id = $1 AND deleted_at IS NULL",
        Record::Post(_) => "SELECT version FROM posts WHERE id = $1",
        Record::Outlet(_) => "SELECT version FROM outlets WHERE id = $1 AND deleted_at IS NULL",
        Record::Coverage(_) => "SELECT version FROM coverage WHERE id = $1 AND deleted_at IS NULL",
        Record::Agreement(_) => "SELECT version FROM agreements WHERE id = $1 AND deleted_at IS NULL",
    };
    Ok(tx.opt::<(i64,)>(sql, &[&id]).await?.map(|(version,)| version))
}

/// What keeps a record that an import made.
async fn obstacle(tx: &mut Tx, one: &Stored, is_untouched: bool, made_at: DateTime<Utc>) -> Result<Option<Obstacle>> {
    if !is_untouched {
        return Ok(Some(Obstacle::Changed));
    }
    let (id, record) = (one.record_id, &one.after.0);
    for hanging in HANGING.iter().filter(|hanging| hanging.kind == record.kind()) {
        let (count,): (i64,) = tx.one(hanging.sql, &[&id]).await?;
        if count > 0 {
            return Ok(Some(hanging.obstacle));
        }
    }
    if !matches!(record, Record::Agreement(_)) {
        return Ok(None);
    }
    let (later,): (i64,) = tx
        .one(
            "SELECT (SELECT count(*) FROM periods WHERE agreement_id = $1 AND created_at <> $2)
                  + (SELECT count(*) FROM stage_history WHERE agreement_id = $1 AND at <> $2)",
            &[&id, &made_at],
        )
        .await?;
    Ok((later > 0).then_some(Obstacle::Stage))
}

async fn erase(tx: &mut Tx, record: &Record, id: Uuid) -> Result<()> {
    match record {
        Record::Organisation(_) => parties::store::erase(tx, id.into()).await,
        Record::Person(_) => people::store::erase(tx, id.into()).await,
        Record::Post(of) => people::store::erase_post(tx, id.into(), of.person).await,
        Record::Outlet(_) => press::store::erase_outlet(tx, id.into()).await,
        Record::Coverage(_) => press::store::erase(tx, id.into()).await,
        Record::Agreement(_) => agreements::store::erase(tx, id.into()).await,
    }
    .map_err(|error| match error {
        // It was there a moment ago, in this very transaction.
        StoreError::Stale => StoreError::NotFound,
        other => other,
    })
}
