//! Lists of coverage, each seen through somebody's eyes.
use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, CoverageId, MeetingId, OrganisationId, OutletId};
use crate::persian::fold::{fold, fold_org};
use crate::press::{CoverageLine, Filter, Licensed, Tone};

#[derive(sqlx::FromRow)]
struct Row {
    id: CoverageId,
    outlet_id: OutletId,
    outlet: String,
    licensed: Licensed,
    headline: String,
    url: String,
    published_on: NaiveDate,
    published_time: String,
    tone: Option<Tone>,
    republished_from: Option<CoverageId>,
}

impl From<Row> for CoverageLine {
    fn from(row: Row) -> CoverageLine {
        CoverageLine {
            id: row.id,
            outlet_id: row.outlet_id,
            outlet: row.outlet,
            licensed: row.licensed,
            headline: row.headline,
            url: row.url,
            published_on: row.published_on,
            published_time: row.published_time,
            tone: row.tone,
            republished_from: row.republished_from,
        }
    }
}

macro_rules! columns {
    () => {
        "c.id, c.outlet_id, o.name AS outlet, o.licensed, c.headline, c.url, c.published_on, c.published_time, c.tone,
         c.republished_from"
    };
}

const SELECT: &str = concat!("SELECT ", columns!(), " FROM coverage c JOIN outlets o ON o.id = c.outlet_id");
const NEWEST_FIRST: &str = " ORDER BY c.published_on DESC, c.published_time DESC, c.id DESC";

async fn lines(tx: &mut Tx, query: &Query<'_>) -> Result<Vec<CoverageLine>> {
    Ok(tx.select::<Row>(query).await?.into_iter().map(CoverageLine::from).collect())
}

/// The words looked for, each as a pattern.
struct Sought(Vec<String>);

impl Sought {
    fn of(text: &str) -> Sought {
        Sought(fold(text).split(' ').filter(|word| !word.is_empty()).map(|word| format!("%{word}%")).collect())
    }

    fn narrow<'a>(&'a self, filter: &'a Filter, sight: &'a Sight, query: &mut Query<'a>) {
        sight.coverage(query);
        if let Some(outlet) = &filter.outlet {
            query.and("c.outlet_id = ?", &[outlet]);
        }
        if let Some(tone) = &filter.tone {
            query.and("c.tone = ?", &[tone]);
        }
        if let Some(agreement) = &filter.agreement {
            query.and(
                "EXISTS (SELECT 1 FROM coverage_agreements about WHERE about.coverage_id = c.id
                           AND about.agreement_id = ?)",
                &[agreement],
            );
        }
        if let Some(from) = &filter.from {
            query.and("c.published_on >= ?", &[from]);
        }
        if let Some(to) = &filter.to {
            query.and("c.published_on <= ?", &[to]);
        }
        for word in &self.0 {
            query.and("(c.folded LIKE ? OR o.folded LIKE ?)", &[word, word]);
        }
    }
}

/// One page of the coverage that fits, newest first.
pub async fn page(tx: &mut Tx, filter: &Filter, sight: &Sight, limit: i64, offset: i64) -> Result<Vec<CoverageLine>> {
    let sought = Sought::of(&filter.text);
    let mut query = Query::new(SELECT);
    sought.narrow(filter, sight, &mut query);
    query.push(NEWEST_FIRST, &[]).push(" LIMIT ? OFFSET ?", &[&limit, &offset]);
    lines(tx, &query).await
}

/// How much coverage fits.
pub async fn count(tx: &mut Tx, filter: &Filter, sight: &Sight) -> Result<i64> {
    let sought = Sought::of(&filter.text);
    let mut query = Query::new("SELECT count(*) FROM coverage c JOIN outlets o ON o.id = c.outlet_id");
    sought.narrow(filter, sight, &mut query);
    tx.count(&query).await
}

/// The latest coverage.
pub async fn recent(tx: &mut Tx, sight: &Sight, limit: i64) -> Result<Vec<CoverageLine>> {
    page(tx, &Filter::default(), sight, limit, 0).await
}

/// One item as lists show it.
pub async fn find_line(tx: &mut Tx, id: CoverageId, sight: &Sight) -> Result<Option<CoverageLine>> {
    let mut query = Query::new(SELECT);
    sight.coverage(&mut query);
    query.and("c.id = ?", &[&id]);
    Ok(lines(tx, &query).await?.into_iter().next())
}

/// What was recorded at one of these addresses, oldest first.
pub async fn with_address(tx: &mut Tx, addresses: &[String], sight: &Sight) -> Result<Vec<CoverageLine>> {
    let mut found = Vec::new();
    for address in addresses {
        let mut query = Query::new(SELECT);
        sight.coverage(&mut query);
        query.and("c.url = ?", &[address]).push(" ORDER BY c.id", &[]);
        found.extend(lines(tx, &query).await?);
    }
    found.sort_by_key(|line| line.id);
    Ok(found)
}

/// What was recorded with the same text, oldest first.
pub async fn with_fingerprint(tx: &mut Tx, fingerprint: &str, sight: &Sight) -> Result<Vec<CoverageLine>> {
    if fingerprint.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = Query::new(SELECT);
    sight.coverage(&mut query);
    query.and("c.fingerprint = ?", &[&fingerprint]).push(" ORDER BY c.id LIMIT 10", &[]);
    lines(tx, &query).await
}

/// What repeats an item, oldest first.
pub async fn republications(tx: &mut Tx, id: CoverageId, sight: &Sight) -> Result<Vec<CoverageLine>> {
    let mut query = Query::new(SELECT);
    sight.coverage(&mut query);
    query.and("c.republished_from = ?", &[&id]).push(" ORDER BY c.published_on, c.published_time, c.id", &[]);
    lines(tx, &query).await
}

/// The days of the oldest and the newest visible item.
pub async fn published_between(tx: &mut Tx, sight: &Sight) -> Result<Option<(NaiveDate, NaiveDate)>> {
    let mut query = Query::new("SELECT min(c.published_on), max(c.published_on) FROM coverage c");
    sight.coverage(&mut query);
    let ends: Vec<(Option<NaiveDate>, Option<NaiveDate>)> = tx.select(&query).await?;
    Ok(ends.into_iter().next().and_then(|(first, last)| first.zip(last)))
}

/// What was written about an agreement, newest first. Whoever asks was let in to the agreement.
pub async fn of_agreement(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<CoverageLine>> {
    let mut query = Query::new(SELECT);
    query
        .and("c.deleted_at IS NULL", &[])
        .and("c.id IN (SELECT l.coverage_id FROM coverage_agreements l WHERE l.agreement_id = ?)", &[&agreement])
        .push(NEWEST_FIRST, &[]);
    lines(tx, &query).await
}

/// What was written about a meeting, newest first.
pub async fn of_meeting(tx: &mut Tx, meeting: MeetingId, sight: &Sight) -> Result<Vec<CoverageLine>> {
    let mut query = Query::new(SELECT);
    sight.coverage(&mut query);
    query
        .and("c.id IN (SELECT k.coverage_id FROM coverage_meetings k WHERE k.meeting_id = ?)", &[&meeting])
        .push(NEWEST_FIRST, &[]);
    lines(tx, &query).await
}

/// What was written about the visible agreements of an organisation, newest first.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId, sight: &Sight) -> Result<Vec<CoverageLine>> {
    let mut query = Query::new(concat!(
        "SELECT DISTINCT ",
        columns!(),
        " FROM coverage c JOIN outlets o ON o.id = c.outlet_id
          JOIN coverage_agreements l ON l.coverage_id = c.id
          JOIN agreements a ON a.id = l.agreement_id
          JOIN agreement_parties p ON p.agreement_id = a.id"
    ));
    sight.agreements(&mut query);
    query.and("c.deleted_at IS NULL AND p.organisation_id = ?", &[&organisation]).push(NEWEST_FIRST, &[]);
    lines(tx, &query).await
}

/// The folded copy by which an item is found.
pub(super) fn folded(parts: &[&str]) -> String {
    parts.iter().map(|part| fold_org(part)).collect::<Vec<_>>().join(" ")
}
