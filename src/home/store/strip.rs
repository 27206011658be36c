//! The agreements by stage.
use chrono::{Days, NaiveDate};

use crate::agreements::health::ENDING_DAYS;
use crate::agreements::lifecycle::Stage;
use crate::agreements::store::list::Reader;
use crate::agreements::store::rules::{ending, ends_on, stuck};
use crate::db::{Query, Result, Tx};
use crate::home::Standing;

/// The stages of which it is asked how long agreements stay there.
const OPEN: [Stage; 3] = [Stage::Meeting, Stage::Drafting, Stage::Signing];

#[derive(sqlx::FromRow)]
struct Row {
    stage: Stage,
    count: i64,
    stuck: i64,
    ending: i64,
}

/// Every stage with its counts, in the order of the lifecycle.
pub async fn standings(tx: &mut Tx, reader: &Reader) -> Result<Vec<Standing>> {
    let today = reader.today;
    let soon = today.checked_add_days(Days::new(ENDING_DAYS)).unwrap_or(today);
    let [meeting, drafting, signing] = limits_ago(reader);
    let mut query = Query::with(
        concat!(
            "SELECT a.stage, count(*) AS count, CAST(sum(CASE WHEN ",
            stuck!(),
            " THEN 1 ELSE 0 END) AS BIGINT) AS stuck, CAST(sum(CASE WHEN ",
            ending!(),
            " THEN 1 ELSE 0 END) AS BIGINT) AS ending FROM agreements a"
        ),
        &[&today, &meeting, &drafting, &signing, &today, &today, &today, &soon],
    );
    reader.sight.agreements(&mut query);
    query.push(" GROUP BY a.stage", &[]);
    let rows: Vec<Row> = tx.select(&query).await?;
    let medians = medians(tx, reader, &rows).await?;
    let standing = |stage: &Stage| {
        let row = rows.iter().find(|row| row.stage == *stage);
        Standing {
            stage: *stage,
            count: row.map_or(0, |row| row.count),
            stuck: row.map_or(0, |row| row.stuck),
            ending: row.map_or(0, |row| row.ending),
            median_since: medians.iter().find(|(of, _)| of == stage).map(|(_, day)| *day),
        }
    };
    Ok(Stage::ALL.iter().map(standing).collect())
}

/// Before these days the agreements of each open stage are over its limit.
pub(super) fn limits_ago(reader: &Reader) -> [NaiveDate; 3] {
    let back = |days: i64| {
        let days = Days::new(days.max(0).unsigned_abs());
        reader.today.checked_sub_days(days).unwrap_or(NaiveDate::MIN)
    };
    [back(reader.limits.meeting), back(reader.limits.drafting), back(reader.limits.signing)]
}

/// The day in the middle of each open stage: found by walking half of the index, not by fetching all.
async fn medians(tx: &mut Tx, reader: &Reader, rows: &[Row]) -> Result<Vec<(Stage, NaiveDate)>> {
    let middle = OPEN.map(|stage| rows.iter().find(|row| row.stage == stage).map_or(0, |row| row.count / 2));
    let mut query = Query::new("SELECT m.stage, m.stage_since FROM (SELECT a.stage, a.stage_since FROM agreements a");
    for (at, (stage, skip)) in OPEN.iter().zip(&middle).enumerate() {
        if at > 0 {
            query.push(
                " UNION ALL SELECT m.stage, m.stage_since
                  FROM (SELECT a.stage, a.stage_since FROM agreements a WHERE TRUE",
                &[],
            );
        }
        query.and("a.stage = ?", &[stage]);
        reader.sight.agreements(&mut query);
        query.push(" ORDER BY a.stage_since LIMIT 1 OFFSET ?) m", &[skip]);
    }
    tx.select(&query).await
}

/// How many organisations and meetings there are: what a new system still lacks.
pub async fn records(tx: &mut Tx) -> Result<(i64, i64)> {
    tx.one(
        "SELECT (SELECT count(*) FROM organisations WHERE deleted_at IS NULL AND NOT own) AS organisations,
                (SELECT count(*) FROM meetings WHERE deleted_at IS NULL) AS meetings",
        &[],
    )
    .await
}
