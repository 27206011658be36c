//! The records that say what was looked up, each through the eyes of the reader.
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use uuid::Uuid;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::AgreementId;
use crate::search::engine::{self, Pattern, Patterns};
use crate::search::{Kind, place};

/// A record found: its place and its id.
pub type Found = (i64, Uuid);

/// The records of a kind that say what was looked up, at most so many: first those that are called so, then
/// the newest.
pub async fn matching(
    tx: &mut Tx,
    (kind, year): (Kind, Option<i32>),
    patterns: &Patterns,
    sight: &Sight,
    limit: i64,
) -> Result<Vec<Found>> {
    let range = place::range(kind, year);
    let all = select(tx, kind, &patterns.all, &range, sight, limit).await?;
    if all.is_empty() {
        return Ok(all);
    }
    let mut found = select(tx, kind, &patterns.names, &range, sight, limit).await?;
    let named: HashSet<i64> = found.iter().map(|(place, _)| *place).collect();
    found.extend(all.into_iter().filter(|(place, _)| !named.contains(place)));
    found.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(found)
}

async fn select(
    tx: &mut Tx,
    kind: Kind,
    pattern: &Pattern,
    range: &Range<i64>,
    sight: &Sight,
    limit: i64,
) -> Result<Vec<Found>> {
    let order = engine::newest_first(tx);
    let mut query = engine::matching(tx, pattern, range);
    join(kind, &mut query);
    engine::within(tx, &mut query, pattern, range);
    see(kind, &mut query, sight);
    query.push(order, &[]).push(" LIMIT ?", &[&limit]);
    tx.select(&query).await
}

/// Those of some records that are of a kind and in sight.
pub async fn among(tx: &mut Tx, kind: Kind, ids: &[Uuid], sight: &Sight) -> Result<Vec<Found>> {
    let range = place::range(kind, None);
    let mut query = Query::new("SELECT s.id, s.ref_id FROM search_docs s");
    join(kind, &mut query);
    query.and("s.id >= ? AND s.id < ?", &[&range.start, &range.end]);
    for (nth, id) in ids.iter().enumerate() {
        query.push(if nth == 0 { " AND s.ref_id IN (?" } else { ", ?" }, &[id]);
    }
    query.push(")", &[]);
    see(kind, &mut query, sight);
    tx.select(&query).await
}

/// The newest records of a kind.
pub async fn newest(tx: &mut Tx, kind: Kind, sight: &Sight, limit: i64) -> Result<Vec<Found>> {
    let range = place::range(kind, None);
    let mut query = Query::new("SELECT s.id, s.ref_id FROM search_docs s");
    join(kind, &mut query);
    query.and("s.id >= ? AND s.id < ?", &[&range.start, &range.end]);
    see(kind, &mut query, sight);
    query.push(" ORDER BY s.id DESC LIMIT ?", &[&limit]);
    tx.select(&query).await
}

/// The table of the records of a kind, where sight depends on them.
fn join(kind: Kind, query: &mut Query<'_>) {
    let table = match kind {
        Kind::Agreement | Kind::Draft => " JOIN agreements a ON a.id = s.ref_id",
        Kind::Meeting => " JOIN meetings m ON m.id = s.ref_id",
        Kind::Decision => " JOIN decisions d ON d.id = s.ref_id JOIN meetings m ON m.id = d.meeting_id",
        Kind::Action => " JOIN actions x ON x.id = s.ref_id",
        Kind::Commitment => " JOIN commitments k ON k.id = s.ref_id JOIN agreements a ON a.id = k.agreement_id",
        Kind::Coverage => " JOIN coverage c ON c.id = s.ref_id",
        Kind::File => " JOIN attachments f ON f.id = s.ref_id",
        Kind::Organisation | Kind::Person | Kind::Outlet => "",
    };
    query.push(table, &[]);
}

fn see<'a>(kind: Kind, query: &mut Query<'a>, sight: &'a Sight) {
    match kind {
        Kind::Agreement | Kind::Draft => sight.agreements(query),
        Kind::Meeting => sight.meetings(query),
        Kind::Decision => {
            sight.meetings(query);
            sight.decisions(query);
        }
        Kind::Action => sight.actions(query),
        Kind::Commitment => sight.commitments(query),
        Kind::Coverage => sight.coverage(query),
        Kind::File => sight.files(query),
        // Everybody who may read sees these.
        Kind::Organisation | Kind::Person | Kind::Outlet => {}
    }
}

/// An agreement to which something belongs.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Belongs {
    /// What belongs to it.
    pub ref_id: Uuid,
    /// The agreement.
    pub id: AgreementId,
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// The agreement in sight that each of some records belongs to; of several, the first.
pub async fn agreements_of(tx: &mut Tx, kind: Kind, ids: &[Uuid], sight: &Sight) -> Result<HashMap<Uuid, Belongs>> {
    let Some(head) = belonging(kind).filter(|_| !ids.is_empty()) else { return Ok(HashMap::new()) };
    let mut query = Query::within(head, &[]);
    for (nth, id) in ids.iter().enumerate() {
        query.push(if nth == 0 { " IN (?" } else { ", ?" }, &[id]);
    }
    query.push(")", &[]);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.year DESC, a.number DESC", &[]);
    let rows: Vec<Belongs> = tx.select(&query).await?;
    Ok(rows.into_iter().map(|row| (row.ref_id, row)).collect())
}

fn belonging(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Draft => "SELECT a.id AS ref_id, a.id, a.reference, a.title FROM agreements a WHERE a.id",
        Kind::Meeting => {
            "SELECT l.meeting_id AS ref_id, a.id, a.reference, a.title
             FROM meeting_agreements l JOIN agreements a ON a.id = l.agreement_id WHERE l.meeting_id"
        }
        Kind::Decision => {
            "SELECT d.id AS ref_id, a.id, a.reference, a.title
             FROM decisions d JOIN agreements a ON a.id = d.agreement_id WHERE d.id"
        }
        Kind::Action => {
            "SELECT x.id AS ref_id, a.id, a.reference, a.title
             FROM actions x JOIN agreements a ON a.id = x.agreement_id WHERE x.id"
        }
        Kind::Commitment => {
            "SELECT k.id AS ref_id, a.id, a.reference, a.title
             FROM commitments k JOIN agreements a ON a.id = k.agreement_id WHERE k.id"
        }
        Kind::Coverage => {
            "SELECT l.coverage_id AS ref_id, a.id, a.reference, a.title
             FROM coverage_agreements l JOIN agreements a ON a.id = l.agreement_id WHERE l.coverage_id"
        }
        Kind::File => {
            "SELECT f.id AS ref_id, a.id, a.reference, a.title FROM attachments f
             JOIN agreements a ON a.id = f.agreement_id
                  OR a.id = (SELECT d.agreement_id FROM drafts d WHERE d.id = f.draft_id)
                  OR a.id IN (SELECT l.agreement_id FROM meeting_agreements l WHERE l.meeting_id = f.meeting_id)
                  OR a.id IN (SELECT l.agreement_id FROM coverage_agreements l WHERE l.coverage_id = f.coverage_id)
             WHERE f.id"
        }
        Kind::Agreement | Kind::Organisation | Kind::Person | Kind::Outlet => return None,
    })
}
