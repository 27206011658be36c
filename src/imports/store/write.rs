//! Writing what a plan says.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::agreements::imported::Imported;
use crate::agreements::sight::Sight;
use crate::db::{Json, Result, StoreError, Tx};
use crate::ids::{AgreementId, UserId};
use crate::imports::{Record, Write};
use crate::{agreements, parties, people, press};

/// For whom and when it is written.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    /// Who brings it in.
    pub by: UserId,
    /// What they see.
    pub sight: Sight,
    /// The moment.
    pub now: DateTime<Utc>,
}

/// Writes every record, in the order of the plan, and keeps what was there before. `told` hears how many
/// are done.
pub async fn carry_out(
    tx: &mut Tx,
    import: Uuid,
    writes: &[Write],
    hand: Hand,
    told: &(dyn Fn(usize) + Send + Sync),
) -> Result<()> {
    for (place, write) in writes.iter().enumerate() {
        let version = match &write.was {
            None => {
                create(tx, write.id, &write.is, hand).await?;
                1
            }
            Some((version, was)) => {
                change(tx, (write.id, *version), was, &write.is, hand).await?;
                version + 1
            }
        };
        keep(tx, import, place, write, version).await?;
        told(place + 1);
    }
    Ok(())
}

async fn keep(tx: &mut Tx, import: Uuid, place: usize, write: &Write, version: i64) -> Result<()> {
    let (place, line) = (i64::try_from(place).unwrap_or(i64::MAX), i64::from(write.row));
    let before = write.was.as_ref().map(|(_, record)| Json(record.clone()));
    tx.run(
        "INSERT INTO import_records (import_id, place, line, kind, record_id, name, version, before, after)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[&import, &place, &line, &write.is.kind(), &write.id, &write.is.name(), &version, &before, &Json(&write.is)],
    )
    .await
    .map(|_| ())
}

async fn create(tx: &mut Tx, id: Uuid, record: &Record, Hand { by, now, .. }: Hand) -> Result<()> {
    match record {
        Record::Organisation(of) => parties::store::insert_as(tx, id.into(), of, now).await,
        Record::Person(of) => people::store::insert_as(tx, id.into(), of, now).await,
        Record::Post(of) => people::store::insert_post_as(tx, id.into(), of, now).await,
        Record::Outlet(of) => press::store::insert_outlet_as(tx, id.into(), of, now).await,
        Record::Coverage(of) => press::store::insert_as(tx, id.into(), of, by, now).await,
        Record::Agreement(of) => agreements::store::insert_imported(tx, id.into(), of, by, now).await,
    }
}

/// Writes a record anew, if it still has the version it was compared in.
pub(super) async fn change(
    tx: &mut Tx,
    (id, version): (Uuid, i64),
    was: &Record,
    is: &Record,
    hand: Hand,
) -> Result<()> {
    let now = hand.now;
    match (was, is) {
        (_, Record::Organisation(of)) => parties::store::update(tx, id.into(), version, of, now).await,
        (_, Record::Person(of)) => people::store::update(tx, id.into(), version, of, now).await,
        (_, Record::Post(of)) => people::store::update_post(tx, id.into(), version, of, now).await,
        (_, Record::Outlet(of)) => press::store::update_outlet(tx, id.into(), version, of, now).await,
        (_, Record::Coverage(of)) => press::store::update(tx, id.into(), version, of, &hand.sight, now).await,
        (Record::Agreement(was), Record::Agreement(of)) => {
            change_agreement(tx, (id.into(), version), was, of, hand).await
        }
        _ => Err(StoreError::Stale),
    }
}

async fn change_agreement(
    tx: &mut Tx,
    (id, version): (AgreementId, i64),
    was: &Imported,
    is: &Imported,
    hand: Hand,
) -> Result<()> {
    let present = agreements::store::find(tx, id, &hand.sight).await?;
    if present.version() != version {
        return Err(StoreError::Stale);
    }
    agreements::store::update(tx, &present, &is.content, hand.now).await?;
    if was.parties == is.parties {
        Ok(())
    } else {
        agreements::store::set_parties(tx, id, &was.parties, &is.parties).await
    }
}
