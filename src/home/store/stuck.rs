//! The agreements that are stuck worst.
use chrono::NaiveDate;

use super::strip::limits_ago;
use crate::agreements::Awaited;
use crate::agreements::lifecycle::Stage;
use crate::agreements::store::list::Reader;
use crate::agreements::store::rules::ends_on;
use crate::db::{Query, Result, Tx};
use crate::home::{Case, STUCK_ROWS};
use crate::ids::AgreementId;

#[derive(sqlx::FromRow)]
struct Row {
    id: AgreementId,
    title: String,
    confidential: bool,
    stage: Stage,
    stage_since: NaiveDate,
    next_step: String,
    next_due_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    awaited: Option<Awaited>,
    organisation: Option<String>,
    person: Option<String>,
    owner: Option<String>,
}

impl From<Row> for Case {
    fn from(row: Row) -> Case {
        Case {
            id: row.id,
            title: row.title,
            confidential: row.confidential,
            stage: row.stage,
            stage_since: row.stage_since,
            next_step: row.next_step,
            next_due_on: row.next_due_on,
            ends_on: row.ends_on,
            awaited: row.awaited,
            organisation: row.organisation.unwrap_or_default(),
            person: row.person.unwrap_or_default(),
            owner: row.owner.unwrap_or_default(),
        }
    }
}

/// The columns of a case. Where only the party or only the person was named, the records know the
/// other: the party's representative, the person's present organisation.
macro_rules! cases {
    () => {
        concat!(
            "SELECT a.id, a.title, a.confidential, a.stage, a.stage_since, a.next_step, a.next_due_on, ",
            ends_on!(),
            " AS ends_on, a.awaited,
              CASE a.awaited
                WHEN 'party' THEN (SELECT o.name FROM organisations o WHERE o.id = a.awaited_party_id)
                WHEN 'person' THEN COALESCE((SELECT o.name FROM organisations o WHERE o.id = a.awaited_party_id),
                  (SELECT o.name FROM posts s JOIN organisations o ON o.id = s.organisation_id
                   WHERE s.person_id = a.awaited_person_id AND s.ends_on IS NULL
                   ORDER BY s.starts_on DESC NULLS LAST, s.id LIMIT 1)) END AS organisation,
              CASE WHEN a.awaited <> 'us' THEN COALESCE(
                  (SELECT p.name FROM persons p WHERE p.id = a.awaited_person_id),
                  (SELECT p.name FROM agreement_parties b JOIN posts s ON s.id = b.representative_id
                   JOIN persons p ON p.id = s.person_id
                   WHERE b.agreement_id = a.id AND b.organisation_id = a.awaited_party_id)) END AS person,
              u.name AS owner
              FROM agreements a LEFT JOIN users u ON u.id = a.owner_id"
        )
    };
}

/// Candidates for the worst cases: for each way of being stuck, those that are it longest. The worst
/// of all are among them, and no engine reads more than the heads of its indexes for them.
pub async fn stuck(tx: &mut Tx, reader: &Reader) -> Result<Vec<Case>> {
    let most = STUCK_ROWS as i64;
    let [meeting, drafting, signing] = limits_ago(reader);
    let (today, sight) = (&reader.today, &reader.sight);
    let mut query = Query::new("WITH worst AS (SELECT w.id FROM (SELECT a.id FROM agreements a");
    let overs = [(Stage::Meeting, meeting), (Stage::Drafting, drafting), (Stage::Signing, signing)];
    for (stage, before) in &overs {
        query.and("a.stage = ? AND a.stage_since < ?", &[stage, before]);
        sight.agreements(&mut query);
        query.push(" ORDER BY a.stage_since LIMIT ?) w", &[&most]).push(NEXT, &[]);
    }
    query.and("a.stage IN ('meeting', 'drafting', 'signing', 'in_force') AND a.next_due_on < ?", &[today]);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.next_due_on LIMIT ?) w", &[&most]).push(NEXT, &[]);
    query.and("a.stage IN ('meeting', 'drafting', 'signing') AND a.next_step = ''", &[]);
    sight.agreements(&mut query);
    query.push(" ORDER BY a.stage_since LIMIT ?) w", &[&most]).push(
        " UNION ALL SELECT w.id FROM (SELECT a.id FROM periods q JOIN agreements a ON a.id = q.agreement_id
          WHERE TRUE",
        &[],
    );
    query.and(
        "a.stage = 'in_force' AND q.ends_on < ? AND NOT EXISTS
           (SELECT 1 FROM periods later WHERE later.agreement_id = a.id AND later.starts_on > q.starts_on)",
        &[today],
    );
    sight.agreements(&mut query);
    query.push(" ORDER BY q.ends_on LIMIT ?) w) ", &[&most]);
    query.push(cases!(), &[]).push(" WHERE a.id IN (SELECT worst.id FROM worst)", &[]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(Case::from).collect())
}

/// Begins the next way of being stuck; conditions follow.
const NEXT: &str = " UNION ALL SELECT w.id FROM (SELECT a.id FROM agreements a WHERE TRUE";

/// The agreement that has stood longest in an open stage, for a desk on which nothing is stuck.
pub async fn oldest(tx: &mut Tx, reader: &Reader) -> Result<Option<Case>> {
    let mut query = Query::new(cases!());
    query.and("a.stage IN ('meeting', 'drafting', 'signing')", &[]);
    reader.sight.agreements(&mut query);
    query.push(" ORDER BY a.stage_since, a.id LIMIT 1", &[]);
    Ok(tx.select::<Row>(&query).await?.pop().map(Case::from))
}
