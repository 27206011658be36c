//! The stages an agreement went through.
use chrono::{DateTime, NaiveDate, Utc};

use crate::agreements::Agreement;
use crate::agreements::lifecycle::{Stage, Step};
use crate::agreements::needs::Need;
use crate::agreements::take::{StageEntry, Taken};
use crate::db::{Result, Rows, Tx};
use crate::ids::{AgreementId, StageEntryId, UserId};
use crate::search::{Doc, index::refresh};

/// The word for the first row of a history, which no step made.
const RECORDED: &str = "record";
/// The word for rows that came from a list kept elsewhere.
const IMPORTED: &str = "import";

/// Saves a step that was taken, with its row of the history, if the agreement still stands as it
/// was read. The event is the caller's to append, in the same transaction.
pub async fn advance(tx: &mut Tx, was: &Agreement, taken: &Taken) -> Result<()> {
    let next = &taken.agreement;
    tx.change(
        "UPDATE agreements SET stage = $4, stage_since = $5, halted_from = $6, outcome = $7, updated_at = $8,
             version = version + 1
         WHERE id = $1 AND stage = $2 AND version = $3 AND deleted_at IS NULL",
        &[
            &was.id,
            &was.stage,
            &was.version,
            &next.stage,
            &next.stage_since,
            &next.halted_from,
            &next.outcome,
            &next.updated_at,
        ],
    )
    .await?;
    enter(tx, was.id, &taken.entry).await?;
    refresh(tx, Doc::Agreement(was.id)).await
}

/// Writes a row of the history.
pub(super) async fn enter(tx: &mut Tx, agreement: AgreementId, entry: &StageEntry) -> Result<()> {
    enter_as(tx, &[(agreement, entry)], |entry| entry.step.map_or(RECORDED, Step::key)).await
}

/// Writes rows that came from a list kept elsewhere.
pub(super) async fn enter_imported(tx: &mut Tx, all: &[(AgreementId, StageEntry)]) -> Result<()> {
    let all: Vec<(AgreementId, &StageEntry)> = all.iter().map(|(agreement, entry)| (*agreement, entry)).collect();
    enter_as(tx, &all, |_| IMPORTED).await
}

async fn enter_as(
    tx: &mut Tx,
    all: &[(AgreementId, &StageEntry)],
    step: fn(&StageEntry) -> &'static str,
) -> Result<()> {
    let unmet = |entry: &StageEntry| entry.unmet.iter().map(|need| need.key()).collect::<Vec<_>>().join(" ");
    let words: Vec<(StageEntryId, &str, String)> =
        all.iter().map(|(_, entry)| (StageEntryId::new(), step(entry), unmet(entry))).collect();
    let mut rows = Rows::of(
        "INSERT INTO stage_history (id, agreement_id, step, from_stage, to_stage, entered_on, at, by_user, reason, unmet)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for ((agreement, entry), (id, step, unmet)) in all.iter().zip(&words) {
        let StageEntry { from, to, entered_on, at, by, reason, .. } = entry;
        rows.add(&[id, agreement, step, from, to, entered_on, at, by, reason, unmet]);
    }
    tx.insert(&rows).await
}

#[derive(sqlx::FromRow)]
struct Row {
    step: String,
    from_stage: Option<Stage>,
    to_stage: Stage,
    entered_on: NaiveDate,
    at: DateTime<Utc>,
    by_user: UserId,
    by_name: String,
    reason: String,
    unmet: String,
}

/// A stage entered, with the name of who did it.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    /// The row.
    pub entry: StageEntry,
    /// The name of the user.
    pub by_name: String,
    /// Whether it came from a list kept elsewhere.
    pub imported: bool,
}

/// The stages an agreement went through, the first one first.
pub async fn history(tx: &mut Tx, id: AgreementId) -> Result<Vec<HistoryRow>> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT s.step, s.from_stage, s.to_stage, s.entered_on, s.at, s.by_user, u.name AS by_name, s.reason, s.unmet
             FROM stage_history s JOIN users u ON u.id = s.by_user
             WHERE s.agreement_id = $1 ORDER BY s.at, s.id",
            &[&id],
        )
        .await?;
    Ok(rows.into_iter().map(HistoryRow::from).collect())
}

impl From<Row> for HistoryRow {
    fn from(row: Row) -> HistoryRow {
        let imported = row.step == IMPORTED;
        let entry = StageEntry {
            step: Step::parse(&row.step),
            from: row.from_stage,
            to: row.to_stage,
            entered_on: row.entered_on,
            at: row.at,
            by: row.by_user,
            reason: row.reason,
            unmet: row.unmet.split(' ').filter_map(Need::parse).collect(),
        };
        HistoryRow { entry, by_name: row.by_name, imported }
    }
}
