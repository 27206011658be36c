//! When somebody was last met.
use chrono::NaiveDate;

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{OrganisationId, PersonId};

/// The day of the latest meeting at which each person with a post at an organisation was present.
pub async fn last_contacts(
    tx: &mut Tx,
    organisation: OrganisationId,
    sight: &Sight,
) -> Result<Vec<(PersonId, NaiveDate)>> {
    let mut query = Query::new(
        "SELECT t.person_id, max(m.held_on) AS held_on FROM meetings m JOIN attendances t ON t.meeting_id = m.id",
    );
    query.and("m.state = 'held' AND t.state = 'present'", &[]).and(
        "EXISTS (SELECT 1 FROM posts h WHERE h.person_id = t.person_id AND h.organisation_id = ?)",
        &[&organisation],
    );
    sight.meetings(&mut query);
    query.push(" GROUP BY t.person_id", &[]);
    tx.select(&query).await
}
