//! Rows of which there may be only one for each pair of keys: where both records have one, they
//! become one, and both are kept to be put back.
use std::future::Future;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::{Record, Result, Tx};
use crate::merging::Joined;

/// A row that belongs to the records being merged, one for each thing it belongs to as well.
pub trait Twin: Record + Clone {
    /// The rows of a record (`$1`).
    const OF: &'static str;
    /// Deletes the row of a thing (`$1`) and a record (`$2`).
    const DELETE: &'static str;
    /// The thing: the agreement, the version, the meeting.
    fn key(&self) -> Uuid;
    /// What the row becomes when that of the record that goes is joined to it.
    fn joined(&self, gone: &Self) -> Self;
    /// Puts the row into its table.
    fn insert(&self, tx: &mut Tx) -> impl Future<Output = Result<()>> + Send;
}

/// Joins the rows that both records have.
pub async fn join<T: Twin>(tx: &mut Tx, kept: Uuid, gone: Uuid) -> Result<Vec<Joined<T>>> {
    let ours: Vec<T> = tx.all(T::OF, &[&kept]).await?;
    let mut joined = Vec::new();
    for theirs in tx.all::<T>(T::OF, &[&gone]).await? {
        let Some(own) = ours.iter().find(|own| own.key() == theirs.key()) else { continue };
        let became = own.joined(&theirs);
        tx.run(T::DELETE, &[&theirs.key(), &gone]).await?;
        tx.run(T::DELETE, &[&own.key(), &kept]).await?;
        became.insert(tx).await?;
        joined.push(Joined { kept: own.clone(), gone: theirs, became });
    }
    Ok(joined)
}

/// Puts both rows back where they had become one.
pub async fn part<T: Twin>(tx: &mut Tx, kept: Uuid, gone: Uuid, joined: &[Joined<T>]) -> Result<()> {
    for Joined { kept: own, gone: theirs, .. } in joined {
        for holder in [kept, gone] {
            tx.run(T::DELETE, &[&own.key(), &holder]).await?;
        }
        own.insert(tx).await?;
        theirs.insert(tx).await?;
    }
    Ok(())
}

/// An organisation as a party of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct PartyRow {
    agreement_id: Uuid,
    organisation_id: Uuid,
    position: i64,
    role: String,
    representative_id: Option<Uuid>,
    signatory_id: Option<Uuid>,
}

impl Twin for PartyRow {
    const OF: &'static str = "SELECT agreement_id, organisation_id, position, role, representative_id, signatory_id
                                FROM agreement_parties WHERE organisation_id = $1";
    const DELETE: &'static str = "DELETE FROM agreement_parties WHERE agreement_id = $1 AND organisation_id = $2";

    fn key(&self) -> Uuid {
        self.agreement_id
    }

    fn joined(&self, gone: &PartyRow) -> PartyRow {
        let first = if self.position <= gone.position { self } else { gone };
        PartyRow {
            position: first.position,
            role: first.role.clone(),
            representative_id: self.representative_id.or(gone.representative_id),
            signatory_id: self.signatory_id.or(gone.signatory_id),
            ..self.clone()
        }
    }

    async fn insert(&self, tx: &mut Tx) -> Result<()> {
        let PartyRow { agreement_id, organisation_id, position, role, representative_id, signatory_id } = self;
        let sql = "INSERT INTO agreement_parties
                     (agreement_id, organisation_id, position, role, representative_id, signatory_id)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        tx.run(sql, &[agreement_id, organisation_id, position, role, representative_id, signatory_id]).await?;
        Ok(())
    }
}

/// What an organisation said of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct VerdictRow {
    draft_id: Uuid,
    organisation_id: Uuid,
    verdict: String,
    given_by: String,
    given_on: NaiveDate,
    reason_code: Option<String>,
    reason: String,
    recorded_by: Uuid,
    recorded_at: DateTime<Utc>,
    version: i64,
}

impl Twin for VerdictRow {
    const OF: &'static str = "SELECT draft_id, organisation_id, verdict, given_by, given_on, reason_code, reason,
                                     recorded_by, recorded_at, version
                                FROM verdicts WHERE organisation_id = $1";
    const DELETE: &'static str = "DELETE FROM verdicts WHERE draft_id = $1 AND organisation_id = $2";

    fn key(&self) -> Uuid {
        self.draft_id
    }

    /// The later word counts.
    fn joined(&self, gone: &VerdictRow) -> VerdictRow {
        let later = |row: &VerdictRow| (row.given_on, row.recorded_at);
        let last = if later(gone) > later(self) { gone } else { self };
        VerdictRow { organisation_id: self.organisation_id, ..last.clone() }
    }

    async fn insert(&self, tx: &mut Tx) -> Result<()> {
        let sql = "INSERT INTO verdicts (draft_id, organisation_id, verdict, given_by, given_on, reason_code, reason,
                                         recorded_by, recorded_at, version)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let v = self;
        tx.run(
            sql,
            &[
                &v.draft_id,
                &v.organisation_id,
                &v.verdict,
                &v.given_by,
                &v.given_on,
                &v.reason_code,
                &v.reason,
                &v.recorded_by,
                &v.recorded_at,
                &v.version,
            ],
        )
        .await?;
        Ok(())
    }
}

/// A person at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct AttendanceRow {
    meeting_id: Uuid,
    person_id: Uuid,
    post_id: Option<Uuid>,
    state: String,
    represented_by: String,
    position: i64,
}

impl Twin for AttendanceRow {
    const OF: &'static str = "SELECT meeting_id, person_id, post_id, state, represented_by, position
                                FROM attendances WHERE person_id = $1";
    const DELETE: &'static str = "DELETE FROM attendances WHERE meeting_id = $1 AND person_id = $2";

    fn key(&self) -> Uuid {
        self.meeting_id
    }

    /// Whoever was there under one of the names was there.
    fn joined(&self, gone: &AttendanceRow) -> AttendanceRow {
        let there = if self.state != "present" && gone.state == "present" { gone } else { self };
        AttendanceRow {
            post_id: there.post_id.or(self.post_id).or(gone.post_id),
            state: there.state.clone(),
            represented_by: there.represented_by.clone(),
            position: self.position.min(gone.position),
            ..self.clone()
        }
    }

    async fn insert(&self, tx: &mut Tx) -> Result<()> {
        let AttendanceRow { meeting_id, person_id, post_id, state, represented_by, position } = self;
        let sql = "INSERT INTO attendances (meeting_id, person_id, post_id, state, represented_by, position)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        tx.run(sql, &[meeting_id, person_id, post_id, state, represented_by, position]).await?;
        Ok(())
    }
}

/// An agreement is signed once for each party: where both had signed it, the signature of the one
/// that goes becomes void. Answers those that did.
pub async fn void_second_signatures(tx: &mut Tx, kept: Uuid, gone: Uuid, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let second: Vec<(Uuid,)> = tx
        .all(
            "SELECT s.id FROM signatures s
              WHERE s.organisation_id = $2 AND s.void_at IS NULL AND EXISTS
                    (SELECT 1 FROM signatures own WHERE own.agreement_id = s.agreement_id
                        AND own.organisation_id = $1 AND own.void_at IS NULL)
              ORDER BY s.id",
            &[&kept, &gone],
        )
        .await?;
    for (id,) in &second {
        tx.run("UPDATE signatures SET void_at = $2, void_reason = $3 WHERE id = $1", &[id, &now, &MERGED]).await?;
    }
    Ok(second.into_iter().map(|(id,)| id).collect())
}

/// Why such a signature is void; pages of both languages show it as it is kept.
const MERGED: &str = "ادغام دو سازمان (merged organisations)";

/// Signatures that became void by a merge stand again.
pub async fn make_standing(tx: &mut Tx, voided: &[Uuid]) -> Result<()> {
    for id in voided {
        tx.run("UPDATE signatures SET void_at = NULL, void_reason = '' WHERE id = $1", &[id]).await?;
    }
    Ok(())
}
