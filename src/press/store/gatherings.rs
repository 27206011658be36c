//! The meetings that an article may be about, through somebody's eyes.
use chrono::{Days, NaiveDate};

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, CoverageId, MeetingId, PersonId};
use crate::press::suggest::Gathering;
use crate::search::{Doc, index::refresh};

/// So many meetings of one agreement are looked at.
const OF_AGREEMENT: i64 = 20;
/// So many of the latest are known by their subject alone.
const LATEST: i64 = 60;
/// Of so many it is asked whom and what they concerned.
const LOOKED_INTO: usize = 60;

type Row = (MeetingId, String, NaiveDate);

/// The meetings around a day, those about one of the agreements, and the latest.
pub async fn gatherings(
    tx: &mut Tx,
    day: Option<NaiveDate>,
    about: &[AgreementId],
    sight: &Sight,
) -> Result<Vec<Gathering>> {
    let mut rows: Vec<Row> = Vec::new();
    if let Some(day) = day {
        let (from, to) = (day - Days::new(1), day + Days::new(1));
        let mut query = visible(sight);
        query.and("m.held_on BETWEEN ? AND ?", &[&from, &to]).push(" ORDER BY m.held_on, m.id", &[]);
        rows.extend(tx.select::<Row>(&query).await?);
    }
    for agreement in about {
        let mut query = visible(sight);
        query
            .and("m.id IN (SELECT l.meeting_id FROM meeting_agreements l WHERE l.agreement_id = ?)", &[agreement])
            .push(" ORDER BY m.held_on DESC, m.id LIMIT ?", &[&OF_AGREEMENT]);
        rows.extend(tx.select::<Row>(&query).await?);
    }
    let mut query = visible(sight);
    query.push(" ORDER BY m.held_on DESC, m.id DESC LIMIT ?", &[&LATEST]);
    rows.extend(tx.select::<Row>(&query).await?);
    let mut found: Vec<Gathering> = Vec::new();
    for (id, subject, held_on) in rows {
        if found.len() < LOOKED_INTO && !found.iter().any(|other| other.id == id) {
            found.push(look_into(tx, id, subject, held_on).await?);
        }
    }
    Ok(found)
}

fn visible(sight: &Sight) -> Query<'_> {
    let mut query = Query::new("SELECT m.id, m.subject, m.held_on FROM meetings m");
    sight.meetings(&mut query);
    query.and("m.state <> 'cancelled'", &[]);
    query
}

async fn look_into(tx: &mut Tx, id: MeetingId, subject: String, held_on: NaiveDate) -> Result<Gathering> {
    let agreements: Vec<(AgreementId,)> =
        tx.all("SELECT l.agreement_id FROM meeting_agreements l WHERE l.meeting_id = $1", &[&id]).await?;
    let people: Vec<(PersonId,)> =
        tx.all("SELECT t.person_id FROM attendances t WHERE t.meeting_id = $1", &[&id]).await?;
    Ok(Gathering {
        id,
        subject,
        held_on,
        agreements: agreements.into_iter().map(|(id,)| id).collect(),
        people: people.into_iter().map(|(id,)| id).collect(),
    })
}

/// Links an item to a meeting that was recorded from it.
pub async fn link_meeting(tx: &mut Tx, item: CoverageId, meeting: MeetingId) -> Result<()> {
    tx.run(
        "INSERT INTO coverage_meetings (coverage_id, meeting_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        &[&item, &meeting],
    )
    .await?;
    refresh(tx, Doc::Coverage(item)).await
}
