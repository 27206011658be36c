//! The meeting that follows another.
use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, MeetingId};

/// When and where a meeting is, and what about.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct NextMeeting {
    /// Its id.
    pub id: MeetingId,
    /// What it is about.
    pub subject: String,
    /// The day.
    pub held_on: NaiveDate,
    /// From, `HH:MM`, or empty.
    pub starts_at: String,
    /// Where.
    pub place: String,
}

/// The first meeting after a day about one of some agreements that was not called off. Which of them
/// may be known is for the caller to know: a meeting linked only through a hidden one is none.
pub async fn next_about(
    tx: &mut Tx,
    agreements: &[AgreementId],
    after: NaiveDate,
    sight: &Sight,
) -> Result<Option<NextMeeting>> {
    let Some((first, rest)) = agreements.split_first() else { return Ok(None) };
    let mut query = Query::new("SELECT m.id, m.subject, m.held_on, m.starts_at, m.place FROM meetings m");
    query
        .and("m.held_on > ? AND m.state <> 'cancelled'", &[&after])
        .and("EXISTS (SELECT 1 FROM meeting_agreements l WHERE l.meeting_id = m.id AND l.agreement_id IN (?", &[first]);
    for id in rest {
        query.push(", ?", &[id]);
    }
    query.push("))", &[]);
    sight.meetings(&mut query);
    query.push(" ORDER BY m.held_on, m.starts_at, m.id LIMIT 1", &[]);
    Ok(tx.select(&query).await?.pop())
}
