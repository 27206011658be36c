//! Who was invited and who came.
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, MeetingId, PersonId, PostId, UserId};
use crate::meetings::{Attendance, AttendanceState};
use crate::search::{Doc, index::refresh};

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    name: String,
    honorific: String,
    post_id: Option<PostId>,
    post_title: Option<String>,
    organisation: Option<String>,
    state: AttendanceState,
    represented_by: String,
}

impl From<Row> for Attendance {
    fn from(row: Row) -> Attendance {
        Attendance {
            person: row.person_id,
            name: row.name,
            honorific: row.honorific,
            post: row.post_id,
            post_title: row.post_title.unwrap_or_default(),
            organisation: row.organisation.unwrap_or_default(),
            state: row.state,
            represented_by: row.represented_by,
        }
    }
}

/// The attendance of a meeting, in the order it was written down.
pub async fn attendance(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Attendance>> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT t.person_id, p.name, p.honorific, t.post_id, post.title AS post_title, o.name AS organisation,
                    t.state, t.represented_by
             FROM attendances t JOIN persons p ON p.id = t.person_id
             LEFT JOIN posts post ON post.id = t.post_id
             LEFT JOIN organisations o ON o.id = post.organisation_id
             WHERE t.meeting_id = $1 ORDER BY t.position, p.sort_key, p.id",
            &[&meeting],
        )
        .await?;
    Ok(rows.into_iter().map(Attendance::from).collect())
}

/// Writes somebody down, or changes what is written of them; the place in the order stays.
pub async fn put_attendee(
    tx: &mut Tx,
    meeting: MeetingId,
    person: PersonId,
    post: Option<PostId>,
    state: AttendanceState,
    represented_by: &str,
) -> Result<()> {
    tx.run(
        "INSERT INTO attendances (meeting_id, person_id, post_id, state, represented_by, position)
         VALUES ($1, $2, $3, $4, $5,
                 (SELECT CAST(COALESCE(max(t.position), 0) + 1 AS BIGINT) FROM attendances t WHERE t.meeting_id = $1))
         ON CONFLICT (meeting_id, person_id)
         DO UPDATE SET post_id = excluded.post_id, state = excluded.state, represented_by = excluded.represented_by",
        &[&meeting, &person, &post, &state, &represented_by],
    )
    .await?;
    refresh(tx, Doc::Meeting(meeting)).await
}

/// Strikes somebody off.
pub async fn drop_attendee(tx: &mut Tx, meeting: MeetingId, person: PersonId) -> Result<()> {
    tx.run("DELETE FROM attendances WHERE meeting_id = $1 AND person_id = $2", &[&meeting, &person]).await?;
    refresh(tx, Doc::Meeting(meeting)).await
}

/// Who was at the last held meeting: of an agreement, or else of those that `user` recorded.
pub async fn last_attendance(
    tx: &mut Tx,
    agreement: Option<AgreementId>,
    user: UserId,
    sight: &Sight,
) -> Result<Vec<PersonId>> {
    let mut query = Query::new("SELECT m.id FROM meetings m");
    query.and("m.state = 'held' AND EXISTS (SELECT 1 FROM attendances t WHERE t.meeting_id = m.id)", &[]);
    match &agreement {
        Some(agreement) => query.and(
            "EXISTS (SELECT 1 FROM meeting_agreements l WHERE l.meeting_id = m.id AND l.agreement_id = ?)",
            &[agreement],
        ),
        None => query.and("m.created_by = ?", &[&user]),
    };
    sight.meetings(&mut query);
    query.push(" ORDER BY m.held_on DESC, m.starts_at DESC, m.id DESC LIMIT 1", &[]);
    let last: Option<(MeetingId,)> = tx.select(&query).await?.pop();
    match last {
        Some((meeting,)) => Ok(attendance(tx, meeting).await?.iter().map(|someone| someone.person).collect()),
        None => Ok(Vec::new()),
    }
}
