//! The decisions of meetings.
use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, DecisionId, MeetingId};
use crate::meetings::{Decision, NewDecision, decision_code};
use crate::search::{Doc, index::refresh};

/// A decision as the page and the timeline of its agreement show it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DecisionLine {
    /// Its id.
    pub id: DecisionId,
    /// The Jalali year of its number.
    pub year: i64,
    /// Its number in that year.
    pub number: i64,
    /// What was decided.
    pub text: String,
    /// The meeting that took it.
    pub meeting: MeetingId,
    /// What that meeting was about.
    pub subject: String,
    /// The day of the meeting.
    pub held_on: NaiveDate,
    /// How many actions were born from it.
    pub n_actions: i64,
    /// How many of them are open.
    pub n_open: i64,
}

impl DecisionLine {
    /// Year and number, as `1405/12`.
    pub fn code(&self) -> String {
        decision_code(self.year, self.number)
    }

    /// Whether everything that was to be done is done; a decision without an action has nothing to do.
    pub fn is_done(&self) -> bool {
        self.n_actions > 0 && self.n_open == 0
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: DecisionId,
    year: i64,
    number: i64,
    text: String,
    agreement_id: Option<AgreementId>,
    title: Option<String>,
}

/// The decisions of a meeting that can be seen, in order.
pub async fn decisions(tx: &mut Tx, meeting: MeetingId, sight: &Sight) -> Result<Vec<Decision>> {
    let mut query = Query::new(
        "SELECT d.id, d.year, d.number, d.text, d.agreement_id, a.title
         FROM decisions d LEFT JOIN agreements a ON a.id = d.agreement_id",
    );
    query.and("d.meeting_id = ?", &[&meeting]);
    sight.decisions(&mut query);
    query.push(" ORDER BY d.position, d.number", &[]);
    let rows: Vec<Row> = tx.select(&query).await?;
    let read = |row: Row| Decision {
        id: row.id,
        year: row.year,
        number: row.number,
        text: row.text,
        agreement: row.agreement_id.zip(row.title),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// What was decided about an agreement, latest first.
pub async fn decisions_of_agreement(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<DecisionLine>> {
    tx.all(
        "SELECT d.id, d.year, d.number, d.text, m.id AS meeting, m.subject, m.held_on,
                (SELECT count(*) FROM actions x WHERE x.decision_id = d.id AND x.deleted_at IS NULL) AS n_actions,
                (SELECT count(*) FROM actions x
                 WHERE x.decision_id = d.id AND x.deleted_at IS NULL AND x.done_on IS NULL) AS n_open
         FROM decisions d JOIN meetings m ON m.id = d.meeting_id
         WHERE d.agreement_id = $1 AND m.deleted_at IS NULL
         ORDER BY m.held_on DESC, d.year DESC, d.number DESC",
        &[&agreement],
    )
    .await
}

/// Whether a meeting was held that decided something about an agreement.
pub async fn has_held_with_decision(tx: &mut Tx, agreement: AgreementId) -> Result<bool> {
    let (n,): (i64,) = tx
        .one(
            "SELECT count(*) FROM decisions d JOIN meetings m ON m.id = d.meeting_id
             WHERE d.agreement_id = $1 AND m.state = 'held' AND m.deleted_at IS NULL",
            &[&agreement],
        )
        .await?;
    Ok(n > 0)
}

/// Records a decision under the next number of its year.
pub async fn add_decision(tx: &mut Tx, new: &NewDecision) -> Result<DecisionId> {
    let id = DecisionId::new();
    tx.run(
        "INSERT INTO decisions (id, meeting_id, agreement_id, year, number, text, position)
         VALUES ($1, $2, $3, $4,
                 (SELECT CAST(COALESCE(max(d.number), 0) + 1 AS BIGINT) FROM decisions d WHERE d.year = $4), $5, $6)",
        &[&id, &new.meeting, &new.agreement, &new.year, &new.text, &new.position],
    )
    .await?;
    refresh(tx, Doc::Decision(id)).await?;
    Ok(id)
}

/// Changes the text of a decision and the agreement it is about; its number stays.
pub async fn update_decision(tx: &mut Tx, id: DecisionId, text: &str, agreement: Option<AgreementId>) -> Result<()> {
    tx.change("UPDATE decisions SET text = $2, agreement_id = $3 WHERE id = $1", &[&id, &text, &agreement]).await?;
    refresh(tx, Doc::Decision(id)).await
}

/// Strikes a decision off; answers false when an action hangs on it, which must go first.
pub async fn drop_decision(tx: &mut Tx, id: DecisionId) -> Result<bool> {
    let (n,): (i64,) =
        tx.one("SELECT count(*) FROM actions WHERE decision_id = $1 AND deleted_at IS NULL", &[&id]).await?;
    if n > 0 {
        return Ok(false);
    }
    tx.run("UPDATE actions SET decision_id = NULL WHERE decision_id = $1", &[&id]).await?;
    tx.run("DELETE FROM decisions WHERE id = $1", &[&id]).await?;
    refresh(tx, Doc::Decision(id)).await?;
    Ok(true)
}
