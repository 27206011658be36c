//! One item of coverage and what it is linked to.
use chrono::{DateTime, NaiveDate, Utc};

use super::lists::folded;
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Rows, StoreError, Tx};
use crate::ids::{AgreementId, CoverageId, MeetingId, OutletId, UserId};
use crate::press::reader::fingerprint;
use crate::press::{Coverage, Licensed, NewCoverage, Tone};
use crate::search::Doc;
use crate::search::index::{refresh, refresh_all};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: CoverageId,
    outlet_id: OutletId,
    outlet: String,
    licensed: Licensed,
    headline: String,
    url: String,
    published_on: NaiveDate,
    published_time: String,
    reporter: String,
    tone: Option<Tone>,
    excerpt: String,
    kept_text: String,
    republished_from: Option<CoverageId>,
    recorded_by: String,
    version: i64,
}

impl From<Row> for Coverage {
    fn from(row: Row) -> Coverage {
        Coverage {
            id: row.id,
            outlet_id: row.outlet_id,
            outlet: row.outlet,
            licensed: row.licensed,
            headline: row.headline,
            url: row.url,
            published_on: row.published_on,
            published_time: row.published_time,
            reporter: row.reporter,
            tone: row.tone,
            excerpt: row.excerpt,
            kept_text: row.kept_text,
            republished_from: row.republished_from,
            recorded_by: row.recorded_by,
            version: row.version,
        }
    }
}

/// Items with their outlets and who recorded them.
pub(super) const SELECT: &str =
    "SELECT c.id, c.outlet_id, o.name AS outlet, o.licensed, c.headline, c.url, c.published_on, c.published_time,
            c.reporter, c.tone, c.excerpt, c.kept_text, c.republished_from, u.name AS recorded_by, c.version
     FROM coverage c JOIN outlets o ON o.id = c.outlet_id JOIN users u ON u.id = c.created_by";

/// One item; hidden ones are not found.
pub async fn find(tx: &mut Tx, id: CoverageId, sight: &Sight) -> Result<Coverage> {
    let mut query = Query::new(SELECT);
    sight.coverage(&mut query);
    query.and("c.id = ?", &[&id]);
    tx.select::<Row>(&query).await?.into_iter().next().map(Coverage::from).ok_or(StoreError::NotFound)
}

/// The visible agreements an item is about: id, reference and title.
pub async fn agreements(tx: &mut Tx, id: CoverageId, sight: &Sight) -> Result<Vec<(AgreementId, String, String)>> {
    let mut query = Query::new(
        "SELECT a.id, a.reference, a.title FROM agreements a JOIN coverage_agreements l ON l.agreement_id = a.id",
    );
    sight.agreements(&mut query);
    query.and("l.coverage_id = ?", &[&id]).push(" ORDER BY a.year DESC, a.number DESC", &[]);
    tx.select(&query).await
}

/// The visible meetings an item is about: id, subject and day.
pub async fn meetings(tx: &mut Tx, id: CoverageId, sight: &Sight) -> Result<Vec<(MeetingId, String, NaiveDate)>> {
    let mut query =
        Query::new("SELECT m.id, m.subject, m.held_on FROM meetings m JOIN coverage_meetings k ON k.meeting_id = m.id");
    sight.meetings(&mut query);
    query.and("k.coverage_id = ?", &[&id]).push(" ORDER BY m.held_on DESC, m.id DESC", &[]);
    tx.select(&query).await
}

/// Records an item with its links.
pub async fn insert(tx: &mut Tx, new: &NewCoverage, by: UserId, now: DateTime<Utc>) -> Result<CoverageId> {
    let id = CoverageId::new();
    insert_as(tx, id, new, by, now).await?;
    Ok(id)
}

/// Records an item under an id that is promised already.
pub async fn insert_as(tx: &mut Tx, id: CoverageId, new: &NewCoverage, by: UserId, now: DateTime<Utc>) -> Result<()> {
    insert_all(tx, &[(id, new)], by, now).await
}

/// Records several items with their links.
pub async fn insert_all(tx: &mut Tx, all: &[(CoverageId, &NewCoverage)], by: UserId, now: DateTime<Utc>) -> Result<()> {
    let copies: Vec<[String; 2]> = all.iter().map(|(_, new)| copies(new)).collect();
    let mut rows = Rows::of(
        "INSERT INTO coverage (id, outlet_id, headline, url, published_on, published_time, reporter, tone, excerpt,
                               kept_text, republished_from, folded, fingerprint, created_by, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for ((id, new), [folded, fingerprint]) in all.iter().zip(&copies) {
        rows.add(&[
            id,
            &new.outlet,
            &new.headline,
            &new.url,
            &new.published_on,
            &new.published_time,
            &new.reporter,
            &new.tone,
            &new.excerpt,
            &new.kept_text,
            &new.republished_from,
            folded,
            fingerprint,
            &by,
            &now,
            &now,
        ]);
    }
    tx.insert(&rows).await?;
    link(tx, all).await?;
    let docs: Vec<Doc> = all.iter().map(|(id, _)| Doc::Coverage(*id)).collect();
    refresh_all(tx, &docs).await
}

/// What is kept beside the words themselves: the folded copy, and the mark of the text.
fn copies(new: &NewCoverage) -> [String; 2] {
    [folded(&[&new.headline, &new.excerpt, &new.reporter, &new.kept_text]), fingerprint(&new.kept_text)]
}

/// Changes an item, unless somebody was faster. Links to records that the one who asks cannot see
/// stay as they are.
pub async fn update(
    tx: &mut Tx,
    id: CoverageId,
    version: i64,
    new: &NewCoverage,
    sight: &Sight,
    now: DateTime<Utc>,
) -> Result<()> {
    let [folded, fingerprint] = copies(new);
    tx.change(
        "UPDATE coverage SET outlet_id = $3, headline = $4, url = $5, published_on = $6, published_time = $7,
                             reporter = $8, tone = $9, excerpt = $10, kept_text = $11, republished_from = $12,
                             folded = $13, updated_at = $14, fingerprint = $15, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[
            &id,
            &version,
            &new.outlet,
            &new.headline,
            &new.url,
            &new.published_on,
            &new.published_time,
            &new.reporter,
            &new.tone,
            &new.excerpt,
            &new.kept_text,
            &new.republished_from,
            &folded,
            &now,
            &fingerprint,
        ],
    )
    .await?;
    for (agreement, _, _) in agreements(tx, id, sight).await? {
        if !new.agreements.contains(&agreement) {
            tx.run("DELETE FROM coverage_agreements WHERE coverage_id = $1 AND agreement_id = $2", &[&id, &agreement])
                .await?;
        }
    }
    for (meeting, _, _) in meetings(tx, id, sight).await? {
        if !new.meetings.contains(&meeting) {
            tx.run("DELETE FROM coverage_meetings WHERE coverage_id = $1 AND meeting_id = $2", &[&id, &meeting])
                .await?;
        }
    }
    link(tx, &[(id, new)]).await?;
    refresh(tx, Doc::Coverage(id)).await
}

async fn link(tx: &mut Tx, all: &[(CoverageId, &NewCoverage)]) -> Result<()> {
    const ONCE: &str = " ON CONFLICT DO NOTHING";
    let mut agreements =
        Rows::of("INSERT INTO coverage_agreements (coverage_id, agreement_id) VALUES (?, ?)").ending(ONCE);
    let mut meetings = Rows::of("INSERT INTO coverage_meetings (coverage_id, meeting_id) VALUES (?, ?)").ending(ONCE);
    for (id, new) in all {
        new.agreements.iter().for_each(|agreement| agreements.add(&[id, agreement]));
        new.meetings.iter().for_each(|meeting| meetings.add(&[id, meeting]));
    }
    tx.insert(&agreements).await?;
    tx.insert(&meetings).await
}

/// Takes items out for good with their links, as if they had never been recorded.
pub async fn erase_all(tx: &mut Tx, ids: &[CoverageId]) -> Result<()> {
    tx.run_among("DELETE FROM coverage_agreements WHERE coverage_id", ids).await?;
    tx.run_among("DELETE FROM coverage_meetings WHERE coverage_id", ids).await?;
    // One may repeat another: first they let go of each other.
    tx.run_among("UPDATE coverage SET republished_from = NULL WHERE republished_from IS NOT NULL AND id", ids).await?;
    tx.run_among("DELETE FROM coverage WHERE id", ids).await?;
    let docs: Vec<Doc> = ids.iter().copied().map(Doc::Coverage).collect();
    refresh_all(tx, &docs).await
}

/// Puts an item into the trash, or takes it out again.
pub async fn trash(tx: &mut Tx, id: CoverageId, away: bool, now: DateTime<Utc>) -> Result<()> {
    let at = away.then_some(now);
    let sql = if away {
        "UPDATE coverage SET deleted_at = $2, updated_at = $3, version = version + 1
         WHERE id = $1 AND deleted_at IS NULL"
    } else {
        "UPDATE coverage SET deleted_at = $2, updated_at = $3, version = version + 1
         WHERE id = $1 AND deleted_at IS NOT NULL"
    };
    match tx.run(sql, &[&id, &at, &now]).await? {
        1 => refresh(tx, Doc::Coverage(id)).await,
        _ => Err(StoreError::NotFound),
    }
}
