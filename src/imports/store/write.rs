//! Writing what a plan says.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::agreements::imported::Imported;
use crate::agreements::sight::Sight;
use crate::audit::Kind;
use crate::db::{Json, Result, Rows, StoreError, Tx};
use crate::ids::{AgreementId, UserId};
use crate::imports::{Record, Write};
use crate::parties::NewOrganisation;
use crate::people::{NewPerson, NewPost};
use crate::press::{NewCoverage, NewOutlet};
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

/// The kinds of records in the order in which new ones are written: what others point at comes first.
pub(super) const ORDER: [Kind; 6] =
    [Kind::Organisation, Kind::Person, Kind::Post, Kind::Outlet, Kind::Agreement, Kind::Coverage];

/// So many new records are written at once.
const BATCH: usize = 256;

/// Writes every record, the new ones first, and keeps what was there before. `told` hears how many are done.
pub async fn carry_out(
    tx: &mut Tx,
    import: Uuid,
    writes: &[Write],
    hand: Hand,
    told: &(dyn Fn(usize) + Send + Sync),
) -> Result<()> {
    let mut done: Vec<(&Write, i64)> = Vec::new();
    for kind in ORDER {
        let new: Vec<&Write> = writes.iter().filter(|write| write.was.is_none() && write.is.kind() == kind).collect();
        for batch in new.chunks(BATCH) {
            create(tx, kind, batch, hand).await?;
            done.extend(batch.iter().map(|write| (*write, 1)));
            told(done.len());
        }
    }
    for write in writes {
        let Some((version, was)) = &write.was else { continue };
        change(tx, (write.id, *version), was, &write.is, hand).await?;
        done.push((write, version + 1));
        told(done.len());
    }
    keep(tx, import, &done).await
}

/// What is kept of a record that was written.
struct Kept<'a> {
    place: i64,
    line: i64,
    kind: Kind,
    name: &'a str,
    before: Option<Json<Record>>,
    after: Json<&'a Record>,
}

/// Keeps what was written and in which version it is, with what was recorded before.
async fn keep(tx: &mut Tx, import: Uuid, done: &[(&Write, i64)]) -> Result<()> {
    let mut kept = Vec::new();
    for ((write, _), place) in done.iter().zip(0_i64..) {
        let before = write.was.as_ref().map(|(_, record)| Json(record.clone()));
        let (line, kind, name) = (i64::from(write.row), write.is.kind(), write.is.name());
        kept.push(Kept { place, line, kind, name, before, after: Json(&write.is) });
    }
    let mut rows = Rows::of(
        "INSERT INTO import_records (import_id, place, line, kind, record_id, name, version, before, after)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for ((write, version), kept) in done.iter().zip(&kept) {
        let Kept { place, line, kind, name, before, after } = kept;
        rows.add(&[&import, place, line, kind, &write.id, name, version, before, after]);
    }
    tx.insert(&rows).await
}

/// Writes new records of a kind.
async fn create(tx: &mut Tx, kind: Kind, all: &[&Write], Hand { by, now, .. }: Hand) -> Result<()> {
    macro_rules! of {
        ($kind:ident, $of:ty) => {{
            let mut found = Vec::new();
            for write in all {
                if let Record::$kind(of) = &write.is {
                    let of: &$of = of;
                    found.push((write.id.into(), of));
                }
            }
            found
        }};
    }
    match kind {
        Kind::Organisation => parties::store::insert_all(tx, &of!(Organisation, NewOrganisation), now).await,
        Kind::Person => people::store::insert_all(tx, &of!(Person, NewPerson), now).await,
        Kind::Post => people::store::insert_posts(tx, &of!(Post, NewPost), now).await,
        Kind::Outlet => press::store::insert_outlets(tx, &of!(Outlet, NewOutlet), now).await,
        Kind::Agreement => agreements::store::insert_imported(tx, &of!(Agreement, Imported), by, now).await,
        _ => press::store::insert_all(tx, &of!(Coverage, NewCoverage), by, now).await,
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
