//! All coverage that somebody sees, whole: for lists that leave the house.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, CoverageId, MeetingId, OutletId};
use crate::press::{NewCoverage, Tone};

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

#[derive(sqlx::FromRow)]
struct Row {
    id: CoverageId,
    version: i64,
    outlet_id: OutletId,
    headline: String,
    url: String,
    published_on: NaiveDate,
    published_time: String,
    reporter: String,
    tone: Option<Tone>,
    excerpt: String,
    kept_text: String,
    republished_from: Option<CoverageId>,
}

/// Every item in sight, the newest first.
pub async fn whole(tx: &mut Tx, sight: &Sight) -> Result<Vec<Whole>> {
    let mut query = Query::new(
        "SELECT c.id, c.version, c.outlet_id, c.headline, c.url, c.published_on, c.published_time, c.reporter, c.tone,
                c.excerpt, c.kept_text, c.republished_from FROM coverage c",
    );
    sight.coverage(&mut query);
    query.push(" ORDER BY c.published_on DESC, c.id DESC", &[]);
    let rows: Vec<Row> = tx.select(&query).await?;
    let mut agreements = agreements(tx, sight).await?;
    let mut meetings = meetings(tx, sight).await?;
    let whole = |row: Row| Whole {
        id: row.id,
        version: row.version,
        of: NewCoverage {
            outlet: row.outlet_id,
            headline: row.headline,
            url: row.url,
            published_on: row.published_on,
            published_time: row.published_time,
            reporter: row.reporter,
            tone: row.tone,
            excerpt: row.excerpt,
            kept_text: row.kept_text,
            republished_from: row.republished_from,
            agreements: agreements.remove(&row.id).unwrap_or_default(),
            meetings: meetings.remove(&row.id).unwrap_or_default(),
        },
    };
    Ok(rows.into_iter().map(whole).collect())
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
