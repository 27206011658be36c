//! Taking an import back: what it made goes, as long as nothing hangs on it; what it changed is as it
//! was, unless somebody changed it since.
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::write::{Hand, ORDER, change};
use super::{Stored, stored};
use crate::audit::Kind;
use crate::db::{Result, Tx};
use crate::ids::{PersonId, PostId, UserId};
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

/// The records of an import, made by it and not there before, on which something hangs.
macro_rules! hanging {
    ($kind:ident, $obstacle:ident, $table:literal, $column:literal $(, $except:literal)?) => {
        Hanging {
            kind: Kind::$kind,
            place: concat!($table, ".", $column),
            obstacle: Obstacle::$obstacle,
            sql: concat!(
                "SELECT DISTINCT r.record_id FROM import_records r JOIN ", $table, " h ON h.", $column,
                " = r.record_id WHERE r.import_id = $1 AND r.kind = $2 AND r.before IS NULL" $(, $except)?
            ),
        }
    };
}

/// Except by a record that the same import made: it goes with it.
macro_rules! hanging_among {
    ($kind:ident, $obstacle:ident, $table:literal, $column:literal) => {
        hanging!(
            $kind,
            $obstacle,
            $table,
            $column,
            " AND NOT EXISTS (SELECT 1 FROM import_records i
                              WHERE i.import_id = $1 AND i.record_id = h.id AND i.before IS NULL)"
        )
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
    hanging_among!(Coverage, Coverage, "coverage", "republished_from"),
    hanging!(Coverage, Commitment, "coverage_commitments", "coverage_id"),
    hanging!(Coverage, File, "attachments", "coverage_id"),
    hanging_among!(Agreement, Referred, "agreements", "amends_id"),
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
    let all = stored(tx, import.id).await?;
    let untouched = untouched(tx, import.id).await?;
    for one in &all {
        match &one.before {
            Some(before) if untouched.contains(&one.record_id) => restore(tx, import, one, &before.0, hand).await?,
            Some(_) => undone.left.push(one.name.clone()),
            None => {}
        }
    }
    // What points at others goes before them.
    for kind in ORDER.into_iter().rev() {
        let new: Vec<&Stored> = all.iter().filter(|one| one.before.is_none() && one.after.0.kind() == kind).collect();
        let obstacles = if new.is_empty() { HashMap::new() } else { obstacles(tx, import, kind).await? };
        let mut going = Vec::new();
        for one in new {
            match obstacles.get(&one.record_id) {
                _ if !untouched.contains(&one.record_id) => undone.refused.push((one.name.clone(), Obstacle::Changed)),
                Some(obstacle) => undone.refused.push((one.name.clone(), *obstacle)),
                None => going.push(one),
            }
        }
        erase(tx, kind, &going).await?;
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

/// The records of an import that are as it wrote them, and not in the trash.
async fn untouched(tx: &mut Tx, import: Uuid) -> Result<HashSet<Uuid>> {
    macro_rules! as_written {
        ($table:literal, $there:literal) => {
            concat!(
                "SELECT r.record_id FROM import_records r JOIN ",
                $table,
                " h ON h.id = r.record_id AND h.version = r.version WHERE r.import_id = $1",
                $there
            )
        };
    }
    let mut found = HashSet::new();
    for sql in [
        as_written!("organisations", " AND h.deleted_at IS NULL"),
        as_written!("persons", " AND h.deleted_at IS NULL"),
        as_written!("posts", ""),
        as_written!("outlets", " AND h.deleted_at IS NULL"),
        as_written!("agreements", " AND h.deleted_at IS NULL"),
        as_written!("coverage", " AND h.deleted_at IS NULL"),
    ] {
        found.extend(tx.all::<(Uuid,)>(sql, &[&import]).await?.into_iter().map(|(id,)| id));
    }
    Ok(found)
}

/// Writes a record as it was before the import.
async fn restore(tx: &mut Tx, import: &super::Import, one: &Stored, before: &Record, hand: Hand) -> Result<()> {
    let id = one.record_id;
    change(tx, (id, one.version), &one.after.0, before, hand).await?;
    match before {
        // In whose hands it lay meanwhile is no part of its history.
        Record::Agreement(_) => agreements::store::erase_awaits(tx, id.into(), [import.at, hand.now]).await,
        _ => Ok(()),
    }
}

/// What keeps records of a kind that an import made.
async fn obstacles(tx: &mut Tx, import: &super::Import, kind: Kind) -> Result<HashMap<Uuid, Obstacle>> {
    let mut found = HashMap::new();
    for hanging in HANGING.iter().filter(|hanging| hanging.kind == kind) {
        for (id,) in tx.all::<(Uuid,)>(hanging.sql, &[&import.id, &kind]).await? {
            found.entry(id).or_insert(hanging.obstacle);
        }
    }
    if kind != Kind::Agreement {
        return Ok(found);
    }
    let moved: Vec<(Uuid,)> = tx
        .all(
            "SELECT r.record_id FROM import_records r WHERE r.import_id = $1 AND r.kind = $2 AND r.before IS NULL
             AND (EXISTS (SELECT 1 FROM periods p WHERE p.agreement_id = r.record_id AND p.created_at <> $3)
                  OR EXISTS (SELECT 1 FROM stage_history s WHERE s.agreement_id = r.record_id AND s.at <> $3))",
            &[&import.id, &kind, &import.at],
        )
        .await?;
    for (id,) in moved {
        found.entry(id).or_insert(Obstacle::Stage);
    }
    Ok(found)
}

async fn erase(tx: &mut Tx, kind: Kind, going: &[&Stored]) -> Result<()> {
    fn ids<T: From<Uuid>>(going: &[&Stored]) -> Vec<T> {
        going.iter().map(|one| one.record_id.into()).collect()
    }
    match kind {
        Kind::Organisation => parties::store::erase_all(tx, &ids(going)).await,
        Kind::Person => people::store::erase_all(tx, &ids(going)).await,
        Kind::Post => people::store::erase_posts(tx, &with_holders(going)).await,
        Kind::Outlet => press::store::erase_outlets(tx, &ids(going)).await,
        Kind::Agreement => agreements::store::erase_all(tx, &ids(going)).await,
        _ => press::store::erase_all(tx, &ids(going)).await,
    }
}

/// Posts with those who hold them.
fn with_holders(going: &[&Stored]) -> Vec<(PostId, PersonId)> {
    let holder = |one: &&Stored| match &one.after.0 {
        Record::Post(of) => Some((one.record_id.into(), of.person)),
        _ => None,
    };
    going.iter().filter_map(holder).collect()
}
