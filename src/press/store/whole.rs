//! All coverage that somebody sees, whole: for lists that leave the house.
use std::collections::HashMap;

use super::coverage::{Row, SELECT};
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, CoverageId, MeetingId};
use crate::press::{Coverage, NewCoverage};

/// An item with what can be seen of its links.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its id.
    pub id: CoverageId,
    /// For optimistic locking.
    pub version: i64,
    /// What is written of it.
    pub of: NewCoverage,
}

/// Every item in sight, the newest first.
pub async fn whole(tx: &mut Tx, sight: &Sight) -> Result<Vec<Whole>> {
    let mut query = Query::new(SELECT);
    sight.coverage(&mut query);
    query.push(" ORDER BY c.published_on DESC, c.id DESC", &[]);
    let rows: Vec<Row> = tx.select(&query).await?;
    let mut agreements = agreements(tx, sight).await?;
    let mut meetings = meetings(tx, sight).await?;
    let whole = |item: Coverage| {
        let links = (agreements.remove(&item.id), meetings.remove(&item.id));
        let of = item.written(links.0.unwrap_or_default(), links.1.unwrap_or_default());
        Whole { id: item.id, version: item.version, of }
    };
    Ok(rows.into_iter().map(Coverage::from).map(whole).collect())
}

async fn agreements(tx: &mut Tx, sight: &Sight) -> Result<HashMap<CoverageId, Vec<AgreementId>>> {
    let mut query = Query::new(
        "SELECT l.coverage_id, l.agreement_id FROM coverage_agreements l JOIN agreements a ON a.id = l.agreement_id",
    );
    sight.agreements(&mut query);
    query.push(" ORDER BY a.year, a.number", &[]);
    Ok(by_item(tx.select(&query).await?))
}

async fn meetings(tx: &mut Tx, sight: &Sight) -> Result<HashMap<CoverageId, Vec<MeetingId>>> {
    let mut query = Query::new(
        "SELECT k.coverage_id, k.meeting_id FROM coverage_meetings k JOIN meetings m ON m.id = k.meeting_id",
    );
    sight.meetings(&mut query);
    query.push(" ORDER BY m.held_on, m.id", &[]);
    Ok(by_item(tx.select(&query).await?))
}

fn by_item<T>(links: Vec<(CoverageId, T)>) -> HashMap<CoverageId, Vec<T>> {
    let mut found: HashMap<CoverageId, Vec<T>> = HashMap::new();
    for (item, link) in links {
        found.entry(item).or_default().push(link);
    }
    found
}
