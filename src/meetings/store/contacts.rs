//! Who may well be at the next meeting. Whom somebody met last is told from meetings that are open to all: the order of
//! the names must not say that there was a confidential one.
use chrono::NaiveDate;

use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, PersonId};

/// Somebody to tick.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Contact {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The organisation of the post held today, or empty.
    pub organisation: String,
}

/// Head of the queries: the person, and the organisation of the post held on the day bound twice.
const CONTACTS: &str = "SELECT p.id, p.name,
        COALESCE((SELECT CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END
                  FROM posts post JOIN organisations o ON o.id = post.organisation_id
                  WHERE post.person_id = p.id AND (post.starts_on IS NULL OR post.starts_on <= ?)
                    AND (post.ends_on IS NULL OR post.ends_on >= ?)
                  ORDER BY post.starts_on DESC NULLS LAST, post.id DESC LIMIT 1), '') AS organisation
     FROM persons p";

/// The known contacts of an agreement: who met about it, who represents or signs for its parties,
/// and who holds a post there; those met last come first.
pub async fn known_to(tx: &mut Tx, agreement: AgreementId, today: NaiveDate, limit: i64) -> Result<Vec<Contact>> {
    let mut query = Query::with(CONTACTS, &[&today, &today]);
    query.and(
        "p.deleted_at IS NULL AND (
            EXISTS (SELECT 1 FROM attendances t JOIN meeting_agreements l ON l.meeting_id = t.meeting_id
                    JOIN meetings m ON m.id = t.meeting_id
                    WHERE t.person_id = p.id AND l.agreement_id = ? AND m.deleted_at IS NULL)
            OR EXISTS (SELECT 1 FROM agreement_parties party JOIN posts post
                         ON post.id = party.representative_id OR post.id = party.signatory_id
                       WHERE post.person_id = p.id AND party.agreement_id = ?)
            OR EXISTS (SELECT 1 FROM agreement_parties party
                       JOIN posts post ON post.organisation_id = party.organisation_id
                       WHERE post.person_id = p.id AND party.agreement_id = ?
                         AND (post.ends_on IS NULL OR post.ends_on >= ?)))",
        &[&agreement, &agreement, &agreement, &today],
    );
    query.push(
        " ORDER BY (SELECT max(m.held_on) FROM attendances t JOIN meetings m ON m.id = t.meeting_id
                    JOIN meeting_agreements l ON l.meeting_id = m.id
                    WHERE t.person_id = p.id AND l.agreement_id = ? AND m.deleted_at IS NULL) DESC NULLS LAST,
                   (SELECT max(m.held_on) FROM attendances t JOIN meetings m ON m.id = t.meeting_id
                    WHERE t.person_id = p.id AND m.deleted_at IS NULL
                      AND NOT EXISTS (SELECT 1 FROM meeting_agreements h JOIN agreements a ON a.id = h.agreement_id
                                      WHERE h.meeting_id = m.id AND a.confidential)) DESC NULLS LAST, p.sort_key, p.id LIMIT ?",
        &[&agreement, &limit],
    );
    tx.select(&query).await
}

/// The people met last, of any organisation; those never met come after them by name.
pub async fn recently_met(tx: &mut Tx, today: NaiveDate, limit: i64) -> Result<Vec<Contact>> {
    let mut query = Query::with(CONTACTS, &[&today, &today]);
    query.and("p.deleted_at IS NULL", &[]);
    query.push(
        " ORDER BY (SELECT max(m.held_on) FROM attendances t JOIN meetings m ON m.id = t.meeting_id
                    WHERE t.person_id = p.id AND m.deleted_at IS NULL
                      AND NOT EXISTS (SELECT 1 FROM meeting_agreements h JOIN agreements a ON a.id = h.agreement_id
                                      WHERE h.meeting_id = m.id AND a.confidential)) DESC NULLS LAST, p.sort_key, p.id LIMIT ?",
        &[&limit],
    );
    tx.select(&query).await
}

/// One person, for a chip that was ticked before.
pub async fn named(tx: &mut Tx, person: PersonId, today: NaiveDate) -> Result<Option<Contact>> {
    let mut query = Query::with(CONTACTS, &[&today, &today]);
    query.and("p.id = ? AND p.deleted_at IS NULL", &[&person]);
    Ok(tx.select(&query).await?.pop())
}
